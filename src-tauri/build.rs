//! Tells Tauri which commands there are, so that each needs a permission.
#![allow(clippy::print_stdout)]

include!("crates/office/src/contract_table.rs");

macro_rules! list {
    (
        desk { $($desk:ident: $dq:ident => $dr:ident;)* }
        calls { $($call:ident: $cq:ident => $cr:ident = $ca:ident :: $cf:ident;)* }
        streams { $($stream:ident: $sq:ident, $se:ident => $sr:ident = $sa:ident :: $sf:ident;)* }
    ) => {
        &[$(stringify!($desk),)* $(stringify!($call),)* $(stringify!($stream),)*]
    };
}

fn main() {
    const COMMANDS: &[&str] = contract!(list);
    println!("cargo:rerun-if-changed=crates/office/src/contract_table.rs");
    let attributes =
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
