//! The transaction resource (section 6).

use domain::{mask_card_field, mask_unbroken};
use serde_json::Value;

use crate::amount::{Amounts, BookedFrom, Booking};
use crate::json::{Object, Unreadable, parse, text};
use crate::notification::{Notification, Signature, notifications, signature};
use crate::outcome::{Effect, Outcome};
use crate::problem::message;
use crate::receipt::Receipt;
use crate::time::LocalTime;
use crate::words::{PaymentMethod, TransactionResult, TransactionType, Verification};

/// A transaction as an answer tells of it. Expiry dates are not kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transaction {
    /// The service's own id of the request.
    pub request_id: Option<String>,
    /// Its address; for show only.
    pub location: Option<String>,
    /// Oldest first.
    pub notifications: Vec<Notification>,
    /// What became of it; its presence means that it has finished.
    pub result: Option<TransactionResult>,
    /// What kind it is; a duplicate has the kind of the original.
    pub kind: Option<TransactionType>,
    /// The four amounts.
    pub amounts: Amounts,
    /// `GBP` or `EUR`, or another word.
    pub currency: Option<String>,
    /// The bank's code: text, leading zeros count.
    pub auth_code: Option<String>,
    /// The machine's identification.
    pub transaction_id: Option<String>,
    /// Number inside the machine's session, zero-padded.
    pub transaction_number: Option<String>,
    /// When it was, by the machine.
    pub time: Option<LocalTime>,
    /// For example `VISA`.
    pub card_scheme: Option<String>,
    /// Masked by the service and once more by us.
    pub card_number: Option<String>,
    /// Two digits.
    pub card_sequence: Option<String>,
    /// EMV application id.
    pub application_id: Option<String>,
    /// EMV application label.
    pub application_label: Option<String>,
    /// How the card came to the machine.
    pub payment_method: Option<PaymentMethod>,
    /// How the person proved that the card is theirs.
    pub verification: Option<Verification>,
    /// Both copies; declined and voided ones have some, too.
    pub receipt: Receipt,
    /// To be shown as it is.
    pub message: Option<String>,
    /// What is odd about the answer, in sentences.
    pub warnings: Vec<String>,
}

/// Names of which at least one must be there for an object to be a transaction.
const MARKS: [&str; 7] = [
    "requestId",
    "notifications",
    "transactionResult",
    "transactionType",
    "transactionId",
    "transactionNumber",
    "amountBase",
];
/// Names that only a report has.
const OF_REPORTS: [&str; 2] = ["reportResult", "reportType"];

/// Reads a transaction.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or an object that tells nothing of a transaction.
pub fn read_transaction(bytes: &[u8]) -> Result<Transaction, Unreadable> {
    let value = parse(bytes)?;
    let object = Object::of(&value).ok_or(Unreadable::OtherShape)?;
    if !is_one(object, &MARKS, &OF_REPORTS) {
        return Err(Unreadable::OtherShape);
    }
    Ok(Transaction::read(object))
}

/// Whether an object is what was asked for: it has a mark of it, and none of something else.
pub(crate) fn is_one(object: Object<'_>, marks: &[&str], of_others: &[&str]) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| object.get(name).is_some());
    has(marks) && !has(of_others)
}

impl Transaction {
    fn read(object: Object<'_>) -> Self {
        let mut read = Self {
            request_id: request_id(object),
            location: object.text("location"),
            notifications: notifications(object.get("notifications")),
            kind: object
                .text("transactionType")
                .map(|word| TransactionType::read(&word)),
            amounts: Amounts::read(object),
            currency: object.text("currency").map(|code| code.to_ascii_uppercase()),
            auth_code: object.text("authCode"),
            transaction_id: object.text("transactionId"),
            transaction_number: object.text("transactionNumber"),
            time: object.text("transactionTime").map(LocalTime::read),
            card_scheme: object.text("cardSchemeName"),
            card_number: card_number(object),
            card_sequence: object.text("primaryAccountNumberSequence"),
            application_id: object.text("applicationId"),
            application_label: object.text("applicationLabel"),
            payment_method: object
                .text("paymentMethod")
                .map(|word| PaymentMethod::read(&word)),
            verification: object
                .text("cardHolderVerificationMethod")
                .map(|word| Verification::read(&word)),
            receipt: Receipt::read(object.get("receiptLines").or_else(|| object.get("receiptLine"))),
            message: message(object),
            ..Self::default()
        };
        read.result = read.read_result(object);
        read.warn();
        read
    }

    /// The result. One that cannot be read, or that is there twice and differs, is there all
    /// the same: it counts as an unknown one.
    fn read_result(&mut self, object: Object<'_>) -> Option<TransactionResult> {
        let (result, odd) = one_word(object, "transactionResult");
        self.warnings.extend(odd);
        result.map(|word| TransactionResult::read(&word))
    }

    fn warn(&mut self) {
        for (name, amount) in self.amounts.named() {
            if let Some(raw) = amount.raw() {
                self.warnings
                    .push(format!("{name} is not a whole number of minor units: {raw}."));
            }
        }
        if self.amounts.contradict() {
            self.warnings
                .push("amountTotal is not the sum of its parts.".to_owned());
        }
        if self.outcome() == Outcome::Paid {
            match self.amounts.booking() {
                None => self
                    .warnings
                    .push("The payment succeeded, but the answer gives no exact amount to book.".to_owned()),
                Some(Booking {
                    from: BookedFrom::Rest,
                    ..
                }) => self
                    .warnings
                    .push("amountBase is missing: it was derived from the total.".to_owned()),
                Some(_) => {}
            }
        }
    }

    /// It has a result, or the notifications say that it has finished (section 6).
    pub fn finished(&self) -> bool {
        self.result.is_some() || self.notifications.iter().any(Notification::ends)
    }

    /// What became of it.
    pub fn outcome(&self) -> Outcome {
        let ended = self.notifications.iter().any(Notification::ends);
        Outcome::decide(self.result.as_ref(), self.kind.as_ref(), ended)
    }

    /// What it does with money when it succeeds.
    pub fn effect(&self) -> Effect {
        Effect::of(self.kind.as_ref())
    }

    /// What to book: only for a payment that succeeded, and only when it is exact.
    pub fn booking(&self) -> Option<Booking> {
        (self.outcome() == Outcome::Paid)
            .then(|| self.amounts.booking())
            .flatten()
    }

    /// Where the signature question stands.
    pub fn signature(&self) -> Signature {
        let asked = signature(&self.notifications);
        Signature {
            open: asked.open && !self.finished(),
            ..asked
        }
    }
}

/// The id of a request: a UUID, whose groups mean nothing as a card number.
pub(crate) fn request_id(object: Object<'_>) -> Option<String> {
    raw_request_id(object).map(|id| mask_unbroken(&id).into_owned())
}

/// The same as it came: what has to be asked for.
pub(crate) fn raw_request_id(object: Object<'_>) -> Option<String> {
    let id = match object.get("requestId")? {
        Value::String(id) => id.trim().to_owned(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    (!id.is_empty()).then_some(id)
}

fn card_number(object: Object<'_>) -> Option<String> {
    let number = match object.get("primaryAccountNumber")? {
        Value::String(number) => number.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!number.is_empty()).then(|| mask_card_field(&number).into_owned())
}

/// A word that decides: `None` when it is not there or empty. What cannot be read, or is there
/// in two spellings that differ, becomes a word that means nothing, with a warning.
pub(crate) fn one_word(object: Object<'_>, name: &str) -> (Option<String>, Option<String>) {
    let Some(value) = object.get(name) else {
        return (None, None);
    };
    if object.spellings(name).any(|other| other != value) {
        return (
            Some(String::new()),
            Some(format!("{name} is there twice and differs.")),
        );
    }
    match (value, text(value)) {
        (_, Some(word)) => (Some(word), None),
        (Value::String(_), None) => (None, None),
        _ => (Some(String::new()), Some(format!("{name} could not be read."))),
    }
}
