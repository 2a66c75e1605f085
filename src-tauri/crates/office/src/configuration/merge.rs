//! What an import would leave behind: the present, with what the file says put over it.
//! Nothing that is here and not in the file goes.

use domain::{Currency, NameKind, TerminalKind, check_account_id, check_name, check_user_id};
use jiff::tz::TimeZone;

use super::model::{AccountRecord, AddressRecord, TaskRecord, TerminalRecord, UserRecord};
use crate::finding_words;
use crate::paper::looks_like_pin;
use crate::setup::fresh_id;

/// Puts each account of a file over the present one it means, by our id, else by name, else
/// by the gateway's id. Every id in the answer is one of here.
pub(crate) fn merged(present: &[AccountRecord], wanted: &[AccountRecord]) -> Vec<AccountRecord> {
    wanted
        .iter()
        .map(|wanted| match counterpart(present, wanted) {
            Some(here) => over(here, wanted),
            None => fresh(wanted),
        })
        .collect()
}

/// The account of here that one in a file means.
pub(super) fn counterpart<'a>(
    present: &'a [AccountRecord],
    wanted: &AccountRecord,
) -> Option<&'a AccountRecord> {
    let by = |same: &dyn Fn(&AccountRecord) -> bool| present.iter().find(|here| same(here));
    by(&|here| here.id == wanted.id)
        .or_else(|| by(&|here| here.name.to_lowercase() == wanted.name.to_lowercase()))
        .or_else(|| {
            by(&|here| here.merchant_id == wanted.merchant_id && here.environment == wanted.environment)
        })
}

fn fresh(wanted: &AccountRecord) -> AccountRecord {
    let nothing = AccountRecord {
        id: fresh_id(),
        users: Vec::new(),
        terminals: Vec::new(),
        tasks: Vec::new(),
        ..wanted.clone()
    };
    over(&nothing, wanted)
}

fn over(here: &AccountRecord, wanted: &AccountRecord) -> AccountRecord {
    let mut users = here.users.clone();
    for user in &wanted.users {
        match users
            .iter_mut()
            .find(|u| u.id == user.id || u.user_id == user.user_id)
        {
            Some(old) => *old = over_user(old, user),
            None => users.push(UserRecord {
                id: fresh_id(),
                ..user.clone()
            }),
        }
    }
    let mut terminals = here.terminals.clone();
    for terminal in &wanted.terminals {
        let same =
            |t: &TerminalRecord| t.id == terminal.id || t.name.to_lowercase() == terminal.name.to_lowercase();
        match terminals.iter_mut().find(|t| same(t)) {
            Some(old) => *old = over_terminal(old, terminal),
            None => terminals.push(TerminalRecord {
                id: fresh_id(),
                // A PIN does not come with what is known of it.
                pins: Vec::new(),
                ..terminal.clone()
            }),
        }
    }
    let mut tasks = here.tasks.clone();
    for task in &wanted.tasks {
        let same = |t: &TaskRecord| t.kind == task.kind && t.subject == task.subject;
        match tasks.iter_mut().find(|t| same(t)) {
            Some(old) => *old = task.clone(),
            None => tasks.push(task.clone()),
        }
    }
    AccountRecord {
        id: here.id.clone(),
        users,
        terminals,
        tasks,
        ..wanted.clone()
    }
}

fn over_user(here: &UserRecord, wanted: &UserRecord) -> UserRecord {
    let mut rights = here.rights.clone();
    rights.extend(wanted.rights.iter().filter(|right| !here.rights.contains(right)));
    UserRecord {
        id: here.id.clone(),
        rights,
        ..wanted.clone()
    }
}

fn over_terminal(here: &TerminalRecord, wanted: &TerminalRecord) -> TerminalRecord {
    let mut addresses = here.addresses.clone();
    for address in &wanted.addresses {
        match addresses.iter_mut().find(|a| a.address == address.address) {
            Some(old) => *old = address.clone(),
            None => addresses.push(address.clone()),
        }
    }
    TerminalRecord {
        id: here.id.clone(),
        addresses,
        pins: here.pins.clone(),
        ..wanted.clone()
    }
}

/// Everything in a file that cannot be right, each a sentence. `present` tells which names
/// are taken by accounts the file does not mean.
pub(super) fn problems(present: &[AccountRecord], wanted: &[AccountRecord]) -> Vec<String> {
    let mut all = Vec::new();
    if wanted.is_empty() {
        all.push("The file holds no account.".to_owned());
    }
    let mut meant = Vec::new();
    for account in wanted {
        of_account(account, &mut all);
        if let Some(here) = counterpart(present, account) {
            if meant.contains(&here.id) {
                all.push(format!("{}: it is in the file twice.", account.name));
            }
            meant.push(here.id.clone());
        }
    }
    doubles(wanted.iter().map(|a| a.name.as_str()), "account", &mut all);
    all
}

fn of_account(account: &AccountRecord, all: &mut Vec<String>) {
    let name = &account.name;
    let mut judge = |who: &str, what: &str, check: domain::Check| {
        if let Err(finding) = check.accepted() {
            all.push(format!("{who}: {what}. {}", finding_words::sentence(&finding)));
        }
    };
    judge(name, "account name", check_name(name, NameKind::Account));
    judge(name, "account ID", check_account_id(&account.merchant_id));
    for user in &account.users {
        judge(name, "API user ID", check_user_id(&user.user_id));
    }
    for terminal in &account.terminals {
        judge(
            name,
            "terminal name",
            check_name(&terminal.name, NameKind::Terminal),
        );
    }
    if Currency::new(&account.currency).is_none() {
        all.push(format!("{name}: {} is not a currency.", account.currency));
    }
    for zone in [&account.gateway_zone, &account.display_zone] {
        if TimeZone::get(zone).is_err() {
            all.push(format!("{name}: {zone} is not a time zone."));
        }
    }
    if let Err(error) = crate::setup::typed_endpoint(account.environment, account.endpoint.as_deref()) {
        all.push(format!("{name}: {}", error.message));
    }
    doubles(account.users.iter().map(|u| u.user_id.as_str()), "API user", all);
    doubles(account.terminals.iter().map(|t| t.name.as_str()), "terminal", all);
    for terminal in &account.terminals {
        of_terminal(account, terminal, all);
    }
}

fn of_terminal(account: &AccountRecord, terminal: &TerminalRecord, all: &mut Vec<String>) {
    let name = &terminal.name;
    if let Some(user) = &terminal.user_id
        && !account.users.iter().any(|u| u.user_id == *user)
    {
        all.push(format!("{name}: its API user {user} is not in the file."));
    }
    let counter = matches!(terminal.kind, TerminalKind::Retail | TerminalKind::Service);
    let not_overridden = |a: &&AddressRecord| a.override_reason.as_deref().is_none_or(str::is_empty);
    if counter && let Some(address) = terminal.addresses.iter().find(not_overridden) {
        all.push(format!(
            "{name}: an allow-list ({}) would stop payments at the counter.",
            address.address
        ));
    }
    let device = &terminal.device;
    let texts = [
        &terminal.note,
        &device.model,
        &device.serial,
        &device.counter,
        &device.drawer,
        &device.whereabouts,
    ];
    if texts
        .iter()
        .any(|text| looks_like_pin(text) || domain::mask_numbers(text) != **text)
    {
        all.push(format!(
            "{name}: something in it looks like a PIN or a card number. Take it out of the file."
        ));
    }
}

fn doubles<'a>(names: impl Iterator<Item = &'a str>, what: &str, all: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    for name in names {
        if !seen.insert(name.to_lowercase()) {
            all.push(format!("The {what} {name} is there twice."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::diff::differences;
    use crate::configuration::sample;

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let file = [sample::town()];
        let once = merged(&[], &file);
        let twice = merged(&once, &file);
        assert!(differences(&once, &twice).is_empty());
        assert_eq!(once[0].id, twice[0].id);
    }

    #[test]
    fn what_is_here_and_not_in_the_file_stays() {
        let mut file = sample::town();
        let here = [sample::town()];
        file.terminals.remove(0);
        file.terminals[0].note = "web".into();
        let after = merged(&here, &[file]);
        assert_eq!(after[0].terminals.len(), 2);
        let found = differences(&here, &after);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].change.name, "Web Permits");
    }

    #[test]
    fn every_problem_of_a_file_is_told() {
        let mut file = sample::town();
        file.merchant_id = "42".into();
        file.display_zone = "Mars/Olympus".into();
        file.terminals[1].name = "parks front desk".into();
        file.terminals[1].user_id = Some("apiuser9".into());
        file.terminals[0].note = "A1".repeat(32);
        file.terminals[0].addresses.push(AddressRecord {
            address: "203.0.113.7".into(),
            note: String::new(),
            asked_on: None,
            confirmed_on: None,
            confirmed_by: String::new(),
            override_reason: None,
        });
        let told = problems(&[], &[file]);
        assert_eq!(told.len(), 6, "{told:#?}");
        assert!(told.iter().all(|p| !p.contains("A1A1")));
        assert!(problems(&[], &[sample::town()]).is_empty());
    }
}
