use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A reason of the town's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Our id.
    pub id: String,
    /// The town's words, used once whatever the case of their letters.
    pub words: String,
    /// No longer offered; requests that have it keep it.
    pub retired: bool,
    /// Place in the list.
    pub place: i64,
}

impl Ledger {
    /// The town's reasons in their order, with those no longer offered.
    pub async fn list_reasons(&self) -> Result<Vec<Reason>, LedgerError> {
        Ok(sqlx::query_as!(
            Reason,
            r#"SELECT id, words, retired AS "retired: bool", place FROM reason ORDER BY place, words"#
        )
        .fetch_all(&self.pool)
        .await?)
    }
}

impl Work {
    /// Keeps a reason, new or in place of the one with the id.
    ///
    /// # Errors
    /// [`LedgerError::Taken`] when another reason has the words.
    pub async fn put_reason(&mut self, reason: &Reason) -> Result<(), LedgerError> {
        sqlx::query!(
            "INSERT INTO reason (id, words, retired, place) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET words = excluded.words, retired = excluded.retired,
                place = excluded.place",
            reason.id,
            reason.words,
            reason.retired,
            reason.place
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(&reason.id);
        Ok(())
    }
}
