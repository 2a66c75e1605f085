//! The system's clipboard. What is put there is a secret, so each system is asked to keep it
//! out of its history; each asks in a way of its own.

use std::sync::{Mutex, MutexGuard};

use arboard::Set;
use domain::Sensitive;
use office::Clipboard;

/// Kept open while the program runs: on Linux the program itself hands out what it has put
/// there.
#[derive(Default)]
pub struct SystemClipboard(Mutex<Option<arboard::Clipboard>>);

impl SystemClipboard {
    fn with<T>(
        &self,
        job: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>,
    ) -> Result<T, String> {
        let mut open: MutexGuard<'_, _> = self.0.lock().unwrap_or_else(|e| e.into_inner());
        let clipboard = match open.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|error| error.to_string())?,
        };
        job(open.insert(clipboard)).map_err(|error| error.to_string())
    }
}

impl Clipboard for SystemClipboard {
    fn put_secret(&self, text: &Sensitive<String>) -> Result<bool, String> {
        self.with(|clipboard| out_of_history(clipboard.set()).text(text.expose().as_str()))?;
        Ok(true)
    }

    fn clear_if(&self, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> Result<bool, String> {
        self.with(|clipboard| {
            let held = match clipboard.get_text() {
                Ok(text) => Sensitive::new(text),
                // A picture, or nothing: not ours.
                Err(arboard::Error::ContentNotAvailable) => return Ok(false),
                Err(error) => return Err(error),
            };
            if !is_ours(held.expose()) {
                return Ok(false);
            }
            clipboard.clear()?;
            Ok(true)
        })
    }
}

/// Neither the history of the clipboard (Win+V), nor its copy in the cloud, nor programs that
/// watch it.
#[cfg(windows)]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
}

/// Marked as concealed; programs that keep a history honour it.
#[cfg(target_os = "macos")]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtApple;
    set.exclude_from_history()
}

/// Marked as a password; KDE's history honours it, others may.
#[cfg(all(unix, not(target_os = "macos")))]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtLinux;
    set.exclude_from_history()
}
