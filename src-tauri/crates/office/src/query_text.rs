//! Typed filters: `status:settled terminal:web amount:>100 last4:0174 date:2026-10-01..2026-10-31`
//! and free text. Every mistake names the piece and says what would be right.

use std::collections::HashMap;

use domain::{TransactionStatus, TransactionType, parse_minor};
use history::{AmountRange, Filter};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use crate::error::OfficeError;
use crate::transactions::{needles, parse_day, start_of};
use crate::views::AccountFacts;

const FIELDS: [&str; 6] = ["status", "type", "terminal", "date", "last4", "amount"];

/// Reads a typed filter for one account.
pub(crate) fn parse(
    text: &str,
    facts: &AccountFacts,
    terminals: &HashMap<i64, String>,
) -> Result<Filter, OfficeError> {
    let zone = TimeZone::get(&facts.account.display_zone).unwrap_or(TimeZone::UTC);
    let mut filter = Filter {
        sources: terminals.keys().copied().collect(),
        ..Filter::default()
    };
    filter.sources.sort_unstable();
    let mut free = Vec::new();
    for piece in text.split_whitespace() {
        match piece.split_once(':') {
            Some((name, value)) if name.bytes().all(|b| b.is_ascii_alphanumeric()) && !value.is_empty() => {
                apply(&mut filter, name, value, piece, facts, terminals, &zone)?;
            }
            _ => free.push(piece),
        }
    }
    filter.texts = needles(&free.join(" "));
    Ok(filter)
}

fn apply(
    filter: &mut Filter,
    name: &str,
    value: &str,
    piece: &str,
    facts: &AccountFacts,
    terminals: &HashMap<i64, String>,
    zone: &TimeZone,
) -> Result<(), OfficeError> {
    let wrong =
        |message: String| OfficeError::invalid("filter", "filter_piece", message).with("piece", piece);
    match name {
        "status" => {
            for word in value.split(',') {
                let status = word.parse::<TransactionStatus>().map_err(wrong)?;
                filter.statuses.push(status);
            }
        }
        "type" => {
            for word in value.split(',') {
                let kind = word.parse::<TransactionType>().map_err(wrong)?;
                filter.kinds.push(kind);
            }
        }
        "terminal" => {
            let wanted = value.to_lowercase();
            let named = |id: &String| {
                let terminal = facts.terminals.iter().find(|t| t.id.as_str() == id);
                id.as_str() == value || terminal.is_some_and(|t| plain(&t.name).contains(&plain(&wanted)))
            };
            filter.sources.retain(|no| terminals.get(no).is_some_and(named));
        }
        "date" => {
            let (from, to) = value.split_once("..").unwrap_or((value, value));
            if !from.is_empty() {
                filter.from = start_of(parse_day("filter", from)?, zone);
            }
            if !to.is_empty() {
                filter.before = start_of(parse_day("filter", to)?.saturating_add(1.day()), zone);
            }
        }
        "last4" => {
            let right = value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit());
            if !right {
                return Err(wrong(format!("last4 needs four digits, not \"{value}\".")));
            }
            filter.last4 = Some(value.to_owned());
        }
        "amount" => {
            filter.amount =
                Some(amount(value).ok_or_else(|| wrong("amount needs a number, like amount:>100.".into()))?)
        }
        _ => {
            let near = nearest(name).map_or_else(String::new, |near| format!(" Did you mean {near}?"));
            return Err(wrong(format!("Unknown field {name}.{near}")));
        }
    }
    Ok(())
}

/// Names are compared without blanks, so that `terminal:webpermits` can be typed.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn amount(value: &str) -> Option<AmountRange> {
    let minor = |text: &str| parse_minor(text, 2);
    if let Some(text) = value.strip_prefix(">=") {
        return Some(AmountRange {
            least: minor(text)?,
            most: i64::MAX,
        });
    }
    if let Some(text) = value.strip_prefix("<=") {
        return Some(AmountRange {
            least: i64::MIN,
            most: minor(text)?,
        });
    }
    if let Some(text) = value.strip_prefix('>') {
        return Some(AmountRange {
            least: minor(text)?.checked_add(1)?,
            most: i64::MAX,
        });
    }
    if let Some(text) = value.strip_prefix('<') {
        return Some(AmountRange {
            least: i64::MIN,
            most: minor(text)?.checked_sub(1)?,
        });
    }
    let (least, most) = value.split_once("..").unwrap_or((value, value));
    Some(AmountRange {
        least: minor(least)?,
        most: minor(most)?,
    })
}

/// The known field with the fewest different letters, if it is near enough to be meant.
fn nearest(name: &str) -> Option<&'static str> {
    let distance = |field: &str| {
        let common = name.chars().filter(|c| field.contains(*c)).count();
        name.len().max(field.len()) - common.min(field.len())
    };
    FIELDS
        .into_iter()
        .min_by_key(|field| distance(field))
        .filter(|field| distance(field) <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_take_signs_and_ranges() {
        assert_eq!(amount(">100").unwrap().least, 10_001);
        assert_eq!(amount("<=9.99").unwrap().most, 999);
        assert_eq!(
            amount("5..7.5"),
            Some(AmountRange {
                least: 500,
                most: 750
            })
        );
        assert_eq!(
            amount("45.00"),
            Some(AmountRange {
                least: 4_500,
                most: 4_500
            })
        );
        assert_eq!(amount("abc"), None);
        assert_eq!(amount(">"), None);
    }

    #[test]
    fn a_misspelt_field_is_named_with_the_right_one() {
        assert_eq!(nearest("amont"), Some("amount"));
        assert_eq!(nearest("terminals"), Some("terminal"));
        assert_eq!(nearest("colour"), None);
    }
}
