//! What differs between operating systems, each difference in one file: where data lies, who
//! may read it, what a crash may leave of it, which folders are on another computer, how long a
//! path may be, which file names travel, and how text files come in. Nothing else in this crate
//! asks for the system.

pub mod file_name;
pub mod memory;
pub mod path_length;
pub mod person;
pub mod place;
pub mod privacy;
pub mod share;
pub mod text;
