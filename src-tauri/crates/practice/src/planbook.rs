//! The plans that the town has from the start: those behind the recurring payments of its
//! history, and a few installments that are about to begin.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::cycle::{Cycle, Rhythm};
use crate::generate::Maker;
use crate::names;
use crate::payment::{Card, Payer, Payment};
use crate::plan::{Book, Plan};

/// The day on which all plans of the town's history were made.
const MADE: Date = date(2023, 7, 3);
/// Payments of the installments that are about to begin.
const INSTALLMENTS: [u32; 2] = [10, 6];

/// The book of one Internet terminal. `payments` is its history, `today` US Eastern.
pub(crate) fn plans(maker: &mut Maker, payments: &[Payment], today: Date) -> Vec<Plan> {
    let recurring = maker.plan_count();
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
    plans
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
