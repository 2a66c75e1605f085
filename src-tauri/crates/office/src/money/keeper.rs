//! Looks after what is under way: recovery at the start, looking up what is not known, and
//! waiting for what is on its way before the office closes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::time::Duration;

use domain::{ActKind, IntentState};
use ledger::{Intent, IntentFilter};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::begin::{journal, under_way};
use super::{plan_acts, seat};
use crate::dto::{ChangedThing, SyncRequest};
use crate::error::OfficeError;
use crate::inner::{Inner, Office};
use crate::journal::{ConvergeTeller, StoreError, Told};
use crate::setup::fresh_id;
use crate::{days, sync, views};

/// How often due look-ups are begun while something is open.
const TURN: Duration = Duration::from_secs(2);
/// Longer than the client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(100);
/// Most look-ups of one turn.
const AT_ONCE: i64 = 200;

/// What is on its way, and the task that looks the rest up.
#[derive(Debug, Default)]
pub(crate) struct Keeper {
    sending: Mutex<HashSet<String>>,
    changed: Notify,
    /// One act at a time is looked at and written down: two then see each other.
    turn: tokio::sync::Mutex<()>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Keeper {
    fn sending(&self) -> MutexGuard<'_, HashSet<String>> {
        self.sending.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Waits for the turn to begin an act.
    pub(crate) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// Whether this program is sending it now.
    pub(crate) fn is_sending(&self, id: &str) -> bool {
        self.sending().contains(id)
    }

    fn set(&self, task: Option<JoinHandle<()>>) -> Option<JoinHandle<()>> {
        std::mem::replace(&mut *self.task.lock().unwrap_or_else(|e| e.into_inner()), task)
    }
}

/// An act on its way; ends when dropped.
pub(crate) struct Sending {
    keeper: Weak<Inner>,
    id: String,
}

impl Sending {
    pub(crate) fn begin(office: &Office, id: &str) -> Result<Self, OfficeError> {
        if !office.0.keeper.sending().insert(id.to_owned()) {
            return Err(under_way());
        }
        Ok(Self {
            keeper: Arc::downgrade(&office.0),
            id: id.to_owned(),
        })
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        if let Some(inner) = self.keeper.upgrade() {
            inner.keeper.sending().remove(&self.id);
            inner.keeper.changed.notify_waiters();
        }
    }
}

/// At the start: what an interruption left open is told apart, and from then on looked up.
pub(crate) async fn look_after(office: &Office) -> Result<(), OfficeError> {
    let open = journal(office).recover().await.map_err(store_failed)?;
    if open > 0 {
        tracing::warn!(open, "outcomes that are not known");
    }
    let inner: Weak<Inner> = Arc::downgrade(&office.0);
    let task = tokio::spawn(async move {
        loop {
            tokio::time::sleep(TURN).await;
            let Some(inner) = inner.upgrade() else { return };
            let office = Office(inner);
            if let Err(error) = turn(&office).await {
                tracing::warn!(%error, "unknown outcomes could not be looked up");
            }
        }
    });
    office.0.keeper.set(Some(task));
    Ok(())
}

/// Waits until what is on its way is recorded, and looks nothing up any more.
pub(crate) async fn stop(office: &Office) {
    let keeper = &office.0.keeper;
    let waiting = async {
        loop {
            let changed = keeper.changed.notified();
            if keeper.sending().is_empty() {
                return;
            }
            changed.await;
        }
    };
    // What takes longer is found open at the next start.
    let _ = tokio::time::timeout(PATIENCE, waiting).await;
    if let Some(task) = keeper.set(None) {
        task.abort();
        let _ = task.await;
    }
}

/// Looks up what is due.
async fn turn(office: &Office) -> Result<(), OfficeError> {
    let filter = IntentFilter {
        open: true,
        limit: AT_ONCE,
        ..IntentFilter::default()
    };
    let now = office.now().as_millisecond();
    for intent in office.0.ledger.list_intents(&filter).await? {
        let due = intent.next_look.is_some_and(|at| at <= now);
        match intent.state {
            // Its outcome could not be written when it came.
            IntentState::Dispatching | IntentState::Armed if !office.0.keeper.is_sending(&intent.id) => {
                journal(office).recover().await.map_err(store_failed)?;
            }
            IntentState::Unknown | IntentState::NeedsPerson if due => {
                look_up(office, intent).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Looks one intent up now.
pub(crate) async fn look_up(office: &Office, intent: Intent) -> Result<Intent, OfficeError> {
    let facts = views::facts(office, intent.account.as_str()).await?;
    let terminal = facts.terminal(intent.terminal.as_str())?;
    let seat = seat::take(office, &facts, terminal, Some(&intent.user_id)).await?;
    let teller = ConvergeTeller { seat, call: None };
    let looked = journal(office)
        .look(intent, &teller)
        .await
        .map_err(store_failed)?;
    if !looked.state.is_open() {
        after(office, &looked).await;
    }
    Ok(looked)
}

/// What an outcome means for the rest of the books, in the same transaction as the outcome.
pub(crate) async fn follow(
    work: &mut ledger::Work,
    intent: &Intent,
    state: IntentState,
    told: &Told,
) -> Result<(), StoreError> {
    plan_acts::follow(work, intent, state, told)
        .await
        .map_err(|error| StoreError::Failed(error.to_string()))
}

/// Once an act has ended: the copy of the gateway is brought up to date where it changed. That
/// this fails changes nothing about the outcome; the next sync brings it.
pub(crate) async fn after(office: &Office, intent: &Intent) {
    office.tell(ChangedThing::Money, vec![intent.id.clone()], "money");
    plan_acts::tell(office, intent);
    let moves = matches!(
        intent.kind,
        ActKind::Void | ActKind::Return | ActKind::TakeInstallment | ActKind::TakeRecurring | ActKind::Settle
    );
    if !moves || matches!(intent.state, IntentState::NotSent | IntentState::Unknown) {
        return;
    }
    if let Err(error) = refresh(office, intent).await {
        tracing::info!(%error, "the copy is not up to date after an act; the next sync brings it");
    }
}

/// Copies the days that an act concerns: today, and that of the payment it is about.
async fn refresh(office: &Office, intent: &Intent) -> Result<(), OfficeError> {
    let facts = views::facts(office, intent.account.as_str()).await?;
    let today = days::today(office, &facts.account);
    let mut spans = vec![(today.saturating_sub(jiff::Span::new().days(1)), today)];
    if matches!(intent.kind, ActKind::Void | ActKind::Return)
        && let Some(day) = day_of(office, &facts, &intent.target).await?
        && day < spans.first().map_or(day, |span| span.0)
    {
        spans.push((day, day));
    }
    for (from, to) in spans {
        let request = SyncRequest {
            operation_id: fresh_id(),
            account_id: facts.account.id.to_string(),
            from: Some(from.to_string()),
            to: Some(to.to_string()),
            terminal_ids: vec![intent.terminal.to_string()],
        };
        sync::run(office, request, |_| {}).await?;
    }
    Ok(())
}

/// The gateway's day of a payment in our copy.
async fn day_of(
    office: &Office,
    facts: &views::AccountFacts,
    id: &str,
) -> Result<Option<jiff::civil::Date>, OfficeError> {
    let showing = crate::transactions::Showing::of(office, facts).await?;
    let found = crate::transactions::find(office, &showing, id).await?;
    let zone = jiff::tz::TimeZone::get(&facts.account.gateway_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = |seconds: i64| jiff::Timestamp::from_second(seconds).ok();
    Ok(found
        .filter(|found| found.row.t != 0)
        .and_then(|found| at(found.row.t))
        .map(|at| at.to_zoned(zone).date()))
}

pub(crate) fn store_failed(error: StoreError) -> OfficeError {
    match error {
        StoreError::Taken => under_way(),
        StoreError::Failed(cause) => OfficeError::new(
            crate::error::Code::StorageFailed,
            "What is known of this act could not be read or written.",
        )
        .with("cause", cause),
    }
}
