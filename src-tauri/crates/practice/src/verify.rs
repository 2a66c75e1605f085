//! `ccverify`, `ccavsonly`, `ccbalinquiry`: answers without money (Converge fact sheet
//! section 10), and the fabricated answer of test mode (section 20).

use crate::booking;
use crate::calls::Call;
use crate::desk::Ask;
use crate::fields;
use crate::form::Form;
use crate::instrument::{self, Means, is_expired};
use crate::outcomes::{APPROVAL, EXPIRED, SIX_BLANKS, approval_code};
use crate::record::decimal;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax::minor;
use crate::tokens;
use crate::town::Town;

/// The id of every test mode answer, one digit short of a UUID.
const ZERO_ID: &str = "00000000-0000-0000-0000-00000000000";

/// Presence for an account check.
pub(crate) fn check(call: Call, request: &Request) -> Result<(), Refusal> {
    instrument::present(request, Means::Card)?;
    match call {
        Call::AvsOnly => fields::present(request, ["ssl_avs_zip"]),
        _ => Ok(()),
    }
}

/// Checks an account; nothing is booked.
pub(crate) fn run(town: &mut Town, ask: &Ask<'_>, call: Call) -> Result<Form, Refusal> {
    let request = ask.request;
    let card = instrument::read(town, ask.position, request, Means::Card)?.card;
    let approved = !is_expired(card, town.zones.eastern_clock(ask.now));
    let message = if approved { APPROVAL } else { EXPIRED };
    let slip = town.slip(ask.position, ask.now);
    let number = town.terminal(ask.position).map_or(0, |terminal| terminal.slips);
    let code = approval_code(town.seed ^ 0x5E, number, card.brand);
    let avs = booking::avs(request.get("ssl_avs_address"), request.get("ssl_avs_zip"));
    let cvv = booking::cvv(card, request.get("ssl_cvv2cvc2"));
    let letter = |byte: u8| {
        if byte == 0 {
            String::new()
        } else {
            char::from(byte).to_string()
        }
    };
    let mut form = Form::done(message)
        .with("ssl_txn_id", slip)
        .with("ssl_txn_time", town.zones.wire_time(ask.now, false))
        .with("ssl_card_number", card.masked())
        .with("ssl_exp_date", format!("{:04}", card.expiry))
        .with("ssl_card_type", "CREDITCARD")
        .with("ssl_card_short_description", card.brand.wire())
        .with(
            "ssl_approval_code",
            if approved { code.as_str() } else { SIX_BLANKS },
        )
        .with("ssl_avs_response", letter(avs))
        .with("ssl_cvv2_response", letter(cvv));
    if !approved {
        form.set("ssl_result", "1");
    }
    let (echo, issuer) = match call {
        Call::AvsOnly => ("AVSONLY", "85"),
        Call::Balance => ("BALINQUIRY", "00"),
        _ => ("CARDVERIFICATION", "85"),
    };
    form.set("ssl_transaction_type", echo);
    form.set("ssl_issuer_response", if approved { issuer } else { "54" });
    if call == Call::Balance {
        let balance = town.terminal(ask.position).and_then(|t| t.options.balance_minor);
        form.set("ssl_account_balance", decimal(balance.unwrap_or(0).into()));
    }
    for (name, text) in fields::texts(request) {
        form.set(name, text);
    }
    if approved {
        tokens::asked_along(town, ask, card, &mut form);
    }
    Ok(form.judged(town.seed, message))
}

/// Fabricated: nothing reaches the host and nothing is stored.
pub(crate) fn test_mode(town: &Town, ask: &Ask<'_>) -> Form {
    let request = ask.request;
    let mut form = Form::done("APPROVED")
        .with("ssl_status", "TEST MODE")
        .with("ssl_approval_code", "123456")
        .with("ssl_avs_response", "X")
        .with("ssl_cvv2_response", "P")
        .with("ssl_account_balance", "0.00")
        .with("ssl_txn_id", ZERO_ID)
        .with("ssl_txn_time", town.zones.wire_time(ask.now, false))
        .with(
            "ssl_transaction_type",
            ask.name.trim_start_matches("cc").to_ascii_uppercase(),
        );
    if let Some(amount) = request.get("ssl_amount").and_then(minor) {
        form.set("ssl_amount", decimal(amount.into()));
    }
    if let Some(number) = request.get("ssl_card_number") {
        let stars = "*".repeat(number.len().saturating_sub(6));
        let (first, last) = (number.get(..2), number.get(number.len().saturating_sub(4)..));
        form.set(
            "ssl_card_number",
            format!("{}{stars}{}", first.unwrap_or(""), last.unwrap_or("")),
        );
    }
    for (name, text) in fields::texts(request) {
        form.set(name, text);
    }
    form
}
