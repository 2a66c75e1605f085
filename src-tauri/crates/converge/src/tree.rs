//! From XML events to fields and records. Element order is arbitrary, unknown elements are
//! kept, nested groups are flattened to their leaves (sections 1, 5, 14, 16).

use quick_xml::events::{BytesRef, Event};

use crate::answer::{Answer, Root};
use crate::edge::{admit, admit_name};
use crate::fields::Fields;
use crate::flat::FlatReader;
use crate::limits::{Limit, Limits, Unreadable};
use crate::sniff;

/// Whether everything before the present position is done with.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A record or a field of the root is complete: the bytes before may go.
    Complete,
    /// Inside something.
    Within,
}

/// A problem that does not know its position yet.
#[derive(Debug)]
pub(crate) struct Trouble(Unreadable);

impl Trouble {
    pub(crate) fn at(self, position: u64) -> Unreadable {
        match self.0 {
            Unreadable::Malformed { reason, .. } => Unreadable::Malformed { at: position, reason },
            other => other,
        }
    }
}

fn malformed(reason: &'static str) -> Trouble {
    Trouble(Unreadable::Malformed { at: 0, reason })
}

fn too_large(limit: Limit) -> Trouble {
    Trouble(Unreadable::TooLarge(limit))
}

/// Control characters are not allowed in XML 1.0; the parser does not look for them.
fn no_controls(text: &str) -> Result<Step, Trouble> {
    let allowed = |b: u8| b >= b' ' || matches!(b, b'\t' | b'\n' | b'\r');
    if text.bytes().all(allowed) {
        Ok(Step::Within)
    } else {
        Err(malformed("it holds control characters"))
    }
}

/// One open element below the root.
#[derive(Debug)]
struct Open {
    name: String,
    /// A group holds elements; a leaf holds text.
    group: bool,
    /// Markup within a text, as in `Field <b>x</b> too long`: its words belong to the text.
    inline: bool,
}

/// Texts that the gateway may write as HTML (section 22).
fn is_prose(name: &str) -> bool {
    ["errorMessage", "errorName", "ssl_result_message"]
        .iter()
        .any(|prose| prose.eq_ignore_ascii_case(name))
}

#[derive(Debug)]
pub(crate) struct Tree {
    limits: Limits,
    root: Option<Root>,
    closed: bool,
    /// Elements open below the root; in a list the first one is the record.
    open: Vec<Open>,
    text: String,
    root_fields: Fields,
    /// How many of them stand before the last complete step.
    safe_fields: usize,
    record: Fields,
    records: u64,
    lenient: bool,
    /// As `lenient`, for what is not complete yet: a window may end inside `&amp;`.
    lenient_here: bool,
    flat: Option<FlatReader>,
}

impl Tree {
    pub(crate) fn new(limits: Limits, flat: Option<FlatReader>) -> Self {
        Self {
            limits,
            flat,
            root: None,
            closed: false,
            open: Vec::new(),
            text: String::new(),
            root_fields: Fields::default(),
            safe_fields: 0,
            record: Fields::default(),
            records: 0,
            lenient: false,
            lenient_here: false,
        }
    }

    pub(crate) fn root(&self) -> Option<Root> {
        self.root
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Forgets what an earlier, too short window had begun.
    pub(crate) fn start_window(&mut self) {
        self.open.clear();
        self.text.clear();
        self.record.clear();
        self.lenient_here = false;
        self.root_fields.truncate(self.safe_fields);
        if self.root == Some(Root::Txn) && !self.closed {
            self.root = None;
        }
    }

    /// Reads a record of a list that begins here and has the usual shape: how many bytes it
    /// takes. `None` leaves everything to [`Tree::take`].
    pub(crate) fn take_flat(&mut self, text: &str, on_record: &mut dyn FnMut(&Fields)) -> Option<usize> {
        let between = self.root == Some(Root::List) && self.open.is_empty() && !self.closed;
        let flat = self.flat.as_mut().filter(|_| between)?;
        self.record.clear();
        let taken = flat.record(text, &mut self.record);
        if taken.is_some() {
            on_record(&self.record);
            self.records += 1;
        }
        self.record.clear();
        taken
    }

    /// The answer, once the root is closed.
    pub(crate) fn finish(self) -> Option<Answer> {
        let root = self.root.filter(|_| self.closed)?;
        Some(Answer {
            root,
            fields: self.root_fields,
            records: self.records,
            lenient: self.lenient,
        })
    }

    pub(crate) fn take(
        &mut self,
        event: Event<'_>,
        on_record: &mut dyn FnMut(&Fields),
    ) -> Result<Step, Trouble> {
        let step = self.step(event, on_record)?;
        if step == Step::Complete {
            self.safe_fields = self.root_fields.len();
            self.lenient |= self.lenient_here;
            self.lenient_here = false;
        }
        Ok(step)
    }

    fn step(&mut self, event: Event<'_>, on_record: &mut dyn FnMut(&Fields)) -> Result<Step, Trouble> {
        match event {
            Event::Start(start) => {
                no_controls(&start)?;
                self.start(start.name().as_ref())
            }
            Event::Empty(start) => {
                no_controls(&start)?;
                let step = self.start(start.name().as_ref())?;
                if self.root.is_some() && self.open.is_empty() && step == Step::Complete {
                    self.closed = true; // `<txn/>`
                    return Ok(Step::Complete);
                }
                self.end(start.name().as_ref(), on_record)
            }
            Event::End(end) => self.end(end.name().as_ref(), on_record),
            Event::Text(text) => {
                // An ampersand here is one that was not escaped.
                self.lenient_here |= text.contains('&');
                self.text(&text.xml10_content())
            }
            Event::CData(data) => self.text(&data.xml10_content()),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(_) => Err(malformed("it carries a document type")),
            Event::PI(text) => no_controls(&text),
            Event::Comment(text) => no_controls(&text),
            Event::Decl(_) | Event::Eof => Ok(Step::Within),
        }
    }

    fn start(&mut self, name: &str) -> Result<Step, Trouble> {
        if self.closed {
            return Err(malformed("text follows its end"));
        }
        if name.len() > self.limits.name {
            return Err(too_large(Limit::Name));
        }
        if self.root.is_none() {
            self.root = Some(match name {
                "txn" => Root::Txn,
                "txnlist" => Root::List,
                other if sniff::is_page_element(other) => return Err(Trouble(Unreadable::Html)),
                other => return Err(Trouble(Unreadable::WrongRoot(admit_name(other).into_owned()))),
            });
            // A list's root is done with; a bare <txn> must stay in the window.
            return Ok(if self.root == Some(Root::List) {
                Step::Complete
            } else {
                Step::Within
            });
        }
        if self.open.len() + 1 >= self.limits.depth {
            return Err(too_large(Limit::Depth));
        }
        let said = !self.text.trim().is_empty();
        if let Some(parent) = self.open.last_mut() {
            if parent.inline || is_prose(&parent.name) || (said && !parent.group) {
                self.open.push(Open {
                    name: name.to_owned(),
                    group: false,
                    inline: true,
                });
                return Ok(Step::Within);
            }
            parent.group = true;
        }
        self.text.clear();
        let record = self.root == Some(Root::List) && self.open.is_empty() && name == "txn";
        self.open.push(Open {
            name: name.to_owned(),
            group: record,
            inline: false,
        });
        Ok(Step::Within)
    }

    fn end(&mut self, name: &str, on_record: &mut dyn FnMut(&Fields)) -> Result<Step, Trouble> {
        let Some(element) = self.open.pop() else {
            return self.end_root(name);
        };
        if element.name != name {
            return Err(malformed("its tags do not match"));
        }
        let is_record = self.root == Some(Root::List) && self.open.is_empty() && element.name == "txn";
        if is_record {
            on_record(&self.record);
            self.records += 1;
            self.record.clear();
            return Ok(Step::Complete);
        }
        if element.inline {
            return Ok(Step::Within);
        }
        // The options of a currency question mean something as a group (section 5).
        if !element.group || element.name.eq_ignore_ascii_case("dccoption") {
            self.leaf(&element.name)?;
        }
        self.text.clear();
        let between = self.open.is_empty() && self.root == Some(Root::List);
        Ok(if between { Step::Complete } else { Step::Within })
    }

    fn end_root(&mut self, name: &str) -> Result<Step, Trouble> {
        let expected = match self.root {
            Some(Root::Txn) => "txn",
            Some(Root::List) => "txnlist",
            None => return Err(malformed("it begins with an end tag")),
        };
        if self.closed || name != expected {
            return Err(malformed("its tags do not match"));
        }
        self.closed = true;
        Ok(Step::Complete)
    }

    fn leaf(&mut self, name: &str) -> Result<(), Trouble> {
        let in_record =
            self.root == Some(Root::List) && self.open.first().is_some_and(|first| first.name == "txn");
        let fields = if in_record {
            &mut self.record
        } else {
            &mut self.root_fields
        };
        if fields.len() >= self.limits.fields {
            return Err(too_large(Limit::Fields));
        }
        fields.push(&admit_name(name), &admit(name, &self.text));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<Step, Trouble> {
        if self.open.is_empty() {
            let blank = text.chars().all(char::is_whitespace);
            return match (blank, self.root.is_some() && !self.closed) {
                (true, _) => Ok(Step::Within),
                (false, true) => Err(malformed("text stands between its elements")),
                (false, false) => Err(malformed("text stands outside its root element")),
            };
        }
        no_controls(text)?;
        self.push_text(text)
    }

    fn push_text(&mut self, text: &str) -> Result<Step, Trouble> {
        if self.text.len() + text.len() > self.limits.value {
            return Err(too_large(Limit::Value));
        }
        self.text.push_str(text);
        Ok(Step::Within)
    }

    /// Joins a reference to the text around it. The five predefined entities and character
    /// references are decoded; any other name is not an entity but an ampersand somebody typed.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<Step, Trouble> {
        if self.open.is_empty() {
            return Err(malformed("text stands outside its elements"));
        }
        let name: &str = reference;
        let decoded = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ if reference.is_char_ref() => reference.resolve_char_ref().ok().flatten(),
            _ => None,
        };
        if let Some(c) = decoded {
            return self.push_text(c.encode_utf8(&mut [0; 4]));
        }
        self.lenient_here = true;
        self.push_text("&")?;
        self.push_text(name)?;
        self.push_text(";")
    }
}
