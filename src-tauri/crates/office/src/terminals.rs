//! Terminals: added, changed, switched off and on again; the rules of their kind are judged
//! at every change.

use domain::{NameKind, TerminalId, UserId, check_name};
use ledger::{Reader, Terminal, Work};

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
use crate::{checklist, impact, overrides, rules, snapshot, text_fields};

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
    new.user = choose_user(&facts, request.user_id.as_deref(), None)?;
    fits(&facts, &new)?;
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
    let user = choose_user(&facts, request.user_id.as_deref(), old.user.as_ref())?;
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

/// Whether a terminal can stand beside the others.
pub(crate) fn fits(facts: &AccountFacts, new: &Terminal) -> Result<(), OfficeError> {
    let name = new.name.to_lowercase();
    let taken = |other: &Terminal| other.id != new.id && other.name.to_lowercase() == name;
    if facts.terminals.iter().any(taken) {
        return Err(duplicate_name("terminal_name", &new.name));
    }
    Ok(())
}

/// Our id of a chosen API user; only one that is in use can be chosen anew.
fn choose_user(
    facts: &AccountFacts,
    chosen: Option<&str>,
    old: Option<&UserId>,
) -> Result<Option<UserId>, OfficeError> {
    let Some(id) = chosen.filter(|id| !id.is_empty()) else {
        return Ok(None);
    };
    let user = facts.user(id)?;
    if !user.active && old != Some(&user.id) {
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
    Ok(Some(user.id.clone()))
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
    /// Then: the overrides as they were, by address or intention.
    pub(crate) overrides: snapshot::Overrides,
}

/// Saves a changed terminal with its entry; nothing where nothing changed.
pub(crate) async fn store(
    office: &Office,
    facts: &AccountFacts,
    old: &Terminal,
    new: &Terminal,
    change: Change<'_>,
) -> Result<(), OfficeError> {
    fits(facts, new)?;
    let overrides = overrides::judge(facts, old, new, &change)?;
    let now = office.now().as_second();
    let mut work = office.0.ledger.begin().await?;
    if !note_change(office, &mut work, facts, (old, new), &change, &overrides).await? {
        return Ok(());
    }
    let all: Vec<Terminal> = facts
        .terminals
        .iter()
        .map(|terminal| if terminal.id == new.id { new } else { terminal })
        .cloned()
        .collect();
    work.put_terminals(&all, now).await?;
    overrides::put(&mut work, facts, new, &overrides, now).await?;
    Ok(work.commit().await?)
}

/// The entry of a change; answers whether anything changed.
async fn note_change(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    (old, new): (&Terminal, &Terminal),
    change: &Change<'_>,
    overrides: &snapshot::Overrides,
) -> Result<bool, OfficeError> {
    let (mut before, mut after) = (
        snapshot::terminal(old, &facts.users),
        snapshot::terminal(new, &facts.users),
    );
    let Some(told) = snapshot::difference(&before, &after) else {
        return Ok(false);
    };
    snapshot::add_overrides(&mut before, &facts.overrides_of(&old.id));
    let mut excused = facts.overrides_of(&old.id);
    excused.extend(overrides.clone());
    snapshot::add_overrides(&mut after, &excused);
    let Some((before, after)) = snapshot::difference(&before, &after) else {
        return Ok(false);
    };
    let switched = old.active != new.active && after.len() == 1;
    let (action, sentence) = match (switched, new.active) {
        (true, false) => ("terminal_deactivated", format!("switched off {}.", old.name)),
        (true, true) => ("terminal_activated", format!("switched on {}.", old.name)),
        _ => (
            "terminal_changed",
            snapshot::sentence(&old.name, &told.0, &told.1),
        ),
    };
    let overridden = !overrides.is_empty() && change.back.is_none();
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
    overrides::judge(facts, old, new, &change)?;
    note_change(
        office,
        work,
        facts,
        (old, new),
        &change,
        &snapshot::Overrides::new(),
    )
    .await?;
    Ok(())
}
