//! What is looked for, and every way in which it could be written.

use std::fmt;

/// Characters of a piece: what is left of a secret that was cut, wrapped or changed in one place
/// still holds a whole piece.
const PIECE: usize = 16;
/// Bytes of the shortest needle; anything shorter would be found by chance.
const SHORTEST: usize = 12;

/// A secret that must not be found.
#[derive(Clone, PartialEq, Eq)]
pub struct Canary {
    /// Names it in reports, which never hold the secret itself.
    pub label: String,
    /// The secret.
    pub text: String,
}

// The derived one would print the secret.
impl fmt::Debug for Canary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Canary({})", self.label)
    }
}

impl Canary {
    /// A named secret.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Canary {
        Canary {
            label: label.into(),
            text: text.into(),
        }
    }
}

/// How the characters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Plain,
    Reversed,
    /// Groups of four with this between them.
    Fours(&'static str),
}

impl Layout {
    /// All of them. Answers and logs in JSON escape line breaks and odd spaces.
    pub const ALL: [Layout; 9] = [
        Layout::Plain,
        Layout::Reversed,
        Layout::Fours(" "),
        Layout::Fours("\u{a0}"),
        Layout::Fours("\n"),
        Layout::Fours("\r\n"),
        Layout::Fours("-"),
        Layout::Fours("\\n"),
        Layout::Fours("\\u00a0"),
    ];

    /// The secret laid out so.
    pub fn of(self, text: &str) -> String {
        match self {
            Layout::Plain => text.to_owned(),
            Layout::Reversed => text.chars().rev().collect(),
            Layout::Fours(between) => {
                let letters: Vec<char> = text.chars().collect();
                let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
                groups.join(between)
            }
        }
    }

    /// For reports.
    pub fn name(self) -> String {
        match self {
            Layout::Plain => "plain".to_owned(),
            Layout::Reversed => "reversed".to_owned(),
            Layout::Fours(between) => format!("fours {}", between.escape_unicode()),
        }
    }
}

/// How the characters are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Base64 of UTF-8 with so many bytes before it in its group of three.
    Base64(usize),
    /// The same with the alphabet for addresses, which differs only where the text has more
    /// than letters and digits.
    Base64Url(usize),
    /// Base64 of UTF-16LE.
    Base64Wide(usize),
    HexLower,
    HexUpper,
    /// Hexadecimal UTF-16BE, as PDF writes its strings.
    HexWide,
}

impl Coding {
    /// All of them.
    pub const ALL: [Coding; 15] = [
        Coding::Utf8,
        Coding::Utf16Le,
        Coding::Utf16Be,
        Coding::Base64(0),
        Coding::Base64(1),
        Coding::Base64(2),
        Coding::Base64Url(0),
        Coding::Base64Url(1),
        Coding::Base64Url(2),
        Coding::Base64Wide(0),
        Coding::Base64Wide(1),
        Coding::Base64Wide(2),
        Coding::HexLower,
        Coding::HexUpper,
        Coding::HexWide,
    ];

    /// The bytes to look for. Of Base64 only the letters that depend on nothing but the text.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        let wide = |turn: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(turn).collect::<Vec<u8>>();
        match self {
            Coding::Utf8 => text.as_bytes().to_vec(),
            Coding::Utf16Le => wide(u16::to_le_bytes),
            Coding::Utf16Be => wide(u16::to_be_bytes),
            Coding::Base64(before) => base64(text.as_bytes(), before, b"+/"),
            Coding::Base64Url(before) => base64(text.as_bytes(), before, b"-_"),
            Coding::Base64Wide(before) => base64(&wide(u16::to_le_bytes), before, b"+/"),
            Coding::HexLower => hex(text.as_bytes(), false),
            Coding::HexUpper => hex(text.as_bytes(), true),
            Coding::HexWide => hex(&wide(u16::to_be_bytes), true),
        }
    }
}

fn hex(bytes: &[u8], upper: bool) -> Vec<u8> {
    let digits: &[u8; 16] = if upper {
        b"0123456789ABCDEF"
    } else {
        b"0123456789abcdef"
    };
    bytes
        .iter()
        .flat_map(|byte| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]])
        .collect()
}

/// The letters that stand for `bytes` when `before` other bytes come first, whatever those are.
fn base64(bytes: &[u8], before: usize, last: &[u8; 2]) -> Vec<u8> {
    let mut letters: Vec<u8> = (b'A'..=b'Z').chain(b'a'..=b'z').chain(b'0'..=b'9').collect();
    letters.extend(last);
    let bits = |at: usize| -> usize {
        (0..6).fold(0, |value, step| {
            let bit = at + step;
            let byte = usize::from(bytes[bit / 8]);
            value << 1 | (byte >> (7 - bit % 8) & 1)
        })
    };
    // Letters begin at every sixth bit of the whole; the text begins `before` bytes into it.
    let first = (6 - before * 8 % 6) % 6;
    (first..)
        .step_by(6)
        .take_while(|at| at + 6 <= bytes.len() * 8)
        .map(|at| letters[bits(at)])
        .collect()
}

/// One byte string to look for.
#[derive(Clone)]
pub struct Needle {
    /// Index of the canary.
    pub canary: usize,
    /// Index of the layout in [`Layout::ALL`].
    pub layout: Layout,
    /// Its coding.
    pub coding: Coding,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Needle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "Needle({}, {:?}, {:?})",
            self.canary, self.layout, self.coding
        )
    }
}

/// Every piece of every canary in every layout and coding.
pub fn needles(canaries: &[Canary]) -> Vec<Needle> {
    let mut all = Vec::new();
    for (canary, secret) in canaries.iter().enumerate() {
        for layout in Layout::ALL {
            let letters: Vec<char> = layout.of(&secret.text).chars().collect();
            for piece in pieces(&letters) {
                all.extend(Coding::ALL.into_iter().filter_map(|coding| {
                    let bytes = coding.bytes(&piece);
                    (bytes.len() >= SHORTEST).then_some(Needle {
                        canary,
                        layout,
                        coding,
                        bytes,
                    })
                }));
            }
        }
    }
    all
}

/// Pieces side by side, and the last one however they come out.
fn pieces(letters: &[char]) -> Vec<String> {
    let mut all: Vec<String> = letters
        .chunks(PIECE)
        .filter(|piece| piece.len() == PIECE)
        .map(|piece| piece.iter().collect())
        .collect();
    let tail = letters.len().saturating_sub(PIECE);
    if !letters.len().is_multiple_of(PIECE) {
        all.push(letters[tail..].iter().collect());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_each_alignment_lies_inside_the_whole() {
        let whole = |before: &str, text: &str| {
            let all = format!("{before}{text}tail");
            String::from_utf8(base64(all.as_bytes(), 0, b"+/")).unwrap()
        };
        for (before, text) in [("", "counterfoil"), ("x", "counterfoil"), ("xy", "counterfoil")] {
            let needle = String::from_utf8(Coding::Base64(before.len()).bytes(text)).unwrap();
            assert!(whole(before, text).contains(&needle), "{before}: {needle}");
            assert!(needle.len() >= 13, "{needle}");
        }
        assert_eq!(Coding::Base64(0).bytes("Counterfoil"), b"Q291bnRlcmZvaW");
    }

    #[test]
    fn a_secret_is_laid_out_in_every_way() {
        assert_eq!(Layout::Fours(" ").of("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(Layout::Reversed.of("ABC"), "CBA");
        assert_eq!(Coding::HexWide.bytes("A1"), b"00410031");
        assert_eq!(Coding::HexLower.bytes("Jz"), b"4a7a");
    }

    #[test]
    fn pieces_cover_the_whole_secret() {
        let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='8').collect();
        let all = pieces(&letters);
        assert_eq!(all.len(), 4);
        assert!(all.iter().all(|piece| piece.len() == PIECE));
        assert!(all[3].ends_with('8'));
        assert_eq!(pieces(&letters[..5]), ["abcde"]);
    }

    #[test]
    fn a_canary_never_shows_its_secret() {
        let canaries = [Canary::new("PIN of Parks", "S3CRETS3CRETS3CRET")];
        let shown = format!("{canaries:?} {:?}", needles(&canaries));
        assert!(
            shown.contains("PIN of Parks") && !shown.contains("S3CRET"),
            "{shown}"
        );
    }
}
