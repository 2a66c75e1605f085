use domain::{AccountId, Coded, Currency, Environment};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

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
            created_at: self.created_at,
        })
    }
}

impl Ledger {
    /// All accounts, oldest first.
    pub async fn list_accounts(&self) -> Result<Vec<Account>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, name, merchant_id, environment, endpoint, gateway_zone, display_zone, currency, created_at
             FROM account ORDER BY created_at, name"
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Stored::read).collect()
    }

    /// Adds an account, or changes the one with this id.
    pub async fn upsert_account(&self, account: &Account) -> Result<(), LedgerError> {
        let (id, environment, currency) = (
            account.id.as_str(),
            account.environment.code(),
            account.currency.as_str(),
        );
        sqlx::query!(
            "INSERT INTO account (id, name, merchant_id, environment, endpoint, gateway_zone, display_zone, currency, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, merchant_id = excluded.merchant_id,
                environment = excluded.environment, endpoint = excluded.endpoint,
                gateway_zone = excluded.gateway_zone, display_zone = excluded.display_zone,
                currency = excluded.currency",
            id,
            account.name,
            account.merchant_id,
            environment,
            account.endpoint,
            account.gateway_zone,
            account.display_zone,
            currency,
            account.created_at
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(())
    }
}
