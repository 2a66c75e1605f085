//! The data folder: where it is, who may read it, and that only one program writes to it.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Code, OfficeError};
use crate::platform::{path_length, place, privacy, share};

/// Overrides the data folder.
pub const VARIABLE: &str = "COUNTERFOIL_DATA_DIR";

/// The data folder: as given, else as the environment says, else the platform's local (never
/// roaming) application data folder.
pub fn locate(given: Option<PathBuf>) -> Result<PathBuf, OfficeError> {
    let folder = given
        .or_else(|| {
            std::env::var_os(VARIABLE)
                .filter(|v| !v.is_empty())
                .map(PathBuf::from)
        })
        .or_else(place::application_data)
        .ok_or_else(|| {
            OfficeError::new(
                Code::StorageFailed,
                "This account has no folder for application data.",
            )
        })?;
    // Relative ones would move with the working folder, and only whole paths have a volume.
    let folder = std::path::absolute(&folder).map_err(|error| from_io(&error, &folder))?;
    refuse_unfit(&folder)?;
    Ok(folder)
}

/// What cannot hold a database is refused with the reason.
fn refuse_unfit(folder: &Path) -> Result<(), OfficeError> {
    let refusal = if share::is_remote(folder) {
        OfficeError::new(
            Code::NetworkShare,
            "The data folder is on a network share, where its files could be damaged. Choose a folder on this computer.",
        )
    } else if !path_length::fits(folder) {
        OfficeError::new(
            Code::InvalidInput,
            format!(
                "The path of the data folder is too long: {} characters, and {} leave room for the files in it. Choose a folder with a shorter path.",
                path_length::length(folder),
                path_length::LONGEST
            ),
        )
        .with("field", "data_dir")
    } else {
        return Ok(());
    };
    Err(refusal.with("folder", folder.to_string_lossy().into_owned()))
}

/// Makes the folder, private to its owner.
pub(crate) fn prepare(folder: &Path) -> Result<(), OfficeError> {
    std::fs::create_dir_all(folder).map_err(|error| from_io(&error, folder))?;
    privacy::make_private(folder).map_err(|error| from_io(&error, folder))
}

pub(crate) fn from_io(error: &std::io::Error, folder: &Path) -> OfficeError {
    use std::io::ErrorKind;
    let (code, message) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (Code::DiskFull, "The disk is full."),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            Code::StorageReadOnly,
            "Counterfoil may not write to its data folder.",
        ),
        _ => (Code::StorageFailed, "Counterfoil could not use its data folder."),
    };
    OfficeError::new(code, message)
        .with("folder", folder.to_string_lossy().into_owned())
        .with("cause", error.to_string())
}

/// Holds the data folder for this program; freed by the system however the program ends.
#[derive(Debug)]
pub(crate) struct FolderLock(#[allow(dead_code)] File);

/// Takes the folder. Waits a moment for a command that is just ending.
pub(crate) async fn lock(folder: &Path) -> Result<FolderLock, OfficeError> {
    const TRIES: u32 = 30;
    let path = folder.join("counterfoil.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| from_io(&error, folder))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(FolderLock(file)),
            Err(TryLockError::WouldBlock) => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
            Err(TryLockError::Error(error)) => return Err(from_io(&error, folder)),
        }
    }
    Err(OfficeError::new(
        Code::DataInUse,
        "Another Counterfoil is using this data. Close it, or wait until it has finished.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_folder_wins() {
        let given = std::env::temp_dir().join("some place");
        assert_eq!(locate(Some(given.clone())).unwrap(), given);
        assert!(locate(Some(PathBuf::from("relative"))).unwrap().is_absolute());
    }

    #[test]
    fn a_network_share_is_refused_with_the_reason() {
        let error = refuse_unfit(Path::new(r"\\?\UNC\server\share")).unwrap_err();
        assert_eq!(error.code, Code::NetworkShare);
        assert!(refuse_unfit(&std::env::temp_dir()).is_ok());
    }

    #[test]
    fn a_path_that_leaves_no_room_is_refused_with_both_lengths() {
        let error = locate(Some(std::env::temp_dir().join("a".repeat(path_length::LONGEST)))).unwrap_err();
        assert_eq!(error.code, Code::InvalidInput);
        assert!(
            error.message.contains(&path_length::LONGEST.to_string()),
            "{}",
            error.message
        );
    }

    #[tokio::test]
    async fn two_programs_do_not_share_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).await.unwrap();
        assert_eq!(lock(folder.path()).await.unwrap_err().code, Code::DataInUse);
        drop(first);
        assert!(lock(folder.path()).await.is_ok());
    }
}
