//! What goes out to a console or pipe and comes in from one: the one home of its encodings.
//!
//! A console takes Unicode on every system. A pipe carries bytes, and on Windows the program
//! at its other end reads them in a code page of its own.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{IsTerminal, Read, Write as _};

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

/// A PIN: typed without being shown at a console, else all of standard input.
pub fn pin() -> Result<Sensitive<String>, OfficeError> {
    let unread = |_| unread("pin", "The PIN could not be read from standard input.");
    if at_console() {
        return ask("PIN (not shown while you type): ").map_err(unread);
    }
    secret_line(SECRET_INPUT).map_err(unread)
}

/// An API key: typed without being shown at a console, else the first line of standard input.
pub fn api_key() -> Result<Sensitive<String>, OfficeError> {
    let read = if at_console() {
        ask("API key (not shown while you type): ")
    } else {
        secret_line(SECRET_INPUT)
    };
    let read = read.map_err(|_| unread("key", "The API key could not be read from standard input."))?;
    let line = read.expose().lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        return Err(unread(
            "key",
            "The API key could not be read from standard input.",
        ));
    }
    Ok(Sensitive::new(line.to_owned()))
}

/// A passphrase that opens something: typed without being shown at a console, else the first
/// line of standard input; blanks inside it count.
pub fn passphrase() -> Result<Sensitive<String>, OfficeError> {
    let read = if at_console() {
        ask("Passphrase (not shown while you type): ")
    } else {
        secret_line(SECRET_INPUT)
    };
    let read = read.map_err(|_| no_passphrase())?;
    let line = read.expose().lines().next().unwrap_or_default();
    if line.is_empty() {
        return Err(no_passphrase());
    }
    Ok(Sensitive::new(line.to_owned()))
}

/// A person's password: typed without being shown at a console, else the first line of
/// standard input.
pub fn password(prompt: &str) -> Result<Sensitive<String>, OfficeError> {
    let read = if at_console() {
        ask(prompt)
    } else {
        secret_line(SECRET_INPUT)
    };
    first_line(read)
}

/// A person's password from the first line of a file.
pub fn password_file(file: &std::path::Path) -> Result<Sensitive<String>, OfficeError> {
    first_line(std::fs::read(file).map(|bytes| {
        let bytes = Zeroizing::new(bytes);
        Sensitive::new(text::decode(&bytes).text)
    }))
}

fn first_line(read: std::io::Result<Sensitive<String>>) -> Result<Sensitive<String>, OfficeError> {
    let no_password = || unread("password", "The password could not be read.");
    let read = read.map_err(|_| no_password())?;
    match read.expose().lines().next() {
        Some(line) if !line.is_empty() => Ok(Sensitive::new(line.to_owned())),
        _ => Err(no_password()),
    }
}

/// A passphrase that closes something. At a console it is asked for twice: what is not shown
/// is easily mistyped, and nothing would open the file again.
pub fn new_passphrase() -> Result<Sensitive<String>, OfficeError> {
    let first = passphrase()?;
    if at_console() {
        let second = ask("The same passphrase again: ").map_err(|_| no_passphrase())?;
        if second.expose() != first.expose() {
            return Err(unread("passphrase", "The two passphrases are not the same."));
        }
    }
    Ok(first)
}

/// Longest standard input taken for several answers.
const ANSWERS_INPUT: u64 = 64 * 1024;

/// Several answers to questions: asked for one by one at a console, else one a line of
/// standard input.
pub struct Answers {
    piped: Option<std::vec::IntoIter<Sensitive<String>>>,
}

impl Answers {
    /// From a pipe, all of it is read at once.
    pub fn new() -> Result<Self, OfficeError> {
        if at_console() {
            return Ok(Self { piped: None });
        }
        let all = secret_line(ANSWERS_INPUT)
            .map_err(|_| unread("key", "The key could not be read from standard input."))?;
        let lines: Vec<_> = all
            .expose()
            .lines()
            .map(|line| Sensitive::new(line.to_owned()))
            .collect();
        Ok(Self {
            piped: Some(lines.into_iter()),
        })
    }

    /// A secret: not shown while it is typed.
    pub fn secret(&mut self, field: &str, prompt: &str) -> Result<Sensitive<String>, OfficeError> {
        let missing = || {
            unread(
                field,
                &format!("The value of {field} is missing in standard input."),
            )
        };
        match &mut self.piped {
            None => ask(prompt).map_err(|_| missing()),
            Some(lines) => lines.next().ok_or_else(missing),
        }
    }

    /// Whether a person says yes; the end of a pipe says no.
    pub fn yes(&mut self, question: &str) -> Result<bool, OfficeError> {
        let said = match &mut self.piped {
            Some(lines) => lines.next().map(|line| line.expose().clone()).unwrap_or_default(),
            None => {
                let mut err = std::io::stderr().lock();
                let _ = write!(err, "{question}").and_then(|()| err.flush());
                let mut line = String::new();
                std::io::stdin()
                    .read_line(&mut line)
                    .map_err(|_| unread("yes", "The answer could not be read."))?;
                line
            }
        };
        Ok(said.trim().eq_ignore_ascii_case("yes"))
    }
}

/// Longest standard input taken for the settings of an integration.
const SETTINGS_INPUT: u64 = 65_536;

/// Settings of an integration: all of standard input, which holds secrets.
pub fn settings() -> Result<Sensitive<String>, OfficeError> {
    secret_line(SETTINGS_INPUT)
        .map_err(|_| unread("settings", "The settings could not be read from standard input."))
}

fn no_passphrase() -> OfficeError {
    unread(
        "passphrase",
        "The passphrase could not be read from standard input.",
    )
}

fn unread(field: &str, message: &str) -> OfficeError {
    OfficeError::new(Code::InvalidInput, message).with("field", field)
}

fn at_console() -> bool {
    std::io::stdin().is_terminal()
}

/// Asks at the console, with its echo off until the answer is there.
fn ask(prompt: &str) -> std::io::Result<Sensitive<String>> {
    rpassword::prompt_password(prompt).map(Sensitive::new)
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
