//! What the payments seen through a PIN look like: a counter reads cards, a web page cannot.

use domain::TerminalKind;
use serde::{Deserialize, Serialize};

use crate::dto::SeenPayment;

/// So many keyed payments, and no other, look like a web page or the telephone.
const ENOUGH: usize = 3;

/// How a payment came in, as far as its record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Way {
    /// The card was there and was read.
    Read,
    /// Its number was keyed.
    Keyed,
    /// Not a card, or not told.
    Other,
}

/// A payment seen through a PIN, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) payment: SeenPayment,
    /// The amount as the gateway wrote it, with its currency.
    pub(crate) amount: String,
    pub(crate) way: Way,
    /// An API user ran it, no person.
    pub(crate) unattended: bool,
}

/// What was seen through the PIN of a terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// UTC seconds.
    pub(crate) at: i64,
    /// Days looked back.
    pub(crate) days: u32,
    /// Newest first.
    pub(crate) payments: Vec<Kept>,
    /// The clerk's answer.
    pub(crate) confirmed: Option<bool>,
    /// Who gave it.
    pub(crate) confirmed_by: Option<String>,
}

/// What payments look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    /// Cards were read: somebody stood there.
    Counter,
    /// Everything was keyed by API users: a web page.
    Remote,
    /// Too few, or of both kinds.
    Unclear,
}

impl Seen {
    pub(crate) fn looks(&self) -> Looks {
        let count = |way| self.payments.iter().filter(|kept| kept.way == way).count();
        let unattended = |kept: &Kept| kept.way != Way::Keyed || kept.unattended;
        if count(Way::Read) > 0 {
            Looks::Counter
        } else if count(Way::Keyed) >= ENOUGH && self.payments.iter().all(unattended) {
            Looks::Remote
        } else {
            Looks::Unclear
        }
    }

    /// The payments look like another kind of terminal than this one.
    pub(crate) fn contradicts(&self, kind: TerminalKind) -> bool {
        match self.looks() {
            Looks::Counter => !is_counter(kind),
            Looks::Remote => is_counter(kind),
            Looks::Unclear => false,
        }
    }

    /// What they look like, a sentence.
    pub(crate) fn says(&self) -> String {
        let all = self.payments.len();
        let read = self.payments.iter().filter(|kept| kept.way == Way::Read).count();
        let keyed = self.payments.iter().filter(|kept| kept.way == Way::Keyed).count();
        match self.looks() {
            _ if all == 0 => format!(
                "No payment was seen through this PIN in the last {} days.",
                self.days
            ),
            Looks::Counter if read == all => {
                format!("{} with the card read at a counter.", of_all(all))
            }
            Looks::Counter => format!("{read} of {all} payments had the card read at a counter."),
            Looks::Remote => format!(
                "{} with no card there and nobody signed in, as on a web page.",
                of_all(all)
            ),
            Looks::Unclear if keyed == all => format!("{} with the card number keyed.", of_all(all)),
            Looks::Unclear => {
                format!("{all} payments were seen; they do not tell what kind of terminal this is.")
            }
        }
    }

    /// The payments in lines, the newest first.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> {
        self.payments.iter().map(line)
    }
}

fn of_all(count: usize) -> String {
    match count {
        1 => "The 1 payment was made".to_owned(),
        count => format!("All {count} payments were made"),
    }
}

fn line(kept: &Kept) -> String {
    let payment = &kept.payment;
    let parts = [
        &payment.at_text,
        &kept.amount,
        &payment.card,
        &payment.entry,
        &payment.about,
    ];
    let said: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    said.join(" · ")
}

/// Somebody stands there with a card.
pub(crate) fn is_counter(kind: TerminalKind) -> bool {
    matches!(kind, TerminalKind::Retail | TerminalKind::Service)
}

/// "Is this the Parks Front Desk counter?"
pub(crate) fn question(name: &str, kind: TerminalKind) -> String {
    match kind {
        TerminalKind::Retail | TerminalKind::Service if !name.to_lowercase().ends_with("counter") => {
            format!("Is this the {name} counter?")
        }
        _ => format!("Is this {name}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(ways: &[(Way, bool)]) -> Seen {
        let kept = |(way, unattended): &(Way, bool)| Kept {
            payment: SeenPayment {
                at: None,
                at_text: "11/18/2026 10:00:00 AM".into(),
                amount: None,
                card: "Visa …1111".into(),
                entry: "keyed".into(),
                about: String::new(),
            },
            amount: "12.00 USD".into(),
            way: *way,
            unattended: *unattended,
        };
        Seen {
            payments: ways.iter().map(kept).collect(),
            days: 30,
            ..Seen::default()
        }
    }

    #[test]
    fn one_card_that_was_read_is_no_web_page() {
        let payments = seen(&[(Way::Keyed, true), (Way::Read, false), (Way::Keyed, true)]);
        assert!(payments.contradicts(TerminalKind::Internet));
        assert!(payments.contradicts(TerminalKind::Moto));
        assert!(!payments.contradicts(TerminalKind::Retail));
        assert!(payments.says().starts_with("1 of 3"));
    }

    #[test]
    fn only_what_the_api_user_keyed_itself_is_no_counter() {
        assert!(seen(&[(Way::Keyed, true); 5]).contradicts(TerminalKind::Retail));
        assert!(!seen(&[(Way::Keyed, true); 5]).contradicts(TerminalKind::Internet));
        let by_a_clerk = seen(&[(Way::Keyed, true), (Way::Keyed, true), (Way::Keyed, false)]);
        assert!(!by_a_clerk.contradicts(TerminalKind::Retail));
    }

    #[test]
    fn few_payments_or_none_prove_nothing() {
        assert!(!seen(&[(Way::Keyed, true); 2]).contradicts(TerminalKind::Retail));
        assert!(!seen(&[]).contradicts(TerminalKind::Retail));
        assert_eq!(
            seen(&[]).says(),
            "No payment was seen through this PIN in the last 30 days."
        );
    }
}
