//! One transaction as `txnquery` shows it (Converge fact sheet section 14): empty elements
//! are left out, and there is no `ssl_result`.

use std::borrow::Cow;

use crate::detail::Detail;
use crate::names;
use crate::payment::{Brand, Kind, NONE, Payment, State};
use crate::random::mix;
use crate::segment::Segment;
use crate::town::{Terminal, Town};
use crate::writer::Field;

/// Minor units of a currency with two places as `1234.50`.
pub(crate) fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}{}.{:02}", minor / 100, minor % 100)
}

/// `ssl_transaction_type`; a void shows on the record of the sale itself.
pub(crate) fn wire_type(payment: &Payment) -> &'static str {
    match (payment.state, payment.kind) {
        (State::Voided, _) => "VOID",
        (_, Kind::Sale) => "SALE",
        (_, Kind::Force) => "FORCE",
        (_, Kind::Return) => "RETURN",
        (_, Kind::AuthOnly) => "AUTHONLY",
        (_, Kind::Credit) => "CREDIT",
    }
}

/// The invoice number with its prefix; empty when none was given.
fn invoice(terminal: &Terminal, index: u32, payment: &Payment) -> String {
    match payment.invoice {
        NONE => terminal.text(index, "ssl_invoice_number").to_owned(),
        number => format!("{}-{number}", terminal.place.invoice_prefix),
    }
}

/// The town's own reference, `ssl_merchant_txn_id`; empty when none was sent.
pub(crate) fn reference(terminal: &Terminal, index: u32, payment: &Payment) -> String {
    if payment.referenced {
        format!("AC{}-{index:08}", terminal.position + 1)
    } else {
        terminal.text(index, "ssl_merchant_txn_id").to_owned()
    }
}

/// The elements of a record. `utc` asks for times in UTC.
pub(crate) fn fields<'a>(
    town: &'a Town,
    terminal: &'a Terminal,
    index: u32,
    payment: &Payment,
    utc: bool,
) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = Vec::with_capacity(32);
    let mut add = |name: &'static str, value: Cow<'a, str>| {
        if !value.is_empty() {
            fields.push((name, value));
        }
    };
    add("ssl_txn_id", town.id(terminal.position, index, payment).into());
    let ran_by = terminal.details.get(&index).map(|detail| detail.user.as_str());
    add(
        "ssl_user_id",
        ran_by.unwrap_or_else(|| user(terminal, index)).into(),
    );
    add("ssl_transaction_type", wire_type(payment).into());
    add("ssl_txn_time", town.zones.wire_time(payment.time, utc).into());
    add("ssl_trans_status", status(payment, index).into());
    if let Some(batch) = terminal.batch(payment) {
        add(
            "ssl_settle_time",
            town.zones.wire_time(batch.settled_at, utc).into(),
        );
        add("ssl_settlement_batch_response", batch.wire().into());
    }
    add("ssl_amount", decimal(payment.amount.into()).into());
    if payment.refunded > 0 && payment.kind != Kind::AuthOnly {
        add("ssl_refunded_amount", decimal(payment.refunded.into()).into());
    }
    let scheduled = payment.state == State::Scheduled;
    let voidable = payment.is_voidable() || scheduled;
    add("ssl_is_voidable", if voidable { "TRUE" } else { "FALSE" }.into());
    outcome(terminal, payment, index, &mut add);
    card(payment, &mut add);
    match terminal.details.get(&index) {
        Some(detail) => kept_texts(detail, &mut add),
        None => texts(terminal, index, payment, &mut add),
    }
    if let Some(plan) = terminal.plans.get(payment.plan as usize) {
        let id = town.plan_id(terminal.position, payment.plan);
        add(plan.book.id_field(), id.into());
    }
    add("ssl_transaction_language", "EN".into());
    if mix(u64::from(index)).is_multiple_of(37) {
        // Fields are added without notice (section 1): readers must not mind.
        add("ssl_network_hint", "Q7 & later".into());
    }
    fields
}

/// `ssl_trans_status`. A decline is in no batch: mostly it has none, a few times the name of
/// the rule that stopped it. A void never settles.
pub(crate) fn status(payment: &Payment, index: u32) -> &'static str {
    match payment.state {
        State::Settled => "STL",
        State::Pended => "PEN",
        State::Review => "REV",
        State::Open | State::Scheduled | State::Voided | State::Deleted => "OPN",
        State::Declined => match mix(u64::from(index) ^ 0xDEC1) % 12 {
            0 => "FPR",
            1 => "PRE",
            _ => "",
        },
    }
}

fn outcome<'a>(
    terminal: &'a Terminal,
    payment: &Payment,
    index: u32,
    add: &mut impl FnMut(&'static str, Cow<'a, str>),
) {
    let detail = terminal.details.get(&index);
    let message = match (detail, payment.state) {
        (Some(detail), _) => detail.message.as_str(),
        (None, State::Declined) => names::at(&names::DECLINES, payment.message),
        (None, _) => "APPROVAL",
    };
    add("ssl_result_message", message.into());
    match payment.approval {
        NONE if detail.is_some() => {
            let approval = detail.map_or("", |detail| detail.approval.as_str());
            add("ssl_approval_code", approval.into());
        }
        // Six blanks or nothing at all, both were seen (sections 5 and 14).
        NONE if index.is_multiple_of(2) => add("ssl_approval_code", "      ".into()),
        NONE => {}
        code => add("ssl_approval_code", format!("{code:06}").into()),
    }
    let mut letter = |name, byte: u8| {
        if byte != 0 {
            add(name, char::from(byte).to_string().into());
        }
    };
    letter("ssl_avs_response", payment.avs);
    letter("ssl_cvv2_response", payment.cvv);
}

fn card<'a>(payment: &Payment, add: &mut impl FnMut(&'static str, Cow<'a, str>)) {
    if payment.card.brand == Brand::Check {
        add("ssl_card_type", "ELECTRONICCHECK".into());
        add("ssl_bank_account_number", payment.card.masked().into());
        return;
    }
    add(
        "ssl_card_type",
        if payment.card.debit {
            "DEBITCARD"
        } else {
            "CREDITCARD"
        }
        .into(),
    );
    add("ssl_card_short_description", payment.card.brand.wire().into());
    add("ssl_card_number", payment.card.masked().into());
    add("ssl_exp_date", format!("{:04}", payment.card.expiry).into());
    add("ssl_entry_mode", if payment.swiped { "S" } else { "K" }.into());
}

/// The texts that a request sent along, as far as records show them.
fn kept_texts<'a>(detail: &'a Detail, add: &mut impl FnMut(&'static str, Cow<'a, str>)) {
    for name in [
        "ssl_first_name",
        "ssl_last_name",
        "ssl_company",
        "ssl_description",
        "ssl_invoice_number",
        "ssl_merchant_txn_id",
        "ssl_customer_code",
        "ssl_salestax",
    ] {
        add(name, detail.text(name).into());
    }
}

fn texts<'a>(
    terminal: &Terminal,
    index: u32,
    payment: &Payment,
    add: &mut impl FnMut(&'static str, Cow<'a, str>),
) {
    add(
        "ssl_first_name",
        names::at(&names::FIRST, payment.payer.first).into(),
    );
    add(
        "ssl_last_name",
        names::at(&names::LAST, payment.payer.last).into(),
    );
    add(
        "ssl_company",
        names::at(&names::COMPANY, payment.payer.company).into(),
    );
    add(
        "ssl_description",
        names::description(terminal.place, payment.description).into(),
    );
    add("ssl_invoice_number", invoice(terminal, index, payment).into());
    add("ssl_merchant_txn_id", reference(terminal, index, payment).into());
    if payment.payer.company != 0 {
        add(
            "ssl_customer_code",
            format!("C{:05}", u32::from(payment.payer.company) * 1009).into(),
        );
    }
}

/// The texts that a follow-up takes over from a payment. The reference of one call is never
/// that of another, and what 3-D Secure said was about that one payment.
pub(crate) fn carried(terminal: &Terminal, index: u32) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = match terminal.details.get(&index) {
        Some(detail) => detail.texts.clone(),
        None => {
            let mut found = Vec::new();
            if let Some(payment) = terminal.payment(index) {
                let mut add = |name, value: Cow<'_, str>| {
                    if !value.is_empty() {
                        found.push((name, value.into_owned()));
                    }
                };
                texts(terminal, index, payment, &mut add);
            }
            found
        }
    };
    all.retain(|(name, _)| !matches!(*name, "ssl_merchant_txn_id" | "ssl_eci_ind"));
    all
}

/// Who ran it: the API user on the web, mostly a person at the counter.
fn user(terminal: &Terminal, index: u32) -> &'static str {
    match (terminal.place.segment, mix(u64::from(index) ^ 0x05E4) % 4) {
        (Segment::Internet, _) | (_, 0) => terminal.place.user_id,
        (_, 1) => "frontdesk",
        (_, 2) => "clerk1",
        _ => "clerk2",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_two_places_and_no_grouping() {
        assert_eq!(decimal(0), "0.00");
        assert_eq!(decimal(7), "0.07");
        assert_eq!(decimal(123_450), "1234.50");
        assert_eq!(decimal(-1205), "-12.05");
    }
}
