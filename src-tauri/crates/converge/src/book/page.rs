use super::adapt::adapt;
use super::context::Context;
use super::entry::{Booked, Entry, Who};
use super::topic::{Family, Topic};
use crate::codes::Class;

/// One page, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub topic: Topic,
    /// One line.
    pub title: String,
    /// What it means.
    pub means: String,
    /// What we know of this terminal and this task, in sentences; often empty.
    pub notes: Vec<String>,
    /// Likely causes in the order to test them.
    pub causes: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Who can put it right, in the order to ask.
    pub who: Vec<Who>,
    /// Whether anything was authorised or booked.
    pub booked: Booked,
    /// What kind of answer it is.
    pub class: Class,
    /// Whether the book has a page of its own; otherwise this is the general page.
    pub known: bool,
}

/// The page of a topic, fitted to what is known of the terminal. Unlisted values get a general
/// page that says so.
pub fn explain(topic: &Topic, context: &Context) -> Page {
    let mut page = match topic.entry() {
        Some(entry) => printed(topic, entry),
        None => general(topic),
    };
    adapt(&mut page, context);
    page
}

fn printed(topic: &Topic, entry: &Entry) -> Page {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Page {
        topic: topic.clone(),
        title: entry.title.to_owned(),
        means: entry.means.to_owned(),
        notes: Vec::new(),
        causes: owned(entry.causes),
        steps: owned(entry.steps),
        who: entry.who.to_vec(),
        booked: entry.booked,
        class: topic.class(),
        known: true,
    }
}

/// What the general page says of a family.
struct General {
    title: &'static str,
    means: &'static str,
    step: &'static str,
    booked: Booked,
}

fn general(topic: &Topic) -> Page {
    let words = general_words(topic.family());
    Page {
        topic: topic.clone(),
        title: format!("{} ({})", words.title, topic.label()),
        means: words.means.to_owned(),
        notes: Vec::new(),
        causes: vec![
            "Converge adds codes from time to time, and this one is newer than this book.".to_owned(),
        ],
        steps: vec![
            words.step.to_owned(),
            "Call Converge support and read them the code, the name and the message shown here.".to_owned(),
        ],
        who: vec![Who::Converge],
        booked: words.booked,
        class: Class::Unlisted,
        known: false,
    }
}

fn general_words(family: Family) -> General {
    match family {
        Family::Error => General {
            title: "A refusal this book does not list",
            means: "Converge answered with an error code that is not in its published list. Counterfoil treats every error code as refused: nothing was authorized.",
            step: "Read the name and the message beside the code: they often name the field or the setting.",
            booked: Booked::No,
        },
        Family::Message => General {
            title: "A result message this book does not list",
            means: "Converge sent a message that is not in its published list. Counterfoil counts a payment as approved only when Converge says so in a way it knows.",
            step: "Look the payment up in the list and go by its status, not by this message.",
            booked: Booked::SeePayment,
        },
        Family::Avs | Family::Cvv => General {
            title: "A check answer this book does not list",
            means: "The bank's check came back with a letter that is not in the published list. A check never undoes an approval by itself.",
            step: "Go by the result of the payment itself.",
            booked: Booked::SeePayment,
        },
        Family::GatewayStatus | Family::Status | Family::Situation => General {
            title: "A status this book does not list",
            means: "Converge reports a state that is not in its published list. Counterfoil shows such a payment as Unknown and leaves it out of all totals.",
            step: "Open the payment in the Converge portal and see what it says there.",
            booked: Booked::Perhaps,
        },
    }
}
