//! The columns of a file and what stands in their cells.

use std::collections::HashMap;

use documents::table::{Cell, Column, Kind};
use domain::{Currency, Side, exponent};
use history::ExportRow;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ledger::Marks;

use super::words;
use crate::dto::Origin;
use crate::error::OfficeError;

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Time,
    Id,
    Status,
    Type,
    Amount,
    Currency,
    Refunded,
    Card,
    Brand,
    Customer,
    Invoice,
    Description,
    Terminal,
    User,
    Batch,
    Approval,
    Tags,
    Notes,
    Origin,
    Settled,
}

/// Key, heading, kind and width of each, in the usual order.
const ALL: [(Shows, &str, &str, Kind, u8); 20] = [
    (Shows::Time, "time", "Time", Kind::Instant, 19),
    (Shows::Id, "id", "Transaction ID", Kind::Text, 46),
    (Shows::Status, "status", "Status", Kind::Text, 14),
    (Shows::Type, "type", "Type", Kind::Text, 13),
    (Shows::Amount, "amount", "Amount", Kind::Money, 14),
    (Shows::Currency, "currency", "Currency", Kind::Text, 9),
    (Shows::Refunded, "refunded", "Refunded", Kind::Money, 14),
    (Shows::Card, "card", "Card (last four)", Kind::Text, 10),
    (Shows::Brand, "brand", "Card brand", Kind::Text, 16),
    (Shows::Customer, "customer", "Customer", Kind::Text, 26),
    (Shows::Invoice, "invoice", "Invoice", Kind::Text, 16),
    (Shows::Description, "description", "Description", Kind::Text, 30),
    (Shows::Terminal, "terminal", "Terminal", Kind::Text, 22),
    (Shows::User, "user", "API user", Kind::Text, 16),
    (Shows::Batch, "batch", "Batch", Kind::Text, 20),
    (Shows::Approval, "approval", "Approval code", Kind::Text, 14),
    (Shows::Tags, "tags", "Tags", Kind::Text, 20),
    (Shows::Notes, "notes", "Notes", Kind::Count, 8),
    (Shows::Origin, "origin", "From", Kind::Text, 14),
    (Shows::Settled, "settled", "Settled at", Kind::Text, 22),
];

/// The columns of one file.
pub(super) struct Columns {
    shows: Vec<Shows>,
    zone: TimeZone,
    /// Names of terminals by their number in the history.
    terminals: HashMap<i64, String>,
    /// What people put on payments.
    marks: HashMap<String, Marks>,
}

impl Columns {
    /// The chosen columns by their keys; all where none was chosen. A file with more than one
    /// currency says of each amount which.
    pub(super) fn of(keys: &[String], many_currencies: bool, zone: TimeZone) -> Result<Self, OfficeError> {
        let mut shows = Vec::new();
        let usual = || {
            ALL.iter()
                .map(|(_, key, ..)| (*key).to_owned())
                .collect::<Vec<_>>()
        };
        let keys = if keys.is_empty() { usual() } else { keys.to_vec() };
        for key in &keys {
            let Some((found, ..)) = ALL.iter().find(|(_, known, ..)| known == key) else {
                return Err(OfficeError::invalid(
                    "columns",
                    "unknown_column",
                    format!("There is no column \"{key}\"."),
                ));
            };
            if !shows.contains(found) {
                shows.push(*found);
            }
        }
        let amount = shows.iter().position(|one| *one == Shows::Amount);
        if let Some(at) = amount.filter(|_| many_currencies && !shows.contains(&Shows::Currency)) {
            shows.insert(at + 1, Shows::Currency);
        }
        Ok(Self {
            shows,
            zone,
            terminals: HashMap::new(),
            marks: HashMap::new(),
        })
    }

    /// Whether what people put on payments is shown.
    pub(super) fn needs_marks(&self) -> bool {
        self.shows.contains(&Shows::Tags) || self.shows.contains(&Shows::Notes)
    }

    /// With names of terminals, and what people put on payments.
    pub(super) fn with(mut self, terminals: HashMap<i64, String>, marks: HashMap<String, Marks>) -> Self {
        (self.terminals, self.marks) = (terminals, marks);
        self
    }

    /// As the writers know them.
    pub(super) fn heads(&self) -> Vec<Column> {
        let known = |shows: &Shows| ALL.iter().find(|(one, ..)| one == shows);
        self.shows
            .iter()
            .filter_map(known)
            .map(|(_, key, title, kind, width)| Column {
                key,
                title: (*title).to_owned(),
                kind: *kind,
                width: *width,
            })
            .collect()
    }

    /// Hands the cells of a row to whoever writes them.
    pub(super) fn cells<T>(&self, row: &ExportRow<'_>, write: impl FnOnce(&[Cell<'_>]) -> T) -> T {
        let marks = self.marks.get(row.id);
        let tags = marks.map(|marks| marks.tags.join(", ")).unwrap_or_default();
        let code = row.currency.as_str();
        let cells: Vec<Cell<'_>> = self
            .shows
            .iter()
            .map(|shows| match shows {
                Shows::Time => self.time(row.t),
                Shows::Id => Cell::Text(row.id),
                Shows::Status => Cell::Text(words::status(row.status)),
                Shows::Type => Cell::Text(words::kind(row.kind)),
                // As on screen: what goes back stands with a minus sign.
                Shows::Amount => money(
                    row.amount.map(|minor| match row.kind.side() {
                        Some(Side::Refund) => -minor,
                        _ => minor,
                    }),
                    row.currency,
                ),
                Shows::Currency => Cell::Text(code),
                Shows::Refunded => money(row.refunded, row.currency),
                Shows::Card => text(row.last4),
                Shows::Brand => Cell::Text(words::brand(row.brand)),
                Shows::Customer => text(row.customer),
                Shows::Invoice => text(row.invoice),
                Shows::Description => text(row.description),
                Shows::Terminal => text(self.terminals.get(&row.source).map_or("", String::as_str)),
                Shows::User => text(row.user),
                Shows::Batch => text(row.batch),
                Shows::Approval => text(row.approval.trim()),
                Shows::Tags => text(&tags),
                Shows::Notes => Cell::Count(marks.map_or(0, |marks| i64::from(marks.notes))),
                Shows::Origin => Cell::Text(words::origin(match row.origin {
                    history::Origin::Gateway => Origin::Gateway,
                    history::Origin::File => Origin::PortalFile,
                })),
                Shows::Settled => text(row.settled_raw),
            })
            .collect();
        write(&cells)
    }

    fn time(&self, seconds: i64) -> Cell<'static> {
        match Timestamp::from_second(seconds) {
            Ok(at) if seconds != 0 => Cell::Instant(self.zone.to_datetime(at)),
            _ => Cell::Empty,
        }
    }
}

fn text(text: &str) -> Cell<'_> {
    match text {
        "" => Cell::Empty,
        text => Cell::Text(text),
    }
}

fn money(minor: Option<i64>, currency: Currency) -> Cell<'static> {
    match minor {
        None => Cell::Empty,
        Some(minor) => Cell::Money {
            minor,
            exponent: u8::try_from(exponent(currency)).unwrap_or(2),
            currency,
        },
    }
}
