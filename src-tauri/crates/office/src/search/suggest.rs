//! What could be typed next.

use domain::{CardBrand, TransactionStatus, TransactionType};

use super::dates;
use super::token::{Token, plain, tokens, word};
use super::words::{Field, Named, STATES, letters};
use crate::dto::Suggestion;

/// Most completions.
const MOST: usize = 10;
/// From so many letters on, values are offered without their field.
const VALUES_FROM: usize = 2;

/// Values that only this account has.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) terminals: Vec<String>,
    pub(super) users: Vec<String>,
    pub(super) batches: Vec<String>,
    pub(super) tags: Vec<String>,
}

/// A value and what it means.
type Value = (String, String);

/// Completions of a piece, best first.
pub(super) fn complete(piece: &str, own: &Own) -> Vec<Suggestion> {
    let piece = plain(piece);
    let token = tokens(&piece).pop();
    let mut all = match token {
        None => fields(""),
        Some(token) => match token.field.as_deref() {
            Some(name) => Field::of(name).map_or_else(Vec::new, |field| of_field(field, &token, own)),
            None => free(&token.whole(), own),
        },
    };
    all.truncate(MOST);
    all
}

fn fields(start: &str) -> Vec<Suggestion> {
    Field::ALL
        .into_iter()
        .filter(|field| field.name().starts_with(start))
        .map(|field| Suggestion {
            piece: format!("{}:", field.name()),
            about: format!("{}, like {}", field.about(), field.example()),
            whole: false,
        })
        .collect()
}

/// A word without a field: fields that begin so, then values that do.
fn free(text: &str, own: &Own) -> Vec<Suggestion> {
    let typed = text.to_lowercase();
    let mut all = fields(&typed);
    if typed.chars().count() < VALUES_FROM {
        return all;
    }
    for field in [
        Field::Status,
        Field::Type,
        Field::Brand,
        Field::Terminal,
        Field::Tag,
        Field::Date,
        Field::Is,
    ] {
        let fitting = values(field, own)
            .into_iter()
            .filter(|value| begins(value, &typed));
        all.extend(fitting.map(|value| suggestion(field, &[], value)));
    }
    all
}

fn of_field(field: Field, token: &Token, own: &Own) -> Vec<Suggestion> {
    let text = token.text();
    let open = text.ends_with(':') || token.whole().ends_with(',');
    let mut done = token.values();
    let typed = if open {
        String::new()
    } else {
        done.pop().unwrap_or_default()
    };
    let typed = typed.to_lowercase();
    if field == Field::Amount {
        return if typed.is_empty() {
            comparisons()
        } else {
            Vec::new()
        };
    }
    let fresh = |value: &Value| !done.iter().any(|other| other.eq_ignore_ascii_case(&value.0));
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for value in values(field, own).into_iter().filter(fresh) {
        if begins(&value, &typed) {
            first.push(suggestion(field, &done, value));
        } else if letters(&value.0).contains(&letters(&typed)) {
            later.push(suggestion(field, &done, value));
        }
    }
    first.append(&mut later);
    first
}

fn begins(value: &Value, typed: &str) -> bool {
    let (name, start) = (letters(&value.0), letters(typed));
    value.0.to_lowercase().starts_with(typed) || (!start.is_empty() && name.starts_with(&start))
}

fn suggestion(field: Field, done: &[String], value: Value) -> Suggestion {
    let words: Vec<String> = done.iter().chain([&value.0]).map(|value| word(value)).collect();
    Suggestion {
        piece: format!("{}:{}", field.name(), words.join(",")),
        about: value.1,
        whole: true,
    }
}

fn comparisons() -> Vec<Suggestion> {
    [
        (">", "More than, like amount:>100"),
        ("<", "Less than, like amount:<20"),
        (">=", "At least, like amount:>=100"),
        ("<=", "At most, like amount:<=20"),
    ]
    .map(|(sign, about)| Suggestion {
        piece: format!("amount:{sign}"),
        about: about.to_owned(),
        whole: false,
    })
    .to_vec()
}

fn named<T: Named>(title: &str) -> Vec<Value> {
    T::ALL
        .iter()
        .map(|value| (value.word().to_owned(), format!("{title} {}", value.shown())))
        .collect()
}

fn values(field: Field, own: &Own) -> Vec<Value> {
    let listed = |title: &str, names: &[String]| -> Vec<Value> {
        names
            .iter()
            .map(|name| (name.clone(), format!("{title} {name}")))
            .collect()
    };
    let told = |words: &[(&str, &str)]| -> Vec<Value> {
        words
            .iter()
            .map(|(word, about)| ((*word).to_owned(), (*about).to_owned()))
            .collect()
    };
    match field {
        Field::Status => named::<TransactionStatus>("Status"),
        Field::Type => named::<TransactionType>("Type"),
        Field::Brand => named::<CardBrand>("Brand"),
        Field::Terminal => listed("Terminal", &own.terminals),
        Field::User => listed("API user", &own.users),
        Field::Batch => listed("Batch", &own.batches),
        Field::Tag => listed("Tag", &own.tags),
        Field::Date => told(&dates::WORDS),
        Field::Is => told(&STATES),
        Field::Amount | Field::Last4 | Field::Note => Vec::new(),
    }
}
