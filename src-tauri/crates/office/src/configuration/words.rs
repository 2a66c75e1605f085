//! Differences in sentences.

use crate::dto::{ConfigurationChange, ValueChange};

use super::diff::{ADDED, REMOVED};

/// For the preview: `Adds the terminal Web Permits (kind internet, …).`
pub(super) fn planned(change: &ConfigurationChange) -> String {
    match change.how.as_str() {
        ADDED => format!("Adds {}{}.", thing(change), facts(change)),
        REMOVED => format!("Removes {}.", thing(change)),
        _ => format!("Changes {}: {}.", thing(change), values(change)),
    }
}

/// For the record, without its subject: `changed the terminal Web Permits: kind from …`.
pub(super) fn done(change: &ConfigurationChange) -> String {
    match change.how.as_str() {
        ADDED => format!("added {}", thing(change)),
        REMOVED => format!("removed {}", thing(change)),
        _ => format!("changed {}: {}", thing(change), values(change)),
    }
}

fn thing(change: &ConfigurationChange) -> String {
    let what = match change.what.as_str() {
        "account" => "the department",
        "user" => "the API user",
        "terminal" => "the terminal",
        "pin" => "the PIN of",
        "address" => "the allowed address",
        "task" => "the task",
        other => other,
    };
    format!("{what} {}", change.name)
}

/// What is best known of something new.
fn facts(change: &ConfigurationChange) -> String {
    let told: Vec<String> = change
        .changes
        .iter()
        .filter(|value| {
            matches!(
                value.field.as_str(),
                "kind" | "user_id" | "merchant_id" | "environment" | "status"
            ) && value.after.as_deref() != Some(change.name.as_str())
        })
        .filter_map(|value| Some(format!("{} {}", field(&value.field), value.after.as_ref()?)))
        .collect();
    if told.is_empty() {
        String::new()
    } else {
        format!(" ({})", told.join(", "))
    }
}

fn values(change: &ConfigurationChange) -> String {
    let told: Vec<String> = change.changes.iter().map(value).collect();
    told.join("; ")
}

fn value(change: &ValueChange) -> String {
    let name = field(&change.field);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{name} from \"{before}\" to \"{after}\""),
        (None, Some(after)) => format!("{name} is now \"{after}\""),
        (Some(before), None) => format!("{name} is no longer \"{before}\""),
        (None, None) => name,
    }
}

/// The stable name of a value as people say it.
fn field(name: &str) -> String {
    match name {
        "merchant_id" => "account ID".to_owned(),
        "user_id" => "API user".to_owned(),
        "gateway_zone" => "Converge's time zone".to_owned(),
        "display_zone" => "time zone".to_owned(),
        "shared_vault" => "shared token vault".to_owned(),
        "active" => "in use".to_owned(),
        "model" => "reader model".to_owned(),
        "serial" => "serial number".to_owned(),
        other => other.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::diff::differences;
    use crate::configuration::sample;

    #[test]
    fn a_change_is_told_with_both_values() {
        let (before, mut after) = (sample::town(), sample::town());
        after.terminals[0].kind = domain::TerminalKind::Service;
        let found = differences(std::slice::from_ref(&before), &[after]);
        assert_eq!(
            planned(&found[0].change),
            "Changes the terminal Parks Front Desk: kind from \"retail\" to \"service\"."
        );
        let mut with = before.clone();
        with.terminals
            .push(sample::terminal("t3", "Pool", domain::TerminalKind::Retail));
        let found = differences(&[before], &[with]);
        assert_eq!(
            planned(&found[0].change),
            "Adds the terminal Pool (kind retail, API user apiuser501204)."
        );
        assert_eq!(done(&found[0].change), "added the terminal Pool");
    }
}
