use std::collections::HashSet;

use proptest::prelude::*;

use crate::book::{Topic, search, suggestions};

fn found(text: &str) -> Option<String> {
    Topic::find(text).map(|topic| topic.key())
}

#[test]
fn topics_are_found_by_the_names_people_use() {
    for (text, key) in [
        ("4014", "4014"),
        (" 4014 ", "4014"),
        ("error 4014", "4014"),
        ("AVS N", "avs-n"),
        ("avs-n", "avs-n"),
        ("avs blank", "avs-blank"),
        ("CVV N", "cvv-n"),
        ("cvv2 m", "cvv-m"),
        ("DECLINED", "message-declined"),
        ("declined cvv2", "message-declined-cvv2"),
        ("call auth center", "message-call-auth-center"),
        ("Call Auth. Center", "message-call-auth-center"),
        ("PLEASE RETRY5270", "message-please-retry"),
        ("status settled", "status-settled"),
        ("status partly refunded", "status-partly-refunded"),
        ("status STL", "gateway-status-stl"),
        ("status declined", "status-declined"),
        ("settled", "status-settled"),
        ("test mode", "situation-test-mode"),
        ("status test mode", "situation-test-mode"),
        ("no answer", "situation-no-answer"),
    ] {
        assert_eq!(found(text).as_deref(), Some(key), "{text}");
    }
    for text in ["", "  ", "4242", "AVS Q", "refund", "status", "cvv", "avs"] {
        let expected = match text {
            "avs" => Some("avs-blank"),
            "cvv" => Some("cvv-blank"),
            _ => None,
        };
        assert_eq!(found(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn every_page_has_a_key_of_its_own_that_finds_it_again() {
    let mut keys = HashSet::new();
    for topic in Topic::all() {
        assert!(keys.insert(topic.key()), "{} twice", topic.key());
        assert_eq!(Topic::find(&topic.key()), Some(topic.clone()), "{}", topic.key());
        assert_eq!(
            Topic::find(&topic.label()),
            Some(topic.clone()),
            "{}",
            topic.label()
        );
    }
}

#[test]
fn a_search_puts_the_page_that_is_meant_first() {
    for (words, key) in [
        ("4014", "4014"),
        ("avs n", "avs-n"),
        ("declined", "message-declined"),
        ("time-out", "4017"),
        ("expired card", "message-expired-card"),
        ("settlement running", "4018"),
        (
            "duplicate first payment",
            "message-declined-transaction-previously-authorized",
        ),
        ("test mode", "situation-test-mode"),
    ] {
        let hits = search(words);
        assert_eq!(
            hits.first().map(|hit| hit.topic.key()).as_deref(),
            Some(key),
            "{words}"
        );
    }
}

#[test]
fn a_search_for_a_task_finds_the_pages_that_help() {
    for (words, key) in [
        ("administrator rights", "4014"),
        ("show pin", "4025"),
        ("refund larger", "5006"),
        ("zip code", "avs-z"),
        ("maintenance", "4022"),
    ] {
        assert!(search(words).iter().any(|hit| hit.topic.key() == key), "{words}");
    }
    assert!(search("xylophone").is_empty());
}

#[test]
fn no_words_list_the_whole_book_in_its_order() {
    let all: Vec<_> = Topic::all().collect();
    let listed: Vec<_> = search("").into_iter().map(|hit| hit.topic).collect();
    assert_eq!(listed, all);
}

#[test]
fn a_name_the_book_does_not_have_brings_near_ones() {
    let near = |text: &str| {
        let keys: Vec<_> = suggestions(text, 5).iter().map(|hit| hit.topic.key()).collect();
        keys
    };
    assert!(near("4041").contains(&"4014".to_owned()), "{:?}", near("4041"));
    assert!(near("DECLNED").contains(&"message-declined".to_owned()));
    assert!(near("call the auth center").contains(&"message-call-auth-center".to_owned()));
    assert!(
        near("setled").contains(&"status-settled".to_owned()),
        "{:?}",
        near("setled")
    );
    assert!(near("AVS Q").iter().any(|key| key.starts_with("avs-")));
    assert!(near("4041").len() <= 5);
}

proptest! {
    #[test]
    fn every_word_that_is_searched_stands_in_every_hit(word in "[a-z]{3,9}") {
        for hit in search(&word).iter().take(5) {
            let page = crate::book::explain(&hit.topic, &crate::book::Context::default());
            let mut text = [page.title, page.means, page.causes.join(" "), page.steps.join(" ")].join(" ");
            text.push_str(&hit.topic.label());
            text.push_str(hit.topic.words().unwrap_or_default());
            prop_assert!(text.to_lowercase().contains(&word));
        }
    }
}
