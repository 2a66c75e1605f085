use domain::{AccountId, UserId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// An API user of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUser {
    /// Our id.
    pub id: UserId,
    /// Its account.
    pub account: AccountId,
    /// The gateway's `ssl_user_id`.
    pub user_id: String,
    /// In use here.
    pub active: bool,
    /// A few words.
    pub note: String,
    /// Day on which Converge registered it for API use, `YYYY-MM-DD`.
    pub registered_on: Option<String>,
}

impl ApiUser {
    /// A user about to be added: in use, nothing else known.
    pub fn new(id: UserId, account: AccountId, user_id: impl Into<String>) -> Self {
        Self {
            id,
            account,
            user_id: user_id.into(),
            active: true,
            note: String::new(),
            registered_on: None,
        }
    }
}

impl Ledger {
    /// The API users of an account, oldest first.
    pub async fn list_users(&self, account: &AccountId) -> Result<Vec<ApiUser>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT id, account, user_id, active, note, registered_on
             FROM api_user WHERE account = ?1 ORDER BY created_at, rowid",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| ApiUser {
                id: UserId::new(row.id),
                account: AccountId::new(row.account),
                user_id: row.user_id,
                active: row.active != 0,
                note: row.note,
                registered_on: row.registered_on,
            })
            .collect())
    }
}

impl Work {
    /// Adds an API user, or changes the one with this id.
    pub async fn put_user(&mut self, user: &ApiUser, now: i64) -> Result<(), LedgerError> {
        let (id, account) = (user.id.as_str(), user.account.as_str());
        sqlx::query!(
            "INSERT INTO api_user (id, account, user_id, active, note, registered_on, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, active = excluded.active,
                note = excluded.note, registered_on = excluded.registered_on",
            id,
            account,
            user.user_id,
            user.active,
            user.note,
            user.registered_on,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }

    /// Forgets what checks of a user's PINs said: its id at the gateway is another one now.
    pub async fn forget_user_checks(&mut self, user: &UserId) -> Result<(), LedgerError> {
        let id = user.as_str();
        sqlx::query!(
            "UPDATE credential SET checked_at = NULL, outcome = NULL, gateway_code = NULL, checked_by = NULL
             WHERE api_user = ?1",
            id
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Removes an API user that no terminal and no PIN belongs to; answers whether it did.
    pub async fn remove_unused_user(&mut self, user: &UserId) -> Result<bool, LedgerError> {
        let id = user.as_str();
        let done = sqlx::query!(
            "DELETE FROM api_user WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM terminal WHERE api_user = ?1)
                AND NOT EXISTS (SELECT 1 FROM credential WHERE api_user = ?1)",
            id
        )
        .execute(&mut *self.tx)
        .await?;
        sqlx::query!(
            "DELETE FROM task WHERE subject = ?1 AND NOT EXISTS (SELECT 1 FROM api_user WHERE id = ?1)",
            id
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(done.rows_affected() > 0)
    }
}
