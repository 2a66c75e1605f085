//! The command line gives commands through the same door as the window.

use std::path::Path;

/// What is used beside commands: words, folders, text, the few entrances that ask who may by
/// themselves or only read, and the card machines and connectors, for which no town's data is
/// opened: their keys are typed each time.
const BESIDE: [&str; 26] = [
    "app::zone_name",
    "card_machines::",
    "commands::",
    "configuration::compare_files",
    "configuration::sentence",
    "configuration::text",
    "connectors::",
    "dto::",
    "folder::locate",
    "help::explain_with",
    "help::find",
    "inspect::",
    "people::recover_here",
    "pins::set_by_name",
    "platform::memory",
    "platform::person",
    "platform::text",
    "setup::accounts",
    "setup::add_terminal",
    "setup::add_user",
    "sync::failure",
    "transactions::list_by_text",
    "transactions::totals_by_text",
    "verify::failure",
    "verify::sentence",
    "commands;",
];

fn strangers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("office::") {
        let rest = text.get(at + "office::".len()..).unwrap_or_default();
        let is_module = rest.starts_with(|c: char| c.is_ascii_lowercase());
        if is_module && !BESIDE.iter().any(|known| rest.starts_with(known)) {
            found.push(rest.chars().take(40).collect());
        }
    }
    found
}

#[test]
fn nothing_goes_around_the_door_that_asks_who_may() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "one_door.rs") {
                let found = strangers(&std::fs::read_to_string(&path).unwrap());
                assert!(found.is_empty(), "{}: {found:?}", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 15, "{read}");
}

#[test]
fn an_area_of_the_office_that_is_called_directly_is_found() {
    assert_eq!(strangers("office::pins::set(&office, request)").len(), 1);
    assert!(strangers("office::commands::pin_set(&office, request)").is_empty());
    assert!(strangers("office::NoFiles").is_empty());
}
