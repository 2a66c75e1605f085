//! The plans that the town has from the start: those behind the recurring payments of its
//! history, a few installments that are about to begin, and three that are under way: their
//! payments are taken from those of the plans without an end.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::cycle::{Cycle, Rhythm};
use crate::generate::Maker;
use crate::names;
use crate::payment::{Card, Payer, Payment, State};
use crate::plan::{Book, Plan};

/// The day on which all plans of the town's history were made.
const MADE: Date = date(2023, 7, 3);
/// Payments of the installments that are about to begin.
const INSTALLMENTS: [u32; 2] = [10, 6];

/// An installment plan with a past.
struct UnderWay {
    /// Payments made, where the history has so many of one person.
    paid: usize,
    total: u32,
    /// Its latest payment was declined.
    failed: bool,
}

const UNDER_WAY: [UnderWay; 3] = [
    UnderWay {
        paid: 2,
        total: 10,
        failed: false,
    },
    UnderWay {
        paid: 3,
        total: 3,
        failed: false,
    },
    UnderWay {
        paid: 1,
        total: 6,
        failed: true,
    },
];

/// The book of one Internet terminal. `payments` is its history, oldest first, `today` US
/// Eastern.
pub(crate) fn plans(maker: &mut Maker, payments: &mut [Payment], today: Date) -> Vec<Plan> {
    let recurring = maker.plan_count();
    let begin = u32::try_from(INSTALLMENTS.len()).unwrap_or(0);
    let under_way: Vec<(u32, &UnderWay, Option<(u32, u32)>)> = (recurring + begin..)
        .zip(&UNDER_WAY)
        .map(|(number, wanted)| (number, wanted, take_over(payments, recurring, number, wanted)))
        .collect();
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
    for (number, wanted, taken) in under_way {
        let (whose, paid) = taken.unwrap_or((number, 0));
        let next = next_after(today, i8::try_from(5 + number % 20).unwrap_or(5));
        plans.push(Plan {
            total: wanted.total,
            paid,
            start: MADE,
            ..plan(Book::Installment, next, maker.subscriber(whose))
        });
    }
    plans
}

/// Makes the latest payments of one plan without an end those of an installment plan. Gives
/// whose they are and how many were approved; `None` when nobody has enough of them.
fn take_over(payments: &mut [Payment], recurring: u32, number: u32, wanted: &UnderWay) -> Option<(u32, u32)> {
    let latest = |payments: &[Payment], whose: u32| -> Option<Vec<usize>> {
        let own = |payment: &Payment| payment.plan == whose;
        let mut back = payments
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, payment)| own(payment));
        let mut taken = Vec::new();
        if wanted.failed {
            let declined = back.find(|(_, payment)| payment.state == State::Declined);
            taken.push(declined?.0);
        }
        let good = back.filter(|(_, payment)| payment.is_income()).take(wanted.paid);
        taken.extend(good.map(|(at, _)| at));
        (taken.len() == wanted.paid + usize::from(wanted.failed)).then_some(taken)
    };
    // Each plan keeps some payments of its own: the first with enough gives.
    let (whose, taken) = (0..recurring).find_map(|whose| Some((whose, latest(payments, whose)?)))?;
    for at in taken {
        if let Some(payment) = payments.get_mut(at) {
            payment.plan = number;
        }
    }
    Some((whose, u32::try_from(wanted.paid).unwrap_or(0)))
}

fn plan(book: Book, next: Date, (amount, payer, card): (u32, Payer, Card)) -> Plan {
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
