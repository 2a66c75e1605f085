//! Passwords: what is taken, and how they are kept (argon2id).
//!
//! What is refused follows NIST SP 800-63B: short ones, the person's own name, and those that
//! everybody tries first. There is no rule about kinds of characters, and no expiry.

use argon2::{Algorithm, Argon2, Params, Version};
use domain::Sensitive;
use ledger::StoredPassword;
use unicode_normalization::UnicodeNormalization;

use crate::error::OfficeError;

/// Fewest characters.
const SHORTEST: usize = 10;
/// Most characters.
const LONGEST: usize = 256;
/// Beside a name, this many other letters and digits make a password.
const BESIDE_NAME: usize = 6;
/// Cost of one try, as the OWASP cheat sheet advises for argon2id: 19 MiB, two passes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// The passwords tried first, of those long enough to be taken here.
const COMMON: &str = include_str!("common_passwords.txt");

/// A new password as it is kept.
///
/// # Errors
/// `invalid_input` with `password_short`, `password_long`, `password_name` or `password_common`.
pub(crate) async fn accept(
    typed: &Sensitive<String>,
    name: &str,
    field: &str,
) -> Result<StoredPassword, OfficeError> {
    let password = normal(typed);
    judge(password.expose(), name, field)?;
    keep(password).await
}

/// Salts and hashes a text, whatever it is.
pub(crate) async fn keep(password: Sensitive<String>) -> Result<StoredPassword, OfficeError> {
    let mut salt = vec![0; 16];
    getrandom::fill(&mut salt).map_err(|error| OfficeError::internal(&error))?;
    let cost = StoredPassword {
        salt,
        hash: Vec::new(),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
    };
    let hash = hash(password, cost.clone()).await?;
    Ok(StoredPassword {
        hash: hash.expose().clone(),
        ..cost
    })
}

/// Whether this is the password. Against nothing it takes the same time, and is not.
pub(crate) async fn is_right(
    typed: &Sensitive<String>,
    kept: Option<&StoredPassword>,
) -> Result<bool, OfficeError> {
    let nobody = StoredPassword {
        salt: vec![0; 16],
        hash: Vec::new(),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
    };
    let cost = kept.unwrap_or(&nobody).clone();
    let found = hash(normal(typed), cost).await?;
    Ok(kept.is_some_and(|kept| same(found.expose(), &kept.hash)))
}

/// Compares without telling by its time where two differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

async fn hash(password: Sensitive<String>, cost: StoredPassword) -> Result<Sensitive<Vec<u8>>, OfficeError> {
    tokio::task::spawn_blocking(move || {
        let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32))
            .map_err(|error| OfficeError::internal(&error))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut out = vec![0; 32];
        argon
            .hash_password_into(password.expose().as_bytes(), &cost.salt, &mut out)
            .map_err(|error| OfficeError::internal(&error))?;
        Ok(Sensitive::new(out))
    })
    .await?
}

/// The same letters typed on another keyboard are the same password.
fn normal(typed: &Sensitive<String>) -> Sensitive<String> {
    Sensitive::new(typed.expose().nfkc().collect())
}

fn judge(password: &str, name: &str, field: &str) -> Result<(), OfficeError> {
    let length = password.chars().count();
    let refuse = |reason: &str, words: &str| Err(OfficeError::invalid(field, reason, words));
    if length < SHORTEST {
        return refuse(
            "password_short",
            "A password has at least 10 characters. Three or four words you remember make a good one.",
        );
    }
    if length > LONGEST {
        return refuse("password_long", "A password has at most 256 characters.");
    }
    let plain = letters(password);
    if is_name(&plain, name) {
        return refuse(
            "password_name",
            "This is mostly the person's own name. Choose something nobody would guess.",
        );
    }
    if is_common(&plain) {
        return refuse(
            "password_common",
            "This is one of the passwords that are tried first. Choose something nobody would guess.",
        );
    }
    Ok(())
}

/// Letters and digits, in small letters.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_name(plain: &str, name: &str) -> bool {
    let mut words: Vec<String> = name.split_whitespace().map(letters).collect();
    words.push("counterfoil".to_owned());
    words.retain(|word| word.chars().count() >= 3);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words
        .iter()
        .fold(plain.to_owned(), |left, word| left.replace(word.as_str(), ""));
    left != plain && left.chars().count() < BESIDE_NAME
}

fn is_common(plain: &str) -> bool {
    let known = COMMON.lines().any(|known| known == plain);
    // One character, or a pair of them, over and over; or the keyboard in order.
    let mut distinct: Vec<char> = plain.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let runs = [
        "01234567890123456789",
        "09876543210987654321",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
    ];
    known || distinct.len() <= 2 || runs.iter().any(|run| run.contains(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(password: &str) -> Option<String> {
        let refused = judge(password, "Dana Clerk", "password").err()?;
        Some(refused.details["reason"].as_str().unwrap().to_owned())
    }

    #[test]
    fn short_common_and_own_names_are_refused_and_nothing_else() {
        for (password, expected) in [
            ("ninechars", "password_short"),
            ("", "password_short"),
            ("Password123", "password_common"),
            ("P.assword-123", "password_common"),
            ("aaaaaaaaaaaa", "password_common"),
            ("1212121212", "password_common"),
            ("1234567890", "password_common"),
            ("qwertyuiop", "password_common"),
            ("dana clerk 12", "password_name"),
            ("DanaClerk2026", "password_name"),
            ("counterfoil1", "password_name"),
        ] {
            assert_eq!(reason(password).as_deref(), Some(expected), "{password}");
        }
        assert_eq!(reason(&"x y ".repeat(70)).as_deref(), Some("password_long"));
        for good in [
            "blue train at noon",
            "danas blue train",
            "correct horse",
            "Ünïcode wörds hier",
            "kj2 kj3 !!xx",
        ] {
            assert_eq!(reason(good), None, "{good}");
        }
    }

    #[tokio::test]
    async fn the_same_letters_typed_otherwise_are_the_same_password() {
        let composed = Sensitive::new("caf\u{e9} au lait".to_owned());
        let kept = accept(&composed, "Dana", "password").await.unwrap();
        let apart = Sensitive::new("cafe\u{301} au lait".to_owned());
        assert!(is_right(&apart, Some(&kept)).await.unwrap());
        assert!(
            !is_right(&Sensitive::new("cafe au lait".to_owned()), Some(&kept))
                .await
                .unwrap()
        );
        assert!(!is_right(&composed, None).await.unwrap());
        assert_eq!((kept.salt.len(), kept.hash.len()), (16, 32));
    }

    #[tokio::test]
    async fn one_password_is_kept_differently_each_time() {
        let password = Sensitive::new("blue train at noon".to_owned());
        let (one, other) = (
            keep(password.clone()).await.unwrap(),
            keep(password).await.unwrap(),
        );
        assert_ne!(one.hash, other.hash);
        assert_eq!(format!("{one:?}"), "[hidden]");
    }
}
