//! A change in words.

use domain::TerminalKind;
use serde_json::Value;

use super::Fields;
use crate::audit::read;
use crate::rules::kind_words;

/// The change as a sentence without its subject.
pub(crate) fn sentence(of: &str, before: &Fields, after: &Fields) -> String {
    let single = after.len() == 1;
    let parts: Vec<String> = after
        .iter()
        .map(|(name, value)| {
            let (label, old, new) = (
                label(name),
                shown(name, before.get(name)),
                shown(name, Some(value)),
            );
            match (old, new) {
                _ if name == "note" && single => format!("changed the note of {of}"),
                _ if name == "note" => "the note".to_owned(),
                (Some(old), Some(new)) if single => {
                    format!("changed the {label} of {of} from {old} to {new}")
                }
                (None, Some(new)) if single => format!("set the {label} of {of} to {new}"),
                (Some(old), None) if single => format!("removed the {label} of {of} ({old})"),
                (Some(old), Some(new)) => format!("the {label} from {old} to {new}"),
                (None, Some(new)) => format!("the {label} set to {new}"),
                (Some(old), None) => format!("the {label} removed ({old})"),
                (None, None) => format!("the {label}"),
            }
        })
        .collect();
    let parts = parts.join(", ");
    if single {
        format!("{parts}.")
    } else {
        format!("changed {of}: {parts}.")
    }
}

fn label(name: &str) -> &str {
    match name {
        "merchant_id" => "account ID",
        "endpoint" => "address of the gateway",
        "gateway_zone" => "gateway's time zone",
        "display_zone" => "time zone",
        "shared_vault" => "answer on a shared token vault",
        "user_id" => "user ID",
        "registered_on" => "day of registration",
        "user" => "API user",
        "active" => "use",
        "model" => "reader model",
        "serial" => "serial number",
        "drawer" => "cash drawer",
        "asked_on" => "day asked",
        "confirmed_on" => "day confirmed",
        "confirmed_by" => "name of who confirmed it",
        "override_reason" => "reason for going against the rule",
        "ticket" => "ticket number",
        "agent" => "name of who was spoken to",
        other => other,
    }
}

fn shown(name: &str, value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::Bool(on) => Some(if *on { "on" } else { "off" }.to_owned()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) if name == "kind" => {
            Some(read::<TerminalKind>(text).map_or_else(|| text.clone(), |kind| kind_words(kind).to_owned()))
        }
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{AccountId, TerminalId};
    use ledger::Terminal;

    use super::*;
    use crate::snapshot::{difference, terminal};

    fn window() -> Terminal {
        Terminal::new(
            TerminalId::new("t"),
            AccountId::new("a"),
            "Web Permits",
            TerminalKind::Retail,
        )
    }

    #[test]
    fn one_change_is_a_sentence_and_several_are_a_list() {
        let before = window();
        let mut after = before.clone();
        after.kind = TerminalKind::Internet;
        let told = |after: &Terminal| {
            let (before, after) = difference(&terminal(&before, &[]), &terminal(after, &[])).unwrap();
            sentence("Web Permits", &before, &after)
        };
        assert_eq!(
            told(&after),
            "changed the kind of Web Permits from Retail to Internet."
        );
        after.reader.serial = "B-17".into();
        assert_eq!(
            told(&after),
            "changed Web Permits: the kind from Retail to Internet, the serial number set to B-17."
        );
        assert_eq!(
            difference(&terminal(&before, &[]), &terminal(&window(), &[])),
            None
        );
    }
}
