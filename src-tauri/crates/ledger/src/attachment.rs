use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// Most bytes of an attached file.
pub const LARGEST_ATTACHMENT: u64 = 10 * 1024 * 1024;

/// A file kept with a payment, without what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Our id.
    pub id: String,
    /// In which account.
    pub account: AccountId,
    /// The gateway's id of the payment.
    pub txn: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Who attached it.
    pub who: String,
    /// When, UTC seconds.
    pub at: i64,
}

struct Stored {
    id: String,
    account: String,
    txn: String,
    name: String,
    size: i64,
    sha256: String,
    who: String,
    at: i64,
}

impl From<Stored> for Attachment {
    fn from(row: Stored) -> Self {
        Self {
            id: row.id,
            account: AccountId::new(row.account),
            txn: row.txn,
            name: row.name,
            size: u32::try_from(row.size).unwrap_or(u32::MAX),
            sha256: row.sha256,
            who: row.who,
            at: row.at,
        }
    }
}

impl Ledger {
    /// The files of a payment, oldest first.
    pub async fn attachments_of(
        &self,
        account: &AccountId,
        txn: &str,
    ) -> Result<Vec<Attachment>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, account, txn, name, size, sha256, who, at FROM attachment
             WHERE account = ?1 AND txn = ?2 ORDER BY rowid",
            account,
            txn
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Attachment::from).collect())
    }

    /// One file's facts.
    pub async fn attachment(&self, id: &str) -> Result<Option<Attachment>, LedgerError> {
        let row = sqlx::query_as!(
            Stored,
            "SELECT id, account, txn, name, size, sha256, who, at FROM attachment WHERE id = ?1",
            id
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(Attachment::from))
    }

    /// What is in a file.
    pub async fn attachment_bytes(&self, id: &str) -> Result<Option<Vec<u8>>, LedgerError> {
        Ok(
            sqlx::query_scalar!("SELECT bytes FROM attachment_content WHERE attachment = ?1", id)
                .fetch_optional(&self.pool)
                .await?,
        )
    }
}

impl Work {
    /// Keeps a file.
    pub async fn add_attachment(&mut self, file: &Attachment, bytes: &[u8]) -> Result<(), LedgerError> {
        let account = file.account.as_str();
        sqlx::query!(
            "INSERT INTO attachment (id, account, txn, name, size, sha256, who, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            file.id,
            account,
            file.txn,
            file.name,
            file.size,
            file.sha256,
            file.who,
            file.at
        )
        .execute(&mut *self.tx)
        .await?;
        sqlx::query!(
            "INSERT INTO attachment_content (attachment, bytes) VALUES (?1, ?2)",
            file.id,
            bytes
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(&file.txn);
        Ok(())
    }

    /// Forgets a file and what was in it.
    pub async fn remove_attachment(&mut self, file: &Attachment) -> Result<(), LedgerError> {
        sqlx::query!("DELETE FROM attachment WHERE id = ?1", file.id)
            .execute(&mut *self.tx)
            .await?;
        self.touch(&file.txn);
        Ok(())
    }
}
