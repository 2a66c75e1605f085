//! File names that every system takes, because exports travel: what is written on a Mac is
//! opened on Windows.

/// Longest name in characters, ending included; leaves room for a folder before it.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, with any ending and in any case.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Devices with a number.
const PORTS: [&str; 2] = ["com", "lpt"];

/// A file name as near to `wish` as all systems allow, with `ending` (without its dot).
///
/// Characters that Windows forbids become `-`, blanks and dots at either end go, a name of a
/// device gets `_` in front, and an empty one becomes `export`.
pub fn portable(wish: &str, ending: &str) -> String {
    let clean: String = wish
        .chars()
        .map(|c| if is_forbidden(c) { '-' } else { c })
        .collect();
    let room = LONGEST.saturating_sub(ending.chars().count() + 1);
    let cut: String = clean.trim_matches(is_edge).chars().take(room).collect();
    let mut name = cut.trim_matches(is_edge).to_owned();
    if name.is_empty() {
        "export".clone_into(&mut name);
    }
    if is_device(&name) {
        name.insert(0, '_');
    }
    if ending.is_empty() {
        name
    } else {
        format!("{name}.{ending}")
    }
}

fn is_forbidden(c: char) -> bool {
    // Direction marks could make an ending look like another.
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// Windows looks at what stands before the first dot only.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let numbered = |port: &str| {
        let mut rest = stem.strip_prefix(port).unwrap_or_default().chars();
        let number = rest
            .next()
            .is_some_and(|c| matches!(c, '1'..='9' | '¹' | '²' | '³'));
        number && rest.next().is_none()
    };
    DEVICES.contains(&stem.as_str()) || PORTS.iter().any(|port| numbered(port))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_windows_keeps_for_devices_are_changed() {
        for (wish, expected) in [
            ("CON", "_CON.csv"),
            ("nul", "_nul.csv"),
            ("Lpt1", "_Lpt1.csv"),
            ("com¹", "_com¹.csv"),
            ("aux.backup", "_aux.backup.csv"),
            ("com10", "com10.csv"),
            ("console", "console.csv"),
        ] {
            assert_eq!(portable(wish, "csv"), expected);
        }
    }

    #[test]
    fn what_a_town_would_write_stays_readable() {
        assert_eq!(
            portable("Ålesund: Q3/2026 \"final\"?", "xlsx"),
            "Ålesund- Q3-2026 -final--.xlsx"
        );
        assert_eq!(portable("  ...  ", "csv"), "export.csv");
        assert_eq!(portable("report. ", ""), "report");
    }

    proptest! {
        #[test]
        fn every_name_is_accepted_by_this_system(wish in "\\PC{0,200}") {
            let name = portable(&wish, "csv");
            prop_assert!(name.chars().count() <= LONGEST + 1);
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(&name);
            // A file system counts bytes; 255 of them are the common limit.
            if name.len() <= 255 {
                std::fs::write(&path, "x").unwrap();
                let kept = std::fs::read_dir(folder.path()).unwrap().count();
                prop_assert_eq!(kept, 1);
                prop_assert_eq!(std::fs::read(&path).unwrap(), b"x");
            }
        }

        #[test]
        fn a_portable_name_stays_as_it_is(wish in "\\PC{0,60}") {
            let once = portable(&wish, "");
            prop_assert_eq!(portable(&once, ""), once);
        }
    }
}
