//! What the gateway's own ledger says of payments, in the words of the list and of files, and the
//! files as other programs read them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use counterfoil_tests::gateway::{Payment, Sums};
use counterfoil_tests::{Problem, Result};
use jiff::Zoned;

/// Count and sums of some payments, as the foot of the list has them.
pub fn sums_of<'a>(payments: impl IntoIterator<Item = &'a Payment>) -> (u64, Sums) {
    let (mut count, mut sums) = (0, Sums::default());
    for payment in payments {
        count += 1;
        match payment.kind.as_str() {
            "sale" | "force" if moved(payment) => sums.sales_minor += payment.amount_minor,
            "return" | "credit" if moved(payment) => sums.refunds_minor += payment.amount_minor,
            _ => {}
        }
    }
    sums.net_minor = sums.sales_minor - sums.refunds_minor;
    (count, sums)
}

/// Whether money moved or will move. Other payments are listed and in no sum.
pub fn moved(payment: &Payment) -> bool {
    ["open", "settled", "refunded", "partly_refunded"].contains(&payment.status.as_str())
}

/// When a payment ran, as the town sees it. The gateway names no zone, so of the hour that comes
/// twice in autumn the first one is meant.
pub fn told_at(payment: &Payment) -> Result<Zoned> {
    let sent = payment.time.in_tz("America/New_York")?.datetime();
    Ok(sent.in_tz("America/New_York")?.in_tz("America/Denver")?)
}

/// `12,406`
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `$1,234.50`
pub fn dollars(minor: i64) -> String {
    let sign = if minor < 0 { "\u{2212}" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}${}.{:02}", grouped(minor / 100), minor % 100)
}

/// What a payment says in a file: time, status, type, amount, terminal.
pub type Line = [String; 5];

/// What the gateway's ledger says a line must be.
pub fn line(payment: &Payment) -> Result<Line> {
    let words = |word: &str| {
        let (first, rest) = word.split_at(1);
        format!("{}{}", first.to_uppercase(), rest.replace('_', " "))
    };
    let back = matches!(payment.kind.as_str(), "return" | "credit");
    let sign = if back { "-" } else { "" };
    let (whole, cents) = (payment.amount_minor / 100, payment.amount_minor % 100);
    Ok([
        told_at(payment)?.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        words(&payment.status),
        words(&payment.kind),
        format!("{sign}{whole}.{cents:02}"),
        payment.terminal.clone(),
    ])
}

/// The cells of a sheet, row by row.
pub fn cells(path: &Path, sheet: &str) -> Result<Vec<Vec<Data>>> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    Ok(book
        .worksheet_range(sheet)?
        .rows()
        .map(<[Data]>::to_vec)
        .collect())
}

/// The rows of a file as text, whatever the file is.
#[derive(Debug)]
pub struct Table {
    head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn of(path: &Path) -> Result<Table> {
        let mut rows = match path.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => records(path)?,
            _ => sheet(path, "Payments")?,
        };
        if rows.is_empty() {
            return Err(Problem::new(format!("{} has no header", path.display())));
        }
        let head = rows.remove(0);
        Ok(Table { head, rows })
    }

    pub fn place(&self, title: &str) -> Result<usize> {
        let place = self.head.iter().position(|one| one == title);
        place.ok_or_else(|| Problem::new(format!("no column is called {title}: {:?}", self.head)))
    }

    pub fn column(&self, title: &str) -> Result<Vec<&str>> {
        let place = self.place(title)?;
        Ok(self.rows.iter().map(|row| row[place].as_str()).collect())
    }

    /// What each payment says, by its id.
    pub fn lines(&self) -> Result<BTreeMap<String, Line>> {
        let ids = self.place("Transaction ID")?;
        let mut places = [0; 5];
        for (place, title) in places
            .iter_mut()
            .zip(["Time", "Status", "Type", "Amount", "Terminal"])
        {
            *place = self.place(title)?;
        }
        let lines = self.rows.iter().map(|row| {
            let line = places.map(|place| row[place].clone());
            (row[ids].clone(), line)
        });
        let lines: BTreeMap<_, _> = lines.collect();
        assert_eq!(lines.len(), self.rows.len(), "a payment is there twice");
        Ok(lines)
    }
}

fn records(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path)?;
    // Older Excel reads names with accents only with the mark.
    let text = text
        .strip_prefix('\u{feff}')
        .ok_or("the file has no byte order mark")?;
    let mut rows = Vec::new();
    for record in csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
    {
        rows.push(record?.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// The cells of a sheet as text.
pub fn sheet(path: &Path, name: &str) -> Result<Vec<Vec<String>>> {
    let shown = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::Float(number) => format!("{number:.2}"),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        other => other.to_string(),
    };
    let rows = cells(path, name)?;
    Ok(rows.iter().map(|row| row.iter().map(shown).collect()).collect())
}
