use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// An entry about to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAudit {
    /// UTC seconds.
    pub at: i64,
    /// Who on this computer.
    pub who: String,
    /// `window` or `command line`.
    pub source: String,
    /// Our id of the account.
    pub account: Option<String>,
    /// Stable word.
    pub action: String,
    /// The kind of thing it is about, a word.
    pub object: String,
    /// Our id of it.
    pub object_id: Option<String>,
    /// Its name now.
    pub object_name: String,
    /// The whole thing as a sentence.
    pub sentence: String,
    /// As typed.
    pub reason: Option<String>,
    /// JSON without secrets.
    pub before: Option<String>,
    /// JSON without secrets.
    pub after: Option<String>,
    /// A word: `done`, `refused`, `cancelled`, `failed`.
    pub result: String,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Running number.
    pub no: i64,
    /// What was noted.
    pub entry: NewAudit,
}

/// Which entries, newest first.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Our id of the account.
    pub account: Option<String>,
    /// Our id of the thing.
    pub object: Option<String>,
    /// Nothing about this kind of thing.
    pub without: Option<String>,
    /// Only older than this number.
    pub before_no: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

impl Work {
    /// Adds an entry; answers its number.
    pub async fn note(&mut self, new: &NewAudit) -> Result<i64, LedgerError> {
        let done = sqlx::query!(
            "INSERT INTO audit (at, who, source, account, action, object, object_id, object_name, sentence,
                                reason, before, after, result)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            new.at,
            new.who,
            new.source,
            new.account,
            new.action,
            new.object,
            new.object_id,
            new.object_name,
            new.sentence,
            new.reason,
            new.before,
            new.after,
            new.result
        )
        .execute(&mut *self.tx)
        .await?;
        if let Some(id) = &new.object_id {
            self.touch(id);
        }
        Ok(done.last_insert_rowid())
    }
}

struct Stored {
    no: i64,
    at: i64,
    who: String,
    source: String,
    account: Option<String>,
    action: String,
    object: String,
    object_id: Option<String>,
    object_name: String,
    sentence: String,
    reason: Option<String>,
    before: Option<String>,
    after: Option<String>,
    result: String,
}

impl From<Stored> for Audit {
    fn from(row: Stored) -> Self {
        Self {
            no: row.no,
            entry: NewAudit {
                at: row.at,
                who: row.who,
                source: row.source,
                account: row.account,
                action: row.action,
                object: row.object,
                object_id: row.object_id,
                object_name: row.object_name,
                sentence: row.sentence,
                reason: row.reason,
                before: row.before,
                after: row.after,
                result: row.result,
            },
        }
    }
}

impl Ledger {
    /// Adds one entry by itself, for acts that change nothing here (a reveal, a file written).
    pub async fn note(&self, new: &NewAudit) -> Result<i64, LedgerError> {
        let mut work = self.begin().await?;
        let no = work.note(new).await?;
        work.commit().await?;
        Ok(no)
    }

    /// Entries, newest first.
    pub async fn list_audit(&self, filter: &AuditFilter) -> Result<Vec<Audit>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT no, at, who, source, account, action, object, object_id, object_name, sentence, reason,
                    before, after, result
             FROM audit
             WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR object_id = ?2) AND (?3 IS NULL OR no < ?3)
                AND (?5 IS NULL OR object <> ?5)
             ORDER BY no DESC LIMIT ?4",
            filter.account,
            filter.object,
            filter.before_no,
            filter.limit,
            filter.without
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Audit::from).collect())
    }

    /// One entry.
    pub async fn audit_entry(&self, no: i64) -> Result<Option<Audit>, LedgerError> {
        let row = sqlx::query_as!(
            Stored,
            "SELECT no, at, who, source, account, action, object, object_id, object_name, sentence, reason,
                    before, after, result
             FROM audit WHERE no = ?1",
            no
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(Audit::from))
    }
}
