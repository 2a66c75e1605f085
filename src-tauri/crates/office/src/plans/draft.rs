//! Plans written down here: new, changed, removed, crossed out. Each with its audit entry.

use domain::{Currency, GATEWAY_ZONE, Money, PlanKind, PlanState, TerminalKind};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Plan, PlanCard, PlanCustomer, Terminal};
use serde_json::{Value, json};

use super::book::Book;
use super::request::{AddRequest, check_days};
use super::{card, page, words};
use crate::audit::Note;
use crate::dto::{AuditObject, CancelPlan, Empty, IdRequest, PlanPage, PlanPerson, PlanStanding, SavePlan};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::portal::amounts;
use crate::setup::fresh_id;
use crate::text_fields;

/// Longest name of a plan.
const NAME: usize = 100;

/// Writes a plan down, new or in place of a draft. Nothing is sent.
///
/// # Errors
/// The first rule that is broken; a plan that is at the gateway is changed there first.
pub async fn save_draft(office: &Office, request: SavePlan) -> Result<PlanPage, OfficeError> {
    let _turn = office.turn().await;
    let book = Book::of(office, &request.account_id).await?;
    let old = match &request.id {
        None => None,
        Some(id) => Some(a_draft(super::get(office, id).await?)?),
    };
    let chosen = request
        .card_of
        .as_deref()
        .map(str::trim)
        .filter(|id| !id.is_empty());
    let card = match chosen {
        Some(id) => card::of_payment(office, &book, &request.terminal_id, id).await?,
        None => PlanCard::default(),
    };
    let plan = typed(office, &book, &request, old.as_ref(), card)?;
    let note = match &old {
        None => note(
            "plan_drafted",
            &plan,
            format!("wrote down {}", words::called(&plan)),
        )
        .change(None, Some(values(&plan))),
        Some(old) => note(
            "plan_changed",
            &plan,
            format!("changed the draft of {}", words::called(&plan)),
        )
        .change(Some(values(old)), Some(values(&plan))),
    };
    put(office, &plan, note).await?;
    page::of(office, &plan.id).await
}

fn a_draft(plan: Plan) -> Result<Plan, OfficeError> {
    if plan.state == PlanState::Draft {
        return Ok(plan);
    }
    Err(OfficeError::invalid(
        "plan",
        "plan_not_draft",
        "Only a draft can be changed like this. What is at Converge is changed there, and the book follows.",
    ))
}

fn typed(
    office: &Office,
    book: &Book,
    request: &SavePlan,
    old: Option<&Plan>,
    card: PlanCard,
) -> Result<Plan, OfficeError> {
    let terminal = book.facts.terminal(&request.terminal_id)?;
    can_have_plans(terminal)?;
    let name = text_fields::accept("name", &request.name, NAME)?;
    let amount = amount(&request.amount, book.facts.account.currency)?;
    let next = date("next", &request.next)?;
    let total = match (request.kind, request.total) {
        (PlanKind::Recurring, None) => None,
        (PlanKind::Recurring, Some(_)) => {
            return Err(OfficeError::invalid(
                "total",
                "no_total",
                "A plan without an end has no number of payments.",
            ));
        }
        (PlanKind::Installment, total) => Some(count(total)?),
    };
    check_days(request.cycle, request.half, request.end_of_month, next)?;
    let now = office.now().as_second();
    let plan = Plan {
        id: old.map_or_else(fresh_id, |old| old.id.clone()),
        account: book.facts.account.id.clone(),
        terminal: terminal.id.clone(),
        kind: old.map_or(request.kind, |old| old.kind),
        state: PlanState::Draft,
        gateway_id: None,
        name,
        amount,
        made: Some(0),
        total,
        start: Some(next),
        next: Some(next),
        cycle: request.cycle,
        half: request.half,
        end_of_month: request.end_of_month,
        skip_next: request.skip_next,
        customer: customer(&person(&request.person)?),
        card,
        last: None,
        reason: String::new(),
        created_at: old.map_or(now, |old| old.created_at),
        created_by: old.map_or_else(|| office.0.ports.person.clone(), |old| old.created_by.clone()),
        changed_at: now,
    };
    // All the gateway's rules are tried now, so that nobody learns of one after an approval.
    if plan.card.of_payment.is_some() {
        AddRequest::of(&plan, gateway_today(office, book))?;
    } else if next < gateway_today(office, book) {
        return Err(OfficeError::invalid(
            "next",
            "date_past",
            format!("{next} is past. Choose today or a later day."),
        ));
    }
    Ok(plan)
}

fn count(total: Option<u32>) -> Result<u32, OfficeError> {
    total.filter(|total| (1..=9_999).contains(total)).ok_or_else(|| {
        OfficeError::invalid(
            "total",
            "total_wrong",
            "Write how many payments there are in all: 1 to 9999.",
        )
    })
}

/// Plans run without the card being there.
pub(super) fn can_have_plans(terminal: &Terminal) -> Result<(), OfficeError> {
    if matches!(terminal.kind, TerminalKind::Internet | TerminalKind::Moto) {
        return Ok(());
    }
    Err(OfficeError::invalid(
        "terminal",
        "terminal_without_plans",
        format!(
            "{} is a counter terminal. Plans run on Internet and mail/phone order terminals only.",
            terminal.name
        ),
    ))
}

/// Takes a draft out of the book.
///
/// # Errors
/// For a plan that was sent: it is crossed out instead, so that its past stays.
pub async fn remove_draft(office: &Office, request: IdRequest) -> Result<Empty, OfficeError> {
    let _turn = office.turn().await;
    let plan = a_draft(super::get(office, &request.id).await?)?;
    let mut work = office.0.ledger.begin_plans().await?;
    work.remove_plan(&plan.id).await?;
    let note = note(
        "plan_removed",
        &plan,
        format!("removed the draft of {}", words::called(&plan)),
    )
    .change(Some(values(&plan)), None);
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    Ok(Empty {})
}

/// Crosses a plan out in the book, with a reason. The gateway is not asked to do anything.
///
/// # Errors
/// Without a reason, and for a plan that the gateway confirmed: it would go on charging.
pub async fn cancel(office: &Office, request: CancelPlan) -> Result<PlanPage, OfficeError> {
    let _turn = office.turn().await;
    let reason = text_fields::reason(&request.reason)?;
    let (book, plan) = Book::with(office, &request.plan_id).await?;
    let found = book.seen(&plan).iter().any(|seen| seen.found);
    let over = words::standing(&plan) == PlanStanding::Finished;
    if plan.state == PlanState::Active && found && !over {
        return Err(OfficeError::invalid(
            "plan",
            "plan_runs",
            "Converge has this plan and would go on charging it. End it at Converge instead; the book follows.",
        ));
    }
    if matches!(plan.state, PlanState::Cancelled | PlanState::Ended) {
        return Err(OfficeError::invalid(
            "plan",
            "plan_over",
            "This plan is over already.",
        ));
    }
    let gone = Plan {
        state: PlanState::Cancelled,
        gateway_id: plan.gateway_id.clone(),
        reason: reason.clone(),
        changed_at: office.now().as_second(),
        ..plan.clone()
    };
    let note = note(
        "plan_cancelled",
        &gone,
        format!("crossed out {} in the book", words::called(&plan)),
    )
    .reason(&reason)
    .change(Some(values(&plan)), Some(values(&gone)));
    put(office, &gone, note).await?;
    page::of(office, &plan.id).await
}

/// Writes a plan together with its entry.
pub(super) async fn put(office: &Office, plan: &Plan, note: Note) -> Result<(), OfficeError> {
    let mut work = office.0.ledger.begin_plans().await?;
    work.put_plan(plan).await?;
    work.note(&note.entry(office)).await?;
    Ok(work.commit().await?)
}

/// An entry about a plan.
pub(super) fn note(action: &'static str, plan: &Plan, sentence: String) -> Note {
    Note::new(action, AuditObject::Plan, sentence)
        .about(plan.id.clone(), words::called(plan))
        .account(plan.account.to_string())
}

/// A plan as the audit keeps it.
pub(super) fn values(plan: &Plan) -> Value {
    json!({
        "terminal": plan.terminal.as_str(),
        "kind": plan.kind,
        "state": plan.state,
        "gateway_id": plan.gateway_id,
        "name": plan.name,
        "amount": words::amount(plan),
        "made": plan.made,
        "total": plan.total,
        "start": plan.start,
        "next": plan.next,
        "cycle": plan.cycle,
        "half": plan.half,
        "end_of_month": plan.end_of_month,
        "skip_next": plan.skip_next,
        "customer": words::customer(&plan.customer),
        "company": plan.customer.company,
        "phone": plan.customer.phone,
        "email": plan.customer.email,
        "card": plan.card.last4,
        "card_of": plan.card.of_payment,
    })
}

/// An amount of a payment as typed: exact, and more than nothing.
pub(super) fn amount(typed: &str, currency: Currency) -> Result<Money, OfficeError> {
    let written = amounts::read(typed, currency).ok_or_else(|| {
        OfficeError::invalid(
            "amount",
            "amount_unreadable",
            format!("\"{}\" is not an amount. Write it like 125.00.", short(typed)),
        )
    })?;
    if written.currency != currency {
        return Err(OfficeError::invalid(
            "amount",
            "amount_currency",
            format!("Plans of this account are in {currency}."),
        ));
    }
    if written.minor <= 0 {
        return Err(OfficeError::invalid(
            "amount",
            "amount_not_positive",
            "The amount must be more than zero.",
        ));
    }
    Ok(Money {
        minor: written.minor,
        currency,
    })
}

/// A day as typed, `YYYY-MM-DD`.
pub(super) fn date(field: &str, typed: &str) -> Result<Date, OfficeError> {
    let text = domain::clean(typed, true).text;
    let day = Some(&text)
        .filter(|text| text.len() == 10)
        .and_then(|text| text.parse().ok());
    day.ok_or_else(|| {
        OfficeError::invalid(
            field,
            "not_a_date",
            format!("\"{}\" is not a date. Write it like 2026-10-29.", short(&text)),
        )
    })
}

fn short(text: &str) -> String {
    domain::mask_numbers(text).chars().take(30).collect()
}

/// Who pays, as typed: no secrets, no card numbers, not longer than the gateway takes.
pub(super) fn person(typed: &PlanPerson) -> Result<PlanPerson, OfficeError> {
    Ok(PlanPerson {
        first_name: text_fields::accept("first_name", &typed.first_name, 50)?,
        last_name: text_fields::accept("last_name", &typed.last_name, 50)?,
        company: text_fields::accept("company", &typed.company, 50)?,
        phone: text_fields::accept("phone", &typed.phone, 20)?,
        email: text_fields::accept("email", &typed.email, 100)?,
    })
}

pub(super) fn customer(person: &PlanPerson) -> PlanCustomer {
    let person = person.clone();
    PlanCustomer {
        first_name: person.first_name,
        last_name: person.last_name,
        company: person.company,
        phone: person.phone,
        email: person.email,
    }
}

/// The present day at the gateway.
pub(super) fn gateway_today(office: &Office, book: &Book) -> Date {
    let zone = TimeZone::get(&book.facts.account.gateway_zone)
        .or_else(|_| TimeZone::get(GATEWAY_ZONE))
        .unwrap_or(TimeZone::UTC);
    office.now().to_zoned(zone).date()
}
