//! What adapters describe (fact sheet section 7).

use serde_json::{Value, json};

const SCHEMES: [&str; 7] = [
    "visa",
    "mastercard",
    "amex",
    "jcb",
    "discover",
    "unionpay",
    "diners",
];

/// `baseConfig` of an adapter, as a list.
pub(super) fn base(adapter: &str) -> Vec<Value> {
    match adapter {
        "Simulator" | "SimulatorPci" => vec![json!({
            "name": "allowExpiredCards", "type": "bool", "required": false,
            "description": "Accept cards that have expired",
        })],
        "CardAcquirer" | super::rules::WITH_TERMINALS => vec![
            json!({ "name": "integrationType", "type": "select", "required": false, "description": "How cards are entered",
                "enum": ["hosted", "direct", "any"] }),
            json!({ "name": "mergeCustomerDataFromRef", "type": "bool", "required": false, "description": "" }),
            json!({ "name": "collectMissing3DSecureData", "type": "boolean", "required": false, "description": "" }),
        ],
        _ => Vec::new(),
    }
}

/// `vaultConfig`, as a list.
pub(super) fn vault() -> Vec<Value> {
    let flag = |name: &str, required: bool| json!({ "name": name, "type": "bool", "required": required });
    let text = |name: &str| json!({ "name": name, "type": "string", "required": false });
    let scheme = json!({ "name": "scheme", "type": "select", "required": true, "enum": SCHEMES });
    vec![
        json!({ "name": "dummyParam", "type": "string", "required": true, "description": "Always needed" }),
        flag("enableTestMpi", false),
        json!({ "name": "threeDConfig", "type": "object", "required": false, "properties": [
            flag("enabled", true),
            { "name": "acquirers", "type": "array", "required": false,
                "items": { "type": "object", "properties": [scheme, text("bin")] } },
            text("password"), text("countryCode"), text("MerchantID"), text("MerchantName"), text("MerchantURL"),
        ]}),
        json!({ "name": "threeDV2Config", "type": "object", "required": false, "properties": [
            flag("enabled", true),
            { "name": "acquirers", "type": "array", "required": false,
                "items": { "type": "object", "properties": [scheme, text("bin"), text("MerchantID")] } },
            { "name": "Merchant", "type": "object", "properties": [text("mcc"), text("country"), text("name")] },
            { "name": "parameterConfig", "type": "object", "properties": [
                { "name": "challengeIndicator", "type": "select", "enum": ["-", "01", "02", "03", "04"] },
            ]},
            { "name": "preferredProtocolVersion", "type": "select", "enum": ["any", "2.1.0", "2.2.0", "latest"] },
        ]}),
        json!({ "name": "applePay", "type": "object", "properties": [
            flag("enabled", false), text("MerchantIdentifier"), text("privateKey"),
        ]}),
        json!({ "name": "googlePay", "type": "object", "properties": [
            flag("enabled", false), text("MerchantIdentifier"), flag("useTestEnvironment", false),
        ]}),
        flag("enablePassthroughToken", false),
    ]
}
