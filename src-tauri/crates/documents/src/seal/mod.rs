//! Sealed files: age, version 1, readable with the public `age` program.
//!
//! A file is sealed either with a passphrase or for the keys of recipients, never both: the
//! format keeps a passphrase alone. Nothing is handed out before the end of a file was read
//! and authenticated.

mod open;
mod passphrase;
mod recipient;

use std::io::{self, Write};

use age::armor::{ArmoredWriter, Format};
use age::secrecy::SecretString;
use domain::Sensitive;

pub use open::{OpenError, Sealed, kind_of, open_with_key, open_with_passphrase};
pub use passphrase::{PassphraseFinding, check_passphrase};
pub use recipient::{Recipient, RecipientError};

/// How much work a passphrase costs, as a power of two: 0.6 s on an ordinary computer. Set
/// by us, because the library's own choice depends on how fast this computer is.
const WORK_FACTOR: u8 = 18;

/// Why something could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// No recipient was given.
    #[error("a sealed file needs at least one recipient")]
    NoRecipient,
    /// The passphrase is empty.
    #[error("a sealed file needs a passphrase")]
    NoPassphrase,
    /// The library refused; nothing was written.
    #[error("the file could not be sealed: {0}")]
    Failed(String),
}

/// Seals `plain` with a passphrase, as a binary age file. Takes about 0.6 s: not on the
/// thread of a window. Whether the passphrase is good is [`check_passphrase`]'s affair.
///
/// # Errors
/// [`SealError::NoPassphrase`] for an empty one.
pub fn seal_with_passphrase(plain: &[u8], passphrase: &Sensitive<String>) -> Result<Vec<u8>, SealError> {
    with_work_factor(plain, passphrase, WORK_FACTOR, Format::Binary)
}

/// The same as text between `-----BEGIN AGE ENCRYPTED FILE-----` lines.
///
/// # Errors
/// As [`seal_with_passphrase`].
pub fn seal_with_passphrase_as_text(
    plain: &[u8],
    passphrase: &Sensitive<String>,
) -> Result<String, SealError> {
    with_work_factor(plain, passphrase, WORK_FACTOR, Format::AsciiArmor).and_then(text)
}

/// Seals `plain` for the holders of any of these keys, as a binary age file.
///
/// # Errors
/// [`SealError::NoRecipient`] when the list is empty.
pub fn seal_for(plain: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    to_recipients(plain, recipients, Format::Binary)
}

/// The same as text between `-----BEGIN AGE ENCRYPTED FILE-----` lines.
///
/// # Errors
/// As [`seal_for`].
pub fn seal_for_as_text(plain: &[u8], recipients: &[Recipient]) -> Result<String, SealError> {
    to_recipients(plain, recipients, Format::AsciiArmor).and_then(text)
}

fn with_work_factor(
    plain: &[u8],
    passphrase: &Sensitive<String>,
    work_factor: u8,
    format: Format,
) -> Result<Vec<u8>, SealError> {
    if passphrase.expose().is_empty() {
        return Err(SealError::NoPassphrase);
    }
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work_factor);
    let all: [&dyn age::Recipient; 1] = [&recipient];
    seal(plain, all.into_iter(), format)
}

fn to_recipients(plain: &[u8], recipients: &[Recipient], format: Format) -> Result<Vec<u8>, SealError> {
    if recipients.is_empty() {
        return Err(SealError::NoRecipient);
    }
    let all = recipients
        .iter()
        .map(|recipient| recipient.key() as &dyn age::Recipient);
    seal(plain, all, format)
}

fn seal<'a>(
    plain: &[u8],
    recipients: impl Iterator<Item = &'a dyn age::Recipient>,
    format: Format,
) -> Result<Vec<u8>, SealError> {
    let encryptor =
        age::Encryptor::with_recipients(recipients).map_err(|e| SealError::Failed(e.to_string()))?;
    let write = || -> io::Result<Vec<u8>> {
        let armor = ArmoredWriter::wrap_output(Vec::new(), format)?;
        let mut writer = encryptor.wrap_output(armor)?;
        writer.write_all(plain)?;
        writer.finish()?.finish()
    };
    write().map_err(|e| SealError::Failed(e.to_string()))
}

fn text(bytes: Vec<u8>) -> Result<String, SealError> {
    String::from_utf8(bytes).map_err(|e| SealError::Failed(e.to_string()))
}

/// A copy in the library's own wrapper, which wipes it as ours does.
fn secret(passphrase: &Sensitive<String>) -> SecretString {
    SecretString::from(passphrase.expose().clone())
}

#[cfg(test)]
mod tests;
