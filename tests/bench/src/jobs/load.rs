//! Job P2: all payments into an empty history, against apsw with the same tables, and once more.

use std::path::Path;

use history::History;
use serde_json::{Value, json};

use crate::data::load::{self, Spent};
use crate::data::{Data, beside};
use crate::peer::{Peer, number, whole};
use crate::report::{Goal, Measure, Report};
use crate::stats::Samples;
use crate::{Result, Setting, answers, process};

/// What our writer sets during a bulk run. The peer sets the same.
const PRAGMAS: [&str; 8] = [
    "page_size = 4096",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cache_size = -65536",
    "wal_autocheckpoint = 25000",
];

/// As somebody writes it who sets what durability needs and leaves the rest alone.
const PLAIN: [&str; 2] = ["journal_mode = WAL", "synchronous = NORMAL"];

/// Rows of a transaction of the plain script.
const PLAIN_BATCH: usize = 20_000;

/// A way in which the peer loads.
struct Way {
    name: &'static str,
    pragmas: &'static [&'static str],
    batch: usize,
    /// The fields of each record as the gateway wrote them, and the search index.
    whole: bool,
}

const WAYS: [Way; 4] = [
    Way {
        name: "equal settings",
        pragmas: &PRAGMAS,
        batch: load::BATCH,
        whole: true,
    },
    Way {
        name: "plain script",
        pragmas: &PLAIN,
        batch: PLAIN_BATCH,
        whole: true,
    },
    Way {
        name: "equal settings, rows alone",
        pragmas: &PRAGMAS,
        batch: load::BATCH,
        whole: false,
    },
    Way {
        name: "plain script, rows alone",
        pragmas: &PLAIN,
        batch: PLAIN_BATCH,
        whole: false,
    },
];

/// What each side took, one entry a round.
#[derive(Default)]
struct Taken {
    first: Vec<Spent>,
    again: Vec<Spent>,
    written: Vec<f64>,
    written_again: Vec<f64>,
    peers: [Vec<Spent>; WAYS.len()],
}

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let mut peer = Peer::start(setting, "sqlite")?;
    let mut taken = Taken::default();
    let expected = sums(&data.history)?;
    for round in 0..=setting.rounds {
        // The round that does not count needs only to warm up what is read.
        if round == 0 && setting.rows > 100_000 {
            continue;
        }
        let folder = tempfile::tempdir_in(&setting.data)?;
        let path = folder.path().join("history.db");
        let ours = ours(setting, &path, &expected)?;
        if round > 0 {
            taken.first.push(ours.0);
            taken.again.push(ours.1);
            taken.written.extend(ours.2);
            taken.written_again.extend(ours.3);
        }
        for (way, spent) in WAYS.iter().zip(&mut taken.peers) {
            let target = folder.path().join("peer.db");
            let told = theirs(&mut peer, way, &data.history, &target)?;
            answers::equal(way.name, &sums_told(&told)?, &expected)?;
            if round > 0 {
                spent.push(Spent {
                    seconds: number(&told, "seconds")?,
                    cpu: number(&told, "cpu")?,
                });
            }
            std::fs::remove_file(&target)?;
        }
    }
    tell(setting, report, &peer.name, &taken)?;
    size(report, &data.history)
}

/// First load, second load, and the bytes that each caused to be written.
type Ours = (Spent, Spent, Option<f64>, Option<f64>);

fn ours(setting: &Setting, path: &Path, expected: &(i64, i64)) -> Result<Ours> {
    let mut spent = [Spent::default(), Spent::default()];
    let mut written = [None, None];
    for (spent, written) in spent.iter_mut().zip(&mut written) {
        let before = process::bytes_written();
        let history = History::open(path)?;
        load::timed(&history, setting, spent)?;
        spent.add(|| Ok(history.close()?))?;
        *written = before
            .zip(process::bytes_written())
            .map(|(was, is)| (is - was) as f64 / 1e6);
        answers::equal("our load", sums(path)?, *expected)?;
    }
    let [first, again] = spent;
    let [written, written_again] = written;
    Ok((first, again, written, written_again))
}

fn theirs(peer: &mut Peer, way: &Way, source: &Path, target: &Path) -> Result<Value> {
    peer.ask(json!({
        "do": "load", "source": source, "target": target, "pragmas": way.pragmas, "batch": way.batch,
        "fields": way.whole, "index": way.whole,
    }))
}

/// Rows and the sum of their amounts.
fn sums(path: &Path) -> Result<(i64, i64)> {
    Ok(
        beside(path)?.query_row("SELECT count(*), sum(amount) FROM txn", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?,
    )
}

fn sums_told(told: &Value) -> Result<(i64, i64)> {
    Ok((whole(told, "rows")?, whole(told, "cents")?))
}

fn median(all: &[Spent], of: fn(&Spent) -> f64) -> f64 {
    Samples::new(all.iter().map(of).collect()).median()
}

fn tell(setting: &Setting, report: &mut Report, peer: &str, taken: &Taken) -> Result<()> {
    let wall: fn(&Spent) -> f64 = |spent| spent.seconds;
    let cpu: fn(&Spent) -> f64 = |spent| spent.cpu;
    let measure = |what: &str| {
        Measure::of("P2", what, "s")
            .cache("rows in memory")
            .rounds(setting.rounds)
    };
    let [equal, plain, equal_rows, plain_rows] = &taken.peers;
    let note = format!(
        "both sides: {}; {} rows a transaction",
        PRAGMAS.join(", "),
        load::BATCH
    );
    report.add(
        measure("load with fields and index, equal settings")
            .ours(median(&taken.first, wall))
            .peer(peer, median(equal, wall))
            .goal(Goal::Ratio(1.0))
            .note(note),
    )?;
    report.add(
        measure("the same, processor time")
            .ours(median(&taken.first, cpu))
            .peer(peer, median(equal, cpu)),
    )?;
    report.add(
        measure("load with fields and index, plain script")
            .ours(median(&taken.first, wall))
            .peer(
                &format!("{peer}, {PLAIN_BATCH} rows a transaction"),
                median(plain, wall),
            )
            .goal(Goal::Ratio(0.65))
            .note(format!(
                "the peer: {}, everything else as it comes",
                PLAIN.join(", ")
            )),
    )?;
    report.add(
        measure("known rows once more, against the first load")
            .ours(median(&taken.again, wall))
            .peer("our own first load", median(&taken.first, wall))
            .goal(Goal::Ratio(0.25)),
    )?;
    report.add(
        measure("fields and index included, against rows alone")
            .ours(median(&taken.first, wall))
            .peer(&format!("{peer}, rows alone"), median(equal_rows, wall))
            .goal(Goal::Ratio(2.3)),
    )?;
    report.add(
        measure("rows alone: the peer's plain script against equal settings")
            .ours(median(equal_rows, wall))
            .peer(&format!("{peer}, plain"), median(plain_rows, wall)),
    )?;
    let bytes = |what: &str, values: &[f64]| {
        Measure::of("P2", what, "MB")
            .ours(Samples::new(values.to_vec()).median())
            .rounds(setting.rounds)
    };
    report.add(bytes("written by the first load", &taken.written))?;
    report.add(bytes("written when nothing changed", &taken.written_again))
}

/// The share of the search index.
fn size(report: &mut Report, path: &Path) -> Result<()> {
    let db = beside(path)?;
    let pages = |name: &str| -> Result<f64> {
        let sql = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND name LIKE ?1";
        Ok(db.query_row(sql, [name], |row| row.get(0))?)
    };
    let (index, table, all) = (pages("txn_fts%")?, pages("txn")?, pages("%")?);
    for (what, of, most) in [
        ("search index of the table", table, 0.4),
        ("search index of the file", all, 0.25),
    ] {
        let measure = Measure::of("P4", what, "MB")
            .ours(index / 1e6)
            .peer("the same file", of / 1e6);
        report.add(measure.goal(Goal::Ratio(most)))?;
    }
    Ok(())
}
