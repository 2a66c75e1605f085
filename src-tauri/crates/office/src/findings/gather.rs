//! From what is stored to what mistakes are found by.

use ledger::{Credential, SeenThrough, Terminal};

use super::facts::{AccountFact, Facts, Last, PinFact, RotationFact, TerminalFact, UserFact};
use super::seen::Seen;
use crate::dto::Intention;
use crate::views::{AccountFacts, outcome_of};
use crate::{audit, rights, rotation, rules, snapshot};

/// The facts of an account.
pub(crate) fn gather(stored: &AccountFacts) -> Facts {
    let account = &stored.account;
    Facts {
        account: AccountFact {
            name: account.name.clone(),
            merchant_id: account.merchant_id.clone(),
            environment: account.environment,
            host: stored.host(),
            zone: account.display_zone.clone(),
            currency: account.currency.to_string(),
            shared_vault: snapshot::shared_vault(account.shared_vault),
        },
        users: stored
            .users
            .iter()
            .map(|user| UserFact {
                id: user.id.to_string(),
                name: user.user_id.clone(),
                active: user.active,
                looks_like_person: looks_like_person(&user.user_id),
                unticked: rights::unticked(stored, user),
            })
            .collect(),
        terminals: stored.terminals.iter().map(|t| terminal(stored, t)).collect(),
        now: stored.now,
    }
}

fn terminal(stored: &AccountFacts, terminal: &Terminal) -> TerminalFact {
    let credential = stored.credential(terminal);
    let intended: Vec<(Intention, bool)> = stored
        .intentions_of(&terminal.id)
        .into_iter()
        .filter_map(|intended| Some((audit::read(&intended.word)?, intended.override_reason.is_some())))
        .collect();
    TerminalFact {
        id: terminal.id.to_string(),
        name: terminal.name.clone(),
        kind: terminal.kind,
        active: terminal.active,
        user: terminal.user.as_ref().map(ToString::to_string),
        reported: terminal.reported.clone(),
        pin: credential.map(|credential| pin(stored, credential)),
        addresses: stored
            .addresses_of(&terminal.id)
            .into_iter()
            .filter(|address| address.override_reason.is_none())
            .map(|address| address.address.clone())
            .collect(),
        intentions: intended.iter().map(|(intention, _)| *intention).collect(),
        impossible: intended
            .iter()
            .filter(|(_, overridden)| !overridden)
            .filter_map(|(intention, _)| Some((*intention, rules::impossible(terminal.kind, *intention)?)))
            .collect(),
        rotation: credential
            .and_then(|credential| stored.rotation(credential))
            .map(|found| RotationFact {
                state: rotation::state(found),
                remind_on: found.remind_on.clone(),
                overdue: rotation::is_overdue(found, stored.today()),
            }),
        seen: credential
            .and_then(|credential| stored.seen(credential))
            .map(seen_of),
    }
}

fn pin(stored: &AccountFacts, credential: &Credential) -> PinFact {
    let last = credential.verdict.as_ref().and_then(|verdict| {
        Some(Last {
            at: verdict.at,
            outcome: outcome_of(&verdict.outcome)?,
            code: verdict.gateway_code,
        })
    });
    PinFact {
        user: credential.user.to_string(),
        length: credential.length,
        ends: credential.ends.clone(),
        set_at: credential.set_at,
        last,
        same_as: stored
            .holders(&credential.fingerprint)
            .filter(|other| other.terminal != credential.terminal)
            .map(|other| other.terminal.to_string())
            .collect(),
        elsewhere: stored
            .elsewhere(&credential.fingerprint)
            .map(|other| (other.account_name.clone(), other.terminal_name.clone()))
            .collect(),
    }
}

/// What was seen through a PIN, from its row.
fn seen_of(row: &SeenThrough) -> Seen {
    Seen {
        at: row.at,
        days: row.days,
        // Payments that cannot be read any more prove nothing.
        payments: serde_json::from_str(&row.payments).unwrap_or_default(),
        confirmed: row.confirmed,
        confirmed_by: row.confirmed_by.clone(),
    }
}

/// API users look like `apiuser501204`: they name what they are for, or carry a number.
pub(crate) fn looks_like_person(user_id: &str) -> bool {
    const MACHINES: [&str; 8] = [
        "api", "web", "pos", "svc", "pay", "connect", "service", "terminal",
    ];
    let id = user_id.to_ascii_lowercase();
    let digits = id.bytes().filter(u8::is_ascii_digit).count();
    digits < 4 && !MACHINES.iter().any(|word| id.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_looks_like_a_persons_sign_in() {
        for person in ["jsmith", "jsmith2"] {
            assert!(looks_like_person(person), "{person}");
        }
        for machine in ["apiuser501204", "webpermits", "ConvergeAPI"] {
            assert!(!looks_like_person(machine), "{machine}");
        }
    }
}
