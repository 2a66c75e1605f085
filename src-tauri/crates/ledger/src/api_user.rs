use domain::{AccountId, UserId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

/// An API user of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUser {
    /// Our id.
    pub id: UserId,
    /// Its account.
    pub account: AccountId,
    /// The gateway's `ssl_user_id`.
    pub user_id: String,
}

impl Ledger {
    /// The API users of an account, oldest first.
    pub async fn list_users(&self, account: &AccountId) -> Result<Vec<ApiUser>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT id, account, user_id FROM api_user WHERE account = ?1 ORDER BY created_at, rowid",
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
            })
            .collect())
    }

    /// Adds API users to an account; those that are there stay as they are. All or none.
    pub async fn add_users(&self, users: &[ApiUser], now: i64) -> Result<(), LedgerError> {
        let mut change = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for user in users {
            let (id, account) = (user.id.as_str(), user.account.as_str());
            sqlx::query!(
                "INSERT INTO api_user (id, account, user_id, created_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (account, user_id) DO NOTHING",
                id,
                account,
                user.user_id,
                now
            )
            .execute(&mut *change)
            .await?;
        }
        change.commit().await?;
        self.tell(What::Setup, users.iter().map(|user| user.id.as_str()));
        Ok(())
    }

    /// Removes an API user that no terminal and no PIN belongs to; answers whether it did.
    pub async fn remove_unused_user(&self, user: &UserId) -> Result<bool, LedgerError> {
        let id = user.as_str();
        let done = sqlx::query!(
            "DELETE FROM api_user WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM terminal WHERE api_user = ?1)
                AND NOT EXISTS (SELECT 1 FROM credential WHERE api_user = ?1)",
            id
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(done.rows_affected() > 0)
    }
}
