//! Prints `FIELDS.md`.
#![allow(clippy::print_stdout)]

use counterfoil_catalog::{Catalogue, fields_page};

fn main() {
    print!("{}", fields_page(&Catalogue::built_in()));
}
