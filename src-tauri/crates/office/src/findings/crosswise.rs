//! PINs that open another terminal than the one they stand on: by the names Converge reports,
//! and where it does not let them be read, by the payments seen through them.

use std::collections::BTreeSet;

use super::compare::{Named, named};
use super::doubles::Explained;
use super::draft::Draft;
use super::facts::{Facts, TerminalFact, kind_word};
use super::seen::{Seen, is_counter, question};
use crate::dto::{Finding, FindingKind, NextStep};

/// By the names that Converge reports.
pub(crate) fn by_name(facts: &Facts, known: &BTreeSet<String>) -> Explained {
    let mut found = Explained::default();
    for terminal in sorted(facts).into_iter().filter(|t| !known.contains(&t.id)) {
        let back = |other: &TerminalFact| match named(facts, other) {
            Named::Other { terminal: back, .. } => Some(back.id.clone()),
            Named::Own | Named::Nobody => None,
        };
        match named(facts, terminal) {
            Named::Own => {}
            Named::Nobody => found.findings.push(unlike_any(terminal)),
            Named::Other { terminal: other, .. } if back(other).as_ref() == Some(&terminal.id) => {
                // A pair is told once, by the first of the two.
                if (&terminal.name, &terminal.id) < (&other.name, &other.id) {
                    found.findings.push(swapped(terminal, other));
                }
                found.terminals.insert(terminal.id.clone());
            }
            Named::Other {
                terminal: other,
                surely,
            } => {
                found
                    .findings
                    .push(another(terminal, other, surely, back(other).is_some()));
                found.terminals.insert(terminal.id.clone());
            }
        }
    }
    found
}

fn sorted(facts: &Facts) -> Vec<&TerminalFact> {
    let mut all: Vec<&TerminalFact> = facts.active().collect();
    all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    all
}

fn told(terminal: &TerminalFact) -> String {
    let name = terminal.reported.name.as_deref().unwrap_or_default();
    let kind = terminal.reported.kind.as_deref().map(|kind| format!(" ({kind})"));
    format!(
        "Through the PIN of {} Converge reports \"{name}\"{}.",
        terminal.name,
        kind.unwrap_or_default()
    )
}

fn swapped(one: &TerminalFact, other: &TerminalFact) -> Finding {
    Draft::blocks(
        FindingKind::PinsSwapped,
        format!("The PINs of {} and {} stand crosswise.", one.name, other.name),
        NextStep::SwapPins {
            terminal_a: one.id.clone(),
            terminal_b: other.id.clone(),
        },
    )
    .terminals([&one.id, &other.id])
    .shows([told(one), told(other)])
    .means(format!(
        "Payments taken at {} would be booked on {}, and the other way round.",
        one.name, other.name
    ))
    .advice("Exchange the two PINs here, then check both again.")
    .done()
}

fn another(terminal: &TerminalFact, other: &TerminalFact, surely: bool, wanders: bool) -> Finding {
    let name = &terminal.name;
    let title = format!(
        "The PIN of {name} opens a terminal that Converge calls {}.",
        other.name
    );
    // The other's own PIN is elsewhere, too: exchanging puts at least one of them right.
    let next = if wanders {
        NextStep::SwapPins {
            terminal_a: terminal.id.clone(),
            terminal_b: other.id.clone(),
        }
    } else {
        NextStep::PastePin {
            terminal_id: terminal.id.clone(),
        }
    };
    let draft = if surely {
        Draft::blocks(FindingKind::NameDiffers, title, next)
    } else {
        Draft::warns(FindingKind::NameDiffers, title, next)
    };
    draft
        .terminals([&terminal.id])
        .shows([
            told(terminal),
            format!("That is like {}, another terminal of this account.", other.name),
        ])
        .means(format!(
            "Payments taken at {name} would be booked on {}.",
            other.name
        ))
        .advice(format!(
            "Look in the portal whose PIN this is, and copy the PIN of {name} from its own page."
        ))
        .done()
}

fn unlike_any(terminal: &TerminalFact) -> Finding {
    Draft::notes(
        FindingKind::NameDiffers,
        format!("Converge knows {} under another name.", terminal.name),
        NextStep::EditTerminal {
            terminal_id: terminal.id.clone(),
        },
    )
    .terminals([&terminal.id])
    .shows([
        told(terminal),
        "No other terminal of this account is called like that.".to_owned(),
    ])
    .means("Towns and Converge often name things differently; it may be right.")
    .advice(
        "If you know this name, leave it. If not, compare the PIN with the terminal's page in the portal.",
    )
    .done()
}

/// By the payments seen through PINs whose terminals Converge does not let be read.
pub(crate) fn by_payments(facts: &Facts, known: &BTreeSet<String>) -> Vec<Finding> {
    let unread: Vec<(&TerminalFact, &Seen)> = sorted(facts)
        .into_iter()
        .filter(|t| !known.contains(&t.id) && t.reported.name.is_none())
        .filter_map(|t| Some((t, t.seen.as_ref()?)))
        .collect();
    let denied: Vec<_> = unread
        .iter()
        .filter(|(_, seen)| seen.confirmed == Some(false))
        .collect();
    let doubtful: Vec<_> = unread
        .iter()
        .filter(|(t, seen)| seen.confirmed.is_none() && seen.contradicts(t.kind))
        .collect();
    let mut found = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let suspects: Vec<_> = denied.iter().chain(&doubtful).collect();
    if let [one, other] = suspects.as_slice()
        && (one.1.confirmed == other.1.confirmed || is_counter(one.0.kind) != is_counter(other.0.kind))
    {
        found.push(perhaps_swapped((one.0, one.1), (other.0, other.1)));
        told.extend([one.0.id.as_str(), other.0.id.as_str()]);
    }
    for (terminal, seen) in denied.iter().chain(&doubtful) {
        if !told.contains(terminal.id.as_str()) {
            found.push(doubted(facts, terminal, seen));
            told.insert(&terminal.id);
        }
    }
    let open: Vec<&TerminalFact> = unread
        .iter()
        .filter(|(t, seen)| seen.confirmed.is_none() && !told.contains(t.id.as_str()))
        .map(|(t, _)| *t)
        .collect();
    found.extend((!open.is_empty()).then(|| unasked(facts, &open)));
    found
}

fn evidence(terminal: &TerminalFact, seen: &Seen) -> Vec<String> {
    let name = &terminal.name;
    let kind = kind_word(terminal.kind);
    let mut lines = vec![format!(
        "Seen through the PIN of {name} ({kind}): {}",
        seen.says()
    )];
    lines.extend(seen.lines().take(3));
    if seen.confirmed == Some(false) {
        let by = seen.confirmed_by.as_deref().unwrap_or("Somebody");
        lines.push(format!("{by} said that these payments are not those of {name}."));
    }
    lines
}

fn perhaps_swapped(one: (&TerminalFact, &Seen), other: (&TerminalFact, &Seen)) -> Finding {
    let (a, b) = (one.0, other.0);
    let denied = one.1.confirmed == Some(false) || other.1.confirmed == Some(false);
    let (next, advice) = if denied {
        (
            NextStep::SwapPins {
                terminal_a: a.id.clone(),
                terminal_b: b.id.clone(),
            },
            "Exchange the two PINs here, then check both again.".to_owned(),
        )
    } else {
        (
            NextStep::LookAtEvidence {
                terminal_id: a.id.clone(),
            },
            format!("Look at the payments and answer: {}", question(&a.name, a.kind)),
        )
    };
    Draft::blocks(
        FindingKind::PinsPerhapsSwapped,
        format!("The PINs of {} and {} may stand crosswise.", a.name, b.name),
        next,
    )
    .terminals([&a.id, &b.id])
    .shows(evidence(a, one.1))
    .shows(evidence(b, other.1))
    .means(format!(
        "Payments taken at {} would be booked on {}, and the other way round.",
        a.name, b.name
    ))
    .advice(advice)
    .done()
}

fn doubted(facts: &Facts, terminal: &TerminalFact, seen: &Seen) -> Finding {
    let name = &terminal.name;
    let denied = seen.confirmed == Some(false);
    let terminal_id = terminal.id.clone();
    let next = if denied {
        NextStep::PastePin { terminal_id }
    } else {
        NextStep::LookAtEvidence { terminal_id }
    };
    let advice = if denied {
        format!("Copy the PIN of {name} again from its own page in the portal, then check it.")
    } else {
        format!(
            "Look at the payments and answer: {}",
            question(name, terminal.kind)
        )
    };
    Draft::blocks(
        FindingKind::PinsPerhapsSwapped,
        match denied {
            true => format!("The PIN of {name} opens another terminal."),
            false => format!("The PIN of {name} may open another terminal."),
        },
        next,
    )
    .terminals([&terminal.id])
    .shows(evidence(terminal, seen))
    .shows([format!("Looked at on {}.", facts.day(seen.at))])
    .means(format!(
        "Payments taken at {name} could be booked on another terminal."
    ))
    .advice(advice)
    .done()
}

fn unasked(facts: &Facts, open: &[&TerminalFact]) -> Finding {
    let ids: Vec<String> = open.iter().map(|t| t.id.clone()).collect();
    Draft::notes(
        FindingKind::PinsPerhapsSwapped,
        format!(
            "Converge does not let this user read what terminal stands behind the PIN of {}.",
            facts.names(&ids)
        ),
        NextStep::LookAtEvidence {
            terminal_id: ids.first().cloned().unwrap_or_default(),
        },
    )
    .terminals(&ids)
    .shows(open.iter().filter_map(|t| {
        let seen = t.seen.as_ref()?;
        Some(format!("{}: {}", t.name, seen.says()))
    }))
    .means("Nothing looks wrong, but only a person can tell two terminals of one kind apart.")
    .advice("Look at the payments seen through each PIN and say whether it is the right terminal.")
    .done()
}
