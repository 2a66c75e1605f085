//! Jobs P9 and P10: every row into a CSV or a workbook, against the `sqlite3` program and XlsxWriter.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use documents::table::{
    About, Cell, Column, CsvOptions, Format, Kind, TableError, TableFile, Written, XlsxOptions,
};
use domain::Coded;
use history::{Cancel, ExportRow, HistoryError, Sort};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;
use xtask::environment::find_program;

use super::list::List;
use crate::data::Data;
use crate::data::load::ACCOUNT;
use crate::measure::{self, Runner, Times};
use crate::peer::{Peer, number, whole};
use crate::report::{Goal, Measure, Report};
use crate::stats::Samples;
use crate::{Result, Setting, answers, process};

const COLUMNS: [(&str, &str, Kind); 14] = [
    ("id", "ID", Kind::Text),
    ("time", "Time", Kind::Instant),
    ("terminal", "Terminal", Kind::Text),
    ("status", "Status", Kind::Text),
    ("type", "Type", Kind::Text),
    ("brand", "Brand", Kind::Text),
    ("last4", "Last four", Kind::Text),
    ("currency", "Currency", Kind::Text),
    ("amount", "Amount", Kind::Money),
    ("customer", "Customer", Kind::Text),
    ("invoice", "Invoice", Kind::Text),
    ("description", "Description", Kind::Text),
    ("approval", "Approval", Kind::Text),
    ("user", "User", Kind::Text),
];

/// Places of the columns that are compared.
const ID: usize = 0;
const AMOUNT: usize = 8;
/// A sheet has no more rows than these, and XlsxWriter knows one sheet.
const SHEET: u64 = 1_048_575;

pub fn csv(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let folder = tempfile::tempdir_in(&setting.data)?;
    let (ours, theirs) = (folder.path().join("ours.csv"), folder.path().join("theirs.csv"));
    let sqlite = find_program("sqlite3").ok_or("there is no sqlite3 (Debian package sqlite3)")?;
    let us = std::env::current_exe()?;
    let runners = [
        Runner {
            name: "ours",
            start: Box::new(|| child_command(&us, "csv", &data.history, &ours)),
        },
        Runner {
            name: "sqlite3",
            start: Box::new(|| {
                let mut command = Command::new(&sqlite);
                command.args(["-csv", "-header"]).arg(&data.plain);
                command
                    .arg(format!(".output '{}'", theirs.display()))
                    .arg("select * from txn");
                command
            }),
        },
    ];
    let times = measure::alternate(&runners, setting.rounds, folder.path())?;
    let [us, them] = times.as_slice() else {
        return Err("two programs were to be run".into());
    };
    let mut reader = Peer::start(setting, "files")?;
    let mut read = |path: &Path| -> Result<Found> {
        let told = reader.ask(json!({"do": "read_csv", "path": path, "amount": AMOUNT, "ident": ID}))?;
        Found::of(&told)
    };
    answers::equal("the two CSV files", read(&ours)?, read(&theirs)?)?;
    let mut duck = Peer::start(setting, "duck")?;
    duck.open(&data.duck)?;
    let copied = number(&duck.ask(json!({"do": "copy", "target": theirs}))?, "seconds")?;
    let measure = |what: &str, unit| Measure::of("P9", what, unit).rounds(setting.rounds);
    report.add(
        measure("every row into a CSV, formulas guarded", "s")
            .ours(us.median())
            .peer("sqlite3 -csv", them.median())
            .goal(Goal::Ratio(0.6))
            .note("whole programs; ours waits until the disk has the file"),
    )?;
    if let Some((ours, theirs)) = us.cpu().zip(them.cpu()) {
        report.add(
            measure("the same, processor time", "s")
                .ours(ours)
                .peer("sqlite3 -csv", theirs),
        )?;
    }
    report.add(
        measure("the same, against DuckDB", "s")
            .ours(us.median())
            .peer(&duck.name, copied),
    )?;
    let growth = measure("growth of memory", "MB").goal(Goal::Most(16.0));
    report.add(growth.ours(Printed::of(us)?.growth))
}

pub fn xlsx(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let folder = tempfile::tempdir_in(&setting.data)?;
    let (ours, theirs) = (folder.path().join("ours.xlsx"), folder.path().join("theirs.xlsx"));
    let us = std::env::current_exe()?;
    let mut peer = Peer::start(setting, "files")?;
    let (mut our_times, mut their_times, mut cpu, mut growth) =
        (Vec::new(), Vec::new(), (Vec::new(), Vec::new()), 0.0);
    let peer_fits = setting.rows <= SHEET;
    // A round takes minutes: the warm-up is ours alone.
    for round in 0..=setting.rounds {
        let runner = Runner {
            name: "ours",
            start: Box::new(|| child_command(&us, "xlsx", &data.history, &ours)),
        };
        let times = measure::once(&runner, folder.path())?;
        if round == 0 {
            continue;
        }
        growth = f64::max(growth, Printed::of(&times)?.growth);
        our_times.push(times.median());
        cpu.0.extend(times.cpu());
        if peer_fits {
            let told = peer.ask(json!({"do": "write", "source": data.plain, "target": theirs}))?;
            their_times.push(number(&told, "seconds")?);
            cpu.1.push(number(&told, "cpu")?);
        }
    }
    let told = peer.ask(json!({"do": "read_xlsx", "path": ours, "amount": AMOUNT, "ident": ID}))?;
    let plain = brute_force(&data.history)?;
    answers::equal(
        "our workbook as openpyxl reads it",
        (whole(&told, "rows")?, whole(&told, "cents")?),
        plain,
    )?;
    answers::equal("ids that are text", whole(&told, "texts")?, plain.0)?;
    let measure = |what: &str, unit| Measure::of("P10", what, unit).rounds(setting.rounds);
    let mut time = measure("every row into a workbook", "s").ours(Samples::new(our_times).median());
    let mut processor = measure("the same, processor time", "s").ours(Samples::new(cpu.0).median());
    if peer_fits {
        time = time.peer(
            &format!("{}, constant memory", peer.name),
            Samples::new(their_times).median(),
        );
        processor = processor.peer(&peer.name, Samples::new(cpu.1).median());
        time = time.goal(Goal::Ratio(0.08));
    } else {
        time = time.note("more rows than XlsxWriter can put on its sheet");
    }
    report.add(time)?;
    report.add(processor)?;
    report.add(
        measure("growth of memory", "MB")
            .ours(growth)
            .goal(Goal::Most(16.0)),
    )
}

fn child_command(us: &Path, format: &str, history: &Path, target: &Path) -> Command {
    let mut command = Command::new(us);
    command
        .args(["--child", "export", format])
        .args([history, target]);
    command
}

/// Rows and cents of the history itself.
fn brute_force(path: &Path) -> Result<(i64, i64)> {
    let db = crate::data::beside(path)?;
    Ok(db.query_row("SELECT count(*), sum(amount) FROM txn", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

/// What a reader finds in a file.
#[derive(Debug, PartialEq)]
struct Found {
    rows: i64,
    cents: i64,
    digest: i64,
}

impl Found {
    fn of(told: &serde_json::Value) -> Result<Self> {
        Ok(Self {
            rows: whole(told, "rows")?,
            cents: whole(told, "cents")?,
            digest: whole(told, "digest")?,
        })
    }
}

/// What our own run prints.
struct Printed {
    growth: f64,
}

impl Printed {
    fn of(times: &Times) -> Result<Self> {
        let growth = times
            .output
            .split_whitespace()
            .last()
            .ok_or("our run printed nothing")?;
        Ok(Self {
            growth: growth.parse()?,
        })
    }
}

/// Writes the file as the program does and prints rows, seconds and the growth of memory in MB.
pub fn child(words: &[String]) -> Result<()> {
    let [format, history, target] = words else {
        return Err("usage: bench --child export FORMAT HISTORY FILE".into());
    };
    let format = match format.as_str() {
        "csv" => Format::Csv(CsvOptions::default()),
        _ => Format::Xlsx(XlsxOptions {
            sheet: "Payments".to_owned(),
            ..XlsxOptions::default()
        }),
    };
    let list = List::open(history.as_ref())?;
    let names: Vec<(i64, String, u64)> = list.history.sources(ACCOUNT)?;
    let before = process::peak_memory().unwrap_or_default();
    let start = Instant::now();
    let written = write(&list, &names, format, target.as_ref())?;
    let seconds = start.elapsed().as_secs_f64();
    let growth = process::peak_memory().unwrap_or_default().saturating_sub(before) as f64 / 1e6;
    list.history.close()?;
    println!("{} {seconds} {growth}", written.rows);
    Ok(())
}

fn write(list: &List, names: &[(i64, String, u64)], format: Format, target: &Path) -> Result<Written> {
    let columns = COLUMNS.map(|(key, title, kind)| Column {
        key,
        title: title.to_owned(),
        kind,
        width: 16,
    });
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    let go_on = Box::new(|_| ControlFlow::Continue(()));
    let mut table = TableFile::create(target, &create, format, &columns, go_on)?;
    let snapshot = list
        .history
        .snapshot(&list.everything, Sort::NEWEST_FIRST, &Cancel::new())?;
    let name = |source: i64| {
        names
            .iter()
            .find(|(number, ..)| *number == source)
            .map_or("", |(_, name, _)| name)
    };
    snapshot.for_each(&Cancel::new(), |row| -> std::result::Result<_, Stopped> {
        table.row(&cells(&row, name(row.source)))?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(table.finish(&about())?)
}

fn cells<'a>(row: &ExportRow<'a>, terminal: &'a str) -> [Cell<'a>; 14] {
    let time =
        Timestamp::from_second(row.t).map_or(Cell::Empty, |at| Cell::Instant(TimeZone::UTC.to_datetime(at)));
    let amount = row.amount.map_or(Cell::Empty, |minor| Cell::Money {
        minor,
        exponent: 2,
        currency: row.currency,
    });
    [
        Cell::Text(row.id),
        time,
        Cell::Text(terminal),
        Cell::Text(row.status.word()),
        Cell::Text(row.kind.word()),
        Cell::Text(row.brand.word()),
        Cell::Text(row.last4),
        Cell::Text("USD"),
        amount,
        Cell::Text(row.customer),
        Cell::Text(row.invoice),
        Cell::Text(row.description),
        Cell::Text(row.approval),
        Cell::Text(row.user),
    ]
}

fn about() -> About {
    About {
        title: "All payments".to_owned(),
        program: "bench".to_owned(),
        made_by: "bench".to_owned(),
        made: "November 21, 2026".to_owned(),
        at: Timestamp::UNIX_EPOCH,
        zone: "UTC".to_owned(),
        filters: Vec::new(),
        facts: Vec::new(),
    }
}

/// Either side of an export may stop it.
#[derive(Debug)]
enum Stopped {
    Read(HistoryError),
    Write(TableError),
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Stopped {}

impl From<HistoryError> for Stopped {
    fn from(error: HistoryError) -> Self {
        Self::Read(error)
    }
}

impl From<TableError> for Stopped {
    fn from(error: TableError) -> Self {
        Self::Write(error)
    }
}
