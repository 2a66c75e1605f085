use domain::{AccountId, CredentialId, SecretId, TerminalId, UserId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;
use crate::work::Work;

/// How the last check of a PIN ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// UTC seconds.
    pub at: i64,
    /// The office's word for it, e.g. `verified`.
    pub outcome: String,
    /// The gateway's error code, if it gave one.
    pub gateway_code: Option<u16>,
    /// Who on this computer checked it.
    pub by: Option<String>,
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

/// A PIN of another account, by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Our id of the account.
    pub account: AccountId,
    /// The account's name.
    pub account_name: String,
    /// The terminal's name.
    pub terminal_name: String,
    /// Keyed fingerprint.
    pub fingerprint: Vec<u8>,
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
                    c.checked_at, c.outcome, c.gateway_code, c.checked_by
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
                    by: row.checked_by,
                }),
            })
            .collect())
    }

    /// The PINs of all other accounts, those of rotations included.
    pub async fn list_elsewhere(&self, account: &AccountId) -> Result<Vec<Elsewhere>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            r#"SELECT a.id AS "id!", a.name AS "name!", t.name AS "terminal!", c.fingerprint AS "fingerprint!"
             FROM credential c JOIN terminal t ON t.id = c.terminal JOIN account a ON a.id = t.account
             WHERE t.account <> ?1
             UNION ALL
             SELECT a.id, a.name, t.name, r.fingerprint
             FROM rotation r JOIN credential c ON c.id = r.credential
             JOIN terminal t ON t.id = c.terminal JOIN account a ON a.id = t.account
             WHERE t.account <> ?1
             ORDER BY 2, 3"#,
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Elsewhere {
                account: AccountId::new(row.id),
                account_name: row.name,
                terminal_name: row.terminal,
                fingerprint: row.fingerprint,
            })
            .collect())
    }

    /// Forgets a PIN; answers its name in the vault.
    pub async fn remove_credential(
        &self,
        id: &CredentialId,
        now: i64,
    ) -> Result<Option<SecretId>, LedgerError> {
        let mut work = self.begin().await?;
        let mut unused = work.remove_credential(id, now).await?;
        work.commit().await?;
        Ok(unused.pop())
    }

    /// Keeps how a check of a PIN ended.
    pub async fn set_verdict(&self, id: &CredentialId, verdict: &Verdict) -> Result<(), LedgerError> {
        let id = id.as_str();
        sqlx::query!(
            "UPDATE credential SET checked_at = ?2, outcome = ?3, gateway_code = ?4, checked_by = ?5 WHERE id = ?1",
            id,
            verdict.at,
            verdict.outcome,
            verdict.gateway_code,
            verdict.by
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(())
    }
}

impl Work {
    /// Notes a PIN in place of the one this user had on this terminal, and takes it from
    /// another terminal where it is moved. Answers the vault names that are no longer used;
    /// they stay noted as loose until the vault has forgotten them.
    pub async fn put_credential(
        &mut self,
        new: &NewCredential,
        moved_from: &[CredentialId],
        now: i64,
    ) -> Result<Vec<SecretId>, LedgerError> {
        let (user, terminal) = (new.user.as_str(), new.terminal.as_str());
        let old = sqlx::query_scalar!(
            "SELECT id FROM credential WHERE api_user = ?1 AND terminal = ?2",
            user,
            terminal
        )
        .fetch_optional(&mut *self.tx)
        .await?;
        let mut unused = Vec::new();
        let gone = old
            .map(CredentialId::new)
            .into_iter()
            .chain(moved_from.iter().cloned());
        for id in gone {
            unused.extend(self.remove_credential(&id, now).await?);
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
        .execute(&mut *self.tx)
        .await?;
        // A terminal without an API user takes the one whose PIN is stored first.
        sqlx::query!(
            "UPDATE terminal SET api_user = ?2 WHERE id = ?1 AND api_user IS NULL",
            terminal,
            user
        )
        .execute(&mut *self.tx)
        .await?;
        self.fasten(&new.secret).await?;
        self.forget_reported(terminal).await?;
        self.touch(id);
        Ok(unused)
    }

    /// Forgets a PIN and a rotation of it; answers the vault names that are no longer used,
    /// the PIN's own last.
    pub async fn remove_credential(
        &mut self,
        id: &CredentialId,
        now: i64,
    ) -> Result<Vec<SecretId>, LedgerError> {
        let id = id.as_str();
        let mut unused = sqlx::query_scalar!("SELECT secret FROM rotation WHERE credential = ?1", id)
            .fetch_all(&mut *self.tx)
            .await?;
        let own = sqlx::query!(
            "DELETE FROM credential WHERE id = ?1 RETURNING secret, terminal",
            id
        )
        .fetch_optional(&mut *self.tx)
        .await?;
        if let Some(own) = own {
            self.forget_reported(&own.terminal).await?;
            unused.push(own.secret);
        }
        let unused: Vec<SecretId> = unused.into_iter().map(SecretId::new).collect();
        for secret in &unused {
            self.loosen(secret, now).await?;
        }
        self.touch(id);
        Ok(unused)
    }

    /// Exchanges two PINs between their terminals. Nothing that was learned through either is
    /// kept: both are unverified afterwards. Answers false where one is not there.
    pub async fn swap_credentials(
        &mut self,
        one: &CredentialId,
        other: &CredentialId,
    ) -> Result<bool, LedgerError> {
        let Some(a) = self.held(one).await? else {
            return Ok(false);
        };
        let Some(b) = self.held(other).await? else {
            return Ok(false);
        };
        // A vault name stands in one row only, at every moment.
        let aside = Held {
            secret: format!("aside-{}", one.as_str()),
            ..a.clone()
        };
        self.hold(one, &aside).await?;
        self.hold(other, &a).await?;
        self.hold(one, &b).await?;
        for (id, terminal) in [(one, &a.terminal), (other, &b.terminal)] {
            self.forget_reported(terminal).await?;
            self.forget_evidence(id).await?;
            self.touch(id.as_str());
        }
        Ok(true)
    }

    async fn held(&mut self, id: &CredentialId) -> Result<Option<Held>, LedgerError> {
        let id = id.as_str();
        Ok(sqlx::query_as!(
            Held,
            "SELECT terminal, secret, length, ends, fingerprint, set_at FROM credential WHERE id = ?1",
            id
        )
        .fetch_optional(&mut *self.tx)
        .await?)
    }

    /// Puts another PIN into a row; nothing is known of it there.
    async fn hold(&mut self, id: &CredentialId, held: &Held) -> Result<(), LedgerError> {
        let id = id.as_str();
        sqlx::query!(
            "UPDATE credential SET secret = ?2, length = ?3, ends = ?4, fingerprint = ?5, set_at = ?6,
                checked_at = NULL, outcome = NULL, gateway_code = NULL, checked_by = NULL
             WHERE id = ?1",
            id,
            held.secret,
            held.length,
            held.ends,
            held.fingerprint,
            held.set_at
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// What the gateway told of a terminal was told through a PIN that is no longer there.
    pub(crate) async fn forget_reported(&mut self, terminal: &str) -> Result<(), LedgerError> {
        sqlx::query!(
            "UPDATE terminal SET reported_name = NULL, reported_kind = NULL, reported_currency = NULL,
                reported_zone = NULL, reported_status = NULL, reported_merchant = NULL, reported_address = NULL,
                reported_at = NULL
             WHERE id = ?1",
            terminal
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

/// The PIN of a row.
#[derive(Clone)]
struct Held {
    terminal: String,
    secret: String,
    length: i64,
    ends: String,
    fingerprint: Vec<u8>,
    set_at: i64,
}
