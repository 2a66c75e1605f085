//! Writes the same generated payments as CSV and as XLSX, for opening by hand and for measuring:
//! `cargo run -p counterfoil-documents --no-default-features --release --example table -- FOLDER [ROWS] [SEED]`

use std::error::Error;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use counterfoil_documents::table::{
    About, Cell, Column, CsvOptions, Format, Kind, TableFile, Written, XlsxOptions,
};
use domain::Currency;
use jiff::civil::{Date, DateTime, date};

const COLUMNS: [(&str, &str, Kind, u8); 14] = [
    ("id", "Payment", Kind::Text, 30),
    ("time", "Time", Kind::Instant, 20),
    ("settled", "Settled on", Kind::Date, 12),
    ("terminal", "Terminal", Kind::Text, 18),
    ("account", "Account", Kind::Text, 10),
    ("type", "Type", Kind::Text, 10),
    ("status", "Status", Kind::Text, 10),
    ("amount", "Amount", Kind::Money, 12),
    ("fee", "Fee", Kind::Money, 10),
    ("brand", "Card", Kind::Text, 10),
    ("last4", "Ends in", Kind::Text, 8),
    ("name", "Name", Kind::Text, 24),
    ("invoice", "Invoice", Kind::Text, 14),
    ("items", "Items", Kind::Count, 8),
];

const NAMES: [&str; 12] = [
    "Ana Núñez",
    "O'Neil & Sons",
    "=HYPERLINK(\"http://x\",\"pay\")",
    "محمد علي",
    "Li Wei 李伟",
    "Smith, \"Bob\"",
    "@SUM(A1:A9)",
    "-2+3",
    "line\nbreak",
    "  blanks  ",
    "_x0041_",
    "bell\u{7} rtl \u{202e}abc",
];

/// Numbers that look random and are the same for the same seed (splitmix64).
struct Seeded(u64);

impl Seeded {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn pick<T: Copy>(&mut self, from: &[T], other: T) -> T {
        let place = self.number() % from.len().max(1) as u64;
        from.get(place as usize).copied().unwrap_or(other)
    }
}

/// A generated payment, with room for its texts.
#[derive(Default)]
struct Payment {
    id: String,
    terminal: String,
    account: String,
    last4: String,
    invoice: String,
}

impl Payment {
    fn cells<'a>(&'a mut self, seeded: &mut Seeded, number: u64) -> [Cell<'a>; 14] {
        use std::fmt::Write;
        let fill = |text: &mut String, args: std::fmt::Arguments<'_>| {
            text.clear();
            let _ = text.write_fmt(args);
        };
        fill(
            &mut self.id,
            format_args!("{:06}AA-{:016X}", number % 1_000_000, seeded.number()),
        );
        fill(
            &mut self.terminal,
            format_args!("Counter {:02}", seeded.number() % 48),
        );
        fill(&mut self.account, format_args!("{:06}", seeded.number() % 10_000));
        fill(&mut self.last4, format_args!("{:04}", seeded.number() % 10_000));
        fill(
            &mut self.invoice,
            format_args!("{:010}", seeded.number() % 1_000_000_000),
        );
        let (day, at) = moment(number);
        let refund = seeded.number().is_multiple_of(20);
        let minor = (seeded.number() % 50_000) as i64 + 1;
        let money = |minor| Cell::Money {
            minor,
            exponent: 2,
            currency: Currency::USD,
        };
        [
            Cell::Text(&self.id),
            Cell::Instant(at),
            if refund { Cell::Empty } else { Cell::Date(day) },
            Cell::Text(&self.terminal),
            Cell::Text(&self.account),
            Cell::Text(if refund { "Return" } else { "Sale" }),
            Cell::Text(seeded.pick(&["Settled", "Open", "Voided"], "Open")),
            money(if refund { -minor } else { minor }),
            money(minor / 40),
            Cell::Text(seeded.pick(&["Visa", "Mastercard", "Discover", "Amex"], "Visa")),
            Cell::Text(&self.last4),
            Cell::Text(seeded.pick(&NAMES, "")),
            Cell::Text(&self.invoice),
            Cell::Count((seeded.number() % 9) as i64),
        ]
    }
}

/// Payments follow each other every two and a half minutes.
fn moment(number: u64) -> (Date, DateTime) {
    let seconds = number * 151 % (86_400 * 365 * 5);
    let start = date(2022, 1, 1);
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    let day = start.saturating_add(jiff::Span::new().days(days));
    let part = |seconds: u64| i8::try_from(seconds).unwrap_or_default();
    let of_day = seconds % 86_400;
    let at = day.at(part(of_day / 3_600), part(of_day / 60 % 60), part(of_day % 60), 0);
    (day, at)
}

fn about(rows: u64, seed: u64) -> Result<About, jiff::Error> {
    Ok(About {
        title: "Generated payments".to_owned(),
        program: "Counterfoil".to_owned(),
        made_by: "The table example".to_owned(),
        made: "October 6, 2026, 2:14 PM EDT".to_owned(),
        at: "2026-10-06T18:14:00Z".parse()?,
        zone: "New York (EDT, UTC-4)".to_owned(),
        filters: vec![format!("{rows} rows from seed {seed}")],
        facts: Vec::new(),
    })
}

fn write(target: &Path, format: Format, rows: u64, seed: u64) -> Result<Written, Box<dyn Error>> {
    let columns = COLUMNS.map(|(key, title, kind, width)| Column {
        key,
        title: title.to_owned(),
        kind,
        width,
    });
    let create = |path: &Path| File::create_new(path);
    let progress = Box::new(|_| ControlFlow::Continue(()));
    let mut file = TableFile::create(target, &create, format, &columns, progress)?;
    let (mut seeded, mut payment) = (Seeded(seed), Payment::default());
    for number in 0..rows {
        file.row(&payment.cells(&mut seeded, number))?;
    }
    Ok(file.finish(&about(rows, seed)?)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().ok_or("name a folder to write to")?;
    let mut number = |usual: u64| match arguments.next() {
        None => Ok(usual),
        Some(text) => text.to_string_lossy().parse::<u64>(),
    };
    let (rows, seed) = (number(20_000)?, number(7)?);
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let csv = Format::Csv(CsvOptions {
        byte_order_mark: true,
    });
    let xlsx = Format::Xlsx(XlsxOptions {
        sheet: "Payments".to_owned(),
        ..XlsxOptions::default()
    });
    for (name, format) in [("table.csv", csv), ("table.xlsx", xlsx)] {
        let start = Instant::now();
        let written = write(&folder.join(name), format, rows, seed)?;
        let took = start.elapsed().as_millis();
        let line = format!("{name}: {took} ms, {written:?}\n");
        std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    }
    Ok(())
}
