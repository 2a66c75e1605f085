//! PINs that Converge refused. What they have in common matters more than each of them: it
//! tells whether the account, a user or a PIN is wrong.

use std::collections::BTreeSet;

use domain::Environment;

use super::doubles::Explained;
use super::draft::Draft;
use super::facts::{Facts, TerminalFact};
use crate::dto::{Finding, FindingKind, NextStep, TaskOwner, VerifyOutcome};

/// Checks within so many seconds belong together.
const RUN: i64 = 15 * 60;
/// Length of a PIN nowadays.
const USUAL: u32 = 64;

pub(crate) fn find(facts: &Facts, known: &BTreeSet<String>) -> Explained {
    let (told, refused): (Vec<&TerminalFact>, Vec<&TerminalFact>) = facts
        .active()
        .filter(|t| t.outcome() == Some(VerifyOutcome::CredentialsRefused))
        .partition(|t| known.contains(&t.id));
    let mut found = Explained::default();
    let Some(since) = refused.iter().filter_map(|t| t.last()).map(|last| last.at).min() else {
        return found;
    };
    // A PIN that was good long before says nothing of today.
    let accepted: Vec<&TerminalFact> = facts
        .active()
        .filter(|t| {
            t.last()
                .is_some_and(|last| is_accepted(last.outcome) && last.at >= since - RUN)
        })
        .collect();
    let mut rest = refused.clone();
    if refused.len() > 1 && accepted.is_empty() {
        found.findings.push(all(facts, &refused, &told));
        rest.clear();
    } else if let [one, other] = refused.as_slice()
        && user_of(one) != user_of(other)
        && length_of(one) == length_of(other)
    {
        found.findings.push(crosswise(facts, one, other));
        rest.clear();
    } else {
        for user in refused.iter().map(|t| user_of(t)).collect::<BTreeSet<_>>() {
            let of_user: Vec<&TerminalFact> =
                refused.iter().copied().filter(|t| user_of(t) == user).collect();
            if of_user.len() > 1 && !accepted.iter().any(|t| user_of(t) == user) {
                found.findings.push(of_one_user(facts, user, &of_user));
                rest.retain(|t| user_of(t) != user);
            }
        }
    }
    let alone = |t: &TerminalFact| !accepted.iter().any(|a| user_of(a) == user_of(t));
    found
        .findings
        .extend(rest.iter().map(|t| one(facts, t, alone(t))));
    found.terminals.extend(refused.iter().map(|t| t.id.clone()));
    found
}

/// Converge knew the user and the PIN.
fn is_accepted(outcome: VerifyOutcome) -> bool {
    matches!(
        outcome,
        VerifyOutcome::Verified | VerifyOutcome::RightMissing | VerifyOutcome::FeatureMissing
    )
}

fn user_of(terminal: &TerminalFact) -> &str {
    terminal.pin.as_ref().map_or("", |pin| pin.user.as_str())
}

fn length_of(terminal: &TerminalFact) -> u32 {
    terminal.pin.as_ref().map_or(USUAL, |pin| pin.length)
}

fn code_of(terminal: &TerminalFact) -> Option<u16> {
    terminal.last().and_then(|last| last.code)
}

fn ids(terminals: &[&TerminalFact]) -> Vec<String> {
    let mut sorted = terminals.to_vec();
    sorted.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    sorted.into_iter().map(|t| t.id.clone()).collect()
}

/// `told` were refused as well; another finding already says why.
fn all(facts: &Facts, refused: &[&TerminalFact], told: &[&TerminalFact]) -> Finding {
    let ids = ids(refused);
    let account = &facts.account;
    let users: BTreeSet<&str> = refused.iter().map(|t| user_of(t)).collect();
    let mut lines = vec![
        format!(
            "Refused: {}. None was accepted in the same check.",
            facts.names(&ids)
        ),
        format!("Account ID {}, checked at {}.", account.merchant_id, account.host),
    ];
    if !told.is_empty() {
        let names = facts.names(&self::ids(told));
        lines.push(format!(
            "Refused as well: {names}. What was found there is told by itself."
        ));
    }
    if let [user] = users.iter().collect::<Vec<_>>().as_slice() {
        lines.push(format!(
            "All of them belong to {}: this user ID may be wrong or deactivated as well.",
            facts.user_name(user)
        ));
    }
    if refused.len() == 2 && users.len() == 2 {
        lines.push("The two PINs may also have been pasted the wrong way round.".to_owned());
    }
    let hint = match account.environment {
        Environment::Live => "These may be demo credentials: this account is set to the live Converge.",
        Environment::Demo => "These may be live credentials: this account is set to the demo Converge.",
        Environment::Practice => {
            "These may be real credentials: this account is set to the practice gateway."
        }
        Environment::Custom => {
            "This account is set to an address typed by hand: these PINs may belong to another one."
        }
    };
    lines.push(hint.to_owned());
    Draft::blocks(
        FindingKind::AllRefused,
        format!("Converge refused every PIN that was tried for {}.", account.name),
        NextStep::EditAccount,
    )
    .terminals(&ids)
    .shows(lines)
    .means("When all are refused, the account ID or the environment is wrong more often than the PINs.")
    .advice("Compare the account ID with the one in the top corner of the portal, and see that the environment is the one the PINs were made in.")
    .code(refused.first().and_then(|t| code_of(t)))
    .done()
}

fn crosswise(facts: &Facts, one: &TerminalFact, other: &TerminalFact) -> Finding {
    let ids = ids(&[one, other]);
    let line = |t: &TerminalFact| format!("{}: refused for {}.", t.name, facts.user_name(user_of(t)));
    let mut lines = vec![line(one), line(other)];
    lines.sort();
    lines.push("The other PINs that were tried were accepted.".to_owned());
    let mut both = ids.iter().cloned();
    Draft::blocks(
        FindingKind::PinsPerhapsSwapped,
        format!("The PINs of {} may stand crosswise.", facts.names(&ids)),
        NextStep::SwapPins {
            terminal_a: both.next().unwrap_or_default(),
            terminal_b: both.next().unwrap_or_default(),
        },
    )
    .terminals(&ids)
    .shows(lines)
    .means("Both were refused, each for another user: that happens when two PINs are pasted the wrong way round.")
    .advice("Exchange the two PINs and check them again. If they are refused again, copy both from the portal.")
    .code(code_of(one))
    .done()
}

fn of_one_user(facts: &Facts, user: &str, refused: &[&TerminalFact]) -> Finding {
    let ids = ids(refused);
    let name = facts.user_name(user);
    let person = facts
        .user(user)
        .filter(|u| u.looks_like_person)
        .map(|_| format!("{name} looks like a person's sign-in. API users look like apiuser501204."));
    Draft::blocks(
        FindingKind::UserRefused,
        format!("Converge refused every PIN that was tried for {name}."),
        NextStep::EditUser {
            user_id: user.to_owned(),
        },
    )
    .terminals(&ids)
    .user(user)
    .shows([
        format!("Refused: {}.", facts.names(&ids)),
        "PINs of other users were accepted, so the account is right.".to_owned(),
    ])
    .shows(person)
    .means(format!("No terminal of {name} can take payments through this user."))
    .advice(format!(
        "Compare the user ID letter by letter; capitals count. If it is right, {name} is deactivated or not registered \
         for API use: ask the town's Converge administrator, then Converge by phone."
    ))
    .code(refused.first().and_then(|t| code_of(t)))
    .done()
}

fn one(facts: &Facts, terminal: &TerminalFact, alone: bool) -> Finding {
    let user = user_of(terminal);
    let length = length_of(terminal);
    let others_usual = facts
        .active()
        .filter(|t| t.id != terminal.id)
        .filter_map(|t| t.pin.as_ref())
        .any(|pin| pin.length == USUAL);
    let ends = terminal
        .pin
        .as_ref()
        .map(|pin| pin.ends.as_str())
        .unwrap_or_default();
    let checked = terminal
        .last()
        .map(|last| format!("Refused for {} on {}.", facts.user_name(user), facts.day(last.at)));
    let only = alone.then(|| {
        format!(
            "It is the only PIN of {} that was tried, so the user ID may be wrong as well.",
            facts.user_name(user)
        )
    });
    let name = &terminal.name;
    let next = NextStep::PastePin {
        terminal_id: terminal.id.clone(),
    };
    let draft = if length < USUAL && others_usual {
        Draft::blocks(
            FindingKind::PinTruncated,
            format!("The PIN of {name} was refused, and it is perhaps cut short."),
            next,
        )
        .shows([format!(
            "It has {length} characters; the others have {USUAL}. It ends in …{ends}."
        )])
        .advice("Compare the last 4 characters with the portal, and copy the whole PIN again.")
    } else {
        Draft::blocks(
            FindingKind::PinRefused,
            format!("Converge did not accept the PIN of {name}."),
            next,
        )
        .advice("Copy the PIN again from the page of this terminal in the portal.")
    };
    draft
        .terminals([&terminal.id])
        .user(user)
        .shows(checked)
        .shows(only)
        .means(format!("{name} cannot take payments with this PIN."))
        .owner(TaskOwner::You)
        .code(code_of(terminal))
        .done()
}
