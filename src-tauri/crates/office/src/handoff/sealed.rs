//! The sealed hand-off: JSON that people and programs can read, sealed with age for a
//! passphrase or for keys, and readable with the public program.

use documents::seal::{
    PassphraseFinding, Recipient, SealError, check_passphrase, seal_for, seal_with_passphrase,
};
use domain::{Environment, Sensitive, TerminalKind};
use serde::Serialize;

use super::Seal;
use super::rows::{HandOff, Pins};
use crate::dto::PinState;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::paper;

/// Names the form of the content; a change that old readers cannot read raises the number.
pub(crate) const FORMAT: &str = "counterfoil-handoff";
const VERSION: u32 = 1;
/// Room at once: a growing buffer would leave copies of PINs behind.
const ROOM: usize = 64 * 1024;

/// What is sealed. Only here do PINs stand in a text; it is wiped as soon as it is sealed.
#[derive(Serialize)]
struct Content<'a> {
    format: &'static str,
    version: u32,
    made_at: String,
    made_by: String,
    made_on: &'a str,
    town: &'a str,
    account_id: &'a str,
    environment: Environment,
    draft: Vec<String>,
    terminals: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    kind: TerminalKind,
    user_id: Option<&'a str>,
    /// Null where none is stored.
    pin: Option<&'a str>,
    verified: bool,
    verified_at: Option<&'a str>,
}

/// The sealed file.
pub(super) async fn write(
    office: &Office,
    handoff: &HandOff,
    pins: Pins,
    seal: &Seal,
) -> Result<Sensitive<Vec<u8>>, OfficeError> {
    let account = &handoff.account;
    let content = Content {
        format: FORMAT,
        version: VERSION,
        made_at: office.now().to_string(),
        made_by: paper::program(),
        made_on: &office.0.ports.person,
        town: &account.name,
        account_id: &account.merchant_id,
        environment: account.environment,
        draft: handoff.draft(),
        terminals: handoff
            .rows
            .iter()
            .map(|row| Entry {
                name: &row.terminal_name,
                kind: row.kind,
                user_id: row.user_name.as_deref(),
                pin: pins.get(&row.terminal_id).map(|pin| pin.expose().as_str()),
                verified: row.pin_state == PinState::Verified,
                verified_at: row.verified_at.as_deref(),
            })
            .collect(),
    };
    let plain = pretty(&content)?;
    let seal = match seal {
        Seal::Passphrase(passphrase) => Seal::Passphrase(passphrase.clone()),
        Seal::Keys(keys) => Seal::Keys(keys.clone()),
    };
    // Stretching a passphrase takes half a second on purpose.
    let sealed = tokio::task::spawn_blocking(move || match seal {
        Seal::Passphrase(passphrase) => seal_with_passphrase(plain.expose(), &passphrase),
        Seal::Keys(keys) => seal_for(plain.expose(), &keys),
    })
    .await?;
    Ok(Sensitive::new(sealed.map_err(refused)?))
}

/// JSON with line breaks, in memory that is wiped.
pub(crate) fn pretty(content: &impl Serialize) -> Result<Sensitive<Vec<u8>>, OfficeError> {
    let mut text = zeroize::Zeroizing::new(Vec::with_capacity(ROOM));
    serde_json::to_writer_pretty(&mut *text, content).map_err(|error| OfficeError::internal(&error))?;
    text.push(b'\n');
    Ok(Sensitive::new(std::mem::take(&mut *text)))
}

pub(crate) fn refused(error: SealError) -> OfficeError {
    match error {
        SealError::NoPassphrase => {
            OfficeError::invalid("passphrase", "passphrase_empty", "Type a passphrase.")
        }
        SealError::NoRecipient => OfficeError::invalid("keys", "keys_empty", "Paste the recipient's key."),
        SealError::Failed(cause) => OfficeError::internal(&cause),
    }
}

/// The passphrase, where it is worth the name. `obvious` is what anybody knows of the town.
pub(crate) fn passphrase(
    typed: Option<Sensitive<String>>,
    obvious: &[&str],
) -> Result<Sensitive<String>, OfficeError> {
    let passphrase = typed
        .filter(|p| !p.expose().is_empty())
        .ok_or_else(|| refused(SealError::NoPassphrase))?;
    match check_passphrase(passphrase.expose(), obvious).first() {
        None => Ok(passphrase),
        Some(finding) => {
            let (code, words) = passphrase_words(finding);
            Err(OfficeError::invalid("passphrase", code, words))
        }
    }
}

/// What is wrong with a passphrase: a code and a sentence that does not repeat it.
pub(crate) fn passphrase_words(finding: &PassphraseFinding) -> (&'static str, String) {
    match finding {
        PassphraseFinding::TooShort { needs, .. } => (
            "passphrase_short",
            format!("Use at least {needs} characters, or four words that do not belong together."),
        ),
        PassphraseFinding::Repeats => (
            "passphrase_repeats",
            "This repeats the same few characters. Use four words that do not belong together.".to_owned(),
        ),
        PassphraseFinding::Run => (
            "passphrase_run",
            "This is a row of keys or letters. Use four words that do not belong together.".to_owned(),
        ),
        PassphraseFinding::Common { .. } => (
            "passphrase_common",
            "This is one of the first things anybody would try. Use four words that do not belong together."
                .to_owned(),
        ),
        PassphraseFinding::Obvious { .. } => (
            "passphrase_obvious",
            "Anybody who knows the town would try this. Use four words that do not belong together."
                .to_owned(),
        ),
        PassphraseFinding::BlankAtEdge => (
            "passphrase_blank",
            "It starts or ends with a blank, which is easily lost when it is passed on. Remove it."
                .to_owned(),
        ),
    }
}

/// The recipients' keys, each judged; a mistake names which one it is in.
pub(super) fn keys(pasted: &[String]) -> Result<Vec<Recipient>, OfficeError> {
    if pasted.iter().all(|key| key.trim().is_empty()) {
        return Err(refused(SealError::NoRecipient));
    }
    let mut keys = Vec::new();
    for (at, pasted) in pasted
        .iter()
        .enumerate()
        .filter(|(_, key)| !key.trim().is_empty())
    {
        let key = Recipient::parse(pasted).map_err(|error| {
            OfficeError::invalid("keys", key_code(&error), sentence(&error.to_string()))
                .with("position", at + 1)
        })?;
        keys.push(key);
    }
    Ok(keys)
}

fn key_code(error: &documents::seal::RecipientError) -> &'static str {
    use documents::seal::RecipientError;
    match error {
        RecipientError::Empty => "keys_empty",
        RecipientError::PrivateKey => "key_private",
        RecipientError::SshKey => "key_ssh",
        RecipientError::PgpKey => "key_pgp",
        RecipientError::OtherKind => "key_other_kind",
        RecipientError::Mistyped => "key_mistyped",
        RecipientError::NotAKey => "key_unknown",
    }
}

/// A clause as a sentence.
pub(crate) fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    let first = characters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().collect());
    let rest = characters.as_str().trim_end_matches('.');
    format!("{first}{rest}.")
}
