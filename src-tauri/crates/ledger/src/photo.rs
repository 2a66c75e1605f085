use domain::TerminalId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A photo of a terminal's reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPhoto {
    /// `image/jpeg` or `image/png`.
    pub media: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Ledger {
    /// The photo of a terminal's reader.
    pub async fn photo(&self, terminal: &TerminalId) -> Result<Option<StoredPhoto>, LedgerError> {
        let id = terminal.as_str();
        let row = sqlx::query!("SELECT media, bytes FROM photo WHERE terminal = ?1", id)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|row| StoredPhoto {
            media: row.media,
            bytes: row.bytes,
        }))
    }

    /// Whether there is one.
    pub async fn has_photo(&self, terminal: &TerminalId) -> Result<bool, LedgerError> {
        let id = terminal.as_str();
        let found = sqlx::query_scalar!("SELECT 1 FROM photo WHERE terminal = ?1", id)
            .fetch_optional(&self.pool)
            .await?;
        Ok(found.is_some())
    }
}

impl Work {
    /// Keeps a photo in place of the one there was.
    pub async fn put_photo(
        &mut self,
        terminal: &TerminalId,
        photo: &StoredPhoto,
        now: i64,
    ) -> Result<(), LedgerError> {
        let id = terminal.as_str();
        sqlx::query!(
            "INSERT INTO photo (terminal, media, bytes, set_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (terminal) DO UPDATE SET media = excluded.media, bytes = excluded.bytes,
                set_at = excluded.set_at",
            id,
            photo.media,
            photo.bytes,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }

    /// Forgets the photo of a terminal's reader.
    pub async fn remove_photo(&mut self, terminal: &TerminalId) -> Result<(), LedgerError> {
        let id = terminal.as_str();
        sqlx::query!("DELETE FROM photo WHERE terminal = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        self.touch(id);
        Ok(())
    }
}
