//! How complete and how fresh the copy is.

use history::{Coverage, CoverageState};

use super::plan;
use crate::dto::{CoverageRange, CoverageWord, SyncReport, SyncState, SyncStateRequest, TerminalCoverage};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::operations::Kind;
use crate::views::{self, terminal_names};

/// The state of an account's copy.
pub async fn state(office: &Office, request: SyncStateRequest) -> Result<SyncState, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let account = facts.account.id.to_string();
    let (coverage, last, interrupted) = office
        .history(move |history| {
            let last = history.last_run(&account, true)?;
            let open = history.last_run(&account, false)?;
            let newer = last.as_ref().map_or(0, |run| run.no);
            Ok((
                history.coverage(&account)?,
                last,
                open.is_some_and(|run| run.no > newer),
            ))
        })
        .await?;
    let running = office.0.operations.id_of(Kind::Sync);
    let days = || coverage.iter().flat_map(|c| c.days.iter());
    let (from, to) = (days().map(|d| d.day).min(), days().map(|d| d.day).max());
    let names = terminal_names(&facts);
    let mut terminals = Vec::new();
    let (mut complete_days, mut gap_days) = (0, 0);
    for terminal in &facts.terminals {
        let id = terminal.id.to_string();
        let found = coverage.iter().find(|c| c.terminal == id);
        let ranges = match (from, to) {
            (Some(from), Some(to)) => ranges(found, from, to),
            _ => Vec::new(),
        };
        let complete = found.map_or(0, |c| {
            c.days
                .iter()
                .filter(|d| d.state == CoverageState::Complete)
                .count()
        });
        let all = from.zip(to).map_or(0, |(from, to)| (to - from + 1) as u32);
        complete_days += complete as u32;
        gap_days += all.saturating_sub(complete as u32);
        terminals.push(TerminalCoverage {
            terminal_name: names.get(&id).cloned().unwrap_or_default(),
            terminal_id: id,
            ranges,
        });
    }
    Ok(SyncState {
        interrupted: interrupted && running.is_none(),
        running,
        last: last.and_then(|run| serde_json::from_str::<SyncReport>(&run.report).ok()),
        rows: coverage.iter().map(|c| c.rows as u32).sum(),
        coverage: terminals,
        from: from.map(|day| plan::date(day).to_string()),
        to: to.map(|day| plan::date(day).to_string()),
        gap_days,
        complete_days,
    })
}

/// Days in a row with the same state, gaps included.
fn ranges(coverage: Option<&Coverage>, from: i32, to: i32) -> Vec<CoverageRange> {
    let mut known = coverage
        .map(|c| c.days.as_slice())
        .unwrap_or_default()
        .iter()
        .peekable();
    let mut ranges: Vec<(i32, i32, CoverageWord)> = Vec::new();
    for day in from..=to {
        let word = match known.next_if(|d| d.day == day).map(|d| d.state) {
            Some(CoverageState::Complete) => CoverageWord::Complete,
            Some(CoverageState::Incomplete) => CoverageWord::Incomplete,
            None => CoverageWord::None,
        };
        match ranges.last_mut() {
            Some(last) if last.2 == word => last.1 = day,
            _ => ranges.push((day, day, word)),
        }
    }
    ranges
        .into_iter()
        .map(|(from, to, state)| CoverageRange {
            from: plan::date(from).to_string(),
            to: plan::date(to).to_string(),
            state,
        })
        .collect()
}
