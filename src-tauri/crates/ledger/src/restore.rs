use domain::SecretId;

use crate::credential::NewCredential;
use crate::error::LedgerError;
use crate::work::Work;

impl Work {
    /// Notes a PIN that came with an import, in place of the one this user had on this
    /// terminal; answers the vault name that is no longer used.
    pub async fn restore_credential(
        &mut self,
        new: &NewCredential,
        now: i64,
    ) -> Result<Option<SecretId>, LedgerError> {
        let (user, terminal) = (new.user.as_str(), new.terminal.as_str());
        let unused = sqlx::query_scalar!(
            "DELETE FROM credential WHERE api_user = ?1 AND terminal = ?2 RETURNING secret",
            user,
            terminal
        )
        .fetch_optional(&mut *self.tx)
        .await?;
        let (id, secret, fingerprint) = (new.id.as_str(), new.secret.as_str(), &new.fingerprint[..]);
        sqlx::query!(
            "INSERT INTO credential (id, api_user, terminal, secret, length, ends, fingerprint, set_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            id,
            user,
            terminal,
            secret,
            new.length,
            new.ends,
            fingerprint,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(unused.map(SecretId::new))
    }
}
