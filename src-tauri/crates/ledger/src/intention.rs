use domain::{AccountId, TerminalId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// Something the town intends to do on a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intended {
    /// Where.
    pub terminal: TerminalId,
    /// What, a word of the office.
    pub word: String,
    /// The sentence with which a rule of the terminal's kind was overridden.
    pub override_reason: Option<String>,
}

impl Ledger {
    /// What is intended on an account's terminals.
    pub async fn list_intentions(&self, account: &AccountId) -> Result<Vec<Intended>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT i.terminal, i.word, i.override_reason
             FROM intention i JOIN terminal t ON t.id = i.terminal WHERE t.account = ?1",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Intended {
                terminal: TerminalId::new(row.terminal),
                word: row.word,
                override_reason: row.override_reason,
            })
            .collect())
    }
}

impl Work {
    /// Makes these all that is intended on a terminal.
    pub async fn put_intentions(
        &mut self,
        terminal: &TerminalId,
        intentions: &[Intended],
    ) -> Result<(), LedgerError> {
        let id = terminal.as_str();
        sqlx::query!("DELETE FROM intention WHERE terminal = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        for intended in intentions {
            sqlx::query!(
                "INSERT INTO intention (terminal, word, override_reason) VALUES (?1, ?2, ?3)",
                id,
                intended.word,
                intended.override_reason
            )
            .execute(&mut *self.tx)
            .await?;
        }
        self.touch(id);
        Ok(())
    }
}
