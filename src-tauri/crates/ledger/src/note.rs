use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A note on a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNote {
    /// Our id.
    pub id: String,
    /// In which account.
    pub account: AccountId,
    /// The gateway's id of the payment.
    pub txn: String,
    /// What it says.
    pub text: String,
    /// Who wrote it last.
    pub who: String,
    /// When, UTC seconds.
    pub at: i64,
    /// It said something else before.
    pub edited: bool,
}

struct Stored {
    id: String,
    account: String,
    txn: String,
    text: String,
    who: String,
    at: i64,
    edited: i64,
}

impl From<Stored> for StoredNote {
    fn from(row: Stored) -> Self {
        Self {
            id: row.id,
            account: AccountId::new(row.account),
            txn: row.txn,
            text: row.text,
            who: row.who,
            at: row.at,
            edited: row.edited != 0,
        }
    }
}

impl Ledger {
    /// The notes on a payment, oldest first.
    pub async fn notes_of(&self, account: &AccountId, txn: &str) -> Result<Vec<StoredNote>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, account, txn, text, who, at, edited FROM note
             WHERE account = ?1 AND txn = ?2 ORDER BY rowid",
            account,
            txn
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(StoredNote::from).collect())
    }

    /// One note.
    pub async fn stored_note(&self, id: &str) -> Result<Option<StoredNote>, LedgerError> {
        let row = sqlx::query_as!(
            Stored,
            "SELECT id, account, txn, text, who, at, edited FROM note WHERE id = ?1",
            id
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(StoredNote::from))
    }

    /// The payments of an account that have a note in which a text stands, letters of either
    /// case; an empty text stands in every note. Sorted, each once.
    pub async fn noted_payments(&self, account: &AccountId, text: &str) -> Result<Vec<String>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT txn, text FROM note WHERE account = ?1 ORDER BY txn",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        let wanted = text.to_lowercase();
        let mut found: Vec<String> = rows
            .into_iter()
            .filter(|row| wanted.is_empty() || row.text.to_lowercase().contains(&wanted))
            .map(|row| row.txn)
            .collect();
        found.dedup();
        Ok(found)
    }
}

impl Work {
    /// Keeps a note, new or in place of what it said before.
    pub async fn put_note(&mut self, note: &StoredNote) -> Result<(), LedgerError> {
        let account = note.account.as_str();
        sqlx::query!(
            "INSERT INTO note (id, account, txn, text, who, at, edited) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET text = excluded.text, who = excluded.who, at = excluded.at,
                edited = excluded.edited",
            note.id,
            account,
            note.txn,
            note.text,
            note.who,
            note.at,
            note.edited
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(&note.txn);
        Ok(())
    }

    /// Forgets a note; what it said is for the audit to keep.
    pub async fn remove_note(&mut self, note: &StoredNote) -> Result<(), LedgerError> {
        sqlx::query!("DELETE FROM note WHERE id = ?1", note.id)
            .execute(&mut *self.tx)
            .await?;
        self.touch(&note.txn);
        Ok(())
    }
}
