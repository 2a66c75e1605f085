//! Calls on plans: add, update, delete, charge now, and look up (Converge fact sheet
//! sections 11, 12 and 15), with their electronic check siblings.

use jiff::civil::Date;

use crate::calls::{Act, PlanCall};
use crate::cycle::{Cycle, Half, Rhythm};
use crate::desk::Ask;
use crate::fields;
use crate::form::Form;
use crate::instrument::{self, Means};
use crate::plan::{Book, Plan};
use crate::planform;
use crate::purchase::merged;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::scheduler;
use crate::syntax::{self, minor};
use crate::tokens;
use crate::town::Town;

/// The field that names the plan: the check sibling of the installment deletion has its own.
fn id_of(request: &Request, call: PlanCall) -> Option<&str> {
    let plain = request.get(call.book.id_field());
    if call.check && call.book == Book::Installment {
        request.get("ssl_install_id").or(plain)
    } else {
        plain
    }
}

/// Presence for a call on plans.
pub(crate) fn check(call: PlanCall, request: &Request) -> Result<(), Refusal> {
    let installment = call.book == Book::Installment;
    if call.act != Act::Add {
        let name = match (call.check, call.act) {
            (true, Act::Delete) if installment => "ssl_install_id",
            _ => call.book.id_field(),
        };
        id_of(request, call).ok_or_else(|| Refusal::about("4009", name))?;
        return match call.act {
            Act::Update if installment => fields::present(request, ["ssl_amount"]),
            _ => Ok(()),
        };
    }
    fields::present(
        request,
        ["ssl_amount", "ssl_next_payment_date", "ssl_billing_cycle"],
    )?;
    if installment {
        fields::present(request, ["ssl_total_installments"])?;
    }
    instrument::present(request, means(call))
}

fn means(call: PlanCall) -> Means {
    if call.check {
        Means::Check
    } else {
        Means::CardOrTransaction
    }
}

/// Answers a call on plans.
pub(crate) fn run(town: &mut Town, ask: &Ask<'_>, call: PlanCall) -> Result<Form, Refusal> {
    match call.act {
        Act::Add => add(town, ask, call),
        Act::Update => update(town, ask, call),
        Act::Delete => delete(town, ask, call),
        Act::Sale => sale(town, ask, call),
    }
}

/// What a request says about the rhythm, on top of what a plan has.
#[derive(Clone, Copy, Debug)]
struct Terms {
    rhythm: Rhythm,
    next: Date,
}

/// 5030, 5031, 4009, 5039, 5043, in this order.
fn terms(request: &Request, before: Option<&Plan>, today: Date) -> Result<Terms, Refusal> {
    let date_text = request.get("ssl_next_payment_date");
    let sent_date = date_text.and_then(syntax::date);
    let cycle = match (request.get("ssl_billing_cycle"), before) {
        (Some(text), _) => Cycle::read(text).ok_or_else(|| Refusal::new("5030"))?,
        (None, Some(plan)) => plan.rhythm.cycle,
        (None, None) => return Err(Refusal::about("4009", "ssl_billing_cycle")),
    };
    let next = sent_date
        .or(before.map(|plan| plan.next))
        .ok_or_else(|| Refusal::new("5031"))?;
    let wakes = before.is_some_and(|plan| plan.rhythm.cycle == Cycle::Suspended) && cycle != Cycle::Suspended;
    let sets_date = sent_date.is_some() || wakes;
    if sets_date && next < today {
        return Err(Refusal::new("5031"));
    }
    let half = match request.get("ssl_bill_on_half") {
        Some("1") => Some(Half::FirstAndFifteenth),
        Some("2") => Some(Half::FifteenthAndLast),
        _ => before.and_then(|plan| plan.rhythm.half),
    };
    let sends_half = request.get("ssl_bill_on_half").is_some();
    let sends_cycle = request.get("ssl_billing_cycle").is_some();
    if cycle == Cycle::Semimonthly {
        let half = half.ok_or_else(|| Refusal::about("4009", "ssl_bill_on_half"))?;
        if (sets_date || sends_half || sends_cycle) && !half.has(next) {
            return Err(Refusal::new("5039"));
        }
    }
    let end_of_month = match request.get("ssl_end_of_month") {
        Some(text) => text.eq_ignore_ascii_case("y"),
        None => before.is_some_and(|plan| plan.rhythm.end_of_month),
    };
    let sends_end = request.get("ssl_end_of_month").is_some();
    let at_end = next == next.last_of_month();
    if end_of_month && cycle.is_month_based() && !at_end && (sets_date || sends_end || sends_cycle) {
        return Err(Refusal::new("5043"));
    }
    let day = match before {
        Some(plan) if sent_date.is_none_or(|date| date == plan.next) => plan.rhythm.day,
        _ => next.day(),
    };
    Ok(Terms {
        rhythm: Rhythm {
            cycle,
            half,
            end_of_month,
            day,
        },
        next,
    })
}

/// 5032: not a number of payments, or fewer than were made already.
fn total(request: &Request, paid: u32) -> Result<Option<u32>, Refusal> {
    let Some(text) = request.get("ssl_total_installments") else {
        return Ok(None);
    };
    let number = text.parse::<u32>().ok();
    number
        .filter(|number| *number > 0 && *number >= paid)
        .map(Some)
        .ok_or_else(|| Refusal::new("5032"))
}

fn amount(request: &Request) -> Result<u32, Refusal> {
    let amount = request.get("ssl_amount").and_then(minor);
    amount.ok_or_else(|| Refusal::new("5002"))
}

fn add(town: &mut Town, ask: &Ask<'_>, call: PlanCall) -> Result<Form, Refusal> {
    let request = ask.request;
    let today = town.zones.eastern_clock(ask.now).date();
    let terms = terms(request, None, today)?;
    let total = if call.book == Book::Installment {
        total(request, 0)?.unwrap_or(0)
    } else {
        0
    };
    let amount = amount(request)?;
    let card = instrument::read(town, ask.position, request, means(call))?.card;
    let full = || Refusal::new("5035");
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(full)?;
    if terminal.book_count() >= terminal.options.book_limit as usize {
        return Err(full());
    }
    let number = u32::try_from(terminal.plans.len()).map_err(|_| full())?;
    terminal.plans.push(Plan {
        book: call.book,
        made: today,
        changed_at: ask.now,
        amount,
        start: terms.next,
        next: terms.next,
        rhythm: terms.rhythm,
        skip: request.yes("ssl_skip_payment"),
        total,
        paid: 0,
        deleted: false,
        card,
        texts: fields::texts(request),
    });
    let mut form = planform::booked(town, ask, number).ok_or_else(full)?;
    tokens::asked_along(town, ask, card, &mut form);
    Ok(form)
}

/// The plan that a request names, 5033 or 5034. Cards and checks have books of their own.
fn named(town: &Town, ask: &Ask<'_>, call: PlanCall) -> Result<u32, Refusal> {
    let id = id_of(ask.request, call).unwrap_or("");
    let number = town.find_plan(ask.position, call.book, id);
    number
        .filter(|number| {
            let plan = planform::plan(town, ask.position, *number);
            plan.is_some_and(|plan| plan.is_check() == call.check)
        })
        .ok_or_else(|| Refusal::new(call.book.unknown()))
}

fn update(town: &mut Town, ask: &Ask<'_>, call: PlanCall) -> Result<Form, Refusal> {
    let request = ask.request;
    let unknown = || Refusal::new(call.book.unknown());
    let number = named(town, ask, call)?;
    let before = planform::plan(town, ask.position, number)
        .cloned()
        .ok_or_else(unknown)?;
    let today = town.zones.eastern_clock(ask.now).date();
    let terms = terms(request, Some(&before), today)?;
    let total = match call.book {
        Book::Installment => total(request, before.paid)?.unwrap_or(before.total),
        Book::Recurring => 0,
    };
    let has = |name: &str| request.get(name).is_some();
    let names_card = has("ssl_card_number") || has("ssl_token") || has("ssl_bank_account_number");
    let card = if names_card {
        instrument::read(town, ask.position, request, means(call))?.card
    } else {
        before.card
    };
    let new = Plan {
        changed_at: ask.now,
        amount: match request.get("ssl_amount") {
            Some(_) => amount(request)?,
            None => before.amount,
        },
        // What has never run starts when it runs first.
        start: if before.paid == 0 {
            terms.next
        } else {
            before.start
        },
        next: terms.next,
        rhythm: terms.rhythm,
        skip: match request.get("ssl_skip_payment") {
            Some(_) => request.yes("ssl_skip_payment"),
            None => before.skip,
        },
        total,
        card,
        texts: merged(before.texts.clone(), fields::texts(request)),
        ..before
    };
    let plans = town
        .terminals
        .get_mut(ask.position)
        .map(|terminal| &mut terminal.plans);
    let place = plans.and_then(|plans| plans.get_mut(number as usize));
    *place.ok_or_else(unknown)? = new;
    let mut form = planform::booked(town, ask, number).ok_or_else(unknown)?;
    tokens::asked_along(town, ask, card, &mut form);
    Ok(form)
}

fn delete(town: &mut Town, ask: &Ask<'_>, call: PlanCall) -> Result<Form, Refusal> {
    let unknown = || Refusal::new(call.book.unknown());
    let number = named(town, ask, call)?;
    let id = town.plan_id(ask.position, number);
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(unknown)?;
    let plan = terminal.plans.get_mut(number as usize).ok_or_else(unknown)?;
    plan.deleted = true;
    let count = terminal.book_count();
    let form = planform::bookkeeping(ask)
        .with(call.book.id_field(), id)
        .with("ssl_recurring_batch_count", count.to_string());
    Ok(form)
}

/// Charges one payment now, outside of the schedule: the payment number rises and the next
/// date stays.
fn sale(town: &mut Town, ask: &Ask<'_>, call: PlanCall) -> Result<Form, Refusal> {
    let unknown = || Refusal::new(call.book.unknown());
    let number = named(town, ask, call)?;
    let plan = planform::plan(town, ask.position, number).ok_or_else(unknown)?;
    if plan.is_finished() {
        return Err(Refusal::new("5036"));
    }
    let card = plan.card;
    let full = || Refusal::new("6038");
    let index = scheduler::charge(town, ask.position, number, ask.user, ask.now).ok_or_else(full)?;
    let mut form = planform::charged(town, ask, number, index).ok_or_else(full)?;
    if form.get("ssl_result") == Some("0") {
        tokens::asked_along(town, ask, card, &mut form);
    }
    Ok(form)
}

/// `recurringquery`: one record by the one id or the other.
pub(crate) fn query(town: &Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let recurring = request.get(Book::Recurring.id_field());
    let installment = request.get(Book::Installment.id_field());
    let (book, id) = match (recurring, installment) {
        (Some(_), Some(_)) => return Err(Refusal::about("5095", "one id at a time")),
        (Some(id), None) => (Book::Recurring, id),
        (None, Some(id)) => (Book::Installment, id),
        (None, None) => return Err(Refusal::about("4009", Book::Recurring.id_field())),
    };
    let number = town.find_plan(ask.position, book, id);
    let form = number.and_then(|number| planform::record(town, ask.position, number));
    form.ok_or_else(|| Refusal::new(book.unknown()))
}
