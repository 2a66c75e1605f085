//! Which tasks there are, who has to act, and what the program knows of them by itself.

use domain::TerminalKind;
use ledger::{ApiUser, Terminal};

use crate::audit::word;
use crate::days;
use crate::dto::{
    Finding, FindingKind, FindingWeight, Findings, PinState, RotationView, TaskKind, TaskOwner, TaskStatus,
};
use crate::people::rotated_since;
use crate::views::AccountFacts;
use crate::{findings, rights, rules};

/// What a task is about.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    Account,
    User(&'a ApiUser),
    Terminal(&'a Terminal),
}

/// A task with what the program knows of it.
pub(super) struct Item<'a> {
    pub(super) kind: TaskKind,
    pub(super) subject: Subject<'a>,
    /// As far as the program can tell.
    pub(super) status: TaskStatus,
    /// What to do, or what is known.
    pub(super) text: String,
    /// Day since which the program knows it, `YYYY-MM-DD`.
    pub(super) since: Option<String>,
    /// Facts alone can make it done: a person's word does not.
    pub(super) by_facts: bool,
}

/// Judged by the program alone.
pub(super) fn is_automatic(kind: TaskKind) -> bool {
    matches!(
        kind,
        TaskKind::AccountFacts
            | TaskKind::StorePin
            | TaskKind::VerifyPin
            | TaskKind::SolveProblem
            | TaskKind::FinishRotation
            | TaskKind::NoAllowList
            | TaskKind::RotatePin
    )
}

/// Who has to act.
pub(super) fn owner(kind: TaskKind) -> TaskOwner {
    match kind {
        TaskKind::RegisterUser
        | TaskKind::SharedVault
        | TaskKind::HostedPage
        | TaskKind::AllowList
        | TaskKind::EnablePost
        | TaskKind::ReturnAddress => TaskOwner::Converge,
        TaskKind::Connected => TaskOwner::CivicPlus,
        _ => TaskOwner::You,
    }
}

/// A task in few words.
pub(super) fn title(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::AccountFacts => "Account facts",
        TaskKind::RegisterUser => "Registration for API use",
        TaskKind::GrantRights => "Rights",
        TaskKind::SharedVault => "Shared token vault",
        TaskKind::StorePin => "PIN",
        TaskKind::VerifyPin => "Check of the PIN",
        TaskKind::SolveProblem => "Problem",
        TaskKind::FinishRotation => "Rotation of the PIN",
        TaskKind::HostedPage => "Hosted page",
        TaskKind::AllowList => "Allow-list",
        TaskKind::EnablePost => "POST",
        TaskKind::ReturnAddress => "Return address",
        TaskKind::NoAllowList => "No allow-list",
        TaskKind::HandOff => "Hand-off to CivicPlus",
        TaskKind::Connected => "Connection by CivicPlus",
        TaskKind::RotatePin => "New PIN",
    }
}

/// All tasks of an account, in the order in which they are best done: what needs a call first,
/// then PINs, rights, and the hand-off.
pub(super) fn all(facts: &AccountFacts) -> Vec<Item<'_>> {
    let terminals: Vec<&Terminal> = facts.active_terminals().collect();
    let users: Vec<&ApiUser> = facts.users.iter().filter(|user| user.active).collect();
    let mut items = vec![account_facts(facts)];
    items.extend(users.iter().map(|user| register(facts, user)));
    if terminals.len() > 1 {
        items.push(vault(facts));
    }
    for terminal in &terminals {
        items.extend(
            rules::HOSTED_TASKS
                .iter()
                .filter_map(|kind| hosted(facts, terminal, *kind)),
        );
        items.extend(no_allow_list(facts, terminal));
    }
    let found = findings::of(facts);
    for terminal in &terminals {
        items.extend(pins(facts, &found, terminal));
        items.extend(rotate(facts, terminal));
    }
    items.extend(users.iter().map(|user| grant(facts, user)));
    items.extend(terminals.iter().map(|terminal| hand_off(facts, terminal)));
    items.extend(terminals.iter().map(|terminal| connected(terminal)));
    items
}

impl<'a> Item<'a> {
    fn new(kind: TaskKind, subject: Subject<'a>, status: TaskStatus, text: impl Into<String>) -> Self {
        Self {
            kind,
            subject,
            status,
            text: text.into(),
            since: None,
            by_facts: is_automatic(kind),
        }
    }

    fn since(mut self, facts: &AccountFacts, seconds: Option<i64>) -> Self {
        self.since = seconds.map(|seconds| days::of(&facts.account, seconds).to_string());
        self
    }
}

fn done_if(done: bool) -> TaskStatus {
    if done { TaskStatus::Done } else { TaskStatus::Open }
}

fn account_facts(facts: &AccountFacts) -> Item<'_> {
    let account = &facts.account;
    let text = if facts.users.is_empty() {
        "Add the API user of this department."
    } else if facts.terminals.is_empty() {
        "Add the terminals of this department."
    } else {
        return Item::new(
            TaskKind::AccountFacts,
            Subject::Account,
            TaskStatus::Done,
            format!("{} is account {} at Converge.", account.name, account.merchant_id),
        );
    };
    Item::new(TaskKind::AccountFacts, Subject::Account, TaskStatus::Open, text)
}

fn register<'a>(facts: &AccountFacts, user: &'a ApiUser) -> Item<'a> {
    let verified = facts
        .credentials
        .iter()
        .filter(|c| c.user == user.id && facts.pin_state(c) == PinState::Verified)
        .filter_map(|c| c.verdict.as_ref().map(|verdict| verdict.at))
        .min();
    let subject = Subject::User(user);
    let text = match (&user.registered_on, verified) {
        (Some(_), _) => format!("{} is registered for API use.", user.user_id),
        (None, Some(_)) => format!("{} works, so Converge has registered it.", user.user_id),
        (None, None) => format!("Ask Converge to register {} for API use.", user.user_id),
    };
    let done = user.registered_on.is_some() || verified.is_some();
    let mut item = Item::new(TaskKind::RegisterUser, subject, done_if(done), text).since(facts, verified);
    item.since = user.registered_on.clone().or(item.since);
    item
}

fn vault(facts: &AccountFacts) -> Item<'_> {
    let text = match facts.account.shared_vault {
        None => {
            "Ask Converge whether all terminals share one token vault, and note the answer with the department."
        }
        Some(true) => "The terminals share one token vault.",
        Some(false) => {
            "The terminals do not share a token vault: a card on file works on its own terminal only."
        }
    };
    let mut item = Item::new(
        TaskKind::SharedVault,
        Subject::Account,
        done_if(facts.account.shared_vault.is_some()),
        text,
    );
    item.by_facts = true;
    item
}

fn hosted<'a>(facts: &AccountFacts, terminal: &'a Terminal, kind: TaskKind) -> Option<Item<'a>> {
    if !rules::task_fits(terminal.kind, kind) {
        return None;
    }
    let name = &terminal.name;
    let text = match kind {
        TaskKind::HostedPage => format!("Ask Converge to switch the hosted page on for {name}."),
        TaskKind::EnablePost => format!("Ask Converge to enable POST for {name}."),
        TaskKind::ReturnAddress => format!("Ask Converge to list the return address of {name}."),
        _ => return Some(allow_list(facts, terminal)),
    };
    Some(Item::new(
        kind,
        Subject::Terminal(terminal),
        TaskStatus::Open,
        text,
    ))
}

fn allow_list<'a>(facts: &AccountFacts, terminal: &'a Terminal) -> Item<'a> {
    let (name, addresses) = (&terminal.name, facts.addresses_of(&terminal.id));
    let confirmed = addresses.iter().filter(|a| a.confirmed_on.is_some()).count();
    let asked = addresses
        .iter()
        .all(|a| a.asked_on.is_some() || a.confirmed_on.is_some());
    let (status, since) = if addresses.is_empty() {
        (TaskStatus::Open, None)
    } else if confirmed == addresses.len() {
        let last = addresses.iter().filter_map(|a| a.confirmed_on.clone()).max();
        (TaskStatus::Done, last)
    } else if asked {
        let open = addresses.iter().filter(|a| a.confirmed_on.is_none());
        (TaskStatus::Waiting, open.filter_map(|a| a.asked_on.clone()).min())
    } else {
        (TaskStatus::Open, None)
    };
    let text = if addresses.is_empty() {
        format!("Note the addresses that {name} is called from, and ask Converge to allow them.")
    } else {
        format!(
            "{confirmed} of {} addresses of {name} are confirmed.",
            addresses.len()
        )
    };
    Item {
        since,
        by_facts: !addresses.is_empty(),
        ..Item::new(TaskKind::AllowList, Subject::Terminal(terminal), status, text)
    }
}

fn no_allow_list<'a>(facts: &AccountFacts, terminal: &'a Terminal) -> Option<Item<'a>> {
    if !rules::task_fits(terminal.kind, TaskKind::NoAllowList) {
        return None;
    }
    let addresses = facts.addresses_of(&terminal.id);
    let broken = addresses.iter().any(|a| a.override_reason.is_none());
    let (status, text) = match (addresses.is_empty(), broken) {
        (true, _) => (
            TaskStatus::Done,
            format!("{} has no allow-list, as a counter needs it.", terminal.name),
        ),
        (false, true) => (
            TaskStatus::Problem,
            rules::no_allow_list(terminal.kind).unwrap_or_default(),
        ),
        (false, false) => (
            TaskStatus::Done,
            format!("{} has an allow-list; a person gave the reason.", terminal.name),
        ),
    };
    let subject = Subject::Terminal(terminal);
    Some(Item::new(TaskKind::NoAllowList, subject, status, text))
}

fn pins<'a>(facts: &'a AccountFacts, found: &Findings, terminal: &'a Terminal) -> Vec<Item<'a>> {
    let (name, subject) = (&terminal.name, Subject::Terminal(terminal));
    let state = facts.terminal_state(terminal);
    let credential = facts.credential(terminal);
    let checked = credential.and_then(|c| c.verdict.as_ref().map(|verdict| verdict.at));
    let stored = match state {
        PinState::Missing => (TaskStatus::Open, format!("Paste the PIN of {name}.")),
        PinState::Lost => (
            TaskStatus::Problem,
            format!("The PIN of {name} is gone from this computer's secret store. Paste it again."),
        ),
        _ => (TaskStatus::Done, format!("The PIN of {name} is stored.")),
    };
    let verified = match state {
        PinState::Verified => (TaskStatus::Done, format!("Converge accepted the PIN of {name}.")),
        PinState::Refused => (
            TaskStatus::Problem,
            format!("Converge did not accept the last check of {name}."),
        ),
        PinState::Conflict => (
            TaskStatus::Problem,
            format!("{name} has the same PIN as another terminal."),
        ),
        _ => (TaskStatus::Open, format!("Check the PIN of {name}.")),
    };
    let set_at = credential
        .map(|c| c.set_at)
        .filter(|_| stored.0 == TaskStatus::Done);
    let mut items = vec![
        Item::new(TaskKind::StorePin, subject, stored.0, stored.1).since(facts, set_at),
        Item::new(TaskKind::VerifyPin, subject, verified.0, verified.1).since(facts, checked),
    ];
    items.extend(problem(found, terminal).map(|text| {
        Item::new(TaskKind::SolveProblem, subject, TaskStatus::Problem, text).since(facts, checked)
    }));
    let rotation = credential.and_then(|c| facts.credential_view(c).rotation);
    items.extend(rotation.map(|_: RotationView| {
        let text = format!("Finish the rotation of the PIN of {name}.");
        Item::new(TaskKind::FinishRotation, subject, TaskStatus::Open, text)
    }));
    items
}

/// A PIN that somebody who left had seen.
fn rotate<'a>(facts: &AccountFacts, terminal: &'a Terminal) -> Option<Item<'a>> {
    let word = word(&TaskKind::RotatePin);
    let mut tasks = facts.tasks.iter();
    let task = tasks.find(|task| task.word == word && task.subject == terminal.id.as_str())?;
    let done = rotated_since(facts, terminal.id.as_str(), task.changed_at);
    let text = if done {
        format!("{} has a new PIN.", terminal.name)
    } else {
        format!("Rotate the PIN of {}: {}.", terminal.name, task.note)
    };
    let subject = Subject::Terminal(terminal);
    let item = Item::new(TaskKind::RotatePin, subject, done_if(done), text);
    Some(Item {
        since: task.since.clone(),
        ..item
    })
}

/// What is wrong with a terminal and blocks its hand-off, with the next step.
fn problem(found: &Findings, terminal: &Terminal) -> Option<String> {
    let id = terminal.id.as_str();
    let is_about = |finding: &&Finding| {
        finding.weight == FindingWeight::Blocks
            && finding.terminal_ids.iter().any(|about| about == id)
            // These have tasks of their own.
            && !matches!(
                finding.kind,
                FindingKind::PinMissing | FindingKind::PinLost | FindingKind::PinUnverified
            )
    };
    let finding = found.findings.iter().find(is_about)?;
    Some(format!("{} {}", finding.title, finding.advice))
}

fn grant<'a>(facts: &AccountFacts, user: &'a ApiUser) -> Item<'a> {
    let missing = rights::missing(facts, user);
    let text = if missing.is_empty() {
        format!("{} has the rights it needs, as far as is known.", user.user_id)
    } else {
        missing.join(" ")
    };
    Item {
        by_facts: true,
        ..Item::new(
            TaskKind::GrantRights,
            Subject::User(user),
            done_if(missing.is_empty()),
            text,
        )
    }
}

fn hand_off<'a>(facts: &AccountFacts, terminal: &'a Terminal) -> Item<'a> {
    let name = &terminal.name;
    let text = match facts.terminal_state(terminal) {
        PinState::Verified => format!("Hand {name} over to CivicPlus."),
        PinState::Conflict => format!("{name} cannot be handed over before its PIN is sorted out."),
        _ => format!("Hand {name} over to CivicPlus, once its PIN is checked."),
    };
    Item::new(
        TaskKind::HandOff,
        Subject::Terminal(terminal),
        TaskStatus::Open,
        text,
    )
}

fn connected(terminal: &Terminal) -> Item<'_> {
    let how = match terminal.kind {
        TerminalKind::Internet => "its web payments",
        _ => "its payments",
    };
    let text = format!("CivicPlus connects {} and says when {how} arrive.", terminal.name);
    Item::new(
        TaskKind::Connected,
        Subject::Terminal(terminal),
        TaskStatus::Open,
        text,
    )
}
