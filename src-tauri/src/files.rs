//! The system's own dialogs and viewers, asked for from here: the page has no permission for
//! either.
//!
//! For automated tests the variable `COUNTERFOIL_FILE_CHOICE` names a folder that answers in
//! place of a person: a file is saved there under its suggested name, the newest file there
//! with a fitting ending is opened, and nothing is shown in a viewer. While a file named
//! `cancel` lies in it, every dialog is cancelled.

use std::path::{Path, PathBuf};
use std::pin::Pin;

use office::{FileKind, Files};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::window::MAIN;

/// Names the folder that answers in place of a person.
const CHOICE: &str = "COUNTERFOIL_FILE_CHOICE";

type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Dialogs of this program's window.
pub struct SystemFiles {
    app: AppHandle,
    choice: Option<PathBuf>,
}

impl SystemFiles {
    pub fn new(app: AppHandle) -> Self {
        let choice = std::env::var_os(CHOICE)
            .filter(|folder| !folder.is_empty())
            .map(PathBuf::from);
        Self { app, choice }
    }

    fn dialog(&self, kind: FileKind, title: &str, fitting: &[&str]) -> FileDialogBuilder<tauri::Wry> {
        let (name, _) = endings(kind);
        let mut dialog = self.app.dialog().file().set_title(title);
        if !fitting.is_empty() {
            dialog = dialog.add_filter(name, fitting);
        }
        match self.app.get_webview_window(MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Files for SystemFiles {
    fn choose_save(&self, kind: FileKind, suggested: String) -> Chosen {
        if let Some(folder) = &self.choice {
            let path = (!cancels(folder)).then(|| folder.join(suggested));
            return Box::pin(async { path });
        }
        let (tell, told) = oneshot::channel();
        self.dialog(kind, "Save", endings(kind).1)
            .set_file_name(suggested)
            .save_file(move |path| drop(tell.send(path)));
        Box::pin(async { path_of(told.await.ok().flatten()) })
    }

    fn choose_open(&self, kind: FileKind) -> Chosen {
        if let Some(folder) = &self.choice {
            let chosen = (!cancels(folder)).then(|| newest(folder, openable(kind)));
            return Box::pin(async { chosen.flatten() });
        }
        let (tell, told) = oneshot::channel();
        self.dialog(kind, "Open", openable(kind))
            .pick_file(move |path| drop(tell.send(path)));
        Box::pin(async { path_of(told.await.ok().flatten()) })
    }

    fn open(&self, path: &Path) -> Result<(), String> {
        if self.choice.is_some() {
            return Ok(());
        }
        tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| error.to_string())
    }
}

fn path_of(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|path| path.into_path().ok())
}

fn endings(kind: FileKind) -> (&'static str, &'static [&'static str]) {
    match kind {
        FileKind::Pdf => ("PDF document", &["pdf"]),
        FileKind::Sealed => ("Sealed hand-off", &["age"]),
        FileKind::Configuration => ("Counterfoil configuration", &["json"]),
        FileKind::Spreadsheet => ("Spreadsheet", &["csv", "xlsx", "ods"]),
        FileKind::Photo => ("Photo", &["jpg", "jpeg", "png"]),
        FileKind::Table => ("CSV table", &["csv"]),
        FileKind::Workbook => ("Excel workbook", &["xlsx"]),
        FileKind::View => ("View", &["json"]),
        FileKind::Any => ("File", &[]),
    }
}

/// A sealed hand-off may be chosen where a configuration is: the program says what opens it.
fn openable(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Configuration => &["json", "age"],
        kind => endings(kind).1,
    }
}

fn cancels(folder: &Path) -> bool {
    folder.join("cancel").exists()
}

fn newest(folder: &Path, endings: &[&str]) -> Option<PathBuf> {
    // Without endings, any file fits.
    let fits = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        endings.is_empty()
            || ending.is_some_and(|ending| endings.iter().any(|e| e.eq_ignore_ascii_case(ending)))
    };
    std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter(|entry| fits(&entry.path()))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .max()
        .map(|(_, path)| path)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_that_fits_is_chosen_for_a_test() {
        let folder = std::env::temp_dir().join(format!("counterfoil-files-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        assert_eq!(newest(&folder, &["csv"]), None);
        for (name, age) in [("a.csv", 9), ("b.CSV", 5), ("c.pdf", 1)] {
            let file = std::fs::File::create(folder.join(name)).unwrap();
            let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 - age);
            file.set_modified(at).unwrap();
        }
        assert_eq!(newest(&folder, &["csv", "xlsx"]), Some(folder.join("b.CSV")));
        assert!(!cancels(&folder));
        std::fs::write(folder.join("cancel"), "").unwrap();
        assert!(cancels(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
