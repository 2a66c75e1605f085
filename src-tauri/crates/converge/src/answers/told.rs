use domain::{Currency, Money};
use jiff::civil::Date;

use crate::fields::Fields;
use crate::request::values::BillingCycle;
use crate::rules::read_date;

/// What a field says: understood, there but not understood, or not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told<'a, T> {
    /// Understood.
    Known(T),
    /// Not understood; the text as written.
    Unknown(&'a str),
    /// Absent or blank.
    Nothing,
}

impl<'a, T> Told<'a, T> {
    /// Reads a field. A field that stands there twice with different texts is not understood.
    pub(crate) fn read(fields: &'a Fields, name: &str, understand: impl Fn(&str) -> Option<T>) -> Self {
        match fields.said(name) {
            None => Self::Nothing,
            Some(text) if fields.contradicts_itself(name) => Self::Unknown(text),
            Some(text) => understand(text).map_or(Self::Unknown(text), Self::Known),
        }
    }

    /// The value, where it was understood.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }
}

pub(crate) fn money<'a>(fields: &'a Fields, name: &str, currency: Currency) -> Told<'a, Money> {
    Told::read(fields, name, |text| Money::parse(text, currency))
}

pub(crate) fn number<'a>(fields: &'a Fields, name: &str) -> Told<'a, u32> {
    // `+1` is a number to Rust, not to the gateway.
    Told::read(fields, name, |text| {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    })
}

pub(crate) fn date<'a>(fields: &'a Fields, name: &str) -> Told<'a, Date> {
    Told::read(fields, name, read_date)
}

pub(crate) fn yes<'a>(fields: &'a Fields, name: &str) -> Told<'a, bool> {
    Told::read(fields, name, |text| match text {
        "Y" | "y" | "TRUE" | "true" => Some(true),
        "N" | "n" | "FALSE" | "false" => Some(false),
        _ => None,
    })
}

pub(crate) fn cycle<'a>(fields: &'a Fields, name: &str) -> Told<'a, BillingCycle> {
    Told::read(fields, name, BillingCycle::read)
}

/// The currency an answer's amounts are in.
pub(crate) fn currency(fields: &Fields, terminal: Currency) -> Currency {
    let said = fields.said("ssl_transaction_currency");
    said.and_then(Currency::new).unwrap_or(terminal)
}
