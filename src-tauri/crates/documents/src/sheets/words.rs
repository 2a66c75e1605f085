//! The words that belong to the layout: headings, labels, the footer.

use serde::Serialize;

/// One language's words. `{…}` is filled in by the template, so that word order can differ.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    pub(super) account: &'static str,
    pub(super) account_id: &'static str,
    pub(super) page: &'static str,
    pub(super) made: &'static str,
    pub(super) have_ready: &'static str,
    pub(super) have_ready_hint: &'static str,
    pub(super) ask: &'static str,
    pub(super) ask_item: &'static str,
    pub(super) asked: &'static str,
    pub(super) confirmed: &'static str,
    pub(super) allow_list: &'static str,
    pub(super) the_call: &'static str,
    pub(super) agent: &'static str,
    pub(super) when: &'static str,
    pub(super) ticket: &'static str,
    pub(super) notes: &'static str,
    pub(super) terminals: &'static str,
    pub(super) terminal: &'static str,
    pub(super) user: &'static str,
    pub(super) pin: &'static str,
    pub(super) verified: &'static str,
    pub(super) environment: &'static str,
    pub(super) number: &'static str,
    pub(super) recipient: &'static str,
    pub(super) unlocked: &'static str,
    pub(super) missing: &'static str,
    pub(super) masked: &'static str,
    pub(super) no_user: &'static str,
    pub(super) draft: &'static str,
    pub(super) draft_line: &'static str,
}

pub(super) const ENGLISH: Words = Words {
    account: "Account",
    account_id: "Account ID",
    page: "Page {n} of {total}",
    made: "Made {made} by {program}",
    have_ready: "Have ready",
    have_ready_hint: "Converge asks for one of these to know that you may speak for the town. \
                      Write it here only if you destroy this sheet afterwards.",
    ask: "Say and ask",
    ask_item: "What to ask for",
    asked: "Asked",
    confirmed: "Confirmed",
    allow_list: "Addresses to allow-list",
    the_call: "The call",
    agent: "Name of the agent",
    when: "Date and time",
    ticket: "Ticket number",
    notes: "Notes",
    terminals: "Terminals",
    terminal: "Terminal",
    user: "API user ID",
    pin: "PIN",
    verified: "Verified",
    environment: "Environment",
    number: "No.",
    recipient: "For",
    unlocked: "Contains full PINs for {purpose}. Destroy after use.",
    missing: "PIN missing",
    masked: "•••• ends {ends}",
    no_user: "API user missing",
    draft: "DRAFT",
    draft_line: "Draft: {reason}",
};

/// `Web Utility has no PIN`, `A and B have no PIN`, `A, B and 10 others have no PIN`.
pub(super) fn without_pin(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(format!("{one} has no PIN")),
        [one, two] => Some(format!("{one} and {two} have no PIN")),
        [one, two, three] => Some(format!("{one}, {two} and {three} have no PIN")),
        [one, two, others @ ..] => Some(format!("{one}, {two} and {} others have no PIN", others.len())),
    }
}
