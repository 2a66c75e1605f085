//! How pages change with what we know: the terminal's kind, the user's rights, the task.

use domain::TerminalKind;

use super::context::{Call, Context};
use super::entry::Who;
use super::page::Page;
use super::tables::causes;
use super::topic::Topic;
use crate::codes::ErrorCode;

/// Re-orders causes and adds sentences. What is not known changes nothing.
pub(super) fn adapt(page: &mut Page, context: &Context) {
    let Topic::Error(code) = page.topic.clone() else {
        return;
    };
    match code {
        ErrorCode::NotPermitted | ErrorCode::PermissionDenied => permission(page, context),
        ErrorCode::InvalidCredentials => credentials(page, context),
        ErrorCode::SwipeNotAllowed | ErrorCode::SignatureNotAllowed => counter_only(page, context),
        _ => {}
    }
}

/// 4014 and 4016: kind first where the task needs another kind, else the right (section 4).
fn permission(page: &mut Page, context: &Context) {
    let plans = context.call.is_some_and(Call::needs_plans);
    match (context.kind, plans) {
        (Some(kind), true) if at_counter(kind) => {
            page.notes.push(format!(
                "This terminal is {}. Installment and recurring plans run on Internet and mail-order terminals only, so this terminal cannot do it whatever rights the user has.",
                words(kind)
            ));
            front(page, &[causes::KIND, causes::FEATURE_KIND]);
            page.steps.insert(
                0,
                "Choose an Internet terminal of this account and its own PIN for plans.".to_owned(),
            );
            page.who.retain(|who| *who != Who::You);
            page.who.insert(0, Who::You);
        }
        (Some(kind), true) => {
            page.notes.push(format!(
                "This terminal is {}, a kind that can run plans once Converge has switched them on for it.",
                words(kind)
            ));
            back(page, &[causes::KIND, causes::FEATURE_KIND]);
            front(page, &[causes::FEATURE]);
        }
        (Some(kind), false) if context.call.is_some() => {
            page.notes.push(format!(
                "This terminal is {}. The task does not depend on that.",
                words(kind)
            ));
            back(page, &[causes::KIND, causes::FEATURE_KIND]);
        }
        (Some(kind), _) => page.notes.push(format!("This terminal is {}.", words(kind))),
        (None, true) => front(page, &[causes::KIND, causes::FEATURE_KIND]),
        (None, false) => {}
    }
    right(page, context);
}

fn right(page: &mut Page, context: &Context) {
    let Some((call, right)) = context
        .call
        .and_then(|call| call.right().map(|right| (call, right)))
    else {
        return;
    };
    page.notes.push(format!(
        "To {}, the user needs the right {}.",
        call.task(),
        right.words()
    ));
    if context.rights.held.contains(&right) {
        page.notes.push(format!(
            "At the last check this user held {}, so the right is an unlikely cause unless it was taken away since.",
            right.words()
        ));
        back(page, &[causes::RIGHT]);
    } else {
        front(page, &[causes::RIGHT]);
        if context.rights.missing.contains(&right) {
            page.notes.push(format!(
                "At the last check this user did not hold {}.",
                right.words()
            ));
        }
    }
}

/// 4025: what worked before and no longer does was changed at Converge.
fn credentials(page: &mut Page, context: &Context) {
    if context.worked_before {
        page.notes.push(
            "This user ID and PIN were accepted at an earlier check, so something changed at Converge since: most often a new PIN was made."
                .to_owned(),
        );
        front(page, &[causes::NEW_PIN]);
    }
    if let Some(kind) = context.kind {
        page.notes.push(format!(
            "Take the PIN of the {} terminal: each terminal has a PIN of its own, and the kind is listed beside it.",
            words(kind)
        ));
    }
}

/// 5042 and 5074: card-present matters on a terminal without a counter.
fn counter_only(page: &mut Page, context: &Context) {
    let Some(kind) = context.kind else {
        return;
    };
    if at_counter(kind) {
        page.notes.push(format!(
            "Here this terminal is listed as {}, which should allow it. Converge may hold it as another kind: verify the terminal to compare.",
            words(kind)
        ));
        front(page, &[causes::KIND_DIFFERS]);
    } else {
        page.notes.push(format!(
            "This terminal is {}: it has no counter, so cards are never read or signed for here.",
            words(kind)
        ));
        back(page, &[causes::KIND_DIFFERS]);
    }
}

fn at_counter(kind: TerminalKind) -> bool {
    matches!(kind, TerminalKind::Retail | TerminalKind::Service)
}

fn words(kind: TerminalKind) -> &'static str {
    match kind {
        TerminalKind::Retail => "Retail",
        TerminalKind::Internet => "Internet",
        TerminalKind::Service => "Service/Restaurant",
        TerminalKind::Moto => "Mail order/Telephone order",
    }
}

/// Moves causes to the front, where the page has them.
fn front(page: &mut Page, chosen: &[&str]) {
    page.causes.sort_by_key(|cause| !chosen.contains(&cause.as_str()));
}

/// Moves causes to the back.
fn back(page: &mut Page, chosen: &[&str]) {
    page.causes.sort_by_key(|cause| chosen.contains(&cause.as_str()));
}
