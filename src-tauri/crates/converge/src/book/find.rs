use domain::{Coded, TransactionStatus};

use super::topic::{Family, Topic};
use crate::codes::{AvsAnswer, CvvAnswer, ErrorCode, GatewayStatus, ResultMessage};

impl Topic {
    /// Finds the topic a person names: a code (`4014`), `AVS N`, `CVV N`, a message
    /// (`DECLINED`, `call auth center`), `status settled`, `status STL`, or a page's key.
    /// `None` when the book has no page under that name.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let (head, rest) = split(text);
        let named = match head.as_str() {
            "error" | "code" => known_error(&rest),
            "avs" => Some(Self::Avs(AvsAnswer::from_wire(blank(&rest)))).filter(Self::is_known),
            "cvv" | "cvv2" | "cvc" => {
                Some(Self::Cvv(CvvAnswer::from_wire(blank(&rest)))).filter(Self::is_known)
            }
            "message" | "result" if blank(&rest).is_empty() => Some(Self::Message(ResultMessage::Silent)),
            "message" | "result" => known_message(&rest),
            "status" => status(&rest),
            _ => None,
        };
        named
            .or_else(|| known_error(text))
            .or_else(|| known_message(text))
            .or_else(|| status(text))
            .or_else(|| situation(text))
            .or_else(|| {
                let name = text.to_lowercase();
                Self::all().find(|topic| topic.key() == name || topic.label().to_lowercase() == name)
            })
    }

    /// Whether the book has a page of its own for it.
    pub fn is_known(&self) -> bool {
        self.entry().is_some()
    }
}

/// The first word in lower case, and the rest.
fn split(text: &str) -> (String, String) {
    let (head, rest) = text.split_once([' ', '-', ':', '_']).unwrap_or((text, ""));
    (head.to_ascii_lowercase(), rest.trim().to_owned())
}

/// The empty answer has no letter; people say "blank".
fn blank(text: &str) -> &str {
    if text.eq_ignore_ascii_case("blank") || text.eq_ignore_ascii_case("empty") {
        ""
    } else {
        text
    }
}

fn known_error(text: &str) -> Option<Topic> {
    Some(Topic::Error(ErrorCode::from_wire(text))).filter(Topic::is_known)
}

fn known_message(text: &str) -> Option<Topic> {
    if text.is_empty() {
        return None;
    }
    Some(Topic::Message(ResultMessage::from_wire(text))).filter(Topic::is_known)
}

fn status(text: &str) -> Option<Topic> {
    let word = text.to_ascii_lowercase().replace([' ', '-'], "_");
    TransactionStatus::from_word(&word)
        .map(Topic::Status)
        .or_else(|| situation(text))
        .or_else(|| Some(Topic::GatewayStatus(GatewayStatus::from_wire(text))).filter(Topic::is_known))
}

fn situation(text: &str) -> Option<Topic> {
    let word = text.to_ascii_lowercase().replace([' ', '-'], "_");
    Topic::of(Family::Situation, &word)
}
