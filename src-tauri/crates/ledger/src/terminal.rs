use domain::{AccountId, Coded, TerminalId, TerminalKind, UserId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

/// What the gateway itself reported of a terminal, as written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    /// Its name at the gateway.
    pub name: Option<String>,
    /// Its market segment.
    pub kind: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// Its time zone.
    pub zone: Option<String>,
    /// ACTIVE, NOT LIVE, SUSPENDED.
    pub status: Option<String>,
    /// The merchant it belongs to.
    pub merchant: Option<String>,
    /// When it was told, UTC seconds.
    pub at: Option<i64>,
}

/// A terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Our id.
    pub id: TerminalId,
    /// Its account.
    pub account: AccountId,
    /// The town's name for it.
    pub name: String,
    /// Retail, Internet …
    pub kind: TerminalKind,
    /// The API user whose PIN is used.
    pub user: Option<UserId>,
    /// What the gateway says; all empty until it was asked.
    pub reported: Reported,
}

struct Stored {
    id: String,
    account: String,
    name: String,
    kind: i64,
    api_user: Option<String>,
    reported_name: Option<String>,
    reported_kind: Option<String>,
    reported_currency: Option<String>,
    reported_zone: Option<String>,
    reported_status: Option<String>,
    reported_merchant: Option<String>,
    reported_at: Option<i64>,
}

impl Stored {
    fn read(self) -> Result<Terminal, LedgerError> {
        let kind = u8::try_from(self.kind).ok().and_then(TerminalKind::from_code);
        Ok(Terminal {
            id: TerminalId::new(self.id),
            account: AccountId::new(self.account),
            name: self.name,
            kind: kind.ok_or(LedgerError::Newer)?,
            user: self.api_user.map(UserId::new),
            reported: Reported {
                name: self.reported_name,
                kind: self.reported_kind,
                currency: self.reported_currency,
                zone: self.reported_zone,
                status: self.reported_status,
                merchant: self.reported_merchant,
                at: self.reported_at,
            },
        })
    }
}

impl Ledger {
    /// The terminals of an account in the order in which they were added.
    pub async fn list_terminals(&self, account: &AccountId) -> Result<Vec<Terminal>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, account, name, kind, api_user, reported_name, reported_kind, reported_currency,
                    reported_zone, reported_status, reported_merchant, reported_at
             FROM terminal WHERE account = ?1 ORDER BY position, created_at",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Stored::read).collect()
    }

    /// Adds or changes terminals, in this order. All or none: a power cut leaves no half a step.
    pub async fn upsert_terminals(&self, terminals: &[Terminal], now: i64) -> Result<(), LedgerError> {
        let mut change = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        // Two terminals may swap names: step aside first.
        for terminal in terminals {
            let id = terminal.id.as_str();
            sqlx::query!("UPDATE terminal SET name = id WHERE id = ?1", id)
                .execute(&mut *change)
                .await?;
        }
        for (position, terminal) in terminals.iter().enumerate() {
            let (id, account, kind) = (
                terminal.id.as_str(),
                terminal.account.as_str(),
                terminal.kind.code(),
            );
            let user = terminal.user.as_ref().map(UserId::as_str);
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            sqlx::query!(
                "INSERT INTO terminal (id, account, name, kind, api_user, position, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                    api_user = excluded.api_user, position = excluded.position",
                id,
                account,
                terminal.name,
                kind,
                user,
                position,
                now
            )
            .execute(&mut *change)
            .await?;
        }
        change.commit().await?;
        self.tell(What::Setup, terminals.iter().map(|terminal| terminal.id.as_str()));
        Ok(())
    }

    /// Keeps what the gateway reported of a terminal.
    pub async fn set_reported(&self, terminal: &TerminalId, reported: &Reported) -> Result<(), LedgerError> {
        let id = terminal.as_str();
        sqlx::query!(
            "UPDATE terminal SET reported_name = ?2, reported_kind = ?3, reported_currency = ?4,
                    reported_zone = ?5, reported_status = ?6, reported_merchant = ?7, reported_at = ?8
             WHERE id = ?1",
            id,
            reported.name,
            reported.kind,
            reported.currency,
            reported.zone,
            reported.status,
            reported.merchant,
            reported.at
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(())
    }

    /// Removes a terminal that no PIN belongs to; answers whether it did.
    pub async fn remove_unused_terminal(&self, terminal: &TerminalId) -> Result<bool, LedgerError> {
        let id = terminal.as_str();
        let done = sqlx::query!(
            "DELETE FROM terminal WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM credential WHERE terminal = ?1)",
            id
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(done.rows_affected() > 0)
    }
}
