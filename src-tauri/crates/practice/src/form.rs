//! Answers other than records: elements by name, and the verdict in the headers (Converge
//! fact sheet sections 1 and 5).

use std::borrow::Cow;

use crate::detail::Detail;
use crate::fields::ECHOED;
use crate::outcomes;
use crate::payment::{Brand, Payment, State};
use crate::random::mix;
use crate::record::decimal;
use crate::town::{Terminal, Town};

/// What the headers say about an authorisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) approved: bool,
    /// `AuthResponse`.
    pub(crate) letters: &'static str,
    /// `CPID`; begins with the node of the transaction id.
    pub(crate) node: String,
}

/// The elements of an answer, in any order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub(crate) fields: Vec<(Cow<'static, str>, String)>,
    pub(crate) verdict: Option<Verdict>,
}

/// Elements that come along empty in each payment answer.
static EMPTY: [&str; 14] = [
    "ssl_promo_code",
    "ssl_enrollment",
    "ssl_loyalty_program",
    "ssl_loyalty_account_balance",
    "ssl_issue_points",
    "ssl_tender_amount",
    "ssl_access_code",
    "ssl_account_status",
    "ssl_departure_date",
    "ssl_completion_date",
    "ssl_eci_ind",
    "ssl_tip_amount",
    "ssl_cashback_amount",
    "ssl_merchant_initiated_unscheduled",
];

impl Form {
    /// Sets an element; there is at most one of a name.
    pub(crate) fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.fields.iter_mut().find(|(known, _)| *known == name) {
            Some(field) => field.1 = value,
            None => self.fields.push((name, value)),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Form {
        self.set(name, value);
        self
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.fields.retain(|(known, _)| known != name);
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Without the elements that are empty, as records are written.
    pub(crate) fn without_empty(mut self) -> Form {
        self.fields.retain(|(_, value)| !value.is_empty());
        self
    }

    /// `ssl_result` 0 and a message.
    pub(crate) fn done(message: &str) -> Form {
        Form::default()
            .with("ssl_result", "0")
            .with("ssl_result_message", message)
    }

    /// The verdict of an answer whose id and message are set.
    pub(crate) fn judged(mut self, seed: u64, message: &str) -> Form {
        let letters = outcomes::letters(message);
        let id = self.get("ssl_txn_id").unwrap_or("");
        let tail = mix(seed ^ crate::random::digest(id)) & 0xFFFF_FFFF;
        let node = format!("{}{tail:08X}", id.get(6..9).unwrap_or("A1C"));
        self.verdict = Some(Verdict {
            approved: matches!(letters, "AA" | "AP"),
            letters,
            node,
        });
        self
    }
}

/// Masked number, expiry, kind and brand of a card; of a check the end of its account.
pub(crate) fn add_card(form: &mut Form, payment: &Payment) {
    let card = payment.card;
    if card.brand == Brand::Check {
        form.set("ssl_card_type", "ELECTRONICCHECK");
        form.set("ssl_bank_account_number", card.masked());
        return;
    }
    form.set(
        "ssl_card_type",
        if card.debit { "DEBITCARD" } else { "CREDITCARD" },
    );
    form.set("ssl_card_short_description", card.brand.wire());
    form.set("ssl_card_number", card.masked());
    form.set("ssl_exp_date", format!("{:04}", card.expiry));
}

/// The answer to a payment that is in the books.
pub(crate) fn payment(town: &Town, position: usize, index: u32, echo: &str) -> Option<Form> {
    let terminal = town.terminal(position)?;
    let payment = terminal.payment(index)?;
    let detail = terminal.details.get(&index)?;
    let approved = payment.state != State::Declined;
    let mut form = Form::default();
    for name in EMPTY.iter().chain(&ECHOED) {
        form.set(*name, detail.text(name));
    }
    if detail.text("ssl_eci_ind").is_empty() {
        form.set("ssl_eci_ind", eci(terminal, payment));
    }
    form.set("ssl_result", if approved { "0" } else { "1" });
    form.set("ssl_result_message", detail.message.as_str());
    form.set("ssl_issuer_response", detail.issuer.as_str());
    form.set("ssl_txn_id", town.id(position, index, payment));
    form.set("ssl_txn_time", town.zones.wire_time(payment.time, false));
    form.set("ssl_approval_code", detail.approval.as_str());
    form.set("ssl_transaction_type", echo);
    form.set("ssl_amount", decimal(payment.amount.into()));
    form.set("ssl_account_balance", if approved { "0.00" } else { "" });
    add_card(&mut form, payment);
    let letter = |byte: u8| {
        if byte == 0 {
            String::new()
        } else {
            char::from(byte).to_string()
        }
    };
    form.set("ssl_avs_response", letter(payment.avs));
    form.set("ssl_cvv2_response", letter(payment.cvv));
    form.set(
        "ssl_partner_app_id",
        if index.is_multiple_of(2) { "VM" } else { "01" },
    );
    opaque(&mut form, index, payment);
    extras(&mut form, payment, detail);
    Some(form.judged(town.seed, &detail.message))
}

/// How a card came that was not there; empty at a counter and where money goes back.
fn eci(terminal: &Terminal, payment: &Payment) -> &'static str {
    if payment.gives_back() || payment.card.brand == Brand::Check {
        ""
    } else {
        terminal.options.market_segment.eci()
    }
}

/// The two opaque texts whose blanks matter (section 5).
fn opaque(form: &mut Form, index: u32, payment: &Payment) {
    if payment.state == State::Declined || payment.card.brand == Brand::Check {
        form.set("ssl_oar_data", "");
        form.set("ssl_ps2000_data", "");
        return;
    }
    let number = mix(u64::from(index) ^ 0x0A4);
    let oar = format!(
        "0100{:06}  {:010}   ",
        number % 1_000_000,
        (number >> 20) % 10_000_000_000
    );
    form.set("ssl_oar_data", oar);
    form.set(
        "ssl_ps2000_data",
        format!("A{:06}        {:04}VC", number % 999_983, number % 9_973),
    );
}

fn extras(form: &mut Form, payment: &Payment, detail: &Detail) {
    if detail.requested > payment.amount {
        form.set("ssl_requested_amount", decimal(detail.requested.into()));
        let due = detail.requested.saturating_sub(payment.amount);
        form.set("ssl_balance_due", decimal(due.into()));
    }
    if let Some((currency, amount, rate)) = &detail.home {
        form.set("ssl_cardholder_currency", *currency);
        form.set("ssl_cardholder_amount", amount.as_str());
        form.set("ssl_conversion_rate", *rate);
    }
    // An element of the merchant's own never takes the place of one of the gateway's.
    for (name, value) in &detail.custom {
        if form.get(name).is_none() {
            form.set(name.clone(), value.as_str());
        }
    }
}
