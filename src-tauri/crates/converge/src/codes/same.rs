//! When two texts of the gateway mean the same.

/// Blanks around and letter case do not matter.
pub(super) fn same_text(listed: &str, text: &str) -> bool {
    listed.eq_ignore_ascii_case(text.trim())
}

/// As [`same_text`], and dots and doubled blanks do not matter either.
pub(super) fn same_without_dots(listed: &str, text: &str) -> bool {
    without_dots(listed) == without_dots(text)
}

/// Whether two result messages are the same message: trimmed, case ignored, dots removed,
/// trailing digits stripped (section 18). `PLEASE RETRY5270` is `PLEASE RETRY`.
pub fn same_message(one: &str, other: &str) -> bool {
    let (one, other) = (without_dots(one), without_dots(other));
    without_number(&one) == without_number(&other)
}

fn without_dots(text: &str) -> String {
    let plain = text.replace('.', "").to_ascii_uppercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that is nothing but a number keeps it: stripped, it would equal the empty message.
fn without_number(text: &str) -> &str {
    let stripped = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    if stripped.is_empty() { text } else { stripped }
}
