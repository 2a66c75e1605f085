//! What a sync will ask for: which terminals, which windows, and what an interrupted one has
//! finished already.

use std::collections::{HashSet, VecDeque};

use converge::Credentials;
use domain::{Currency, TerminalId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Terminal;

use super::map::Reading;
use super::plan::{self, Days};
use crate::dto::{PinState, SkippedTerminal, SyncRequest, WindowProblem};
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::views::AccountFacts;

/// An interrupted sync is taken up again within this time; later its windows may be outdated.
const RESUMABLE_SECONDS: i64 = 24 * 3600;

/// One window of one terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task {
    pub(super) source: usize,
    pub(super) days: Days,
}

/// A terminal that can be asked about.
pub(super) struct Source<'a> {
    pub(super) terminal: &'a Terminal,
    pub(super) credentials: Credentials,
    pub(super) no: i64,
    pub(super) reading: Reading,
    /// Set once its credentials were refused: one try is enough.
    pub(super) closed: Option<WindowProblem>,
}

pub(super) fn range_of(request: &SyncRequest) -> Result<Option<(Date, Date)>, OfficeError> {
    let day = |field: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => text.parse::<Date>().map(Some).map_err(|_| {
            OfficeError::invalid(
                field,
                "not_a_date",
                format!("\"{text}\" is not a date. Write it like 2026-10-31."),
            )
        }),
    };
    match (day("from", &request.from)?, day("to", &request.to)?) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) if from <= to => Ok(Some((from, to))),
        (Some(_), Some(_)) => Err(OfficeError::invalid(
            "to",
            "dates_reversed",
            "The last day is before the first day.",
        )),
        _ => Err(OfficeError::invalid(
            "to",
            "date_missing",
            "Give both days, or none.",
        )),
    }
}

/// The terminals a sync is asked for, by our ids or their names, in one order; none means all.
///
/// # Errors
/// One that is not there, or that is switched off.
pub(super) fn only(facts: &AccountFacts, wanted: &[String]) -> Result<Vec<TerminalId>, OfficeError> {
    let mut only = Vec::new();
    for id in wanted {
        let terminal = facts.terminal(id)?;
        if !facts.in_use(terminal) {
            return Err(OfficeError::invalid(
                "terminal_ids",
                "terminal_off",
                format!("{} is switched off; its payments are not copied.", terminal.name),
            ));
        }
        only.push(terminal.id.clone());
    }
    only.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    only.dedup();
    Ok(only)
}

/// What a sync is asked for in words; equal ones can be taken up again.
pub(super) fn scope(range: Option<(Date, Date)>, only: &[TerminalId]) -> String {
    let days = range.map_or_else(|| "auto".to_owned(), |(from, to)| format!("{from}..{to}"));
    let ids: Vec<&str> = only.iter().map(|id| id.as_str()).collect();
    match ids.is_empty() {
        true => days,
        false => format!("{days} {}", ids.join(",")),
    }
}

/// Terminals in use with a usable PIN, and those that are left out. One that is switched off
/// is neither: nobody expects its payments.
pub(super) async fn sources<'a>(
    office: &Office,
    facts: &'a AccountFacts,
    zone: &TimeZone,
    only: &[TerminalId],
) -> Result<(Vec<Source<'a>>, Vec<SkippedTerminal>), OfficeError> {
    let mut sources = Vec::new();
    let mut skipped = Vec::new();
    let wanted = |terminal: &&Terminal| only.is_empty() || only.contains(&terminal.id);
    for terminal in facts.active_terminals().filter(wanted) {
        let state = facts.terminal_state(terminal);
        let mut skip = |reason| {
            skipped.push(SkippedTerminal {
                terminal_id: terminal.id.to_string(),
                terminal_name: terminal.name.clone(),
                reason,
            });
        };
        // With the same PIN on two terminals nobody knows whose payments these are.
        let (Some(credential), false) = (facts.credential(terminal), state == PinState::Conflict) else {
            skip(state);
            continue;
        };
        let credentials = match gateway::credentials(office, facts, credential).await {
            Ok(credentials) => credentials,
            Err(error) if error.code == Code::SecretMissing => {
                skip(PinState::Lost);
                continue;
            }
            Err(error) => return Err(error),
        };
        let (account, id) = (facts.account.id.to_string(), terminal.id.to_string());
        let currency = terminal.reported.currency.as_deref().and_then(Currency::new);
        sources.push(Source {
            terminal,
            credentials,
            no: office
                .history(move |history| history.source(&account, &id))
                .await?,
            reading: Reading {
                zone: zone.clone(),
                currency: currency.unwrap_or(facts.account.currency),
                day: 0,
            },
            closed: None,
        });
    }
    Ok((sources, skipped))
}

/// The number of an interrupted sync with the same scope and its finished windows, or of a new one.
pub(super) async fn take_up(
    office: &Office,
    account: &str,
    scope: &str,
    now: i64,
) -> Result<(i64, HashSet<(i64, i32, i32)>), OfficeError> {
    let (account, scope) = (account.to_owned(), scope.to_owned());
    office
        .history(move |history| {
            let interrupted = history
                .last_run(&account, false)?
                .filter(|run| run.scope == scope && run.started_at > now - RESUMABLE_SECONDS);
            match interrupted {
                Some(run) => Ok((run.no, history.done_windows(run.no)?.into_iter().collect())),
                None => Ok((history.begin_run(&account, &scope, now)?, HashSet::new())),
            }
        })
        .await
}

/// All windows, newest month first, the terminals of a month together.
pub(super) async fn queue(
    office: &Office,
    account: &str,
    sources: &[Source<'_>],
    range: Option<(Date, Date)>,
    today: Date,
    finished: &HashSet<(i64, i32, i32)>,
) -> Result<VecDeque<Task>, OfficeError> {
    let account = account.to_owned();
    let coverage = office.history(move |history| history.coverage(&account)).await?;
    let now = office.now().as_second();
    let mut tasks = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let windows = match range {
            Some((from, to)) => plan::months(from, to),
            None => plan::wanted(coverage.iter().find(|c| c.source == source.no), today, now),
        };
        for days in windows {
            let key = (source.no, plan::number(days.from), plan::number(days.to));
            if !finished.contains(&key) {
                tasks.push(Task { source: index, days });
            }
        }
    }
    tasks.sort_by_key(|task| (std::cmp::Reverse(task.days.from), task.source));
    Ok(tasks.into())
}
