use domain::{AccountId, Coded, Currency, Environment};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A Converge merchant account of the town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Our id.
    pub id: AccountId,
    /// The town's or department's name.
    pub name: String,
    /// The gateway's account id.
    pub merchant_id: String,
    /// Which Converge.
    pub environment: Environment,
    /// Typed address, where the environment has none of its own.
    pub endpoint: Option<String>,
    /// Zone in which the gateway writes its times.
    pub gateway_zone: String,
    /// Zone in which times are shown.
    pub display_zone: String,
    /// Currency of its terminals unless they say otherwise.
    pub currency: Currency,
    /// One token vault for all its terminals at Converge; `None` until somebody asked.
    pub shared_vault: Option<bool>,
    /// UTC seconds.
    pub created_at: i64,
}

struct Stored {
    id: String,
    name: String,
    merchant_id: String,
    environment: i64,
    endpoint: Option<String>,
    gateway_zone: String,
    display_zone: String,
    currency: String,
    shared_vault: Option<i64>,
    created_at: i64,
}

impl Stored {
    fn read(self) -> Result<Account, LedgerError> {
        let environment = u8::try_from(self.environment)
            .ok()
            .and_then(Environment::from_code);
        Ok(Account {
            id: AccountId::new(self.id),
            name: self.name,
            merchant_id: self.merchant_id,
            environment: environment.ok_or(LedgerError::Newer)?,
            endpoint: self.endpoint,
            gateway_zone: self.gateway_zone,
            display_zone: self.display_zone,
            currency: Currency::new(&self.currency).ok_or(LedgerError::Damaged)?,
            shared_vault: self.shared_vault.map(|answer| answer != 0),
            created_at: self.created_at,
        })
    }
}

impl Ledger {
    /// All accounts, oldest first.
    pub async fn list_accounts(&self) -> Result<Vec<Account>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, name, merchant_id, environment, endpoint, gateway_zone, display_zone, currency,
                    shared_vault, created_at
             FROM account ORDER BY created_at, name"
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Stored::read).collect()
    }
}

impl Work {
    /// Adds an account, or changes the one with this id.
    pub async fn put_account(&mut self, account: &Account) -> Result<(), LedgerError> {
        let (id, environment, currency) = (
            account.id.as_str(),
            account.environment.code(),
            account.currency.as_str(),
        );
        sqlx::query!(
            "INSERT INTO account (id, name, merchant_id, environment, endpoint, gateway_zone, display_zone, currency,
                                  shared_vault, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, merchant_id = excluded.merchant_id,
                environment = excluded.environment, endpoint = excluded.endpoint,
                gateway_zone = excluded.gateway_zone, display_zone = excluded.display_zone,
                currency = excluded.currency, shared_vault = excluded.shared_vault",
            id,
            account.name,
            account.merchant_id,
            environment,
            account.endpoint,
            account.gateway_zone,
            account.display_zone,
            currency,
            account.shared_vault,
            account.created_at
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }

    /// Forgets what checks of the account's PINs and its terminals' reports said: another
    /// gateway has to be asked now.
    pub async fn forget_checks(&mut self, account: &AccountId) -> Result<(), LedgerError> {
        let id = account.as_str();
        sqlx::query!(
            "UPDATE credential SET checked_at = NULL, outcome = NULL, gateway_code = NULL, checked_by = NULL
             WHERE terminal IN (SELECT id FROM terminal WHERE account = ?1)",
            id
        )
        .execute(&mut *self.tx)
        .await?;
        sqlx::query!(
            "UPDATE terminal SET reported_name = NULL, reported_kind = NULL, reported_currency = NULL,
                    reported_zone = NULL, reported_status = NULL, reported_merchant = NULL, reported_address = NULL,
                    reported_at = NULL
             WHERE account = ?1",
            id
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
