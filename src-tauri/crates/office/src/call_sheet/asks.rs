//! What to ask for, by kind of terminal.

use domain::TerminalKind;

use crate::dto::{AddressView, Intention, SharedVault, TaskKind};
use crate::paper::listed;

/// What is known of the terminal.
pub(super) struct Known<'a> {
    pub(super) kind: TerminalKind,
    pub(super) terminal: &'a str,
    pub(super) user: Option<&'a str>,
    pub(super) addresses: &'a [AddressView],
    pub(super) intentions: &'a [Intention],
    pub(super) vault: SharedVault,
}

/// One thing to ask for, and the task behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) task: TaskKind,
    pub(super) text: String,
    pub(super) detail: Option<String>,
}

fn ask(task: TaskKind, text: impl Into<String>, detail: Option<&str>) -> Wanted {
    Wanted {
        task,
        text: text.into(),
        detail: detail.map(str::to_owned),
    }
}

/// All there is to ask for, in the order in which it is best said.
pub(super) fn wanted(known: &Known<'_>) -> Vec<Wanted> {
    let mut all = Vec::new();
    if known.kind == TerminalKind::Internet {
        all.push(ask(
            TaskKind::HostedPage,
            format!("Enable the hosted payment page on {}.", known.terminal),
            Some("Only this terminal. Counter terminals do not need it."),
        ));
        all.push(allow_list(known));
    }
    all.push(register(known));
    all.push(pin(known));
    all.extend(vault(known));
    match known.kind {
        TerminalKind::Internet => {
            all.push(ask(
                TaskKind::EnablePost,
                "Enable HTTP POST for the hosted payment page.",
                None,
            ));
            all.push(ask(
                TaskKind::ReturnAddress,
                "List the return address that CivicPlus gave you for the hosted payment page.",
                None,
            ));
        }
        TerminalKind::Retail | TerminalKind::Service => all.push(ask(
            TaskKind::NoAllowList,
            format!("Make sure that NO address is on the allow-list of {}.", known.terminal),
            Some(
                "Payments at a counter come from the counter's own PC. With an allow-list Converge would refuse them.",
            ),
        )),
        TerminalKind::Moto => {}
    }
    all
}

fn allow_list(known: &Known<'_>) -> Wanted {
    if known.addresses.is_empty() {
        return ask(
            TaskKind::AllowList,
            "Put the addresses that CivicPlus gave you on the allow-list of this terminal.",
            Some("No address is noted here yet. Ask CivicPlus for them before you ring."),
        );
    }
    let addresses: Vec<String> = known.addresses.iter().map(|a| a.address.clone()).collect();
    ask(
        TaskKind::AllowList,
        format!(
            "Put these addresses on the allow-list of this terminal: {}.",
            listed(&addresses)
        ),
        None,
    )
}

fn register(known: &Known<'_>) -> Wanted {
    let why = Some("An API user cannot sign in to the portal; registering it is done by Converge.");
    match known.user {
        Some(user) => ask(
            TaskKind::RegisterUser,
            format!("Register {user} as an API user."),
            why,
        ),
        None => ask(
            TaskKind::RegisterUser,
            "Register an API user for this account.",
            why,
        ),
    }
}

fn pin(known: &Known<'_>) -> Wanted {
    ask(
        TaskKind::StorePin,
        format!(
            "Associate the API user with {} and make sure that its PIN is shown in the portal.",
            known.terminal
        ),
        Some("Nobody needs to read the PIN out. Copy it from the portal."),
    )
}

fn vault(known: &Known<'_>) -> Option<Wanted> {
    let cards_on_file = known.intentions.contains(&Intention::Tokens);
    let stores = cards_on_file
        || known.intentions.contains(&Intention::Recurring)
        || known.intentions.contains(&Intention::Installment);
    // A web terminal keeps cards unless somebody has said what is intended.
    let likely = known.kind == TerminalKind::Internet && known.intentions.len() < 2;
    if known.vault == SharedVault::Yes || !(stores || likely) {
        return None;
    }
    let (text, detail) = if cards_on_file {
        (
            "Share one token vault between all terminals: yes, cards are kept on file.",
            None,
        )
    } else {
        (
            "Share one token vault between all terminals, if cards are kept on file.",
            Some("Without it a card kept on one terminal cannot be used on another."),
        )
    };
    Some(ask(TaskKind::SharedVault, text, detail))
}

/// What stands beside the addresses, or in their place.
pub(super) fn allow_list_note(kind: TerminalKind, none: bool) -> Option<String> {
    match kind {
        TerminalKind::Retail | TerminalKind::Service => Some(
            "None, on purpose: an allow-list would stop payments at the counter. If Converge offers one, decline."
                .to_owned(),
        ),
        TerminalKind::Internet if none => Some("None noted yet.".to_owned()),
        TerminalKind::Internet | TerminalKind::Moto => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks(kind: TerminalKind, intentions: &[Intention], vault: SharedVault) -> Vec<TaskKind> {
        let known = Known {
            kind,
            terminal: "T",
            user: Some("apiuser501204"),
            addresses: &[],
            intentions,
            vault,
        };
        wanted(&known).into_iter().map(|w| w.task).collect()
    }

    #[test]
    fn an_internet_terminal_asks_for_page_addresses_user_vault_and_post() {
        assert_eq!(
            tasks(
                TerminalKind::Internet,
                &[Intention::LookUp, Intention::Tokens],
                SharedVault::Unknown
            ),
            [
                TaskKind::HostedPage,
                TaskKind::AllowList,
                TaskKind::RegisterUser,
                TaskKind::StorePin,
                TaskKind::SharedVault,
                TaskKind::EnablePost,
                TaskKind::ReturnAddress
            ]
        );
    }

    #[test]
    fn a_counter_terminal_asks_for_no_address_and_no_page() {
        for kind in [TerminalKind::Retail, TerminalKind::Service] {
            assert_eq!(
                tasks(kind, &[], SharedVault::Unknown),
                [TaskKind::RegisterUser, TaskKind::StorePin, TaskKind::NoAllowList]
            );
        }
        assert_eq!(
            tasks(TerminalKind::Moto, &[Intention::Recurring], SharedVault::No),
            [TaskKind::RegisterUser, TaskKind::StorePin, TaskKind::SharedVault]
        );
    }

    #[test]
    fn a_vault_that_is_shared_already_is_not_asked_for() {
        let asked = tasks(TerminalKind::Internet, &[Intention::Tokens], SharedVault::Yes);
        assert!(!asked.contains(&TaskKind::SharedVault));
    }
}
