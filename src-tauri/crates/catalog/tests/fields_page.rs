//! `FIELDS.md` is what the descriptions say.

use counterfoil_catalog::{Catalogue, fields_page};

#[test]
fn the_table_of_fields_is_up_to_date() {
    let written = include_str!("../FIELDS.md").replace("\r\n", "\n");
    assert!(
        written == fields_page(&Catalogue::built_in()),
        "FIELDS.md is stale: cargo run -p counterfoil-catalog --example fields_page > FIELDS.md"
    );
}
