use domain::AccountId;

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;

/// A view of the list that somebody saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredView {
    /// Our id.
    pub id: String,
    /// Its name, used once in an account whatever the case of its letters.
    pub name: String,
    /// The typed search.
    pub text: String,
    /// Columns, JSON of the office.
    pub columns: String,
    /// The order, JSON of the office.
    pub sort: Option<String>,
    /// UTC seconds.
    pub saved_at: i64,
}

impl Ledger {
    /// The views of an account, by name.
    pub async fn list_views(&self, account: &AccountId) -> Result<Vec<StoredView>, LedgerError> {
        let account = account.as_str();
        Ok(sqlx::query_as!(
            StoredView,
            "SELECT id, name, text, columns, sort, saved_at FROM saved_view WHERE account = ?1 ORDER BY name",
            account
        )
        .fetch_all(&self.pool)
        .await?)
    }

    /// One view with its account.
    pub async fn view(&self, id: &str) -> Result<Option<(AccountId, StoredView)>, LedgerError> {
        let row = sqlx::query!(
            "SELECT account, id, name, text, columns, sort, saved_at FROM saved_view WHERE id = ?1",
            id
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| {
            let view = StoredView {
                id: row.id,
                name: row.name,
                text: row.text,
                columns: row.columns,
                sort: row.sort,
                saved_at: row.saved_at,
            };
            (AccountId::new(row.account), view)
        }))
    }

    /// Keeps a view, new or in place of the one with its id.
    ///
    /// # Errors
    /// [`LedgerError::Taken`] when another view of the account has the name.
    pub async fn put_view(&self, account: &AccountId, view: &StoredView) -> Result<(), LedgerError> {
        let account = account.as_str();
        sqlx::query!(
            "INSERT INTO saved_view (id, account, name, text, columns, sort, saved_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text,
                columns = excluded.columns, sort = excluded.sort, saved_at = excluded.saved_at
             WHERE account = excluded.account",
            view.id,
            account,
            view.name,
            view.text,
            view.columns,
            view.sort,
            view.saved_at
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Preferences, [&view.id]);
        Ok(())
    }

    /// Forgets a view.
    pub async fn remove_view(&self, id: &str) -> Result<(), LedgerError> {
        sqlx::query!("DELETE FROM saved_view WHERE id = ?1", id)
            .execute(&self.pool)
            .await?;
        self.tell(What::Preferences, [id]);
        Ok(())
    }
}
