//! Makes a folder private to the person who runs the program. Files made in it later are
//! private too: on Windows they inherit it, elsewhere nobody else can reach them. A file that
//! goes elsewhere is made private by itself.

use std::fs::File;
use std::io;
use std::path::Path;

/// Lets only this person (and, on Windows, the system itself) into a folder.
#[cfg(unix)]
pub fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const OWNER_ONLY: u32 = 0o700;
    let mut permissions = folder.metadata()?.permissions();
    if permissions.mode() & 0o777 != OWNER_ONLY {
        permissions.set_mode(OWNER_ONLY);
        std::fs::set_permissions(folder, permissions)?;
    }
    Ok(())
}

/// Lets only this person (and, on Windows, the system itself) into a folder.
///
/// What a folder inherits depends on where it lies: below the person's own application data
/// that is right already, in a folder of the installer's choice it is not.
#[cfg(windows)]
pub fn make_private(folder: &Path) -> io::Result<()> {
    access_list::set(
        folder,
        &format!("D:P(A;OICI;FA;;;{})(A;OICI;FA;;;SY)", access_list::user()?),
    )
}

/// Makes a new file that only this person may read, wherever it lies.
#[cfg(unix)]
pub fn create_private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Makes a new file that only this person (and the system itself) may read, wherever it lies.
#[cfg(windows)]
pub fn create_private(path: &Path) -> io::Result<File> {
    // Still empty while its folder's access list holds.
    let file = File::options().write(true).create_new(true).open(path)?;
    access_list::set(
        path,
        &format!("D:P(A;;FA;;;{})(A;;FA;;;SY)", access_list::user()?),
    )?;
    Ok(file)
}

#[cfg(windows)]
#[allow(unsafe_code)]
mod access_list {
    use std::io;
    use std::os::windows::ffi::OsStrExt;
    use std::path::Path;
    use std::ptr::{null, null_mut};

    use windows_sys::Win32::Foundation::{CloseHandle, ERROR_SUCCESS, HANDLE, LocalFree};
    use windows_sys::Win32::Security::Authorization::{
        ConvertSidToStringSidW, ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1,
        SE_FILE_OBJECT, SetNamedSecurityInfoW,
    };
    use windows_sys::Win32::Security::{
        ACL, DACL_SECURITY_INFORMATION, GetSecurityDescriptorDacl, GetTokenInformation,
        PROTECTED_DACL_SECURITY_INFORMATION, PSECURITY_DESCRIPTOR, TOKEN_QUERY, TOKEN_USER, TokenUser,
    };
    use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

    /// Memory that the system has allocated for us.
    struct Local(*mut core::ffi::c_void);

    impl Drop for Local {
        fn drop(&mut self) {
            // SAFETY: it came from a function that says to free it this way, and is freed once.
            unsafe { LocalFree(self.0) };
        }
    }

    struct Token(HANDLE);

    impl Drop for Token {
        fn drop(&mut self) {
            // SAFETY: it was opened by us and is closed once.
            unsafe { CloseHandle(self.0) };
        }
    }

    fn checked(answer: i32) -> io::Result<()> {
        if answer == 0 {
            Err(io::Error::last_os_error())
        } else {
            Ok(())
        }
    }

    fn wide(text: &std::ffi::OsStr) -> Vec<u16> {
        text.encode_wide().chain([0]).collect()
    }

    /// The security identifier of whoever runs this program, as text (`S-1-5-21-…`).
    pub(super) fn user() -> io::Result<String> {
        let mut handle: HANDLE = null_mut();
        // SAFETY: the pseudo handle of our own process is always valid; `handle` is ours.
        checked(unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &mut handle) })?;
        let token = Token(handle);
        // A user's identifier takes at most 68 bytes; aligned as the structure needs it.
        let mut buffer = [0_u64; 64];
        let mut used = 0;
        // SAFETY: the buffer has the size that is said.
        checked(unsafe {
            GetTokenInformation(token.0, TokenUser, buffer.as_mut_ptr().cast(), 512, &mut used)
        })?;
        // SAFETY: the call above has written this structure into the aligned buffer.
        let sid = unsafe { (*buffer.as_ptr().cast::<TOKEN_USER>()).User.Sid };
        let mut text: *mut u16 = null_mut();
        // SAFETY: `sid` points into the buffer, which is still there.
        checked(unsafe { ConvertSidToStringSidW(sid, &mut text) })?;
        let _freed = Local(text.cast());
        // SAFETY: the text ends with a zero and is read before it is freed.
        let length = (0..).take_while(|&at| unsafe { *text.add(at) } != 0).count();
        // SAFETY: as above.
        Ok(String::from_utf16_lossy(unsafe {
            std::slice::from_raw_parts(text, length)
        }))
    }

    /// Replaces the access list of a folder, and what is below it inherits the new one.
    pub(super) fn set(folder: &Path, list: &str) -> io::Result<()> {
        let (path, list) = (wide(folder.as_os_str()), wide(list.as_ref()));
        let mut descriptor: PSECURITY_DESCRIPTOR = null_mut();
        // SAFETY: the text ends with a zero.
        checked(unsafe {
            ConvertStringSecurityDescriptorToSecurityDescriptorW(
                list.as_ptr(),
                SDDL_REVISION_1,
                &mut descriptor,
                null_mut(),
            )
        })?;
        let _freed = Local(descriptor);
        let (mut there, mut defaulted) = (0, 0);
        let mut dacl: *mut ACL = null_mut();
        // SAFETY: the descriptor was made above and outlives `dacl`.
        checked(unsafe { GetSecurityDescriptorDacl(descriptor, &mut there, &mut dacl, &mut defaulted) })?;
        // SAFETY: the path ends with a zero and the list belongs to the descriptor.
        let answer = unsafe {
            SetNamedSecurityInfoW(
                path.as_ptr(),
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                null_mut(),
                null_mut(),
                dacl,
                null(),
            )
        };
        if answer == ERROR_SUCCESS {
            Ok(())
        } else {
            Err(io::Error::from_raw_os_error(answer.cast_signed()))
        }
    }

    #[cfg(test)]
    pub(super) fn get(folder: &Path) -> String {
        use windows_sys::Win32::Security::Authorization::{
            ConvertSecurityDescriptorToStringSecurityDescriptorW, GetNamedSecurityInfoW,
        };
        let path = wide(folder.as_os_str());
        let mut descriptor: PSECURITY_DESCRIPTOR = null_mut();
        // SAFETY: as in `set`.
        let answer = unsafe {
            GetNamedSecurityInfoW(
                path.as_ptr(),
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION,
                null_mut(),
                null_mut(),
                null_mut(),
                null_mut(),
                &mut descriptor,
            )
        };
        assert_eq!(answer, ERROR_SUCCESS);
        let _freed = Local(descriptor);
        let (mut text, mut length): (*mut u16, u32) = (null_mut(), 0);
        // SAFETY: the descriptor is still there.
        checked(unsafe {
            ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor,
                SDDL_REVISION_1,
                DACL_SECURITY_INFORMATION,
                &mut text,
                &mut length,
            )
        })
        .unwrap();
        let _text = Local(text.cast());
        // SAFETY: the length counts the zero at the end as well.
        let units = unsafe { std::slice::from_raw_parts(text, length as usize) };
        String::from_utf16_lossy(units).trim_end_matches('\0').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_enter_the_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        make_private(folder.path()).unwrap();
        assert_eq!(
            folder.path().metadata().unwrap().permissions().mode() & 0o777,
            0o700
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_a_private_file_and_none_is_written_over() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        let file = create_private(&path).unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            create_private(&path).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );
    }

    #[cfg(windows)]
    #[test]
    fn nobody_else_may_read_a_private_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        drop(create_private(&path).unwrap());
        let list = access_list::get(&path);
        let user = access_list::user().unwrap();
        for entry in list.split('(').skip(1) {
            let trustee = entry.trim_end_matches(')').rsplit(';').next().unwrap();
            assert!([user.as_str(), "SY"].contains(&trustee), "{list}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn whoever_runs_the_program_keeps_every_right() {
        let folder = tempfile::tempdir().unwrap();
        make_private(folder.path()).unwrap();
        let ours = format!("(A;OICI;FA;;;{})", access_list::user().unwrap());
        let list = access_list::get(folder.path());
        assert!(list.contains(&ours), "{list}");
        std::fs::write(folder.path().join("file"), "still ours").unwrap();
        // Twice is as good as once.
        make_private(folder.path()).unwrap();
        assert_eq!(access_list::get(folder.path()), list);
    }

    #[cfg(windows)]
    #[test]
    fn nobody_else_may_enter_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open");
        std::fs::create_dir(&open).unwrap();
        // Everyone, so that the test sees them go.
        access_list::set(&open, "D:P(A;OICI;FA;;;WD)").unwrap();
        assert!(access_list::get(&open).contains(";;;WD)"));
        make_private(&open).unwrap();
        let list = access_list::get(&open);
        let user = access_list::user().unwrap();
        for entry in list.split('(').skip(1) {
            let trustee = entry.trim_end_matches(')').rsplit(';').next().unwrap();
            assert!([user.as_str(), "SY"].contains(&trustee), "{list}");
        }
    }
}
