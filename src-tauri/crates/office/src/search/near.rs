//! What was probably meant.

/// The candidate that was probably meant: the one that begins with what was typed, or differs
/// from it by a slip or two.
pub(super) fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    if typed.len() >= 2 {
        let start: String = typed.iter().collect();
        let mut begins = candidates
            .clone()
            .filter(|c| c.to_lowercase().starts_with(&start));
        if let Some(found) = begins.next() {
            return Some(found);
        }
    }
    // A slip for every three letters, two at most.
    let allowed = (typed.len() / 3).clamp(1, 2);
    candidates
        .map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().collect();
            (distance(&typed, &letters), candidate)
        })
        .filter(|(slips, _)| *slips <= allowed && *slips < typed.len())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// How many letters are missing, too many, wrong, or stand in each other's place.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut slips = (at(&last, j) + usize::from(a != b))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                slips = slips.min(at(&before, j - 1) + 1);
            }
            row.push(slips);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_known_again() {
        let fields = ["status", "type", "terminal", "date", "last4", "amount"];
        let near = |typed| nearest(typed, fields.into_iter());
        assert_eq!(near("amont"), Some("amount"));
        assert_eq!(near("terminals"), Some("terminal"));
        assert_eq!(near("stauts"), Some("status"));
        assert_eq!(near("am"), Some("amount"));
        assert_eq!(near("colour"), None);
        assert_eq!(near("name"), None, "two of four letters are another word");
        assert_eq!(near("x"), None);
    }
}
