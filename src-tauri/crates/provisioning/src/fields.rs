//! The fields of a connector (section 4), its transaction types (section 5) and the settings
//! that are known (section 6).

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A text that nobody may see.
    Secret,
    /// Yes or no.
    Flag,
    /// A whole number, or nothing.
    Integer,
    /// Transaction types.
    Types,
    /// Texts by name.
    Settings,
    /// The adapter's configuration.
    Config,
    /// Terminals.
    Terminals,
    /// The block of a classic routing meta-connector.
    Routing,
    /// The block of a multi-method meta-connector.
    MultiMethod,
}

/// A field with its documented spelling.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// May be sent.
    pub writable: bool,
}

const fn sent(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        writable: true,
    }
}

const fn told(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        writable: false,
    }
}

/// Every documented field of a connector.
pub const FIELDS: [Field; 28] = [
    told("guid", Kind::Text),
    sent("name", Kind::Text),
    sent("adapter", Kind::Text),
    sent("method", Kind::Text),
    sent("apiKey", Kind::Text),
    sent("publicIntegrationKey", Kind::Text),
    sent("sharedSecret", Kind::Secret),
    told("archived", Kind::Flag),
    sent("businessCountry", Kind::Text),
    sent("config", Kind::Config),
    told("createdAt", Kind::Text),
    sent("customerProfileContainer", Kind::Integer),
    sent("defaultRiskRuleSet", Kind::Integer),
    sent("description", Kind::Text),
    sent("disabled", Kind::Flag),
    sent("disabledTransactionTypes", Kind::Types),
    told("merchantGuid", Kind::Text),
    told("isMetaConnector", Kind::Flag),
    sent("postbackFormat", Kind::Text),
    sent("provider", Kind::Text),
    sent("scheduleApiAvailable", Kind::Flag),
    sent("virtualTerminalAvailable", Kind::Flag),
    sent("vtRiskRuleSet", Kind::Integer),
    sent("settings", Kind::Settings),
    sent("alias", Kind::Text),
    sent("terminals", Kind::Terminals),
    sent("routingMetaConnector", Kind::Routing),
    sent("multiMethodMetaConnector", Kind::MultiMethod),
];

/// The field of this name in any case.
#[must_use]
pub fn field(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name.eq_ignore_ascii_case(name))
}

/// Fields that must be there (rule 1).
pub const REQUIRED: [&str; 4] = ["name", "adapter", "method", "apiKey"];

/// Sent with an update only; their content is not documented.
pub(crate) const ADD_SETTINGS: &str = "addSettings";
/// See [`ADD_SETTINGS`].
pub(crate) const REMOVE_SETTINGS: &str = "removeSettings";

/// Inside `config`.
pub(crate) const CONFIG: [(&str, Kind); 5] = [
    ("username", Kind::Text),
    ("password", Kind::Secret),
    ("apiSecret", Kind::Secret),
    ("language", Kind::Text),
    ("testMode", Kind::Flag),
];
/// Inside `config`: what the adapter describes for itself, and for its vault.
pub(crate) const EXTRA_DATA: &str = "extraData";
/// See [`EXTRA_DATA`].
pub(crate) const VAULT: &str = "vault";

/// Inside one of `terminals`.
pub(crate) const TERMINAL: [(&str, Kind); 4] = [
    ("terminalId", Kind::Text),
    ("stan", Kind::Text),
    ("captureRef", Kind::Text),
    ("disabled", Kind::Flag),
];
/// Inside `routingMetaConnector`.
pub(crate) const ROUTING: [(&str, Kind); 2] =
    [("defaultConnector", Kind::Text), ("reRouteRecurring", Kind::Flag)];
/// Inside `multiMethodMetaConnector`.
pub(crate) const MULTI: [(&str, Kind); 3] = [
    ("defaultActionDisableConnector", Kind::Flag),
    ("retries", Kind::Integer),
    ("expiry", Kind::Integer),
];

/// Callback formats; the first is the default.
pub const POSTBACK_FORMATS: [&str; 3] = ["inherit", "json", "xml"];

/// What `disabledTransactionTypes` may hold (section 5).
pub const TRANSACTION_TYPES: [&str; 11] = [
    "initial_debit",
    "initial_preauthorize",
    "capture",
    "partial_capture",
    "refund",
    "partial_refund",
    "register",
    "deregister",
    "payout",
    "recurring_debit",
    "recurring_preauthorize",
];

/// Adapter and method of a meta-connector.
pub const META: &str = "MetaConnector";

/// Adapter and method are compared without case and blanks (section 9).
#[must_use]
pub fn same_method(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(a) == letters(b)
}

/// The setting whose value is a secret, of those that are known.
const SECRET_SETTINGS: [&str; 1] = ["kount:api_key"];

/// Settings that are known; `cb-reveral` is the gateway's own spelling (section 6).
pub const SETTINGS: [&str; 64] = [
    "account-updater:connector-guid",
    "adapter-id:use-merchant-txid-as-customerid",
    "api:request-signing-enabled",
    "backdirect:loading-screen",
    "batch-capture:pessimistic",
    "batch-capture:time",
    "cb-reveral:inform-email",
    "cb-reversal:no-conflict",
    "cb:create-representment",
    "email:sender-address",
    "email:sender-name",
    "fees:calculate-register-for-combined-tx",
    "handler:anti-fraud-stack",
    "hooks:transaction-success",
    "intermediate-redirect:enabled",
    "kount:api_key",
    "kount:enable-update-call",
    "kount:fields",
    "kount:init-scripts-automatically",
    "kount:merchant_id",
    "kount:test-mode-enabled",
    "manipulation:prepend-uuid",
    "merchant-settlement:no-rolling-reserve",
    "meta-connector:reroute-refund",
    "migration:connector-guids",
    "postback-queue:max-retries",
    "postback-sharing:projects",
    "postback:old-service-name",
    "postback:override-api-key",
    "postback:send-on-capture",
    "postback:send-on-pending",
    "postback:send-test-plain-header",
    "postback:send-useragent-header",
    "postback:suppress-outgoing",
    "postback:use-rfc-compliant-tz",
    "postback:with-adapter-reference",
    "postback:with-auth-code",
    "postback:with-connector-info",
    "preemptive-rendering:enabled",
    "processing:convert-register-to-debit",
    "processing:copy-customer-data-from-customer-profile-transaction",
    "processing:copy-customer-data-from-related",
    "processing:overwrite-customer-billing-country",
    "processing:set-customer-identification",
    "reconciliation:returns-processor-id",
    "redirect:type-for-html",
    "refund:ui-enabled",
    "refund:with-chargeback",
    "registration-sharing:projects",
    "risk-engine:manual-review-delay",
    "risk-engine:manual-review-for-recurring",
    "risk-engine:review-requirements",
    "risk-engine:show-risk-check-data-in-api-result",
    "risk-engine:store-test-tx",
    "settlement:create-unknown-transaction",
    "threedsecure:check",
    "tx:expiration-minutes",
    "vault:external-vault-connector-guid",
    "view:allow-merchant-upload",
    "view:legacy",
    "view:merchant-defined",
    "view:no-country-dropdown",
    "view:no-expiration-dropdown",
    "virtual-terminal:pan-only",
];

/// The documented spelling of a setting, in whatever case it was written.
#[must_use]
pub fn setting(key: &str) -> Option<&'static str> {
    SETTINGS.into_iter().find(|known| known.eq_ignore_ascii_case(key))
}

/// Whether a setting's value is a secret: by the table where it is known, else by its name.
#[must_use]
pub fn is_secret_setting(key: &str) -> bool {
    match setting(key) {
        Some(known) => SECRET_SETTINGS.contains(&known),
        None => crate::secret::is_secret_name(key),
    }
}
