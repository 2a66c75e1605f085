//! Whether an entry can be taken back now, and what would do it.

use ledger::{Account, AllowedAddress, ApiUser, Intended, NewAudit, Task, Terminal};
use serde_json::Value;

use super::Step;
use crate::audit::read;
use crate::dto::{AuditObject, AuditResult, Intention, TaskStatus};
use crate::error::OfficeError;
use crate::snapshot::{self, Fields};
use crate::views::AccountFacts;
use crate::{accounts, addresses, days, rules, terminals, users};

/// Why something cannot be taken back; no words where nobody expects it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) Option<String>);

fn because<T>(words: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(Some(words.into())))
}

/// An entry with what it says of before and after.
struct Change<'a> {
    entry: &'a NewAudit,
    id: &'a str,
    before: Option<Fields>,
    after: Option<Fields>,
    facts: &'a AccountFacts,
    /// "Oct 6"
    day: String,
}

/// What would take an entry back now, or why it cannot be.
pub(crate) fn judge<'a>(
    all: &'a [AccountFacts],
    entry: &NewAudit,
    today: &dyn Fn(&AccountFacts) -> jiff::civil::Date,
) -> Result<(&'a AccountFacts, Step), Refusal> {
    if read::<AuditResult>(&entry.result) != Some(AuditResult::Done) {
        return Err(Refusal(None));
    }
    if read::<AuditObject>(&entry.object) == Some(AuditObject::Pin) {
        return pin_refusal(&entry.action);
    }
    let flat = |text: &Option<String>| match text.as_deref().map(serde_json::from_str::<Value>) {
        Some(Ok(Value::Object(fields))) => Some(fields),
        _ => None,
    };
    let (before, after) = (flat(&entry.before), flat(&entry.after));
    let known = all
        .iter()
        .find(|facts| Some(facts.account.id.as_str()) == entry.account.as_deref());
    let (Some(facts), Some(id)) = (known, entry.object_id.as_deref()) else {
        return Err(Refusal(None));
    };
    let change = Change {
        entry,
        id,
        before,
        after,
        facts,
        day: days::words(days::of(&facts.account, entry.at), today(facts)),
    };
    let step = match entry.action.as_str() {
        "account_changed" => change.account(all),
        "user_changed" | "user_activated" | "user_deactivated" => change.user(),
        "user_added" => change.added_user(),
        "terminal_changed" | "terminal_activated" | "terminal_deactivated" => change.terminal(),
        "terminal_added" => change.added_terminal(),
        "right_ticked" | "right_unticked" => change.tick(),
        "intentions_changed" => change.intentions(),
        "address_added" | "address_changed" | "address_removed" => change.address(),
        "task_changed" => change.task(),
        "account_added" => because("A department with its history is not removed."),
        "user_removed" | "terminal_removed" => because("Add it again instead."),
        "photo_set" | "photo_removed" => because("Photos are not kept twice. Choose the photo again."),
        _ => Err(Refusal(None)),
    }?;
    Ok((facts, step))
}

/// Reading a PIN changes nothing and a first one replaces nothing; changing one cannot be undone,
/// because the old one is gone.
fn pin_refusal<T>(action: &str) -> Result<T, Refusal> {
    if ["reveal", "cop", "verif", "stored"]
        .iter()
        .any(|word| action.contains(word))
    {
        return Err(Refusal(None));
    }
    because("The PIN that was there before is gone from this computer; paste it to go back.")
}

impl Change<'_> {
    fn changed_since<T>(&self) -> Result<T, Refusal> {
        because(format!(
            "{} was changed again since {}.",
            self.entry.object_name, self.day
        ))
    }

    fn gone<T>(&self) -> Result<T, Refusal> {
        because(format!("{} is no longer here.", self.entry.object_name))
    }

    /// The values to put back, if what the change made of them still stands.
    fn values(&self, present: &Fields) -> Result<Fields, Refusal> {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if snapshot::stands(present, after) => Ok(before.clone()),
            (Some(_), Some(_)) => self.changed_since(),
            _ => Err(Refusal(None)),
        }
    }

    fn account(&self, all: &[AccountFacts]) -> Result<Step, Refusal> {
        let mut account = self.facts.account.clone();
        let values = self.values(&snapshot::account(&account))?;
        if snapshot::set_account(&mut account, &values).is_none() {
            return Err(Refusal(None));
        }
        let others: Vec<Account> = all.iter().map(|facts| facts.account.clone()).collect();
        fitting(accounts::fits(&others, &account))?;
        Ok(Step::Account(account))
    }

    fn found_user(&self) -> Result<&ApiUser, Refusal> {
        let user = self.facts.users.iter().find(|user| user.id.as_str() == self.id);
        user.map_or_else(|| self.gone(), Ok)
    }

    fn user(&self) -> Result<Step, Refusal> {
        let mut user = self.found_user()?.clone();
        let values = self.values(&snapshot::user(&user))?;
        if snapshot::set_user(&mut user, &values).is_none() {
            return Err(Refusal(None));
        }
        fitting(users::fits(self.facts, &user))?;
        Ok(Step::User(user))
    }

    /// Whether what was added is still exactly what was added.
    fn still_new(&self, present: &Fields) -> Result<(), Refusal> {
        match &self.after {
            Some(after) if snapshot::stands(present, after) => Ok(()),
            _ => self.changed_since(),
        }
    }

    fn added_user(&self) -> Result<Step, Refusal> {
        let user = self.found_user()?;
        self.still_new(&snapshot::user(user))?;
        let facts = self.facts;
        let used = facts.terminals.iter().any(|t| t.user.as_ref() == Some(&user.id))
            || facts.credentials.iter().any(|c| c.user == user.id)
            || facts.ticks.iter().any(|tick| tick.user == user.id)
            || facts.tasks.iter().any(|task| task.subject == self.id);
        if used {
            return because(format!("{} is in use.", user.user_id));
        }
        Ok(Step::NoUser(user.clone()))
    }

    fn found_terminal(&self) -> Result<&Terminal, Refusal> {
        let terminal = self.facts.terminals.iter().find(|t| t.id.as_str() == self.id);
        terminal.map_or_else(|| self.gone(), Ok)
    }

    fn terminal(&self) -> Result<Step, Refusal> {
        let (facts, present) = (self.facts, self.found_terminal()?);
        let mut terminal = present.clone();
        let mut stands = snapshot::terminal(present, &facts.users);
        snapshot::add_overrides(&mut stands, &facts.overrides_of(&present.id));
        let mut values = self.values(&stands)?;
        let overrides = snapshot::take_overrides(&mut values);
        if snapshot::set_terminal(&mut terminal, &values, &facts.users).is_none() {
            return because("The API user that was chosen before is no longer here.");
        }
        fitting(terminals::fits(facts, &terminal))?;
        if terminal.kind != present.kind {
            let (addresses, intentions) = (
                facts.addresses_of(&terminal.id),
                facts.intentions_of(&terminal.id),
            );
            let broken = rules::broken_by(terminal.kind, &terminal.name, &addresses, &intentions);
            fitting(broken.map_or(Ok(()), Err))?;
        }
        Ok(Step::Terminal(terminal, overrides))
    }

    fn added_terminal(&self) -> Result<Step, Refusal> {
        let terminal = self.found_terminal()?;
        self.still_new(&snapshot::terminal(terminal, &self.facts.users))?;
        let facts = self.facts;
        let used = facts.credentials.iter().any(|c| c.terminal == terminal.id)
            || !facts.addresses_of(&terminal.id).is_empty()
            || !facts.intentions_of(&terminal.id).is_empty()
            || facts.tasks.iter().any(|task| task.subject == self.id);
        if used {
            return because(format!("{} is in use.", terminal.name));
        }
        Ok(Step::NoTerminal(terminal.clone()))
    }

    fn tick(&self) -> Result<Step, Refusal> {
        let user = self.found_user()?;
        let right = self.after.as_ref().and_then(|after| after.get("right"));
        let Some(right) = right.and_then(Value::as_str) else {
            return Err(Refusal(None));
        };
        let present = self
            .facts
            .ticks
            .iter()
            .find(|tick| tick.user == user.id && tick.word == right);
        let values = self.values(&snapshot::tick(right, present))?;
        match snapshot::read_tick(&user.id, &values) {
            Some(tick) => Ok(Step::Tick(user.clone(), present.cloned(), tick)),
            None => Err(Refusal(None)),
        }
    }

    fn intentions(&self) -> Result<Step, Refusal> {
        let terminal = self.found_terminal()?;
        let mut present = snapshot::intentions(&self.facts.intentions_of(&terminal.id));
        present.append(&mut self.values(&present)?);
        let list: Vec<Intended> = present
            .iter()
            .filter_map(|(word, value)| {
                Some(Intended {
                    terminal: terminal.id.clone(),
                    word: word.clone(),
                    override_reason: snapshot::read_intended(value)?,
                })
            })
            .filter(|intended| read::<Intention>(&intended.word).is_some())
            .collect();
        let broken = rules::broken_by(
            terminal.kind,
            &terminal.name,
            &[],
            &list.iter().collect::<Vec<_>>(),
        );
        fitting(broken.map_or(Ok(()), Err))?;
        Ok(Step::Intentions(terminal.clone(), list))
    }

    fn address(&self) -> Result<Step, Refusal> {
        let terminal = self.found_terminal()?;
        let named = self.after.as_ref().or(self.before.as_ref());
        let Some(name) = named
            .and_then(|fields| fields.get("address"))
            .and_then(Value::as_str)
        else {
            return Err(Refusal(None));
        };
        let addresses = self.facts.addresses_of(&terminal.id);
        let present = addresses.into_iter().find(|address| address.address == name);
        match (present, &self.before, &self.after) {
            (Some(present), None, Some(_)) => {
                self.still_new(&snapshot::address(present))?;
                Ok(Step::NoAddress(present.clone()))
            }
            (Some(present), Some(_), Some(_)) => {
                let mut address = present.clone();
                let values = self.values(&snapshot::address(present))?;
                snapshot::set_address(&mut address, &values).ok_or(Refusal(None))?;
                Ok(Step::Address(Some(present.clone()), address))
            }
            (None, Some(before), None) => {
                let mut address = blank_address(terminal);
                snapshot::set_address(&mut address, before).ok_or(Refusal(None))?;
                fitting(addresses::fits(self.facts, &address))?;
                let broken = rules::broken_by(terminal.kind, &terminal.name, &[&address], &[]);
                fitting(broken.map_or(Ok(()), Err))?;
                Ok(Step::Address(None, address))
            }
            (Some(_), _, None) => self.changed_since(),
            (None, _, _) => self.gone(),
        }
    }

    fn task(&self) -> Result<Step, Refusal> {
        let account = &self.facts.account.id;
        let subject = if self.id == account.as_str() { "" } else { self.id };
        let named = self.after.as_ref().or(self.before.as_ref());
        let Some(word) = named
            .and_then(|fields| fields.get("task"))
            .and_then(Value::as_str)
        else {
            return Err(Refusal(None));
        };
        let present = self
            .facts
            .tasks
            .iter()
            .find(|task| task.word == word && task.subject == subject);
        let fields = present.map(snapshot::task);
        if fields != self.after {
            return self.changed_since();
        }
        match (&self.before, present) {
            (None, Some(present)) => Ok(Step::NoTask(present.clone())),
            (None, None) => Err(Refusal(None)),
            (Some(before), present) => {
                let mut task = blank_task(self.facts, word, subject);
                snapshot::set_task(&mut task, before).ok_or(Refusal(None))?;
                Ok(Step::Task(present.cloned(), task))
            }
        }
    }
}

/// A rule that stands against taking back, in its own words.
fn fitting(judged: Result<(), OfficeError>) -> Result<(), Refusal> {
    judged.or_else(|error| because(error.message))
}

fn blank_address(terminal: &Terminal) -> AllowedAddress {
    AllowedAddress {
        id: crate::setup::fresh_id(),
        terminal: terminal.id.clone(),
        address: String::new(),
        note: String::new(),
        asked_on: None,
        confirmed_on: None,
        confirmed_by: String::new(),
        override_reason: None,
    }
}

fn blank_task(facts: &AccountFacts, word: &str, subject: &str) -> Task {
    Task {
        account: facts.account.id.clone(),
        word: word.to_owned(),
        subject: subject.to_owned(),
        status: crate::audit::word(&TaskStatus::Open),
        since: None,
        ticket: String::new(),
        agent: String::new(),
        note: String::new(),
        changed_by: String::new(),
        changed_at: 0,
    }
}
