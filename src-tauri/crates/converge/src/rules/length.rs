//! Length as the gateway counts it (section 2): after its own expansion.

/// How long the gateway takes a text to be: an ampersand is `&amp;`, five characters, and
/// a character outside ASCII counts by its UTF-8 bytes. Angle brackets are counted as their
/// escapes too, which the fact sheet does not state; counting too much is the safe side.
pub fn gateway_length(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '&' => "&amp;".len(),
            '<' => "&lt;".len(),
            '>' => "&gt;".len(),
            c => c.len_utf8(),
        })
        .sum()
}

/// The longest beginning of a text that fits, never cut inside a character.
pub fn fitting(text: &str, limit: usize) -> &str {
    let mut end = 0;
    let mut counted = 0;
    for c in text.chars() {
        counted += gateway_length(c.encode_utf8(&mut [0; 4]));
        if counted > limit {
            break;
        }
        end += c.len_utf8();
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ampersands_count_five_and_accents_by_their_bytes() {
        for (text, length) in [("Smith & Sons", 16), ("Peña", 5), ("™", 3), ("a<b>", 10), ("", 0)] {
            assert_eq!(gateway_length(text), length, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_cut_to_fit_fits_and_one_character_more_would_not(text in "[a-z&<é™😀]{0,30}", limit in 0_usize..40) {
            let fit = fitting(&text, limit);
            prop_assert!(text.starts_with(fit) && gateway_length(fit) <= limit);
            if let Some(next) = text[fit.len()..].chars().next() {
                let one_more = format!("{fit}{next}");
                prop_assert!(gateway_length(&one_more) > limit);
            }
        }
    }
}
