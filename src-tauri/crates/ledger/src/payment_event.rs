use domain::AccountId;

use crate::error::LedgerError;
use crate::open::Ledger;

/// What somebody did with a payment without changing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentAct {
    /// Opened it.
    Viewed,
    /// Wrote it to a file.
    Exported,
}

impl PaymentAct {
    fn code(self) -> i64 {
        match self {
            Self::Viewed => 1,
            Self::Exported => 2,
        }
    }

    fn from_code(code: i64) -> Self {
        if code == 2 { Self::Exported } else { Self::Viewed }
    }
}

/// Such an act, at its first time on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentEvent {
    /// What.
    pub act: PaymentAct,
    /// Who on this computer.
    pub who: String,
    /// When, UTC seconds.
    pub at: i64,
}

impl Ledger {
    /// What people did with a payment, oldest first.
    pub async fn payment_events(
        &self,
        account: &AccountId,
        txn: &str,
    ) -> Result<Vec<PaymentEvent>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query!(
            "SELECT kind, who, at FROM payment_event WHERE account = ?1 AND txn = ?2 ORDER BY at, kind",
            account,
            txn
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| PaymentEvent {
                act: PaymentAct::from_code(row.kind),
                who: row.who,
                at: row.at,
            })
            .collect())
    }

    /// Notes an act with some payments, once a day (days since 1970-01-01) for each person.
    pub async fn note_payment_act(
        &self,
        account: &AccountId,
        txns: &[String],
        event: &PaymentEvent,
        day: i32,
    ) -> Result<(), LedgerError> {
        let (account, kind) = (account.as_str(), event.act.code());
        let mut tx = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for txn in txns {
            sqlx::query!(
                "INSERT OR IGNORE INTO payment_event (account, txn, kind, who, day, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                account,
                txn,
                kind,
                event.who,
                day,
                event.at
            )
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }
}
