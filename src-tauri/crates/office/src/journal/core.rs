//! The driver: arm, send once, record; look up what is not known.

use std::sync::Arc;

use domain::{Clock, IntentState};
use ledger::{Intent, IntentStep};

use super::evidence::{Evidence, Witness};
use super::judge::{Finding, judge};
use super::ports::{LookFailed, Sent, Store, StoreError, Teller, Told};
use super::timing::{BETWEEN_ABSENT_READS_MS, next_look};

/// Why an act was not begun. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArmError {
    /// Another act about the same target is under way or not known.
    Taken,
    /// What was read back is not what was written, or it could not be written.
    NotKept(String),
}

/// So often an unknown outcome is looked up, the last times once an hour, before a person is
/// asked as well.
const LOOKS_BEFORE_A_PERSON: u32 = 28;

/// The journal over a store and a clock.
#[derive(Clone)]
pub struct Journal<S> {
    store: S,
    clock: Arc<dyn Clock>,
}

impl<S: std::fmt::Debug> std::fmt::Debug for Journal<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Journal")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

impl<S: Store> Journal<S> {
    /// Over this store.
    pub fn new(store: S, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    fn now(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    /// Writes an intent and reads it back. Only an intent from here may be sent. `after` is the
    /// latest intent about the same target from before its witness was read, and it was over then:
    /// an act in between would be taken for this one.
    ///
    /// # Errors
    /// Nothing was sent, and nothing is on its way.
    pub async fn arm(&self, mut intent: Intent, after: Option<&str>) -> Result<Intent, ArmError> {
        intent.armed_at = self.now();
        intent.state = IntentState::Armed;
        point("journal-before-arm");
        match self.store.arm(&intent, after).await {
            Ok(()) => {}
            Err(StoreError::Taken) => return Err(ArmError::Taken),
            Err(StoreError::Failed(cause)) => return Err(ArmError::NotKept(cause)),
        }
        point("journal-armed");
        match self.store.read(&intent.id).await {
            Ok(Some(kept)) if kept == intent => Ok(kept),
            Ok(_) => Err(ArmError::NotKept("what was read back differs".to_owned())),
            Err(StoreError::Failed(cause)) => Err(ArmError::NotKept(cause)),
            Err(StoreError::Taken) => Err(ArmError::Taken),
        }
    }

    /// Sends an armed intent and records how it ended; answers the intent as it stands then.
    /// To be run by a task of its own: dropped after the first byte, the outcome would only be
    /// known at the next start.
    ///
    /// # Errors
    /// When the step before sending cannot be written, nothing is sent. When the outcome cannot
    /// be written, the intent stays *dispatching* and is unknown at the next start.
    pub async fn send(&self, intent: Intent, teller: &impl Teller) -> Result<Intent, StoreError> {
        let step = self.step(IntentState::Dispatching, "dispatching", None);
        let moved = self
            .store
            .advance(&intent, &step, &Told::because("dispatching"), None, false)
            .await?;
        if !moved {
            // Somebody else took it on: it is theirs.
            return self.reread(&intent).await;
        }
        let intent = self.reread(&intent).await?;
        point("journal-dispatching");
        let sent = teller.send(&intent).await;
        point("journal-answered");
        let (state, told) = match sent {
            Sent::Approved(told) => (IntentState::Approved, told),
            Sent::Declined(told) => (IntentState::Declined, told),
            Sent::Rejected(told) => (IntentState::Rejected, told),
            Sent::NotSent(told) => (IntentState::NotSent, told),
            Sent::Unknown(told) => (IntentState::Unknown, told),
        };
        let next = (state == IntentState::Unknown).then(|| next_look(self.now(), 0, false));
        let step = self.step(state, state_word(state), None);
        self.store.advance(&intent, &step, &told, next, false).await?;
        point("journal-recorded");
        self.reread(&intent).await
    }

    /// At the start: what was under way is not known; what was not begun was not sent.
    /// Answers how many are open now.
    ///
    /// # Errors
    /// As the store.
    pub async fn recover(&self) -> Result<usize, StoreError> {
        let mut open = 0;
        for intent in self.store.open().await? {
            let (state, why) = match intent.state {
                IntentState::Dispatching => (IntentState::Unknown, "ended_while_sending"),
                IntentState::Armed => (IntentState::NotSent, "ended_before_sending"),
                _ => {
                    open += 1;
                    continue;
                }
            };
            let next = (state == IntentState::Unknown).then(|| next_look(self.now(), 0, false));
            let step = self.step(state, why, None);
            self.store
                .advance(&intent, &step, &Told::because(why), next, false)
                .await?;
            open += usize::from(state.is_open());
        }
        Ok(open)
    }

    /// Looks an unknown outcome up, once. Answers the intent as it stands then.
    ///
    /// # Errors
    /// As the store.
    pub async fn look(&self, intent: Intent, teller: &impl Teller) -> Result<Intent, StoreError> {
        if !matches!(intent.state, IntentState::Unknown | IntentState::NeedsPerson) {
            return Ok(intent);
        }
        let before = told(&intent);
        let witness: Option<Witness> = serde_json::from_str(&intent.baseline).ok();
        let looked = match &witness {
            Some(_) => teller.look(&intent).await,
            None => Err(LookFailed {
                detail: "what was seen before cannot be read".to_owned(),
            }),
        };
        point("journal-looked");
        let (state, mut now_told, evidence) = match (looked, &witness) {
            (Ok(evidence), Some(witness)) => {
                let (state, told) = self.weigh(&intent, witness, &evidence, &before);
                (state, told, Some(evidence))
            }
            (Err(failed), _) => {
                let told = Told {
                    detail: Some(failed.detail),
                    absent_since: before.absent_since,
                    ..Told::because("look_failed")
                };
                (intent.state, told, None)
            }
            (Ok(_), None) => (intent.state, Told::because("look_failed"), None),
        };
        if now_told.candidates.is_empty() && state == intent.state {
            now_told.candidates = before.candidates;
        }
        // After a day of looking a person is asked.
        let state = match state {
            IntentState::Unknown if intent.looks.saturating_add(1) >= LOOKS_BEFORE_A_PERSON => {
                IntentState::NeedsPerson
            }
            state => state,
        };
        // A person is asked already: only proof changes that.
        let state = match (intent.state, state) {
            (IntentState::NeedsPerson, IntentState::Unknown) => IntentState::NeedsPerson,
            (_, state) => state,
        };
        let next = matches!(state, IntentState::Unknown | IntentState::NeedsPerson).then(|| {
            next_look(
                self.now(),
                intent.looks.saturating_add(1),
                now_told.absent_since.is_some(),
            )
        });
        let evidence = evidence.and_then(|evidence| serde_json::to_string(&evidence).ok());
        let step = self.step(state, &format!("looked: {}", now_told.why), evidence);
        self.store.advance(&intent, &step, &now_told, next, true).await?;
        self.reread(&intent).await
    }

    fn weigh(
        &self,
        intent: &Intent,
        witness: &Witness,
        evidence: &Evidence,
        before: &Told,
    ) -> (IntentState, Told) {
        match judge(intent, witness, evidence) {
            Finding::Done(told) => (IntentState::ConfirmedDone, told),
            Finding::Person(told) => (IntentState::NeedsPerson, told),
            Finding::Nothing(told) => (IntentState::Unknown, told),
            Finding::Absent(told) => {
                // Only the gateway's clock decides: ours may have been set since. A read that
                // does not tell the time proves nothing about how long ago it was sent.
                let Some(now) = evidence.gateway_time else {
                    let told = Told {
                        absent_since: before.absent_since,
                        ..told
                    };
                    return (IntentState::Unknown, told);
                };
                let since = before.absent_since.filter(|since| *since <= now).unwrap_or(now);
                let told = Told {
                    absent_since: Some(since),
                    ..told
                };
                if now.saturating_sub(since) >= BETWEEN_ABSENT_READS_MS {
                    (IntentState::ConfirmedAbsent, told)
                } else {
                    (IntentState::Unknown, told)
                }
            }
        }
    }

    /// Records what a person found out where reading could not.
    ///
    /// # Errors
    /// As the store. [`StoreError::Taken`] when the intent does not wait for a person any more.
    pub async fn decide(
        &self,
        intent: Intent,
        happened: bool,
        txn: Option<String>,
        by: &str,
    ) -> Result<Intent, StoreError> {
        let state = if happened {
            IntentState::ConfirmedDone
        } else {
            IntentState::ConfirmedAbsent
        };
        if intent.state != IntentState::NeedsPerson {
            return Err(StoreError::Taken);
        }
        let told = Told {
            txn,
            by: Some(by.to_owned()),
            ..Told::because("person_decided")
        };
        let step = self.step(state, "person_decided", None);
        if !self.store.advance(&intent, &step, &told, None, false).await? {
            return Err(StoreError::Taken);
        }
        self.reread(&intent).await
    }

    fn step(&self, state: IntentState, what: &str, evidence: Option<String>) -> IntentStep {
        IntentStep {
            at: self.now(),
            state,
            what: what.to_owned(),
            evidence,
        }
    }

    async fn reread(&self, intent: &Intent) -> Result<Intent, StoreError> {
        self.store
            .read(&intent.id)
            .await?
            .ok_or_else(|| StoreError::Failed("the intent is gone".to_owned()))
    }
}

/// What is kept of an intent's outcome.
pub(crate) fn told(intent: &Intent) -> Told {
    let kept = intent.told.as_deref();
    kept.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

fn state_word(state: IntentState) -> &'static str {
    domain::Coded::word(state)
}

/// A named point of the money path at which tests let the program die.
fn point(name: &str) {
    #[cfg(feature = "failpoints")]
    crate::failpoints::hit(name);
    #[cfg(not(feature = "failpoints"))]
    let _ = name;
}
