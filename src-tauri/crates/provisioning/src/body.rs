//! From bytes to JSON, and why they are none.

use serde_json::Value;

/// The longest answer that is read, in bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// Why bytes are not an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing, or only white space.
    #[error("The answer is empty.")]
    Empty,
    /// A web page, or XML.
    #[error("The answer is a web page or XML, not JSON.")]
    Html,
    /// More than [`LARGEST`].
    #[error("The answer is larger than 8 MB.")]
    TooLarge,
    /// It stops before its end.
    #[error("The answer stops before its end, at line {line}.")]
    Truncated {
        /// Counted from 1.
        line: usize,
    },
    /// Not JSON.
    #[error("The answer is not valid JSON near line {line}, column {column}.")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// JSON, but neither an object nor a list.
    #[error("The answer is a single value, not an object.")]
    NoObject,
    /// JSON, but what was asked for is not in it.
    #[error("There is no connector in this answer.")]
    NoConnector,
    /// JSON, but without any description of settings.
    #[error("There is no description of settings in this answer.")]
    NoSettings,
    /// JSON, but it does not say whether anything was done.
    #[error("The answer does not say whether it is an error.")]
    NoVerdict,
    /// JSON, but without a routing document.
    #[error("There is no routing document in this answer.")]
    NoRouting,
}

/// Reads an object or a list. Byte order marks and UTF-16 are understood, for files that a
/// person has saved.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let text = decode(bytes);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.starts_with('<') {
        return Err(Unreadable::Html);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        if error.is_eof() {
            Unreadable::Truncated { line: error.line() }
        } else {
            Unreadable::Malformed {
                line: error.line(),
                column: error.column(),
            }
        }
    })?;
    match value {
        Value::Object(_) | Value::Array(_) => Ok(value),
        // JSON written once more as a text.
        Value::String(inner) if inner.trim_start().starts_with(['{', '[']) => {
            let inner: Value = serde_json::from_str(&inner).map_err(|_| Unreadable::NoObject)?;
            Ok(inner)
        }
        _ => Err(Unreadable::NoObject),
    }
}

fn decode(bytes: &[u8]) -> String {
    let wide = |pairs: &[u8], of: fn([u8; 2]) -> u16| {
        let units = pairs
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
        char::decode_utf16(units.map(of))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The value under a name in any case; the exact spelling wins.
pub(crate) fn named<'a>(map: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a Value> {
    map.get(name).or_else(|| {
        let same = |(key, _): &(&String, &Value)| key.eq_ignore_ascii_case(name);
        map.iter().find(same).map(|(_, value)| value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_told_apart() {
        for (bytes, expected) in [
            (&b""[..], Unreadable::Empty),
            (b" \r\n\t", Unreadable::Empty),
            (b"\xEF\xBB\xBF", Unreadable::Empty),
            (b"<!DOCTYPE html><html>", Unreadable::Html),
            (b"  <?xml version=\"1.0\"?>", Unreadable::Html),
            (b"{\"success\": true", Unreadable::Truncated { line: 1 }),
            (b"{success: true}", Unreadable::Malformed { line: 1, column: 2 }),
            (b"{} trailing", Unreadable::Malformed { line: 1, column: 4 }),
            (b"42", Unreadable::NoObject),
            (b"\"text\"", Unreadable::NoObject),
        ] {
            assert_eq!(parse(bytes), Err(expected), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(parse(&vec![b' '; LARGEST + 1]), Err(Unreadable::TooLarge));
    }

    #[test]
    fn nesting_that_would_exhaust_the_stack_is_refused() {
        let deep = "[".repeat(100_000);
        assert!(matches!(
            parse(deep.as_bytes()),
            Err(Unreadable::Malformed { .. })
        ));
    }

    #[test]
    fn files_with_a_mark_or_in_utf_16_are_read() {
        let plain = parse(b"{\"a\":1}").unwrap();
        assert_eq!(parse(b"\xEF\xBB\xBF{\"a\":1}").unwrap(), plain);
        let wide: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("{\"a\":1}\r\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(parse(&wide).unwrap(), plain);
        assert_eq!(parse(b"\"{\\\"a\\\":1}\"").unwrap(), plain);
    }
}
