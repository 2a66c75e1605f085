//! Strings made fit for paper: whatever a name holds, the fonts can draw what is left.
//!
//! Under PDF/UA-1 a single character without a glyph fails the whole file, so every string
//! passes through here before it reaches a template.

use std::iter::Peekable;
use std::str::Chars;

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fonts::one_font_draws;

/// Stands for what no bundled font can draw.
const UNKNOWN: char = '□';
/// A place where a line may break without anything being seen.
const MAY_BREAK: char = '\u{200B}';
/// Words longer than this may break inside.
const LONG_WORD: usize = 16;
/// Ids are printed in lines of this many characters.
const ID_LINE: usize = 20;

/// Free text: cleaned, with hidden places to break in long words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prose<'a>(pub(crate) &'a str);

impl Serialize for Prose<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&breakable(&printable(self.0)))
    }
}

/// Free text on one line without hidden characters, for titles and properties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plain<'a>(pub(crate) &'a str);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&one_line(self.0))
    }
}

/// An id: cleaned, and cut into lines instead of hidden places to break, so that what is
/// copied from the page is the id and nothing else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Id<'a>(pub(crate) &'a str);

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let characters: Vec<char> = one_line(self.0).chars().collect();
        serializer.collect_seq(characters.chunks(ID_LINE).map(String::from_iter))
    }
}

/// What the fonts can draw of `text`: composed, without controls and direction marks,
/// unknown characters as □.
pub(crate) fn printable(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let mut rest = composed.chars().peekable();
    let mut out = String::with_capacity(composed.len());
    while let Some(c) = rest.next() {
        // A mark at the start of a line has nothing to stand on.
        if is_dropped(c) || is_combining_mark(c) {
            continue;
        }
        if c == '\n' || c == '\u{2028}' || c == '\u{2029}' {
            out.push('\n');
        } else if c.is_control() || c.is_whitespace() {
            out.push(' ');
        } else {
            push_cluster(&mut out, c, &mut rest);
        }
    }
    out
}

/// Puts a character and the marks on it into `out`: a font is chosen for both together, so
/// a mark stays only where one font has it and its base.
fn push_cluster(out: &mut String, base: char, rest: &mut Peekable<Chars<'_>>) {
    let base = if is_private(base) || !one_font_draws(&[base]) {
        UNKNOWN
    } else {
        base
    };
    let mut cluster = vec![base];
    while let Some(mark) = rest.next_if(|c| is_combining_mark(*c) || is_dropped(*c)) {
        if is_dropped(mark) {
            continue;
        }
        cluster.push(mark);
        if base == UNKNOWN || !one_font_draws(&cluster) {
            cluster.pop();
        }
    }
    out.extend(cluster);
}

/// Cleaned text on a single line.
pub(crate) fn one_line(text: &str) -> String {
    printable(text).replace('\n', " ")
}

/// Places to break in words that would run into the next column.
pub(crate) fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            run = 0;
        } else {
            // Never between a letter and its mark.
            if run >= LONG_WORD && !is_combining_mark(c) {
                out.push(MAY_BREAK);
                run = 0;
            }
            run += 1;
        }
        out.push(c);
    }
    out
}

/// Characters that show nothing and change what is around them: direction marks, joiners,
/// selectors, fillers, tags.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\r' | '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay_letter_for_letter() {
        for name in [
            "Parks & Recreation",
            "Señor Nuñez",
            "#eval(\"1+1\") *b* $x$ @ref <lab> // -- `code`",
            "Łódź, Straße, Ελλάδα, Київ",
            "مدينة",
        ] {
            assert_eq!(printable(name), name);
        }
    }

    #[test]
    fn decomposed_letters_are_composed_and_vowelled_arabic_keeps_its_marks() {
        assert_eq!(printable("Nun\u{303}ez"), "Nuñez");
        assert_eq!(printable("مُحَمَّد"), "مُحَمَّد".nfc().collect::<String>());
    }

    #[test]
    fn what_cannot_be_drawn_becomes_a_box_and_what_cannot_be_seen_goes() {
        assert_eq!(printable("Parks 🌲 市"), "Parks □ □");
        assert_eq!(printable("a\u{202E}b\u{200B}c\u{FE0F}d\u{AD}"), "abcd");
        assert_eq!(printable("a\0b\u{7}c\td"), "a b c d");
        assert_eq!(printable("one\r\ntwo"), "one\ntwo");
        assert_eq!(printable("\u{301}x"), "x");
        assert_eq!(printable("Ж\u{064B}"), "Ж");
        assert_eq!(printable("\u{E000}\u{064B}"), "□");
    }

    #[test]
    fn long_words_get_places_to_break_and_ids_never_do() {
        let long = "a".repeat(60);
        assert_eq!(breakable(&long).matches(MAY_BREAK).count(), 3);
        assert_eq!(breakable(&long).replace(MAY_BREAK, ""), long);
        assert_eq!(breakable("short words only"), "short words only");
        let id = serde_json::to_string(&Id(&long)).unwrap();
        assert!(!id.contains(MAY_BREAK));
        assert_eq!(id.matches('a').count(), 60);
    }
}
