//! Answers about plans (Converge fact sheet sections 11, 12 and 15).

use crate::cycle::Half;
use crate::desk::Ask;
use crate::fields::ECHOED;
use crate::form::{self, Form};
use crate::payment::Brand;
use crate::plan::{Book, Plan};
use crate::record::decimal;
use crate::syntax::wire_date;
use crate::town::Town;

/// The plan with this number.
pub(crate) fn plan(town: &Town, position: usize, number: u32) -> Option<&Plan> {
    town.terminal(position)?.plans.get(number as usize)
}

/// A book-keeping answer: `SUCCESS`, with or without `ssl_result`; both were seen.
pub(crate) fn bookkeeping(ask: &Ask<'_>) -> Form {
    let mut form = Form::done("SUCCESS");
    if ask.manner.no_result {
        form.remove("ssl_result");
    }
    form.with("ssl_transaction_type", ask.name.to_ascii_uppercase())
}

/// The answer to adding or changing a plan: nothing was charged, so there is no transaction.
pub(crate) fn booked(town: &Town, ask: &Ask<'_>, number: u32) -> Option<Form> {
    let mut form = bookkeeping(ask);
    describe(&mut form, town, ask.position, number)?;
    Some(form)
}

/// The answer to a charge of a plan: a payment and where the plan stands.
pub(crate) fn charged(town: &Town, ask: &Ask<'_>, number: u32, index: u32) -> Option<Form> {
    let mut form = form::payment(town, ask.position, index, &ask.name.to_ascii_uppercase())?;
    describe(&mut form, town, ask.position, number)?;
    Some(form)
}

/// A plan as `recurringquery` shows it.
pub(crate) fn record(town: &Town, position: usize, number: u32) -> Option<Form> {
    let mut form = Form::default();
    describe(&mut form, town, position, number)?;
    Some(form.without_empty())
}

fn describe(form: &mut Form, town: &Town, position: usize, number: u32) -> Option<()> {
    let terminal = town.terminal(position)?;
    let plan = terminal.plans.get(number as usize)?;
    form.set(plan.book.id_field(), town.plan_id(position, number));
    form.set("ssl_amount", decimal(plan.amount.into()));
    form.set("ssl_billing_cycle", plan.rhythm.cycle.wire());
    form.set("ssl_start_payment_date", wire_date(plan.start));
    form.set("ssl_next_payment_date", wire_date(plan.next));
    form.set("ssl_number_of_payments", plan.paid.to_string());
    form.set("ssl_skip_payment", if plan.skip { "Y" } else { "N" });
    form.set(
        "ssl_end_of_month",
        if plan.rhythm.end_of_month { "Y" } else { "N" },
    );
    form.set(
        "ssl_bill_on_half",
        match plan.rhythm.half {
            None => "",
            Some(Half::FirstAndFifteenth) => "1",
            Some(Half::FifteenthAndLast) => "2",
        },
    );
    if plan.book == Book::Installment {
        form.set("ssl_total_installments", plan.total.to_string());
    }
    form.set("ssl_recurring_batch_count", terminal.book_count().to_string());
    if plan.card.brand == Brand::Check {
        form.set("ssl_card_type", "ELECTRONICCHECK");
        form.set("ssl_bank_account_number", plan.card.masked());
    } else {
        form.set(
            "ssl_card_type",
            if plan.card.debit {
                "DEBITCARD"
            } else {
                "CREDITCARD"
            },
        );
        form.set("ssl_card_short_description", plan.card.brand.wire());
        form.set("ssl_card_number", plan.card.masked());
        form.set("ssl_exp_date", format!("{:04}", plan.card.expiry));
    }
    for name in ECHOED {
        let text = plan.texts.iter().find(|(known, _)| *known == name);
        form.set(name, text.map_or("", |(_, text)| text));
    }
    Some(())
}
