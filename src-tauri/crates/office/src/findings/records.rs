//! Mistakes in the town's own records: users, addresses, intentions, rotations, the vault.

use super::draft::Draft;
use super::facts::{Facts, TerminalFact, UserFact};
use super::seen::is_counter;
use crate::dto::{
    Finding, FindingKind, Intention, NextStep, RotationState, SharedVault, TaskOwner, VerifyOutcome,
};

pub(crate) fn find(facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    for user in facts.users.iter().filter(|u| u.active) {
        found.extend(person(facts, user));
        found.extend(without_terminal(facts, user));
        found.extend(not_ticked(user));
    }
    for terminal in facts.active() {
        found.extend(its_user(facts, terminal));
        found.extend(allow_list(terminal));
        found.extend(impossible(terminal));
        found.extend(rotation(facts, terminal));
    }
    found.extend(vault(facts));
    found
}

fn of_user<'a>(facts: &'a Facts, user: &'a UserFact) -> impl Iterator<Item = &'a TerminalFact> {
    let is_of = |t: &&TerminalFact, id: &str| {
        t.user.as_deref() == Some(id) || t.pin.as_ref().is_some_and(|pin| pin.user == id)
    };
    facts.active().filter(move |t| is_of(t, &user.id))
}

/// A user whose PIN Converge took is an API user, whatever the name looks like.
fn person(facts: &Facts, user: &UserFact) -> Option<Finding> {
    let proved = of_user(facts, user).any(|t| t.outcome() == Some(VerifyOutcome::Verified));
    if !user.looks_like_person || proved {
        return None;
    }
    Some(
        Draft::warns(
            FindingKind::UserLooksLikePerson,
            format!("{} looks like a person's sign-in.", user.name),
            NextStep::EditUser {
                user_id: user.id.clone(),
            },
        )
        .user(&user.id)
        .shows(["API users look like apiuser501204 and cannot sign in to the portal.".to_owned()])
        .means("Converge refuses a person's sign-in here, and each refusal counts towards a lock-out.")
        .advice("Look up the API user ID in the portal and change it here.")
        .done(),
    )
}

fn without_terminal(facts: &Facts, user: &UserFact) -> Option<Finding> {
    if of_user(facts, user).next().is_some() {
        return None;
    }
    Some(
        Draft::notes(
            FindingKind::UserWithoutTerminal,
            format!("{} has no terminal.", user.name),
            NextStep::EditUser {
                user_id: user.id.clone(),
            },
        )
        .user(&user.id)
        .means("Nothing is done through it from here.")
        .advice("Choose it for a terminal, or deactivate it if nobody uses it.")
        .done(),
    )
}

fn not_ticked(user: &UserFact) -> Option<Finding> {
    if user.unticked.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = user
        .unticked
        .iter()
        .map(|need| {
            format!(
                "\"{}\" is needed to {} on {}.",
                need.right,
                intention_words(need.intention),
                need.terminal
            )
        })
        .collect();
    lines.sort();
    Some(
        Draft::warns(
            FindingKind::RightNotTicked,
            format!("{} may lack rights for what is intended.", user.name),
            NextStep::OpenRights {
                user_id: user.id.clone(),
            },
        )
        .user(&user.id)
        .shows(lines)
        .means("The first try would be refused; these rights cannot be tried safely beforehand.")
        .advice("Ask the town's Converge administrator to look, then tick what is there.")
        .done(),
    )
}

fn its_user(facts: &Facts, terminal: &TerminalFact) -> Option<Finding> {
    let name = &terminal.name;
    let edit = NextStep::EditTerminal {
        terminal_id: terminal.id.clone(),
    };
    let Some(user) = terminal.user.as_deref() else {
        return Some(
            Draft::warns(
                FindingKind::TerminalWithoutUser,
                format!("{name} has no API user."),
                edit,
            )
            .terminals([&terminal.id])
            .means("Nobody knows under which user its PIN works.")
            .advice("Choose the API user that is registered for this terminal.")
            .done(),
        );
    };
    let user = facts.user(user).filter(|user| !user.active)?;
    Some(
        Draft::blocks(
            FindingKind::UserDeactivated,
            format!("{name} uses {}, which is deactivated here.", user.name),
            edit,
        )
        .terminals([&terminal.id])
        .user(&user.id)
        .means("Whoever gets this hand-off would get a user that is no longer in use.")
        .advice("Choose another API user for this terminal, or activate this one again.")
        .done(),
    )
}

fn allow_list(terminal: &TerminalFact) -> Option<Finding> {
    if !is_counter(terminal.kind) || terminal.addresses.is_empty() {
        return None;
    }
    let mut addresses = terminal.addresses.clone();
    addresses.sort();
    Some(
        Draft::blocks(
            FindingKind::AllowListOnRetail,
            format!("{} has addresses on its allow-list.", terminal.name),
            NextStep::EditTerminal {
                terminal_id: terminal.id.clone(),
            },
        )
        .terminals([&terminal.id])
        .shows([format!("Addresses: {}.", addresses.join(", "))])
        .means("Card payments come from the counter PC, so an allow-list stops them all.")
        .advice("Ask Converge to remove the allow-list from this terminal, and remove the addresses here.")
        .done(),
    )
}

fn impossible(terminal: &TerminalFact) -> Vec<Finding> {
    let one = |(intention, reason): &(Intention, String)| {
        Draft::warns(
            FindingKind::ImpossibleIntention,
            format!("{} cannot {}.", terminal.name, intention_words(*intention)),
            NextStep::EditTerminal {
                terminal_id: terminal.id.clone(),
            },
        )
        .terminals([&terminal.id])
        .shows([reason.clone()])
        .means("What is intended would be refused.")
        .advice("Take it off the list of what is intended, or choose a terminal of another kind for it.")
        .done()
    };
    terminal.impossible.iter().map(one).collect()
}

fn rotation(facts: &Facts, terminal: &TerminalFact) -> Option<Finding> {
    let rotation = terminal.rotation.as_ref().filter(|rotation| rotation.overdue)?;
    let day = rotation.remind_on.as_deref().unwrap_or("today");
    let (state, advice) = match rotation.state {
        RotationState::Switched => (
            "The new PIN is in use; the old one is still kept.",
            "If payments work with the new PIN, retire the old one here and in the portal.",
        ),
        RotationState::Verified => (
            "The new PIN was accepted and is not in use yet.",
            "Switch to the new PIN, or call the rotation off.",
        ),
        RotationState::Refused => (
            "The new PIN was refused; the old one is in use.",
            "Copy the new PIN again, or call the rotation off.",
        ),
        RotationState::Stored => (
            "The new PIN has not been checked; the old one is in use.",
            "Check the new PIN, or call the rotation off.",
        ),
    };
    let name = &terminal.name;
    Some(
        Draft::warns(
            FindingKind::RotationOverdue,
            format!("The rotation of the PIN of {name} should be finished."),
            NextStep::OpenRotation {
                terminal_id: terminal.id.clone(),
            },
        )
        .terminals([&terminal.id])
        .shows([
            state.to_owned(),
            format!(
                "The reminder was set for {day}; today is {}.",
                facts.day(facts.now.as_second())
            ),
        ])
        .means("As long as it is open, two PINs of this terminal exist.")
        .advice(advice)
        .done(),
    )
}

fn vault(facts: &Facts) -> Option<Finding> {
    let mut using: Vec<&TerminalFact> = facts
        .active()
        .filter(|t| t.intentions.contains(&Intention::Tokens))
        .collect();
    using.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    if using.len() < 2 || facts.account.shared_vault == SharedVault::Yes {
        return None;
    }
    let ids: Vec<String> = using.iter().map(|t| t.id.clone()).collect();
    Some(
        Draft::warns(
            FindingKind::VaultNotShared,
            "Cards on file are intended on several terminals, and they share no token vault.",
            NextStep::CallConverge { terminal_id: None },
        )
        .terminals(&ids)
        .shows([
            format!("Intended on {}.", facts.names(&ids)),
            match facts.account.shared_vault {
                SharedVault::No => "Converge said that the vault is not shared.".to_owned(),
                _ => "Nobody has asked Converge whether the vault is shared.".to_owned(),
            },
        ])
        .means("A card kept on one terminal cannot be charged on another.")
        .advice("Ask Converge by phone for one shared token vault for these terminals.")
        .owner(TaskOwner::Converge)
        .done(),
    )
}

fn intention_words(intention: Intention) -> &'static str {
    match intention {
        Intention::LookUp => "look up payments",
        Intention::Void => "void payments",
        Intention::Return => "return payments",
        Intention::Settle => "settle batches",
        Intention::Recurring => "run recurring plans",
        Intention::Installment => "run installment plans",
        Intention::Tokens => "keep cards on file",
    }
}
