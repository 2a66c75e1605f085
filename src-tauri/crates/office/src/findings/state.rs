//! PINs that are missing, lost or unchecked, answers that did not come, and rights.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::facts::{Facts, TerminalFact};
use crate::dto::{Finding, FindingKind, NextStep, TaskOwner, VerifyOutcome};

pub(crate) fn find(facts: &Facts, known: &BTreeSet<String>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(without_pins(facts));
    let with = |outcomes: &[Option<VerifyOutcome>]| -> Vec<String> {
        let mut some: Vec<&TerminalFact> = facts
            .active()
            .filter(|t| t.pin.is_some() && !known.contains(&t.id) && outcomes.contains(&t.outcome()))
            .collect();
        some.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        some.into_iter().map(|t| t.id.clone()).collect()
    };
    let some = |ids: Vec<String>, make: &dyn Fn(Vec<String>) -> Finding| (!ids.is_empty()).then(|| make(ids));
    use VerifyOutcome as O;
    found.extend(some(with(&[Some(O::VaultUnavailable)]), &|ids| lost(facts, ids)));
    let unchecked = [None, Some(O::Braked), Some(O::Cancelled), Some(O::NoPin)];
    found.extend(some(with(&unchecked), &|ids| unverified(facts, ids)));
    for outcome in [O::NoAnswer, O::ProxyAnswer, O::UnreadableAnswer, O::Refused] {
        found.extend(some(with(&[Some(outcome)]), &|ids| {
            not_reached(facts, outcome, ids)
        }));
    }
    found.extend(rights(facts, known));
    found.extend(some(with(&[Some(O::FeatureMissing)]), &|ids| feature(facts, ids)));
    found
}

/// A new department has no PIN at all: that is one thing to say, not one for each terminal.
fn without_pins(facts: &Facts) -> Vec<Finding> {
    let mut missing: Vec<&TerminalFact> = facts.active().filter(|t| t.pin.is_none()).collect();
    missing.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    match missing.as_slice() {
        [] => Vec::new(),
        [_] | [_, _] => missing
            .into_iter()
            .map(|t| without_pin(&[t], format!("{} has no PIN yet.", t.name), None))
            .collect(),
        all => {
            let ids: Vec<String> = all.iter().map(|t| t.id.clone()).collect();
            let names = format!("{}.", facts.names(&ids));
            let title = format!("{} terminals have no PIN yet.", all.len());
            vec![without_pin(all, title, Some(names))]
        }
    }
}

fn without_pin(terminals: &[&TerminalFact], title: String, shows: Option<String>) -> Finding {
    let ids: Vec<String> = terminals.iter().map(|t| t.id.clone()).collect();
    let first = NextStep::PastePin {
        terminal_id: ids.first().cloned().unwrap_or_default(),
    };
    Draft::warns(FindingKind::PinMissing, title, first)
        .terminals(&ids)
        .shows(shows)
        .means("A terminal without its PIN is left out of checks, and the hand-off sheet stays a draft.")
        .advice("Copy the PIN from the terminal's page in the portal and paste it.")
        .done()
}

fn lost(facts: &Facts, ids: Vec<String>) -> Finding {
    let names = facts.names(&ids);
    let all = facts.active().filter(|t| t.pin.is_some()).count() == ids.len() && ids.len() > 1;
    let line = if all {
        "None of the PINs could be fetched: the secret store may be locked."
    } else {
        "The other PINs are there."
    };
    Draft::blocks(
        FindingKind::PinLost,
        match ids.len() {
            1 => format!("The PIN of {names} could not be fetched from this computer's secret store."),
            _ => format!("The PINs of {names} could not be fetched from this computer's secret store."),
        },
        NextStep::PastePin {
            terminal_id: ids.first().cloned().unwrap_or_default(),
        },
    )
    .terminals(&ids)
    .shows([line.to_owned()])
    .means("Nothing can be asked or handed over without it. The terminal itself goes on working.")
    .advice(
        "Sign in to this computer again and check once more. If it is still missing, paste the PIN again.",
    )
    .done()
}

fn unverified(facts: &Facts, ids: Vec<String>) -> Finding {
    let names = facts.names(&ids);
    let short = ids.iter().filter_map(|id| facts.terminal(id)).filter_map(|t| {
        let pin = t.pin.as_ref().filter(|pin| pin.length < 64)?;
        Some(format!(
            "The PIN of {} has {} characters; PINs usually have 64. It ends in …{}.",
            t.name, pin.length, pin.ends
        ))
    });
    let terminal_id = match ids.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    Draft::warns(
        FindingKind::PinUnverified,
        match ids.len() {
            1 => format!("The PIN of {names} has not been checked."),
            _ => format!("The PINs of {names} have not been checked."),
        },
        NextStep::Verify { terminal_id },
    )
    .terminals(&ids)
    .shows(short)
    .means("Nobody knows yet whether they open the right terminals.")
    .advice("Check them now. The check only reads; no money moves.")
    .done()
}

fn not_reached(facts: &Facts, outcome: VerifyOutcome, ids: Vec<String>) -> Finding {
    let code = ids
        .first()
        .and_then(|id| facts.terminal(id)?.last()?.code)
        .filter(|_| outcome == VerifyOutcome::Refused);
    let (title, advice) = match outcome {
        VerifyOutcome::ProxyAnswer => (
            "Something between this PC and Converge answered instead.".to_owned(),
            "Ask whoever runs the town's network to let this computer reach Converge without a sign-in page, then check again.",
        ),
        VerifyOutcome::UnreadableAnswer => (
            "Converge's answer could not be read.".to_owned(),
            "Check again in a few minutes. If it stays so, ask for help with the details of the check.",
        ),
        VerifyOutcome::Refused => (
            format!(
                "Converge could not answer the check{}.",
                code.map(|code| format!(" (code {code})")).unwrap_or_default()
            ),
            "Look up the code in Help, then check again.",
        ),
        _ => (
            "Converge did not answer.".to_owned(),
            "Check this computer's network, then check the PINs again. Your details are saved.",
        ),
    };
    Draft::warns(
        FindingKind::NotReached,
        title,
        NextStep::Verify { terminal_id: None },
    )
    .terminals(&ids)
    .shows([
        format!("Asked at {}.", facts.account.host),
        format!("Not known for: {}.", facts.names(&ids)),
    ])
    .means("Whether these PINs are right is not known; nothing was changed.")
    .advice(advice)
    .code(code)
    .done()
}

/// The right to look up, by user: the administrator gives it to a user, not to a terminal.
fn rights(facts: &Facts, known: &BTreeSet<String>) -> Vec<Finding> {
    let mut by_user: BTreeMap<&str, Vec<&TerminalFact>> = BTreeMap::new();
    for terminal in facts.active() {
        if let Some(pin) = &terminal.pin
            && terminal.outcome() == Some(VerifyOutcome::RightMissing)
            && !known.contains(&terminal.id)
        {
            by_user.entry(&pin.user).or_default().push(terminal);
        }
    }
    let missing = |(user, mut terminals): (&str, Vec<&TerminalFact>)| {
        terminals.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let ids: Vec<String> = terminals.iter().map(|t| t.id.clone()).collect();
        let name = facts.user_name(user);
        Draft::warns(
            FindingKind::RightMissing,
            format!("\"Batches: View\" is missing for {name}."),
            NextStep::OpenRights {
                user_id: user.to_owned(),
            },
        )
        .terminals(&ids)
        .user(user)
        .shows([format!("Converge refused the look-up on {}.", facts.names(&ids))])
        .means("User and PIN are right, but payments cannot be looked up here.")
        .advice("The town's Converge administrator can add this right in the portal. Then check again.")
        .code(terminals.first().and_then(|t| t.last()?.code))
        .done()
    };
    by_user.into_iter().map(missing).collect()
}

fn feature(facts: &Facts, ids: Vec<String>) -> Finding {
    let code = ids.first().and_then(|id| facts.terminal(id)?.last()?.code);
    Draft::warns(
        FindingKind::FeatureMissing,
        format!("The account lacks a feature that {} needs.", facts.names(&ids)),
        NextStep::CallConverge {
            terminal_id: match ids.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            },
        },
    )
    .terminals(&ids)
    .shows([format!("Converge said so on {}.", facts.names(&ids))])
    .means("Payments cannot be looked up here until Converge switches the feature on.")
    .advice("Ring Converge with the call sheet and ask for the feature.")
    .owner(TaskOwner::Converge)
    .code(code)
    .done()
}
