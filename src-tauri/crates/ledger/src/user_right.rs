use domain::{AccountId, UserId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A right that a person ticked for an API user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Whose right.
    pub user: UserId,
    /// Which, a word of the office.
    pub word: String,
    /// UTC seconds.
    pub at: i64,
    /// Who ticked it.
    pub by: String,
}

impl Ledger {
    /// The ticked rights of an account's API users.
    pub async fn list_ticks(&self, account: &AccountId) -> Result<Vec<Tick>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT r.api_user, r.word, r.ticked_at, r.ticked_by
             FROM user_right r JOIN api_user u ON u.id = r.api_user WHERE u.account = ?1",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Tick {
                user: UserId::new(row.api_user),
                word: row.word,
                at: row.ticked_at,
                by: row.ticked_by,
            })
            .collect())
    }
}

impl Work {
    /// Keeps a tick.
    pub async fn put_tick(&mut self, tick: &Tick) -> Result<(), LedgerError> {
        let user = tick.user.as_str();
        sqlx::query!(
            "INSERT INTO user_right (api_user, word, ticked_at, ticked_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (api_user, word) DO UPDATE SET ticked_at = excluded.ticked_at,
                ticked_by = excluded.ticked_by",
            user,
            tick.word,
            tick.at,
            tick.by
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(user);
        Ok(())
    }

    /// Takes a tick away.
    pub async fn remove_tick(&mut self, user: &UserId, word: &str) -> Result<(), LedgerError> {
        let user = user.as_str();
        sqlx::query!(
            "DELETE FROM user_right WHERE api_user = ?1 AND word = ?2",
            user,
            word
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(user);
        Ok(())
    }
}
