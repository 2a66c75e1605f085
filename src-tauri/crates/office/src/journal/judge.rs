//! What a look-up proves: pure, so that every case can be tried.

use domain::{ActKind, MoneyAct};
use ledger::Intent;

use super::evidence::{Evidence, Found, PaymentSeen, Shown, Witness};
use super::ports::Told;

/// What a look-up proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It happened.
    Done(Told),
    /// Nothing shows an effect. Believed only when a later read shows the same.
    Absent(Told),
    /// Reading cannot decide it.
    Person(Told),
    /// This read proves nothing, a later one may.
    Nothing(Told),
}

/// Judges what was found about an intent.
pub fn judge(intent: &Intent, witness: &Witness, evidence: &Evidence) -> Finding {
    let finding = match (intent.kind, witness, &evidence.found) {
        (ActKind::Void, Witness::Payment { .. }, Found::Payment { shown, .. }) => void(*shown),
        (
            ActKind::Return,
            Witness::Payment {
                refunded: before,
                returns: known,
                ..
            },
            Found::Payment {
                refunded, returns, ..
            },
        ) => returned(intent, *before, known, *refunded, returns),
        (
            ActKind::TakeInstallment | ActKind::TakeRecurring,
            Witness::Plan {
                made,
                payments: known,
                ..
            },
            Found::Plan {
                made: now,
                next,
                payments,
                ..
            },
        ) => {
            let mut finding = taken(intent, *made, known, *now, payments);
            if let Finding::Done(told) = &mut finding {
                (told.made, told.next) = (*now, next.clone());
            }
            finding
        }
        (ActKind::UpdatePlan, Witness::Plan { wanted, before, .. }, Found::Plan { exists, texts, .. }) => {
            updated(wanted, before, *exists, texts)
        }
        (ActKind::DeletePlan, Witness::Plan { .. }, Found::Plan { exists, .. }) => {
            if *exists {
                Finding::Absent(Told::because("plan_still_there"))
            } else {
                Finding::Done(Told::because("plan_gone"))
            }
        }
        (
            ActKind::Settle,
            Witness::Batch {
                count: before, open, ..
            },
            Found::Batch {
                count, gone, shown, ..
            },
        ) => settled(*before, open, *count, *gone, *shown),
        // There is no call that lists plans: one that was added cannot be found by reading.
        (ActKind::AddPlan, _, _) => Finding::Person(Told::because("plans_cannot_be_listed")),
        _ => Finding::Nothing(Told::because("other_kind")),
    };
    match finding {
        // What is there is there, also when the list is cut; what is missing may be in the rest.
        Finding::Absent(_) | Finding::Person(_) if !evidence.complete => {
            Finding::Nothing(Told::because("list_incomplete"))
        }
        // Here payments are counted, so all of them have to be there.
        Finding::Done(_)
            if !evidence.complete
                && matches!(intent.kind, ActKind::TakeInstallment | ActKind::TakeRecurring) =>
        {
            Finding::Nothing(Told::because("list_incomplete"))
        }
        finding => finding,
    }
}

fn void(shown: Option<Shown>) -> Finding {
    match shown {
        Some(Shown::Voided) => Finding::Done(Told::because("shown_voided")),
        Some(Shown::Open) => Finding::Absent(Told::because("still_open")),
        // What is settled was not voided.
        Some(Shown::Settled) => Finding::Absent(Told::because("shown_settled")),
        Some(Shown::Other) => Finding::Person(Told::because("status_unclear")),
        None => Finding::Nothing(Told::because("payment_not_shown")),
    }
}

fn returned(
    intent: &Intent,
    before: i64,
    known: &[String],
    now: Option<i64>,
    returns: &[PaymentSeen],
) -> Finding {
    let new = || returns.iter().filter(|seen| !known.contains(&seen.id));
    // The reference is ours alone: whoever carries it is this return.
    if let Some(ours) = new().find(|seen| seen.reference == intent.id) {
        return if ours.approved {
            Finding::Done(found("our_reference", ours))
        } else {
            Finding::Absent(Told::because("our_reference_declined"))
        };
    }
    let asked = intent.amount.map(|amount| amount.minor.abs());
    let alike: Vec<&PaymentSeen> = new()
        .filter(|seen| seen.approved && seen.reference.is_empty())
        .filter(|seen| seen.amount.map(i64::abs) == asked)
        .collect();
    let raised = now.is_some_and(|now| now != before);
    match (alike.is_empty(), raised) {
        (true, false) => Finding::Absent(Told::because("no_return_shown")),
        // Somebody gave back something: without our reference it may or may not be this.
        _ => Finding::Person(Told {
            candidates: alike.into_iter().map(|seen| seen.id.clone()).collect(),
            ..Told::because("return_without_reference")
        }),
    }
}

/// No clock is asked: what was not there when the witness was read came after it, and nothing
/// else about this plan was sent from here in between.
fn taken(
    intent: &Intent,
    made: u32,
    known: &[String],
    now: Option<u32>,
    payments: &[PaymentSeen],
) -> Finding {
    let Some(now) = now else {
        return Finding::Nothing(Told::because("counter_unreadable"));
    };
    let new: Vec<&PaymentSeen> = payments
        .iter()
        .filter(|seen| !known.contains(&seen.id) && seen.approved)
        .collect();
    let ours: Vec<&PaymentSeen> = new
        .iter()
        .filter(|seen| seen.user == intent.user_id)
        .copied()
        .collect();
    let raised = now.checked_sub(made);
    let candidates = || new.iter().map(|seen| seen.id.clone()).collect();
    match (raised, ours.as_slice(), new.len()) {
        (Some(0), [], 0) => Finding::Absent(Told::because("counter_unchanged")),
        // The counter moved as often as payments are shown, and one of them is ours.
        (Some(raised), [ours], shown) if raised > 0 && raised as usize == shown => {
            Finding::Done(found("counter_and_payment", ours))
        }
        // It moved, and every payment that is shown is somebody else's: the schedule ran.
        (Some(raised), [], shown) if raised > 0 && raised as usize == shown => {
            Finding::Absent(Told::because("schedule_ran"))
        }
        // A late posting: the counter knows more than the list, or the other way round.
        (Some(raised), ours, shown) if raised as usize > shown && ours.len() <= 1 => Finding::Nothing(Told {
            candidates: candidates(),
            ..Told::because("payment_not_shown_yet")
        }),
        _ => Finding::Person(Told {
            candidates: candidates(),
            ..Told::because("payments_do_not_add_up")
        }),
    }
}

fn updated(
    wanted: &[(String, String)],
    before: &[(String, String)],
    exists: bool,
    texts: &[(String, String)],
) -> Finding {
    if !exists {
        return Finding::Person(Told::because("plan_gone"));
    }
    let all_are =
        |expected: &[(String, String)]| expected.iter().all(|pair| texts.iter().any(|text| text == pair));
    if all_are(wanted) {
        Finding::Done(Told::because("plan_changed"))
    } else if all_are(before) {
        Finding::Absent(Told::because("plan_unchanged"))
    } else {
        Finding::Person(Told::because("plan_changed_otherwise"))
    }
}

fn settled(before: u32, open: &[String], count: Option<u32>, gone: u32, shown: u32) -> Finding {
    let known = u32::try_from(open.len()).unwrap_or(u32::MAX);
    match count {
        Some(0) => Finding::Done(Told::because("batch_empty")),
        _ if known > 0 && gone == known => Finding::Done(Told::because("payments_settled")),
        Some(count) if gone == 0 && shown == known && count >= before => {
            Finding::Absent(Told::because("batch_still_open"))
        }
        None => Finding::Nothing(Told::because("batch_not_shown")),
        Some(_) => Finding::Person(Told::because("batch_settled_in_part")),
    }
}

fn found(why: &str, seen: &PaymentSeen) -> Told {
    Told {
        txn: Some(seen.id.clone()),
        amount: seen.amount,
        ..Told::because(why)
    }
}

/// The act of an intent.
pub(crate) fn act(intent: &Intent) -> Option<MoneyAct> {
    serde_json::from_str(&intent.act).ok()
}
