use domain::{AccountId, CredentialId, SecretId, TerminalId, UserId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

/// How the last check of a PIN ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// UTC seconds.
    pub at: i64,
    /// The office's word for it, e.g. `verified`.
    pub outcome: String,
    /// The gateway's error code, if it gave one.
    pub gateway_code: Option<u16>,
}

/// One API user's PIN on one terminal; the PIN itself is in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Our id.
    pub id: CredentialId,
    /// Whose PIN.
    pub user: UserId,
    /// On which terminal.
    pub terminal: TerminalId,
    /// Its name in the vault.
    pub secret: SecretId,
    /// Number of characters.
    pub length: u32,
    /// Last characters.
    pub ends: String,
    /// Keyed fingerprint.
    pub fingerprint: Vec<u8>,
    /// When it was stored, UTC seconds.
    pub set_at: i64,
    /// The last check, if any.
    pub verdict: Option<Verdict>,
}

/// A PIN about to be noted.
#[derive(Debug, Clone)]
pub struct NewCredential {
    /// Our id.
    pub id: CredentialId,
    /// Whose PIN.
    pub user: UserId,
    /// On which terminal.
    pub terminal: TerminalId,
    /// Its name in the vault.
    pub secret: SecretId,
    /// Number of characters.
    pub length: u32,
    /// Last characters.
    pub ends: String,
    /// Keyed fingerprint.
    pub fingerprint: [u8; 32],
}

impl Ledger {
    /// All PINs of an account.
    pub async fn list_credentials(&self, account: &AccountId) -> Result<Vec<Credential>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT c.id, c.api_user, c.terminal, c.secret, c.length, c.ends, c.fingerprint, c.set_at,
                    c.checked_at, c.outcome, c.gateway_code
             FROM credential c JOIN terminal t ON t.id = c.terminal
             WHERE t.account = ?1 ORDER BY t.position, c.set_at",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Credential {
                id: CredentialId::new(row.id),
                user: UserId::new(row.api_user),
                terminal: TerminalId::new(row.terminal),
                secret: SecretId::new(row.secret),
                length: u32::try_from(row.length).unwrap_or(0),
                ends: row.ends,
                fingerprint: row.fingerprint,
                set_at: row.set_at,
                verdict: row.checked_at.zip(row.outcome).map(|(at, outcome)| Verdict {
                    at,
                    outcome,
                    gateway_code: row.gateway_code.and_then(|code| u16::try_from(code).ok()),
                }),
            })
            .collect())
    }

    /// Notes a PIN in place of the one this user had on this terminal, and takes it from
    /// another terminal where it is moved. Answers the vault names that are no longer used.
    pub async fn put_credential(
        &self,
        new: &NewCredential,
        moved_from: &[CredentialId],
        now: i64,
    ) -> Result<Vec<SecretId>, LedgerError> {
        let mut change = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let (user, terminal) = (new.user.as_str(), new.terminal.as_str());
        let mut unused = Vec::new();
        let old = sqlx::query_scalar!(
            "DELETE FROM credential WHERE api_user = ?1 AND terminal = ?2 RETURNING secret",
            user,
            terminal
        )
        .fetch_optional(&mut *change)
        .await?;
        unused.extend(old);
        for from in moved_from {
            let from = from.as_str();
            let old = sqlx::query_scalar!("DELETE FROM credential WHERE id = ?1 RETURNING secret", from)
                .fetch_optional(&mut *change)
                .await?;
            unused.extend(old);
        }
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
        .execute(&mut *change)
        .await?;
        change.commit().await?;
        self.tell(What::Setup, [id]);
        Ok(unused.into_iter().map(SecretId::new).collect())
    }

    /// Forgets a PIN; answers its name in the vault.
    pub async fn remove_credential(&self, id: &CredentialId) -> Result<Option<SecretId>, LedgerError> {
        let id = id.as_str();
        let secret = sqlx::query_scalar!("DELETE FROM credential WHERE id = ?1 RETURNING secret", id)
            .fetch_optional(&self.pool)
            .await?;
        self.tell(What::Setup, [id]);
        Ok(secret.map(SecretId::new))
    }

    /// Keeps how a check of a PIN ended.
    pub async fn set_verdict(&self, id: &CredentialId, verdict: &Verdict) -> Result<(), LedgerError> {
        let id = id.as_str();
        sqlx::query!(
            "UPDATE credential SET checked_at = ?2, outcome = ?3, gateway_code = ?4 WHERE id = ?1",
            id,
            verdict.at,
            verdict.outcome,
            verdict.gateway_code
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(())
    }
}
