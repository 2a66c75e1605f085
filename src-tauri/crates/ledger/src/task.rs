use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// How a task of the checklist stands, as a person said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// In which account.
    pub account: AccountId,
    /// What, a word of the office.
    pub word: String,
    /// Our id of the terminal or API user; empty for the account.
    pub subject: String,
    /// A word of the office.
    pub status: String,
    /// Day since which it stands so, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Ticket number at Converge or CivicPlus.
    pub ticket: String,
    /// Who was spoken to.
    pub agent: String,
    /// A few words.
    pub note: String,
    /// Who said so.
    pub changed_by: String,
    /// UTC seconds.
    pub changed_at: i64,
}

impl Ledger {
    /// The tasks of an account of which a person said something.
    pub async fn list_tasks(&self, account: &AccountId) -> Result<Vec<Task>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT account, word, subject, status, since, ticket, agent, note, changed_by, changed_at
             FROM task WHERE account = ?1",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Task {
                account: AccountId::new(row.account),
                word: row.word,
                subject: row.subject,
                status: row.status,
                since: row.since,
                ticket: row.ticket,
                agent: row.agent,
                note: row.note,
                changed_by: row.changed_by,
                changed_at: row.changed_at,
            })
            .collect())
    }
}

impl Work {
    /// Keeps how a task stands.
    pub async fn put_task(&mut self, task: &Task) -> Result<(), LedgerError> {
        let account = task.account.as_str();
        sqlx::query!(
            "INSERT INTO task (account, word, subject, status, since, ticket, agent, note, changed_by, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (account, word, subject) DO UPDATE SET status = excluded.status, since = excluded.since,
                ticket = excluded.ticket, agent = excluded.agent, note = excluded.note,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at",
            account,
            task.word,
            task.subject,
            task.status,
            task.since,
            task.ticket,
            task.agent,
            task.note,
            task.changed_by,
            task.changed_at
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(account);
        Ok(())
    }

    /// Forgets what was said of a task.
    pub async fn remove_task(
        &mut self,
        account: &AccountId,
        word: &str,
        subject: &str,
    ) -> Result<(), LedgerError> {
        let account = account.as_str();
        sqlx::query!(
            "DELETE FROM task WHERE account = ?1 AND word = ?2 AND subject = ?3",
            account,
            word,
            subject
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(account);
        Ok(())
    }
}
