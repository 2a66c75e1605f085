//! Text that comes in from files and pipes, whatever system wrote it: byte order marks,
//! UTF-16 (what older PowerShell writes), the Windows code page, and all three line ends.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Text with plain line feeds.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// What was read.
    pub text: String,
    /// The encoding it was taken for, by its usual name.
    pub encoding: &'static str,
}

// The text may be a secret.
impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text")
            .field("characters", &self.text.chars().count())
            .field("encoding", &self.encoding)
            .finish()
    }
}

/// Reads bytes as text: by their byte order mark, else as UTF-8, else in the Windows code
/// page, in which every byte means something. CRLF and lone CR become LF.
pub fn decode(bytes: &[u8]) -> Text {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1252, bytes),
    };
    let (decoded, _) = encoding.decode_without_bom_handling(rest);
    Text {
        text: line_feeds(&decoded),
        encoding: encoding.name(),
    }
}

fn line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\r' {
            out.push(c);
            continue;
        }
        chars.next_if_eq(&'\n');
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_of_all_three_systems_are_one() {
        assert_eq!(decode(b"a\r\nb\rc\nd\r\n\r\n").text, "a\nb\nc\nd\n\n");
    }

    #[test]
    fn what_windows_programs_write_is_read() {
        let utf16: Vec<u8> = "\u{feff}Søknad\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf16).text, "Søknad\n");
        assert_eq!(decode("\u{feff}é".as_bytes()).text, "é");
        let old = decode(b"Caf\xe9 \x80");
        assert_eq!((old.text.as_str(), old.encoding), ("Café €", "windows-1252"));
    }

    proptest! {
        #[test]
        fn text_comes_back_however_its_lines_end(lines in proptest::collection::vec("[^\r\n\u{feff}]*", 0..6)) {
            let wanted = lines.join("\n");
            for end in ["\n", "\r\n", "\r"] {
                prop_assert_eq!(&decode(lines.join(end).as_bytes()).text, &wanted);
            }
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(!decode(&bytes).text.contains('\r'));
        }
    }
}
