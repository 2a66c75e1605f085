use std::collections::HashMap;

use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// What people put on a payment of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Tags, by name.
    pub tags: Vec<String>,
    /// How many notes it has.
    pub notes: u32,
}

/// A list of texts as one bound value, however long.
fn json(texts: &[String]) -> Result<String, LedgerError> {
    serde_json::to_string(texts).map_err(|error| LedgerError::Other(error.to_string()))
}

impl Ledger {
    /// Tags of an account and how many payments have each, by name.
    pub async fn list_tags(&self, account: &AccountId) -> Result<Vec<(String, u32)>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT tag, count(*) AS payments FROM tag WHERE account = ?1 GROUP BY tag ORDER BY tag",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.tag, u32::try_from(row.payments).unwrap_or(u32::MAX)))
            .collect())
    }

    /// The payments of an account that have any of these tags. Sorted, each once.
    pub async fn tagged_payments(
        &self,
        account: &AccountId,
        tags: &[String],
    ) -> Result<Vec<String>, LedgerError> {
        let (account, tags) = (account.as_str(), json(tags)?);
        Ok(sqlx::query_scalar!(
            "SELECT DISTINCT txn FROM tag
             WHERE account = ?1 AND tag IN (SELECT value FROM json_each(?2)) ORDER BY txn",
            account,
            tags
        )
        .fetch_all(&self.pool)
        .await?)
    }

    /// Tags and notes of the payments of a page, by the gateway's id; those without are left out.
    pub async fn marks(
        &self,
        account: &AccountId,
        txns: &[String],
    ) -> Result<HashMap<String, Marks>, LedgerError> {
        let (account, txns) = (account.as_str(), json(txns)?);
        let rows = sqlx::query!(
            r#"SELECT txn AS "txn!: String", tag AS "tag: String", 0 AS "notes!: i64" FROM tag
               WHERE account = ?1 AND txn IN (SELECT value FROM json_each(?2))
               UNION ALL
               SELECT txn, NULL, count(*) FROM note
               WHERE account = ?1 AND txn IN (SELECT value FROM json_each(?2)) GROUP BY txn"#,
            account,
            txns
        )
        .fetch_all(&self.pool)
        .await?;
        let mut found: HashMap<String, Marks> = HashMap::new();
        for row in rows {
            let marks = found.entry(row.txn).or_default();
            marks.tags.extend(row.tag);
            marks.notes += u32::try_from(row.notes).unwrap_or(0);
        }
        for marks in found.values_mut() {
            marks.tags.sort_by_key(|tag| tag.to_lowercase());
        }
        Ok(found)
    }
}

impl Work {
    /// Puts a tag on a payment; answers whether it was not there yet.
    pub async fn put_tag(&mut self, account: &AccountId, txn: &str, tag: &str) -> Result<bool, LedgerError> {
        let account = account.as_str();
        let done = sqlx::query!(
            "INSERT OR IGNORE INTO tag (account, txn, tag) VALUES (?1, ?2, ?3)",
            account,
            txn,
            tag
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(txn);
        Ok(done.rows_affected() > 0)
    }

    /// Takes a tag off a payment; answers whether it was there.
    pub async fn remove_tag(
        &mut self,
        account: &AccountId,
        txn: &str,
        tag: &str,
    ) -> Result<bool, LedgerError> {
        let account = account.as_str();
        let done = sqlx::query!(
            "DELETE FROM tag WHERE account = ?1 AND txn = ?2 AND tag = ?3",
            account,
            txn,
            tag
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(txn);
        Ok(done.rows_affected() > 0)
    }
}
