//! Records as flat values, for the history: what stood there before and after a change, in
//! words people know, and back again to undo it. Never a secret.

mod told;

use std::collections::BTreeMap;

use domain::{Currency, UserId};
use ledger::{Account, AllowedAddress, ApiUser, Intended, Task, Terminal, Tick};
use serde_json::{Map, Value, json};

use crate::audit::{read, word};
use crate::dto::SharedVault;
use crate::views::instant;

pub(crate) use self::told::sentence;

/// Values by their stable names.
pub(crate) type Fields = Map<String, Value>;

fn fields(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// The vault answer as the contract words it.
pub(crate) fn shared_vault(answer: Option<bool>) -> SharedVault {
    match answer {
        None => SharedVault::Unknown,
        Some(true) => SharedVault::Yes,
        Some(false) => SharedVault::No,
    }
}

/// The vault answer as it is stored.
pub(crate) fn stored_vault(answer: SharedVault) -> Option<bool> {
    match answer {
        SharedVault::Unknown => None,
        SharedVault::Yes => Some(true),
        SharedVault::No => Some(false),
    }
}

/// An account.
pub(crate) fn account(account: &Account) -> Fields {
    fields(json!({
        "name": account.name,
        "merchant_id": account.merchant_id,
        "environment": word(&account.environment),
        "endpoint": account.endpoint,
        "gateway_zone": account.gateway_zone,
        "display_zone": account.display_zone,
        "currency": account.currency.as_str(),
        "shared_vault": word(&shared_vault(account.shared_vault)),
    }))
}

/// Puts values back into an account; `None` where one is not understood.
pub(crate) fn set_account(account: &mut Account, values: &Fields) -> Option<()> {
    for (name, value) in values {
        let text = || value.as_str().map(str::to_owned);
        match name.as_str() {
            "name" => account.name = text()?,
            "merchant_id" => account.merchant_id = text()?,
            "environment" => account.environment = read(value.as_str()?)?,
            "endpoint" => account.endpoint = text(),
            "gateway_zone" => account.gateway_zone = text()?,
            "display_zone" => account.display_zone = text()?,
            "currency" => account.currency = Currency::new(value.as_str()?)?,
            "shared_vault" => account.shared_vault = stored_vault(read(value.as_str()?)?),
            _ => return None,
        }
    }
    Some(())
}

/// An API user.
pub(crate) fn user(user: &ApiUser) -> Fields {
    fields(json!({
        "user_id": user.user_id,
        "active": user.active,
        "note": user.note,
        "registered_on": user.registered_on,
    }))
}

/// Puts values back into an API user.
pub(crate) fn set_user(user: &mut ApiUser, values: &Fields) -> Option<()> {
    for (name, value) in values {
        match name.as_str() {
            "user_id" => user.user_id = value.as_str()?.to_owned(),
            "active" => user.active = value.as_bool()?,
            "note" => user.note = value.as_str()?.to_owned(),
            "registered_on" => user.registered_on = value.as_str().map(str::to_owned),
            _ => return None,
        }
    }
    Some(())
}

/// A terminal; its API user by the gateway's id.
pub(crate) fn terminal(terminal: &Terminal, users: &[ApiUser]) -> Fields {
    let user = users.iter().find(|user| Some(&user.id) == terminal.user.as_ref());
    let reader = &terminal.reader;
    fields(json!({
        "name": terminal.name,
        "kind": word(&terminal.kind),
        "user": user.map(|user| user.user_id.clone()),
        "active": terminal.active,
        "note": terminal.note,
        "model": reader.model,
        "serial": reader.serial,
        "counter": reader.counter,
        "drawer": reader.drawer,
        "whereabouts": reader.whereabouts,
    }))
}

/// Puts values back into a terminal.
pub(crate) fn set_terminal(terminal: &mut Terminal, values: &Fields, users: &[ApiUser]) -> Option<()> {
    let user_of = |name: &str| -> Option<UserId> {
        let user = users.iter().find(|user| user.user_id == name)?;
        Some(user.id.clone())
    };
    for (name, value) in values {
        let text = || value.as_str().map(str::to_owned);
        match name.as_str() {
            "name" => terminal.name = text()?,
            "kind" => terminal.kind = read(value.as_str()?)?,
            "user" => {
                terminal.user = value
                    .as_str()
                    .map(|name| user_of(name).ok_or(()))
                    .transpose()
                    .ok()?
            }
            "active" => terminal.active = value.as_bool()?,
            "note" => terminal.note = text()?,
            "model" => terminal.reader.model = text()?,
            "serial" => terminal.reader.serial = text()?,
            "counter" => terminal.reader.counter = text()?,
            "drawer" => terminal.reader.drawer = text()?,
            "whereabouts" => terminal.reader.whereabouts = text()?,
            _ => return None,
        }
    }
    Some(())
}

/// Sentences that override a rule, by the address or intention that they excuse.
pub(crate) type Overrides = BTreeMap<String, Option<String>>;

const OVERRIDE: &str = "override_reason:";

/// Adds overrides to the values of their terminal.
pub(crate) fn add_overrides(values: &mut Fields, overrides: &Overrides) {
    for (name, reason) in overrides {
        values.insert(format!("{OVERRIDE}{name}"), reason.clone().into());
    }
}

/// Takes overrides out of the values of their terminal.
pub(crate) fn take_overrides(values: &mut Fields) -> Overrides {
    let names: Vec<String> = values
        .keys()
        .filter(|name| name.starts_with(OVERRIDE))
        .cloned()
        .collect();
    names
        .into_iter()
        .filter_map(|name| {
            let reason = values.remove(&name)?.as_str().map(str::to_owned);
            Some((name.strip_prefix(OVERRIDE)?.to_owned(), reason))
        })
        .collect()
}

/// An allowed address.
pub(crate) fn address(address: &AllowedAddress) -> Fields {
    fields(json!({
        "address": address.address,
        "note": address.note,
        "asked_on": address.asked_on,
        "confirmed_on": address.confirmed_on,
        "confirmed_by": address.confirmed_by,
        "override_reason": address.override_reason,
    }))
}

/// Puts values back into an allowed address; the address itself is its name and stays.
pub(crate) fn set_address(address: &mut AllowedAddress, values: &Fields) -> Option<()> {
    for (name, value) in values {
        let text = || value.as_str().map(str::to_owned);
        match name.as_str() {
            "address" => address.address = text()?,
            "note" => address.note = text()?,
            "asked_on" => address.asked_on = text(),
            "confirmed_on" => address.confirmed_on = text(),
            "confirmed_by" => address.confirmed_by = text()?,
            "override_reason" => address.override_reason = text(),
            _ => return None,
        }
    }
    Some(())
}

/// A task of which a person said something.
pub(crate) fn task(task: &Task) -> Fields {
    fields(json!({
        "task": task.word,
        "status": task.status,
        "since": task.since,
        "ticket": task.ticket,
        "agent": task.agent,
        "note": task.note,
    }))
}

/// Puts values back into a task.
pub(crate) fn set_task(task: &mut Task, values: &Fields) -> Option<()> {
    for (name, value) in values {
        let text = || value.as_str().map(str::to_owned);
        match name.as_str() {
            "task" => task.word = text()?,
            "status" => task.status = text()?,
            "since" => task.since = text(),
            "ticket" => task.ticket = text()?,
            "agent" => task.agent = text()?,
            "note" => task.note = text()?,
            _ => return None,
        }
    }
    Some(())
}

/// A ticked right, or that it is not ticked.
pub(crate) fn tick(right: &str, tick: Option<&Tick>) -> Fields {
    fields(json!({
        "right": right,
        "ticked_by": tick.map(|tick| tick.by.clone()),
        "ticked_at": tick.map(|tick| instant(tick.at)),
    }))
}

/// The tick these values stand for; `None` inside where there was none.
pub(crate) fn read_tick(user: &UserId, values: &Fields) -> Option<Option<Tick>> {
    let text = |name: &str| values.get(name).and_then(Value::as_str);
    let word = text("right")?.to_owned();
    let (Some(by), Some(at)) = (text("ticked_by"), text("ticked_at")) else {
        return Some(None);
    };
    Some(Some(Tick {
        user: user.clone(),
        word,
        at: at.parse::<jiff::Timestamp>().ok()?.as_second(),
        by: by.to_owned(),
    }))
}

const INTENDED: &str = "yes";
const OVERRIDDEN: &str = "yes, overridden: ";

/// What is intended on a terminal: one value for each intention.
pub(crate) fn intentions(list: &[&Intended]) -> Fields {
    crate::rules::INTENTIONS
        .iter()
        .map(word)
        .map(|name| {
            let intended = list.iter().find(|intended| intended.word == name);
            let value = intended.map(|intended| match &intended.override_reason {
                None => INTENDED.to_owned(),
                Some(reason) => format!("{OVERRIDDEN}{reason}"),
            });
            (name, Value::from(value))
        })
        .collect()
}

/// The intention a value stands for: its override sentence, if it has one.
pub(crate) fn read_intended(value: &Value) -> Option<Option<String>> {
    let text = value.as_str()?;
    Some(text.strip_prefix(OVERRIDDEN).map(str::to_owned))
}

/// The values that differ; `None` when nothing does.
pub(crate) fn difference(before: &Fields, after: &Fields) -> Option<(Fields, Fields)> {
    let differing = |of: &Fields, other: &Fields| -> Fields {
        of.iter()
            .filter(|(name, value)| other.get(*name) != Some(value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let (before, after) = (differing(before, after), differing(after, before));
    (!before.is_empty() || !after.is_empty()).then_some((before, after))
}

/// Whether all these values still stand.
pub(crate) fn stands(present: &Fields, values: &Fields) -> bool {
    values
        .iter()
        .all(|(name, value)| present.get(name).unwrap_or(&Value::Null) == value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AccountId, TerminalId, TerminalKind};

    fn window() -> Terminal {
        Terminal::new(
            TerminalId::new("t"),
            AccountId::new("a"),
            "Web Permits",
            TerminalKind::Retail,
        )
    }

    #[test]
    fn every_value_of_a_record_can_be_put_back() {
        let users = [ApiUser::new(
            UserId::new("u"),
            AccountId::new("a"),
            "apiuser501204",
        )];
        let mut full = window();
        full.user = Some(UserId::new("u"));
        full.active = false;
        full.note = "note".into();
        full.reader.model = "m".into();
        full.reader.serial = "s".into();
        full.reader.counter = "c".into();
        full.reader.drawer = "d".into();
        full.reader.whereabouts = "w".into();
        let mut blank = window();
        set_terminal(&mut blank, &terminal(&full, &users), &users).unwrap();
        assert_eq!(blank, full);
        assert!(set_terminal(&mut blank, &terminal(&full, &users), &[]).is_none());

        let mut user_full = users[0].clone();
        user_full.registered_on = Some("2026-10-06".into());
        let mut user_blank = users[0].clone();
        set_user(&mut user_blank, &user(&user_full)).unwrap();
        assert_eq!(user_blank, user_full);
    }

    #[test]
    fn an_overridden_intention_keeps_its_sentence() {
        let intended = Intended {
            terminal: TerminalId::new("t"),
            word: "recurring".into(),
            override_reason: Some("Converge has enabled it.".into()),
        };
        let values = intentions(&[&intended]);
        assert_eq!(values.len(), 7);
        assert_eq!(
            read_intended(&values["recurring"]),
            Some(Some("Converge has enabled it.".into()))
        );
        assert_eq!(read_intended(&values["void"]), None);
        assert_eq!(read_intended(&Value::from("yes")), Some(None));
    }
}
