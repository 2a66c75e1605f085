//! What a terminal's kind allows and rules out. Retail and Internet are not labels: an
//! allow-list that an Internet terminal needs stops a Retail terminal outright (product facts,
//! 2), and plans work on Internet and mail-order terminals only (Converge fact sheet, section 4).

use domain::TerminalKind;
use ledger::{AllowedAddress, Intended, Terminal};

use crate::audit::{read, word};
use crate::dto::{ImpossibleIntention, Intention, RuleState, RuleView, SharedVault, TaskKind, TaskStatus};
use crate::error::{Code, OfficeError};

/// Everything that can be intended.
pub(crate) const INTENTIONS: [Intention; 7] = [
    Intention::LookUp,
    Intention::Void,
    Intention::Return,
    Intention::Settle,
    Intention::Recurring,
    Intention::Installment,
    Intention::Tokens,
];

/// What an Internet terminal needs from Converge, in the order in which it is asked for.
pub(crate) const HOSTED_TASKS: [TaskKind; 4] = [
    TaskKind::HostedPage,
    TaskKind::AllowList,
    TaskKind::EnablePost,
    TaskKind::ReturnAddress,
];

/// A kind for people.
pub(crate) fn kind_words(kind: TerminalKind) -> &'static str {
    match kind {
        TerminalKind::Retail => "Retail",
        TerminalKind::Internet => "Internet",
        TerminalKind::Service => "Service",
        TerminalKind::Moto => "Mail/phone",
    }
}

/// "a Retail terminal", "an Internet terminal".
pub(crate) fn a_terminal(kind: TerminalKind) -> String {
    let article = if kind == TerminalKind::Internet { "an" } else { "a" };
    format!("{article} {} terminal", kind_words(kind))
}

/// A counter: cards are present, payments come from the counter PC.
pub(crate) fn is_counter(kind: TerminalKind) -> bool {
    matches!(kind, TerminalKind::Retail | TerminalKind::Service)
}

/// Why a terminal of this kind has no allow-list; `None` where it may have one.
pub(crate) fn no_allow_list(kind: TerminalKind) -> Option<String> {
    is_counter(kind).then(|| {
        format!(
            "An allow-list stops {}: its payments come from the counter PC, not from a listed address. \
             Allow-lists are for Internet terminals.",
            a_terminal(kind)
        )
    })
}

/// Why something cannot work on a terminal of this kind; `None` where it can.
pub(crate) fn impossible(kind: TerminalKind, intention: Intention) -> Option<String> {
    let what = match intention {
        Intention::Recurring => "Recurring plans",
        Intention::Installment => "Installment plans",
        _ => return None,
    };
    is_counter(kind).then(|| {
        format!(
            "{what} work on Internet and mail/phone terminals only; Converge refuses them on {}.",
            a_terminal(kind)
        )
    })
}

/// All that a kind rules out.
pub(crate) fn all_impossible(kind: TerminalKind) -> Vec<ImpossibleIntention> {
    let reasons = INTENTIONS
        .into_iter()
        .map(|intention| (intention, impossible(kind, intention)));
    reasons
        .filter_map(|(intention, reason)| reason.map(|reason| ImpossibleIntention { intention, reason }))
        .collect()
}

/// Whether a task of a terminal exists for this kind.
pub(crate) fn task_fits(kind: TerminalKind, task: TaskKind) -> bool {
    match task {
        TaskKind::HostedPage | TaskKind::AllowList | TaskKind::EnablePost | TaskKind::ReturnAddress => {
            kind == TerminalKind::Internet
        }
        TaskKind::NoAllowList => is_counter(kind),
        _ => true,
    }
}

/// The first rule that a kind would break with these addresses and intentions, those apart
/// that a person has overridden.
pub(crate) fn broken_by(
    kind: TerminalKind,
    name: &str,
    addresses: &[&AllowedAddress],
    intentions: &[&Intended],
) -> Option<OfficeError> {
    let open = addresses.iter().filter(|a| a.override_reason.is_none()).count();
    if let Some(reason) = no_allow_list(kind).filter(|_| open > 0) {
        let count = if open == 1 {
            "an allowed address".to_owned()
        } else {
            format!("{open} allowed addresses")
        };
        return Some(allow_list_refused(kind, format!("{name} has {count}. {reason}")));
    }
    intentions
        .iter()
        .filter(|intended| intended.override_reason.is_none())
        .find_map(|intended| {
            let intention = read::<Intention>(&intended.word)?;
            impossible(kind, intention)
                .map(|reason| not_for_kind(kind, reason).with("intention", intended.word.clone()))
        })
}

/// An allow-list where there must be none.
pub(crate) fn allow_list_refused(kind: TerminalKind, message: String) -> OfficeError {
    OfficeError::new(Code::AllowListOnRetail, message)
        .with("field", "override_reason")
        .with("kind", word(&kind))
}

/// Something that a kind rules out.
pub(crate) fn not_for_kind(kind: TerminalKind, message: String) -> OfficeError {
    OfficeError::new(Code::NotForKind, message)
        .with("field", "override_reason")
        .with("kind", word(&kind))
}

/// What the rules of a terminal are judged from.
pub(crate) struct Judged<'a> {
    pub(crate) terminal: &'a Terminal,
    pub(crate) addresses: &'a [&'a AllowedAddress],
    pub(crate) intentions: &'a [&'a Intended],
    /// How the hosted-page tasks stand.
    pub(crate) tasks: &'a [(TaskKind, TaskStatus)],
    pub(crate) vault: SharedVault,
    /// Other terminals in use in the account.
    pub(crate) others: usize,
}

/// Each rule of the terminal's kind and how it stands.
pub(crate) fn views(judged: &Judged<'_>) -> Vec<RuleView> {
    let mut rules = Vec::new();
    if is_counter(judged.terminal.kind) {
        rules.push(counter_rule(judged));
    }
    rules.extend(
        judged
            .tasks
            .iter()
            .filter(|(task, _)| HOSTED_TASKS.contains(task))
            .map(|(task, status)| hosted_rule(*task, *status)),
    );
    rules.push(plans_rule(judged));
    rules.extend(vault_rule(judged));
    rules
}

fn rule(rule: &str, state: RuleState, text: impl Into<String>) -> RuleView {
    RuleView {
        rule: rule.to_owned(),
        state,
        text: text.into(),
    }
}

fn counter_rule(judged: &Judged<'_>) -> RuleView {
    let kind = judged.terminal.kind;
    let open = judged.addresses.iter().any(|a| a.override_reason.is_none());
    let (state, text) = if judged.addresses.is_empty() {
        (
            RuleState::Kept,
            "No allow-list, as a counter needs it.".to_owned(),
        )
    } else if open {
        (RuleState::Broken, no_allow_list(kind).unwrap_or_default())
    } else {
        let text = "Addresses are noted on a counter terminal, with a person's reason.";
        (RuleState::Overridden, text.to_owned())
    };
    rule("no_allow_list", state, text)
}

fn hosted_rule(task: TaskKind, status: TaskStatus) -> RuleView {
    let (name, what) = match task {
        TaskKind::HostedPage => ("hosted_page", "Hosted page"),
        TaskKind::AllowList => ("allow_list", "Allow-list"),
        TaskKind::EnablePost => ("enable_post", "POST"),
        _ => ("return_address", "Return address"),
    };
    let (state, how) = match status {
        TaskStatus::Done => (RuleState::Kept, "confirmed"),
        TaskStatus::NotNeeded => (RuleState::Kept, "not needed here"),
        TaskStatus::Waiting => (RuleState::Waiting, "waiting for Converge"),
        TaskStatus::Open => (RuleState::Open, "not asked for yet"),
        TaskStatus::Problem => (RuleState::Broken, "there is a problem"),
    };
    rule(name, state, format!("{what}: {how}."))
}

fn plans_rule(judged: &Judged<'_>) -> RuleView {
    let kind = judged.terminal.kind;
    let impossible: Vec<(&Intended, String)> = judged
        .intentions
        .iter()
        .filter_map(|intended| {
            let reason = impossible(kind, read(&intended.word)?)?;
            Some((*intended, reason))
        })
        .collect();
    let open = impossible
        .iter()
        .find(|(intended, _)| intended.override_reason.is_none());
    let (state, text) = if let Some((_, reason)) = open {
        (RuleState::Broken, reason.clone())
    } else if !impossible.is_empty() {
        let text = "Plans are intended on a counter terminal, with a person's reason.";
        (RuleState::Overridden, text.to_owned())
    } else if is_counter(kind) {
        (
            RuleState::Kept,
            "No plans: they cannot run at a counter.".to_owned(),
        )
    } else {
        let text = "Recurring and installment plans can run, once Converge enables them.";
        (RuleState::Kept, text.to_owned())
    };
    rule("plans", state, text)
}

/// Matters only where cards on file are intended and there is a second terminal.
fn vault_rule(judged: &Judged<'_>) -> Option<RuleView> {
    let tokens = word(&Intention::Tokens);
    let intended = judged.intentions.iter().any(|intended| intended.word == tokens);
    if !intended || judged.others == 0 {
        return None;
    }
    let (state, text) = match judged.vault {
        SharedVault::Yes => (
            RuleState::Kept,
            "Cards on file work on every terminal of this department.",
        ),
        SharedVault::No => (
            RuleState::Broken,
            "A card kept on file here cannot be used on another terminal: they do not share a token vault.",
        ),
        SharedVault::Unknown => (
            RuleState::Open,
            "Ask Converge whether the terminals share one token vault before cards are kept on file.",
        ),
    };
    Some(rule("shared_vault", state, text))
}

#[cfg(test)]
mod tests;
