use std::collections::HashMap;

use history::{Filter, Match, MatchColumn, PageRow, TextNeedle, matched};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{detail, money};
use crate::dto::{MatchedIn, Origin, SearchedColumn, TxnRow};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{AccountFacts, terminal_names};

/// What is needed to show rows of an account.
pub(crate) struct Showing {
    zone: TimeZone,
    names: HashMap<String, String>,
    /// Terminal id by its number in the history.
    terminals: HashMap<i64, String>,
}

impl Showing {
    pub(crate) async fn of(office: &Office, facts: &AccountFacts) -> Result<Self, OfficeError> {
        let account = facts.account.id.to_string();
        let sources = office.history(move |history| history.sources(&account)).await?;
        Ok(Self {
            zone: TimeZone::get(&facts.account.display_zone).unwrap_or(TimeZone::UTC),
            names: terminal_names(facts),
            terminals: sources
                .into_iter()
                .map(|(no, terminal, _)| (no, terminal))
                .collect(),
        })
    }

    /// The zone in which times are shown.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Terminals by their number in the history, and our id of each.
    pub(crate) fn terminals(&self) -> impl Iterator<Item = (i64, &str)> {
        self.terminals.iter().map(|(no, id)| (*no, id.as_str()))
    }

    /// All payments of the account.
    pub(crate) fn everything(&self) -> Filter {
        let mut sources: Vec<i64> = self.terminals.keys().copied().collect();
        sources.sort_unstable();
        Filter {
            sources,
            ..Filter::default()
        }
    }

    /// Our id of a terminal and its name.
    pub(crate) fn terminal(&self, source: i64) -> (String, String) {
        let id = self.terminals.get(&source).cloned().unwrap_or_default();
        let name = self.names.get(&id).cloned().unwrap_or_default();
        (id, name)
    }

    /// A row of the list; tags and notes come with [`Showing::fill`].
    pub(crate) fn row(&self, row: PageRow, texts: &[TextNeedle]) -> TxnRow {
        let (terminal_id, terminal_name) = self.terminal(row.source);
        let found = matched(&row, texts)
            .iter()
            .map(|found| place(found, &row))
            .collect();
        TxnRow {
            matched: found,
            time: (row.t != 0).then(|| local(row.t, &self.zone)),
            time_raw: String::new(),
            status: row.status,
            kind: row.kind,
            amount: money(row.amount, row.currency),
            amount_raw: String::new(),
            brand: row.brand,
            last4: row.last4,
            customer: row.customer,
            invoice: row.invoice,
            terminal_id,
            terminal_name,
            changed: row.versions > 0,
            description: row.description,
            approval_code: row.approval,
            user_name: row.user,
            batch: row.batch,
            refunded: money(row.refunded, row.currency),
            origin: match row.origin {
                history::Origin::Gateway => Origin::Gateway,
                history::Origin::File => Origin::PortalFile,
            },
            tags: Vec::new(),
            notes: 0,
            id: row.id,
        }
    }

    /// What people put on these rows, and the gateway's own text where it could not be read.
    pub(crate) async fn fill(
        &self,
        office: &Office,
        facts: &AccountFacts,
        rows: &mut [TxnRow],
    ) -> Result<(), OfficeError> {
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut marks = office.0.ledger.marks(&facts.account.id, &ids).await?;
        for row in rows.iter_mut() {
            if let Some(marks) = marks.remove(&row.id) {
                row.tags = marks.tags;
                row.notes = marks.notes;
            }
        }
        let unreadable = rows
            .iter_mut()
            .filter(|row| row.time.is_none() || row.amount.is_none());
        for row in unreadable {
            if let Some(found) = detail::find(office, self, &row.id).await? {
                row.time_raw = detail::raw(&found, "ssl_txn_time");
                row.amount_raw = detail::raw(&found, "ssl_amount");
            }
        }
        Ok(())
    }
}

/// RFC 3339 with the zone's offset.
pub(super) fn local(seconds: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    instant
        .to_zoned(zone.clone())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// A match in the units that screens count in.
fn place(found: &Match, row: &PageRow) -> MatchedIn {
    let (column, text) = match found.column {
        MatchColumn::Id => (SearchedColumn::Id, &row.id),
        MatchColumn::Last4 => (SearchedColumn::Last4, &row.last4),
        MatchColumn::Customer => (SearchedColumn::Customer, &row.customer),
        MatchColumn::Invoice => (SearchedColumn::Invoice, &row.invoice),
        MatchColumn::Description => (SearchedColumn::Description, &row.description),
        // However the amount is written: all of it.
        MatchColumn::Amount => {
            return MatchedIn {
                column: SearchedColumn::Amount,
                from: 0,
                to: u32::MAX,
            };
        }
    };
    let units = |bytes: usize| {
        let before = text.get(..bytes).unwrap_or_default();
        u32::try_from(before.encode_utf16().count()).unwrap_or(0)
    };
    MatchedIn {
        column,
        from: units(found.range.start),
        to: units(found.range.end),
    }
}
