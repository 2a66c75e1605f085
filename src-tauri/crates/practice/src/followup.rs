//! `ccreturn`, `ccvoid`, `ccdelete`, `ccsignature`, `txnemail`: calls on an earlier payment
//! (Converge fact sheet sections 4, 7 and 9).

use crate::booking::{self, Charge, Host};
use crate::desk::Ask;
use crate::fields;
use crate::form::{self, Form};
use crate::outcomes::{APPROVAL, SIX_BLANKS, approval_code};
use crate::payment::{Kind, State};
use crate::purchase::merged;
use crate::record::{carried, decimal};
use crate::refusal::Refusal;
use crate::syntax::minor;
use crate::town::Town;

/// Characters of a signature image, in base64.
const LARGEST_IMAGE: usize = 10 * 1024;

/// A linked refund, in full or in part; 5040, 4018, 5091.
pub(crate) fn give_back(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let bad = || Refusal::new("5040");
    let seed = town.seed;
    let index = ask.target(town)?;
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(bad)?;
    let number = u32::try_from(terminal.payments.len()).unwrap_or(0);
    let earlier = carried(terminal, index);
    let original = terminal.payments.get_mut(index as usize).ok_or_else(bad)?;
    if !original.is_income() {
        return Err(bad());
    }
    if original.state == State::Scheduled {
        return Err(Refusal::new("4018"));
    }
    let left = original.refundable();
    let amount = match request.get("ssl_amount").and_then(minor) {
        None if left == 0 => return Err(Refusal::new("5091")),
        None => left,
        Some(amount) if amount > left => return Err(Refusal::new("5091")),
        Some(amount) => amount,
    };
    original.refunded = original.refunded.saturating_add(amount);
    let card = original.card;
    // Newer processors give a return a code of its own, older ones six blanks.
    let code = if number.is_multiple_of(2) {
        approval_code(seed, number, card.brand)
    } else {
        SIX_BLANKS.to_owned()
    };
    let charge = Charge {
        host: Host::Told(code),
        original: index,
        texts: merged(earlier, fields::texts(request)),
        custom: fields::custom(request),
        ..Charge::new(Kind::Return, amount, card, ask.user)
    };
    let full = || Refusal::new("6038");
    let index = booking::book(town, ask.position, charge, ask.now).ok_or_else(full)?;
    form::payment(town, ask.position, index, "RETURN").ok_or_else(full)
}

/// Takes a payment out of the open batch; 5040, 4018, 5041. The answer bears a new id, or
/// that of the payment itself: both were seen.
pub(crate) fn void(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let bad = || Refusal::new("5040");
    let index = ask.target(town)?;
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(bad)?;
    let limit = terminal.options.void_seconds;
    let payment = terminal.payments.get_mut(index as usize).ok_or_else(bad)?;
    if payment.state == State::Scheduled {
        return Err(Refusal::new("4018"));
    }
    let given_back = payment.is_income() && payment.refunded > 0;
    if !payment.is_voidable() || given_back {
        return Err(bad());
    }
    if limit.is_some_and(|limit| ask.now.saturating_sub(payment.time) > i64::from(limit)) {
        return Err(Refusal::new("5041"));
    }
    payment.state = State::Voided;
    let (kind, original, amount) = (payment.kind, payment.original, payment.amount);
    // A voided return no longer takes anything off its original.
    if kind == Kind::Return
        && let Some(original) = terminal.payments.get_mut(original as usize)
    {
        original.refunded = original.refunded.saturating_sub(amount);
    }
    let mut form = taken_out(town, ask, index, "VOID").ok_or_else(bad)?;
    form.set("ssl_approval_code", "");
    if !ask.manner.void_keeps_id {
        let id = town.slip(ask.position, ask.now);
        form.set("ssl_txn_id", id);
        form.set("ssl_txn_time", town.zones.wire_time(ask.now, false));
    }
    Ok(form.judged(town.seed, APPROVAL))
}

/// Removes a sale or an authorisation for good and frees the cardholder's limit.
pub(crate) fn delete(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let bad = || Refusal::new("5040");
    let index = ask.target(town)?;
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(bad)?;
    let payment = terminal.payments.get_mut(index as usize).ok_or_else(bad)?;
    if payment.state == State::Scheduled {
        return Err(Refusal::new("4018"));
    }
    let deletable = matches!(payment.kind, Kind::Sale | Kind::AuthOnly);
    if payment.state != State::Open || !deletable || payment.refunded > 0 {
        return Err(bad());
    }
    payment.state = State::Deleted;
    let id = town.slip(ask.position, ask.now);
    let mut form = taken_out(town, ask, index, "DELETE").ok_or_else(bad)?;
    form.remove("ssl_approval_code");
    form.set("ssl_txn_id", id);
    form.set("ssl_txn_time", town.zones.wire_time(ask.now, false));
    Ok(form.judged(town.seed, APPROVAL))
}

/// The original data of a payment that was voided or deleted.
fn taken_out(town: &Town, ask: &Ask<'_>, index: u32, echo: &str) -> Option<Form> {
    let terminal = town.terminal(ask.position)?;
    let payment = terminal.payment(index)?;
    let mut form = Form::done(APPROVAL)
        .with("ssl_txn_id", town.id(ask.position, index, payment))
        .with("ssl_txn_time", town.zones.wire_time(payment.time, false))
        .with("ssl_transaction_type", echo)
        .with("ssl_amount", decimal(payment.amount.into()))
        .with("ssl_avs_response", "")
        .with("ssl_cvv2_response", "")
        .with("ssl_account_balance", "0.00");
    form::add_card(&mut form, payment);
    for name in fields::ECHOED {
        form.set(name, "");
    }
    for (name, text) in carried(terminal, index) {
        form.set(name, text);
    }
    Some(form)
}

/// Adds a signature to a payment; 5070 to 5073.
pub(crate) fn sign(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let kind = request.get("ssl_image_type").unwrap_or("").to_ascii_uppercase();
    let image = request.get("ssl_signature_image").unwrap_or("");
    if !["JPG", "GIF", "TIF", "PNG"].contains(&kind.as_str()) {
        return Err(Refusal::new("5072"));
    }
    if image.len() > LARGEST_IMAGE {
        return Err(Refusal::new("5073"));
    }
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if !image.bytes().all(base64) || !image.len().is_multiple_of(4) {
        return Err(Refusal::new("5071"));
    }
    let index = ask.target(town)?;
    let terminal = town.terminals.get_mut(ask.position);
    let detail = terminal.map(|terminal| terminal.details.entry(index).or_default());
    match detail {
        Some(detail) if !detail.signed => detail.signed = true,
        _ => return Err(Refusal::new("5070")),
    }
    Ok(Form::done("SUCCESS").with("ssl_txn_id", request.get("ssl_txn_id").unwrap_or("")))
}

/// Sends a receipt once more; nothing leaves this machine.
pub(crate) fn email(town: &Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    ask.target(town)?;
    let sent = |name| ask.request.get(name).unwrap_or("");
    Ok(Form::done("SUCCESS")
        .with("ssl_txn_id", sent("ssl_txn_id"))
        .with("ssl_email", sent("ssl_email"))
        .with("ssl_transaction_type", "TXNEMAIL"))
}
