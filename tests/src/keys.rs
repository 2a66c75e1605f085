//! Keys as WebDriver names them.

/// The character for a key's name; a single character stands for itself.
pub fn key(name: &str) -> Option<char> {
    Some(match name {
        "Control" => '\u{E009}',
        "Shift" => '\u{E008}',
        "Alt" => '\u{E00A}',
        "Enter" => '\u{E007}',
        "Tab" => '\u{E004}',
        "Escape" => '\u{E00C}',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "Space" => ' ',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "F6" => '\u{E036}',
        _ => {
            let mut all = name.chars();
            let first = all.next()?;
            return all.next().is_none().then_some(first);
        }
    })
}

/// A chord such as `Control+Shift+End` as pressed and released key actions.
pub fn chord(text: &str) -> Option<Vec<serde_json::Value>> {
    let keys: Option<Vec<char>> = text.split('+').map(key).collect();
    let keys = keys?;
    let action = |kind: &str, key: &char| serde_json::json!({ "type": kind, "value": key.to_string() });
    let down = keys.iter().map(|key| action("keyDown", key));
    let up = keys.iter().rev().map(|key| action("keyUp", key));
    Some(down.chain(up).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_released_in_reverse() {
        let actions = chord("Control+a").unwrap();
        let kinds: Vec<_> = actions
            .iter()
            .map(|one| one["type"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(kinds, ["keyDown", "keyDown", "keyUp", "keyUp"]);
        assert_eq!(actions[1]["value"], "a");
        assert_eq!(actions[2]["value"], "a");
        assert!(chord("Nonsense").is_none());
    }
}
