//! Answers are UTF-8 (section 1). One that declares another encoding is translated on its way
//! into the window; one in an encoding whose markup is not ASCII is refused.

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

/// What to do about the encoding of an answer.
pub(crate) enum Declared {
    /// Nothing: it is UTF-8, or says nothing else.
    Utf8,
    /// Translate it.
    Other(Transcoder),
    /// It cannot be read, for this reason.
    Unreadable(&'static str),
}

/// Turns an answer's bytes into UTF-8 piece by piece.
pub(crate) struct Transcoder(Decoder);

impl std::fmt::Debug for Transcoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.encoding().name())
    }
}

/// A byte that its encoding does not know.
#[derive(Debug)]
pub(crate) struct Foreign;

impl Transcoder {
    /// Appends the text of the next piece. Nothing is replaced: a name with a character
    /// made up would be wrong, not approximate.
    pub(crate) fn append(&mut self, bytes: &[u8], last: bool, window: &mut Vec<u8>) -> Result<(), Foreign> {
        let room = self
            .0
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .ok_or(Foreign)?;
        let mut text = String::with_capacity(room);
        let (result, _) = self
            .0
            .decode_to_string_without_replacement(bytes, &mut text, last);
        window.extend_from_slice(text.as_bytes());
        match result {
            DecoderResult::InputEmpty => Ok(()),
            DecoderResult::Malformed(..) | DecoderResult::OutputFull => Err(Foreign),
        }
    }
}

/// Looks for an encoding in the XML declaration.
pub(crate) fn declared(head: &[u8]) -> Declared {
    if matches!(head, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, ..] | [_, 0, ..]) {
        return Declared::Unreadable("it is UTF-16 or UTF-32, which the gateway never sends");
    }
    let Some(label) = label(head) else {
        return Declared::Utf8;
    };
    match Encoding::for_label(label) {
        Some(encoding) if encoding == UTF_8 => Declared::Utf8,
        Some(encoding) if encoding.is_ascii_compatible() => {
            Declared::Other(Transcoder(encoding.new_decoder_without_bom_handling()))
        }
        _ => Declared::Unreadable("it declares an encoding that cannot be read"),
    }
}

/// The quoted word after `encoding=`.
fn label(head: &[u8]) -> Option<&[u8]> {
    let rest = head.strip_prefix(b"<?xml")?;
    let rest = rest.get(..rest.iter().position(|b| *b == b'>')?)?;
    let word = b"encoding";
    let at = rest.windows(word.len()).position(|window| window == word)?;
    let rest = rest.get(at + word.len()..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let end = rest.iter().position(|b| b == quote)?;
    rest.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_found_and_others_than_utf_8_are_translated_or_refused() {
        for (head, expected) in [
            ("<txn>", "utf-8"),
            ("<?xml version=\"1.0\"?>", "utf-8"),
            ("<?xml version='1.0' encoding = 'utf-8'?>", "utf-8"),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "other"),
            ("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>", "other"),
            ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "unreadable"),
            ("<?xml version=\"1.0\" encoding=\"EBCDIC\"?>", "unreadable"),
            ("<\0t\0x\0", "unreadable"),
        ] {
            let found = match declared(head.as_bytes()) {
                Declared::Utf8 => "utf-8",
                Declared::Other(_) => "other",
                Declared::Unreadable(_) => "unreadable",
            };
            assert_eq!(found, expected, "{head}");
        }
    }
}
