use crate::error::LedgerError;
use crate::open::Ledger;

/// The configuration as it was from a moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigurationSnapshot {
    /// UTC seconds.
    pub at: i64,
    /// JSON without secrets.
    pub body: String,
}

impl Ledger {
    /// Keeps the configuration unless it is what was kept last; answers whether it was new.
    pub async fn keep_configuration(&self, at: i64, body: &str) -> Result<bool, LedgerError> {
        let done = sqlx::query!(
            "INSERT INTO configuration_snapshot (at, body)
             SELECT ?1, ?2 WHERE ?2 IS NOT
                (SELECT body FROM configuration_snapshot ORDER BY no DESC LIMIT 1)",
            at,
            body
        )
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// The configuration as it was just before a moment; `None` where none was kept by then.
    pub async fn configuration_before(
        &self,
        moment: i64,
    ) -> Result<Option<ConfigurationSnapshot>, LedgerError> {
        let row = sqlx::query!(
            "SELECT at, body FROM configuration_snapshot WHERE at < ?1 ORDER BY at DESC, no DESC LIMIT 1",
            moment
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| ConfigurationSnapshot {
            at: row.at,
            body: row.body,
        }))
    }

    /// Moments at which a configuration was kept, oldest first.
    pub async fn configuration_moments(&self) -> Result<Vec<i64>, LedgerError> {
        Ok(
            sqlx::query_scalar!("SELECT at FROM configuration_snapshot ORDER BY at")
                .fetch_all(&self.pool)
                .await?,
        )
    }
}
