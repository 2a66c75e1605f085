//! Intents for the screen: how one stands, what that means, what to do.

use domain::{ActKind, IntentState};
use jiff::Timestamp;
use ledger::{Intent, IntentStep};

use super::words;
use crate::dto::{CandidateView, IntentStepView, IntentView};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::journal::{Evidence, Found, Told, told};
use crate::people::Duty;
use crate::views;

/// Which duty an act needs.
pub(crate) fn duty(kind: ActKind) -> Duty {
    match kind {
        ActKind::Void | ActKind::Return => Duty::RequestReverse,
        ActKind::TakeInstallment | ActKind::TakeRecurring => Duty::TakePayment,
        ActKind::Settle => Duty::Settle,
        ActKind::AddPlan | ActKind::UpdatePlan | ActKind::DeletePlan => Duty::ManagePlans,
    }
}

/// Without steps and candidates, for lists.
pub(crate) async fn short(office: &Office, intent: &Intent) -> Result<IntentView, OfficeError> {
    let terminals = office.0.ledger.list_terminals(&intent.account).await?;
    let terminal = terminals
        .into_iter()
        .find(|terminal| terminal.id == intent.terminal);
    let told = told(intent);
    let words = Words::of(intent, &told);
    Ok(IntentView {
        id: intent.id.clone(),
        account_id: intent.account.to_string(),
        terminal_id: intent.terminal.to_string(),
        terminal_name: terminal.map(|terminal| terminal.name).unwrap_or_default(),
        kind: intent.kind,
        state: intent.state,
        ended: !intent.state.is_open(),
        target: intent.target.clone(),
        amount: intent.amount.map(Into::into),
        summary: words::summary(intent),
        headline: words.headline,
        meaning: words.meaning,
        next: words.next,
        tell: words.tell,
        txn: told.txn,
        approval: told.approval,
        message: told.message,
        code: told.code,
        made: told.made,
        next_date: told.next,
        requested_by: intent.requested_by.clone(),
        approved_by: intent.approved_by.clone(),
        reason: intent.reason.clone(),
        note: intent.note.clone(),
        armed_at: moment(intent.armed_at),
        sent_at: intent.dispatched_at.map(moment),
        ended_at: intent.ended_at.map(moment),
        looks: intent.looks,
        next_look_at: intent.next_look.map(moment),
        steps: Vec::new(),
        candidates: Vec::new(),
        may_decide: intent.state == IntentState::NeedsPerson,
        may_repeat: matches!(intent.state, IntentState::ConfirmedAbsent | IntentState::NotSent),
        previous: intent.previous.clone(),
    })
}

/// With everything.
pub(crate) async fn whole(office: &Office, intent: &Intent) -> Result<IntentView, OfficeError> {
    let mut view = short(office, intent).await?;
    let steps = office.0.ledger.intent_steps(&intent.id).await?;
    view.candidates = candidates(intent, &steps);
    view.steps = steps.iter().map(step).collect();
    Ok(view)
}

fn moment(ms: i64) -> String {
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    views::instant(at.as_second())
}

fn step(step: &IntentStep) -> IntentStepView {
    let text = match step.what.strip_prefix("looked: ") {
        Some(why) => looked(why),
        None => match step.state {
            IntentState::Armed => "Written down before anything was sent.",
            IntentState::Dispatching => "Sent to Converge.",
            IntentState::Approved => "Converge said yes.",
            IntentState::Declined => "The bank said no.",
            IntentState::Rejected => "Converge refused it.",
            IntentState::NotSent if step.what == "ended_before_sending" => {
                "Counterfoil ended before anything was sent."
            }
            IntentState::NotSent => "Nothing left this PC.",
            IntentState::Unknown if step.what == "ended_while_sending" => {
                "Counterfoil ended while it was being sent."
            }
            IntentState::Unknown => "No usable answer came.",
            IntentState::ConfirmedDone if step.what == "person_decided" => {
                "A person found out that it happened."
            }
            IntentState::ConfirmedAbsent if step.what == "person_decided" => {
                "A person found out that it did not happen."
            }
            IntentState::ConfirmedDone => "It happened.",
            IntentState::ConfirmedAbsent => "It did not happen.",
            IntentState::NeedsPerson => "Looking it up does not decide it.",
        }
        .to_owned(),
    };
    IntentStepView {
        at: moment(step.at),
        state: step.state,
        text,
    }
}

/// What a look-up showed, in words.
fn looked(why: &str) -> String {
    let text = match why {
        "shown_voided" => "Looked it up: Converge shows the payment as voided.",
        "still_open" => "Looked it up: the payment is still in the open batch.",
        "shown_settled" => "Looked it up: the payment was settled, so it was not voided.",
        "our_reference" => "Looked it up: Converge shows the refund with our reference.",
        "our_reference_declined" => "Looked it up: Converge shows our refund as declined.",
        "no_return_shown" => "Looked it up: Converge shows no refund of this payment.",
        "return_without_reference" => "Looked it up: there is a refund without our reference.",
        "counter_unchanged" => "Looked it up: the plan's counter has not moved.",
        "counter_and_payment" => "Looked it up: the counter moved, and the payment is there.",
        "schedule_ran" => "Looked it up: only Converge's own schedule took a payment.",
        "payment_not_shown_yet" => "Looked it up: the counter moved, but no payment is shown yet.",
        "payments_do_not_add_up" => "Looked it up: counter and payments do not add up.",
        "plan_changed" => "Looked it up: the plan was changed as asked.",
        "plan_unchanged" => "Looked it up: the plan is as it was.",
        "plan_gone" => "Looked it up: Converge does not know the plan any more.",
        "plan_still_there" => "Looked it up: the plan is still there.",
        "plan_changed_otherwise" => "Looked it up: the plan was changed, but not as asked.",
        "plans_cannot_be_listed" => "Converge has no way to list plans: a new one cannot be looked up.",
        "batch_empty" => "Looked it up: the batch is empty now.",
        "payments_settled" => "Looked it up: its payments are settled.",
        "batch_still_open" => "Looked it up: the batch is still open.",
        "batch_settled_in_part" => "Looked it up: some of the batch has settled, some has not.",
        "list_incomplete" => "Looked it up: Converge's list was not complete, so it proves nothing.",
        "look_failed" => "Tried to look it up; Converge did not answer.",
        _ => "Looked it up: nothing was proved.",
    };
    text.to_owned()
}

/// Payments that may be the one, from the last look-up that showed any.
fn candidates(intent: &Intent, steps: &[IntentStep]) -> Vec<CandidateView> {
    let named = told(intent).candidates;
    let evidence = steps.iter().rev().find_map(|step| {
        let text = step.evidence.as_deref()?;
        serde_json::from_str::<Evidence>(text).ok()
    });
    let seen = match evidence.map(|evidence| evidence.found) {
        Some(Found::Payment { returns, .. }) => returns,
        Some(Found::Plan { payments, .. }) => payments,
        _ => Vec::new(),
    };
    let currency = intent.amount.map(|amount| amount.currency);
    seen.into_iter()
        .filter(|seen| named.contains(&seen.id))
        .map(|seen| CandidateView {
            at: seen.at.map(moment),
            amount: seen
                .amount
                .zip(currency)
                .map(|(minor, currency)| domain::Money { minor, currency }.into()),
            user: seen.user,
            id: seen.id,
        })
        .collect()
}

/// How an intent stands, for people.
struct Words {
    headline: String,
    meaning: String,
    next: String,
    tell: String,
}

impl Words {
    fn of(intent: &Intent, told: &Told) -> Self {
        let say = |headline: &str, meaning: &str, next: &str, tell: &str| Self {
            headline: headline.to_owned(),
            meaning: meaning.to_owned(),
            next: next.to_owned(),
            tell: tell.to_owned(),
        };
        match intent.state {
            IntentState::Armed | IntentState::Dispatching => say(
                "Waiting for Converge's answer",
                "It was sent once and is not sent again.",
                "This can take a minute and a half. You can go on with other work.",
                "",
            ),
            IntentState::Approved | IntentState::ConfirmedDone => done(intent, told),
            IntentState::Declined => declined(told),
            IntentState::Rejected => rejected(intent, told),
            IntentState::NotSent => say(
                "Not sent",
                "No connection to Converge could be made. Nothing left this PC, and nothing was charged.",
                "Check the network, then ask for it again.",
                "",
            ),
            IntentState::Unknown => say(
                "Outcome unknown",
                "It was sent, and no usable answer came. It may have happened or not. It is not sent again.",
                "Counterfoil looks it up by itself until it knows. Please do not do the same in the portal.",
                "We are checking with the bank and will call you back.",
            ),
            IntentState::NeedsPerson => say(
                "A person has to decide",
                "Looking it up does not tell whether it happened.",
                "Compare with the Converge portal, then say here what you found.",
                "We are checking with the bank and will call you back.",
            ),
            IntentState::ConfirmedAbsent => say(
                "It did not happen",
                "Converge shows no trace of it, in two complete look-ups at least ten minutes apart.",
                "If it is still wanted, ask for it again.",
                "",
            ),
        }
    }
}

fn done(intent: &Intent, told: &Told) -> Words {
    let (headline, meaning, tell) = match intent.kind {
        ActKind::Void => (
            "Voided",
            "The payment is out of the batch: the resident is not charged.",
            "You are not charged. A pending amount disappears from your account within a few days.",
        ),
        ActKind::Return => (
            "Refunded",
            "The money goes back to the same card.",
            "The money is on its way to your card; banks take three to seven days.",
        ),
        ActKind::TakeInstallment | ActKind::TakeRecurring => (
            "Payment taken",
            "One payment of the plan was taken, beside its schedule.",
            "",
        ),
        ActKind::Settle => (
            "Settlement scheduled",
            "Converge took the batch for settlement. It is watched until its payments are settled.",
            "",
        ),
        ActKind::AddPlan => ("Plan added", "Converge runs it from its first date on.", ""),
        ActKind::UpdatePlan => ("Plan changed", "Converge has the new values.", ""),
        ActKind::DeletePlan => ("Plan ended", "Converge takes no further payment of it.", ""),
    };
    let next = match told.by {
        Some(_) => "A person found this out; the activity says how.",
        None if intent.state == IntentState::ConfirmedDone => {
            "No answer came at first; it was found by looking it up."
        }
        None => "",
    };
    Words {
        headline: headline.to_owned(),
        meaning: meaning.to_owned(),
        next: next.to_owned(),
        tell: tell.to_owned(),
    }
}

fn declined(told: &Told) -> Words {
    let message = told.message.clone().unwrap_or_default();
    let (meaning, tell) = match crate::transactions::explained(&message) {
        (meaning, _) if meaning.is_empty() => (
            "The bank said no. Nobody was charged.".to_owned(),
            "Your bank did not allow this. Please ask your bank, or use another card.".to_owned(),
        ),
        explained => explained,
    };
    let duplicate = told.duplicate_rule;
    Words {
        headline: "Declined".to_owned(),
        meaning: if duplicate {
            "Converge took it for a repetition of an earlier payment and stopped it.".to_owned()
        } else {
            meaning
        },
        next: if duplicate {
            "Look for the earlier payment before anything else: it may stand approved.".to_owned()
        } else {
            String::new()
        },
        tell,
    }
}

fn rejected(intent: &Intent, told: &Told) -> Words {
    let (meaning, next) = match (told.code.as_deref(), intent.kind) {
        (Some("4018"), ActKind::Void) => (
            "Settlement is running. Nothing was changed.",
            "Look again in about ten minutes: it will be a refund then.",
        ),
        (Some("4018"), _) => (
            "Settlement is running. Nothing was changed.",
            "Look again in about ten minutes.",
        ),
        (Some("5040"), ActKind::Void) => (
            "Converge found no payment that can be voided under this number. It may have settled or been voided meanwhile. Nothing was changed.",
            "The payment was looked up again; see how it stands now.",
        ),
        (Some("5040"), _) => (
            "Converge found no payment under this number that this terminal may refund. Nothing was changed.",
            "Check that the payment belongs to this terminal.",
        ),
        (Some("5091" | "5006"), _) => (
            "More was asked back than remains of the payment. Nothing was changed.",
            "Sync, then look at what remains.",
        ),
        (Some("5036"), _) => ("The plan has run all its payments. Nothing was charged.", ""),
        (Some("5033" | "5034"), _) => (
            "Converge does not know this plan on this terminal. Nothing was charged.",
            "Compare the plan with Converge.",
        ),
        (Some("4014" | "4016"), _) => (
            "The API user lacks a right for this, or the terminal lacks the feature. Nothing was changed.",
            "Setup says which right is missing and whom to ask.",
        ),
        (Some("4025" | "4001" | "4012" | "4015"), _) => (
            "Converge did not accept this user ID and PIN together. Nothing was changed.",
            "Check the PIN in Setup before anything else.",
        ),
        _ if told.why == "test_mode" => (
            "The terminal is in test mode: the answer was made up, and no money moved.",
            "Ask Converge to switch test mode off.",
        ),
        _ => (
            "Converge refused the request before anything was authorized. Nothing was changed.",
            "",
        ),
    };
    Words {
        headline: "Refused".to_owned(),
        meaning: meaning.to_owned(),
        next: next.to_owned(),
        tell: String::new(),
    }
}
