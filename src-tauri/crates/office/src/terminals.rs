//! Terminals: added, changed, switched off and on again; the rules of their kind are judged
//! at every change.

use domain::{NameKind, TerminalId, check_name};
use ledger::{AllowedAddress, Intended, Reader, Terminal, Work};

use crate::accounts::duplicate_name;
use crate::audit::{Note, read};
use crate::dto::{
    AccountView, AddTerminal, AuditObject, Device, EditTerminal, IdRequest, Impact, Intention, SetActive,
    TaskKind, TerminalRecord,
};
use crate::error::OfficeError;
use crate::fields::accept;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};
use crate::{checklist, impact, rules, snapshot, text_fields};

/// Adds one terminal to an account; its API user may stay open until a PIN is set.
pub async fn add(office: &Office, request: AddTerminal) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let facts = views::facts(office, &request.account_id).await?;
    let name = accept("terminal_name", check_name(&request.name, NameKind::Terminal))?;
    let mut new = Terminal::new(
        TerminalId::new(fresh_id()),
        facts.account.id.clone(),
        name,
        request.kind,
    );
    if let Some(user) = request.user_id.as_deref().filter(|id| !id.is_empty()) {
        new.user = Some(facts.user(user)?.id.clone());
    }
    fits(&facts, None, &new)?;
    let mut all = facts.terminals.clone();
    all.push(new.clone());
    let mut work = office.0.ledger.begin().await?;
    work.put_terminals(&all, office.now().as_second()).await?;
    note_new(office, &mut work, &facts, &new).await?;
    work.commit().await?;
    views::account(office, &facts.account.id).await
}

/// The entry of a new terminal.
pub(crate) async fn note_new(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    new: &Terminal,
) -> Result<(), OfficeError> {
    let kind = rules::kind_words(new.kind);
    let note = Note::new(
        "terminal_added",
        AuditObject::Terminal,
        format!("added the terminal {} ({kind}).", new.name),
    )
    .about(new.id.as_str(), &new.name)
    .account(new.account.as_str())
    .change(None, Some(snapshot::terminal(new, &facts.users).into()));
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// The entry of a terminal that is removed.
pub(crate) async fn note_gone(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    gone: &Terminal,
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let sentence = back.map_or_else(|| format!("removed the terminal {}.", gone.name), str::to_owned);
    let note = Note::new("terminal_removed", AuditObject::Terminal, sentence)
        .about(gone.id.as_str(), &gone.name)
        .account(gone.account.as_str())
        .change(Some(snapshot::terminal(gone, &facts.users).into()), None);
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// Changes a terminal.
pub async fn edit(office: &Office, request: EditTerminal) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::terminal(office, &request.id).await?;
    let user = match request.user_id.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(facts.user(id)?.id.clone()),
        None => None,
    };
    let new = Terminal {
        name: accept("terminal_name", check_name(&request.name, NameKind::Terminal))?,
        kind: request.kind,
        user,
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        reader: reader(&request.device)?,
        ..old.clone()
    };
    let change = Change {
        override_reason: text_fields::override_sentence(request.override_reason.as_deref())?,
        ..Change::default()
    };
    store(office, &facts, &old, &new, change).await?;
    views::account(office, &facts.account.id).await
}

fn reader(device: &Device) -> Result<Reader, OfficeError> {
    let short = |field, text: &str| text_fields::accept(field, text, text_fields::SHORT);
    Ok(Reader {
        model: short("model", &device.model)?,
        serial: short("serial", &device.serial)?,
        counter: short("counter", &device.counter)?,
        drawer: short("drawer", &device.drawer)?,
        whereabouts: text_fields::accept("whereabouts", &device.whereabouts, text_fields::LONG)?,
    })
}

/// What stops when a terminal is switched off.
pub async fn impact(office: &Office, request: IdRequest) -> Result<Impact, OfficeError> {
    let (facts, terminal) = views::terminal(office, &request.id).await?;
    impact::of_terminal(office, &facts, &terminal).await
}

/// Switches a terminal off or on.
pub async fn set_active(office: &Office, request: SetActive) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::terminal(office, &request.id).await?;
    let reason = if request.active {
        text_fields::accept("reason", &request.reason, text_fields::LONG)?
    } else {
        text_fields::reason(&request.reason)?
    };
    let new = Terminal {
        active: request.active,
        ..old.clone()
    };
    let change = Change {
        reason: &reason,
        ..Change::default()
    };
    store(office, &facts, &old, &new, change).await?;
    views::account(office, &facts.account.id).await
}

/// A terminal's page.
pub async fn record(office: &Office, request: IdRequest) -> Result<TerminalRecord, OfficeError> {
    let (facts, terminal) = views::terminal(office, &request.id).await?;
    let (addresses, intentions) = (
        facts.addresses_of(&terminal.id),
        facts.intentions_of(&terminal.id),
    );
    let tasks: Vec<(TaskKind, _)> = rules::HOSTED_TASKS
        .into_iter()
        .filter(|task| rules::task_fits(terminal.kind, *task))
        .map(|task| (task, checklist::status_of(&facts, &terminal, task)))
        .collect();
    let others = facts.active_terminals().filter(|t| t.id != terminal.id).count();
    let rules = rules::views(&rules::Judged {
        terminal: &terminal,
        addresses: &addresses,
        intentions: &intentions,
        tasks: &tasks,
        vault: snapshot::shared_vault(facts.account.shared_vault),
        others,
    });
    let mut intended = vec![Intention::LookUp];
    intended.extend(intentions.iter().filter_map(|i| read::<Intention>(&i.word)));
    intended.sort();
    Ok(TerminalRecord {
        id: terminal.id.to_string(),
        addresses: addresses.into_iter().map(crate::addresses::view).collect(),
        intentions: intended,
        impossible: rules::all_impossible(terminal.kind),
        rules,
        has_photo: office.0.ledger.has_photo(&terminal.id).await?,
    })
}

/// Whether a terminal can stand beside the others, and its API user is one that is in use.
pub(crate) fn fits(facts: &AccountFacts, old: Option<&Terminal>, new: &Terminal) -> Result<(), OfficeError> {
    let name = new.name.to_lowercase();
    if facts
        .terminals
        .iter()
        .any(|other| other.id != new.id && other.name.to_lowercase() == name)
    {
        return Err(duplicate_name("terminal_name", &new.name));
    }
    let chosen = facts
        .users
        .iter()
        .find(|user| Some(&user.id) == new.user.as_ref());
    let same = old.is_some_and(|old| old.user == new.user);
    if let Some(user) = chosen.filter(|user| !user.active && !same) {
        return Err(OfficeError::invalid(
            "user_id",
            "user_inactive",
            format!(
                "{} is switched off. Switch it on first, or choose another.",
                user.user_id
            ),
        )
        .with("name", user.user_id.clone()));
    }
    Ok(())
}

/// What comes with a change of a terminal.
#[derive(Debug, Default, Clone)]
pub(crate) struct Change<'a> {
    /// Why, as typed.
    pub(crate) reason: &'a str,
    /// The sentence that overrides a rule of the new kind.
    pub(crate) override_reason: Option<String>,
    /// The sentence, when an earlier change is taken back.
    pub(crate) back: Option<&'a str>,
}

/// Addresses and intentions that a new kind rules out, with the reason why they may stay.
#[derive(Default)]
struct Excused {
    addresses: Vec<AllowedAddress>,
    intentions: Option<Vec<Intended>>,
}

/// Whether the kind may be what it is now. Taking back needs no new sentence where the old
/// ones still stand beside what they excuse.
fn judge_kind(
    facts: &AccountFacts,
    old: &Terminal,
    new: &Terminal,
    change: &Change<'_>,
) -> Result<Excused, OfficeError> {
    if old.kind == new.kind {
        return Ok(Excused::default());
    }
    let (addresses, intentions) = (facts.addresses_of(&new.id), facts.intentions_of(&new.id));
    let bare = |reason: &Option<String>| reason.clone().filter(|_| change.back.is_some());
    let mut excused = Excused {
        addresses: addresses
            .into_iter()
            .map(|address| AllowedAddress {
                override_reason: bare(&address.override_reason),
                ..address.clone()
            })
            .collect(),
        intentions: Some(
            intentions
                .into_iter()
                .map(|intended| Intended {
                    override_reason: bare(&intended.override_reason),
                    ..intended.clone()
                })
                .collect(),
        ),
    };
    let broken = rules::broken_by(
        new.kind,
        &new.name,
        &excused.addresses.iter().collect::<Vec<_>>(),
        &excused.intentions.iter().flatten().collect::<Vec<_>>(),
    );
    match (broken, &change.override_reason) {
        (None, _) => Ok(Excused::default()),
        (Some(error), None) => Err(error),
        (Some(_), Some(reason)) => {
            if rules::is_counter(new.kind) {
                for address in &mut excused.addresses {
                    address.override_reason = Some(reason.clone());
                }
            } else {
                excused.addresses.clear();
            }
            for intended in excused.intentions.iter_mut().flatten() {
                let ruled_out = read(&intended.word).and_then(|word| rules::impossible(new.kind, word));
                intended.override_reason = ruled_out.map(|_| reason.clone());
            }
            Ok(excused)
        }
    }
}

/// Saves a changed terminal with its entry; nothing where nothing changed.
pub(crate) async fn store(
    office: &Office,
    facts: &AccountFacts,
    old: &Terminal,
    new: &Terminal,
    change: Change<'_>,
) -> Result<(), OfficeError> {
    fits(facts, Some(old), new)?;
    let excused = judge_kind(facts, old, new, &change)?;
    let now = office.now().as_second();
    let mut work = office.0.ledger.begin().await?;
    if !note_change(office, &mut work, facts, (old, new), &change, &excused).await? {
        return Ok(());
    }
    let all: Vec<Terminal> = facts
        .terminals
        .iter()
        .map(|terminal| if terminal.id == new.id { new } else { terminal })
        .cloned()
        .collect();
    work.put_terminals(&all, now).await?;
    for address in &excused.addresses {
        work.put_address(address, now).await?;
    }
    if let Some(intentions) = &excused.intentions {
        work.put_intentions(&new.id, intentions).await?;
    }
    Ok(work.commit().await?)
}

/// The entry of a change; answers whether anything changed.
async fn note_change(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    (old, new): (&Terminal, &Terminal),
    change: &Change<'_>,
    excused: &Excused,
) -> Result<bool, OfficeError> {
    let (before, after) = (
        snapshot::terminal(old, &facts.users),
        snapshot::terminal(new, &facts.users),
    );
    let Some((before, after)) = snapshot::difference(&before, &after) else {
        return Ok(false);
    };
    let switched = old.active != new.active && after.len() == 1;
    let (action, sentence) = match (switched, new.active) {
        (true, false) => ("terminal_deactivated", format!("switched off {}.", old.name)),
        (true, true) => ("terminal_activated", format!("switched on {}.", old.name)),
        _ => ("terminal_changed", snapshot::sentence(&old.name, &before, &after)),
    };
    let overridden = !excused.addresses.is_empty() || excused.intentions.is_some();
    let sentence = match change.back {
        Some(back) => back.to_owned(),
        None if overridden => format!("overrode a rule of the terminal's kind and {sentence}"),
        None => sentence,
    };
    let reason = if overridden {
        change.override_reason.as_deref().unwrap_or_default()
    } else {
        change.reason
    };
    let note = Note::new(action, AuditObject::Terminal, sentence)
        .about(new.id.as_str(), &new.name)
        .account(new.account.as_str())
        .reason(reason)
        .change(Some(before.into()), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(true)
}

/// As the wizard saves them: judges a change of one of several terminals before all are saved
/// together, and writes its entry.
pub(crate) async fn note_in_list(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    old: &Terminal,
    new: &Terminal,
) -> Result<(), OfficeError> {
    let change = Change::default();
    judge_kind(facts, old, new, &change)?;
    note_change(office, work, facts, (old, new), &change, &Excused::default()).await?;
    Ok(())
}
