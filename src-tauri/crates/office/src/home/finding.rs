//! What setup found, as something that waits on the home page.

use std::collections::BTreeMap;

use crate::audit::word;
use crate::dto::{
    Attention, AttentionTarget, AttentionWeight, Finding, FindingKind, FindingWeight, NextStep,
};

/// From so many of a kind on, they become one line.
const APART: usize = 2;

/// One line each, many of a kind together, in the order of the findings.
pub(super) fn lines(findings: &[Finding]) -> Vec<Attention> {
    let mut of_kind: BTreeMap<FindingKind, usize> = BTreeMap::new();
    for finding in findings {
        *of_kind.entry(finding.kind).or_default() += 1;
    }
    let mut lines = Vec::new();
    for finding in findings {
        match of_kind.get(&finding.kind).copied().unwrap_or(0) {
            0 => {}
            count if count > APART => {
                lines.push(together(finding, count));
                of_kind.insert(finding.kind, 0);
            }
            _ => lines.push(one(finding)),
        }
    }
    lines
}

fn one(finding: &Finding) -> Attention {
    let (action, path) = step(&finding.next);
    Attention {
        kind: word(&finding.kind),
        weight: weight(finding.weight),
        title: finding.title.clone(),
        means: finding.means.clone(),
        action: action.to_owned(),
        target: AttentionTarget::Page { path },
    }
}

fn together(first: &Finding, count: usize) -> Attention {
    let more = match count - 1 {
        1 => "And 1 more like it.".to_owned(),
        more => format!("And {more} more like it."),
    };
    Attention {
        title: format!("{} {more}", first.title),
        action: "See all of them".to_owned(),
        target: AttentionTarget::Page {
            path: "setup".to_owned(),
        },
        ..one(first)
    }
}

fn weight(weight: FindingWeight) -> AttentionWeight {
    match weight {
        FindingWeight::Blocks => AttentionWeight::High,
        FindingWeight::Warns => AttentionWeight::Medium,
        FindingWeight::Notes => AttentionWeight::Low,
    }
}

/// The words on the button, and the page where it is done.
fn step(next: &NextStep) -> (&'static str, String) {
    let setup = || "setup".to_owned();
    let terminal = |id: &str| format!("setup/terminals/{id}");
    match next {
        NextStep::SwapPins { .. } => ("Compare the two", setup()),
        NextStep::PastePin { terminal_id } => ("Paste the PIN", terminal(terminal_id)),
        NextStep::LookAtEvidence { terminal_id } => ("Look at its payments", terminal(terminal_id)),
        NextStep::EditTerminal { terminal_id } => ("Open the terminal", terminal(terminal_id)),
        NextStep::EditUser { user_id } => ("Open the API user", format!("setup/users/{user_id}")),
        NextStep::OpenRights { user_id } => ("See its rights", format!("setup/users/{user_id}")),
        NextStep::EditAccount => ("Open the department", "setup/department".to_owned()),
        NextStep::Verify { .. } => ("Check the PINs", "setup/terminals".to_owned()),
        NextStep::CallConverge { terminal_id } => (
            "Prepare the call",
            terminal_id.as_deref().map_or_else(setup, terminal),
        ),
        NextStep::OpenRotation { terminal_id } => ("Go on with the new PIN", terminal(terminal_id)),
    }
}
