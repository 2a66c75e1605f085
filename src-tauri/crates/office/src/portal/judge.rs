//! From a line of the file to a payment, or to all that keeps it from being one.

use std::collections::HashMap;

use documents::spreadsheet::{DoubtKind, Row as Line, Sheet};
use domain::{CardBrand, Currency, Side, TransactionStatus, TransactionType};
use history::Row;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::amounts;
use super::columns::{Columns, wire_name};
use super::dates::{self, Order};
use super::identity::Ids;
use super::terminals::Terminals;
use super::texts::{last4, looks_declined, tidy};
use super::words::{self, Said};
use crate::days;
use crate::dto::{PortalField, PortalProblem};

/// The longest id the history takes.
const LONGEST_ID: usize = 64;
/// Batches settle within ten days at the latest; what was approved before has settled.
const SETTLED_AFTER_DAYS: i32 = 14;

/// A payment and the place of its terminal in the list of terminals.
#[derive(Debug)]
pub(super) struct Payment {
    pub(super) terminal: usize,
    pub(super) date: Date,
    pub(super) row: Row,
    /// The file names no id.
    pub(super) nameless: bool,
}

/// Judges the lines of one file, in their order.
pub(super) struct Judge<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) order: Order,
    /// The gateway's zone.
    pub(super) zone: TimeZone,
    /// Today in that zone.
    pub(super) today: Date,
    pub(super) terminals: &'a Terminals,
    ids: Ids,
    /// Ids that a spreadsheet program has turned into numbers, by line and column.
    spoiled: HashMap<(u32, usize), DoubtKind>,
}

/// Problems of one line.
struct Problems<'a> {
    line: u32,
    titles: &'a [String],
    columns: &'a Columns,
    found: Vec<PortalProblem>,
}

impl Problems<'_> {
    fn add(&mut self, field: PortalField, message: impl Into<String>) {
        let title = self.columns.place(field).and_then(|at| self.titles.get(at));
        self.found.push(PortalProblem {
            line: self.line,
            column: title.map(|title| title.trim().to_owned()).unwrap_or_default(),
            message: message.into(),
        });
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        (sheet, columns): (&'a Sheet, &'a Columns),
        order: Order,
        (zone, today): (TimeZone, Date),
        terminals: &'a Terminals,
    ) -> Self {
        let spoiled = sheet
            .doubts
            .iter()
            .map(|doubt| ((doubt.row, doubt.column), doubt.kind))
            .collect();
        Self {
            sheet,
            columns,
            order,
            zone,
            today,
            terminals,
            ids: Ids::default(),
            spoiled,
        }
    }

    fn cell<'l>(&self, line: &'l Line, field: PortalField) -> &'l str {
        self.columns.place(field).map_or("", |at| line.cell(at))
    }

    /// The payment of a line, or all its problems.
    pub(super) fn payment(&mut self, line: &Line) -> Result<Payment, Vec<PortalProblem>> {
        let mut problems = Problems {
            line: line.number,
            titles: &self.sheet.header.cells,
            columns: self.columns,
            found: Vec::new(),
        };
        let terminal = self.terminal(line, &mut problems);
        let when = self.when(line, &mut problems);
        let kind = self.kind(line, &mut problems);
        let amount = self.amount(line, terminal, kind, &mut problems);
        let state = kind.and_then(|kind| self.state(line, kind, when.map(|(date, _)| date), &mut problems));
        self.check_id(line, &mut problems);
        let (Some(terminal), Some((date, t)), Some(kind), Some((minor, currency)), Some(status), true) =
            (terminal, when, kind, amount, state, problems.found.is_empty())
        else {
            return Err(problems.found);
        };
        let mut row = self.row(line, (date, t), (kind, status), (minor, currency));
        let nameless = row.id.is_empty();
        if nameless {
            row.id = self.ids.next(self.terminals.id(terminal), &row);
        }
        Ok(Payment {
            terminal,
            date,
            row,
            nameless,
        })
    }

    fn terminal(&self, line: &Line, problems: &mut Problems<'_>) -> Option<usize> {
        let name = self.cell(line, PortalField::Terminal);
        let found = self.terminals.named(name);
        if found.is_none() {
            let message = if name.is_empty() {
                "This row names no terminal. Choose one for such rows.".to_owned()
            } else {
                format!(
                    "\"{name}\" is none of this department's terminals. Rename the terminal in Setup, or give this column no meaning and choose a terminal for all rows."
                )
            };
            problems.add(PortalField::Terminal, message);
        }
        found
    }

    /// The day as written, and the instant.
    fn when(&self, line: &Line, problems: &mut Problems<'_>) -> Option<(Date, i64)> {
        let field = match self.columns.place(PortalField::Time) {
            Some(_) => PortalField::Time,
            None => PortalField::Date,
        };
        let text = self.cell(line, field);
        let not_a_date = || format!("\"{text}\" is not a date.");
        let Some(dates::Written { day, time, zone }) = dates::read(text) else {
            problems.add(field, not_a_date());
            return None;
        };
        let Some(date) = day.read(self.order) else {
            problems.add(field, not_a_date());
            return None;
        };
        let beside = self.cell(line, PortalField::TimeOfDay);
        let time = match beside {
            "" => time,
            text => {
                let read = dates::time(text);
                if read.is_none() {
                    problems.add(
                        PortalField::TimeOfDay,
                        format!("\"{text}\" is not a time of day."),
                    );
                }
                read
            }
        };
        if date > self.today.tomorrow().unwrap_or(self.today) {
            problems.add(field, format!("{date} has not come yet."));
            return None;
        }
        let instant = dates::instant(date, time, zone.as_ref().unwrap_or(&self.zone));
        if instant.is_none() {
            problems.add(field, not_a_date());
        }
        instant.map(|t| (date, t))
    }

    fn kind(&self, line: &Line, problems: &mut Problems<'_>) -> Option<TransactionType> {
        let text = self.cell(line, PortalField::Type);
        let kind = words::kind(text);
        if kind.is_none() {
            problems.add(
                PortalField::Type,
                format!("\"{text}\" is no kind of payment that Counterfoil knows."),
            );
        }
        kind
    }

    /// Minor units without a sign: the kind tells which way the money goes.
    fn amount(
        &self,
        line: &Line,
        terminal: Option<usize>,
        kind: Option<TransactionType>,
        problems: &mut Problems<'_>,
    ) -> Option<(i64, Currency)> {
        let named = self.cell(line, PortalField::Currency);
        let known = terminal.map_or(Currency::USD, |terminal| self.terminals.currency(terminal));
        let assumed = match named {
            "" => known,
            named => match Currency::new(named) {
                Some(currency) => currency,
                None => {
                    problems.add(PortalField::Currency, format!("\"{named}\" is no currency code."));
                    return None;
                }
            },
        };
        let text = self.cell(line, PortalField::Amount);
        let Some(written) = amounts::read(text, assumed) else {
            problems.add(PortalField::Amount, format!("\"{text}\" is not an exact amount."));
            return None;
        };
        if !named.is_empty() && written.currency != assumed {
            problems.add(
                PortalField::Amount,
                format!(
                    "\"{text}\" is in {}, but the row says {assumed}.",
                    written.currency
                ),
            );
            return None;
        }
        let sale = kind.and_then(TransactionType::side) == Some(Side::Sale);
        if written.minor < 0 && sale {
            problems.add(
                PortalField::Amount,
                format!("\"{text}\" is less than nothing, but the row is a sale."),
            );
            return None;
        }
        Some((written.minor.checked_abs()?, written.currency))
    }

    fn state(
        &self,
        line: &Line,
        kind: TransactionType,
        date: Option<Date>,
        problems: &mut Problems<'_>,
    ) -> Option<TransactionStatus> {
        if kind == TransactionType::Void {
            return Some(TransactionStatus::Voided);
        }
        let result = self.columns.result.map_or("", |at| line.cell(at));
        let text = self.cell(line, PortalField::Status);
        let settled = [PortalField::SettledAt, PortalField::Batch]
            .iter()
            .any(|field| !self.cell(line, *field).is_empty());
        let said = match text {
            "" if settled => Some(Said::State(TransactionStatus::Settled)),
            "" if !result.is_empty() => Some(Said::Approved),
            text => words::status(text),
        };
        let Some(said) = said else {
            problems.add(
                PortalField::Status,
                format!("\"{text}\" is no state that Counterfoil knows."),
            );
            return None;
        };
        let settled_long_ago = date.is_some_and(|date| {
            let since = self.today.since(date).map_or(0, |span| span.get_days());
            since > SETTLED_AFTER_DAYS
        });
        let state = match said {
            Said::State(state) => state,
            Said::Approved if settled || settled_long_ago => TransactionStatus::Settled,
            Said::Approved => TransactionStatus::Open,
        };
        // The gateway calls a decline open until its batch settles; the message tells.
        let declined = state.counts() && looks_declined(result);
        Some(if declined {
            TransactionStatus::Declined
        } else {
            state
        })
    }

    fn check_id(&self, line: &Line, problems: &mut Problems<'_>) {
        let Some(at) = self.columns.place(PortalField::Id) else {
            return;
        };
        if line.cell(at).len() > LONGEST_ID {
            problems.add(
                PortalField::Id,
                format!("This id has more than {LONGEST_ID} characters."),
            );
        }
        if self.spoiled.contains_key(&(line.number, at)) {
            problems.add(
                PortalField::Id,
                "A spreadsheet program has turned this id into a number. Export the list again and do not open it in between.",
            );
        }
    }

    fn row(
        &self,
        line: &Line,
        (date, t): (Date, i64),
        (kind, status): (TransactionType, TransactionStatus),
        (minor, currency): (i64, Currency),
    ) -> Row {
        let text = |field| tidy(self.cell(line, field));
        let card = text(PortalField::Card);
        Row {
            id: text(PortalField::Id),
            t,
            day: days::number(date),
            status,
            kind,
            brand: self.brand(line, &card),
            currency,
            amount: Some(minor),
            refunded: None,
            last4: last4(&card),
            customer: self.customer(line),
            invoice: text(PortalField::Invoice),
            description: text(PortalField::Description),
            approval: text(PortalField::Approval),
            user: text(PortalField::User),
            batch: text(PortalField::Batch),
            settled_raw: text(PortalField::SettledAt),
            fields: self.fields(line),
        }
    }

    fn brand(&self, line: &Line, card: &str) -> CardBrand {
        words::brand(self.cell(line, PortalField::Brand), !card.is_empty())
    }

    fn customer(&self, line: &Line) -> String {
        let whole = tidy(self.cell(line, PortalField::Customer));
        if !whole.is_empty() {
            return whole;
        }
        let parts = [PortalField::FirstName, PortalField::LastName].map(|field| tidy(self.cell(line, field)));
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// Every cell under the gateway's name of it, or under its heading.
    fn fields(&self, line: &Line) -> Vec<(String, String)> {
        let mut fields = Vec::with_capacity(line.cells.len());
        let time_of_day = self.cell(line, PortalField::TimeOfDay);
        for (at, title) in self.sheet.header.cells.iter().enumerate() {
            let cell = line.cell(at);
            if cell.is_empty() {
                continue;
            }
            let field = self.columns.fields.get(at).copied().flatten();
            let name = match field.and_then(wire_name) {
                Some(name) => name.to_owned(),
                None if self.columns.result == Some(at) => "ssl_result_message".to_owned(),
                None => tidy(title.trim()),
            };
            let mut value = tidy(cell);
            if field == Some(PortalField::Date) && !time_of_day.is_empty() {
                value = format!("{value} {}", tidy(time_of_day));
            }
            fields.push((name, value));
        }
        fields
    }
}
