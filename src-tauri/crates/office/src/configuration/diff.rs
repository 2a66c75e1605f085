//! What differs between two configurations, thing by thing and value by value.

use std::collections::{BTreeMap, HashSet};

use super::model::{AccountRecord, PinRecord, TerminalRecord, UserRecord};
use crate::audit::word;
use crate::dto::{ConfigurationChange, ValueChange};

/// How a thing changed.
pub(crate) const ADDED: &str = "added";
pub(crate) const REMOVED: &str = "removed";
pub(crate) const CHANGED: &str = "changed";

/// One thing with its values. Things of two configurations are the same when their keys are.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) what: &'static str,
    pub(crate) id: String,
    pub(crate) name: String,
    key: String,
    values: BTreeMap<&'static str, String>,
}

/// A thing that differs, with our id of it.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    pub(crate) account: String,
    pub(crate) id: String,
    pub(crate) change: ConfigurationChange,
}

/// Everything that differs, in the order of accounts, users, terminals.
pub(crate) fn differences(before: &[AccountRecord], after: &[AccountRecord]) -> Vec<Difference> {
    let shared = shared_ids(before, after);
    let mut all = Vec::new();
    let mut seen = HashSet::new();
    for account in after {
        let key = key(&shared, &account.id, &account.name);
        let old = before
            .iter()
            .find(|old| self::key(&shared, &old.id, &old.name) == key);
        let old_items = old.map_or_else(Vec::new, |old| items(&shared, old));
        all.extend(compared(&account.id, &old_items, &items(&shared, account)));
        seen.insert(key);
    }
    for gone in before
        .iter()
        .filter(|old| !seen.contains(&key(&shared, &old.id, &old.name)))
    {
        all.extend(compared(&gone.id, &items(&shared, gone), &[]));
    }
    all
}

/// Ids that stand in both; a file from another computer shares none, then names decide.
fn shared_ids(before: &[AccountRecord], after: &[AccountRecord]) -> HashSet<String> {
    let ids = |accounts: &[AccountRecord]| -> HashSet<String> {
        accounts
            .iter()
            .flat_map(|account| {
                std::iter::once(&account.id)
                    .chain(account.users.iter().map(|u| &u.id))
                    .chain(account.terminals.iter().map(|t| &t.id))
            })
            .filter(|id| !id.is_empty())
            .cloned()
            .collect()
    };
    ids(before).intersection(&ids(after)).cloned().collect()
}

fn key(shared: &HashSet<String>, id: &str, name: &str) -> String {
    if shared.contains(id) {
        format!("id {id}")
    } else {
        format!("name {}", name.to_lowercase())
    }
}

fn compared(account: &str, before: &[Item], after: &[Item]) -> Vec<Difference> {
    let difference = |item: &Item, how: &str, changes| Difference {
        account: account.to_owned(),
        id: item.id.clone(),
        change: ConfigurationChange {
            what: item.what.to_owned(),
            name: item.name.clone(),
            how: how.to_owned(),
            changes,
        },
    };
    let same = |item: &Item, other: &Item| item.what == other.what && item.key == other.key;
    let mut all = Vec::new();
    for item in after {
        match before.iter().find(|old| same(item, old)) {
            None => all.push(difference(item, ADDED, values(None, Some(&item.values)))),
            Some(old) => {
                let changes = values(Some(&old.values), Some(&item.values));
                if !changes.is_empty() {
                    all.push(difference(item, CHANGED, changes));
                }
            }
        }
    }
    let gone = before
        .iter()
        .filter(|old| !after.iter().any(|item| same(item, old)));
    all.extend(gone.map(|old| difference(old, REMOVED, values(Some(&old.values), None))));
    all
}

fn values(
    before: Option<&BTreeMap<&'static str, String>>,
    after: Option<&BTreeMap<&'static str, String>>,
) -> Vec<ValueChange> {
    let of = |map: Option<&BTreeMap<&'static str, String>>, field: &str| {
        map.and_then(|map| map.get(field))
            .filter(|value| !value.is_empty())
            .cloned()
    };
    let mut fields: Vec<&str> = before
        .into_iter()
        .chain(after)
        .flat_map(|map| map.keys().copied())
        .collect();
    fields.sort_unstable();
    fields.dedup();
    fields
        .into_iter()
        .map(|field| ValueChange {
            field: field.to_owned(),
            before: of(before, field),
            after: of(after, field),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

fn items(shared: &HashSet<String>, account: &AccountRecord) -> Vec<Item> {
    let mut all = vec![Item {
        what: "account",
        id: account.id.clone(),
        name: account.name.clone(),
        key: String::new(),
        values: BTreeMap::from([
            ("name", account.name.clone()),
            ("merchant_id", account.merchant_id.clone()),
            ("environment", account.environment.to_string()),
            ("endpoint", account.endpoint.clone().unwrap_or_default()),
            ("gateway_zone", account.gateway_zone.clone()),
            ("display_zone", account.display_zone.clone()),
            ("currency", account.currency.clone()),
            ("shared_vault", word(&account.shared_vault)),
        ]),
    }];
    all.extend(account.users.iter().map(|user| user_item(shared, user)));
    for terminal in &account.terminals {
        terminal_items(shared, terminal, &mut all);
    }
    for task in &account.tasks {
        let subject = task.subject.clone().unwrap_or_else(|| account.name.clone());
        all.push(Item {
            what: "task",
            id: account.id.clone(),
            key: format!("{} {}", word(&task.kind), subject.to_lowercase()),
            name: format!("{} ({subject})", word(&task.kind).replace('_', " ")),
            values: BTreeMap::from([
                ("status", word(&task.status)),
                ("since", task.since.clone().unwrap_or_default()),
                ("ticket", task.ticket.clone()),
                ("agent", task.agent.clone()),
                ("note", task.note.clone()),
            ]),
        });
    }
    all
}

fn user_item(shared: &HashSet<String>, user: &UserRecord) -> Item {
    Item {
        what: "user",
        id: user.id.clone(),
        name: user.user_id.clone(),
        key: key(shared, &user.id, &user.user_id),
        values: BTreeMap::from([
            ("user_id", user.user_id.clone()),
            ("active", user.active.to_string()),
            ("note", user.note.clone()),
            ("registered_on", user.registered_on.clone().unwrap_or_default()),
            ("rights", words(&user.rights)),
        ]),
    }
}

fn terminal_items(shared: &HashSet<String>, terminal: &TerminalRecord, all: &mut Vec<Item>) {
    let key = key(shared, &terminal.id, &terminal.name);
    let device = &terminal.device;
    all.push(Item {
        what: "terminal",
        id: terminal.id.clone(),
        name: terminal.name.clone(),
        key: key.clone(),
        values: BTreeMap::from([
            ("name", terminal.name.clone()),
            ("kind", terminal.kind.to_string()),
            ("user_id", terminal.user_id.clone().unwrap_or_default()),
            ("active", terminal.active.to_string()),
            ("note", terminal.note.clone()),
            ("model", device.model.clone()),
            ("serial", device.serial.clone()),
            ("counter", device.counter.clone()),
            ("drawer", device.drawer.clone()),
            ("whereabouts", device.whereabouts.clone()),
            ("intentions", words(&terminal.intentions)),
        ]),
    });
    for address in &terminal.addresses {
        all.push(Item {
            what: "address",
            id: terminal.id.clone(),
            name: format!("{} ({})", address.address, terminal.name),
            key: format!("{key} {}", address.address),
            values: BTreeMap::from([
                ("note", address.note.clone()),
                ("asked_on", address.asked_on.clone().unwrap_or_default()),
                ("confirmed_on", address.confirmed_on.clone().unwrap_or_default()),
                ("confirmed_by", address.confirmed_by.clone()),
                (
                    "override_reason",
                    address.override_reason.clone().unwrap_or_default(),
                ),
            ]),
        });
    }
    all.extend(terminal.pins.iter().map(|pin| pin_item(terminal, &key, pin)));
}

fn pin_item(terminal: &TerminalRecord, key: &str, pin: &PinRecord) -> Item {
    let length = pin.length.map_or_else(String::new, |length| length.to_string());
    Item {
        what: "pin",
        id: terminal.id.clone(),
        name: format!("{} ({})", terminal.name, pin.user_id),
        key: format!("{key} {}", pin.user_id),
        values: BTreeMap::from([
            ("state", word(&pin.state)),
            ("ends", pin.ends.clone().unwrap_or_default()),
            ("length", length),
            ("set_at", pin.set_at.clone().unwrap_or_default()),
        ]),
    }
}

fn words<T: serde::Serialize>(values: &[T]) -> String {
    let mut words: Vec<String> = values.iter().map(word).collect();
    words.sort();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::sample;

    #[test]
    fn nothing_differs_from_itself() {
        assert!(differences(&[sample::town()], &[sample::town()]).is_empty());
    }

    #[test]
    fn a_terminal_that_was_renamed_is_the_same_terminal() {
        let (before, mut after) = (sample::town(), sample::town());
        after.terminals[0].name = "Front Desk 2".into();
        let found = differences(&[before], &[after]);
        let terminal: Vec<_> = found.iter().filter(|d| d.change.what == "terminal").collect();
        assert_eq!(terminal.len(), 1);
        assert_eq!(terminal[0].change.how, CHANGED);
        assert_eq!(terminal[0].change.changes[0].field, "name");
    }

    #[test]
    fn a_file_of_another_computer_is_compared_by_names() {
        let (before, mut after) = (sample::town(), sample::town());
        after.id = "elsewhere".into();
        for (at, terminal) in after.terminals.iter_mut().enumerate() {
            terminal.id = format!("other {at}");
        }
        after.users[0].id = "other user".into();
        after.terminals[1].note = "moved".into();
        let found = differences(&[before], &[after]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].change.name, "Web Permits");
        assert_eq!(found[0].change.changes[0].after.as_deref(), Some("moved"));
    }

    #[test]
    fn what_is_gone_and_what_is_new_are_told_with_their_values() {
        let (before, mut after) = (sample::town(), sample::town());
        after.terminals.remove(1);
        let found = differences(std::slice::from_ref(&before), std::slice::from_ref(&after));
        assert_eq!(found[0].change.how, REMOVED);
        let found = differences(&[after], &[before]);
        assert_eq!(found[0].change.how, ADDED);
        assert!(
            found[0]
                .change
                .changes
                .iter()
                .any(|c| c.after.as_deref() == Some("internet"))
        );
    }
}
