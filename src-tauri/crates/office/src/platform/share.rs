//! Whether a folder is on another computer. The write-ahead log needs memory that all its
//! programs share, so two computers on one file would damage it.

use std::path::Path;

/// Whether a folder, or the nearest one above it that exists, is on a network share.
pub fn is_remote(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    let unc = text.starts_with(r"\\?\UNC\") || (cfg!(windows) && is_unc(&text));
    unc || folder
        .ancestors()
        .find(|one| one.exists())
        .is_some_and(volume_is_remote)
}

fn is_unc(text: &str) -> bool {
    (text.starts_with(r"\\") || text.starts_with("//"))
        && !text.starts_with(r"\\?\")
        && !text.starts_with(r"\\.\")
}

/// A mapped drive letter looks like any other; the system knows better.
#[cfg(windows)]
#[allow(unsafe_code)]
fn volume_is_remote(folder: &Path) -> bool {
    use std::os::windows::ffi::OsStrExt;
    use windows_sys::Win32::Storage::FileSystem::{GetDriveTypeW, GetVolumePathNameW};

    const DRIVE_REMOTE: u32 = 4;
    let path: Vec<u16> = folder.as_os_str().encode_wide().chain([0]).collect();
    let mut root = [0_u16; 1024];
    // SAFETY: `path` ends with a zero and `root` has the length that is said.
    let found = unsafe { GetVolumePathNameW(path.as_ptr(), root.as_mut_ptr(), 1024) };
    // SAFETY: a successful call leaves a text in `root` that ends with a zero.
    found != 0 && unsafe { GetDriveTypeW(root.as_ptr()) } == DRIVE_REMOTE
}

#[cfg(target_os = "linux")]
fn volume_is_remote(folder: &Path) -> bool {
    // NFS, SMB, CIFS and SMB 2 as `statfs(2)` numbers them.
    const REMOTE: [u64; 4] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42];
    rustix::fs::statfs(folder).is_ok_and(|volume| REMOTE.contains(&(volume.f_type as u64 & 0xFFFF_FFFF)))
}

#[cfg(target_os = "macos")]
fn volume_is_remote(folder: &Path) -> bool {
    // `MNT_LOCAL` of `statfs(2)`: the file system is stored locally.
    const LOCAL: u32 = 0x1000;
    rustix::fs::statfs(folder).is_ok_and(|volume| volume.f_flags & LOCAL == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_computer_is_not_remote_even_before_it_exists() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_remote(folder.path()));
        assert!(!is_remote(&folder.path().join("not/yet/there")));
    }

    #[test]
    fn the_name_of_a_share_is_known_by_its_form() {
        assert!(is_remote(Path::new(r"\\?\UNC\server\share")));
        assert!(is_unc(r"\\server\share\town") && is_unc("//server/share"));
        assert!(!is_unc(r"\\?\C:\town") && !is_unc(r"C:\town"));
    }
}
