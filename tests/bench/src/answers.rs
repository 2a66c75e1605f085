//! Answers of both sides side by side: a job whose answers differ has no figures.

use crate::Result;

/// Fails when two lists of answers differ; says where.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: &[T], theirs: &[T]) -> Result<()> {
    if ours.len() != theirs.len() {
        return Err(format!(
            "{what}: {} answers of ours, {} of theirs",
            ours.len(),
            theirs.len()
        )
        .into());
    }
    for (at, (our, their)) in ours.iter().zip(theirs).enumerate() {
        if our != their {
            return Err(format!("{what}: answer {at} differs: {} and {}", short(our), short(their)).into());
        }
    }
    Ok(())
}

/// Fails when two single answers differ.
pub fn equal<T: PartialEq + std::fmt::Debug>(what: &str, ours: T, theirs: T) -> Result<()> {
    same(what, &[ours], &[theirs])
}

fn short(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    match text.char_indices().nth(200) {
        Some((end, _)) => format!(
            "{} ... ({} bytes)",
            text.get(..end).unwrap_or_default(),
            text.len()
        ),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_with_its_place() {
        assert!(same("pages", &[1, 2], &[1, 2]).is_ok());
        let told = same("pages", &[1, 2], &[1, 3]).unwrap_err().to_string();
        assert_eq!(told, "pages: answer 1 differs: 2 and 3");
        assert!(same("pages", &[1], &[1, 2]).is_err());
        assert!(equal("sum", 1, 2).is_err());
    }
}
