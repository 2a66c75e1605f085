//! `ccsale`, `ccauthonly`, `ccforce`, `cccredit` (Converge fact sheet sections 8 and 9).

use crate::booking::{self, Charge, Host};
use crate::cards::{self, Special};
use crate::desk::Ask;
use crate::fields;
use crate::form::{self, Form};
use crate::instrument::{self, Means};
use crate::outcomes::SIX_BLANKS;
use crate::payment::{Kind, State};
use crate::record::{carried, decimal};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax::minor;
use crate::tokens;
use crate::town::Town;

/// The choices of the dynamic currency question.
const AT_HOME: &str = "Please charge my purchase in my home currency";
const HERE: &str = "Please charge my purchase in US dollars";

/// Presence and contradictions.
pub(crate) fn check(kind: Kind, request: &Request) -> Result<(), Refusal> {
    fields::present(request, ["ssl_amount"])?;
    instrument::present(request, Means::Card)?;
    let code = request.get("ssl_approval_code");
    if kind == Kind::Force {
        if code.is_none_or(|code| code.len() > 6) {
            return Err(Refusal::new("5004"));
        }
    // A stored card's next payment carries the data of its first one, code included.
    } else if code.is_some() && request.get("ssl_oar_data").is_none() {
        return Err(Refusal::new("5003"));
    }
    let secure = request.get("ssl_3dsecure_value").is_some();
    match (secure, request.get("ssl_xid").is_some()) {
        (false, true) => return Err(Refusal::new("5080")),
        (true, false) if request.get("ssl_3ds_message_version").is_none() => {
            return Err(Refusal::new("5081"));
        }
        _ => {}
    }
    for name in ["ssl_tip_amount", "ssl_server", "ssl_shift"] {
        if request.get(name).is_some() {
            return Err(Refusal::about("5020", name));
        }
    }
    Ok(())
}

/// Books a sale, an authorisation, a force or an unlinked refund.
pub(crate) fn run(town: &mut Town, ask: &Ask<'_>, kind: Kind) -> Result<Form, Refusal> {
    let request = ask.request;
    let instrument = instrument::read(town, ask.position, request, Means::Card)?;
    let amount = request
        .get("ssl_amount")
        .and_then(minor)
        .ok_or_else(|| Refusal::new("5002"))?;
    let card = instrument.card;
    let asks = town
        .terminal(ask.position)
        .is_some_and(|t| t.options.currency_question);
    let foreign = asks && cards::special(card) == Special::Foreign && kind != Kind::Credit;
    let choice = request.get("dccoption");
    if foreign && !choice.is_some_and(|choice| choice == AT_HOME || choice == HERE) {
        return Ok(question(amount));
    }
    let host = match kind {
        Kind::Force => Host::Told(request.get("ssl_approval_code").unwrap_or(SIX_BLANKS).to_owned()),
        Kind::Credit => Host::Told(SIX_BLANKS.to_owned()),
        _ => Host::Asked,
    };
    let checked = kind != Kind::Credit && !instrument.swiped;
    let mut texts = fields::texts(request);
    // What 3-D Secure said comes back in the answer.
    texts.extend(
        request
            .get("ssl_eci_ind")
            .map(|sent| ("ssl_eci_ind", sent.to_owned())),
    );
    let charge = Charge {
        swiped: instrument.swiped,
        host,
        partial: request.get("ssl_partial_auth_indicator") == Some("1"),
        avs: if checked {
            booking::avs(request.get("ssl_avs_address"), request.get("ssl_avs_zip"))
        } else {
            0
        },
        cvv: booking::cvv(card, request.get("ssl_cvv2cvc2").filter(|_| checked)),
        texts,
        custom: fields::custom(request),
        at_home: foreign && choice == Some(AT_HOME),
        ..Charge::new(kind, amount, card, ask.user)
    };
    let full = || Refusal::new("6038");
    let index = booking::book(town, ask.position, charge, ask.now).ok_or_else(full)?;
    let mut form = form::payment(town, ask.position, index, echo(kind)).ok_or_else(full)?;
    let approved = form.get("ssl_result") == Some("0");
    if approved {
        tokens::asked_along(town, ask, card, &mut form);
    }
    Ok(form)
}

/// The type as an answer names it (section 7).
pub(crate) fn echo(kind: Kind) -> &'static str {
    match kind {
        Kind::Sale => "SALE",
        Kind::AuthOnly => "AUTHONLY",
        Kind::Force => "FORCE",
        Kind::Return => "RETURN",
        Kind::Credit => "CREDIT",
    }
}

/// A question instead of an answer: nothing is booked (section 5, point 7).
fn question(amount: u32) -> Form {
    let (currency, home, rate) = booking::home(amount);
    let mut form = Form::default()
        .with("ssl_amount", decimal(amount.into()))
        .with("ssl_cardholder_currency", currency)
        .with("ssl_cardholder_amount", home)
        .with("ssl_conversion_rate", rate);
    for choice in [AT_HOME, HERE] {
        form.fields.push(("dccoption".into(), choice.to_owned()));
    }
    form
}

/// `cccomplete`: captures an authorisation, once, or in parts while the flag says so.
pub(crate) fn complete(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let bad = || Refusal::new("5040");
    let index = ask.target(town)?;
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(bad)?;
    let earlier = carried(terminal, index);
    let authorised = terminal.payments.get_mut(index as usize).ok_or_else(bad)?;
    let left = authorised.amount.saturating_sub(authorised.refunded);
    if authorised.kind != Kind::AuthOnly || authorised.state != State::Open || left == 0 {
        return Err(bad());
    }
    let amount = request.get("ssl_amount").and_then(minor).unwrap_or(left);
    if amount > left {
        return Err(Refusal::new("5091"));
    }
    let more_follows = request.yes("ssl_partial_shipment_flag");
    authorised.refunded = if more_follows {
        authorised.refunded.saturating_add(amount)
    } else {
        authorised.amount
    };
    let card = authorised.card;
    let (avs, cvv) = (authorised.avs, authorised.cvv);
    let code = terminal.details.get(&index).map(|detail| detail.approval.clone());
    let sent = fields::texts(request);
    let charge = Charge {
        host: Host::Told(code.unwrap_or_else(|| "000000".to_owned())),
        original: index,
        avs,
        cvv,
        texts: merged(earlier, sent),
        custom: fields::custom(request),
        ..Charge::new(Kind::Force, amount, card, ask.user)
    };
    let full = || Refusal::new("6038");
    let index = booking::book(town, ask.position, charge, ask.now).ok_or_else(full)?;
    form::payment(town, ask.position, index, "FORCE").ok_or_else(full)
}

/// Texts of an earlier payment with newer ones in their place.
pub(crate) fn merged(
    mut earlier: Vec<(&'static str, String)>,
    newer: Vec<(&'static str, String)>,
) -> Vec<(&'static str, String)> {
    earlier.retain(|(name, _)| !newer.iter().any(|(new, _)| new == name));
    earlier.extend(newer);
    earlier
}
