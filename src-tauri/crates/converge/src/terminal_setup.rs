use domain::{Currency, TerminalKind};

use crate::answer::Answer;

/// What the gateway says of a terminal itself (section 16). Anything may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TerminalSetup {
    /// `vm_friendly_name`
    pub name: Option<String>,
    /// `vm_market_segment` as written.
    pub kind_text: Option<String>,
    /// The same, where it is a segment we know.
    pub kind: Option<TerminalKind>,
    /// `vm_currency`
    pub currency: Option<Currency>,
    /// `vm_time_zone` as written.
    pub time_zone: Option<String>,
    /// `vm_status`: ACTIVE, NOT LIVE, SUSPENDED.
    pub status: Option<String>,
    /// `MerchantName`
    pub merchant: Option<String>,
    /// Street, and city with state and postal code; one line each.
    pub address: Vec<String>,
}

impl TerminalSetup {
    pub(crate) fn read(answer: &Answer) -> Self {
        let said = |name| answer.fields.said(name).map(str::to_owned);
        let kind_text = said("vm_market_segment");
        Self {
            name: said("vm_friendly_name"),
            kind: kind_text.as_deref().and_then(TerminalKind::from_segment),
            kind_text,
            currency: answer.fields.said("vm_currency").and_then(Currency::new),
            time_zone: said("vm_time_zone"),
            status: said("vm_status"),
            merchant: said("MerchantName"),
            address: address(answer),
        }
    }

    /// Whether the answer said anything about a terminal.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The merchant's address. The gateway writes `StateProvice`.
fn address(answer: &Answer) -> Vec<String> {
    let text = |name| answer.fields.said(name).unwrap_or_default().to_owned();
    let state = match text("StateProvice") {
        state if state.is_empty() => text("StateProvince"),
        state => state,
    };
    let tail = [state, text("PostalCode")].join(" ");
    let place = match (text("City"), tail.trim()) {
        (city, "") => city,
        (city, tail) if city.is_empty() => tail.to_owned(),
        (city, tail) => format!("{city}, {tail}"),
    };
    let lines = [text("Address1"), text("Address2"), place];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
