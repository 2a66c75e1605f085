//! The proof that no page lacks a part, and the lint of its words.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use crate::book::tables::{causes, shared};
use crate::book::{Booked, Context, Family, Page, Topic, Who, explain};
use crate::codes::Class;

fn pages() -> Vec<Page> {
    Topic::all()
        .map(|topic| explain(&topic, &Context::default()))
        .collect()
}

fn texts(page: &Page) -> Vec<&str> {
    let mut texts = vec![page.title.as_str(), page.means.as_str()];
    texts.extend(page.causes.iter().map(String::as_str));
    texts.extend(page.steps.iter().map(String::as_str));
    texts
}

#[test]
fn every_listed_code_message_check_and_status_has_a_page() {
    let missing: Vec<String> = Topic::all()
        .filter(|topic| !topic.is_known())
        .map(|topic| topic.key())
        .collect();
    assert_eq!(missing, Vec::<String>::new());
    let count = |family| Topic::all().filter(|topic| topic.family() == family).count();
    assert_eq!(count(Family::Error), 166);
    assert_eq!(count(Family::Avs), 20);
    assert_eq!(count(Family::Cvv), 6);
    assert_eq!(count(Family::GatewayStatus), 7);
    assert_eq!(count(Family::Status), 9);
}

#[test]
fn no_page_lacks_a_part() {
    for page in pages() {
        let key = page.topic.key();
        assert!(!page.causes.is_empty() && page.causes.len() <= 5, "{key}: causes");
        assert!(!page.steps.is_empty() && page.steps.len() <= 4, "{key}: steps");
        assert!(!page.who.is_empty() && page.who.len() <= 3, "{key}: who");
        assert!(
            page.known && page.class != Class::Unlisted || page.topic.value() == "unknown",
            "{key}: class"
        );
        assert!(
            page.topic.words().is_some_and(|words| !words.is_empty()),
            "{key}: words"
        );
        let who: HashSet<_> = page.who.iter().collect();
        assert_eq!(who.len(), page.who.len(), "{key}: somebody named twice");
        assert!(
            !who.contains(&Who::Nobody) || who.len() == 1,
            "{key}: nobody and somebody"
        );
    }
}

#[test]
fn no_text_is_longer_than_a_clerk_wants_to_read() {
    for page in pages() {
        let key = page.topic.key();
        assert!((4..=80).contains(&page.title.chars().count()), "{key}: title");
        assert!((30..=260).contains(&page.means.chars().count()), "{key}: means");
        for text in page.causes.iter().chain(&page.steps) {
            assert!((10..=200).contains(&text.chars().count()), "{key}: {text}");
        }
        for text in texts(&page) {
            for sentence in text.split(['.', ':', ';']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 32, "{key}: {words} words in {sentence:?}");
            }
        }
    }
}

#[test]
fn the_words_are_calm_and_blame_nobody() {
    const BANNED: &[&str] = &[
        "please",
        "!",
        "error occurred",
        "wrong",
        "invalid",
        "illegal",
        "fault",
        "mistake",
        "oops",
        "sorry",
        "unfortunately",
        "obviously",
        "simply",
        "forgot",
        "failed to",
        "should have",
        "stupid",
        "merchant must",
        "terminate",
        "abort",
        "fatal",
        "authoris",
        "cancelled",
        "e.g.",
        "i.e.",
    ];
    let mut found = Vec::new();
    for page in pages() {
        for text in texts(&page) {
            let lower = text.to_lowercase().replace("default", "");
            for word in BANNED.iter().filter(|word| lower.contains(**word)) {
                found.push(format!("{}: {word:?} in {text:?}", page.topic.key()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn sentences_begin_with_a_capital_and_end_with_a_stop_and_titles_with_none() {
    for page in pages() {
        let key = page.topic.key();
        assert!(!page.title.ends_with('.'), "{key}: {}", page.title);
        for text in texts(&page) {
            assert!(
                text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
                "{key}: {text}"
            );
            assert!(
                !text.contains("  ") && text.trim() == text && text.is_ascii(),
                "{key}: {text}"
            );
        }
        for text in texts(&page).into_iter().skip(1) {
            assert!(text.ends_with('.') || text.ends_with(".)"), "{key}: {text}");
        }
    }
}

#[test]
fn no_text_stands_in_two_pages_unless_it_is_shared_on_purpose() {
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut twice = Vec::new();
    for page in pages() {
        for text in texts(&page) {
            if shared::ALL.contains(&text) || causes::ALL.contains(&text) {
                continue;
            }
            if let Some(before) = seen.insert(text.to_owned(), page.topic.key()) {
                twice.push(format!("{before} and {}: {text}", page.topic.key()));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn every_shared_sentence_is_used_by_at_least_two_pages() {
    let pages = pages();
    for text in shared::ALL {
        let users = pages.iter().filter(|page| texts(page).contains(text)).count();
        assert!(users >= 2, "{users} use {text:?}");
    }
}

#[test]
fn whether_something_was_booked_agrees_with_the_class() {
    for page in pages() {
        let key = page.topic.key();
        match (page.topic.family(), page.class) {
            (Family::Error, Class::RetryUncertain) => assert_eq!(page.booked, Booked::Perhaps, "{key}"),
            (Family::Error, _) => assert_eq!(page.booked, Booked::No, "{key}"),
            (Family::Avs | Family::Cvv, _) => assert_eq!(page.booked, Booked::SeePayment, "{key}"),
            (Family::Message, Class::Declined) => {
                assert!(matches!(page.booked, Booked::No | Booked::Perhaps), "{key}")
            }
            _ => {}
        }
        if page.booked == Booked::Perhaps {
            let all = texts(&page).join(" ");
            let looks = ["Look", "look", "Check", "Sync and compare", "Open the payment"];
            assert!(
                looks.iter().any(|word| all.contains(word)),
                "{key}: tells nobody to look first"
            );
        }
    }
}

#[test]
fn jargon_is_explained_where_it_is_used() {
    for (word, explanations) in [
        ("CVV", &["security code", "digits"][..]),
        ("AVS", &["address"]),
        ("MICR", &["print"]),
        ("3-D Secure", &["check"]),
        ("LRC", &["check sum"]),
        ("multipart", &["upload"]),
        ("token", &["stored", "store", "card"]),
    ] {
        for page in pages() {
            let all = texts(&page).join(" ");
            if all.contains(word) {
                let explained = explanations.iter().any(|text| all.to_lowercase().contains(text));
                assert!(
                    explained,
                    "{} says {word} without explaining it",
                    page.topic.key()
                );
            }
        }
    }
}

#[test]
fn an_unlisted_error_code_is_shown_as_refused_with_its_code() {
    let page = explain(&Topic::of(Family::Error, "4242").unwrap(), &Context::default());
    assert!(!page.known && page.title.contains("4242"));
    assert_eq!((page.booked, page.class), (Booked::No, Class::Unlisted));
    assert!(page.means.contains("nothing was authorized"));
}

proptest! {
    #[test]
    fn any_raw_value_of_the_gateway_gets_a_whole_page(value in ".{0,30}", family in 0..5_usize) {
        let family = [Family::Error, Family::Message, Family::Avs, Family::Cvv, Family::GatewayStatus][family];
        let topic = Topic::of(family, &value).unwrap();
        let page = explain(&topic, &Context::default());
        prop_assert_eq!(page.known, topic.is_known());
        prop_assert!(!page.title.is_empty() && !page.means.is_empty());
        prop_assert!(!page.causes.is_empty() && !page.steps.is_empty() && !page.who.is_empty());
    }
}
