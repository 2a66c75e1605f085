//! A request: form decoding, then the fields of its `<txn>` (Converge fact sheet section 2).

use crate::calls;
use crate::reader::{self, Element};
use crate::refusal::Refusal;

/// The fields of a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    fields: Vec<Element>,
}

impl Request {
    /// Reads a form-encoded body. Anything without a usable `<txn>` is 6042.
    pub(crate) fn read(body: &[u8]) -> Result<Request, Refusal> {
        let root = form_value(body, "xmldata").and_then(|xml| reader::read(&xml));
        match root {
            Some(root) if root.name == "txn" && !root.children.is_empty() => Ok(Request {
                fields: root.children,
            }),
            _ => Err(Refusal::new("6042")),
        }
    }

    /// The trimmed text of a field, `None` when it is missing or empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.raw(name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The field was sent, be it empty.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map(|field| field.text.as_str())
    }

    /// The value of a `Y`/`N` switch; anything but `Y` is no.
    pub(crate) fn yes(&self, name: &str) -> bool {
        self.get(name).is_some_and(|text| text.eq_ignore_ascii_case("y"))
    }

    /// The transaction type in lower case as one of the known words, so that nothing else
    /// that was sent in its place can reach a log.
    pub(crate) fn known_type(&self) -> Option<&'static str> {
        let sent = self.get("ssl_transaction_type")?;
        calls::find(sent).map(|(name, _)| name)
    }

    /// Names and trimmed texts of all fields that are no groups.
    pub(crate) fn plain(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().filter(|field| field.children.is_empty());
        fields.map(|field| (field.name.as_str(), field.text.trim()))
    }

    /// The texts of all fields `name` in the groups `group`, empty ones left out.
    pub(crate) fn in_group<'a>(&'a self, group: &str, name: &str) -> Vec<&'a str> {
        let groups = self.fields.iter().filter(|field| field.name == group);
        groups
            .flat_map(|group| &group.children)
            .filter(|child| child.name == name)
            .map(|child| child.text.trim())
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The sandbox switch: nothing of this request reaches the host.
    pub(crate) fn test_mode(&self) -> bool {
        self.get("ssl_test_mode")
            .is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }
}

/// The fields of a request body in wire order as this gateway reads them, those of a group
/// behind their group's name; `None` for what it would refuse with 6042. For tests of clients.
pub fn read_fields(body: &[u8]) -> Option<Vec<(String, String)>> {
    let request = Request::read(body).ok()?;
    let flat = request.fields.into_iter().flat_map(|field| {
        let children = field.children.into_iter().map(|child| (child.name, child.text));
        std::iter::once((field.name, field.text)).chain(children)
    });
    Some(flat.collect())
}

/// The first value of a form field. A broken percent code makes the body unreadable.
fn form_value(body: &[u8], name: &str) -> Option<String> {
    for pair in body.split(|byte| *byte == b'&') {
        let at = pair.iter().position(|byte| *byte == b'=');
        let (key, value) = at
            .and_then(|at| pair.split_at_checked(at))
            .unwrap_or((pair, b"="));
        if decode(key)? == name {
            return decode(value.get(1..)?);
        }
    }
    None
}

fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => hex(*rest.next()?)? << 4 | hex(*rest.next()?)?,
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_styles_of_encoding_are_read() {
        let raw = Request::read(b"xmldata=<txn><a>x+%26amp; y</a></txn>").unwrap();
        assert_eq!(raw.get("a"), Some("x & y"));
        let full = Request::read(b"other=1&xmldata=%3Ctxn%3E%3Ca%3E%C3%B1%3C%2Fa%3E%3C%2Ftxn%3E").unwrap();
        assert_eq!(full.get("a"), Some("ñ"));
    }

    #[test]
    fn unusable_bodies_are_refused_with_6042() {
        for body in [
            &b""[..],
            b"xmldata",
            b"xmldata=",
            b"xmldata=%zz",
            b"xmldata=%3",
            b"xmldata=<txn></txn>",
            b"xmldata=<txn/>",
            b"xmldata=<a><b/></a>",
            b"data=<txn><a/></txn>",
            b"xmldata=%ff",
            b"xmldata=<txn><a>x & y</a></txn>",
        ] {
            assert_eq!(Request::read(body).unwrap_err().code, "6042");
        }
    }

    #[test]
    fn types_are_known_in_any_case() {
        let request =
            Request::read(b"xmldata=<txn><ssl_transaction_type>TxnQuery</ssl_transaction_type></txn>");
        assert_eq!(request.unwrap().known_type(), Some("txnquery"));
    }
}
