//! The plans that the town has from the start: those behind the recurring payments of its
//! history, a few installments that are about to begin, and three with a past: their payments
//! are taken from those of the history.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::cycle::{Cycle, Rhythm};
use crate::generate::Maker;
use crate::names;
use crate::payment::{Brand, Card, Kind, NONE, Payer, Payment, State};
use crate::plan::{Book, Plan};

/// The day on which all plans of the town's history were made.
const MADE: Date = date(2023, 7, 3);
/// Payments of the installments that are about to begin.
const INSTALLMENTS: [u32; 2] = [10, 6];

/// An installment plan that is under way: payments made and in all.
const UNDER_WAY: (u32, u32) = (2, 10);
/// Most payments of the plan that is finished; as many as one person has in the history.
const FINISHED: u32 = 4;
/// Payments of the plan whose first one was declined.
const FAILED: u32 = 5;

/// Amount, person and card of a plan.
type Subscriber = (u32, Payer, Card);

/// The book of one Internet terminal. `payments` is its history, oldest first, `today` US
/// Eastern.
pub(crate) fn plans(maker: &mut Maker, payments: &mut [Payment], today: Date) -> Vec<Plan> {
    let recurring = maker.plan_count();
    let first = recurring + u32::try_from(INSTALLMENTS.len()).unwrap_or(0);
    let (paid, total) = UNDER_WAY;
    let begun = take_over(payments, recurring, first, paid);
    let finished = (1..=FINISHED).rev().find_map(|paid| {
        let subscriber = take_over(payments, recurring, first + 1, paid)?;
        Some((paid, subscriber))
    });
    let done = finished.map_or(0, |(paid, _)| paid);
    let past: [(u32, u32, Option<Subscriber>); 3] = [
        (if begun.is_some() { paid } else { 0 }, total, begun),
        (done, done.max(1), finished.map(|(_, subscriber)| subscriber)),
        (0, FAILED, decline(payments, first + 2)),
    ];
    let payments = &*payments;
    let paid = |number: u32| {
        let own = |payment: &&Payment| payment.plan == number && payment.is_income();
        u32::try_from(payments.iter().filter(own).count()).unwrap_or(0)
    };
    let mut plans: Vec<Plan> = (0..recurring)
        .map(|number| {
            let day = i8::try_from(1 + number * 5 % 28).unwrap_or(1);
            let next = next_after(today, day);
            Plan {
                paid: paid(number),
                start: next_after(MADE, day),
                ..plan(Book::Recurring, next, maker.subscriber(number))
            }
        })
        .collect();
    for (number, total) in (recurring..).zip(INSTALLMENTS) {
        let next = next_after(today, i8::try_from(10 + number % 10).unwrap_or(10));
        plans.push(Plan {
            total,
            ..plan(Book::Installment, next, maker.subscriber(number))
        });
    }
    for (number, (paid, total, subscriber)) in (first..).zip(past) {
        let next = next_after(today, i8::try_from(5 + number % 20).unwrap_or(5));
        let subscriber = subscriber.unwrap_or_else(|| maker.subscriber(number));
        plans.push(Plan {
            total,
            paid,
            start: MADE,
            ..plan(Book::Installment, next, subscriber)
        });
    }
    plans
}

/// Makes the latest payments of one plan without an end those of an installment plan; `None`
/// when none has enough of them.
fn take_over(payments: &mut [Payment], recurring: u32, number: u32, paid: u32) -> Option<Subscriber> {
    let paid = paid as usize;
    let latest = |payments: &[Payment], whose: u32| -> Option<Vec<usize>> {
        let own = |payment: &Payment| payment.plan == whose && payment.is_income();
        let back = payments
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, payment)| own(payment));
        let taken: Vec<usize> = back.take(paid).map(|(at, _)| at).collect();
        (taken.len() == paid).then_some(taken)
    };
    let taken = (0..recurring).find_map(|whose| latest(payments, whose))?;
    let mut subscriber = None;
    for at in taken {
        let payment = payments.get_mut(at)?;
        payment.plan = number;
        subscriber = Some((payment.amount, payment.payer, payment.card));
    }
    subscriber
}

/// Makes the latest declined sale the first payment of a plan.
fn decline(payments: &mut [Payment], number: u32) -> Option<Subscriber> {
    let fits = |payment: &&mut Payment| {
        payment.state == State::Declined
            && payment.kind == Kind::Sale
            && payment.plan == NONE
            && payment.card.brand != Brand::Check
    };
    let payment = payments.iter_mut().rev().find(fits)?;
    payment.plan = number;
    Some((payment.amount, payment.payer, payment.card))
}

fn plan(book: Book, next: Date, (amount, payer, card): Subscriber) -> Plan {
    let names = [
        ("ssl_first_name", names::at(&names::FIRST, payer.first)),
        ("ssl_last_name", names::at(&names::LAST, payer.last)),
        ("ssl_company", names::at(&names::COMPANY, payer.company)),
    ];
    let given = names.into_iter().filter(|(_, text)| !text.is_empty());
    Plan {
        book,
        made: MADE,
        changed_at: 0,
        amount,
        start: next,
        next,
        rhythm: Rhythm {
            cycle: Cycle::Monthly,
            half: None,
            end_of_month: false,
            day: next.day(),
        },
        skip: false,
        total: 0,
        paid: 0,
        deleted: false,
        card,
        texts: given.map(|(name, text)| (name, text.to_owned())).collect(),
    }
}

/// The first day with this number, 1 to 28, after `day`.
fn next_after(day: Date, number: i8) -> Date {
    let this = day.with().day(number).build().unwrap_or(day);
    if this > day {
        this
    } else {
        this.checked_add(1.months()).unwrap_or(this)
    }
}
