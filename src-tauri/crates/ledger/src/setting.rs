use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

impl Ledger {
    /// A setting's text.
    pub async fn get_setting(&self, name: &str) -> Result<Option<String>, LedgerError> {
        Ok(
            sqlx::query_scalar!("SELECT value FROM setting WHERE name = ?1", name)
                .fetch_optional(&self.pool)
                .await?,
        )
    }

    /// Keeps a setting; `None` forgets it.
    pub async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), LedgerError> {
        match value {
            Some(value) => {
                sqlx::query!(
                    "INSERT INTO setting (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    name,
                    value
                )
                .execute(&self.pool)
                .await?;
            }
            None => {
                sqlx::query!("DELETE FROM setting WHERE name = ?1", name)
                    .execute(&self.pool)
                    .await?;
            }
        }
        self.tell(What::Preferences, [name]);
        Ok(())
    }
}
