//! What waits for a person, by what it would cost to leave it.

use super::days_here::back;
use super::{Present, figures, finding, people};
use crate::dto::{AccountRequest, Attention, AttentionTarget, AttentionWeight};
use crate::error::OfficeError;
use crate::money_words::thousands;
use crate::{app, checklist, findings, plans};

/// Batches settle within ten days at the latest.
const SETTLED_WITHIN: i32 = 10;
/// Days in which a gap is worse than in older ones.
const RECENT: i32 = 30;
/// Days the declines of today are compared with.
const COMPARED: i32 = 28;
/// Fewer declines than this in a day say nothing.
const FEW: u64 = 10;
/// So many times the usual number of declines is unusual.
const UNUSUAL: u64 = 3;

pub(super) async fn all(present: &Present<'_>) -> Result<Vec<Attention>, OfficeError> {
    let mut lines = Vec::new();
    lines.extend(people::all(present).await?);
    lines.extend(clock(present));
    lines.extend(finding::lines(&findings::of(present.facts).findings));
    lines.extend(copy(present));
    lines.extend(payments(present).await?);
    lines.extend(declines(present).await?);
    lines.extend(plans::attention(present.office, present.facts.account.id.as_str()).await?);
    lines.extend(setup(present).await?);
    // Of equal weight, the order in which they were found stands.
    lines.sort_by_key(|line| line.weight);
    Ok(lines)
}

pub(super) fn line(kind: &str, weight: AttentionWeight, title: String, means: &str) -> Attention {
    Attention {
        kind: kind.to_owned(),
        weight,
        title,
        means: means.to_owned(),
        action: String::new(),
        target: AttentionTarget::Page {
            path: "setup".to_owned(),
        },
    }
}

pub(super) fn leads(line: Attention, action: &str, target: AttentionTarget) -> Attention {
    Attention {
        action: action.to_owned(),
        target,
        ..line
    }
}

fn clock(present: &Present<'_>) -> Option<Attention> {
    let warning = app::clock_warning(present.facts.now)?;
    let told = line(
        "clock_wrong",
        AttentionWeight::High,
        warning,
        "Nothing is copied from Converge until the date is right.",
    );
    let target = AttentionTarget::Page {
        path: "help".to_owned(),
    };
    Some(leads(told, "See what to do", target))
}

/// What is not here of the gateway's payments.
fn copy(present: &Present<'_>) -> Vec<Attention> {
    let terminals = &present.here.terminals;
    let all_missing = AttentionTarget::Sync { from: None, to: None };
    if terminals.is_empty() || present.sync.running.is_some() {
        return Vec::new();
    }
    if terminals.iter().all(|terminal| terminal.is_blank()) {
        let told = line(
            "sync_never",
            AttentionWeight::Medium,
            "No payments were copied from Converge yet.".to_owned(),
            "Lists, sums and exports stay empty until then.",
        );
        return vec![leads(told, "Copy them now", all_missing)];
    }
    let mut lines = Vec::new();
    if present.sync.interrupted {
        let told = line(
            "sync_interrupted",
            AttentionWeight::Medium,
            "The last copying of payments was interrupted.".to_owned(),
            "It goes on where it stopped.",
        );
        lines.push(leads(told, "Go on", all_missing.clone()));
    }
    lines.extend(gaps(present));
    let blank: Vec<&str> = terminals
        .iter()
        .filter(|terminal| terminal.is_blank())
        .map(|terminal| terminal.name.as_str())
        .collect();
    if let Some(first) = blank.first() {
        let title = match blank.len() {
            1 => format!("Payments of {first} were never copied."),
            more => format!(
                "Payments of {first} and {} more terminals were never copied.",
                more - 1
            ),
        };
        let told = line(
            "terminal_never",
            AttentionWeight::Medium,
            title,
            "Its payments are in no list and in no sum.",
        );
        lines.push(leads(told, "Copy them now", all_missing));
    }
    lines
}

fn gaps(present: &Present<'_>) -> Option<Attention> {
    let mut days = Vec::new();
    let mut names = Vec::new();
    for terminal in &present.here.terminals {
        let gaps = terminal.gaps();
        if !gaps.is_empty() {
            names.push(terminal.name.as_str());
            days.extend(gaps);
        }
    }
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let whose = match names.as_slice() {
        [name] => (*name).to_owned(),
        [name, more @ ..] => format!("{name} and {} more", more.len()),
        [] => return None,
    };
    let count = match days.len() {
        1 => "1 day is".to_owned(),
        count => format!("{} days are", thousands(count as u64)),
    };
    let recent = *last >= back(present.today, RECENT);
    let told = line(
        "days_missing",
        if recent {
            AttentionWeight::High
        } else {
            AttentionWeight::Medium
        },
        format!("{count} not complete: {whose}."),
        "Payments of these days may be missing from lists and sums.",
    );
    let target = AttentionTarget::Sync {
        from: Some(first.to_string()),
        to: Some(last.to_string()),
    };
    Some(leads(told, "Fill the gap", target))
}

/// Payments that somebody should look at: what they are, by a typed search.
async fn payments(present: &Present<'_>) -> Result<Vec<Attention>, OfficeError> {
    let late = back(present.today, SETTLED_WITHIN + 1);
    let searches = [
        (
            "unsettled",
            AttentionWeight::High,
            // Authorizations and verifications never settle, and are no money on its way.
            format!("status:open type:sale,return,credit,force,installment,recurring date:..{late}"),
            "not settled after more than ten days",
            "Their money has not arrived and may never arrive by itself.",
        ),
        (
            "held",
            AttentionWeight::High,
            "status:held".to_owned(),
            "held out of settlement",
            "Their money does not arrive until somebody releases them at Converge.",
        ),
        (
            "failed",
            AttentionWeight::Medium,
            "status:failed date:last-30-days".to_owned(),
            "failed in the last 30 days",
            "A rule of the terminal stopped them after their approval.",
        ),
        (
            "unreadable",
            AttentionWeight::Medium,
            "is:unreadable".to_owned(),
            "with an amount or a time that could not be read",
            "They are in the list and in no sum.",
        ),
    ];
    let mut lines = Vec::new();
    for (kind, weight, text, what, means) in searches {
        let count = figures::totals(present, &text).await?.count;
        let title = match count {
            0 => continue,
            1 => format!("1 payment {what}."),
            count => format!("{} payments {what}.", thousands(count)),
        };
        let told = line(kind, weight, title, means);
        lines.push(leads(told, "Show them", AttentionTarget::Payments { text }));
    }
    Ok(lines)
}

/// Many more declines today than usual.
async fn declines(present: &Present<'_>) -> Result<Option<Attention>, OfficeError> {
    let text = "status:declined date:today";
    let today = figures::totals(present, text).await?.count;
    if today < FEW {
        return Ok(None);
    }
    let (from, to) = (back(present.today, COMPARED), back(present.today, 1));
    let usual = figures::totals(present, &format!("status:declined date:{from}..{to}"))
        .await?
        .count;
    let days = u64::from(COMPARED.unsigned_abs());
    if today * days < UNUSUAL * usual {
        return Ok(None);
    }
    let told = line(
        "declines",
        AttentionWeight::Medium,
        format!(
            "{} payments were declined today, many more than usual.",
            thousands(today)
        ),
        "Somebody may be trying out card numbers, or a terminal is set up wrongly.",
    );
    let target = AttentionTarget::Payments {
        text: text.to_owned(),
    };
    Ok(Some(leads(told, "Show them", target)))
}

async fn setup(present: &Present<'_>) -> Result<Option<Attention>, OfficeError> {
    let request = AccountRequest {
        account_id: present.facts.account.id.to_string(),
    };
    let list = checklist::show(present.office, request).await?;
    if list.done == list.total {
        return Ok(None);
    }
    let means = list
        .waiting
        .unwrap_or_else(|| "The checklist says what is left and who has to act.".to_owned());
    let told = line(
        "setup_open",
        AttentionWeight::Low,
        format!("Setup: {} of {} steps done.", list.done, list.total),
        &means,
    );
    let target = AttentionTarget::Page {
        path: "setup".to_owned(),
    };
    Ok(Some(leads(told, "Go on with setup", target)))
}
