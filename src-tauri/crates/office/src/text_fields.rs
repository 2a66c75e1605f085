//! Free text that people type beside the records: notes, reasons, readers. It is cleaned of
//! hidden characters and kept free of what must never be written down.

use std::collections::HashSet;

use crate::error::OfficeError;

/// Longest short text, e.g. a serial number.
pub(crate) const SHORT: usize = 60;
/// Longest note.
pub(crate) const LONG: usize = 500;
/// An override is a sentence: at least so many characters …
const SENTENCE_CHARACTERS: usize = 20;
/// … and so many different words.
const SENTENCE_WORDS: usize = 4;
/// So many letters and digits without a break, mixed, look like a PIN.
const PIN_LIKE: usize = 24;

/// Free text of at most `longest` characters.
pub(crate) fn accept(field: &str, typed: &str, longest: usize) -> Result<String, OfficeError> {
    let spaced = typed.replace(['\r', '\n', '\t', '\u{00A0}'], " ");
    let text = domain::clean(&spaced, false).text;
    let length = text.chars().count();
    if length > longest {
        return Err(OfficeError::invalid(
            field,
            "text_long",
            format!("This has {length} characters; {longest} fit."),
        )
        .with("length", length)
        .with("longest", longest));
    }
    if domain::mask_numbers(&text) != text {
        return Err(OfficeError::invalid(
            field,
            "card_number",
            "This looks like a card number. Card numbers are never kept here.",
        ));
    }
    if text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(looks_like_pin)
    {
        return Err(OfficeError::invalid(
            field,
            "text_is_pin",
            "This looks like a PIN. PINs are kept only in this computer's secret store.",
        ));
    }
    Ok(text)
}

/// As [`accept`], with line breaks kept.
pub(crate) fn accept_lines(field: &str, typed: &str, longest: usize) -> Result<String, OfficeError> {
    // Judged as a whole: a card number may be broken at a line's end.
    accept(field, typed, longest)?;
    let lines: Vec<String> = typed
        .lines()
        .map(|line| accept(field, line, longest))
        .collect::<Result<_, _>>()?;
    Ok(lines.join("\n").trim().to_owned())
}

fn looks_like_pin(word: &str) -> bool {
    word.len() >= PIN_LIKE
        && word.bytes().any(|b| b.is_ascii_digit())
        && word.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Why something is switched off; required.
pub(crate) fn reason(typed: &str) -> Result<String, OfficeError> {
    let text = accept("reason", typed, LONG)?;
    if text.is_empty() {
        return Err(OfficeError::invalid(
            "reason",
            "reason_empty",
            "Say why, in a few words. It is kept in the history.",
        ));
    }
    Ok(text)
}

/// The sentence with which a rule is overridden; `None` where nothing was typed.
pub(crate) fn override_sentence(typed: Option<&str>) -> Result<Option<String>, OfficeError> {
    let text = accept("override_reason", typed.unwrap_or_default(), LONG)?;
    if text.is_empty() {
        return Ok(None);
    }
    let words: HashSet<String> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_lowercase)
        .collect();
    if text.chars().count() < SENTENCE_CHARACTERS || words.len() < SENTENCE_WORDS {
        return Err(OfficeError::invalid(
            "override_reason",
            "override_short",
            "Write a sentence that says why this rule does not apply here: at least 20 characters and 4 words.",
        ));
    }
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reason_of<T>(result: Result<T, OfficeError>) -> String {
        match result {
            Ok(_) => "ok".to_owned(),
            Err(error) => error.details["reason"].as_str().unwrap().to_owned(),
        }
    }

    #[test]
    fn an_override_is_a_real_sentence() {
        for (typed, expected) in [
            ("Converge support asked for it, ticket 88231.", "ok"),
            ("because I say so", "override_short"),
            ("aaaa aaaa aaaa aaaa aaaa aaaa", "override_short"),
            ("Supercalifragilisticexpialidocious", "override_short"),
            ("10 20 30 40 50 -- -- --", "override_short"),
        ] {
            assert_eq!(reason_of(override_sentence(Some(typed))), expected, "{typed}");
        }
        assert_eq!(override_sentence(Some(" \n")).unwrap(), None);
        assert_eq!(override_sentence(None).unwrap(), None);
    }

    #[test]
    fn notes_take_no_card_number_and_no_pin() {
        assert_eq!(
            reason_of(accept("note", "card 4111 1111 1111 1111", LONG)),
            "card_number"
        );
        let pin = "A1".repeat(32);
        assert_eq!(
            reason_of(accept("note", &format!("the PIN is {pin}."), LONG)),
            "text_is_pin"
        );
        assert_eq!(
            accept("note", " Front\tdesk,\r\nsecond window ", LONG).unwrap(),
            "Front desk,  second window"
        );
        assert_eq!(reason_of(accept("serial", &"x".repeat(61), SHORT)), "text_long");
    }

    #[test]
    fn a_reason_is_required() {
        assert_eq!(reason_of(reason(" \u{200B}")), "reason_empty");
        assert_eq!(reason("Counter closed").unwrap(), "Counter closed");
    }

    proptest! {
        #[test]
        fn kept_text_never_grows_and_is_stable(typed in ".{0,80}") {
            if let Ok(text) = accept("note", &typed, LONG) {
                prop_assert!(text.chars().count() <= typed.chars().count());
                prop_assert_eq!(accept("note", &text, LONG).unwrap(), text);
            }
        }
    }
}
