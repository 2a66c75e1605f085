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
    /// Our id of that person; none where nobody was signed in.
    pub person: Option<String>,
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

/// A search over all entries. What is none does not narrow.
#[derive(Debug, Clone, Default)]
pub struct AuditSearch {
    /// Our id of the account; entries of no account are found, too.
    pub account: Option<String>,
    /// In the sentence, the name of who did it or of what it is about, whatever the case.
    pub text: Option<String>,
    /// Name of the person as noted, or our id of them.
    pub person: Option<String>,
    /// The act, a word.
    pub action: Option<String>,
    /// How it ended, a word.
    pub result: Option<String>,
    /// From this UTC second on.
    pub from: Option<i64>,
    /// Before this UTC second.
    pub until: Option<i64>,
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
                                reason, before, after, result, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
            new.result,
            new.person
        )
        .execute(&mut *self.tx)
        .await?;
        let no = done.last_insert_rowid();
        self.seal(no, new).await?;
        if let Some(id) = &new.object_id {
            self.touch(id);
        }
        Ok(no)
    }
}

struct Stored {
    no: i64,
    at: i64,
    who: String,
    person: Option<String>,
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
                person: row.person,
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
            "SELECT no, at, who, person, source, account, action, object, object_id, object_name, sentence, reason,
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

    /// Entries that a search finds, newest first.
    pub async fn search_audit(&self, search: &AuditSearch) -> Result<Vec<Audit>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT no, at, who, person, source, account, action, object, object_id, object_name, sentence, reason,
                    before, after, result
             FROM audit
             WHERE (?1 IS NULL OR account = ?1 OR account IS NULL)
                AND (?2 IS NULL OR instr(lower(sentence || char(10) || who || char(10) || object_name), lower(?2)) > 0)
                AND (?3 IS NULL OR person = ?3 OR who = ?3 COLLATE NOCASE)
                AND (?4 IS NULL OR action = ?4) AND (?5 IS NULL OR result = ?5)
                AND (?6 IS NULL OR at >= ?6) AND (?7 IS NULL OR at < ?7) AND (?8 IS NULL OR no < ?8)
             ORDER BY no DESC LIMIT ?9",
            search.account,
            search.text,
            search.person,
            search.action,
            search.result,
            search.from,
            search.until,
            search.before_no,
            search.limit
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Audit::from).collect())
    }

    /// Everybody who stands in an entry, and every act, by name.
    pub async fn audit_words(&self) -> Result<(Vec<String>, Vec<String>), LedgerError> {
        let people = sqlx::query_scalar!("SELECT DISTINCT who FROM audit ORDER BY who")
            .fetch_all(&self.pool)
            .await?;
        let actions = sqlx::query_scalar!("SELECT DISTINCT action FROM audit ORDER BY action")
            .fetch_all(&self.pool)
            .await?;
        Ok((people, actions))
    }

    /// One entry.
    pub async fn audit_entry(&self, no: i64) -> Result<Option<Audit>, LedgerError> {
        let row = sqlx::query_as!(
            Stored,
            "SELECT no, at, who, person, source, account, action, object, object_id, object_name, sentence, reason,
                    before, after, result
             FROM audit WHERE no = ?1",
            no
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(Audit::from))
    }
}
