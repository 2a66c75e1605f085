use super::context::Context;
use super::page::{Page, explain};
use super::topic::Topic;

/// An entry that fits the words, and how well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub topic: Topic,
    /// Its title.
    pub title: &'static str,
    /// Higher fits better; only the order matters.
    pub score: u32,
}

/// What a word found in a part of a page is worth.
const LABEL: u32 = 60;
const TITLE: u32 = 24;
const WORDS: u32 = 16;
const MEANS: u32 = 8;
const REST: u32 = 3;
/// More for the whole word than for its beginning or middle.
const WHOLE: u32 = 4;
const BEGINNING: u32 = 2;

/// Entries in which every word occurs, best first; all entries, in the book's order, for no words.
pub fn search(words: &str) -> Vec<Hit> {
    let wanted = tokens(words);
    let exact = Topic::find(words);
    let mut hits: Vec<Hit> = Topic::all()
        .filter_map(|topic| {
            let title = topic.entry()?.title;
            let mut score = score(&topic, &wanted)?;
            if exact.as_ref() == Some(&topic) {
                score += 1_000;
            }
            Some(Hit { topic, title, score })
        })
        .collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    hits
}

/// Entries that may have been meant by a name the book does not have: near numbers, near
/// spellings, then entries with some of the words. At most `limit`.
pub fn suggestions(text: &str, limit: usize) -> Vec<Hit> {
    let mut near: Vec<(usize, Hit)> = Topic::all()
        .filter_map(|topic| {
            let title = topic.entry()?.title;
            let far = distance(text, &topic);
            let allowed = 1 + text.trim().chars().count() / 6;
            (far <= allowed).then_some((
                far,
                Hit {
                    topic,
                    title,
                    score: 0,
                },
            ))
        })
        .collect();
    near.sort_by_key(|(far, _)| *far);
    let mut hits: Vec<Hit> = near.into_iter().map(|(_, hit)| hit).collect();
    for word in tokens(text).iter().filter(|word| word.chars().count() > 2) {
        for hit in search(word) {
            if !hits.iter().any(|known| known.topic == hit.topic) {
                hits.push(hit);
            }
        }
    }
    hits.truncate(limit);
    hits
}

/// How many letters must change to get from the text to the entry's label or value.
fn distance(text: &str, topic: &Topic) -> usize {
    let text = text.trim().to_ascii_lowercase();
    let far = |name: &str| strsim::damerau_levenshtein(&text, &name.to_ascii_lowercase());
    let label = far(&topic.label());
    // A one-letter value is near to everything; it counts with its family only.
    if topic.value().chars().count() > 2 {
        label.min(far(topic.value()))
    } else {
        label
    }
}

fn score(topic: &Topic, wanted: &[String]) -> Option<u32> {
    let page = explain(topic, &Context::default());
    let parts = parts(&page);
    let mut total = 0;
    for word in wanted {
        let best = parts
            .iter()
            .map(|(weight, text)| weight * fit(text, word))
            .max()
            .unwrap_or(0);
        if best == 0 {
            return None;
        }
        total += best;
    }
    Some(total)
}

fn parts(page: &Page) -> [(u32, String); 5] {
    let rest = [page.causes.join(" "), page.steps.join(" ")].join(" ");
    [
        (LABEL, page.topic.label().to_lowercase()),
        (TITLE, page.title.to_lowercase()),
        (WORDS, page.topic.words().unwrap_or_default().to_lowercase()),
        (MEANS, page.means.to_lowercase()),
        (REST, rest.to_lowercase()),
    ]
}

fn fit(text: &str, word: &str) -> u32 {
    if !text.contains(word) {
        return 0;
    }
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let best = parts
        .map(|part| match part {
            part if part == word => WHOLE,
            part if part.starts_with(word) => BEGINNING,
            _ => 0,
        })
        .max();
    best.unwrap_or(0).max(u32::from(word.chars().count() > 2))
}

fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
