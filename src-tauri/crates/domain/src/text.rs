use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A character that was taken out of pasted text, named so that it can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemovedCharacter {
    /// e.g. `U+00A0`
    pub code_point: String,
    /// e.g. `non-breaking space`
    pub name: String,
}

/// Pasted text without the characters nobody can see, and the list of what went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// What was removed, in order.
    pub removed: Vec<RemovedCharacter>,
}

/// Removes characters that pasting brings along and nobody sees: line breaks, tabs,
/// no-break and zero-width spaces, direction marks, soft hyphens.
///
/// Ordinary blanks are removed at the ends only; with `inner_blanks` also inside, for
/// values that cannot contain any (ids, PINs).
pub fn clean(input: &str, inner_blanks: bool) -> Cleaned {
    let first = input.find(|c: char| !is_blank_or_hidden(c));
    let last = input.rfind(|c: char| !is_blank_or_hidden(c));
    let mut cleaned = Cleaned::default();
    for (at, c) in input.char_indices() {
        let outside = first.is_none_or(|f| at < f) || last.is_none_or(|l| at > l);
        if is_hidden(c) || (c == ' ' && (inner_blanks || outside)) {
            cleaned.removed.push(describe(c));
        } else {
            cleaned.text.push(c);
        }
    }
    cleaned
}

fn is_blank_or_hidden(c: char) -> bool {
    c == ' ' || is_hidden(c)
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(
            c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}' | '\u{2800}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

fn describe(c: char) -> RemovedCharacter {
    let name = match c {
        ' ' => "space",
        '\t' => "tab",
        '\n' => "line break",
        '\r' => "carriage return",
        '\u{00A0}' => "non-breaking space",
        '\u{00AD}' => "soft hyphen",
        '\u{200B}' => "zero-width space",
        '\u{200C}' | '\u{200D}' => "zero-width joiner",
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => "text direction mark",
        '\u{2028}' | '\u{2029}' => "line separator",
        '\u{FEFF}' => "byte order mark",
        c if c.is_whitespace() => "unusual space",
        _ => "control character",
    };
    RemovedCharacter {
        code_point: format!("U+{:04X}", u32::from(c)),
        name: name.to_owned(),
    }
}

/// Decodes one more level of XML escapes, for display only: values that went to the
/// gateway with an ampersand can come back escaped twice (Converge fact sheet, section 2).
pub fn decode_once_more(text: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, char); 6] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
    ];
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let found = ESCAPES.iter().find(|(escape, _)| from.starts_with(escape));
        let (length, decoded) = found.map_or((1, '&'), |(escape, c)| (escape.len(), *c));
        out.push(decoded);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_go_and_are_named() {
        let cleaned = clean("ABC123\u{00A0}\n", true);
        assert_eq!(cleaned.text, "ABC123");
        let names: Vec<_> = cleaned.removed.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(names, ["non-breaking space", "line break"]);
    }

    #[test]
    fn blanks_inside_a_name_stay() {
        assert_eq!(clean("  Parks Front Desk ", false).text, "Parks Front Desk");
        assert_eq!(clean("AB CD", true).text, "ABCD");
    }

    #[test]
    fn one_more_level_of_escapes_is_decoded_for_display() {
        assert_eq!(decode_once_more("Smith &amp; Sons"), "Smith & Sons");
        assert_eq!(decode_once_more("O&#39;Brien &lt;x&gt;"), "O'Brien <x>");
        assert_eq!(decode_once_more("AT&T & co"), "AT&T & co");
    }
}
