//! What a table says about itself, and the totals it keeps on the way.

use domain::Currency;
use jiff::Timestamp;

use super::Cell;

/// Where a table comes from, in words for people. A workbook has it on its last sheet, together
/// with what was counted while writing, so that somebody else can make the same table again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the table is: `Payments of fiscal year 2026`. Also the title of the document.
    pub title: String,
    /// The program's name and version: `Counterfoil 0.1.0`.
    pub program: String,
    /// Who asked for it.
    pub made_by: String,
    /// When: `October 6, 2026, 2:14 PM EDT`.
    pub made: String,
    /// The same moment, for the properties of the document.
    pub at: Timestamp,
    /// The zone of every time of day: `New York (EDT, UTC-4)`.
    pub zone: String,
    /// The filters, each in words; none means every row there is.
    pub filters: Vec<String>,
    /// More that belongs to it, as names and values: how far the data reaches, the order.
    pub facts: Vec<(String, String)>,
}

/// The sum of a column of money in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// The place of the column, from 0.
    pub column: usize,
    /// The currency.
    pub currency: Currency,
    /// Its decimal places.
    pub exponent: u8,
    /// Cells that were added.
    pub cells: u64,
    /// Their sum in minor units.
    pub minor: i128,
}

/// How many cells could not be written as they were. All are zero in most tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notes {
    /// Texts longer than a cell can hold, which were cut.
    pub cut: u64,
    /// Texts with characters that XML forbids, written as `_x0007_`, which spreadsheet programs
    /// read back and others show.
    pub escaped: u64,
    /// Amounts with more digits than a spreadsheet program calculates with, written as text.
    pub long_amounts: u64,
    /// Dates that a spreadsheet program does not know, written as text.
    pub early_dates: u64,
}

/// Counts rows and adds up money.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) rows: u64,
    totals: Vec<Total>,
}

impl Tally {
    pub(super) fn add(&mut self, cells: &[Cell<'_>]) {
        self.rows += 1;
        for (column, cell) in cells.iter().enumerate() {
            if let Cell::Money {
                minor,
                exponent,
                currency,
            } = *cell
            {
                self.add_money(Total {
                    column,
                    currency,
                    exponent,
                    cells: 1,
                    minor: i128::from(minor),
                });
            }
        }
    }

    fn add_money(&mut self, one: Total) {
        let same = |t: &&mut Total| {
            t.column == one.column && t.currency == one.currency && t.exponent == one.exponent
        };
        match self.totals.iter_mut().find(same) {
            Some(total) => {
                total.cells += 1;
                total.minor += one.minor;
            }
            None => self.totals.push(one),
        }
    }

    /// The totals in the order of the columns, and of their currencies.
    pub(super) fn into_totals(self) -> Vec<Total> {
        let mut totals = self.totals;
        totals.sort_by_key(|t| (t.column, t.currency, t.exponent));
        totals
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::table) fn about() -> About {
        About {
            title: "Payments of October 2026".to_owned(),
            program: "Counterfoil 0.1.0".to_owned(),
            made_by: "Dana Reyes".to_owned(),
            made: "October 31, 2026, 2:14 PM EDT".to_owned(),
            at: "2026-10-31T18:14:00Z".parse().unwrap(),
            zone: "New York (EDT, UTC-4)".to_owned(),
            filters: vec!["Status is settled".to_owned(), "Name holds <R&D>".to_owned()],
            facts: vec![("Data to".to_owned(), "October 31, 2026, 2:10 PM".to_owned())],
        }
    }

    fn money(minor: i64, currency: &str) -> Cell<'static> {
        Cell::Money {
            minor,
            exponent: 2,
            currency: Currency::new(currency).unwrap(),
        }
    }

    #[test]
    fn each_column_and_currency_is_added_up_by_itself_without_overflow() {
        let mut tally = Tally::default();
        tally.add(&[money(i64::MAX, "USD"), money(1, "USD")]);
        tally.add(&[money(i64::MAX, "USD"), Cell::Text("1.00")]);
        tally.add(&[money(-5, "CAD"), Cell::Empty]);
        assert_eq!(tally.rows, 3);
        let totals: Vec<_> = tally
            .into_totals()
            .iter()
            .map(|t| (t.column, t.currency.to_string(), t.cells, t.minor))
            .collect();
        let usd = "USD".to_owned();
        assert_eq!(
            totals,
            [
                (0, "CAD".to_owned(), 1, -5),
                (0, usd.clone(), 2, 2 * i128::from(i64::MAX)),
                (1, usd, 1, 1),
            ]
        );
    }
}
