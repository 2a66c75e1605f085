//! Keys of recipients, and what people paste instead of them.

use std::fmt;

/// The public key of somebody who may open a file: `age1…`.
#[derive(Clone)]
pub struct Recipient(age::x25519::Recipient);

/// What is wrong with a pasted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecipientError {
    /// Nothing was pasted.
    #[error("paste the recipient's public key; it starts with age1")]
    Empty,
    /// A private key. Whoever has it opens every file made for its owner.
    #[error(
        "this is a private key. Do not send it to anybody: its owner makes a new one, and sends you the public key, \
         which starts with age1"
    )]
    PrivateKey,
    /// A key for SSH, not for age.
    #[error("this is an SSH key. Ask for an age key; it starts with age1")]
    SshKey,
    /// A key for OpenPGP, not for age.
    #[error("this is an OpenPGP key. Ask for an age key; it starts with age1")]
    PgpKey,
    /// A newer or hardware-bound kind of age key that the age program of many systems
    /// cannot use.
    #[error("this kind of age key is not supported. Ask for an ordinary one, made with age-keygen")]
    OtherKind,
    /// Starts like a key, but its letters do not add up.
    #[error(
        "this key has a typing mistake or is not complete: its check letters do not match. Copy it again"
    )]
    Mistyped,
    /// Anything else.
    #[error("this is not an age key. One starts with age1 and has 62 characters")]
    NotAKey,
}

impl Recipient {
    /// Reads a pasted public key; blanks, line breaks and hidden characters do not matter.
    ///
    /// # Errors
    /// Says which mistake was made; never repeats what was pasted.
    pub fn parse(pasted: &str) -> Result<Self, RecipientError> {
        let as_pasted = pasted.trim_start();
        if [
            "ssh-",
            "ecdsa-",
            "sk-ssh",
            "-----BEGIN OPENSSH",
            "-----BEGIN RSA",
            "-----BEGIN EC",
        ]
        .iter()
        .any(|start| as_pasted.starts_with(start))
        {
            return Err(RecipientError::SshKey);
        }
        if as_pasted.starts_with("-----BEGIN PGP") {
            return Err(RecipientError::PgpKey);
        }
        // An identity file holds both keys, the public one in a comment.
        if pasted.to_ascii_uppercase().contains("AGE-SECRET-KEY-") {
            return Err(RecipientError::PrivateKey);
        }
        let text = domain::clean(pasted, true).text;
        let lower = text.to_ascii_lowercase();
        if text.is_empty() {
            Err(RecipientError::Empty)
        } else if let Ok(key) = text.parse() {
            Ok(Self(key))
        } else if !lower.starts_with("age1") {
            Err(RecipientError::NotAKey)
        } else if is_other_kind(&lower) {
            Err(RecipientError::OtherKind)
        } else {
            Err(RecipientError::Mistyped)
        }
    }

    pub(super) fn key(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

/// `age1pq1…`, `age1tag1…`, `age1yubikey1…`: a name stands before a second `1`. The letters
/// after the prefix of an ordinary key never hold a `1`.
fn is_other_kind(lower: &str) -> bool {
    let rest = lower.strip_prefix("age1").unwrap_or_default();
    rest.split_once('1')
        .is_some_and(|(name, data)| (2..=20).contains(&name.len()) && data.len() >= 32)
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Recipient {}
