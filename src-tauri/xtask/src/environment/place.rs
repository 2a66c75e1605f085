//! A short-lived folder with a short name: sockets allow few characters.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::{Context, Result};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A private folder below the machine's temporary one; removed at the end.
#[derive(Debug)]
pub struct Place(PathBuf);

impl Place {
    /// Makes the folder, readable by this user only.
    pub fn new() -> Result<Place> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("counterfoil-{}-{number}", std::process::id()));
        empty(&path)?;
        Ok(Place(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Left over, it costs a few bytes of temporary space.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes `path` an empty folder that only this user can read.
pub(super) fn empty(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).context(format!("cannot empty {}", path.display()))?;
    }
    fs::create_dir_all(path).context(format!("cannot make {}", path.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
            .context(format!("cannot protect {}", path.display()))?;
    }
    Ok(())
}
