//! Seals of audit entries: each is a keyed digest over the whole entry and the seal before it,
//! so that nobody without the key can change, remove, insert or reorder entries unseen.

use domain::Sensitive;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::audit::NewAudit;
use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// Begins every digest: another layout would be another version.
const LAYOUT: &[u8] = b"counterfoil audit entry 1";
/// Texts of an entry.
const TEXTS: usize = 13;
/// Entries sealed or read in one go; the one connection is free between.
pub(crate) const BATCH: i64 = 1_000;
/// Before the first entry.
pub(crate) const BEGINNING: [u8; 32] = [0; 32];

macro_rules! insert {
    ($no:expr, $key:expr, $late:expr, $previous:expr, $seal:expr) => {
        sqlx::query!(
            "INSERT INTO audit_seal (no, key, late, previous, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
            $no,
            $key,
            $late,
            $previous,
            $seal
        )
    };
}

/// Entries after a number, up to another, with their seals; at most [`BATCH`].
pub(crate) async fn sealed_entries(
    connection: impl sqlx::SqliteExecutor<'_>,
    after: i64,
    upto: i64,
) -> Result<Vec<Sealed>, LedgerError> {
    Ok(sqlx::query_as!(
        Sealed,
        r#"SELECT a.no AS "no!", a.at, CAST(a.who AS BLOB) AS "who!: Vec<u8>",
            CAST(a.source AS BLOB) AS "source!: Vec<u8>", CAST(a.account AS BLOB) AS "account?: Vec<u8>",
            CAST(a.action AS BLOB) AS "action!: Vec<u8>", CAST(a.object AS BLOB) AS "object!: Vec<u8>",
            CAST(a.object_id AS BLOB) AS "object_id?: Vec<u8>",
            CAST(a.object_name AS BLOB) AS "object_name!: Vec<u8>",
            CAST(a.sentence AS BLOB) AS "sentence!: Vec<u8>", CAST(a.reason AS BLOB) AS "reason?: Vec<u8>",
            CAST(a.before AS BLOB) AS "before?: Vec<u8>", CAST(a.after AS BLOB) AS "after?: Vec<u8>",
            CAST(a.result AS BLOB) AS "result!: Vec<u8>", CAST(a.person AS BLOB) AS "person?: Vec<u8>",
            CAST(s.key AS BLOB) AS "key?: Vec<u8>", s.late AS "late?", s.previous AS "previous?",
            s.seal AS "seal?"
     FROM audit a LEFT JOIN audit_seal s ON s.no = a.no
     WHERE a.no > ?1 AND a.no <= ?2 ORDER BY a.no LIMIT ?3"#,
        after,
        upto,
        BATCH
    )
    .fetch_all(connection)
    .await?)
}

/// A key of seals, with the name under which it lies in the secret store.
#[derive(Debug, Clone)]
pub struct SealKey {
    name: String,
    key: Sensitive<Vec<u8>>,
}

impl SealKey {
    /// A key under its name.
    pub fn new(name: impl Into<String>, key: Sensitive<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            key,
        }
    }

    /// The name under which it lies in the secret store.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn digest(&self, entry: &Columns<'_>, late: bool, previous: &[u8]) -> Result<Hmac<Sha256>, LedgerError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.expose())
            .map_err(|error| LedgerError::Other(error.to_string()))?;
        mac.update(LAYOUT);
        mac.update(&[u8::from(late)]);
        mac.update(&entry.no.to_be_bytes());
        mac.update(&entry.at.to_be_bytes());
        for text in entry.texts {
            match text {
                None => mac.update(&[0]),
                Some(bytes) => {
                    mac.update(&[1]);
                    mac.update(&(bytes.len() as u64).to_be_bytes());
                    mac.update(bytes);
                }
            }
        }
        mac.update(previous);
        Ok(mac)
    }

    fn seal(&self, entry: &Columns<'_>, late: bool, previous: &[u8]) -> Result<[u8; 32], LedgerError> {
        Ok(self.digest(entry, late, previous)?.finalize().into_bytes().into())
    }

    /// Whether a seal belongs to an entry.
    pub(crate) fn fits(
        &self,
        entry: &Columns<'_>,
        late: bool,
        previous: &[u8],
        seal: &[u8],
    ) -> Result<bool, LedgerError> {
        Ok(self.digest(entry, late, previous)?.verify_slice(seal).is_ok())
    }
}

/// Whether entries are sealed as they are written.
#[derive(Debug, Clone, Default)]
pub(crate) enum Sealing {
    /// No: nobody has a key.
    #[default]
    Off,
    /// Whoever opened the ledger is fetching the key; entries wait.
    Awaited,
    /// Yes.
    With(SealKey),
}

/// All columns of an entry, as they lie in the file.
#[derive(Debug)]
pub(crate) struct Columns<'a> {
    pub(crate) no: i64,
    pub(crate) at: i64,
    pub(crate) texts: [Option<&'a [u8]>; TEXTS],
}

impl<'a> Columns<'a> {
    fn of(no: i64, entry: &'a NewAudit) -> Self {
        let text = |text: &'a String| Some(text.as_bytes());
        let maybe = |text: &'a Option<String>| text.as_ref().map(String::as_bytes);
        Self {
            no,
            at: entry.at,
            texts: [
                text(&entry.who),
                text(&entry.source),
                maybe(&entry.account),
                text(&entry.action),
                text(&entry.object),
                maybe(&entry.object_id),
                text(&entry.object_name),
                text(&entry.sentence),
                maybe(&entry.reason),
                maybe(&entry.before),
                maybe(&entry.after),
                text(&entry.result),
                maybe(&entry.person),
            ],
        }
    }
}

/// An entry with its seal, as bytes: what was tampered with need not be text any more.
pub(crate) struct Sealed {
    pub(crate) no: i64,
    at: i64,
    who: Vec<u8>,
    source: Vec<u8>,
    account: Option<Vec<u8>>,
    action: Vec<u8>,
    object: Vec<u8>,
    object_id: Option<Vec<u8>>,
    object_name: Vec<u8>,
    sentence: Vec<u8>,
    reason: Option<Vec<u8>>,
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
    result: Vec<u8>,
    person: Option<Vec<u8>>,
    pub(crate) key: Option<Vec<u8>>,
    pub(crate) late: Option<i64>,
    pub(crate) previous: Option<Vec<u8>>,
    pub(crate) seal: Option<Vec<u8>>,
}

impl Sealed {
    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns {
            no: self.no,
            at: self.at,
            texts: [
                Some(&self.who),
                Some(&self.source),
                self.account.as_deref(),
                Some(&self.action),
                Some(&self.object),
                self.object_id.as_deref(),
                Some(&self.object_name),
                Some(&self.sentence),
                self.reason.as_deref(),
                self.before.as_deref(),
                self.after.as_deref(),
                Some(&self.result),
                self.person.as_deref(),
            ],
        }
    }
}

/// The newest seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealHead {
    /// Number of the entry.
    pub no: i64,
    /// How many entries there are.
    pub entries: i64,
    /// Its seal.
    pub seal: Vec<u8>,
}

impl Ledger {
    /// From now on entries wait for [`Ledger::set_seal_key`].
    pub fn await_seal_key(&self) {
        self.sealing.send_replace(Sealing::Awaited);
    }

    /// Seals entries with this key from now on, or none.
    pub fn set_seal_key(&self, key: Option<SealKey>) {
        self.sealing.send_replace(key.map_or(Sealing::Off, Sealing::With));
    }

    /// Whether entries wait for a key.
    pub fn is_seal_key_awaited(&self) -> bool {
        matches!(*self.sealing.borrow(), Sealing::Awaited)
    }

    /// The key in use, once it is known whether there is one.
    pub(crate) async fn seal_key(&self) -> Option<SealKey> {
        let mut sealing = self.sealing.subscribe();
        match sealing
            .wait_for(|now| !matches!(now, Sealing::Awaited))
            .await
            .as_deref()
        {
            Ok(Sealing::With(key)) => Some(key.clone()),
            _ => None,
        }
    }

    /// The newest seal.
    pub async fn seal_head(&self) -> Result<Option<SealHead>, LedgerError> {
        Ok(sqlx::query_as!(
            SealHead,
            r#"SELECT no AS "no!", (SELECT count(*) FROM audit) AS "entries!: i64", seal
             FROM audit_seal ORDER BY no DESC LIMIT 1"#
        )
        .fetch_optional(&self.pool)
        .await?)
    }

    /// The seal of one entry.
    pub async fn seal_of(&self, no: i64) -> Result<Option<Vec<u8>>, LedgerError> {
        Ok(
            sqlx::query_scalar!("SELECT seal FROM audit_seal WHERE no = ?1", no)
                .fetch_optional(&self.pool)
                .await?,
        )
    }

    /// Names of the keys under which there are seals.
    pub async fn seal_keys(&self) -> Result<Vec<String>, LedgerError> {
        let names =
            sqlx::query_scalar!(r#"SELECT DISTINCT CAST(key AS BLOB) AS "key!: Vec<u8>" FROM audit_seal"#)
                .fetch_all(&self.pool)
                .await?;
        Ok(names
            .into_iter()
            .filter_map(|name| String::from_utf8(name).ok())
            .collect())
    }

    /// Seals the entries after the newest seal, which were written while there was no key.
    /// Answers the first and last of them.
    pub async fn seal_left_over(&self, key: &SealKey) -> Result<Option<(i64, i64)>, LedgerError> {
        let mut sealed: Option<(i64, i64)> = None;
        loop {
            let mut tx = self.pool.begin_with("BEGIN IMMEDIATE").await?;
            let last = sqlx::query!("SELECT no, seal FROM audit_seal ORDER BY no DESC LIMIT 1")
                .fetch_optional(&mut *tx)
                .await?;
            let (after, mut previous) = match last {
                Some(last) => (last.no, last.seal),
                None => (0, BEGINNING.to_vec()),
            };
            let rows = sealed_entries(&mut *tx, after, i64::MAX).await?;
            for row in &rows {
                let seal = key.seal(&row.columns(), true, &previous)?.to_vec();
                insert!(row.no, key.name, 1_i64, previous, seal)
                    .execute(&mut *tx)
                    .await?;
                previous = seal;
                sealed = Some((sealed.map_or(row.no, |(first, _)| first), row.no));
            }
            tx.commit().await?;
            if rows.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                return Ok(sealed);
            }
        }
    }
}

impl Work {
    /// Seals an entry that was just added.
    pub(crate) async fn seal(&mut self, no: i64, entry: &NewAudit) -> Result<(), LedgerError> {
        let Some(key) = &self.seal_key else {
            return Ok(());
        };
        let previous = sqlx::query_scalar!("SELECT seal FROM audit_seal ORDER BY no DESC LIMIT 1")
            .fetch_optional(&mut *self.tx)
            .await?
            .unwrap_or_else(|| BEGINNING.to_vec());
        let seal = key.seal(&Columns::of(no, entry), false, &previous)?.to_vec();
        insert!(no, key.name, 0_i64, previous, seal)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
