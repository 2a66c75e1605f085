//! Pieces of a typed search. Blanks divide them, double quotes keep blanks together, a name with
//! a colon makes a field, commas divide its values.

use std::borrow::Cow;

use domain::{clean, mask_numbers, mask_unbroken};

/// Longest search; more is cut off.
pub(crate) const LONGEST: usize = 2_000;

/// One piece as typed: characters, and whether each stood in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What stands before the first colon, in lower case.
    pub(super) field: Option<String>,
    typed: Vec<(char, bool)>,
}

/// Text on one line without hidden characters; whole card numbers are masked.
pub(super) fn plain(text: &str) -> String {
    let blanks: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    mask(&clean(&blanks, false).text)
}

/// Masks card numbers grouped by blanks or hyphens. Ids of the gateway are groups of digits and
/// letters joined by hyphens; they are no card numbers.
fn mask(text: &str) -> String {
    let blanks_join = text.replace('-', "x");
    let masked = mask_numbers(&blanks_join);
    let spaced: String = text
        .chars()
        .zip(masked.chars())
        .map(|(c, shown)| if shown == '*' { '*' } else { c })
        .collect();
    // A field, quotes and lists may stand around a number: `note:"4111-…"`.
    let words: Vec<Cow<'_, str>> = spaced
        .split_inclusive([' ', ':', '"', ',', ';', '(', ')'])
        .map(|word| mask_word(word))
        .collect();
    words.concat()
}

fn mask_word(word: &str) -> Cow<'_, str> {
    let bare = word.trim_end_matches([' ', ':', '"', ',', ';', '(', ')']);
    let card_like = bare.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if card_like {
        mask_numbers(word)
    } else {
        mask_unbroken(word)
    }
}

/// The pieces of a text that [`plain`] has been through.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut piece: Vec<(char, bool)> = Vec::new();
    let mut quoted = false;
    let mut opens = true;
    let mut touched = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted => {
                if chars.next_if_eq(&'"').is_some() {
                    piece.push(('"', true));
                } else {
                    quoted = false;
                }
                opens = false;
            }
            '"' if opens => (quoted, touched) = (true, true),
            ' ' if !quoted => {
                finish(&mut all, &mut piece, touched);
                (opens, touched) = (true, false);
            }
            c => {
                // In plain words a quotation mark after a comma or colon is a mark like any other:
                // `=HYPERLINK("http://x","pay")` is looked for as it stands.
                opens = match c {
                    ':' => !quoted && names_field(&piece),
                    ',' => !quoted && has_field(&piece),
                    _ => false,
                };
                piece.push((c, quoted));
            }
        }
    }
    finish(&mut all, &mut piece, touched);
    all
}

/// Whether what stands before a colon is the name of an operator.
fn names_field(piece: &[(char, bool)]) -> bool {
    piece.first().is_some_and(|(c, _)| c.is_ascii_alphabetic())
        && piece
            .iter()
            .all(|(c, quoted)| !quoted && (c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
}

/// Whether a piece so far is an operator with its colon.
fn has_field(piece: &[(char, bool)]) -> bool {
    piece
        .iter()
        .position(|typed| *typed == (':', false))
        .is_some_and(|colon| piece.get(..colon).is_some_and(names_field))
}

fn finish(all: &mut Vec<Token>, piece: &mut Vec<(char, bool)>, touched: bool) {
    let typed = std::mem::take(piece);
    if typed.is_empty() && !touched {
        return;
    }
    let token = Token::of(typed);
    // A pair of quotes with nothing between them looks for nothing.
    if token.field.is_some() || !token.whole().trim().is_empty() {
        all.push(token);
    }
}

impl Token {
    fn of(typed: Vec<(char, bool)>) -> Self {
        let name: String = typed
            .iter()
            .take_while(|(c, quoted)| !quoted && (c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .map(|(c, _)| c.to_ascii_lowercase())
            .collect();
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && typed.get(name.len()) == Some(&(':', false));
        if !named {
            return Self { field: None, typed };
        }
        let value = typed.get(name.len() + 1..).unwrap_or_default().to_vec();
        Self {
            field: Some(name),
            typed: value,
        }
    }

    /// The text after the colon, or all of it where there is none.
    pub(super) fn whole(&self) -> String {
        self.typed
            .iter()
            .map(|(c, _)| *c)
            .collect::<String>()
            .trim()
            .to_owned()
    }

    /// What stands between commas.
    pub(super) fn values(&self) -> Vec<String> {
        self.typed
            .split(|at| *at == (',', false))
            .map(|part| part.iter().map(|(c, _)| *c).collect::<String>().trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// The same as one value: superfluous commas are left out.
    pub(super) fn value(&self) -> String {
        self.values().join(",")
    }

    /// The piece as it can be typed again.
    pub(super) fn text(&self) -> String {
        match &self.field {
            None => quick(&self.whole()),
            Some(field) => {
                let values: Vec<String> = self.values().iter().map(|value| word(value)).collect();
                format!("{field}:{}", values.join(","))
            }
        }
    }
}

/// A value of a field, in quotes where it needs them.
pub(super) fn word(value: &str) -> String {
    if needs_quotes(value) || value.contains(',') {
        quoted(value)
    } else {
        value.to_owned()
    }
}

/// A piece of quick search, in quotes where it would be read as something else.
pub(super) fn quick(text: &str) -> String {
    let typed: Vec<(char, bool)> = text.chars().map(|c| (c, false)).collect();
    if needs_quotes(text) || Token::of(typed).field.is_some() {
        quoted(text)
    } else {
        text.to_owned()
    }
}

fn needs_quotes(text: &str) -> bool {
    text.is_empty() || text.contains([' ', '"'])
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(Option<String>, Vec<String>)> {
        tokens(&plain(text))
            .into_iter()
            .map(|token| match token.field.clone() {
                None => (None, vec![token.whole()]),
                field => (field, token.values()),
            })
            .collect()
    }

    fn field(name: &str, values: &[&str]) -> (Option<String>, Vec<String>) {
        (
            Some(name.to_owned()),
            values.iter().map(|v| (*v).to_owned()).collect(),
        )
    }

    fn quick_piece(text: &str) -> (Option<String>, Vec<String>) {
        (None, vec![text.to_owned()])
    }

    #[test]
    fn blanks_divide_and_quotes_keep_together() {
        assert_eq!(
            read("terminal:\"Web Permits\" Status:settled,open  permit\r\n\"main st\" 9:15"),
            [
                field("terminal", &["Web Permits"]),
                field("status", &["settled", "open"]),
                quick_piece("permit"),
                quick_piece("main st"),
                quick_piece("9:15"),
            ]
        );
        assert_eq!(
            read("note: \"\" tag:\"a,b\",c"),
            [field("note", &[]), field("tag", &["a,b", "c"])]
        );
        assert_eq!(
            read("\"amont:>100\" 5\"pipe \"say \"\"hi\"\"\" \"open end"),
            [
                quick_piece("amont:>100"),
                quick_piece("5\"pipe"),
                quick_piece("say \"hi\""),
                quick_piece("open end"),
            ]
        );
    }

    #[test]
    fn card_numbers_are_masked_and_ids_are_not() {
        assert_eq!(plain("4111 1111 1111 1111"), "41** **** **** 1111");
        assert_eq!(plain("4111-1111-1111-1111"), "41**-****-****-1111");
        assert_eq!(plain("x4111111111111111"), "x41**********1111");
        assert_eq!(
            plain("note:\"4111-1111-1111-1111\" (5555-5555-5555-4444)"),
            "note:\"41**-****-****-1111\" (55**-****-****-4444)"
        );
        let id = "010130AB1-41111111-1111-1111-3333-444444444444";
        assert_eq!(plain(id), id);
    }

    #[test]
    fn hidden_characters_and_line_breaks_go() {
        assert_eq!(
            plain(" Jon\u{a0}Smith\r\n\u{202e}permit\u{200b} "),
            "Jon Smith  permit"
        );
    }

    proptest! {
        #[test]
        fn a_piece_typed_again_is_the_same_piece(text in "[a-z:,\" *0-9é>.-]{0,60}") {
            for token in tokens(&plain(&text)) {
                let again = tokens(&plain(&token.text()));
                let list: Vec<_> = again.iter().map(|t| (t.field.clone(), t.values())).collect();
                prop_assert_eq!(list, [(token.field.clone(), if token.field.is_some() { token.values() } else { again.first().map(Token::values).unwrap_or_default() })]);
                prop_assert_eq!(again.first().map(Token::text), Some(token.text()));
            }
        }

        #[test]
        fn any_text_is_divided(text in "\\PC{0,200}") {
            let _ = tokens(&plain(&text));
        }
    }
}
