//! Single cells: card endings, result messages, text as it is kept.

use domain::{Facts, TransactionStatus, decode_once_more, is_approval, read_status};

/// Whether a result message is a decline.
pub(super) fn looks_declined(result: &str) -> bool {
    let facts = Facts {
        trans_status: "OPN",
        wire_type: "SALE",
        result_message: result,
        ..Facts::default()
    };
    // A column of numbers, `0` for approved, says nothing in words.
    let words = result.chars().any(char::is_alphabetic);
    let plain = result.trim().to_ascii_lowercase();
    words
        && !is_approval(result)
        && !plain.starts_with("approv")
        && !plain.starts_with("success")
        && read_status(facts) == TransactionStatus::Declined
}

/// The last four digits; a spreadsheet program takes the leading zeros from `0174`.
pub(super) fn last4(card: &str) -> String {
    let digits = card.len() - card.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits == card.len() && (1..4).contains(&digits) {
        return format!("{card:0>4}");
    }
    match digits {
        4.. => card.get(card.len() - 4..).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// Text as it is kept: no control characters, double escapes undone.
pub(super) fn tidy(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    decode_once_more(plain.trim()).into_owned()
}
