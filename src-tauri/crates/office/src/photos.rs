//! A photo of the reader, so that everybody finds it. It lies in the ledger, not in a folder.

use domain::TerminalId;
use ledger::{StoredPhoto, Terminal};
use std::path::PathBuf;

use crate::audit::Note;
use crate::dto::{AuditObject, IdRequest, Photo};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::ports::FileKind;
use crate::views;

/// Largest file.
const LARGEST: u64 = 5 * 1024 * 1024;
const JPEG: [u8; 3] = [0xFF, 0xD8, 0xFF];
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];

/// The photo of a terminal's reader.
pub async fn show(office: &Office, request: IdRequest) -> Result<Photo, OfficeError> {
    let stored = office.0.ledger.photo(&TerminalId::new(request.id)).await?;
    Ok(Photo {
        data: stored.map(|photo| format!("data:{};base64,{}", photo.media, base64(&photo.bytes))),
    })
}

/// Asks for a file and keeps it. Cancelling changes nothing.
pub async fn choose(office: &Office, request: IdRequest) -> Result<Photo, OfficeError> {
    let (_, terminal) = views::terminal(office, &request.id).await?;
    let Some(path) = office.0.ports.files.choose_open(FileKind::Photo).await else {
        return show(office, request).await;
    };
    let photo = tokio::task::spawn_blocking(move || read(path)).await??;
    let _turn = office.turn().await;
    let had = office.0.ledger.has_photo(&terminal.id).await?;
    let mut work = office.0.ledger.begin().await?;
    work.put_photo(&terminal.id, &photo, office.now().as_second())
        .await?;
    let what = if had {
        "replaced the photo"
    } else {
        "added a photo"
    };
    let entry = note(
        "photo_set",
        &terminal,
        format!("{what} of the reader of {}.", terminal.name),
    );
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    show(office, request).await
}

/// Forgets the photo.
pub async fn remove(office: &Office, request: IdRequest) -> Result<Photo, OfficeError> {
    let _turn = office.turn().await;
    let (_, terminal) = views::terminal(office, &request.id).await?;
    if office.0.ledger.has_photo(&terminal.id).await? {
        let mut work = office.0.ledger.begin().await?;
        work.remove_photo(&terminal.id).await?;
        let sentence = format!("removed the photo of the reader of {}.", terminal.name);
        work.note(&note("photo_removed", &terminal, sentence).entry(office))
            .await?;
        work.commit().await?;
    }
    Ok(Photo { data: None })
}

fn note(action: &'static str, terminal: &Terminal, sentence: String) -> Note {
    Note::new(action, AuditObject::Terminal, sentence)
        .about(terminal.id.as_str(), &terminal.name)
        .account(terminal.account.as_str())
}

/// Reads a photo; what it is its bytes say, not its name.
fn read(path: PathBuf) -> Result<StoredPhoto, OfficeError> {
    use std::io::Read;
    let unreadable = |error: std::io::Error| {
        OfficeError::invalid("photo", "file_unreadable", "The file could not be read.")
            .with("cause", error.kind().to_string())
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(OfficeError::invalid(
            "photo",
            "photo_large",
            "The photo is larger than 5 MB. Take a smaller one.",
        ));
    }
    let media = if bytes.starts_with(&JPEG) {
        "image/jpeg"
    } else if bytes.starts_with(&PNG) {
        "image/png"
    } else {
        return Err(OfficeError::invalid(
            "photo",
            "photo_kind",
            "This file is not a JPEG or PNG picture.",
        ));
    };
    Ok(StoredPhoto {
        media: media.to_owned(),
        bytes,
    })
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get((bits & 63) as usize).map_or('=', |b| char::from(*b));
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.push(letter(bits >> 18));
        out.push(letter(bits >> 12));
        out.push(if chunk.len() > 1 { letter(bits >> 6) } else { '=' });
        out.push(if chunk.len() > 2 { letter(bits) } else { '=' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64_as_the_standard_shows() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
        assert_eq!(base64(&[0xFB, 0xFF]), "+/8=");
    }
}
