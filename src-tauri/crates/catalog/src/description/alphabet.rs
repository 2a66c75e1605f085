use serde::Serialize;

/// The characters that a value is usually made of, written as in `A-Za-z0-9.-`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Alphabet(String);

impl Alphabet {
    /// Wraps a list of characters and ranges; a hyphen at the end stands for itself.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether a character belongs to it.
    pub fn contains(&self, wanted: char) -> bool {
        let mut rest = self.0.chars().peekable();
        while let Some(first) = rest.next() {
            let mut ahead = rest.clone();
            let last = match (ahead.next(), ahead.next()) {
                (Some('-'), Some(last)) => {
                    rest = ahead;
                    last
                }
                _ => first,
            };
            if (first..=last).contains(&wanted) {
                return true;
            }
        }
        false
    }

    /// Whether all of a text belongs to it.
    pub fn covers(&self, text: &str) -> bool {
        text.chars().all(|c| self.contains(c))
    }

    /// For people: "capital letters and digits".
    pub fn words(&self) -> String {
        let has = |probe: &str| self.covers(probe);
        let letters = match (has("AZ"), has("az"), has("AF") || has("af")) {
            (true, true, _) => "letters",
            (true, false, _) => "capital letters",
            (false, true, _) => "small letters",
            (false, false, true) => "the letters a to f",
            (false, false, false) => "",
        };
        let digits = if has("09") { "digits" } else { "" };
        let marks: String = ['.', '-', '_']
            .into_iter()
            .filter(|mark| self.contains(*mark))
            .flat_map(|mark| [' ', mark])
            .collect();
        let parts: Vec<&str> = [letters, digits, marks.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        match parts.split_last() {
            None => "other characters".to_owned(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_single_characters_and_a_last_hyphen_are_read() {
        let alphabet = Alphabet::new("A-Z0-9.-");
        assert!(alphabet.covers("AZ09.-"));
        for c in ['a', '_', ' ', 'Ä'] {
            assert!(!alphabet.contains(c), "{c}");
        }
        assert!(Alphabet::new("").covers(""));
        assert!(!Alphabet::new("").contains('a'));
    }

    #[test]
    fn an_alphabet_is_told_in_words() {
        let words = |text: &str| Alphabet::new(text).words();
        assert_eq!(words("A-Z0-9"), "capital letters and digits");
        assert_eq!(words("A-Za-z0-9.-"), "letters, digits and . -");
        assert_eq!(words("a-f0-9"), "the letters a to f and digits");
        assert_eq!(words("0-9"), "digits");
    }
}
