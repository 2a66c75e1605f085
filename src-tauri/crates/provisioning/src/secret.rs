//! Which values are secrets, and how one is shown: that it is stored, and how it ends.
//!
//! The gateway's answers carry secrets in clear (section 4), also in places that only the
//! adapter knows (`config.extraData`, `config.vault`). There the name decides.

/// Shorter secrets do not show their end: it would be too much of them.
const LONG_ENOUGH: usize = 12;
/// Characters of a secret that are shown.
const ENDS: usize = 4;
const STORED: &str = "stored";
const STORED_ENDS: &str = "stored, ends ";

/// Parts of a name, without case and punctuation, that make its value a secret.
const TELLING: [&str; 12] = [
    "secret",
    "password",
    "passwd",
    "passphrase",
    "privatekey",
    "apikey",
    "accesskey",
    "signingkey",
    "encryptionkey",
    "hmackey",
    "merchantkey",
    "credential",
];
/// Ends of a name that do the same.
const TELLING_ENDS: [&str; 3] = ["token", "pwd", "pin"];

/// What a person sees in place of a secret.
#[must_use]
pub fn mask(secret: &str) -> String {
    let count = secret.chars().count();
    if count == 0 {
        return String::new();
    }
    if count < LONG_ENOUGH {
        return STORED.to_owned();
    }
    let ends: String = secret.chars().skip(count - ENDS).collect();
    format!("{STORED_ENDS}{ends}")
}

/// Whether a text is what [`mask`] makes: it must never be written back as a value.
#[must_use]
pub fn is_mask(text: &str) -> bool {
    text == STORED
        || text
            .strip_prefix(STORED_ENDS)
            .is_some_and(|ends| ends.chars().count() == ENDS)
}

/// Whether the value under this name is taken for a secret, where no table says so.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    TELLING.iter().any(|part| plain.contains(part)) || TELLING_ENDS.iter().any(|end| plain.ends_with(end))
}

/// A text that says yes or no hides nothing, whatever its name (`enablePassthroughToken`).
pub(crate) fn says_nothing(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "" | "0" | "1" | "true" | "false" | "yes" | "no" | "on" | "off"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_secret_shows_its_last_four_characters_and_a_short_one_none() {
        assert_eq!(mask("OsEPpNrSr8hxYR3BO0F73YXMvMdDsM"), "stored, ends dDsM");
        assert_eq!(mask("supersecret"), "stored");
        assert_eq!(mask(""), "");
        assert_eq!(mask("äöüäöüäöüäöüß"), "stored, ends äöüß");
    }

    #[test]
    fn a_mask_is_known_again_and_masks_to_itself() {
        for secret in ["a", "supersecret", "OsEPpNrSr8hxYR3BO0F73YXMvMdDsM"] {
            let shown = mask(secret);
            assert!(is_mask(&shown), "{shown}");
            assert_eq!(mask(&shown), shown);
        }
        assert!(!is_mask("stored, ends here maybe"));
        assert!(!is_mask(""));
    }

    #[test]
    fn names_that_tell_are_known_in_every_spelling() {
        for name in [
            "password",
            "APISecret",
            "kount:api_key",
            "Private-Key",
            "accessToken",
            "merchantPin",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in [
            "integrationType",
            "MerchantID",
            "publicIntegrationKey",
            "countryCode",
            "mapping",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }
}
