//! Where the platform wants an application's data.

use std::path::PathBuf;

/// The program's identifier, as in `tauri.conf.json`.
const IDENTIFIER: &str = "app.counterfoil.desktop";

/// The platform's local application data folder for this program. Never the roaming one: a
/// database that is copied at log-off is a database that is lost.
pub fn application_data() -> Option<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if cfg!(windows) {
        // Not `Counterfoil`: an installation for one person puts the program there. And what
        // lies below the identifier goes when somebody ticks "delete the application data".
        variable("LOCALAPPDATA").map(|base| base.join(IDENTIFIER).join("data"))
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support/Counterfoil"))
    } else {
        variable("XDG_DATA_HOME")
            .or_else(|| variable("HOME").map(|home| home.join(".local/share")))
            .map(|base| base.join("counterfoil"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_local_to_this_computer_and_never_roams() {
        let folder = application_data().unwrap();
        assert!(folder.is_absolute(), "{}", folder.display());
        let text = folder.to_string_lossy().to_ascii_lowercase();
        assert!(text.contains("counterfoil"), "{text}");
        assert!(!text.contains("roaming"), "{text}");
    }
}
