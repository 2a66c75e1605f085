//! What may be asked for, checked before it leaves, so that a typing mistake never becomes a
//! refusal of the service (section 5).

use std::fmt;

use domain::Currency;
use serde_json::{Map, Value, json};

use crate::terminal::Terminal;

/// The largest amount, minor units.
const MOST: i64 = 99_999_999;
/// The largest cashback, minor units.
const MOST_CASHBACK: i64 = 10_000;

/// A kind of transaction that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionKind {
    /// Takes money.
    Sale,
    /// Gives money back to the card that is presented.
    Refund,
    /// Reserves money; Ingenico machines only.
    PreAuth,
    /// Collects reserved money from the same card; Ingenico machines only.
    Completion,
    /// Checks a card without money.
    AccountVerification,
    /// Asks for the machine's last transaction once more; Ingenico machines only.
    Duplicate,
}

impl TransactionKind {
    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sale => "SALE",
            Self::Refund => "REFUND",
            Self::PreAuth => "PRE_AUTH",
            Self::Completion => "COMPLETION",
            Self::AccountVerification => "ACCOUNT_VERIFICATION",
            Self::Duplicate => "DUPLICATE",
        }
    }

    fn has_amount(self) -> bool {
        !matches!(self, Self::AccountVerification | Self::Duplicate)
    }
}

/// A kind of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportType {
    /// Closes the day; settles what is pending.
    EndOfDay,
    /// Sums by acquirer; resets their window.
    Banking,
    /// Sums; nothing is reset.
    XBalance,
    /// Sums, reset after printing.
    ZBalance,
}

impl ReportType {
    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::EndOfDay => "END_OF_DAY",
            Self::Banking => "BANKING",
            Self::XBalance => "X_BALANCE",
            Self::ZBalance => "Z_BALANCE",
        }
    }

    /// Only looks; the other ones reset sums.
    pub fn only_reads(self) -> bool {
        self == Self::XBalance
    }
}

/// A field of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `amount`
    Amount,
    /// `currency`
    Currency,
    /// `amountCashback`
    Cashback,
    /// `cardholderNotPresent`
    NotPresent,
    /// `authCode`
    AuthCode,
    /// `amountPreAuthorisedTotal`
    PreAuthorised,
}

impl Field {
    /// The name on the wire.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Cashback => "amountCashback",
            Self::NotPresent => "cardholderNotPresent",
            Self::AuthCode => "authCode",
            Self::PreAuthorised => "amountPreAuthorisedTotal",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has to be there.
    Missing,
    /// It may not be there for this kind of transaction.
    NotForThisKind,
    /// Less or more than allowed, minor units.
    OutOfRange {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// The service takes GBP and EUR only.
    NotACurrency,
    /// The card machine works in another currency.
    OtherCurrency,
    /// Not letters and digits.
    Malformed,
}

/// A rule that a request breaks; nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Which field.
    pub field: Field,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.field.wire();
        match self.fault {
            Fault::Missing => write!(f, "{name} is missing"),
            Fault::NotForThisKind => write!(f, "{name} does not belong to this kind of transaction"),
            Fault::OutOfRange { least, most } => write!(f, "{name} must be {least} to {most} minor units"),
            Fault::NotACurrency => write!(f, "{name} must be GBP or EUR"),
            Fault::OtherCurrency => write!(f, "{name} is not the currency of the card machine"),
            Fault::Malformed => write!(f, "{name} must be letters and digits"),
        }
    }
}

impl std::error::Error for Broken {}

/// A transaction to be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionRequest {
    /// What it is.
    pub kind: TransactionKind,
    /// `GBP` or `EUR`.
    pub currency: Option<Currency>,
    /// Minor units.
    pub amount: Option<i64>,
    /// Cash to hand out with a sale, minor units.
    pub cashback: Option<i64>,
    /// The card number is typed at the machine.
    pub not_present: bool,
    /// For a completion: the code of the first pre-authorisation on that card.
    pub auth_code: Option<String>,
    /// For a completion: the sum of all pre-authorisations on that card, minor units.
    pub pre_authorised: Option<i64>,
}

impl TransactionRequest {
    /// A request of a kind with nothing in it.
    pub fn new(kind: TransactionKind) -> Self {
        Self {
            kind,
            currency: None,
            amount: None,
            cashback: None,
            not_present: false,
            auth_code: None,
            pre_authorised: None,
        }
    }

    /// A request of a kind about an amount in minor units.
    pub fn of(kind: TransactionKind, amount: i64, currency: Currency) -> Self {
        Self {
            currency: Some(currency),
            amount: Some(amount),
            ..Self::new(kind)
        }
    }

    /// Checks every rule that can be known here.
    ///
    /// # Errors
    /// The first rule that is broken, with its field.
    pub fn check(&self) -> Result<(), Broken> {
        self.check_amount()?;
        self.check_currency()?;
        match (self.kind, self.cashback) {
            (TransactionKind::Sale, Some(cashback)) => within(Field::Cashback, cashback, 0, MOST_CASHBACK)?,
            (_, Some(_)) => return Err(broken(Field::Cashback, Fault::NotForThisKind)),
            (_, None) => {}
        }
        if self.not_present && self.kind == TransactionKind::Duplicate {
            return Err(broken(Field::NotPresent, Fault::NotForThisKind));
        }
        self.check_completion()
    }

    /// As [`TransactionRequest::check`], and that the card machine works in this currency.
    ///
    /// # Errors
    /// The first rule that is broken, with its field.
    pub fn check_for(&self, terminal: &Terminal) -> Result<(), Broken> {
        self.check()?;
        match (self.currency, &terminal.currency) {
            (Some(asked), Some(own)) if asked.as_str() != own => {
                Err(broken(Field::Currency, Fault::OtherCurrency))
            }
            _ => Ok(()),
        }
    }

    fn check_amount(&self) -> Result<(), Broken> {
        match (self.kind.has_amount(), self.amount) {
            (true, Some(amount)) => within(Field::Amount, amount, 1, MOST),
            (true, None) => Err(broken(Field::Amount, Fault::Missing)),
            (false, Some(_)) => Err(broken(Field::Amount, Fault::NotForThisKind)),
            (false, None) => Ok(()),
        }
    }

    fn check_currency(&self) -> Result<(), Broken> {
        match self.currency {
            Some(_) if !self.kind.has_amount() => Err(broken(Field::Currency, Fault::NotForThisKind)),
            Some(currency) if !matches!(currency.as_str(), "GBP" | "EUR") => {
                Err(broken(Field::Currency, Fault::NotACurrency))
            }
            None if self.kind.has_amount() => Err(broken(Field::Currency, Fault::Missing)),
            _ => Ok(()),
        }
    }

    fn check_completion(&self) -> Result<(), Broken> {
        if self.kind != TransactionKind::Completion {
            return match (&self.auth_code, self.pre_authorised) {
                (Some(_), _) => Err(broken(Field::AuthCode, Fault::NotForThisKind)),
                (None, Some(_)) => Err(broken(Field::PreAuthorised, Fault::NotForThisKind)),
                (None, None) => Ok(()),
            };
        }
        match self.auth_code.as_deref() {
            None | Some("") => return Err(broken(Field::AuthCode, Fault::Missing)),
            Some(code) if code.len() > 16 || !code.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                return Err(broken(Field::AuthCode, Fault::Malformed));
            }
            Some(_) => {}
        }
        let total = self
            .pre_authorised
            .ok_or(broken(Field::PreAuthorised, Fault::Missing))?;
        within(Field::PreAuthorised, total, 1, MOST)
    }

    /// The body on the wire; keys that say nothing are left out.
    pub(crate) fn body(&self) -> String {
        let mut body = Map::new();
        body.insert("transactionType".into(), self.kind.word().into());
        let fields = [
            ("amount", self.amount.map(Value::from)),
            ("currency", self.currency.map(|currency| currency.as_str().into())),
            ("amountCashback", self.cashback.map(Value::from)),
            (
                "cardholderNotPresent",
                self.not_present.then_some(Value::Bool(true)),
            ),
            ("authCode", self.auth_code.clone().map(Value::from)),
            ("amountPreAuthorisedTotal", self.pre_authorised.map(Value::from)),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                body.insert(name.into(), value);
            }
        }
        Value::Object(body).to_string()
    }
}

pub(crate) fn report_body(kind: ReportType) -> String {
    json!({ "reportType": kind.word() }).to_string()
}

pub(crate) fn signature_body(accepted: bool) -> String {
    json!({ "accepted": accepted }).to_string()
}

fn broken(field: Field, fault: Fault) -> Broken {
    Broken { field, fault }
}

fn within(field: Field, value: i64, least: i64, most: i64) -> Result<(), Broken> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(broken(field, Fault::OutOfRange { least, most }))
}

#[cfg(test)]
mod tests;
