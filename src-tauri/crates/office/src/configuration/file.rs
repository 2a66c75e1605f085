//! Configuration files: written, read, and refused in words.

use documents::seal::{open_with_passphrase, seal_with_passphrase_as_text};
use domain::Sensitive;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::{AccountRecord, ConfigurationFile, FORMAT, SealedPins, VERSION};
use crate::error::{Code, OfficeError};
use crate::handoff;
use crate::inner::Office;
use crate::paper;

/// Largest file read.
pub(super) const LARGEST: u64 = 5 * 1024 * 1024;

/// How a file begins that was sealed with age, as bytes and as text.
const SEALED: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"];

/// One PIN inside the sealed part, named as in the file around it.
#[derive(Serialize, Deserialize)]
pub(super) struct SealedPin {
    pub(super) account: String,
    pub(super) terminal: String,
    pub(super) user_id: String,
    #[serde(serialize_with = "exposed")]
    pub(super) pin: Sensitive<String>,
}

/// Serialized only to be sealed.
fn exposed<S: serde::Serializer>(pin: &Sensitive<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(pin.expose())
}

#[derive(Serialize, Deserialize)]
struct SealedContent {
    format: String,
    version: u32,
    pins: Vec<SealedPin>,
}

const PINS_FORMAT: &str = "counterfoil-pins";

/// The file as text.
pub(super) fn text(
    office: &Office,
    accounts: Vec<AccountRecord>,
    sealed_pins: Option<SealedPins>,
) -> Result<Vec<u8>, OfficeError> {
    let file = ConfigurationFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: office.now().to_string(),
        made_by: paper::program(),
        accounts,
        sealed_pins,
    };
    let mut text = serde_json::to_vec_pretty(&file).map_err(|error| OfficeError::internal(&error))?;
    text.push(b'\n');
    Ok(text)
}

/// Reads a file that may be anything.
///
/// # Errors
/// Says what it is instead, or who has made it; never repeats its content.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<ConfigurationFile, OfficeError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if SEALED.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(sealed_handoff(name));
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| {
        if looks_like_ours(bytes) {
            damaged(name)
        } else {
            not_ours(name)
        }
    })?;
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(handoff::FORMAT) => return Err(opened_handoff(name)),
        _ => return Err(not_ours(name)),
    }
    match value.get("version").and_then(Value::as_u64) {
        None => return Err(damaged(name)),
        Some(version) if version > u64::from(VERSION) => return Err(newer(&value)),
        Some(_) => {}
    }
    serde_json::from_value(value).map_err(|error| damaged(name).with("cause", kind_of(&error)))
}

fn looks_like_ours(bytes: &[u8]) -> bool {
    let start = bytes.get(..400).unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"{")
        && start.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes())
}

fn not_ours(name: &str) -> OfficeError {
    OfficeError::invalid(
        "file",
        "not_a_configuration",
        format!("Not a configuration file: {name}. Nothing was changed."),
    )
}

fn sealed_handoff(name: &str) -> OfficeError {
    OfficeError::invalid(
        "file",
        "sealed_handoff",
        format!(
            "{name} is a sealed hand-off. Whoever it was sealed for opens it with the age program: \
             age -d \"{name}\". To bring a set-up here from another computer, export it there under \
             Setup, Configuration. Nothing was changed."
        ),
    )
}

fn opened_handoff(name: &str) -> OfficeError {
    OfficeError::invalid(
        "file",
        "opened_handoff",
        format!(
            "{name} is a hand-off that was opened: its PINs can be read by anybody. Paste them one at a \
             time where they are needed, then delete the file. Nothing was changed."
        ),
    )
}

fn damaged(name: &str) -> OfficeError {
    OfficeError::invalid(
        "file",
        "configuration_damaged",
        format!("{name} is cut short or damaged. Nothing was changed; ask for the file again."),
    )
}

fn newer(value: &Value) -> OfficeError {
    let made_by = value
        .get("made_by")
        .and_then(Value::as_str)
        .unwrap_or("a newer Counterfoil");
    let version: String = made_by
        .trim_start_matches("Counterfoil")
        .trim()
        .chars()
        .take(20)
        .collect();
    OfficeError::new(
        Code::FileNewer,
        format!("Made by version {version}; install it first. Nothing was changed."),
    )
    .with("made_by", version)
}

/// Where it went wrong, without what stood there.
fn kind_of(error: &serde_json::Error) -> String {
    format!("{:?} at line {}", error.classify(), error.line())
}

/// Seals PINs as text. Takes half a second on purpose.
pub(super) async fn seal(
    pins: Vec<SealedPin>,
    passphrase: Sensitive<String>,
) -> Result<SealedPins, OfficeError> {
    let count = u32::try_from(pins.len()).unwrap_or(u32::MAX);
    let plain = handoff::pretty(&SealedContent {
        format: PINS_FORMAT.to_owned(),
        version: VERSION,
        pins,
    })?;
    let age = tokio::task::spawn_blocking(move || seal_with_passphrase_as_text(plain.expose(), &passphrase))
        .await?;
    Ok(SealedPins {
        count,
        age: age.map_err(handoff::refused)?,
    })
}

/// Opens sealed PINs, or says in a sentence why they stay closed.
pub(super) async fn open(
    sealed: SealedPins,
    passphrase: Sensitive<String>,
) -> Result<Vec<SealedPin>, String> {
    let opened =
        tokio::task::spawn_blocking(move || open_with_passphrase(sealed.age.as_bytes(), &passphrase)).await;
    let plain = match opened {
        Ok(Ok(plain)) => plain,
        Ok(Err(error)) => return Err(handoff::sentence(&error.to_string())),
        Err(_) => return Err("The sealed PINs could not be opened.".to_owned()),
    };
    let content: SealedContent = serde_json::from_slice(plain.expose())
        .map_err(|_| "What is sealed in the file is not what was expected.".to_owned())?;
    if content.format == PINS_FORMAT && content.version <= VERSION {
        Ok(content.pins)
    } else {
        Err("The sealed PINs were made by a newer version.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(bytes: &[u8]) -> String {
        let error = read("x.json", bytes).unwrap_err();
        error.details.get("reason").map_or_else(
            || error.message.clone(),
            |reason| reason.as_str().unwrap().to_owned(),
        )
    }

    #[test]
    fn what_is_no_configuration_is_told_from_one_that_is_damaged() {
        let whole =
            format!(r#"{{"format":"{FORMAT}","version":1,"made_at":"x","made_by":"y","accounts":[]}}"#);
        assert!(read("x.json", whole.as_bytes()).is_ok());
        assert_eq!(reason(b"\xFF\xD8\xFF\xE0 JFIF"), "not_a_configuration");
        assert_eq!(reason(b""), "not_a_configuration");
        assert_eq!(reason(br#"{"format":"other"}"#), "not_a_configuration");
        for cut in 40..whole.len() {
            assert_eq!(reason(&whole.as_bytes()[..cut]), "configuration_damaged", "{cut}");
        }
    }

    #[test]
    fn a_hand_off_is_named_with_what_opens_it() {
        assert_eq!(reason(b"age-encryption.org/v1\n-> scrypt"), "sealed_handoff");
        assert_eq!(
            reason(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl"),
            "sealed_handoff"
        );
        let error = read("alder.handoff.age", b"age-encryption.org/v1\n").unwrap_err();
        assert!(error.message.contains("age -d \"alder.handoff.age\""));
        assert_eq!(
            reason(br#"{"format":"counterfoil-handoff","version":1}"#),
            "opened_handoff"
        );
    }

    #[test]
    fn a_newer_file_names_the_version_to_install() {
        let text = format!(r#"{{"format":"{FORMAT}","version":2,"made_by":"Counterfoil 2.4","news":1}}"#);
        let error = read("x.json", text.as_bytes()).unwrap_err();
        assert!(
            error.message.starts_with("Made by version 2.4; install it first"),
            "{}",
            error.message
        );
    }

    #[tokio::test]
    async fn sealed_pins_open_with_their_passphrase_only() {
        let pin = SealedPin {
            account: "A".into(),
            terminal: "T".into(),
            user_id: "u".into(),
            pin: Sensitive::new("CANARY77".into()),
        };
        let right = || Sensitive::new("quiet river walks home".to_owned());
        let sealed = seal(vec![pin], right()).await.unwrap();
        assert!(!sealed.age.contains("CANARY77"));
        let wrong = open(sealed.clone(), Sensitive::new("other".into())).await;
        assert!(wrong.err().unwrap().contains("passphrase"));
        let pins = open(sealed, right()).await.unwrap();
        assert_eq!(pins[0].pin.expose(), "CANARY77");
    }
}
