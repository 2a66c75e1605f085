//! The same PIN twice: one of the two places is wrong, and payments would go there.

use std::collections::BTreeSet;

use super::compare::{Named, named};
use super::draft::Draft;
use super::facts::{Facts, TerminalFact};
use crate::dto::{Finding, FindingKind, NextStep};

/// What was found, and the terminals about which nothing more needs to be said.
#[derive(Default)]
pub(crate) struct Explained {
    pub(crate) findings: Vec<Finding>,
    pub(crate) terminals: BTreeSet<String>,
}

pub(crate) fn find(facts: &Facts) -> Explained {
    let mut found = Explained::default();
    for terminal in facts.active() {
        let Some(pin) = &terminal.pin else { continue };
        if let Some((account, other)) = pin.elsewhere.first() {
            found.terminals.insert(terminal.id.clone());
            found.findings.push(in_other_account(terminal, account, other));
        }
        let group = group(facts, terminal);
        // A group is told once, by its first member.
        if group.len() > 1 && group.first() == Some(&terminal.id) {
            found.findings.push(duplicate(facts, &group));
            found.terminals.extend(group);
        }
    }
    found
}

/// Our ids of all active terminals with this PIN, by name.
fn group(facts: &Facts, terminal: &TerminalFact) -> Vec<String> {
    let same_as = terminal
        .pin
        .as_ref()
        .map(|pin| pin.same_as.as_slice())
        .unwrap_or_default();
    let mut group: Vec<&TerminalFact> = facts
        .active()
        .filter(|t| t.id == terminal.id || same_as.contains(&t.id))
        .collect();
    group.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    group.into_iter().map(|t| t.id.clone()).collect()
}

fn duplicate(facts: &Facts, group: &[String]) -> Finding {
    let members: Vec<&TerminalFact> = group.iter().filter_map(|id| facts.terminal(id)).collect();
    let told = members
        .iter()
        .find_map(|t| t.reported.name.as_ref().map(|name| (*t, name)));
    // The PIN is right where Converge reports the terminal's own name; else where it stood first.
    let right = members
        .iter()
        .find(|t| t.reported.name.is_some() && matches!(named(facts, t), Named::Own))
        .or_else(|| told.and_then(|(t, _)| owner(facts, t, &members)))
        .or_else(|| first_to_have_it(&members));
    let wrong = right.and_then(|right| members.iter().find(|t| right.id != t.id));
    let terminal_id = wrong
        .or(members.first())
        .map(|t| t.id.clone())
        .unwrap_or_default();
    let reported = told.map(|(_, name)| format!("Converge calls the terminal behind this PIN \"{name}\"."));
    let ends = members.first().and_then(|t| t.pin.as_ref()).map(|pin| &pin.ends);
    let names = facts.names(group);
    Draft::blocks(
        FindingKind::PinDuplicate,
        format!("{names} have the same PIN."),
        NextStep::PastePin { terminal_id },
    )
    .terminals(group)
    .shows(ends.map(|ends| format!("It ends in …{ends}.")))
    .shows(reported)
    .means("One PIN belongs to one terminal: payments would be booked on the wrong one.")
    .advice(match wrong {
        Some(wrong) => format!(
            "Copy the PIN of {} again from its own page in the portal.",
            wrong.name
        ),
        None => "Copy each PIN again from its own page in the portal.".to_owned(),
    })
    .done()
}

/// Where the PIN stood first; `None` where it came to two at once, as from a file.
fn first_to_have_it<'a, 'b>(members: &'b [&'a TerminalFact]) -> Option<&'b &'a TerminalFact> {
    let set_at = |t: &&TerminalFact| t.pin.as_ref().map(|pin| pin.set_at);
    let first = members.iter().min_by_key(|t| set_at(t))?;
    let alone = members.iter().filter(|t| set_at(t) == set_at(first)).count() == 1;
    alone.then_some(first)
}

/// The member of a group whose name was reported.
fn owner<'a, 'b>(
    facts: &Facts,
    told: &TerminalFact,
    members: &'b [&'a TerminalFact],
) -> Option<&'b &'a TerminalFact> {
    match named(facts, told) {
        Named::Other { terminal, .. } => members.iter().find(|t| t.id == terminal.id),
        Named::Own | Named::Nobody => None,
    }
}

fn in_other_account(terminal: &TerminalFact, account: &str, other: &str) -> Finding {
    Draft::blocks(
        FindingKind::PinInOtherAccount,
        format!("The PIN of {} is stored in {account} as well.", terminal.name),
        NextStep::PastePin {
            terminal_id: terminal.id.clone(),
        },
    )
    .terminals([&terminal.id])
    .shows([format!("{other} in {account} has it too.")])
    .means("One PIN belongs to one terminal of one department: money could go to the wrong department.")
    .advice(format!(
        "Look in the portal to which department this PIN belongs, and copy the PIN of {} again.",
        terminal.name
    ))
    .done()
}
