//! Causes that are moved up or down with what is known of a terminal.

/// 4014: the task does not exist on this kind of terminal.
pub const KIND: &str =
    "The terminal is of a kind that cannot do this. Retail terminals, for example, run no installment plans.";
/// 4014: a user right is missing.
pub const RIGHT: &str = "The API user lacks the right for this task.";
/// 4016: the same from the account's side.
pub const FEATURE_KIND: &str =
    "The terminal is Retail or Service, and the task belongs to Internet or mail-order terminals.";
/// 4016: not switched on.
pub const FEATURE: &str = "Converge has not switched this feature on for the account or the terminal.";
/// 4025: the portal made a new PIN.
pub const NEW_PIN: &str = "A new PIN was made in the portal. The old one stopped working at that moment.";
/// 5042 and 5074: what we noted is not what Converge holds.
pub const KIND_DIFFERS: &str =
    "The kind noted in Setup differs from the kind Converge holds for this terminal.";

/// All of them, for the test that looks for accidental repetition.
#[cfg(test)]
pub const ALL: &[&str] = &[KIND, RIGHT, FEATURE_KIND, FEATURE, NEW_PIN, KIND_DIFFERS];
