//! Answers of the connector provisioning API, as one object.

use provisioning::codes::{explain, explain_class};
use provisioning::{Block, Class, Connector, Descriptor, Expected, Inspection, Notice, Type};
use serde_json::{Value, json};

/// Takes an answer of the provisioning API apart. `status` is the HTTP status, where it is known.
///
/// | key | value |
/// |---|---|
/// | `ok` | it is no error, and what was expected is in it |
/// | `error_code` | `errorCode` as an integer; null when there is none, or 0, or an unreadable one |
/// | `error_class` | null when `ok`; else `not_authorized` (1000), `invalid_request` (1001), `invalid_value` (1002), `invalid_format` (1003), `invalid_characters` (1004), `missing` (1005), `not_applicable` (1006), `not_found` (1007), `routing` (1010 to 1018), `internal` (9999), `unknown` (any other number, or none), `unreadable`. Without a number a telling HTTP status decides: 401 and 403, 404, 400 and 422, 500 and above |
/// | `error_field` | the field that the message seems to name, or null |
/// | `message` | `errorMessage` as it came, or null; nothing is decided on it |
/// | `meaning`, `next_step` | our explanation of an error, or null |
/// | `problem` | why the bytes are not what was expected, or null |
/// | `connector` | the connector, of a list the first: documented names, texts for settings, `{}` for an empty `extraData`, unknown fields as they came, secrets as "stored, ends …"; null for an error |
/// | `connectors` | all of them when a list came, else null |
/// | `is_meta` | of `connector`: `isMetaConnector`, else whether the adapter is `MetaConnector`; null without one |
/// | `meta_kind` | `routing`, `multi_method` or `none`; null without a connector |
/// | `fields` | descriptors of settings, `baseConfig` before `vaultConfig`; empty for other kinds |
/// | `notices` | what was odd, each with its field |
///
/// A descriptor has `name`, `path` (where its value stands in a connector), `label`, `type`
/// (`string`, `boolean`, `select`, `object`, `array`; an unknown type counts as `string`),
/// `declared_type` (an unknown type as it came, or null), `control` (`text`, `secret`,
/// `checkbox`, `choice`, `group`, `list`), `required`, `enum` (the values to choose from, or
/// null), `description`, `secret`, `notice`, `block` (`base` or `vault`), `properties` (of an
/// object) and `items` (of an array, or null).
pub fn provisioning(expected: Expected, status: Option<u16>, bytes: &[u8]) -> Value {
    let seen = ::provisioning::inspect(expected, status, bytes);
    let connector = seen.connectors.first();
    let explanation = seen.error_class.map(|class| match seen.error_code {
        Some(code) => explain(code),
        None => explain_class(class),
    });
    json!({
        "ok": seen.ok,
        "error_code": seen.error_code,
        "error_class": seen.error_class.map(Class::word),
        "error_field": seen.error_field,
        "message": seen.message,
        "meaning": explanation.map(|page| page.means),
        "next_step": explanation.map(|page| page.todo),
        "problem": seen.problem.map(|problem| problem.to_string()),
        "connector": connector.map(Connector::shown),
        "connectors": seen.is_list.then(|| seen.connectors.iter().map(Connector::shown).collect::<Vec<_>>()),
        "is_meta": connector.map(Connector::is_meta),
        "meta_kind": connector.map(|one| one.meta_kind().word()),
        "fields": fields(&seen),
        "notices": connector.map_or_else(Vec::new, |one| notices(one.notices())),
    })
}

/// What was odd, each with its field.
pub(crate) fn notices(notices: &[Notice]) -> Vec<Value> {
    let one = |notice: &Notice| json!({ "field": notice.path, "text": notice.text });
    notices.iter().map(one).collect()
}

fn fields(seen: &Inspection) -> Vec<Value> {
    let one = |(block, descriptor): (Block, &Descriptor)| field(block, &block.path().join("."), descriptor);
    seen.settings.all().map(one).collect()
}

fn field(block: Block, above: &str, one: &Descriptor) -> Value {
    let path = if one.name.is_empty() {
        above.to_owned()
    } else {
        format!("{above}.{}", one.name)
    };
    let inside = |inner: &Descriptor| field(block, &path, inner);
    json!({
        "name": one.name,
        "path": path,
        "label": one.label,
        "type": one.kind.word(),
        "declared_type": one.declared,
        "control": control(one),
        "required": one.required,
        "enum": one.choices,
        "description": one.description,
        "secret": one.secret,
        "notice": one.notice,
        "block": block.word(),
        "properties": one.properties.iter().map(inside).collect::<Vec<_>>(),
        "items": one.items.as_ref().map(|items| field(block, &format!("{path}[]"), items)),
    })
}

/// How a form shows it.
fn control(one: &Descriptor) -> &'static str {
    match one.kind {
        Type::Boolean => "checkbox",
        Type::Object => "group",
        Type::Array => "list",
        Type::String | Type::Select if one.choices.is_some() => "choice",
        Type::String | Type::Select if one.secret => "secret",
        Type::String | Type::Select => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 14] = [
        "connector",
        "connectors",
        "error_class",
        "error_code",
        "error_field",
        "fields",
        "is_meta",
        "meaning",
        "message",
        "meta_kind",
        "next_step",
        "notices",
        "ok",
        "problem",
    ];

    fn seen(expected: Expected, status: Option<u16>, text: &str) -> Value {
        provisioning(expected, status, text.as_bytes())
    }

    #[test]
    fn every_key_is_always_there() {
        for expected in [Expected::Connector, Expected::Settings, Expected::Error] {
            for text in [
                "",
                "<html>",
                "[",
                "{}",
                "[]",
                "{\"success\":true}",
                "{\"errorCode\":1}",
                "{\"guid\":\"CO-1\"}",
            ] {
                let seen = seen(expected, None, text);
                let keys: Vec<&str> = seen.as_object().unwrap().keys().map(String::as_str).collect();
                assert_eq!(keys, KEYS, "{text}");
                assert!(seen["fields"].is_array() && seen["ok"].is_boolean());
            }
        }
    }

    #[test]
    fn a_connector_is_shown_with_its_documented_names_and_without_its_secrets() {
        let text = r#"{"success":true,"connector":{"GUID":"CO-1","Adapter":"MetaConnector","sharedSecret":"OsEPpNrSr8hxYR3BO0F73YXM",
            "multiMethodMetaConnector":{"Retries":"3"},"config":{"extraData":[]}}}"#;
        let seen = seen(Expected::Connector, Some(200), text);
        assert_eq!(
            seen["connector"],
            json!({ "guid": "CO-1", "adapter": "MetaConnector", "sharedSecret": "stored, ends 3YXM",
                "multiMethodMetaConnector": { "retries": 3 }, "config": { "extraData": {} } })
        );
        assert_eq!(
            (&seen["ok"], &seen["error_code"], &seen["error_class"]),
            (&json!(true), &Value::Null, &Value::Null)
        );
        assert_eq!(
            (&seen["is_meta"], &seen["meta_kind"]),
            (&json!(true), &json!("multi_method"))
        );
        assert_eq!(seen["connectors"], Value::Null);
    }

    #[test]
    fn of_a_list_all_are_shown_and_the_first_stands_alone_as_well() {
        let seen = seen(Expected::Connector, None, r#"[{"guid":"CO-1"},{"guid":"CO-2"}]"#);
        assert_eq!(seen["connector"]["guid"], "CO-1");
        assert_eq!(
            seen["connectors"],
            json!([{ "guid": "CO-1" }, { "guid": "CO-2" }])
        );
    }

    #[test]
    fn an_error_has_its_number_and_our_words() {
        let text = r#"{"success":true,"errorCode":1004,"errorMessage":"name: nameInvalid characters"}"#;
        let seen = seen(Expected::Error, Some(422), text);
        assert_eq!((&seen["ok"], &seen["error_code"]), (&json!(false), &json!(1004)));
        assert_eq!(seen["error_class"], "invalid_characters");
        assert_eq!(
            (&seen["message"], &seen["error_field"]),
            (&json!("name: nameInvalid characters"), &json!("name"))
        );
        assert!(seen["meaning"].is_string() && seen["next_step"].is_string());
        assert_eq!(
            (&seen["is_meta"], &seen["meta_kind"]),
            (&Value::Null, &Value::Null)
        );
    }

    #[test]
    fn descriptors_are_shown_with_where_their_values_stand() {
        let text = r#"{"baseConfig":{"name":"mode","type":"select","enum":"a b","required":"1"},
            "vaultConfig":[{"name":"acquirers","type":"array"},{"items":{"type":"object","properties":[{"name":"bin","type":"bool"}]}}]}"#;
        let seen = seen(Expected::Settings, None, text);
        let first = &seen["fields"][0];
        assert_eq!(
            (&first["type"], &first["required"], &first["enum"]),
            (&json!("select"), &json!(true), &json!(["a", "b"]))
        );
        assert_eq!(
            (&first["path"], &first["control"]),
            (&json!("config.extraData.mode"), &json!("choice"))
        );
        let bin = &seen["fields"][1]["items"]["properties"][0];
        assert_eq!(
            (&bin["type"], &bin["path"]),
            (&json!("boolean"), &json!("config.vault.acquirers[].bin"))
        );
    }
}
