//! What a check found, in words.

use jiff::Timestamp;
use ledger::{SealBreak, SealFault, SealReport};

use super::kind;
use crate::dto::{SealCheck, SealState};

fn number(no: i64) -> u32 {
    u32::try_from(no).unwrap_or(u32::MAX)
}

/// "entry 5", "entries 5 to 9"
fn range((first, last): (i64, i64)) -> String {
    if first == last {
        format!("entry {first}")
    } else {
        format!("entries {first} to {last}")
    }
}

pub(super) fn told(at: Timestamp, report: &SealReport) -> SealCheck {
    let mut remarks: Vec<String> = Vec::new();
    for late in &report.late {
        remarks.push(format!(
            "The seals of {} were put on later: from then on every change of them is found.",
            range(*late)
        ));
    }
    if let Some(without) = report.without_key {
        remarks.push(format!(
            "The key of the seals of {} is not in this computer's secret store: nothing can be said of them.",
            range(without)
        ));
    }
    let (state, sentence) = match (&report.broken, report.without_key) {
        (Some(found), _) => (SealState::Broken, broken(*found)),
        (None, Some(without)) => (
            SealState::KeyMissing,
            format!(
                "The key of the seals of {} is missing on this computer. Whether somebody changed them cannot be said.",
                range(without)
            ),
        ),
        (None, None) => (
            SealState::Whole,
            match report.entries {
                1 => "The 1 entry is as it was written.".to_owned(),
                count => format!("All {count} entries are as they were written."),
            },
        ),
    };
    SealCheck {
        state,
        at: at.to_string(),
        entries: number(report.entries),
        first_bad: report.broken.map(|found| number(found.no)),
        kind: report.broken.map(|found| kind(found.fault)),
        sentence,
        remarks,
    }
}

fn broken(found: SealBreak) -> String {
    let no = found.no;
    let what = match found.fault {
        SealFault::Changed => {
            format!("Entry {no} is not what was written: somebody changed it outside Counterfoil.")
        }
        SealFault::Missing => format!("Entry {no} is missing: somebody removed it outside Counterfoil."),
        SealFault::Misplaced => format!("Entry {no} stands in another place than it was written."),
        SealFault::Unsealed => format!("Entry {no} was not written by Counterfoil."),
        SealFault::CutOff => format!("Entry {no} and all after it were cut off outside Counterfoil."),
        SealFault::OlderFile => {
            format!("Entry {no} and all after it are gone: an older file was put in place of a newer one.")
        }
        SealFault::Replaced => {
            format!("Entry {no} is another one than before: an older file was put in place of a newer one.")
        }
    };
    format!("{what} Nothing was repaired; keep this file and ask who had access to this computer.")
}

pub(super) fn unchecked(at: Timestamp, why: &str) -> SealCheck {
    SealCheck {
        state: SealState::Unchecked,
        at: at.to_string(),
        entries: 0,
        first_bad: None,
        kind: None,
        sentence: format!("The list could not be checked. {why}"),
        remarks: Vec::new(),
    }
}
