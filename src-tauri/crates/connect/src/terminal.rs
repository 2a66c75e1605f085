//! Card machines that are connected right now (section 4).

use serde_json::Value;

use crate::json::{Object, Unreadable, list, parse, text};

/// Whether a card machine can take a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerminalStatus {
    /// It can.
    Available,
    /// It runs a request, or somebody uses its menu.
    Busy,
    /// Another word, kept.
    Other(String),
    /// The answer does not say.
    Unstated,
}

impl TerminalStatus {
    /// The word as the service writes it; none when it is not said.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Available => Some("AVAILABLE"),
            Self::Busy => Some("BUSY"),
            Self::Other(word) => Some(word),
            Self::Unstated => None,
        }
    }
}

/// A card machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Terminal id: text, leading zeros count.
    pub tid: String,
    /// Whether it can take a request.
    pub status: TerminalStatus,
    /// `GBP` or `EUR`, or another word.
    pub currency: Option<String>,
    /// Its address; for show only.
    pub location: Option<String>,
}

impl Terminal {
    /// An object with `tid` (`tpi` in the first version), or a bare id.
    fn read(value: &Value) -> Option<Self> {
        let Some(object) = Object::of(value) else {
            return match value {
                Value::String(_) | Value::Number(_) => Some(Self {
                    tid: text(value)?,
                    status: TerminalStatus::Unstated,
                    currency: None,
                    location: None,
                }),
                _ => None,
            };
        };
        let status = match object.text("status").map(|word| word.to_ascii_uppercase()) {
            None => TerminalStatus::Unstated,
            Some(word) if word == "AVAILABLE" => TerminalStatus::Available,
            Some(word) if word == "BUSY" => TerminalStatus::Busy,
            Some(word) => TerminalStatus::Other(word),
        };
        Some(Self {
            tid: object.text("tid").or_else(|| object.text("tpi"))?,
            status,
            currency: object.text("currency").map(|code| code.to_ascii_uppercase()),
            location: object.text("location"),
        })
    }
}

/// The list of card machines. An empty one is a normal answer: none is connected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TerminalList {
    /// Those that have an id.
    pub terminals: Vec<Terminal>,
    /// How many entries had none and were left out.
    pub left_out: usize,
}

/// Reads the list of card machines.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or holds no list.
pub fn read_terminals(bytes: &[u8]) -> Result<TerminalList, Unreadable> {
    let value = parse(bytes)?;
    let entries: Vec<&Value> = match &value {
        Value::Array(list) => match list.as_slice() {
            // The described object in a list of its own.
            [one] => inner(one).unwrap_or_else(|| vec![one]),
            many => many.iter().collect(),
        },
        Value::Object(_) => inner(&value).ok_or(Unreadable::OtherShape)?,
        _ => return Err(Unreadable::OtherShape),
    };
    let terminals: Vec<Terminal> = entries.iter().filter_map(|entry| Terminal::read(entry)).collect();
    Ok(TerminalList {
        left_out: entries.len() - terminals.len(),
        terminals,
    })
}

/// The entries of an object: its list, one terminal for a list, or itself when it is one.
fn inner(value: &Value) -> Option<Vec<&Value>> {
    let object = Object::of(value)?;
    match object.get("terminals") {
        Some(Value::Object(map)) if Terminal::read(&Value::Object(map.clone())).is_none() => {
            Some(map.values().collect())
        }
        Some(entries @ (Value::Object(_) | Value::Array(_))) => Some(list(entries).iter().collect()),
        Some(_) => None,
        None => Terminal::read(value).map(|_| vec![value]),
    }
}

/// Reads one card machine.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or no card machine with an id.
pub fn read_terminal(bytes: &[u8]) -> Result<Terminal, Unreadable> {
    let value = parse(bytes)?;
    if let Some(terminal) = Object::of(&value).and_then(|_| Terminal::read(&value)) {
        return Ok(terminal);
    }
    let entries = inner(&value).unwrap_or_default();
    match entries.as_slice() {
        [one] => Terminal::read(one).ok_or(Unreadable::OtherShape),
        _ => Err(Unreadable::OtherShape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tids(text: &str) -> Result<Vec<String>, Unreadable> {
        let list = read_terminals(text.as_bytes())?;
        Ok(list.terminals.into_iter().map(|terminal| terminal.tid).collect())
    }

    #[test]
    fn lists_are_read_in_every_shape() {
        for (text, expected) in [
            (r#"{"terminals":[]}"#, vec![]),
            (r#"[]"#, vec![]),
            (
                r#"{"terminals":[{"tid":"00123456","status":"AVAILABLE","currency":"GBP"}]}"#,
                vec!["00123456"],
            ),
            (
                r#"{"Terminals":[{"TID":12345678},{"tpi":"2"}]}"#,
                vec!["12345678", "2"],
            ),
            (r#"[{"tid":"1"},{"tid":"2"}]"#, vec!["1", "2"]),
            (r#"{"terminals":{"tid":"1"}}"#, vec!["1"]),
            (
                r#"{"terminals":{"1":{"tid":"1"},"2":{"tid":"2"}}}"#,
                vec!["1", "2"],
            ),
            (r#"[{"terminals":[{"tid":"1"}]}]"#, vec!["1"]),
            (r#"{"tid":"1"}"#, vec!["1"]),
            (
                r#"{"terminals":["1", null, {"status":"BUSY"}, 7]}"#,
                vec!["1", "7"],
            ),
        ] {
            assert_eq!(tids(text).unwrap(), expected, "{text}");
        }
        for text in [
            "{}",
            r#"{"terminals":null}"#,
            r#"{"terminals":"none"}"#,
            "5",
            r#"{"userMessage":"no"}"#,
        ] {
            assert_eq!(tids(text), Err(Unreadable::OtherShape), "{text}");
        }
    }

    #[test]
    fn what_has_no_id_is_left_out_and_counted() {
        let list = read_terminals(br#"{"terminals":[{"tid":"1"},{"status":"BUSY"},null]}"#).unwrap();
        assert_eq!((list.terminals.len(), list.left_out), (1, 2));
    }

    #[test]
    fn an_unknown_status_is_kept_and_a_missing_one_is_not_invented() {
        let status = |text: &str| read_terminal(text.as_bytes()).unwrap().status;
        assert_eq!(
            status(r#"{"tid":"1","status":"available"}"#),
            TerminalStatus::Available
        );
        assert_eq!(status(r#"{"tid":"1","status":"BUSY"}"#), TerminalStatus::Busy);
        assert_eq!(
            status(r#"{"tid":"1","status":"UPDATING"}"#),
            TerminalStatus::Other("UPDATING".into())
        );
        assert_eq!(status(r#"{"tid":"1"}"#), TerminalStatus::Unstated);
        assert_eq!(
            status(r#"{"terminals":[{"tid":"1","status":"BUSY"}]}"#),
            TerminalStatus::Busy
        );
        assert_eq!(read_terminal(b"{}"), Err(Unreadable::OtherShape));
    }
}
