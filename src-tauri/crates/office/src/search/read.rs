//! From typed text to chips and a filter. A piece that is wrong becomes a chip that says so; the
//! others still apply.

use domain::{CardBrand, Currency, TransactionStatus, TransactionType};

use super::amounts::{self, Span};
use super::dates::{self, Days, FiscalStart, Present, capital};
use super::near::nearest;
use super::token::{Token, plain, quick, tokens, word};
use super::words::{Field, Named, QUICK_COLUMNS, STATES, either, letters};
use crate::dto::{AmountSpan, SearchChip, SearchProblem, TxnFilter};

/// Pieces of quick search that are looked for; more make no search more exact.
pub(super) const PIECES: usize = 16;
/// Terminals that are named in a chip before they are only counted.
const NAMED: usize = 3;

/// What a typed search is read with.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Our id of the account.
    pub(crate) account: String,
    pub(crate) today: jiff::civil::Date,
    pub(crate) fiscal: FiscalStart,
    /// Currency in which amounts are typed.
    pub(crate) currency: Currency,
    /// Our ids of the terminals, and their names.
    pub(crate) terminals: Vec<(String, String)>,
}

/// A typed search, read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) chips: Vec<SearchChip>,
    pub(crate) filter: TxnFilter,
}

impl Reading {
    /// The text in its plainest form.
    pub(crate) fn text(&self) -> String {
        let pieces: Vec<&str> = self.chips.iter().map(|chip| chip.piece.as_str()).collect();
        pieces.join(" ")
    }

    /// The same without one of its pieces.
    pub(crate) fn without(&self, index: usize) -> String {
        let kept = self.chips.iter().enumerate().filter(|(i, _)| *i != index);
        let pieces: Vec<&str> = kept.map(|(_, chip)| chip.piece.as_str()).collect();
        pieces.join(" ")
    }
}

/// A piece that applies: what stands after its field, and its words.
struct Piece {
    value: String,
    label: String,
}

type Read = Result<Piece, SearchProblem>;

/// What was read so far.
#[derive(Default)]
struct Draft {
    filter: TxnFilter,
    amount: Span,
    days: Days,
    quick: Vec<String>,
}

/// Reads a typed search.
pub(crate) fn read(text: &str, known: &Known) -> Reading {
    let mut draft = Draft::default();
    let chips = tokens(&plain(text))
        .iter()
        .map(|token| draft.chip(token, known))
        .collect();
    Reading {
        chips,
        filter: draft.finish(known),
    }
}

fn problem<T>(message: impl Into<String>, suggestion: Option<String>) -> Result<T, SearchProblem> {
    Err(SearchProblem {
        message: message.into(),
        suggestion,
    })
}

impl Draft {
    fn chip(&mut self, token: &Token, known: &Known) -> SearchChip {
        let name = token.field.as_deref();
        let read = match (name, name.and_then(Field::of)) {
            (None, _) => self.quick(token),
            (Some(_), Some(field)) => self.field(field, token, known),
            (Some(name), None) => unknown(name, token),
        };
        match read {
            Ok(piece) => SearchChip {
                piece: match name {
                    Some(name) => format!("{name}:{}", piece.value),
                    None => piece.value,
                },
                field: name.map(str::to_owned),
                label: piece.label,
                problem: None,
            },
            Err(found) => SearchChip {
                piece: token.text(),
                field: name.map(str::to_owned),
                label: token.text(),
                problem: Some(found),
            },
        }
    }

    fn finish(self, known: &Known) -> TxnFilter {
        let minor = |edge: Option<i64>| edge.map(|minor| minor.to_string());
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        TxnFilter {
            account_id: known.account.clone(),
            from: day(self.days.from),
            to: day(self.days.to),
            amount: (self.amount != Span::default()).then(|| AmountSpan {
                least: minor(self.amount.least),
                most: minor(self.amount.most),
            }),
            text: self.quick.join(" "),
            ..self.filter
        }
    }

    fn quick(&mut self, token: &Token) -> Read {
        let text = token.whole();
        if text.contains("**") {
            let digits: String = text.chars().rev().take_while(char::is_ascii_digit).collect();
            let last4: String = digits
                .chars()
                .take(4)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            return problem(
                "Whole card numbers are never kept here. Look for the last four digits.",
                (last4.len() == 4).then(|| format!("last4:{last4}")),
            );
        }
        if self.quick.len() >= PIECES {
            return problem(format!("Only the first {PIECES} words are looked for."), None);
        }
        let value = quick(&text);
        self.quick.push(value.clone());
        Ok(Piece { value, label: text })
    }

    fn field(&mut self, field: Field, token: &Token, known: &Known) -> Read {
        if field != Field::Note && field != Field::Amount && token.values().is_empty() {
            return problem(
                format!("{} needs a value, like {}.", field.name(), field.example()),
                None,
            );
        }
        match field {
            Field::Amount => self.amount(token, known),
            Field::Status => named::<TransactionStatus>(field, token, &mut self.filter.statuses),
            Field::Type => named::<TransactionType>(field, token, &mut self.filter.types),
            Field::Brand => named::<CardBrand>(field, token, &mut self.filter.brands),
            Field::Terminal => self.terminal(token, known),
            Field::Date => self.date(token, known),
            Field::Last4 => self.last4(token),
            Field::User => Ok(plain_list("User", token, &mut self.filter.users)),
            Field::Batch => Ok(plain_list("Batch", token, &mut self.filter.batches)),
            Field::Tag => Ok(plain_list("Tag", token, &mut self.filter.tags)),
            Field::Note => self.note(token),
            Field::Is => self.is(token),
        }
    }

    fn amount(&mut self, token: &Token, known: &Known) -> Read {
        let value = token.value();
        let Some(typed) = amounts::read(&value, known.currency) else {
            let dashed = value.replacen('-', "..", 1);
            let range = amounts::read(&dashed, known.currency).filter(|_| dashed != value);
            return problem(
                "amount needs a number, like amount:>100.",
                range.map(|typed| format!("amount:{}", typed.text)),
            );
        };
        self.amount = self.amount.and(typed.span);
        Ok(Piece {
            label: format!("Amount {}", typed.label),
            value: typed.text,
        })
    }

    fn date(&mut self, token: &Token, known: &Known) -> Read {
        let value = token.value();
        let present = Present {
            today: known.today,
            fiscal: known.fiscal,
        };
        let Some(typed) = dates::read(&value, present) else {
            return problem(
                format!(
                    "\"{value}\" is not a date. Write it like 2026-10-31, or a word such as last-30-days."
                ),
                dates::meant(&value).map(|date| format!("date:{date}")),
            );
        };
        self.days = self.days.and(typed.days);
        Ok(Piece {
            value: typed.text,
            label: typed.label,
        })
    }

    fn last4(&mut self, token: &Token) -> Read {
        let value = token.value();
        if value.len() != 4 || !value.bytes().all(|b| b.is_ascii_digit()) {
            let digits: Vec<char> = value.chars().filter(char::is_ascii_digit).collect();
            let last: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
            return problem(
                "last4 needs four digits, like last4:0174.",
                (last.len() == 4).then(|| format!("last4:{last}")),
            );
        }
        if self.filter.last4.as_ref().is_some_and(|first| *first != value) {
            return problem("Only one last4 can be looked for at a time.", None);
        }
        self.filter.last4 = Some(value.clone());
        Ok(Piece {
            label: format!("Card ending in {value}"),
            value,
        })
    }

    fn note(&mut self, token: &Token) -> Read {
        let text = token.whole();
        if self.filter.note.as_ref().is_some_and(|first| *first != text) {
            return problem("Only one note can be looked for at a time.", None);
        }
        self.filter.note = Some(text.clone());
        if text.is_empty() {
            return Ok(Piece {
                value: String::new(),
                label: "Has a note".to_owned(),
            });
        }
        Ok(Piece {
            label: format!("Note with \"{text}\""),
            value: word(&text),
        })
    }

    fn is(&mut self, token: &Token) -> Read {
        let value = token.value().to_lowercase();
        match value.as_str() {
            "changed" => self.filter.changed = true,
            "unreadable" => self.filter.unreadable = true,
            _ => {
                let near = nearest(&value, STATES.iter().map(|(word, _)| *word));
                return problem(
                    "is can be followed by changed or unreadable.",
                    near.map(|near| format!("is:{near}")),
                );
            }
        }
        let about = STATES.iter().find(|(word, _)| *word == value);
        Ok(Piece {
            label: about.map_or_else(|| capital(&value), |(_, about)| (*about).to_owned()),
            value,
        })
    }

    fn terminal(&mut self, token: &Token, known: &Known) -> Read {
        let mut ids = Vec::new();
        let mut values = Vec::new();
        let mut labels = Vec::new();
        for value in token.values() {
            let found = terminals(&value, known);
            if found.is_empty() {
                let names = known.terminals.iter().map(|(_, name)| name.as_str());
                return problem(
                    format!("No terminal is called \"{value}\"."),
                    nearest(&value, names).map(|name| format!("terminal:{}", word(name))),
                );
            }
            let by_id = found.iter().find(|(id, _)| *id == value);
            values.push(word(by_id.map_or(&value, |(_, name)| name)));
            labels.push(if found.len() <= NAMED {
                either(&found.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())
            } else {
                format!("with \"{value}\" in its name ({})", found.len())
            });
            ids.extend(found.iter().map(|(id, _)| id.clone()));
        }
        add(&mut self.filter.terminal_ids, ids);
        Ok(Piece {
            value: values.join(","),
            label: format!("Terminal {}", either(&labels)),
        })
    }
}

/// Terminals whose name holds what was typed; those that are called exactly so, where there are
/// some.
fn terminals<'a>(value: &str, known: &'a Known) -> Vec<&'a (String, String)> {
    let wanted = letters(value);
    let all = known.terminals.iter();
    let exact: Vec<_> = all
        .clone()
        .filter(|(id, name)| id == value || letters(name) == wanted)
        .collect();
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    all.filter(|(_, name)| letters(name).contains(&wanted)).collect()
}

/// A list of values that have names.
fn named<T: Named + PartialEq>(field: Field, token: &Token, into: &mut Vec<T>) -> Read {
    let mut found = Vec::new();
    for typed in token.values() {
        let Some(value) = T::typed(&typed) else {
            let words = T::ALL.iter().map(|value| value.word());
            let near = nearest(&typed, words).map(|near| {
                let values = token.values();
                let put = values
                    .iter()
                    .map(|value| if *value == typed { near } else { value.as_str() });
                format!("{}:{}", field.name(), put.collect::<Vec<_>>().join(","))
            });
            let meant = near
                .as_ref()
                .and_then(|_| nearest(&typed, T::ALL.iter().map(|v| v.word())));
            let hint = meant.map_or_else(String::new, |word| format!(" Did you mean {word}?"));
            return problem(format!("There is no {} \"{typed}\".{hint}", field.name()), near);
        };
        if !found.contains(&value) {
            found.push(value);
        }
    }
    let labels: Vec<String> = found.iter().map(|value| value.shown()).collect();
    let words: Vec<&str> = found.iter().map(|value| value.word()).collect();
    let piece = Piece {
        value: words.join(","),
        label: format!("{} {}", capital(field.name()), either(&labels)),
    };
    add(into, found);
    Ok(piece)
}

/// A list of values that are taken as they are.
fn plain_list(title: &str, token: &Token, into: &mut Vec<String>) -> Piece {
    let mut values = Vec::new();
    add(&mut values, token.values());
    let words: Vec<String> = values.iter().map(|value| word(value)).collect();
    let piece = Piece {
        value: words.join(","),
        label: format!("{title} {}", either(&values)),
    };
    add(into, values);
    piece
}

fn add<T: PartialEq>(into: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !into.contains(&one) {
            into.push(one);
        }
    }
}

fn unknown(name: &str, token: &Token) -> Read {
    let behind = token.text();
    let value = behind.get(name.len() + 1..).unwrap_or_default();
    let text = token.value();
    if QUICK_COLUMNS.contains(&name) && !text.is_empty() {
        return problem(
            format!("Quick search looks into the {name} too; leave out \"{name}:\"."),
            Some(quick(&text)),
        );
    }
    let meant = nearest(name, Field::ALL.into_iter().map(Field::name));
    if let Some(meant) = meant {
        return problem(
            format!("Unknown field {name}. Did you mean {meant}?"),
            Some(format!("{meant}:{value}")),
        );
    }
    problem(
        format!("Unknown field {name}. To look for the text itself, put it in quotes."),
        Some(quick(&format!("{name}:{text}"))),
    )
}
