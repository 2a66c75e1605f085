//! Saves a configuration that was decided upon: all of it in one change, with an entry for
//! each thing that differs.

use domain::{AccountId, Currency, SecretId, TerminalId, UserId};
use ledger::{Account, AllowedAddress, ApiUser, Intended, NewCredential, Reader, Task, Terminal, Tick, Work};
use serde_json::{Map, Value};

use super::diff::{ADDED, Difference, REMOVED, differences};
use super::model::{AccountRecord, TaskRecord, TerminalRecord, UserRecord};
use super::words;
use crate::audit::{Note, word};
use crate::dto::{AuditObject, SharedVault};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::setup::fresh_id;

/// What an import changes, without what is only known of PINs and without what stays.
pub(crate) fn changes(present: &[AccountRecord], wanted: &[AccountRecord]) -> Vec<Difference> {
    let meant: Vec<AccountRecord> = present
        .iter()
        .filter(|here| wanted.iter().any(|w| w.id == here.id))
        .cloned()
        .collect();
    let mut found = differences(&meant, wanted);
    found.retain(|d| d.change.how != REMOVED && d.change.what != "pin");
    found
}

/// Saves accounts as they shall be, with PINs that lie in the vault already, in one change.
/// Answers the vault names that are no longer used.
///
/// `source` is told in every entry; `last` are entries about the whole. The caller holds the
/// turn since it read `present`.
pub(crate) async fn save(
    office: &Office,
    present: &[AccountRecord],
    wanted: &[AccountRecord],
    pins: &[NewCredential],
    source: &str,
    last: Vec<Note>,
) -> Result<Vec<SecretId>, OfficeError> {
    let found = changes(present, wanted);
    // The ledger has one connection: everything is read before the change begins.
    let mut prepared = Vec::new();
    for account in wanted {
        let here = present.iter().find(|here| here.id == account.id);
        if here != Some(account) {
            prepared.push(Prepared::read(office, here, account).await?);
        }
    }
    let mut work = office.0.ledger.begin().await?;
    for account in &prepared {
        account.put(office, &mut work).await?;
    }
    let now = office.now().as_second();
    let mut unused = Vec::new();
    for pin in pins {
        unused.extend(work.put_credential(pin, &[], now).await?);
    }
    for difference in &found {
        work.note(&note(difference, source).entry(office)).await?;
    }
    for note in last {
        work.note(&note.entry(office)).await?;
    }
    work.commit().await?;
    Ok(unused)
}

/// An account as it shall be, beside what is stored of it.
struct Prepared<'a> {
    here: Option<&'a AccountRecord>,
    wanted: &'a AccountRecord,
    id: AccountId,
    created_at: i64,
    terminals: Vec<Terminal>,
    addresses: Vec<AllowedAddress>,
    intentions: Vec<Intended>,
}

impl<'a> Prepared<'a> {
    async fn read(
        office: &Office,
        here: Option<&'a AccountRecord>,
        wanted: &'a AccountRecord,
    ) -> Result<Self, OfficeError> {
        let id = AccountId::new(wanted.id.clone());
        let ledger = &office.0.ledger;
        let stored = ledger.list_accounts().await?.into_iter().find(|a| a.id == id);
        Ok(Self {
            here,
            wanted,
            created_at: stored.map_or_else(|| office.now().as_second(), |a| a.created_at),
            terminals: ledger.list_terminals(&id).await?,
            addresses: ledger.list_addresses(&id).await?,
            intentions: ledger.list_intentions(&id).await?,
            id,
        })
    }

    async fn put(&self, office: &Office, work: &mut Work) -> Result<(), OfficeError> {
        let now = office.now().as_second();
        work.put_account(&self.account()?).await?;
        for user in &self.wanted.users {
            work.put_user(&self.user(user), now).await?;
        }
        work.put_terminals(&self.terminals(), now).await?;
        for terminal in &self.wanted.terminals {
            self.put_below(work, terminal, now).await?;
        }
        for tick in self.ticks(office, now) {
            work.put_tick(&tick).await?;
        }
        let old = self.here.map_or(&[][..], |here| &here.tasks);
        for task in self.wanted.tasks.iter().filter(|task| !old.contains(task)) {
            work.put_task(&self.task(office, task, now)).await?;
        }
        // Another gateway account has to be asked now; what it said before means nothing.
        let asks_another = self.here.is_some_and(|here| {
            here.merchant_id != self.wanted.merchant_id
                || here.environment != self.wanted.environment
                || here.endpoint != self.wanted.endpoint
        });
        if asks_another {
            work.forget_checks(&self.id).await?;
        }
        Ok(())
    }

    fn account(&self) -> Result<Account, OfficeError> {
        let wanted = self.wanted;
        Ok(Account {
            id: self.id.clone(),
            name: wanted.name.clone(),
            merchant_id: wanted.merchant_id.clone(),
            environment: wanted.environment,
            endpoint: wanted.endpoint.clone(),
            gateway_zone: wanted.gateway_zone.clone(),
            display_zone: wanted.display_zone.clone(),
            currency: Currency::new(&wanted.currency)
                .ok_or_else(|| OfficeError::invalid("currency", "currency_unknown", "Not a currency."))?,
            shared_vault: match wanted.shared_vault {
                SharedVault::Unknown => None,
                SharedVault::Yes => Some(true),
                SharedVault::No => Some(false),
            },
            created_at: self.created_at,
        })
    }

    fn user(&self, user: &UserRecord) -> ApiUser {
        ApiUser {
            active: user.active,
            note: user.note.clone(),
            registered_on: user.registered_on.clone(),
            ..ApiUser::new(
                UserId::new(user.id.clone()),
                self.id.clone(),
                user.user_id.clone(),
            )
        }
    }

    fn user_id(&self, gateway_id: Option<&String>) -> Option<UserId> {
        let user = self
            .wanted
            .users
            .iter()
            .find(|user| Some(&user.user_id) == gateway_id)?;
        Some(UserId::new(user.id.clone()))
    }

    fn terminals(&self) -> Vec<Terminal> {
        let of = |record: &TerminalRecord| {
            let id = TerminalId::new(record.id.clone());
            let stored = self.terminals.iter().find(|t| t.id == id);
            Terminal {
                user: self.user_id(record.user_id.as_ref()),
                active: record.active,
                note: record.note.clone(),
                reader: Reader {
                    model: record.device.model.clone(),
                    serial: record.device.serial.clone(),
                    counter: record.device.counter.clone(),
                    drawer: record.device.drawer.clone(),
                    whereabouts: record.device.whereabouts.clone(),
                },
                reported: stored.map(|t| t.reported.clone()).unwrap_or_default(),
                ..Terminal::new(id, self.id.clone(), record.name.clone(), record.kind)
            }
        };
        self.wanted.terminals.iter().map(of).collect()
    }

    /// Addresses and intentions of a terminal, where they differ.
    async fn put_below(
        &self,
        work: &mut Work,
        terminal: &TerminalRecord,
        now: i64,
    ) -> Result<(), OfficeError> {
        let old = self
            .here
            .and_then(|here| here.terminals.iter().find(|t| t.id == terminal.id));
        let id = TerminalId::new(terminal.id.clone());
        for address in &terminal.addresses {
            if old.is_some_and(|old| old.addresses.contains(address)) {
                continue;
            }
            let stored = self
                .addresses
                .iter()
                .find(|a| a.terminal == id && a.address == address.address);
            let put = AllowedAddress {
                id: stored.map_or_else(fresh_id, |stored| stored.id.clone()),
                terminal: id.clone(),
                address: address.address.clone(),
                note: address.note.clone(),
                asked_on: address.asked_on.clone(),
                confirmed_on: address.confirmed_on.clone(),
                confirmed_by: address.confirmed_by.clone(),
                override_reason: address.override_reason.clone(),
            };
            work.put_address(&put, now).await?;
        }
        let same = old.map_or(terminal.intentions.is_empty(), |old| {
            old.intentions == terminal.intentions
        });
        if !same {
            work.put_intentions(&id, &self.intended(&id, terminal)).await?;
        }
        Ok(())
    }

    /// Looking up is always intended and not stored; a typed reason stays with its intention.
    fn intended(&self, id: &TerminalId, terminal: &TerminalRecord) -> Vec<Intended> {
        let stored = |word: &str| {
            self.intentions
                .iter()
                .find(|i| i.terminal == *id && i.word == word)
        };
        terminal
            .intentions
            .iter()
            .filter(|intention| **intention != crate::dto::Intention::LookUp)
            .map(word)
            .map(|word| Intended {
                terminal: id.clone(),
                override_reason: stored(&word).and_then(|i| i.override_reason.clone()),
                word,
            })
            .collect()
    }

    fn ticks(&self, office: &Office, now: i64) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for user in &self.wanted.users {
            let old = self
                .here
                .and_then(|here| here.users.iter().find(|u| u.id == user.id));
            let new = user
                .rights
                .iter()
                .filter(|right| !old.is_some_and(|old| old.rights.contains(right)));
            ticks.extend(new.map(|right| Tick {
                user: UserId::new(user.id.clone()),
                word: word(right),
                at: now,
                by: crate::people::acting(office).name,
            }));
        }
        ticks
    }

    fn task(&self, office: &Office, task: &TaskRecord, now: i64) -> Task {
        let subject = task.subject.as_ref().and_then(|name| {
            let terminal = self.wanted.terminals.iter().find(|t| t.name == *name);
            let user = self.wanted.users.iter().find(|u| u.user_id == *name);
            terminal.map(|t| &t.id).or(user.map(|u| &u.id))
        });
        Task {
            account: self.id.clone(),
            word: word(&task.kind),
            subject: subject.cloned().unwrap_or_default(),
            status: word(&task.status),
            since: task.since.clone(),
            ticket: task.ticket.clone(),
            agent: task.agent.clone(),
            note: task.note.clone(),
            changed_by: crate::people::acting(office).name,
            changed_at: now,
        }
    }
}

/// The entry of one thing that differs.
fn note(difference: &Difference, source: &str) -> Note {
    let change = &difference.change;
    let object = match change.what.as_str() {
        "user" => AuditObject::User,
        "terminal" => AuditObject::Terminal,
        "address" => AuditObject::Address,
        "task" => AuditObject::Task,
        _ => AuditObject::Account,
    };
    let flat = |of: &dyn Fn(&crate::dto::ValueChange) -> Option<String>| {
        let fields: Map<String, Value> = change
            .changes
            .iter()
            .map(|value| (value.field.clone(), Value::from(of(value))))
            .collect();
        Value::Object(fields)
    };
    let before = (change.how != ADDED).then(|| flat(&|value| value.before.clone()));
    let sentence = format!("{} from {source}", words::done(change));
    Note::new("imported", object, sentence)
        .about(difference.id.clone(), change.name.clone())
        .account(difference.account.clone())
        .change(before, Some(flat(&|value| value.after.clone())))
}
