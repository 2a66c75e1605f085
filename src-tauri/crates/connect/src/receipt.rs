//! Receipt lines (section 8): for printing and keeping, with card numbers masked again.

use domain::mask_numbers;
use serde_json::Value;

use crate::json::{Object, list, text};

/// One line of a receipt or of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `TEXT`, `CARRIAGE_RETURN`, `LINE_SEPARATOR_SINGLE`, … or another word; `TEXT` when the
    /// line does not say.
    pub kind: String,
    /// What is printed.
    pub value: String,
    /// `BOLD`, `DOUBLE_HEIGHT`, `DOUBLE_WIDTH` or other words.
    pub format: Vec<String>,
}

impl Line {
    /// An object with `value` (or `text`), or a bare text.
    fn read(value: &Value) -> Option<Self> {
        let masked = |value: &Value| match value {
            Value::String(text) => Some(mask_numbers(text).into_owned()),
            other => text(other),
        };
        let Some(object) = Object::of(value) else {
            return Some(Self {
                kind: "TEXT".to_owned(),
                value: masked(value)?,
                format: Vec::new(),
            });
        };
        let printed = ["value", "text"].iter().find_map(|name| object.get(name));
        let kind = object.text("type");
        if printed.is_none() && kind.is_none() {
            return None;
        }
        let format = object.get("format").map_or(&[][..], list);
        Some(Self {
            kind: kind.map_or_else(|| "TEXT".to_owned(), |kind| kind.to_ascii_uppercase()),
            value: printed.and_then(masked).unwrap_or_default(),
            format: format.iter().filter_map(text).collect(),
        })
    }
}

/// Reads lines; what is no line is left out.
pub(crate) fn lines(value: &Value) -> Vec<Line> {
    list(value).iter().filter_map(Line::read).collect()
}

/// The copies of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// The town's copy.
    pub merchant: Vec<Line>,
    /// The customer's copy.
    pub customer: Vec<Line>,
    /// Copies under other names.
    pub others: Vec<(String, Vec<Line>)>,
}

impl Receipt {
    /// `{ "MERCHANT": […], "CUSTOMER": […] }`; a bare list is the town's copy.
    pub(crate) fn read(value: Option<&Value>) -> Self {
        let mut receipt = Self::default();
        let Some(value) = value else { return receipt };
        match value {
            Value::Object(_) => {}
            Value::Array(list) if list.len() == 1 && copies(list.first()) => {}
            other => {
                receipt.merchant = lines(other);
                return receipt;
            }
        }
        for (name, value) in Object::of(value).into_iter().flat_map(Object::entries) {
            if name.eq_ignore_ascii_case("MERCHANT") {
                receipt.merchant.extend(lines(value));
            } else if name.eq_ignore_ascii_case("CUSTOMER") {
                receipt.customer.extend(lines(value));
            } else if value.is_array() {
                receipt.others.push((name, lines(value)));
            }
        }
        receipt
    }

    /// No line at all.
    pub fn is_empty(&self) -> bool {
        self.merchant.is_empty() && self.customer.is_empty() && self.others.is_empty()
    }
}

fn copies(value: Option<&Value>) -> bool {
    let object = value.and_then(Object::of);
    object.is_some_and(|object| object.get("MERCHANT").or(object.get("CUSTOMER")).is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(kind: &str, value: &str, format: &[&str]) -> Line {
        Line {
            kind: kind.into(),
            value: value.into(),
            format: format.iter().map(|&f| f.to_owned()).collect(),
        }
    }

    #[test]
    fn lines_are_read_in_every_shape_that_was_met() {
        let wire = json!([
            { "value": "SALE", "type": "TEXT", "format": ["BOLD", "DOUBLE_WIDTH"] },
            { "text": "  £10.00" },
            "THANK YOU",
            { "type": "CARRIAGE_RETURN" },
            { "type": "CARRIAGE_RETURN", "value": null, "format": null },
            { "value": "x", "format": "BOLD" },
            { "Type": "box_void", "Value": "VOID" },
            null, {}, [],
            5,
            { "value": "", "type": "TICKET_FEED" },
        ]);
        let expected = [
            line("TEXT", "SALE", &["BOLD", "DOUBLE_WIDTH"]),
            line("TEXT", "  £10.00", &[]),
            line("TEXT", "THANK YOU", &[]),
            line("CARRIAGE_RETURN", "", &[]),
            line("CARRIAGE_RETURN", "", &[]),
            line("TEXT", "x", &["BOLD"]),
            line("BOX_VOID", "VOID", &[]),
            line("TEXT", "5", &[]),
            line("TICKET_FEED", "", &[]),
        ];
        assert_eq!(lines(&wire), expected);
    }

    #[test]
    fn both_copies_and_other_ones_are_kept() {
        let receipt = Receipt::read(Some(
            &json!({ "merchant": ["a"], "CUSTOMER": [{ "text": "b" }], "BANK": ["c"], "x": 1 }),
        ));
        assert_eq!(receipt.merchant, [line("TEXT", "a", &[])]);
        assert_eq!(receipt.customer, [line("TEXT", "b", &[])]);
        assert_eq!(
            receipt.others,
            [("BANK".to_owned(), vec![line("TEXT", "c", &[])])]
        );
        assert_eq!(
            Receipt::read(Some(&json!(["a"]))).merchant,
            [line("TEXT", "a", &[])]
        );
        assert!(Receipt::read(Some(&json!(null))).is_empty());
    }

    #[test]
    fn a_card_number_on_a_receipt_is_masked() {
        let receipt = Receipt::read(Some(&json!({ "CUSTOMER": ["VISA 4111 1111 1111 1111"] })));
        let shown = &receipt.customer.first().unwrap().value;
        assert!(
            shown.starts_with("VISA 41") && !shown.contains("1111 1111"),
            "{shown}"
        );
    }
}
