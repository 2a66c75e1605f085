use std::ffi::OsString;
use std::path::PathBuf;

/// What the program was started with.
#[derive(Debug, Default, Clone)]
pub struct Arguments {
    /// Data folder in place of the usual one.
    pub data_dir: Option<PathBuf>,
    /// Begin on practice data.
    pub practice: bool,
    /// Begin on practice data when nothing is set up.
    pub practice_if_empty: bool,
}

impl Arguments {
    /// Reads the arguments; unknown ones are left to the system (files, links).
    pub fn read(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--practice") => read.practice = true,
                Some("--practice-if-empty") => read.practice_if_empty = true,
                Some("--data-dir") => read.data_dir = arguments.next().map(PathBuf::from),
                _ => {}
            }
        }
        read
    }
}
