//! The contract between screen and office. The table is in `contract_table.rs`, by itself,
//! because the shell's build script reads it too.

include!("contract_table.rs");
