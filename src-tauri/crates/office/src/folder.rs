//! The data folder: where it is, who may read it, and that only one program writes to it.
//! The one home of what differs between operating systems below the shell.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Code, OfficeError};

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
        .or_else(platform_folder)
        .ok_or_else(|| {
            OfficeError::new(
                Code::StorageFailed,
                "This account has no folder for application data.",
            )
        })?;
    refuse_network_share(&folder)?;
    Ok(folder)
}

fn platform_folder() -> Option<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    if cfg!(windows) {
        variable("LOCALAPPDATA").map(|base| base.join("Counterfoil"))
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support/Counterfoil"))
    } else {
        variable("XDG_DATA_HOME")
            .or_else(|| variable("HOME").map(|home| home.join(".local/share")))
            .map(|base| base.join("counterfoil"))
    }
}

/// The write-ahead log needs shared memory on one computer: on a network share two computers
/// would damage the file.
fn refuse_network_share(folder: &Path) -> Result<(), OfficeError> {
    let text = folder.to_string_lossy();
    let share =
        cfg!(windows) && (text.starts_with(r"\\") || text.starts_with("//")) && !text.starts_with(r"\\?\");
    let share = share || text.starts_with(r"\\?\UNC\");
    if share {
        return Err(OfficeError::new(
            Code::NetworkShare,
            "The data folder is on a network share, where its files could be damaged. Choose a folder on this computer.",
        )
        .with("folder", text.into_owned()));
    }
    Ok(())
}

/// Makes the folder, private to its owner.
pub(crate) fn prepare(folder: &Path) -> Result<(), OfficeError> {
    std::fs::create_dir_all(folder).map_err(|error| from_io(&error, folder))?;
    make_private(folder).map_err(|error| from_io(&error, folder))
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let wanted = 0o700;
    let mut permissions = folder.metadata()?.permissions();
    if permissions.mode() & 0o777 != wanted {
        permissions.set_mode(wanted);
        std::fs::set_permissions(folder, permissions)?;
    }
    Ok(())
}

/// Below a user's local application data, Windows lets only that user, administrators and
/// the system in; the folder inherits that.
#[cfg(not(unix))]
fn make_private(_folder: &Path) -> std::io::Result<()> {
    Ok(())
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
        let given = PathBuf::from("some/place");
        assert_eq!(locate(Some(given.clone())).unwrap(), given);
    }

    #[test]
    fn a_network_share_is_refused_with_the_reason() {
        let error = refuse_network_share(Path::new(r"\\?\UNC\server\share")).unwrap_err();
        assert_eq!(error.code, Code::NetworkShare);
        assert!(refuse_network_share(Path::new("/home/clerk")).is_ok());
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
