//! The journal in the ledger: each step in one transaction with its audit entry.

use domain::IntentState;
use ledger::{Intent, IntentFilter, IntentMove, IntentStep, LedgerError};

use super::ports::{Store, StoreError, Told};
use crate::inner::Office;
use crate::money;

/// The ledger of the open office.
#[derive(Debug, Clone)]
pub(crate) struct LedgerStore {
    office: Office,
}

impl LedgerStore {
    pub(crate) fn of(office: &Office) -> Self {
        Self {
            office: office.clone(),
        }
    }
}

/// More are never open at once: one for each target, and a person waits for each.
const OPEN: i64 = 10_000;

impl From<LedgerError> for StoreError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Taken => Self::Taken,
            other => Self::Failed(other.to_string()),
        }
    }
}

impl Store for LedgerStore {
    async fn arm(&self, intent: &Intent, after: Option<&str>) -> Result<(), StoreError> {
        let mut work = self.office.0.ledger.begin_money().await?;
        work.arm_intent(intent, after).await?;
        work.note(&money::armed(intent).entry(&self.office)).await?;
        Ok(work.commit().await?)
    }

    async fn read(&self, id: &str) -> Result<Option<Intent>, StoreError> {
        Ok(self.office.0.ledger.intent(id).await?)
    }

    async fn open(&self) -> Result<Vec<Intent>, StoreError> {
        let filter = IntentFilter {
            open: true,
            limit: OPEN,
            ..IntentFilter::default()
        };
        Ok(self.office.0.ledger.list_intents(&filter).await?)
    }

    async fn advance(
        &self,
        intent: &Intent,
        step: &IntentStep,
        told: &Told,
        next_look: Option<i64>,
        looked: bool,
    ) -> Result<bool, StoreError> {
        let text = serde_json::to_string(told).map_err(|error| StoreError::Failed(error.to_string()))?;
        let mut work = self.office.0.ledger.begin_money().await?;
        let moved = work
            .move_intent(&IntentMove {
                id: &intent.id,
                from: intent.state,
                step,
                told: Some(&text),
                next_look,
                looked,
            })
            .await?;
        if !moved {
            return Ok(false);
        }
        // The step before the first byte is between two others that tell as much.
        if step.state != intent.state && step.state != IntentState::Dispatching {
            let note = money::moved(intent, step.state, told);
            work.note(&note.entry(&self.office)).await?;
        }
        money::follow(&mut work, intent, step.state, told).await?;
        work.commit().await?;
        Ok(true)
    }
}
