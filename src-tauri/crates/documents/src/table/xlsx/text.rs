//! Text as a workbook holds it.

use crate::table::Notes;

/// UTF-16 units that a cell holds.
const LONGEST: usize = 32_767;

/// Adds a text to XML, in an element or in an attribute between double quotes.
///
/// Characters that XML forbids become `_x0007_`, which spreadsheet programs read back; text that
/// looks like such a sign is kept apart from it (`_x005F_x0007_`). What is longer than a cell
/// holds is cut.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str, notes: &mut Notes) {
    let text = if text.len() > LONGEST {
        shortened(text, notes)
    } else {
        text
    };
    // Looking at every byte is faster than stopping at the first: most cells have none.
    let special = text.bytes().fold(false, |found, byte| {
        found | (byte < b' ') | matches!(byte, b'&' | b'<' | b'>' | b'"' | b'_' | 0xEF)
    });
    if special {
        push_special(out, text, notes);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

fn push_special(out: &mut Vec<u8>, text: &str, notes: &mut Notes) {
    let mut escaped = false;
    let mut rest = text.as_bytes();
    for (place, c) in text.char_indices() {
        // How much of the text is still to come, this character included.
        let left = text.len() - place;
        let instead: &[u8] = match c {
            '&' => b"&amp;",
            '<' => b"&lt;",
            '>' => b"&gt;",
            '"' => b"&quot;",
            '_' if looks_like_escape(rest_from(rest, left)) => b"_x005F_",
            '\t' | '\n' => continue,
            '\0'..'\x20' | '\u{fffe}' | '\u{ffff}' => {
                escaped = true;
                b""
            }
            _ => continue,
        };
        let (before, after) = rest.split_at_checked(rest.len() - left).unwrap_or((rest, &[]));
        out.extend_from_slice(before);
        if instead.is_empty() {
            out.extend_from_slice(format!("_x{:04X}_", u32::from(c)).as_bytes());
        } else {
            out.extend_from_slice(instead);
        }
        rest = after.get(c.len_utf8()..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    notes.escaped += u64::from(escaped);
}

fn rest_from(rest: &[u8], left: usize) -> &[u8] {
    rest.get(rest.len() - left..).unwrap_or_default()
}

/// `_x` and four digits. The `_` that would end it may only come from an escape behind it.
fn looks_like_escape(text: &[u8]) -> bool {
    matches!(text, [b'_', b'x' | b'X', a, b, c, d, ..]
        if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit))
}

/// The longest start of a text that fits.
fn shortened<'a>(text: &'a str, notes: &mut Notes) -> &'a str {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    match cut {
        None => text,
        Some((place, _)) => {
            notes.cut += 1;
            text.get(..place).unwrap_or(text)
        }
    }
}

/// Whether a program would drop blanks of this text unless told to keep them.
pub(super) fn has_loose_blanks(text: &str) -> bool {
    let blank = |b: &u8| b.is_ascii_whitespace();
    text.as_bytes().first().is_some_and(blank)
        || text.as_bytes().last().is_some_and(blank)
        || text.bytes().fold(false, |found, b| found | (b == b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(text: &str) -> (String, Notes) {
        let (mut out, mut notes) = (Vec::new(), Notes::default());
        push_text(&mut out, text, &mut notes);
        (String::from_utf8(out).unwrap(), notes)
    }

    #[test]
    fn markup_is_text_and_forbidden_characters_become_visible() {
        for (text, expected, escaped) in [
            (
                "O'Neil & <Sons> \"x\"",
                "O'Neil &amp; &lt;Sons&gt; &quot;x&quot;",
                0,
            ),
            ("bell\u{7} and return\r\n", "bell_x0007_ and return_x000D_\n", 1),
            ("\u{0}\u{ffff}\u{fffe}", "_x0000__xFFFF__xFFFE_", 1),
            ("tab\tstays", "tab\tstays", 0),
            ("a_b_x12_x1g00_", "a_b_x12_x1g00_", 0),
            ("_x0041_ & _X00e9_", "_x005F_x0041_ &amp; _x005F_X00e9_", 0),
            // The escape behind would end the sign before it.
            ("_x0041\u{1}", "_x005F_x0041_x0001_", 1),
            (
                "עברית \u{202e}abc\u{202c} ｗide 😀 \u{fffd}",
                "עברית \u{202e}abc\u{202c} ｗide 😀 \u{fffd}",
                0,
            ),
        ] {
            let (out, notes) = pushed(text);
            assert_eq!((out.as_str(), notes.escaped), (expected, escaped), "{text:?}");
        }
    }

    #[test]
    fn a_text_is_cut_where_a_cell_ends_and_never_inside_a_character() {
        for (text, kept, cut) in [
            ("x".repeat(LONGEST), LONGEST, 0),
            ("x".repeat(LONGEST + 1), LONGEST, 1),
            // Two bytes each, one unit each.
            ("é".repeat(LONGEST), LONGEST * 2, 0),
            // Four bytes each, two units each.
            ("😀".repeat(LONGEST), LONGEST / 2 * 4, 1),
        ] {
            let (out, notes) = pushed(&text);
            assert_eq!((out.len(), notes.cut), (kept, cut));
            assert!(text.starts_with(&out));
        }
    }

    #[test]
    fn blanks_that_a_program_would_drop_are_seen() {
        for (text, loose) in [
            (" a", true),
            ("a\t", true),
            ("a\nb", true),
            ("a b", false),
            ("", false),
        ] {
            assert_eq!(has_loose_blanks(text), loose, "{text:?}");
        }
    }
}
