//! What a provider can be paid in. Decimals differ from provider to provider (section 14).

use std::collections::BTreeMap;

use domain::Currency;
use serde::Serialize;

use crate::check::Severity;

/// The currencies of one provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CurrencyList {
    /// Codes of ISO 4217, or the provider's own tickers.
    pub kind: CurrencyKind,
    /// In the order in which the provider lists them. For tickers: the usual ones.
    pub codes: Vec<String>,
    /// Decimals where the provider says so; else those of ISO 4217.
    pub exponents: BTreeMap<String, u32>,
    /// Amounts must be a multiple of so many minor units.
    pub steps: BTreeMap<String, i64>,
    /// What a currency outside of the list is.
    pub others: Severity,
    /// A word on some of them.
    pub notes: BTreeMap<String, String>,
}

impl Default for CurrencyList {
    fn default() -> Self {
        Self {
            kind: CurrencyKind::Iso,
            codes: Vec::new(),
            exponents: BTreeMap::new(),
            steps: BTreeMap::new(),
            others: Severity::Error,
            notes: BTreeMap::new(),
        }
    }
}

/// How currencies are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CurrencyKind {
    /// Three capital letters.
    Iso,
    /// Small letters and digits, without a fixed number of decimals (section 12).
    Ticker,
}

/// The smallest units of a currency as one provider counts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// ISO 4217.
    pub code: String,
    /// Decimals.
    pub exponent: u32,
    /// Amounts are a multiple of so many minor units.
    pub step: i64,
}

impl CurrencyList {
    /// How the provider counts a currency; `None` for tickers and for what is no currency.
    pub fn unit(&self, code: &str) -> Option<Unit> {
        if self.kind == CurrencyKind::Ticker {
            return None;
        }
        let currency = Currency::new(code)?;
        let code = currency.as_str().to_owned();
        let exponent = self.exponents.get(&code).copied();
        Some(Unit {
            exponent: exponent.unwrap_or_else(|| domain::exponent(currency)),
            step: self.steps.get(&code).copied().unwrap_or(1).max(1),
            code,
        })
    }

    /// A code as the provider writes it.
    pub fn written(&self, code: &str) -> String {
        match self.kind {
            CurrencyKind::Iso => code.trim().to_ascii_uppercase(),
            CurrencyKind::Ticker => code.trim().to_ascii_lowercase(),
        }
    }

    /// Whether a text can be a code at all.
    pub fn is_code(&self, code: &str) -> bool {
        match self.kind {
            CurrencyKind::Iso => Currency::new(code).is_some(),
            CurrencyKind::Ticker => {
                (2..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric())
            }
        }
    }

    /// Whether the provider lists it.
    pub fn lists(&self, code: &str) -> bool {
        self.codes.iter().any(|known| known == code)
    }
}

/// Minor units as decimal text: 1234 with two decimals is `12.34`.
pub fn minor_text(minor: i64, exponent: u32) -> String {
    let places = exponent as usize;
    let digits = minor.unsigned_abs().to_string();
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let sign = if minor < 0 { "-" } else { "" };
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    }
}
