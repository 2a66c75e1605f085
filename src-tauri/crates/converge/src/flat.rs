//! The fast path: a record in the shape the gateway writes, a flat row of elements with plain
//! text. Anything else is left to the general parser, which reads the same record from its
//! start; both give the same fields (a fuzz target holds them to it).

use std::collections::HashMap;

use memchr::memchr2;

use crate::edge::{Treatment, admit_name};
use crate::fields::Fields;
use crate::limits::Limits;

/// Different names that are remembered. A record with more of them is read the other way.
const NAMES: usize = 1024;

const ENTITIES: [(&str, char); 5] = [
    ("amp;", '&'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("quot;", '"'),
    ("apos;", '\''),
];

/// Reads flat records. It remembers the names it has seen and which followed which, so that a
/// name is compared with a guess and seldom looked up.
#[derive(Debug)]
pub(crate) struct FlatReader {
    limits: Limits,
    names: Vec<Name>,
    known: HashMap<String, usize>,
    /// The name guessed to stand first in a record.
    first: usize,
    scratch: String,
}

#[derive(Debug)]
struct Name {
    /// `<name>`
    open: String,
    /// `</name>`
    close: String,
    /// The name as it may be kept.
    kept: String,
    treatment: Treatment,
    /// Which name followed this one last time.
    next: usize,
}

impl FlatReader {
    /// `None` when the limits leave no room for the shape.
    pub(crate) fn new(limits: Limits) -> Option<Self> {
        (limits.depth > 3).then(|| Self {
            limits,
            names: Vec::new(),
            known: HashMap::new(),
            first: 0,
            scratch: String::new(),
        })
    }

    /// Reads the record at the beginning of `text` into `fields`: how many bytes it takes,
    /// white space before it included. `None` when it is not complete, not flat, or breaks a
    /// limit; `fields` then holds rubbish.
    pub(crate) fn record(&mut self, text: &str, fields: &mut Fields) -> Option<usize> {
        let mut rest = skip_blanks(text).strip_prefix("<txn>")?;
        let mut before = None;
        loop {
            let gap = rest;
            rest = skip_blanks(rest);
            if gap.len() - rest.len() > self.limits.value {
                return None;
            }
            if let Some(after) = rest.strip_prefix("</txn>") {
                let taken = text.len() - after.len();
                return (taken <= self.limits.record && !fields.holds_controls()).then_some(taken);
            }
            if fields.len() >= self.limits.fields {
                return None;
            }
            let index = self.name(rest, before)?;
            before = Some(index);
            rest = self.field(index, rest, fields)?;
        }
    }

    /// Reads the field whose name is known to stand first; what follows it.
    fn field<'t>(&mut self, index: usize, rest: &'t str, fields: &mut Fields) -> Option<&'t str> {
        let name = self.names.get(index)?;
        let rest = rest.get(name.open.len()..)?;
        let stop = memchr2(b'<', b'&', rest.as_bytes())?;
        let (plain, after) = rest.split_at_checked(stop)?;
        if let Some(after) = after.strip_prefix(name.close.as_str()) {
            if plain.len() > self.limits.value {
                return None;
            }
            fields.push(&name.kept, &name.treatment.admit(plain));
            return Some(after);
        }
        let after = unescape(rest, self.limits.value, &mut self.scratch)?;
        fields.push(&name.kept, &name.treatment.admit(&self.scratch));
        after.strip_prefix(name.close.as_str())
    }

    /// The index of the name of the start tag that `rest` begins with.
    fn name(&mut self, rest: &str, before: Option<usize>) -> Option<usize> {
        let guess = match before {
            Some(before) => self.names.get(before)?.next,
            None => self.first,
        };
        if self
            .names
            .get(guess)
            .is_some_and(|name| rest.starts_with(&name.open))
        {
            return Some(guess);
        }
        let end = rest
            .bytes()
            .take(self.limits.name.saturating_add(2))
            .position(|b| b == b'>')?;
        let text = rest.get(..end)?.strip_prefix('<')?;
        let index = match self.known.get(text) {
            Some(index) => *index,
            None => self.learn(text)?,
        };
        match before.and_then(|before| self.names.get_mut(before)) {
            Some(before) => before.next = index,
            None => self.first = index,
        }
        Some(index)
    }

    fn learn(&mut self, text: &str) -> Option<usize> {
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain || text.is_empty() || text.len() > self.limits.name || self.names.len() >= NAMES {
            return None;
        }
        let index = self.names.len();
        self.names.push(Name {
            open: format!("<{text}>"),
            close: format!("</{text}>"),
            kept: admit_name(text).into_owned(),
            treatment: Treatment::of(text),
            next: index + 1,
        });
        self.known.insert(text.to_owned(), index);
        Some(index)
    }
}

/// White space as XML knows it.
fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// Decodes text up to its end tag, which it returns with what follows. Only the five
/// predefined entities.
fn unescape<'t>(mut rest: &'t str, limit: usize, out: &mut String) -> Option<&'t str> {
    out.clear();
    loop {
        let stop = memchr2(b'<', b'&', rest.as_bytes())?;
        let (plain, after) = rest.split_at_checked(stop)?;
        out.push_str(plain);
        if out.len() > limit {
            return None;
        }
        let Some(reference) = after.strip_prefix('&') else {
            return Some(after);
        };
        let (after, decoded) = ENTITIES
            .iter()
            .find_map(|(name, c)| Some((reference.strip_prefix(name)?, *c)))?;
        out.push(decoded);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, Vec<(String, String)>)> {
        let mut fields = Fields::default();
        let taken = FlatReader::new(Limits::default())?.record(text, &mut fields)?;
        let fields = fields.iter().map(|(n, v)| (n.to_owned(), v.to_owned()));
        Some((taken, fields.collect()))
    }

    #[test]
    fn a_flat_record_is_read_with_its_entities_and_masked() {
        let text = "\n<txn>\n<a>1</a><b></b><a>x &amp; &lt;y</a><ssl_card_number>4111111111111111</ssl_card_number></txn><txn>";
        let (taken, fields) = read(text).unwrap();
        assert_eq!(&text[taken..], "<txn>");
        let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            fields,
            [
                ("a", "1"),
                ("b", ""),
                ("a", "x & <y"),
                ("ssl_card_number", "41**********1111")
            ]
        );
    }

    #[test]
    fn what_is_not_flat_or_not_complete_is_left_to_the_general_parser() {
        for text in [
            "<txn><a>1</a>",
            "<txn><a>1</a></tx",
            "<txn><a><b>1</b></a></txn>",
            "<txn><a x=\"1\">1</a></txn>",
            "<txn><!-- --><a>1</a></txn>",
            "<txn><a><![CDATA[1]]></a></txn>",
            "<txn><a>&#52;</a></txn>",
            "<txn><a>&other;</a></txn>",
            "<txn><a>1\r\n2</a></txn>",
            "<txn><a>1\0</a></txn>",
            "<txn><a>1</b></txn>",
            "<txn>text<a>1</a></txn>",
            "<txn><a/></txn>",
            "<other><a>1</a></other>",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
