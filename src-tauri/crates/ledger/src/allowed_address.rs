use domain::{AccountId, TerminalId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// An address allowed at Converge for one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedAddress {
    /// Our id.
    pub id: String,
    /// For which terminal.
    pub terminal: TerminalId,
    /// As typed, without hidden characters.
    pub address: String,
    /// Whose it is.
    pub note: String,
    /// Day on which Converge was asked, `YYYY-MM-DD`.
    pub asked_on: Option<String>,
    /// Day on which it was confirmed, `YYYY-MM-DD`.
    pub confirmed_on: Option<String>,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// The sentence with which the rule of the terminal's kind was overridden.
    pub override_reason: Option<String>,
}

impl Ledger {
    /// The addresses of an account's terminals, oldest first.
    pub async fn list_addresses(&self, account: &AccountId) -> Result<Vec<AllowedAddress>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT a.id, a.terminal, a.address, a.note, a.asked_on, a.confirmed_on, a.confirmed_by,
                    a.override_reason
             FROM allowed_address a JOIN terminal t ON t.id = a.terminal
             WHERE t.account = ?1 ORDER BY a.created_at, a.rowid",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| AllowedAddress {
                id: row.id,
                terminal: TerminalId::new(row.terminal),
                address: row.address,
                note: row.note,
                asked_on: row.asked_on,
                confirmed_on: row.confirmed_on,
                confirmed_by: row.confirmed_by,
                override_reason: row.override_reason,
            })
            .collect())
    }
}

impl Work {
    /// Adds an address, or changes the one with this id.
    pub async fn put_address(&mut self, address: &AllowedAddress, now: i64) -> Result<(), LedgerError> {
        let terminal = address.terminal.as_str();
        sqlx::query!(
            "INSERT INTO allowed_address (id, terminal, address, note, asked_on, confirmed_on, confirmed_by,
                                          override_reason, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET note = excluded.note, asked_on = excluded.asked_on,
                confirmed_on = excluded.confirmed_on, confirmed_by = excluded.confirmed_by,
                override_reason = excluded.override_reason",
            address.id,
            terminal,
            address.address,
            address.note,
            address.asked_on,
            address.confirmed_on,
            address.confirmed_by,
            address.override_reason,
            now
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(terminal);
        Ok(())
    }

    /// Forgets an address.
    pub async fn remove_address(&mut self, id: &str) -> Result<(), LedgerError> {
        sqlx::query!("DELETE FROM allowed_address WHERE id = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        self.touch(id);
        Ok(())
    }
}
