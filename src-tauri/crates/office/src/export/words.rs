//! States, kinds, brands and filters in the words of a file.

use domain::{CardBrand, Currency, TransactionStatus, TransactionType};

use crate::dto::{AmountSpan, Origin, TxnFilter};
use crate::money_words::amount;
use crate::paper::day;
use crate::views::AccountFacts;

/// A state.
pub(crate) fn status(status: TransactionStatus) -> &'static str {
    match status {
        TransactionStatus::Open => "Open",
        TransactionStatus::Settled => "Settled",
        TransactionStatus::Voided => "Voided",
        TransactionStatus::Declined => "Declined",
        TransactionStatus::Refunded => "Refunded",
        TransactionStatus::PartlyRefunded => "Partly refunded",
        TransactionStatus::Held => "Held",
        TransactionStatus::Failed => "Failed",
        TransactionStatus::Unknown => "Unknown",
    }
}

/// A kind.
pub(crate) fn kind(kind: TransactionType) -> &'static str {
    match kind {
        TransactionType::Sale => "Sale",
        TransactionType::Return => "Return",
        TransactionType::Credit => "Credit",
        TransactionType::Authorization => "Authorization",
        TransactionType::Force => "Force",
        TransactionType::Void => "Void",
        TransactionType::Verification => "Verification",
        TransactionType::Installment => "Installment",
        TransactionType::Recurring => "Recurring",
        TransactionType::Cash => "Cash",
        TransactionType::Other => "Other",
    }
}

/// A brand.
pub(crate) fn brand(brand: CardBrand) -> &'static str {
    match brand {
        CardBrand::Visa => "Visa",
        CardBrand::Mastercard => "Mastercard",
        CardBrand::Amex => "American Express",
        CardBrand::Discover => "Discover",
        CardBrand::Jcb => "JCB",
        CardBrand::UnionPay => "UnionPay",
        CardBrand::PayPal => "PayPal",
        CardBrand::Other => "Other card",
        CardBrand::None => "No card",
    }
}

/// Where a row came from.
pub(super) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Gateway => "Converge",
        Origin::PortalFile => "Imported file",
    }
}

/// The filters in words, one a line; none means every payment.
pub(super) fn filters(filter: &TxnFilter, facts: &AccountFacts) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(days(filter));
    let names: Vec<&str> = filter
        .terminal_ids
        .iter()
        .map(|id| {
            let terminal = facts.terminals.iter().find(|one| one.id.as_str() == id);
            terminal.map_or(id.as_str(), |one| one.name.as_str())
        })
        .collect();
    list(&mut lines, "Terminal", &names);
    let statuses: Vec<&str> = filter.statuses.iter().map(|one| status(*one)).collect();
    list(&mut lines, "Status", &statuses);
    let kinds: Vec<&str> = filter.types.iter().map(|one| kind(*one)).collect();
    list(&mut lines, "Type", &kinds);
    let brands: Vec<&str> = filter.brands.iter().map(|one| brand(*one)).collect();
    list(&mut lines, "Card brand", &brands);
    if let Some(last4) = &filter.last4 {
        lines.push(format!("Card ends in {last4}"));
    }
    lines.extend(
        filter
            .amount
            .as_ref()
            .map(|span| amounts(span, facts.account.currency)),
    );
    list(&mut lines, "API user", &filter.users);
    list(&mut lines, "Batch", &filter.batches);
    list(&mut lines, "Tag", &filter.tags);
    lines.extend(filter.note.as_deref().map(|note| match note {
        "" => "With a note".to_owned(),
        note => format!("Note has \"{note}\""),
    }));
    if filter.changed {
        lines.push("Said something else before".to_owned());
    }
    if filter.unreadable {
        lines.push("Amount or time could not be read".to_owned());
    }
    if !filter.text.trim().is_empty() {
        lines.push(format!("Search for \"{}\"", filter.text.trim()));
    }
    lines
}

fn days(filter: &TxnFilter) -> Option<String> {
    match (&filter.from, &filter.to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(format!("Date is {}", day(from))),
        (Some(from), Some(to)) => Some(format!("Date from {} to {}", day(from), day(to))),
        (Some(from), None) => Some(format!("Date from {}", day(from))),
        (None, Some(to)) => Some(format!("Date to {}", day(to))),
    }
}

fn list<T: AsRef<str>>(lines: &mut Vec<String>, title: &str, values: &[T]) {
    if values.is_empty() {
        return;
    }
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    lines.push(format!("{title}: {}", values.join(", ")));
}

fn amounts(span: &AmountSpan, currency: Currency) -> String {
    let shown = |minor: &Option<String>| {
        let minor = minor.as_deref().and_then(|text| text.parse::<i128>().ok());
        minor.map(|minor| amount(minor, currency))
    };
    match (shown(&span.least), shown(&span.most)) {
        (Some(least), Some(most)) if least == most => format!("Amount is {least}"),
        (Some(least), Some(most)) => format!("Amount from {least} to {most}"),
        (Some(least), None) => format!("Amount at least {least}"),
        (None, Some(most)) => format!("Amount at most {most}"),
        (None, None) => "Any amount".to_owned(),
    }
}
