//! The odd ways in which the real gateway answers, each to be switched on (fact sheet
//! sections 3, 4, 7 and 9).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::refusal::Refusal;

/// How an empty `extraData` is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmptyForm {
    /// `{}`
    #[default]
    Object,
    /// `[]`
    Array,
    /// `null`
    Null,
}

/// In which shape descriptors are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DescriptorShape {
    /// A list of descriptors.
    #[default]
    List,
    /// One descriptor without a list around it, where there is only one.
    Single,
    /// A map of name to descriptor.
    Map,
    /// Values to choose from as one text with blanks.
    EnumText,
    /// An array's items in a nameless element behind it.
    LooseItems,
    /// Nothing at all.
    Empty,
    /// A type that nobody knows.
    UnknownType,
}

/// The switches. All off is the gateway as it is documented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)]
pub struct Switches {
    /// `Adapter`, `APIKey`, `MerchantGUID` and other spellings.
    pub casing: bool,
    /// How an empty `extraData` is written.
    pub empty_extra_data: EmptyForm,
    /// Settings that are numbers come as numbers.
    pub settings_numbers: bool,
    /// Flags and numbers come as texts.
    pub everything_text: bool,
    /// Error bodies say `success: true`.
    pub success_in_errors: bool,
    /// Error bodies carry the text of another error.
    pub wrong_message: bool,
    /// `errorCode` comes as a text.
    pub code_as_text: bool,
    /// Fields that nobody has heard of.
    pub unknown_fields: bool,
    /// Both blocks of a meta-connector stand on every connector.
    pub both_meta_blocks: bool,
    /// A list comes without an object around it.
    pub bare_list: bool,
    /// `success` is missing.
    pub no_success: bool,
    /// The shape of descriptors.
    pub descriptors: DescriptorShape,
    /// Each answer waits so many milliseconds.
    pub slow: u64,
}

impl Switches {
    /// A connector as it is written.
    pub(crate) fn connector(&self, truth: &Map<String, Value>) -> Value {
        let mut map = truth.clone();
        if self.both_meta_blocks {
            map.entry("routingMetaConnector")
                .or_insert_with(|| json!({ "defaultConnector": "string", "reRouteRecurring": false }));
            map.entry("multiMethodMetaConnector").or_insert_with(
                || json!({ "defaultActionDisableConnector": true, "retries": 0, "expiry": 0 }),
            );
        }
        if self.unknown_fields {
            map.insert(
                "acquirerRegion".to_owned(),
                json!({ "code": "eu-1", "since": 2019 }),
            );
        }
        self.extra_data(&mut map);
        if self.settings_numbers {
            numbers(&mut map);
        }
        let mut value = Value::Object(map);
        if self.everything_text {
            texts(&mut value);
        }
        if self.casing { spelled(&value, true) } else { value }
    }

    fn extra_data(&self, map: &mut Map<String, Value>) {
        let empty = match self.empty_extra_data {
            EmptyForm::Object => return,
            EmptyForm::Array => json!([]),
            EmptyForm::Null => Value::Null,
        };
        if let Some(Value::Object(config)) = map.get_mut("config")
            && config
                .get("extraData")
                .and_then(Value::as_object)
                .is_some_and(Map::is_empty)
        {
            config.insert("extraData".to_owned(), empty);
        }
    }

    /// The whole answer to a connector call.
    pub(crate) fn answer(&self, name: &str, value: Value) -> Value {
        if self.bare_list && value.is_array() {
            return value;
        }
        let mut map = Map::new();
        if !self.no_success {
            map.insert("success".to_owned(), Value::Bool(true));
        }
        map.insert(name.to_owned(), value);
        Value::Object(map)
    }

    /// The body of an error.
    pub(crate) fn error(&self, refusal: &Refusal) -> Value {
        let code = if self.code_as_text {
            json!(refusal.code.to_string())
        } else {
            json!(refusal.code)
        };
        let message = match (self.wrong_message, refusal.code) {
            (false, _) => refusal.message.as_str(),
            (true, 1000) => "The provided entity does not exist",
            (true, _) => "Unauthorized",
        };
        let body = json!({
            "success": self.success_in_errors,
            "errorCode": code,
            "errorMessage": message,
        });
        if self.casing { spelled(&body, false) } else { body }
    }
}

fn numbers(map: &mut Map<String, Value>) {
    let Some(Value::Object(settings)) = map.get_mut("settings") else {
        return;
    };
    for value in settings.values_mut() {
        if let Some(number) = value.as_str().and_then(|text| text.parse::<i64>().ok()) {
            *value = json!(number);
        }
    }
}

fn texts(value: &mut Value) {
    match value {
        Value::Bool(flag) => *value = json!(if *flag { "true" } else { "0" }),
        Value::Number(number) => *value = json!(number.to_string()),
        Value::Array(values) => values.iter_mut().for_each(texts),
        Value::Object(map) => map.values_mut().for_each(texts),
        Value::Null | Value::String(_) => {}
    }
}

/// Spellings that were seen in published examples.
const SPELLINGS: [(&str, &str); 13] = [
    ("adapter", "Adapter"),
    ("apiKey", "APIKey"),
    ("apiSecret", "APISecret"),
    ("merchantGuid", "MerchantGUID"),
    ("scheduleApiAvailable", "scheduleAPIAvailable"),
    ("postbackFormat", "PostbackFormat"),
    ("refund:ui-enabled", "Refund:ui-enabled"),
    ("terminalId", "TerminalID"),
    ("isMetaConnector", "IsMetaConnector"),
    ("defaultConnector", "DefaultConnector"),
    ("errorCode", "ErrorCode"),
    ("extraData", "ExtraData"),
    ("disabled", "Disabled"),
];

fn spelled(value: &Value, known_places: bool) -> Value {
    match value {
        Value::Object(map) => {
            let other = |(name, value): (&String, &Value)| {
                let spelling = SPELLINGS.iter().find(|(known, _)| known == name);
                // What stands inside adapter data is the adapter's own.
                let inside = !matches!(name.as_str(), "extraData" | "vault");
                let value = if inside && known_places {
                    spelled(value, true)
                } else {
                    value.clone()
                };
                (spelling.map_or(name.clone(), |(_, odd)| (*odd).to_owned()), value)
            };
            Value::Object(map.iter().map(other).collect())
        }
        Value::Array(values) => values.iter().map(|value| spelled(value, known_places)).collect(),
        other => other.clone(),
    }
}
