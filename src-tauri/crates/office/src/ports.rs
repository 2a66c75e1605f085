use std::path::{Path, PathBuf};

use domain::Sensitive;
use futures_util::future::BoxFuture;

/// What kind of file a person is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF sheet.
    Pdf,
    /// A sealed hand-off file, `.handoff.age`.
    Sealed,
    /// A configuration file, `.counterfoil.json`.
    Configuration,
    /// CSV, XLSX or ODS to be read; CSV to be written.
    Spreadsheet,
    /// A photo, JPEG or PNG.
    Photo,
    /// A table to be written as CSV.
    Table,
    /// A table to be written as XLSX.
    Workbook,
    /// A view of the list, `.view.json`.
    View,
    /// Any file, to be kept with a payment.
    Any,
}

/// The system's own dialogs and viewers; the window has them, the command line does not.
pub trait Files: Send + Sync {
    /// Asks where to save; `None` when the person cancels.
    fn choose_save(&self, kind: FileKind, suggested: String) -> BoxFuture<'static, Option<PathBuf>>;
    /// Asks which file to open; `None` when the person cancels.
    fn choose_open(&self, kind: FileKind) -> BoxFuture<'static, Option<PathBuf>>;
    /// Opens a file in the system's viewer, to be read or printed there.
    fn open(&self, path: &Path) -> Result<(), String>;
}

/// The system's clipboard.
pub trait Clipboard: Send + Sync {
    /// Puts a secret there, kept out of clipboard history where the system allows; answers
    /// whether it was asked to.
    fn put_secret(&self, text: &Sensitive<String>) -> Result<bool, String>;
    /// Empties it, but only if what it holds is ours; answers whether it did. What was put
    /// there is not handed over again: whoever asks knows it by a fingerprint.
    fn clear_if(&self, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> Result<bool, String>;
}

/// No dialogs: every choice is cancelled.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn choose_save(&self, _kind: FileKind, _suggested: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async { None })
    }

    fn choose_open(&self, _kind: FileKind) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async { None })
    }

    fn open(&self, _path: &Path) -> Result<(), String> {
        Err("there is no viewer here".to_owned())
    }
}

/// No clipboard.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put_secret(&self, _text: &Sensitive<String>) -> Result<bool, String> {
        Err("there is no clipboard here".to_owned())
    }

    fn clear_if(&self, _is_ours: &(dyn Fn(&str) -> bool + Sync)) -> Result<bool, String> {
        Ok(false)
    }
}
