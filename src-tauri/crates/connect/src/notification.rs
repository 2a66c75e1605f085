//! Notifications: what the card machine says while a transaction runs (section 7).

use serde_json::Value;

use crate::json::{Object, list, text};

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// It has begun.
    Started,
    /// It has ended.
    Finished,
    /// The customer has to do something.
    Customer,
    /// Something is wrong with the card.
    CardTrouble,
    /// The machine is talking to the bank.
    Busy,
    /// What the bank or the card said. Not final: only the result is.
    Verdict,
    /// Calling off.
    Cancel,
    /// The signature question.
    Signature,
    /// The clerk has to do something.
    Clerk,
}

/// The known values and what they are about.
const KNOWN: [(&str, Group); 35] = [
    ("TRANSACTION_STARTED", Group::Started),
    ("TRANSACTION_FINISHED", Group::Finished),
    ("REPORT_STARTED", Group::Started),
    ("REPORT_FINISHED", Group::Finished),
    ("PLEASE_WAIT", Group::Busy),
    ("PRESENT_CARD", Group::Customer),
    ("RE_PRESENT_CARD", Group::Customer),
    ("PRESENT_ONLY_ONE_CARD", Group::Customer),
    ("INSERT_CARD", Group::Customer),
    ("REMOVE_CARD", Group::Customer),
    ("PIN_ENTRY", Group::Customer),
    ("ENTER_CASHBACK", Group::Customer),
    ("BAD_SWIPE", Group::CardTrouble),
    ("CARD_ERROR", Group::CardTrouble),
    ("CARD_EXPIRED", Group::CardTrouble),
    ("CARD_NOT_SUPPORTED", Group::CardTrouble),
    ("CONNECTING", Group::Busy),
    ("CONNECTION_MADE", Group::Busy),
    ("REQUEST_SENT", Group::Busy),
    ("RETRYING", Group::Busy),
    ("APPROVED", Group::Verdict),
    ("DECLINED", Group::Verdict),
    ("DECLINED_BY_CARD", Group::Verdict),
    ("PROCESSING_ERROR", Group::Verdict),
    ("ATTEMPTING_CANCEL", Group::Cancel),
    ("CANCELLING", Group::Cancel),
    ("UNABLE_TO_CANCEL", Group::Cancel),
    // Names of the changelog for the two before.
    ("CANCELLED_TRANSACTION", Group::Cancel),
    ("UNABLE_TO_CANCEL_TRANSACTION", Group::Cancel),
    ("SIGNATURE_VERIFICATION", Group::Signature),
    ("SIGNATURE_VERIFICATION_IN_PROGRESS", Group::Signature),
    ("SIGNATURE_VERIFICATION_PROCESS_COMPLETED", Group::Signature),
    (
        "SIGNATURE_VERIFICATION_PROCESS_COULD_NOT_BE_COMPLETED",
        Group::Signature,
    ),
    ("SIGNATURE_VERIFICATION_TIMEOUT", Group::Signature),
    ("REPLACE_PAPER", Group::Clerk),
];

/// One notification; an unknown one means nothing to the program and is shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification(String);

impl Notification {
    /// A known value in any casing, or another one as it came.
    pub fn read(value: &str) -> Self {
        let value = value.trim();
        let known = KNOWN.iter().find(|(word, _)| word.eq_ignore_ascii_case(value));
        Self(known.map_or(value, |(word, _)| word).to_owned())
    }

    /// The value.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// What it is about; nothing for an unknown one.
    pub fn group(&self) -> Option<Group> {
        let known = KNOWN.iter().find(|(word, _)| *word == self.0);
        known.map(|(_, group)| *group)
    }

    /// The question whether the signature is right, and only that.
    pub fn asks_for_signature(&self) -> bool {
        self.0 == "SIGNATURE_VERIFICATION"
    }

    /// The machine says that it could not call off.
    pub fn refuses_cancel(&self) -> bool {
        self.0.starts_with("UNABLE_TO_CANCEL")
    }

    /// It has ended.
    pub fn ends(&self) -> bool {
        self.group() == Some(Group::Finished)
    }
}

/// Reads the list, which is newest first on the wire, into the order of time: oldest first.
pub(crate) fn notifications(value: Option<&Value>) -> Vec<Notification> {
    let mut all: Vec<_> = value.map_or(&[][..], list).iter().filter_map(one).collect();
    all.reverse();
    all
}

/// A text, or the form of the other transport: an object around it.
fn one(value: &Value) -> Option<Notification> {
    let word = match Object::of(value) {
        Some(object) => object.text("notificationValue"),
        None => text(value),
    };
    word.map(|word| Notification::read(&word))
}

/// Where the signature question stands in a list of notifications, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signature {
    /// How often it has been asked.
    pub asked: usize,
    /// The last question waits for an answer.
    pub open: bool,
}

/// Looks for the signature question. The list is cumulative: a question that was answered stays
/// in it and is followed by what became of it.
pub fn signature(notifications: &[Notification]) -> Signature {
    let mut seen = Signature::default();
    for notification in notifications {
        if notification.asks_for_signature() {
            seen.asked += 1;
            seen.open = true;
        } else if notification.group() == Some(Group::Signature) || notification.ends() {
            seen.open = false;
        }
    }
    seen
}

/// Hands out each notification once, by its position from the old end: the same value may come
/// again and is then a new one.
#[derive(Debug, Clone, Default)]
pub struct Follower {
    seen: usize,
}

impl Follower {
    /// What is new in a list, oldest first. A list that has become shorter brings nothing new.
    pub fn news<'a>(&mut self, all: &'a [Notification]) -> &'a [Notification] {
        let news = all.get(self.seen..).unwrap_or_default();
        self.seen = self.seen.max(all.len());
        news
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words(value: &Value) -> Vec<String> {
        let read = notifications(Some(value));
        read.iter().map(|n| n.word().to_owned()).collect()
    }

    #[test]
    fn notifications_are_put_into_the_order_of_time() {
        let wire =
            json!(["APPROVED", { "notificationValue": "PIN_ENTRY" }, "present_card", null, "SOMETHING_NEW"]);
        assert_eq!(
            words(&wire),
            ["SOMETHING_NEW", "PRESENT_CARD", "PIN_ENTRY", "APPROVED"]
        );
        assert_eq!(words(&json!("PRESENT_CARD")), ["PRESENT_CARD"]);
        assert_eq!(
            words(&json!({ "NotificationValue": "PRESENT_CARD" })),
            ["PRESENT_CARD"]
        );
        assert_eq!(words(&json!([[], {}, "", true])), ["true"]);
        assert!(notifications(None).is_empty());
    }

    #[test]
    fn the_same_value_twice_is_news_twice_and_is_told_once_each() {
        let mut follower = Follower::default();
        let list = |wire: Value| notifications(Some(&wire));
        let first = list(json!(["PRESENT_CARD", "TRANSACTION_STARTED"]));
        assert_eq!(follower.news(&first).len(), 2);
        assert_eq!(follower.news(&first).len(), 0);
        let shorter = list(json!(["TRANSACTION_STARTED"]));
        assert_eq!(follower.news(&shorter).len(), 0);
        let more = list(json!([
            "PRESENT_CARD",
            "RE_PRESENT_CARD",
            "PRESENT_CARD",
            "TRANSACTION_STARTED"
        ]));
        let news: Vec<_> = follower.news(&more).iter().map(Notification::word).collect();
        assert_eq!(news, ["RE_PRESENT_CARD", "PRESENT_CARD"]);
    }

    #[test]
    fn the_signature_question_is_open_only_until_something_became_of_it() {
        let at = |wire: Value| signature(&notifications(Some(&wire)));
        let seen = |asked, open| Signature { asked, open };
        assert_eq!(at(json!(["CONNECTION_MADE"])), seen(0, false));
        assert_eq!(
            at(json!(["SIGNATURE_VERIFICATION", "CONNECTION_MADE"])),
            seen(1, true)
        );
        assert_eq!(
            at(json!([
                "SIGNATURE_VERIFICATION_IN_PROGRESS",
                "SIGNATURE_VERIFICATION"
            ])),
            seen(1, false)
        );
        assert_eq!(
            at(json!([
                "SIGNATURE_VERIFICATION_TIMEOUT",
                "SIGNATURE_VERIFICATION"
            ])),
            seen(1, false)
        );
        assert_eq!(at(json!(["SIGNATURE_VERIFICATION_IN_PROGRESS"])), seen(0, false));
        let again = json!([
            "SIGNATURE_VERIFICATION",
            "SIGNATURE_VERIFICATION_TIMEOUT",
            "SIGNATURE_VERIFICATION"
        ]);
        assert_eq!(at(again), seen(2, true));
    }
}
