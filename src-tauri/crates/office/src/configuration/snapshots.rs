//! The configuration is kept after every change, so that two days can be compared:
//! "What changed since go-live?"

use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use tokio::task::JoinHandle;

use super::describe::describe;
use super::diff::{Difference, differences};
use super::model::AccountRecord;
use crate::dto::{
    AccountRequest, ChangedThing, CompareSetup, ConfigurationDay, ConfigurationDays, ConfigurationDiff,
};
use crate::error::OfficeError;
use crate::inner::{Inner, Office};
use crate::paper;

/// Changes that come close together are kept as one.
const SETTLE: Duration = Duration::from_millis(300);

/// Keeps one snapshot at a time, and the task that waits for changes.
#[derive(Default)]
pub(crate) struct Keeper {
    turn: tokio::sync::Mutex<()>,
    watch: Mutex<Option<JoinHandle<()>>>,
}

impl Keeper {
    fn set(&self, next: Option<JoinHandle<()>>) -> Option<JoinHandle<()>> {
        std::mem::replace(&mut *self.watch.lock().unwrap_or_else(|e| e.into_inner()), next)
    }
}

/// From now on, whatever is committed is kept.
pub(crate) fn keep_watching(office: &Office) {
    let mut changes = office.changes();
    let inner: Weak<Inner> = Arc::downgrade(&office.0);
    let watch = tokio::spawn(async move {
        loop {
            match inner.upgrade() {
                Some(inner) => report(keep(&Office(inner)).await),
                None => return,
            }
            loop {
                use tokio::sync::broadcast::error::RecvError;
                match changes.recv().await {
                    Ok(notice) if notice.what != ChangedThing::Setup => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => break,
                    Err(RecvError::Closed) => return,
                }
            }
            tokio::time::sleep(SETTLE).await;
            while changes.try_recv().is_ok() {}
        }
    });
    office.0.snapshots.set(Some(watch));
}

/// Keeps what is to be kept and waits for no more.
pub(crate) async fn stop_watching(office: &Office) {
    if let Some(watch) = office.0.snapshots.set(None) {
        watch.abort();
        let _ = watch.await;
    }
    report(keep(office).await);
}

fn report(kept: Result<(), OfficeError>) {
    if let Err(error) = kept {
        tracing::warn!(%error, "the configuration could not be kept for comparison");
    }
}

/// Keeps the configuration as it is now, unless it is what was kept last.
pub(crate) async fn keep(office: &Office) -> Result<(), OfficeError> {
    let _turn = office.0.snapshots.turn.lock().await;
    let records = describe(office).await?;
    if records.is_empty() {
        return Ok(());
    }
    let body = serde_json::to_string(&records).map_err(|error| OfficeError::internal(&error))?;
    let at = office.now().as_second();
    office.0.ledger.keep_configuration(at, &body).await?;
    Ok(())
}

/// What was kept at the end of a day.
struct Kept {
    at: i64,
    accounts: Vec<AccountRecord>,
}

async fn before(office: &Office, moment: Timestamp) -> Result<Option<Kept>, OfficeError> {
    let Some(found) = office.0.ledger.configuration_before(moment.as_second()).await? else {
        return Ok(None);
    };
    Ok(Some(Kept {
        at: found.at,
        accounts: serde_json::from_str(&found.body).map_err(|error| OfficeError::internal(&error))?,
    }))
}

fn one(kept: Option<&Kept>, account: &str) -> Vec<AccountRecord> {
    kept.map_or_else(Vec::new, |kept| {
        kept.accounts
            .iter()
            .filter(|a| a.id == account)
            .cloned()
            .collect()
    })
}

/// The end of a day on this computer.
fn end_of(office: &Office, day: Date) -> Result<Timestamp, OfficeError> {
    day.checked_add(1.day())
        .and_then(|next| next.to_zoned(paper::zone(office)))
        .map(|end| end.timestamp())
        .map_err(|error| OfficeError::internal(&error))
}

fn parsed(field: &str, text: &str) -> Result<Date, OfficeError> {
    text.trim().parse().map_err(|_| {
        OfficeError::invalid(
            field,
            "day_unreadable",
            "Write the day as year-month-day, for example 2026-10-06.",
        )
    })
}

/// Days on which something changed, newest first.
pub async fn days(office: &Office, request: AccountRequest) -> Result<ConfigurationDays, OfficeError> {
    keep_if_writable(office).await?;
    let zone = paper::zone(office);
    let mut days: Vec<Date> = office
        .0
        .ledger
        .configuration_moments()
        .await?
        .into_iter()
        .filter_map(|at| Timestamp::from_second(at).ok())
        .map(|at| at.to_zoned(zone.clone()).date())
        .collect();
    days.dedup();
    let mut changed = Vec::new();
    let mut last: Vec<AccountRecord> = Vec::new();
    for day in days {
        let kept = before(office, end_of(office, day)?).await?;
        let now = one(kept.as_ref(), &request.account_id);
        let count = differences(&last, &now).len();
        if count > 0 {
            changed.push(ConfigurationDay {
                day: day.to_string(),
                changes: u32::try_from(count).unwrap_or(u32::MAX),
            });
        }
        last = now;
    }
    changed.reverse();
    Ok(ConfigurationDays { days: changed })
}

/// What differs between the ends of two days; the end of today is now.
pub async fn compare(office: &Office, request: CompareSetup) -> Result<ConfigurationDiff, OfficeError> {
    keep_if_writable(office).await?;
    let (from, to) = (parsed("from", &request.from)?, parsed("to", &request.to)?);
    if from > to {
        return Err(OfficeError::invalid(
            "from",
            "days_crossed",
            "The earlier day comes first.",
        ));
    }
    let earlier = before(office, end_of(office, from)?).await?;
    let later = before(office, end_of(office, to)?).await?;
    let account = &request.account_id;
    let found = differences(&one(earlier.as_ref(), account), &one(later.as_ref(), account));
    let instant = |kept: &Option<Kept>| {
        kept.as_ref()
            .filter(|kept| kept.accounts.iter().any(|a| a.id == *account))
            .map(|kept| crate::views::instant(kept.at))
    };
    Ok(ConfigurationDiff {
        from: instant(&earlier),
        to: instant(&later),
        changes: found.into_iter().map(|d: Difference| d.change).collect(),
    })
}

/// What was committed a moment ago counts, too.
async fn keep_if_writable(office: &Office) -> Result<(), OfficeError> {
    if office.writes() {
        keep(office).await
    } else {
        Ok(())
    }
}
