//! Putting a sync's results into words and numbers.

use converge::{CallError, GatewayError, QueryEnd, Unanswered, Unreadable};
use history::Counts;
use jiff::civil::Date;

use super::plan::Days;
use crate::dto::{IncompleteWindow, SyncReport, VerifyOutcome, WindowProblem};
use crate::error::{Code, OfficeError};
use crate::verify::outcome_of;

pub(super) fn empty(started_at: String) -> SyncReport {
    SyncReport {
        rows_new: 0,
        rows_updated: 0,
        rows_unchanged: 0,
        windows: 0,
        incomplete_windows: 0,
        cancelled: false,
        incomplete: Vec::new(),
        skipped: Vec::new(),
        finished_at: started_at.clone(),
        started_at,
    }
}

pub(super) fn add(report: &mut SyncReport, counts: Counts) {
    report.rows_new += small(counts.new);
    report.rows_updated += small(counts.updated);
    report.rows_unchanged += small(counts.unchanged);
}

pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A window that is not all here, with no reason yet.
pub(super) fn incomplete(terminal: (&str, &str), days: Days, problem: WindowProblem) -> IncompleteWindow {
    IncompleteWindow {
        terminal_id: terminal.0.to_owned(),
        terminal_name: terminal.1.to_owned(),
        from: days.from.to_string(),
        to: days.to.to_string(),
        problem,
        declared: None,
        received: None,
        gateway_code: None,
        detail: None,
    }
}

/// Adds a window to the list. Windows of one terminal that follow each other and share the
/// problem become one entry, so that a missing right is told once and not for every month.
pub(super) fn join(list: &mut Vec<IncompleteWindow>, window: IncompleteWindow) {
    let day_after = |text: &str| text.parse::<Date>().ok().and_then(|day| day.tomorrow().ok());
    let newer = list.iter_mut().find(|known| {
        known.terminal_id == window.terminal_id
            && known.problem == window.problem
            && window.declared.is_none()
            && day_after(&window.to) == known.from.parse::<Date>().ok()
    });
    match newer {
        Some(known) => known.from = window.from,
        None => list.push(window),
    }
}

pub(super) fn mismatch(window: IncompleteWindow, end: &QueryEnd) -> IncompleteWindow {
    IncompleteWindow {
        declared: end.declared.map(small),
        received: Some(small(end.received)),
        ..window
    }
}

pub(super) fn failed(window: IncompleteWindow, error: &CallError) -> IncompleteWindow {
    let code = match error {
        CallError::Refused(gateway) => GatewayError::number(gateway),
        _ => None,
    };
    IncompleteWindow {
        gateway_code: code,
        detail: Some(error.to_string()),
        ..window
    }
}

/// Why a window failed.
pub(super) fn problem(error: &CallError) -> WindowProblem {
    if let CallError::Unknown(Unanswered::Unreadable(Unreadable::Truncated { .. })) = error {
        return WindowProblem::Truncated;
    }
    match outcome_of(error) {
        VerifyOutcome::CredentialsRefused => WindowProblem::CredentialsRefused,
        VerifyOutcome::RightMissing => WindowProblem::RightMissing,
        VerifyOutcome::FeatureMissing | VerifyOutcome::Refused => WindowProblem::Refused,
        VerifyOutcome::ProxyAnswer => WindowProblem::ProxyAnswer,
        VerifyOutcome::UnreadableAnswer => WindowProblem::UnreadableAnswer,
        _ => WindowProblem::NoAnswer,
    }
}

/// The error of a sync in which no window succeeded; a partly incomplete one is no error, its
/// report says what is missing.
pub fn failure(report: &SyncReport) -> Option<OfficeError> {
    let first = report.incomplete.first()?;
    let anything = report.rows_new + report.rows_updated + report.rows_unchanged > 0;
    if anything || report.incomplete_windows < report.windows {
        return None;
    }
    let sentence = match first.problem {
        WindowProblem::CredentialsRefused => "Converge did not accept this user ID and PIN together.",
        WindowProblem::RightMissing => "The right \"Batches: View\" is missing.",
        WindowProblem::NoAnswer => "No answer from Converge.",
        WindowProblem::ProxyAnswer => "Something between this PC and Converge answered instead.",
        WindowProblem::Braked => "Not tried: three refusals in 15 minutes.",
        WindowProblem::Refused => "Converge refused the look-up.",
        WindowProblem::CountMismatch | WindowProblem::Truncated | WindowProblem::UnreadableAnswer => {
            "Converge's answer was not complete."
        }
    };
    let message = format!(
        "Nothing was read. {}: {sentence} What was here before is unchanged.",
        first.terminal_name
    );
    Some(OfficeError::new(Code::SyncFailed, message).with("incomplete_windows", report.incomplete_windows))
}
