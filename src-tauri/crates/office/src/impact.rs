//! What switching something off stops and what goes on, in sentences, before it is done.

use ledger::{ApiUser, Terminal};

use crate::dto::{Impact, PinState};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::AccountFacts;

/// Switching off an API user.
pub(crate) async fn of_user(
    office: &Office,
    facts: &AccountFacts,
    user: &ApiUser,
) -> Result<Impact, OfficeError> {
    let name = &user.user_id;
    let using: Vec<&Terminal> = facts
        .active_terminals()
        .filter(|terminal| facts.uses(terminal, user))
        .collect();
    let mut stops = Vec::new();
    match names(&using).as_slice() {
        [] => {}
        [one] => stops.push(format!("{one} uses {name} and is no longer used here.")),
        many => stops.push(format!("{} use {name} and are no longer used here.", list(many))),
    }
    stops.extend(pin_line(facts, &using));
    stops.extend(user_lines(facts, &using, user));
    stops.extend(common_stops(facts, &using));
    if using.is_empty() {
        stops.push(format!(
            "No terminal in use has {name} as its API user; nothing stops."
        ));
    }
    let mut keeps = payments_line(office, facts, &using).await?;
    keeps.push(format!(
        "Converge itself is not changed: {name} can still take payments there. Switch it off in the Converge portal too."
    ));
    keeps.push("PINs and history stay here, and the user can be switched on again.".to_owned());
    Ok(Impact { stops, keeps })
}

/// Switching off a terminal.
pub(crate) async fn of_terminal(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
) -> Result<Impact, OfficeError> {
    let using: Vec<&Terminal> = facts.active_terminals().filter(|t| t.id == terminal.id).collect();
    let mut stops = Vec::new();
    stops.extend(pin_line(facts, &using));
    stops.extend(common_stops(facts, &using));
    if using.is_empty() {
        stops.push(format!("{} is not used now; nothing stops.", terminal.name));
    }
    let mut keeps = payments_line(office, facts, &[terminal]).await?;
    keeps.push(format!(
        "Converge itself is not changed: {} can still take payments there. Switch it off in the Converge portal too.",
        terminal.name
    ));
    keeps.push("Its PIN and history stay here, and it can be switched on again.".to_owned());
    Ok(Impact { stops, keeps })
}

fn names<'a>(terminals: &[&'a Terminal]) -> Vec<&'a str> {
    terminals.iter().map(|terminal| terminal.name.as_str()).collect()
}

/// Terminals whose PIN is known to be right now.
fn pin_line(facts: &AccountFacts, using: &[&Terminal]) -> Option<String> {
    let verified: Vec<(&str, &str)> = using
        .iter()
        .filter_map(|terminal| {
            let credential = facts.credential(terminal)?;
            let right = facts.pin_state(credential) == PinState::Verified;
            right.then_some((terminal.name.as_str(), credential.ends.as_str()))
        })
        .collect();
    match verified.as_slice() {
        [] => None,
        [(name, ends)] => Some(format!(
            "The verified PIN of {name} (ends {ends}) is no longer checked."
        )),
        many => {
            let names: Vec<&str> = many.iter().map(|(name, _)| *name).collect();
            Some(format!(
                "The verified PINs of {} are no longer checked.",
                list(&names)
            ))
        }
    }
}

/// Other API users of a terminal can go on with it; the last one cannot be missed.
fn user_lines(facts: &AccountFacts, using: &[&Terminal], user: &ApiUser) -> Vec<String> {
    let mut lines = Vec::new();
    let mut alone = Vec::new();
    for terminal in using {
        let others = other_users(facts, terminal, user);
        if others.is_empty() {
            alone.push(terminal.name.as_str());
        } else {
            lines.push(format!(
                "{} also has a PIN of {}; choose that user there to go on.",
                terminal.name,
                list(&others)
            ));
        }
    }
    match alone.as_slice() {
        [] => {}
        [one] => lines.push(format!(
            "No other API user in use has a PIN on {one}: its payments can no longer be looked up here."
        )),
        many => lines.push(format!(
            "No other API user in use has a PIN on {}: their payments can no longer be looked up here.",
            list(many)
        )),
    }
    lines
}

fn other_users<'a>(facts: &'a AccountFacts, terminal: &Terminal, user: &ApiUser) -> Vec<&'a str> {
    facts
        .users
        .iter()
        .filter(|other| other.id != user.id && other.active)
        .filter(|other| {
            let own = |c: &&ledger::Credential| c.terminal == terminal.id && c.user == other.id;
            facts.credentials.iter().any(|c| own(&c))
        })
        .map(|other| other.user_id.as_str())
        .collect()
}

fn common_stops(facts: &AccountFacts, using: &[&Terminal]) -> Vec<String> {
    if using.is_empty() {
        return Vec::new();
    }
    let names = list(&names(using));
    let mut lines = vec![
        format!("\"Verify all\" leaves out {names}."),
        format!("New payments of {names} no longer appear here."),
        format!("The hand-off sheet leaves out {names}."),
    ];
    if using.len() == facts.active_terminals().count() {
        lines.push(format!("No terminal of {} is left in use.", facts.account.name));
    }
    lines
}

async fn payments_line(
    office: &Office,
    facts: &AccountFacts,
    using: &[&Terminal],
) -> Result<Vec<String>, OfficeError> {
    let account = facts.account.id.to_string();
    let sources = office.history(move |history| history.sources(&account)).await?;
    let rows: u64 = sources
        .iter()
        .filter(|(_, terminal, _)| using.iter().any(|t| t.id.as_str() == terminal))
        .map(|(_, _, rows)| *rows)
        .sum();
    Ok(match rows {
        0 => Vec::new(),
        1 => vec!["1 payment already here stays and can be searched.".to_owned()],
        rows => vec![format!(
            "{} payments already here stay and can be searched.",
            grouped(rows)
        )],
    })
}

/// 12,406
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "A", "A and B", "A, B and C".
pub(crate) fn list(names: &[&str]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_read_as_people_write_them() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_240), "1,240");
        assert_eq!(grouped(12_406_007), "12,406,007");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
    }
}
