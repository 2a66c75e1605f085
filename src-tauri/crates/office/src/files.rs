//! Files that leave the program: whole or not at all, and never half over an older one.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::dto::FileWritten;
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::platform::{file_name, privacy};
use crate::setup::fresh_id;

/// Folder of sheets on their way to the viewer, in the data folder.
const PRINT: &str = "print";

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever may read the folder: nothing secret is in it.
    Folder,
    /// Only the person who runs the program.
    Owner,
}

/// Size and sum of what was written.
pub(crate) struct Written {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    pub(crate) sha256: String,
}

impl Written {
    /// As the screen hears of it.
    pub(crate) fn told(self, sentence: String) -> FileWritten {
        FileWritten {
            path: Some(self.path.to_string_lossy().into_owned()),
            sentence,
            size: self.size,
            sha256: Some(self.sha256),
        }
    }
}

/// Nothing was written because the person changed their mind.
pub(crate) fn cancelled(sentence: String) -> FileWritten {
    FileWritten {
        path: None,
        sentence,
        size: 0,
        sha256: None,
    }
}

/// A file name for a thing, as all systems take it.
pub(crate) fn suggested(wish: &str, ending: &str) -> String {
    file_name::portable(wish, ending)
}

/// Writes a file beside its place and moves it there when it is whole. The system's dialog
/// has asked whether an older one may go.
pub(crate) async fn write(path: PathBuf, bytes: &[u8], readers: Readers) -> Result<Written, OfficeError> {
    let bytes = domain::Sensitive::new(bytes.to_vec());
    tokio::task::spawn_blocking(move || {
        write_now(&path, bytes.expose(), readers).map_err(|error| failed(&error, &path))?;
        Ok(Written {
            size: bytes.expose().len() as u64,
            sha256: sum(bytes.expose()),
            path,
        })
    })
    .await?
}

fn write_now(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    };
    let beside = folder.join(format!(
        ".{}.{}.part",
        name.to_string_lossy().chars().take(60).collect::<String>(),
        fresh_id()
    ));
    let write = || -> io::Result<()> {
        let mut file = match readers {
            Readers::Owner => privacy::create_private(&beside)?,
            Readers::Folder => File::options().write(true).create_new(true).open(&beside)?,
        };
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&beside, path)
    };
    write().inspect_err(|_| {
        let _ = std::fs::remove_file(&beside);
    })
}

/// SHA-256, hexadecimal.
pub(crate) fn sum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a person can do about a file that was not written.
fn failed(error: &io::Error, path: &Path) -> OfficeError {
    use io::ErrorKind;
    let name = path
        .file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let (code, message) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            Code::DiskFull,
            "The disk is full. No file was written.".to_owned(),
        ),
        ErrorKind::NotFound | ErrorKind::NotADirectory => (
            Code::FileFailed,
            format!("The folder for {name} is not there. Choose another one."),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            Code::FileFailed,
            format!(
                "{name} could not be written. It may be open in another program, or the folder may not be yours to write to. Close it, or choose another name."
            ),
        ),
        _ => (
            Code::FileFailed,
            format!("{name} could not be written. Nothing is left of it; try another place."),
        ),
    };
    OfficeError::new(code, message)
        .with("file", path.to_string_lossy().into_owned())
        .with("cause", error.kind().to_string())
}

/// Reads a file a person has chosen; one that is larger than `most` bytes is not read.
pub(crate) async fn read(path: PathBuf, most: u64) -> Result<(String, Vec<u8>), OfficeError> {
    tokio::task::spawn_blocking(move || {
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let unreadable = |error: &io::Error| {
            OfficeError::new(Code::FileFailed, format!("{name} could not be read."))
                .with("file", path.to_string_lossy().into_owned())
                .with("cause", error.kind().to_string())
        };
        let size = std::fs::metadata(&path).map_err(|e| unreadable(&e))?.len();
        if size > most {
            return Err(too_large(&name, most));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        // A file may grow, and a pipe has no size at all.
        let file = File::open(&path).map_err(|e| unreadable(&e))?;
        io::Read::read_to_end(&mut io::Read::take(file, most + 1), &mut bytes).map_err(|e| unreadable(&e))?;
        if bytes.len() as u64 > most {
            return Err(too_large(&name, most));
        }
        Ok((name.clone(), bytes))
    })
    .await?
}

fn too_large(name: &str, most: u64) -> OfficeError {
    OfficeError::invalid(
        "file",
        "file_too_large",
        format!("{name} is larger than {} and was not read.", size_words(most)),
    )
}

fn size_words(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        small if small < KB * KB => format!("{} KB", small / KB),
        large => format!("{} MB", large / (KB * KB)),
    }
}

/// Writes a sheet where only the system's viewer is shown it, and opens it there.
pub(crate) async fn open_to_print(office: &Office, name: &str, bytes: &[u8]) -> Result<Written, OfficeError> {
    const NOT_OPENED: &str =
        "The sheet could not be opened for printing. Save it as PDF instead and print it from there.";
    open_copy(office, name, bytes, NOT_OPENED).await
}

/// Writes a file that is kept here where only the system's viewer is shown it, and opens it.
pub(crate) async fn open_to_read(office: &Office, name: &str, bytes: &[u8]) -> Result<Written, OfficeError> {
    const NOT_OPENED: &str = "No program on this computer opened the file.";
    open_copy(office, name, bytes, NOT_OPENED).await
}

async fn open_copy(
    office: &Office,
    name: &str,
    bytes: &[u8],
    not_opened: &str,
) -> Result<Written, OfficeError> {
    // A folder for each: two sheets of one name can be open in two viewers.
    let folder = office.0.folder.join(PRINT).join(fresh_id());
    let made = {
        let folder = folder.clone();
        tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            privacy::make_private(&folder)
        })
        .await?
    };
    made.map_err(|error| failed(&error, &folder))?;
    let written = write(folder.join(name), bytes, Readers::Owner).await?;
    let (files, path) = (std::sync::Arc::clone(&office.0.ports.files), written.path.clone());
    let opened = tokio::task::spawn_blocking(move || files.open(&path)).await?;
    if let Err(cause) = opened {
        let _ = std::fs::remove_file(&written.path);
        return Err(OfficeError::new(Code::FileFailed, not_opened).with("cause", cause));
    }
    Ok(written)
}

/// Removes sheets that were opened for printing: at the next start and when the office closes.
pub(crate) fn remove_printed(folder: &Path) {
    match std::fs::remove_dir_all(folder.join(PRINT)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        // A viewer may hold one; the next start tries again.
        Err(error) => tracing::warn!(%error, "printed sheets could not be removed yet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_whole_or_not_there_and_its_sum_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        std::fs::write(&path, "older").unwrap();
        let written = write(path.clone(), b"abc", Readers::Owner).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"abc");
        assert_eq!(
            written.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let gone = folder.path().join("nowhere").join("sheet.pdf");
        let error = write(gone, b"abc", Readers::Folder).await.err().unwrap();
        assert_eq!(error.code, Code::FileFailed);
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "no part is left behind");
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.json");
        std::fs::write(&path, vec![b' '; 2 * 1024 * 1024]).unwrap();
        let error = read(path, 1024 * 1024).await.unwrap_err();
        assert_eq!(error.details["reason"], "file_too_large");
    }
}
