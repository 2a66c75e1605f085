//! Opening sealed files.

use std::io::{self, Read};

use age::armor::ArmoredReader;
use age::{DecryptError, Decryptor};
use domain::Sensitive;
use zeroize::{Zeroize, Zeroizing};

use super::secret;

/// The largest work factor accepted when reading: about 2.5 s. More would let a file hold
/// the computer for minutes.
const MAX_WORK_FACTOR: u8 = 20;

const BINARY_START: &[u8] = b"age-encryption.org/";
const TEXT_START: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const TEXT_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// The nonce before the content.
const NONCE: usize = 16;
/// A piece of content with its seal, and the seal alone.
const PIECE: usize = 64 * 1024 + SEAL;
const SEAL: usize = 16;

/// How a file is sealed, judged from its head alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// A passphrase opens it.
    Passphrase,
    /// A private key opens it.
    Recipients,
    /// It begins like a sealed file, but its head cannot be read.
    Damaged,
    /// It is no sealed file.
    NotSealed,
}

/// Why a file was not opened. Nothing of its content was handed out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is no sealed file.
    #[error("this is not a sealed file")]
    NotSealed,
    /// The passphrase does not open it.
    #[error("the passphrase does not open this file")]
    WrongPassphrase,
    /// The key does not open it.
    #[error("this file was not sealed for this key")]
    WrongKey,
    /// What was given is no private age key.
    #[error("this is not a private age key")]
    NotAPrivateKey,
    /// A passphrase was tried on a file sealed for keys.
    #[error("this file was sealed for a key, not with a passphrase")]
    NeedsKey,
    /// A key was tried on a file sealed with a passphrase.
    #[error("this file was sealed with a passphrase, not for a key")]
    NeedsPassphrase,
    /// A byte was changed on the way, or the end of the last piece is missing: within one
    /// piece (64 KB) the format cannot tell the two apart.
    #[error("this file was damaged on its way: what it holds cannot be trusted. Ask for it again")]
    Damaged,
    /// The file ends too early.
    #[error("this file was cut short: the end is missing. Ask for it again")]
    CutShort,
    /// Opening it would take this computer minutes, on purpose or by mistake.
    #[error("this file asks for more work than a passphrase needs (factor {0}); it was not opened")]
    WorkFactorTooHigh(u8),
    /// A newer format.
    #[error("this file was sealed with a newer format that is not known here")]
    UnknownFormat,
}

/// How a file is sealed. Reads the head only.
pub fn kind_of(file: &[u8]) -> Sealed {
    if !looks_sealed(file) {
        return Sealed::NotSealed;
    }
    match Decryptor::new(ArmoredReader::new(file)) {
        Ok(decryptor) if decryptor.is_scrypt() => Sealed::Passphrase,
        Ok(_) => Sealed::Recipients,
        Err(_) => Sealed::Damaged,
    }
}

/// Opens a file, binary or text, that was sealed with a passphrase. Takes as long as
/// sealing did.
///
/// # Errors
/// See [`OpenError`]. A byte changed in the few that hold the passphrase's answer cannot be
/// told from a wrong passphrase.
pub fn open_with_passphrase(
    file: &[u8],
    passphrase: &Sensitive<String>,
) -> Result<Sensitive<Vec<u8>>, OpenError> {
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    open(file, &identity, true)
}

/// Opens a file, binary or text, with a private key: `AGE-SECRET-KEY-1…`.
///
/// # Errors
/// See [`OpenError`].
pub fn open_with_key(file: &[u8], key: &Sensitive<String>) -> Result<Sensitive<Vec<u8>>, OpenError> {
    let text = Zeroizing::new(domain::clean(key.expose(), true).text);
    let identity: age::x25519::Identity = text.parse().map_err(|_| OpenError::NotAPrivateKey)?;
    open(file, &identity, false)
}

fn open(
    file: &[u8],
    identity: &dyn age::Identity,
    by_passphrase: bool,
) -> Result<Sensitive<Vec<u8>>, OpenError> {
    if !looks_sealed(file) {
        return Err(OpenError::NotSealed);
    }
    let binary = binary(file)?;
    let decryptor = Decryptor::new(&*binary).map_err(|e| judged(&e, by_passphrase))?;
    match (by_passphrase, decryptor.is_scrypt()) {
        (true, false) => return Err(OpenError::NeedsKey),
        (false, true) => return Err(OpenError::NeedsPassphrase),
        _ => {}
    }
    let mut reader = decryptor
        .decrypt(std::iter::once(identity))
        .map_err(|e| judged(&e, by_passphrase))?;
    // Reserved once: a growing buffer would leave pieces of the content behind.
    let mut plain = Vec::with_capacity(binary.len());
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(Sensitive::new(plain)),
        Err(error) => {
            plain.zeroize();
            Err(if is_cut(&binary) {
                OpenError::CutShort
            } else {
                judged(&error.into(), by_passphrase)
            })
        }
    }
}

fn looks_sealed(file: &[u8]) -> bool {
    let text = file.trim_ascii_start();
    file.starts_with(BINARY_START) || text.starts_with(TEXT_START)
}

/// The file without its text wrapping.
fn binary(file: &[u8]) -> Result<Vec<u8>, OpenError> {
    if file.starts_with(BINARY_START) {
        return Ok(file.to_vec());
    }
    // Mail programs turn line ends; the format allows both.
    let text = file.trim_ascii();
    if !text.ends_with(TEXT_END) {
        return Err(OpenError::CutShort);
    }
    let mut binary = Vec::with_capacity(text.len());
    match ArmoredReader::new(text).read_to_end(&mut binary) {
        Ok(_) => Ok(binary),
        Err(_) => Err(OpenError::Damaged),
    }
}

fn judged(error: &DecryptError, by_passphrase: bool) -> OpenError {
    match error {
        DecryptError::ExcessiveWork { required, .. } => OpenError::WorkFactorTooHigh(*required),
        DecryptError::DecryptionFailed if by_passphrase => OpenError::WrongPassphrase,
        DecryptError::NoMatchingKeys => OpenError::WrongKey,
        DecryptError::UnknownFormat => OpenError::UnknownFormat,
        DecryptError::Io(e) if e.kind() == io::ErrorKind::UnexpectedEof => OpenError::CutShort,
        _ => OpenError::Damaged,
    }
}

/// Whether the content ends where no piece can end. What is cut within the last piece looks
/// like a changed byte, and is reported as one.
fn is_cut(binary: &[u8]) -> bool {
    let end_of_head = binary
        .windows(5)
        .position(|part| part == b"\n--- ")
        .and_then(|at| Some(at + 1 + binary.get(at + 1..)?.iter().position(|byte| *byte == b'\n')? + 1));
    let content = end_of_head
        .and_then(|end| binary.get(end + NONCE..))
        .unwrap_or_default();
    let last = content.len() % PIECE;
    // Every piece but the last is full, so a file that ends on a full one may have lost the rest.
    last < SEAL
}
