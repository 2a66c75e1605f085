use domain::SecretId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

impl Ledger {
    /// Notes the name of a secret that is about to be stored, so that it is found should the
    /// program end before anything uses it.
    pub async fn add_loose(&self, secret: &SecretId, now: i64) -> Result<(), LedgerError> {
        let name = secret.as_str();
        sqlx::query!(
            "INSERT INTO loose_secret (name, since) VALUES (?1, ?2)",
            name,
            now
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Names of secrets that nothing uses.
    pub async fn list_loose(&self) -> Result<Vec<SecretId>, LedgerError> {
        let names = sqlx::query_scalar!(
            "SELECT name FROM loose_secret
             WHERE name NOT IN (SELECT secret FROM credential) AND name NOT IN (SELECT secret FROM rotation)"
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(names.into_iter().map(SecretId::new).collect())
    }

    /// Forgets a name that the secret store holds no longer.
    pub async fn forget_loose(&self, secret: &SecretId) -> Result<(), LedgerError> {
        let name = secret.as_str();
        sqlx::query!("DELETE FROM loose_secret WHERE name = ?1", name)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

impl Work {
    /// A secret is used from now on.
    pub(crate) async fn fasten(&mut self, secret: &SecretId) -> Result<(), LedgerError> {
        let name = secret.as_str();
        sqlx::query!("DELETE FROM loose_secret WHERE name = ?1", name)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// A secret is no longer used.
    pub(crate) async fn loosen(&mut self, secret: &SecretId, now: i64) -> Result<(), LedgerError> {
        let name = secret.as_str();
        sqlx::query!(
            "INSERT INTO loose_secret (name, since) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
            name,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
