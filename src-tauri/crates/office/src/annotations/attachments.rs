use ledger::{Attachment, LARGEST_ATTACHMENT};
use serde_json::json;

use super::{done, entry, payments};
use crate::dto::{Annotated, DetailRequest, Empty, IdRequest};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::ports::FileKind;
use crate::setup::fresh_id;
use crate::{files, text_fields};

/// Longest name of a file.
const LONGEST: usize = 200;
/// Endings of files that a system runs instead of showing. They are kept, and not opened.
const PROGRAMS: [&str; 40] = [
    "apk",
    "app",
    "appimage",
    "appref-ms",
    "bat",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "desktop",
    "dll",
    "exe",
    "hta",
    "inf",
    "ins",
    "iso",
    "jar",
    "js",
    "jse",
    "lnk",
    "msc",
    "msi",
    "msp",
    "pif",
    "ps1",
    "py",
    "rb",
    "reg",
    "run",
    "scr",
    "sct",
    "sh",
    "url",
    "vb",
    "vbe",
    "vbs",
    "workflow",
    "ws",
    "wsf",
];

/// Asks for a file and keeps it with a payment. Cancelling changes nothing.
///
/// # Errors
/// When the file is empty, cannot be read, or is larger than 10 MB.
pub async fn attach(office: &Office, request: DetailRequest) -> Result<Annotated, OfficeError> {
    let (facts, ids) = payments(office, &request.account_id, vec![request.id]).await?;
    let Some(path) = office.0.ports.files.choose_open(FileKind::Any).await else {
        return Ok(Annotated {
            count: 0,
            sentence: "Nothing was attached.".to_owned(),
        });
    };
    let (name, bytes) = files::read(path, LARGEST_ATTACHMENT).await?;
    if bytes.is_empty() {
        return Err(OfficeError::invalid(
            "file",
            "file_empty",
            format!("{name} is empty."),
        ));
    }
    let mut count = 0;
    let _turn = office.turn().await;
    let mut work = office.0.ledger.begin_annotations().await?;
    for txn in ids {
        let file = Attachment {
            id: fresh_id(),
            account: facts.account.id.clone(),
            txn,
            name: file_name(&name)?,
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            sha256: files::sum(&bytes),
            who: crate::people::acting(office).name,
            at: office.now().as_second(),
        };
        work.add_attachment(&file, &bytes).await?;
        let did = format!("attached {}", file.name);
        let entry = entry("attachment_added", file.account.as_str(), &file.txn, &did)
            .change(None, Some(facts_of(&file)));
        work.note(&entry.entry(office)).await?;
        count += 1;
    }
    work.commit().await?;
    Ok(done("Attached the file to", count))
}

/// Shows a file in the system's viewer, from a private copy.
///
/// # Errors
/// When it is a program, which is kept but not run from here.
pub async fn open_attachment(office: &Office, request: IdRequest) -> Result<Empty, OfficeError> {
    let file = stored(office, &request.id).await?;
    if is_program(&file.name) {
        return Err(OfficeError::new(
            Code::FileFailed,
            format!(
                "{} is a program or a shortcut. Counterfoil keeps it, but does not run it.",
                file.name
            ),
        )
        .with("file", file.name));
    }
    let bytes = office.0.ledger.attachment_bytes(&file.id).await?;
    let bytes = bytes.ok_or_else(|| OfficeError::not_found("attachment").with("id", request.id))?;
    let name = portable(&file.name);
    files::open_to_read(office, &name, &bytes).await?;
    Ok(Empty {})
}

/// Removes a file; that it was there, its size and its sum stay in the audit.
pub async fn remove_attachment(office: &Office, request: IdRequest) -> Result<Annotated, OfficeError> {
    let _turn = office.turn().await;
    let file = stored(office, &request.id).await?;
    let mut work = office.0.ledger.begin_annotations().await?;
    work.remove_attachment(&file).await?;
    let did = format!("removed {}", file.name);
    let entry = entry("attachment_removed", file.account.as_str(), &file.txn, &did)
        .change(Some(facts_of(&file)), None);
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    Ok(done("Removed the file from", 1))
}

fn facts_of(file: &Attachment) -> serde_json::Value {
    json!({ "file": file.name, "size": file.size.to_string(), "sha256": file.sha256 })
}

async fn stored(office: &Office, id: &str) -> Result<Attachment, OfficeError> {
    let found = office.0.ledger.attachment(id).await?;
    found.ok_or_else(|| OfficeError::not_found("attachment").with("id", id))
}

/// The name as it is shown and noted: on one line, without a card number.
fn file_name(name: &str) -> Result<String, OfficeError> {
    let short: String = name.chars().take(LONGEST).collect();
    let name = text_fields::accept("file", &short, LONGEST)?;
    if name.is_empty() {
        return Ok("file".to_owned());
    }
    Ok(name)
}

/// The name as every system takes it, its ending kept.
fn portable(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => {
            let plain: String = ending
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .take(16)
                .collect();
            files::suggested(stem, &plain)
        }
        _ => files::suggested(name, ""),
    }
}

fn is_program(name: &str) -> bool {
    // Windows leaves blanks and dots at the end out.
    let name = name.trim_end_matches([' ', '.']).to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    PROGRAMS.contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_ending() {
        for name in ["a.exe", "Letter.PDF.js", "x.CMD. ", "start.desktop", "a.url"] {
            assert!(is_program(name), "{name}");
        }
        for name in ["mail.eml", "photo.jpeg", "exe", "letter.pdf", "notes.txt"] {
            assert!(!is_program(name), "{name}");
        }
    }

    #[test]
    fn a_copy_keeps_its_ending_and_leaves_its_folder() {
        assert_eq!(portable("Mail from resident.eml"), "Mail from resident.eml");
        assert_eq!(portable("../../evil.pdf"), "-..-evil.pdf");
        assert_eq!(portable("README"), "README");
        assert_eq!(portable(".profile"), "profile");
    }
}
