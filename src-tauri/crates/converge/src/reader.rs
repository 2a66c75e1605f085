//! The streaming reader: bytes in as they arrive, one record out at a time, memory bounded
//! by the window and not by the answer.
//!
//! The parser runs over a rolling window. After each complete record the offset behind it is
//! safe; at the window's end the unfinished rest moves to the front and more bytes are
//! awaited. Only at the true end is an error an error, except where no further byte could
//! mend it. Nothing searches for `</txn>` in the text, so comments and CDATA cannot fool it.
//!
//! In what pieces an answer arrives changes nothing about what is read: parsing always begins
//! behind a complete record and sees at most as many bytes as one record may have.

use memchr::memrchr;
use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::events::Event;

use crate::answer::{Answer, Root};
use crate::encoding::{self, Declared, Transcoder};
use crate::fields::Fields;
use crate::flat::FlatReader;
pub use crate::limits::{Limit, Limits, Unreadable};
use crate::sniff;
use crate::tree::{Step, Tree};

/// Bytes collected before the parser looks at them.
const WINDOW: usize = 256 * 1024;

/// Bytes from which the kind of text and its encoding are told.
const HEAD: usize = 512;

/// Reads one answer from its pieces.
#[derive(Debug)]
pub struct AnswerReader {
    limits: Limits,
    /// Bytes wanted in the window.
    size: usize,
    window: Vec<u8>,
    /// Bytes of the answer that left the window at its front.
    gone: u64,
    received: u64,
    transcoder: Option<Transcoder>,
    /// Where the answer stops being in the encoding it declares.
    foreign: Option<u64>,
    tree: Tree,
    begun: bool,
    looked_at_head: bool,
    /// Bytes the window must hold before the parser tries again.
    patience: usize,
}

impl Default for AnswerReader {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

/// How the general parser left off.
enum Pause {
    /// Behind a complete record or field of a list, this many bytes on.
    Complete(usize),
    /// At the end of what there is.
    End,
    /// At something that is not well-formed, or not whole.
    Problem {
        /// Bytes from the start of the answer.
        at: u64,
        reason: &'static str,
        /// Whether further bytes cannot mend it.
        definite: bool,
    },
}

impl AnswerReader {
    /// A reader with these limits.
    pub fn new(limits: Limits) -> Self {
        Self::with(limits, FlatReader::new(limits))
    }

    /// A reader that takes every record through the general parser. It reads the same, only
    /// slower: the measure of the fast path in tests.
    pub fn thorough(limits: Limits) -> Self {
        Self::with(limits, None)
    }

    fn with(limits: Limits, flat: Option<FlatReader>) -> Self {
        Self {
            limits,
            size: WINDOW,
            window: Vec::new(),
            gone: 0,
            received: 0,
            transcoder: None,
            foreign: None,
            tree: Tree::new(limits, flat),
            begun: false,
            looked_at_head: false,
            patience: WINDOW,
        }
    }

    /// Parses whenever this many bytes have come, for tests of the seams between windows.
    #[must_use]
    pub fn with_window(mut self, bytes: usize) -> Self {
        self.size = bytes.max(1);
        self.patience = self.size;
        self
    }

    /// Takes the next piece; hands each complete record to `on_record`.
    ///
    /// # Errors
    /// As soon as the pieces so far cannot begin an answer within the limits.
    pub fn feed(&mut self, bytes: &[u8], on_record: &mut dyn FnMut(&Fields)) -> Result<(), Unreadable> {
        self.received += bytes.len() as u64;
        if self.received > self.limits.body {
            return Err(Unreadable::TooLarge(Limit::Body));
        }
        // Small slices keep the window small even when a caller has everything at once.
        for piece in bytes.chunks(self.size) {
            self.append(piece, false);
            if self.window.len() >= self.patience || self.foreign.is_some() {
                self.parse(false, on_record)?;
                // Nothing complete in the window: wait for twice as much before trying again.
                let most = self.limits.record.saturating_add(1).max(self.size);
                self.patience = (self.window.len() * 2).clamp(self.size, most);
            }
        }
        Ok(())
    }

    /// Ends the answer.
    ///
    /// # Errors
    /// When what has come is not a whole answer.
    pub fn finish(mut self, on_record: &mut dyn FnMut(&Fields)) -> Result<Answer, Unreadable> {
        self.append(&[], true);
        self.parse(true, on_record)?;
        self.tree
            .finish()
            .ok_or(Unreadable::Truncated { at: self.received })
    }

    fn append(&mut self, bytes: &[u8], last: bool) {
        match &mut self.transcoder {
            None => self.window.extend_from_slice(bytes),
            Some(_) if self.foreign.is_some() => {}
            Some(transcoder) => {
                if transcoder.append(bytes, last, &mut self.window).is_err() {
                    self.foreign = Some(self.gone + self.window.len() as u64);
                }
            }
        }
    }

    /// Looks at the first bytes once: byte order mark, blanks, the kind of text, its encoding.
    /// Answers whether there was enough to look at.
    fn look_at_head(&mut self, last: bool) -> Result<bool, Unreadable> {
        if !self.begun && (last || self.window.len() >= sniff::MARK.len()) {
            self.begun = true;
            let marked = self.window.starts_with(sniff::MARK);
            self.drop_front(if marked { sniff::MARK.len() } else { 0 });
        }
        if self.begun {
            self.drop_front(self.window.len() - self.window.trim_ascii_start().len());
        }
        if self.gone > self.limits.record as u64 {
            return Err(Unreadable::TooLarge(Limit::Record));
        }
        if !last && self.window.len() < HEAD {
            return Ok(false);
        }
        self.looked_at_head = true;
        let head = self.window.get(..HEAD).unwrap_or(&self.window);
        if head.is_empty() {
            return Err(Unreadable::Empty);
        }
        if sniff::is_html(head) {
            return Err(Unreadable::Html);
        }
        let transcoder = match encoding::declared(head) {
            Declared::Utf8 => None,
            Declared::Other(transcoder) => Some(transcoder),
            Declared::Unreadable(reason) => {
                return Err(Unreadable::Malformed {
                    at: self.gone,
                    reason,
                });
            }
        };
        if head.first() != Some(&b'<') {
            return Err(if sniff::is_key_value(head) {
                Unreadable::KeyValue
            } else {
                Unreadable::Unknown
            });
        }
        if transcoder.is_some() {
            self.transcoder = transcoder;
            let raw = std::mem::take(&mut self.window);
            self.append(&raw, last);
        }
        Ok(true)
    }

    fn drop_front(&mut self, bytes: usize) {
        self.window.drain(..bytes);
        self.gone += bytes as u64;
    }

    fn parse(&mut self, last: bool, on_record: &mut dyn FnMut(&Fields)) -> Result<(), Unreadable> {
        if !self.looked_at_head && !self.look_at_head(last)? {
            return Ok(());
        }
        // A bare <txn> is read in one piece at the end; its size is capped like a record's.
        let small = self.window.len() <= self.limits.record && self.foreign.is_none();
        if !last && small && self.tree.root() == Some(Root::Txn) && !self.tree.is_closed() {
            return Ok(());
        }
        self.tree.start_window();
        let view = View::of(&self.window, self.gone, self.limits.record, last);
        let mut safe = 0;
        let pause = loop {
            safe += view.take_flat(safe, &mut self.tree, on_record);
            match view.take_general(safe, &mut self.tree, on_record)? {
                Pause::Complete(bytes) => safe += bytes,
                other => break other,
            }
        };
        let malformed = |at, reason| Err(Unreadable::Malformed { at, reason });
        match pause {
            Pause::Problem {
                at,
                reason,
                definite: true,
            } => return malformed(at, reason),
            _ if self.window.len() - safe > self.limits.record => {
                return Err(Unreadable::TooLarge(Limit::Record));
            }
            _ => {}
        }
        match (self.foreign, pause) {
            (Some(at), _) => return malformed(at, "it is not in the encoding it declares"),
            (None, Pause::Problem { reason: CUT, .. }) if last && !self.tree.is_closed() => {
                return Err(Unreadable::Truncated { at: self.received });
            }
            (None, Pause::Problem { at, reason, .. }) if last => return malformed(at, reason),
            // Before the root's end the tree says that more was to come.
            (None, _) if last && self.tree.is_closed() && open_character(&self.window) > 0 => {
                return malformed(self.gone + self.window.len() as u64, "it is not UTF-8");
            }
            _ => {}
        }
        self.drop_front(safe);
        Ok(())
    }
}

/// The window while it is parsed.
struct View<'w> {
    /// All of it.
    bytes: &'w [u8],
    /// The part that is certainly text, for the fast path.
    text: &'w str,
    /// Where the general parser stops: before a character or a reference that more bytes may
    /// complete. Half of `&amp;` would pass for an ampersand somebody typed; half of a letter
    /// would hide what is wrong before it.
    end: usize,
    /// Bytes of the answer before the window.
    gone: u64,
    /// Bytes that one record may have.
    most: usize,
}

impl<'w> View<'w> {
    fn of(bytes: &'w [u8], gone: u64, most: usize, last: bool) -> Self {
        let whole = bytes.len() - open_character(bytes);
        let end = if last {
            whole
        } else {
            before_open_reference(bytes.get(..whole).unwrap_or(bytes))
        };
        Self {
            bytes,
            text: valid_text(bytes),
            end,
            gone,
            most,
        }
    }

    /// Reads flat records from `safe` on as long as they last: how many bytes they take.
    fn take_flat(&self, safe: usize, tree: &mut Tree, on_record: &mut dyn FnMut(&Fields)) -> usize {
        let mut rest = self.text.get(safe..).unwrap_or_default();
        let mut taken = 0;
        while let Some(bytes) = tree.take_flat(rest, on_record) {
            taken += bytes;
            rest = rest.get(bytes..).unwrap_or_default();
        }
        taken
    }

    /// Runs the general parser from `safe` to the next complete record, or to the end.
    fn take_general(
        &self,
        safe: usize,
        tree: &mut Tree,
        on_record: &mut dyn FnMut(&Fields),
    ) -> Result<Pause, Unreadable> {
        let end = self.end.min(safe.saturating_add(self.most));
        let text = self.bytes.get(safe..end).unwrap_or_default();
        let start = self.gone + safe as u64;
        if text.starts_with(sniff::MARK) {
            // The parser would take it for the beginning of a document.
            let reason = "text stands between its elements";
            return Err(Unreadable::Malformed { at: start, reason });
        }
        let mut reader = Reader::from_reader(text);
        let config = reader.config_mut();
        // The root's end tag arrives in a later window than its start.
        config.allow_unmatched_ends = true;
        // An ampersand a merchant typed, echoed without escaping (section 2).
        config.allow_dangling_amp = true;
        config.check_comments = false;
        loop {
            let at = start + reader.buffer_position();
            let event = match reader.read_event() {
                Ok(Event::Eof) => return Ok(Pause::End),
                Ok(event) => event,
                Err(error) => {
                    let (reason, definite) = complaint(&error);
                    return Ok(Pause::Problem { at, reason, definite });
                }
            };
            match tree.take(event, on_record) {
                Ok(Step::Complete) => {
                    let read = usize::try_from(reader.buffer_position());
                    return Ok(Pause::Complete(read.unwrap_or(text.len())));
                }
                Ok(Step::Within) => {}
                Err(trouble) => return Err(trouble.at(at)),
            }
        }
    }
}

/// The text up to the first byte that is not UTF-8.
fn valid_text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bytes
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
    }
}

/// How many bytes at the end begin a character that they do not complete.
fn open_character(bytes: &[u8]) -> usize {
    let is_open = |length: &usize| {
        let tail = bytes.get(bytes.len() - length..).unwrap_or_default();
        std::str::from_utf8(tail).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
    };
    (1..=bytes.len().min(3)).find(is_open).unwrap_or(0)
}

/// Where a reference begins that the bytes do not complete, or their end.
fn before_open_reference(bytes: &[u8]) -> usize {
    let completed = |at: &usize| bytes.iter().skip(*at).any(|b| matches!(b, b';' | b'<'));
    memrchr(b'&', bytes)
        .filter(|at| !completed(at))
        .unwrap_or(bytes.len())
}

/// The reason given for a text that ends inside a construct.
const CUT: &str = "it ends inside a tag, comment or reference";

/// Words for the parser's complaint, and whether no further byte could mend it. They never
/// quote the answer, which may hold names.
fn complaint(error: &quick_xml::Error) -> (&'static str, bool) {
    match error {
        quick_xml::Error::Syntax(_) => (CUT, false),
        quick_xml::Error::IllFormed(_) => ("its tags do not match", true),
        quick_xml::Error::Encoding(EncodingError::Utf8(error)) => {
            ("it is not UTF-8", error.error_len().is_some())
        }
        quick_xml::Error::Encoding(_) => ("it is not UTF-8", false),
        _ => ("it is not well-formed XML", false),
    }
}
