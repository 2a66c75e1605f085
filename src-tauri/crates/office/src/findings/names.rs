//! Whether two names mean the same terminal. Towns and Converge name things differently, so
//! small things do not count; two terminals of one town must still be told apart.

/// How much one name is like another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Nothing in common that would count.
    Different,
    /// One could be a short form of the other.
    Loose,
    /// The same but for numbers, the town's name and filling words.
    Close,
    /// The same but for case, blanks and signs.
    Same,
}

/// Words that say nothing about which terminal it is.
const FILLING: [&str; 8] = ["the", "of", "and", "at", "for", "terminal", "term", "vt"];
/// So many letters of a name that was cut off are enough to know it.
const CUT: usize = 6;

/// Compares two names; `town` is the name of the account, which often stands before them.
pub(crate) fn likeness(one: &str, other: &str, town: &str) -> Likeness {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return Likeness::Different;
    }
    if one.concat() == other.concat() {
        return Likeness::Same;
    }
    let town = words(town);
    let (one, other) = (telling(one, &town), telling(other, &town));
    if one.concat() == other.concat() {
        return Likeness::Close;
    }
    if is_part(&one, &other) || is_part(&other, &one) || is_cut(&one, &other) || is_short(&one, &other) {
        return Likeness::Loose;
    }
    Likeness::Different
}

fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .map(unaccented)
                .collect()
        })
        .collect()
}

/// Gateways drop accents.
fn unaccented(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        c => c,
    }
}

/// Without numbers, marks such as `T2`, the town's name and filling words, unless nothing is left.
fn telling(all: Vec<String>, town: &[String]) -> Vec<String> {
    let is_mark = |word: &str| {
        let digits = word.strip_prefix('t').unwrap_or(word);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let left: Vec<String> = all
        .iter()
        .filter(|word| !is_mark(word) && !FILLING.contains(&word.as_str()) && !town.contains(word))
        .cloned()
        .collect();
    if left.is_empty() { all } else { left }
}

/// All words of one stand in the other.
fn is_part(one: &[String], other: &[String]) -> bool {
    one.iter().all(|word| other.contains(word))
}

/// One is the beginning of the other, cut in the middle of a word.
fn is_cut(one: &[String], other: &[String]) -> bool {
    let (one, other) = (one.concat(), other.concat());
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= CUT && (one.starts_with(&other) || other.starts_with(&one))
}

/// Word for word the same or a short form, as in "Parks Frnt Dsk".
fn is_short(one: &[String], other: &[String]) -> bool {
    one.len() == other.len()
        && one.len() > 1
        && one
            .iter()
            .zip(other)
            .all(|(a, b)| a == b || abbreviates(a, b) || abbreviates(b, a))
}

fn abbreviates(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() > 1
        && short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| rest.any(|l| l == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> Likeness {
        let there = likeness(one, other, "City of Alder Creek");
        assert_eq!(
            there,
            likeness(other, one, "City of Alder Creek"),
            "{one} / {other}"
        );
        there
    }

    #[test]
    fn case_blanks_signs_and_accents_do_not_count() {
        assert_eq!(like("WEB PERMITS", "Web Permits"), Likeness::Same);
        assert_eq!(like("Clerk's Office", "CLERKS OFFICE"), Likeness::Same);
        assert_eq!(like("Harbor Café", "HARBOR CAFE"), Likeness::Same);
        assert_eq!(like("WebPermits", "Web-Permits"), Likeness::Same);
    }

    #[test]
    fn numbers_marks_and_the_towns_name_hardly_count() {
        assert_eq!(like("PARKS FRONT DESK 01", "Parks Front Desk"), Likeness::Close);
        assert_eq!(like("T2 Web Permits", "Web Permits"), Likeness::Close);
        assert_eq!(like("Alder Creek Pool", "Pool"), Likeness::Close);
        assert_eq!(like("Front Desk 1", "Front Desk 2"), Likeness::Close);
    }

    #[test]
    fn short_forms_are_known_again() {
        assert_eq!(like("PARKS FRNT DSK", "Parks Front Desk"), Likeness::Loose);
        assert_eq!(like("PARKS FRONT DE", "Parks Front Desk"), Likeness::Loose);
        assert_eq!(like("Util Counter", "Utility Counter"), Likeness::Loose);
        assert_eq!(like("South Pool", "Pool"), Likeness::Loose);
    }

    #[test]
    fn two_terminals_of_a_town_are_not_the_same() {
        for (one, other) in [
            ("Web Utility", "Web Permits"),
            ("Web Utility", "Utility Counter"),
            ("Municipal Court", "Online Court"),
            ("Online Court", "Online Parking"),
            ("Pool", "Library"),
            ("", "Pool"),
        ] {
            assert_eq!(like(one, other), Likeness::Different, "{one} / {other}");
        }
    }
}
