//! The streaming reader: bytes in as they arrive, one record out at a time, memory bounded
//! by the window and not by the answer.
//!
//! quick-xml runs over a rolling window. After each complete record the offset behind it is
//! safe; at the window's end the unfinished rest moves to the front and more bytes are
//! awaited. Only at the true end is an error an error. Nothing searches for `</txn>` in the
//! text, so comments and CDATA cannot fool it.

use encoding_rs::{Decoder, WINDOWS_1252};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::answer::{Answer, Root};
use crate::fields::Fields;
use crate::sniff;
use crate::tree::{Step, Tree};

/// Bytes collected before the parser looks at them.
const WINDOW: usize = 256 * 1024;

/// How much an answer may ask of us (section 22: limit depth and size).
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole answer.
    pub body: u64,
    /// Bytes of one record, and of a `<txn>` root.
    pub record: usize,
    /// Nesting of elements.
    pub depth: usize,
    /// Bytes of an element name.
    pub name: usize,
    /// Bytes of one value.
    pub value: usize,
    /// Fields of one record.
    pub fields: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 512 * 1024 * 1024,
            record: 2 * 1024 * 1024,
            depth: 8,
            name: 64,
            value: 64 * 1024,
            fields: 256,
        }
    }
}

/// Why a text is not an answer. Positions are bytes from the start of the answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing, or only white space.
    #[error("the answer is empty")]
    Empty,
    /// A web page.
    #[error("the answer is a web page")]
    Html,
    /// The legacy key=value form, which this client never asks for.
    #[error("the answer is in the legacy key=value form")]
    KeyValue,
    /// XML, but not of this gateway.
    #[error("the answer's root element is <{0}>")]
    WrongRoot(String),
    /// The answer stops before its end.
    #[error("the answer stops after {at} bytes, before its end")]
    Truncated {
        /// Where it stops.
        at: u64,
    },
    /// Not well-formed.
    #[error("the answer is malformed near byte {at}: {reason}")]
    Malformed {
        /// Near which byte.
        at: u64,
        /// What is wrong; never quotes the answer.
        reason: &'static str,
    },
    /// More than the limits allow.
    #[error("the answer exceeds the limit on {0}")]
    TooLarge(&'static str),
    /// Neither XML nor anything known.
    #[error("the answer is not XML")]
    Unknown,
}

/// Reads one answer from its pieces.
#[derive(Debug)]
pub struct AnswerReader {
    limits: Limits,
    window: Vec<u8>,
    /// Bytes of the answer that left the window at its front.
    gone: u64,
    received: u64,
    transcoder: Option<Transcoder>,
    tree: Tree,
    looked_at_head: bool,
    /// Bytes the window must hold before the parser tries again.
    patience: usize,
}

struct Transcoder(Decoder);

impl std::fmt::Debug for Transcoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Transcoder")
    }
}

impl Default for AnswerReader {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl AnswerReader {
    /// A reader with these limits.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            window: Vec::new(),
            gone: 0,
            received: 0,
            transcoder: None,
            tree: Tree::new(limits),
            looked_at_head: false,
            patience: WINDOW,
        }
    }

    /// Takes the next piece; hands each complete record to `on_record`.
    pub fn feed(&mut self, bytes: &[u8], on_record: &mut dyn FnMut(&Fields)) -> Result<(), Unreadable> {
        self.received += bytes.len() as u64;
        if self.received > self.limits.body {
            return Err(Unreadable::TooLarge("its whole size"));
        }
        // Small slices keep the window small even when a caller has everything at once.
        for piece in bytes.chunks(WINDOW) {
            self.append(piece);
            if self.window.len() >= self.patience {
                self.parse(false, on_record)?;
                if self.window.len() > self.limits.record.max(WINDOW) {
                    return Err(Unreadable::TooLarge("one record"));
                }
                // Nothing complete in the window: wait for twice as much before trying again.
                self.patience = WINDOW.max(self.window.len() * 2);
            }
        }
        Ok(())
    }

    /// Ends the answer.
    pub fn finish(mut self, on_record: &mut dyn FnMut(&Fields)) -> Result<Answer, Unreadable> {
        if let Some(mut transcoder) = self.transcoder.take() {
            transcoder.append(&[], true, &mut self.window);
        }
        self.parse(true, on_record)?;
        self.tree
            .finish()
            .ok_or(Unreadable::Truncated { at: self.received })
    }

    fn ends_inside_a_character(&self) -> bool {
        std::str::from_utf8(&self.window).is_err_and(|error| error.error_len().is_none())
    }

    fn append(&mut self, bytes: &[u8]) {
        match &mut self.transcoder {
            Some(transcoder) => transcoder.append(bytes, false, &mut self.window),
            None => self.window.extend_from_slice(bytes),
        }
    }

    /// Looks at the first bytes once: byte order mark, blanks, the kind of text, its encoding.
    fn look_at_head(&mut self) -> Result<(), Unreadable> {
        self.looked_at_head = true;
        let head = sniff::skip_blanks(&self.window);
        if head.is_empty() {
            return Err(Unreadable::Empty);
        }
        if sniff::is_html(head) {
            return Err(Unreadable::Html);
        }
        if head.first() != Some(&b'<') {
            let legacy = sniff::is_key_value(head);
            return Err(if legacy {
                Unreadable::KeyValue
            } else {
                Unreadable::Unknown
            });
        }
        let skipped = self.window.len() - head.len();
        self.window.drain(..skipped);
        self.gone += skipped as u64;
        if declares_latin(&self.window) {
            let mut transcoder = Transcoder(WINDOWS_1252.new_decoder_without_bom_handling());
            let raw = std::mem::take(&mut self.window);
            transcoder.append(&raw, false, &mut self.window);
            self.transcoder = Some(transcoder);
        }
        Ok(())
    }

    fn parse(&mut self, last: bool, on_record: &mut dyn FnMut(&Fields)) -> Result<(), Unreadable> {
        if !self.looked_at_head {
            self.look_at_head()?;
        }
        // A bare <txn> is read in one piece at the end; its size is capped like a record's.
        if !last && self.tree.root() == Some(Root::Txn) {
            return Ok(());
        }
        let mut reader = Reader::from_reader(&self.window[..]);
        let config = reader.config_mut();
        // The root's end tag arrives in a later window than its start.
        config.allow_unmatched_ends = true;
        // An ampersand a merchant typed, echoed without escaping (section 2).
        config.allow_dangling_amp = true;
        config.check_comments = false;
        let mut safe = 0;
        self.tree.start_window();
        let problem = loop {
            let event = match reader.read_event() {
                Ok(Event::Eof) => break None,
                Ok(event) => event,
                Err(error) => break Some(reason(&error)),
            };
            match self.tree.take(event, on_record) {
                Ok(Step::Complete) => safe = usize::try_from(reader.buffer_position()).unwrap_or(0),
                Ok(Step::Within) => {}
                Err(unreadable) => return Err(unreadable.at(self.gone + reader.buffer_position())),
            }
        };
        let at = self.gone + reader.buffer_position();
        drop(reader);
        if last {
            return match problem {
                Some(reason)
                    if !self.tree.is_closed() && (reason == CUT || self.ends_inside_a_character()) =>
                {
                    Err(Unreadable::Truncated { at: self.received })
                }
                Some(reason) => Err(Unreadable::Malformed { at, reason }),
                None => Ok(()),
            };
        }
        self.window.drain(..safe);
        self.gone += safe as u64;
        Ok(())
    }
}

impl Transcoder {
    fn append(&mut self, bytes: &[u8], last: bool, window: &mut Vec<u8>) {
        let mut text = String::with_capacity(bytes.len() * 3 + 16);
        let _ = self.0.decode_to_string(bytes, &mut text, last);
        window.extend_from_slice(text.as_bytes());
    }
}

/// Whether the XML declaration names Latin-1 or its Windows cousin.
fn declares_latin(head: &[u8]) -> bool {
    let Some(end) = head.iter().take(200).position(|b| *b == b'>') else {
        return false;
    };
    let declaration = head.get(..end).unwrap_or_default().to_ascii_lowercase();
    declaration.starts_with(b"<?xml")
        && [&b"iso-8859-1"[..], b"windows-1252"]
            .iter()
            .any(|name| declaration.windows(name.len()).any(|w| w == *name))
}

/// The reason given for a text that ends inside a construct.
const CUT: &str = "it ends inside a tag, comment or reference";

/// Words for the parser's complaint. They never quote the answer, which may hold names.
fn reason(error: &quick_xml::Error) -> &'static str {
    match error {
        quick_xml::Error::Syntax(_) => CUT,
        quick_xml::Error::IllFormed(_) => "its tags do not match",
        quick_xml::Error::Encoding(_) => "it is not UTF-8",
        _ => "it is not well-formed XML",
    }
}
