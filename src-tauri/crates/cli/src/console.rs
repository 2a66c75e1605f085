//! What goes out to a console or pipe and comes in from one: the one home of its encodings.
//!
//! A console takes Unicode on every system. A pipe carries bytes, and on Windows the program
//! at its other end reads them in a code page of its own.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::Read;

use domain::Sensitive;
use office::platform::text;
use office::{Code, OfficeError};
use serde_json::Value;
use zeroize::Zeroizing;

/// JSON on one line. Into a pipe on Windows only ASCII leaves, with escapes for the rest, so
/// that no code page can turn a name into another.
pub fn json(value: &Value, terminal: bool) -> String {
    let text = value.to_string();
    if cfg!(windows) && !terminal {
        return ascii(&text).into_owned();
    }
    text
}

/// Escapes what is not ASCII. In JSON that can only stand inside strings.
fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    Cow::Owned(out)
}

/// Longest standard input taken for a secret.
const SECRET_INPUT: u64 = 4_096;

/// A PIN from standard input.
pub fn pin() -> Result<Sensitive<String>, OfficeError> {
    secret_line(SECRET_INPUT).map_err(|_| unread("pin", "The PIN could not be read from standard input."))
}

/// A passphrase from standard input, without the end of its line; blanks inside it count.
pub fn passphrase() -> Result<Sensitive<String>, OfficeError> {
    let unread = || {
        unread(
            "passphrase",
            "The passphrase could not be read from standard input.",
        )
    };
    let read = secret_line(SECRET_INPUT).map_err(|_| unread())?;
    let line = read.expose().lines().next().unwrap_or_default();
    if line.is_empty() {
        return Err(unread());
    }
    Ok(Sensitive::new(line.to_owned()))
}

fn unread(field: &str, message: &str) -> OfficeError {
    OfficeError::new(Code::InvalidInput, message).with("field", field)
}

/// Reads a secret from standard input, at most `limit` bytes, in whatever encoding the
/// program before the pipe has written.
fn secret_line(limit: u64) -> std::io::Result<Sensitive<String>> {
    // Room at once: a growing buffer would leave copies behind in memory.
    let room = usize::try_from(limit).unwrap_or_default();
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    Ok(Sensitive::new(text::decode(&bytes).text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn escaped_json_means_the_same_and_is_ascii() {
        let value = json!({ "customer": "Åsa 🙂 \"O'Neil\"", "note": "plain" });
        let text = value.to_string();
        let escaped = ascii(&text);
        assert!(escaped.is_ascii(), "{escaped}");
        let back: Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(back, value);
    }

    #[test]
    fn a_person_at_a_console_reads_letters_and_not_escapes() {
        assert!(json(&json!("Ålesund"), true).contains("Ålesund"));
    }
}
