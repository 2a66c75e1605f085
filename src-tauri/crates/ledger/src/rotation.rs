use domain::{AccountId, CredentialId, SecretId};

use crate::credential::Verdict;
use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A rotation under way: the PIN that is not in use now. Before the switch that is the new
/// one, after it the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// Our id.
    pub id: String,
    /// The PIN in use.
    pub credential: CredentialId,
    /// A word: `stored`, `verified`, `refused`, `switched`.
    pub state: String,
    /// Its name in the vault.
    pub secret: SecretId,
    /// Number of characters.
    pub length: u32,
    /// Last characters.
    pub ends: String,
    /// Keyed fingerprint.
    pub fingerprint: Vec<u8>,
    /// When this PIN was stored, UTC seconds.
    pub set_at: i64,
    /// The last check of this PIN, if any.
    pub verdict: Option<Verdict>,
    /// When the rotation began, UTC seconds.
    pub started_at: i64,
    /// When it was switched, UTC seconds.
    pub switched_at: Option<i64>,
    /// Day of the reminder, `YYYY-MM-DD`.
    pub remind_on: Option<String>,
}

impl Ledger {
    /// The rotations of an account.
    pub async fn list_rotations(&self, account: &AccountId) -> Result<Vec<Rotation>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT r.id, r.credential, r.state, r.secret, r.length, r.ends, r.fingerprint, r.set_at,
                    r.checked_at, r.checked_by, r.outcome, r.gateway_code, r.started_at, r.switched_at,
                    r.remind_on
             FROM rotation r JOIN credential c ON c.id = r.credential JOIN terminal t ON t.id = c.terminal
             WHERE t.account = ?1 ORDER BY t.position, r.started_at",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Rotation {
                id: row.id,
                credential: CredentialId::new(row.credential),
                state: row.state,
                secret: SecretId::new(row.secret),
                length: u32::try_from(row.length).unwrap_or(0),
                ends: row.ends,
                fingerprint: row.fingerprint,
                set_at: row.set_at,
                verdict: row.checked_at.zip(row.outcome).map(|(at, outcome)| Verdict {
                    at,
                    outcome,
                    gateway_code: row.gateway_code.and_then(|code| u16::try_from(code).ok()),
                    by: row.checked_by,
                }),
                started_at: row.started_at,
                switched_at: row.switched_at,
                remind_on: row.remind_on,
            })
            .collect())
    }
}

impl Work {
    /// Notes the new PIN beside the one in use.
    pub async fn start_rotation(&mut self, new: &Rotation) -> Result<(), LedgerError> {
        let (credential, secret, fingerprint) =
            (new.credential.as_str(), new.secret.as_str(), &new.fingerprint[..]);
        sqlx::query!(
            "INSERT INTO rotation (id, credential, state, secret, length, ends, fingerprint, set_at, started_at, remind_on)
             VALUES (?1, ?2, 'stored', ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
            new.id,
            credential,
            secret,
            new.length,
            new.ends,
            fingerprint,
            new.started_at,
            new.remind_on
        )
        .execute(&mut *self.tx)
        .await?;
        self.fasten(&new.secret).await?;
        self.touch(credential);
        Ok(())
    }

    /// Keeps how a check of the new PIN ended, and where the rotation stands after it.
    pub async fn rotation_checked(
        &mut self,
        id: &str,
        state: &str,
        verdict: &Verdict,
    ) -> Result<(), LedgerError> {
        sqlx::query!(
            "UPDATE rotation SET state = ?2, checked_at = ?3, outcome = ?4, gateway_code = ?5, checked_by = ?6
             WHERE id = ?1",
            id,
            state,
            verdict.at,
            verdict.outcome,
            verdict.gateway_code,
            verdict.by
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }

    /// Exchanges the PIN in use with the one beside it, with all that is known of each.
    /// `switched_at` tells which way: none when the old one is in use again.
    pub async fn exchange_rotation(
        &mut self,
        rotation: &Rotation,
        switched_at: Option<i64>,
        remind_on: Option<&str>,
    ) -> Result<(), LedgerError> {
        let (id, credential) = (rotation.id.as_str(), rotation.credential.as_str());
        let state = if switched_at.is_some() {
            "switched"
        } else {
            "verified"
        };
        sqlx::query!(
            "UPDATE rotation SET (secret, length, ends, fingerprint, set_at, checked_at, checked_by, outcome, gateway_code)
                = (SELECT secret, length, ends, fingerprint, set_at, checked_at, checked_by, outcome, gateway_code
                   FROM credential WHERE id = ?2),
                state = ?3, switched_at = ?4, remind_on = ?5
             WHERE id = ?1",
            id,
            credential,
            state,
            switched_at,
            remind_on
        )
        .execute(&mut *self.tx)
        .await?;
        let (secret, fingerprint) = (rotation.secret.as_str(), &rotation.fingerprint[..]);
        let verdict = rotation.verdict.as_ref();
        let (at, outcome) = (verdict.map(|v| v.at), verdict.map(|v| v.outcome.as_str()));
        let (code, by) = (
            verdict.and_then(|v| v.gateway_code),
            verdict.and_then(|v| v.by.as_deref()),
        );
        sqlx::query!(
            "UPDATE credential SET secret = ?2, length = ?3, ends = ?4, fingerprint = ?5, set_at = ?6,
                checked_at = ?7, outcome = ?8, gateway_code = ?9, checked_by = ?10
             WHERE id = ?1",
            credential,
            secret,
            rotation.length,
            rotation.ends,
            fingerprint,
            rotation.set_at,
            at,
            outcome,
            code,
            by
        )
        .execute(&mut *self.tx)
        .await?;
        self.forget_evidence(&rotation.credential).await?;
        self.touch(credential);
        Ok(())
    }

    /// Ends a rotation; the PIN beside the one in use is no longer used.
    pub async fn end_rotation(&mut self, rotation: &Rotation, now: i64) -> Result<(), LedgerError> {
        let id = rotation.id.as_str();
        sqlx::query!("DELETE FROM rotation WHERE id = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        self.loosen(&rotation.secret, now).await?;
        self.touch(rotation.credential.as_str());
        Ok(())
    }
}
