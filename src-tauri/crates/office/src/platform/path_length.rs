//! How long the path of the data folder may be.
//!
//! Windows takes 259 UTF-16 units for a file unless both a registry policy and the program
//! allow more, and SQLite asks it with plain paths; elsewhere SQLite itself stops at 512
//! bytes. What is left over is for the names of databases, their logs and their backups.

use std::path::Path;

/// The longest path of a data folder, in the system's own units.
pub const LONGEST: usize = if cfg!(windows) { 180 } else { 400 };

/// The length of a path as this system counts it: UTF-16 units on Windows, else bytes.
pub fn length(path: &Path) -> usize {
    if cfg!(windows) {
        path.to_string_lossy().encode_utf16().count()
    } else {
        path.as_os_str().len()
    }
}

/// Whether a data folder leaves room for the files in it.
pub fn fits(folder: &Path) -> bool {
    length(folder) <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_leaves_no_room_for_its_files_does_not_fit() {
        assert!(fits(Path::new("town")));
        assert!(!fits(Path::new(&"a".repeat(LONGEST + 1))));
    }

    #[test]
    fn the_limit_leaves_room_for_the_longest_file_name_used() {
        let system = if cfg!(windows) { 259 } else { 511 };
        assert!(LONGEST + "/history-before-20261121000001.db-journal".len() < system);
    }
}
