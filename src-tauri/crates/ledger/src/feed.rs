/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Accounts, users, terminals, credentials.
    Setup,
    /// Notes, tags and files of payments, by the gateway's ids.
    Annotations,
    /// The book of plans, by our ids.
    Plans,
    /// Preferences, saved views and the setup draft.
    Preferences,
    /// Intents, requests and plans.
    Money,
}

/// A committed change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of thing.
    pub what: What,
    /// Which ones, by our ids.
    pub ids: Vec<String>,
}
