use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;

impl Ledger {
    /// Notes that the gateway refused credentials of an account.
    pub async fn add_refusal(&self, account: &AccountId, now: i64) -> Result<(), LedgerError> {
        let account = account.as_str();
        sqlx::query!("INSERT INTO refusal (account, at) VALUES (?1, ?2)", account, now)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// When credentials of an account were refused at or after an instant, oldest first.
    pub async fn list_refusals(&self, account: &AccountId, since: i64) -> Result<Vec<i64>, LedgerError> {
        let account = account.as_str();
        Ok(sqlx::query_scalar!(
            "SELECT at FROM refusal WHERE account = ?1 AND at >= ?2 ORDER BY at",
            account,
            since
        )
        .fetch_all(&self.pool)
        .await?)
    }
}
