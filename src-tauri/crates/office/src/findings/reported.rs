//! What Converge reports of a terminal and is not what the town wrote: kind, zone, currency,
//! status, merchant.

use std::collections::{BTreeMap, BTreeSet};

use domain::TerminalKind;

use super::compare::table;
use super::draft::Draft;
use super::facts::{Facts, TerminalFact, kind_word};
use super::names::{Likeness, likeness};
use crate::dto::{Agreement, ComparedFact, Finding, FindingKind, NextStep, TaskOwner};

pub(crate) fn find(facts: &Facts, known: &BTreeSet<String>) -> Vec<Finding> {
    let mut told: Vec<&TerminalFact> = facts
        .active()
        .filter(|t| t.is_reported() && !known.contains(&t.id))
        .collect();
    told.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let differing = |fact: ComparedFact| -> Vec<&TerminalFact> {
        let differs = |t: &&TerminalFact| {
            table(facts, t)
                .iter()
                .any(|row| row.fact == fact && row.agreement == Agreement::Differs)
        };
        told.iter().copied().filter(differs).collect()
    };
    let mut found = Vec::new();
    found.extend(differing(ComparedFact::Kind).into_iter().map(kind));
    found.extend(differing(ComparedFact::Status).into_iter().map(status));
    found.extend(together(&told, differing(ComparedFact::Currency), |of| {
        currency(facts, of)
    }));
    found.extend(together(&told, differing(ComparedFact::Zone), |of| {
        zone(facts, of)
    }));
    found.extend(other_merchant(facts, &told));
    found
}

/// One finding where all terminals differ, as then the account's record is wrong; else one each.
fn together(
    told: &[&TerminalFact],
    differing: Vec<&TerminalFact>,
    make: impl Fn(&[&TerminalFact]) -> Finding,
) -> Vec<Finding> {
    if differing.len() > 1 && differing.len() == told.len() {
        return vec![make(&differing)];
    }
    differing.iter().map(|t| make(&[t])).collect()
}

fn kind(terminal: &TerminalFact) -> Finding {
    let name = &terminal.name;
    let theirs = terminal.reported.kind.as_deref().unwrap_or_default();
    let known = match TerminalKind::from_segment(theirs) {
        Some(kind) => kind_word(kind),
        None => theirs,
    };
    Draft::blocks(
        FindingKind::KindDiffers,
        format!("{name} is {known} at Converge, not {}.", kind_word(terminal.kind)),
        NextStep::EditTerminal {
            terminal_id: terminal.id.clone(),
        },
    )
    .terminals([&terminal.id])
    .shows([
        format!("You chose {}.", kind_word(terminal.kind)),
        format!("Converge reports \"{theirs}\"."),
    ])
    .means("The kind decides which payments work and what may be set up; with the wrong one payments are refused.")
    .advice("If Converge is right, change the kind here. If not, ring Converge with the call sheet.")
    .done()
}

fn status(terminal: &TerminalFact) -> Finding {
    let name = &terminal.name;
    let theirs = terminal.reported.status.as_deref().unwrap_or_default().trim();
    let (title, means) = match theirs.to_ascii_uppercase().as_str() {
        "SUSPENDED" => (
            format!("Converge has suspended {name}."),
            "It takes no payments until Converge lets it.",
        ),
        "NOT LIVE" => (
            format!("{name} is not live at Converge yet."),
            "It takes no payments until Converge switches it on.",
        ),
        _ => (
            format!("{name} is not active at Converge."),
            "It may take no payments until Converge activates it.",
        ),
    };
    Draft::blocks(
        FindingKind::TerminalNotActive,
        title,
        NextStep::CallConverge {
            terminal_id: Some(terminal.id.clone()),
        },
    )
    .terminals([&terminal.id])
    .shows([format!("Converge reports the status \"{theirs}\".")])
    .means(means)
    .advice("Ring Converge with the call sheet and ask why.")
    .owner(TaskOwner::Converge)
    .done()
}

/// Where to solve a difference: in the account where all differ, else with Converge.
fn step(of: &[&TerminalFact]) -> (NextStep, TaskOwner) {
    match of {
        [one] => (
            NextStep::CallConverge {
                terminal_id: Some(one.id.clone()),
            },
            TaskOwner::Converge,
        ),
        _ => (NextStep::EditAccount, TaskOwner::You),
    }
}

fn subject(facts: &Facts, of: &[&TerminalFact]) -> String {
    match of {
        [one] => one.name.clone(),
        _ => format!("every terminal of {}", facts.account.name),
    }
}

fn currency(facts: &Facts, of: &[&TerminalFact]) -> Finding {
    let (next, owner) = step(of);
    let ours = &facts.account.currency;
    let line = |t: &&TerminalFact| {
        let theirs = t.reported.currency.as_deref().unwrap_or_default();
        format!("{}: Converge reports {theirs}; the account has {ours}.", t.name)
    };
    Draft::blocks(
        FindingKind::CurrencyDiffers,
        format!("The currency of {} is not {ours}.", subject(facts, of)),
        next,
    )
    .terminals(of.iter().map(|t| &t.id))
    .shows(of.iter().map(line))
    .means("Amounts would be charged in another currency than the one shown.")
    .advice("Do not take payments there before this is settled with Converge.")
    .owner(owner)
    .done()
}

fn zone(facts: &Facts, of: &[&TerminalFact]) -> Finding {
    let (next, owner) = step(of);
    let ours = &facts.account.zone;
    let line = |t: &&TerminalFact| {
        let theirs = t.reported.zone.as_deref().unwrap_or_default();
        format!(
            "{}: Converge reports \"{theirs}\"; the account has {ours}.",
            t.name
        )
    };
    Draft::warns(
        FindingKind::ZoneDiffers,
        format!("The time zone of {} is not the town's.", subject(facts, of)),
        next,
    )
    .terminals(of.iter().map(|t| &t.id))
    .shows(of.iter().map(line))
    .means("Its days begin and its batches close at another hour than the town expects.")
    .advice("If the account's zone is right here, ask Converge to set the terminal's zone.")
    .owner(owner)
    .done()
}

/// Terminals of another merchant than most; where there is no such majority nothing is said.
fn other_merchant(facts: &Facts, told: &[&TerminalFact]) -> Vec<Finding> {
    let mut groups: BTreeMap<&str, Vec<&TerminalFact>> = BTreeMap::new();
    for terminal in told {
        let Some(merchant) = terminal.reported.merchant.as_deref() else {
            continue;
        };
        let alike = groups
            .keys()
            .find(|known| likeness(known, merchant, "") >= Likeness::Close)
            .copied();
        groups
            .entry(alike.unwrap_or(merchant))
            .or_default()
            .push(terminal);
    }
    let all: usize = groups.values().map(Vec::len).sum();
    let own = |merchant: &str| likeness(merchant, &facts.account.name, "") > Likeness::Different;
    let usual = groups
        .iter()
        .find(|(_, of)| of.len() * 2 > all)
        .or_else(|| groups.iter().find(|(merchant, _)| own(merchant)))
        .map(|(merchant, _)| *merchant);
    let Some(usual) = usual else { return Vec::new() };
    let others = groups.iter().filter(|(merchant, _)| **merchant != usual);
    let findings =
        others.flat_map(|(merchant, of)| of.iter().map(move |t| merchant_finding(t, merchant, usual)));
    findings.collect()
}

fn merchant_finding(terminal: &TerminalFact, merchant: &str, usual: &str) -> Finding {
    Draft::blocks(
        FindingKind::OtherMerchant,
        format!("{} belongs to {merchant} at Converge.", terminal.name),
        NextStep::PastePin {
            terminal_id: terminal.id.clone(),
        },
    )
    .terminals([&terminal.id])
    .shows([
        format!("Through this PIN Converge names the merchant \"{merchant}\"."),
        format!("The other terminals belong to \"{usual}\"."),
    ])
    .means("Money taken there would go to another merchant's bank account.")
    .advice(format!(
        "Copy the PIN of {} again from the portal of the right merchant. If it is the same, ring Converge.",
        terminal.name
    ))
    .done()
}
