//! Looking through bytes, and through what is packed inside them.

use std::io::Read;

use aho_corasick::{AhoCorasick, MatchKind};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::canary::{Canary, Coding, Layout, Needle, needles};
use crate::{Problem, Result};

/// Packed things inside packed things are opened so far.
const DEEPEST: usize = 3;
/// What one packed stream may unpack to, in bytes.
const LARGEST: u64 = 64 << 20;
/// Two pieces this near to each other belong to one hit.
const NEAR: usize = 16;

/// Looks for all canaries at once.
#[derive(Debug)]
pub struct Scanner {
    machine: AhoCorasick,
    needles: Vec<Needle>,
    labels: Vec<String>,
}

/// One place in a file at which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which canary.
    pub label: String,
    /// In the file's name, not in its content.
    pub in_name: bool,
    /// Byte in the file, or in what was unpacked.
    pub offset: usize,
    /// Offsets of the packed streams around it, outermost first.
    pub inside: Vec<usize>,
    /// How it was written.
    pub layout: Layout,
    /// In which coding.
    pub coding: Coding,
}

impl Scanner {
    /// For these canaries.
    pub fn new(canaries: &[Canary]) -> Result<Scanner> {
        let needles = needles(canaries);
        if needles.is_empty() {
            return Err(Problem::new("there is nothing to look for"));
        }
        let machine = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(needles.iter().map(|needle| &needle.bytes))?;
        Ok(Scanner {
            machine,
            needles,
            labels: canaries.iter().map(|canary| canary.label.clone()).collect(),
        })
    }

    /// Every hit in these bytes and in the packed streams they hold.
    pub fn scan(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.layer(bytes, &mut Vec::new(), &mut hits);
        hits
    }

    fn layer(&self, bytes: &[u8], inside: &mut Vec<usize>, hits: &mut Vec<Hit>) {
        self.plain(bytes, inside, hits);
        if inside.len() == DEEPEST {
            return;
        }
        for at in packed(bytes) {
            let Some(content) = unpack(&bytes[at..]) else {
                continue;
            };
            inside.push(at);
            self.layer(&content, inside, hits);
            inside.pop();
        }
    }

    fn plain(&self, bytes: &[u8], inside: &[usize], hits: &mut Vec<Hit>) {
        // End of the last hit of each canary, so that the pieces of one secret count once.
        let mut ends = vec![None; self.labels.len()];
        for found in self.machine.find_overlapping_iter(bytes) {
            let needle = &self.needles[found.pattern().as_usize()];
            let last: &mut Option<usize> = &mut ends[needle.canary];
            if last.is_none_or(|end| found.start() > end + NEAR) {
                hits.push(Hit {
                    label: self.labels[needle.canary].clone(),
                    in_name: false,
                    offset: found.start(),
                    inside: inside.to_vec(),
                    layout: needle.layout,
                    coding: needle.coding,
                });
            }
            *last = Some(found.end().max(last.unwrap_or(0)));
        }
    }
}

/// Offsets at which something packed could begin.
fn packed(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (0..bytes.len().saturating_sub(3)).filter(|&at| {
        let head = &bytes[at..at + 3];
        is_zlib(head) || head == [0x1f, 0x8b, 8] || bytes[at..].starts_with(ZIP)
    })
}

/// The head of a file in a zip archive.
const ZIP: &[u8] = b"PK\x03\x04";

/// A zlib head with the usual window and a right check.
fn is_zlib(head: &[u8]) -> bool {
    head[0] == 0x78
        && (u16::from(head[0]) << 8 | u16::from(head[1])).is_multiple_of(31)
        && head[1] & 0x20 == 0
}

/// What comes out of a packed stream, even when it breaks off; nothing when nothing comes out.
fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(ZIP) {
        return read(DeflateDecoder::new(zip_content(bytes)?));
    }
    if bytes[0] == 0x1f {
        return read(GzDecoder::new(bytes));
    }
    read(ZlibDecoder::new(bytes))
}

/// The packed content after a local head; stored content is found without us.
fn zip_content(bytes: &[u8]) -> Option<&[u8]> {
    let number = |at: usize| {
        Some(usize::from(u16::from_le_bytes([
            *bytes.get(at)?,
            *bytes.get(at + 1)?,
        ])))
    };
    const DEFLATED: usize = 8;
    if number(8)? != DEFLATED {
        return None;
    }
    bytes.get(30 + number(26)? + number(28)?..)
}

fn read(packed: impl Read) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    // A stream that breaks off has given what it had.
    let _ = packed.take(LARGEST).read_to_end(&mut content);
    (!content.is_empty()).then_some(content)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const PIN: &str = "Q7XK2M9PLT4VB8NRZ3WD6HJF5YGCS1AEQ7KX2P9MTL4BV8RNW3ZD6JHF5GYCA1ES";

    fn scanner() -> Scanner {
        Scanner::new(&[
            Canary::new("PIN of Parks", PIN),
            Canary::new("card", "4111111111111111"),
        ])
        .unwrap()
    }

    /// Noise that never repeats itself; a real file around a secret.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x2545_F491_u32;
        std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[1]
        })
        .take(length)
        .collect()
    }

    fn planted(middle: &[u8]) -> Vec<u8> {
        [&noise(1000)[..], middle, &noise(1000)].concat()
    }

    #[test]
    fn nothing_is_found_in_noise() {
        assert_eq!(scanner().scan(&noise(2_000_000)), []);
        assert_eq!(scanner().scan(b""), []);
    }

    #[test]
    fn each_layout_in_each_coding_is_found_once_and_where_it_is() {
        for layout in Layout::ALL {
            for coding in Coding::ALL {
                let hits = scanner().scan(&planted(&coding.bytes(&layout.of(PIN))));
                assert_eq!(hits.len(), 1, "{layout:?} {coding:?}: {hits:?}");
                assert!(
                    (1000..1140).contains(&hits[0].offset),
                    "{layout:?} {coding:?}: {hits:?}"
                );
                assert_eq!(hits[0].label, "PIN of Parks");
            }
        }
    }

    #[test]
    fn a_secret_with_one_flipped_place_is_still_found() {
        for place in 0..PIN.len() {
            let mut bytes = PIN.as_bytes().to_vec();
            bytes[place] = b'!';
            assert!(!scanner().scan(&planted(&bytes)).is_empty(), "flipped at {place}");
        }
    }

    #[test]
    fn one_flipped_byte_that_completes_a_piece_is_the_difference() {
        let mut bytes = PIN.as_bytes()[..16].to_vec();
        bytes[7] = b'!';
        assert_eq!(scanner().scan(&planted(&bytes)), []);
        bytes[7] = PIN.as_bytes()[7];
        assert_eq!(scanner().scan(&planted(&bytes)).len(), 1);
    }

    #[test]
    fn a_quarter_of_a_secret_is_found_and_its_last_four_are_not() {
        assert_eq!(scanner().scan(&PIN.as_bytes()[16..32]).len(), 1);
        assert_eq!(scanner().scan(&PIN.as_bytes()[60..]), []);
        assert_eq!(scanner().scan(b"41**********1111"), []);
    }

    #[test]
    fn two_secrets_far_from_each_other_are_two_hits() {
        let bytes = [planted(PIN.as_bytes()), planted(b"4111111111111111")].concat();
        let labels: Vec<_> = scanner().scan(&bytes).into_iter().map(|hit| hit.label).collect();
        assert_eq!(labels, ["PIN of Parks", "card"]);
    }

    #[test]
    fn packed_streams_are_opened_wherever_they_begin() {
        let text = format!("BT ({PIN}) Tj ET");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
        zlib.write_all(text.as_bytes()).unwrap();
        let zlib = zlib.finish().unwrap();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
        raw.write_all(text.as_bytes()).unwrap();
        let head = [
            b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(),
            &[0; 16],
            &[4, 0, 0, 0],
            b"a.xml",
        ]
        .concat();
        let head = [&head[..30], b"name"].concat();
        let zip = [head, raw.finish().unwrap()].concat();
        let mut twice = ZlibEncoder::new(Vec::new(), Compression::default());
        twice.write_all(&planted(&zlib)).unwrap();
        for (name, bytes, depth) in [
            ("zlib", zlib.clone(), 1),
            ("gzip", gzip.finish().unwrap(), 1),
            ("zip", zip, 1),
            ("twice", twice.finish().unwrap(), 2),
        ] {
            let hits = scanner().scan(&planted(&bytes));
            assert_eq!(hits.len(), 1, "{name}: {hits:?}");
            assert_eq!((hits[0].inside.len(), hits[0].inside[0]), (depth, 1000), "{name}");
        }
        // Cut off in the middle of its check sum: what came out counts.
        assert_eq!(scanner().scan(&zlib[..zlib.len() - 3]).len(), 1);
    }

    #[test]
    fn hits_never_show_the_secret() {
        let shown = format!("{:?}", scanner().scan(PIN.as_bytes()));
        assert!(!shown.contains(&PIN[..8]), "{shown}");
    }
}
