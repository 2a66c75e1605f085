use domain::{AccountId, CredentialId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// What was seen through a PIN, and the answer to "Is this …?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenThrough {
    /// Whose PIN.
    pub credential: CredentialId,
    /// When looked at, UTC seconds.
    pub at: i64,
    /// Days looked back.
    pub days: u32,
    /// The payments, JSON as the office writes it; cards masked.
    pub payments: String,
    /// The answer; `None` until given.
    pub confirmed: Option<bool>,
    /// Who gave it.
    pub confirmed_by: Option<String>,
    /// When, UTC seconds.
    pub confirmed_at: Option<i64>,
}

impl Ledger {
    /// What was seen through the PINs of an account.
    pub async fn list_evidence(&self, account: &AccountId) -> Result<Vec<SeenThrough>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT e.credential, e.at, e.days, e.payments, e.confirmed, e.confirmed_by, e.confirmed_at
             FROM evidence e JOIN credential c ON c.id = e.credential JOIN terminal t ON t.id = c.terminal
             WHERE t.account = ?1 ORDER BY t.position, c.set_at",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| SeenThrough {
                credential: CredentialId::new(row.credential),
                at: row.at,
                days: u32::try_from(row.days).unwrap_or(0),
                payments: row.payments,
                confirmed: row.confirmed.map(|answer| answer != 0),
                confirmed_by: row.confirmed_by,
                confirmed_at: row.confirmed_at,
            })
            .collect())
    }

    /// Keeps what was seen; an answer that was given about the same PIN stays.
    pub async fn put_evidence(
        &self,
        credential: &CredentialId,
        days: u32,
        payments: &str,
        now: i64,
    ) -> Result<(), LedgerError> {
        let id = credential.as_str();
        sqlx::query!(
            "INSERT INTO evidence (credential, at, days, payments) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (credential) DO UPDATE SET at = excluded.at, days = excluded.days,
                payments = excluded.payments",
            id,
            now,
            days,
            payments
        )
        .execute(&self.pool)
        .await?;
        self.tell(crate::feed::What::Setup, [id]);
        Ok(())
    }
}

impl Work {
    /// Keeps the answer; answers false where nothing was looked at yet.
    pub async fn answer_evidence(
        &mut self,
        credential: &CredentialId,
        is_it: bool,
        by: &str,
        now: i64,
    ) -> Result<bool, LedgerError> {
        let id = credential.as_str();
        let done = sqlx::query!(
            "UPDATE evidence SET confirmed = ?2, confirmed_by = ?3, confirmed_at = ?4 WHERE credential = ?1",
            id,
            is_it,
            by,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(done.rows_affected() > 0)
    }

    /// Forgets what was seen: another PIN stands there now.
    pub(crate) async fn forget_evidence(&mut self, credential: &CredentialId) -> Result<(), LedgerError> {
        let id = credential.as_str();
        sqlx::query!("DELETE FROM evidence WHERE credential = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
