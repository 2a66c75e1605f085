//! Names and values that the gateway knows (fact sheet sections 4 and 5).

pub(super) const READ_ONLY: [&str; 5] = ["guid", "archived", "createdAt", "merchantGuid", "isMetaConnector"];
pub(super) const TEXTS: [&str; 11] = [
    "name",
    "adapter",
    "method",
    "apiKey",
    "publicIntegrationKey",
    "sharedSecret",
    "businessCountry",
    "description",
    "postbackFormat",
    "provider",
    "alias",
];
pub(super) const FLAGS: [&str; 3] = ["disabled", "scheduleApiAvailable", "virtualTerminalAvailable"];
pub(super) const NUMBERS: [&str; 3] = ["customerProfileContainer", "defaultRiskRuleSet", "vtRiskRuleSet"];
pub(super) const OBJECTS: [&str; 5] = [
    "config",
    "settings",
    "addSettings",
    "removeSettings",
    "routingMetaConnector",
];
pub(super) const MULTI: &str = "multiMethodMetaConnector";
pub(super) const ROUTING: &str = "routingMetaConnector";
pub(super) const TYPES: [&str; 11] = [
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
pub(super) const FORMATS: [&str; 3] = ["inherit", "json", "xml"];
pub(super) const META: &str = "MetaConnector";
/// The one adapter that speaks to terminals.
pub(super) const WITH_TERMINALS: &str = "TerminalAcquirer";
/// Adapters whose settings are described.
pub(super) const ADAPTERS: [&str; 8] = [
    "Simulator",
    "SimulatorPci",
    "CardAcquirer",
    WITH_TERMINALS,
    META,
    "SepaDummy",
    "OfflinePayment",
    "OfflineInvoice",
];
