//! Job P1: our streaming reader against SAX parsers that build no values, and against lxml.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use converge::AnswerReader;
use counterfoil_tests::Result;
use xtask::environment::find_program;

use crate::Setting;
use crate::measure::{self, Runner, Times};
use crate::records::{self, RECORDS};
use crate::rows::Adder;
use crate::table::{Aim, Target};

const ROUNDS: usize = 5;
const OURS: &str = "ours, typed rows";
const XMLLINT: &str = "xmllint --huge --sax --noout";
const XMLWF: &str = "xmlwf (expat)";
const LXML: &str = "lxml iterparse into dictionaries";

const SCRIPT: &str = "import sys\nfrom lxml import etree\nn=0\n\
for _, e in etree.iterparse(sys.argv[1], tag='txn', huge_tree=True):\n    d={c.tag: c.text for c in e}\n    n+=len(d)\n    e.clear()\nprint(n)";

pub fn run(setting: &Setting) -> Result<Vec<Target>> {
    let answer = records::answer(&setting.data)?;
    println!(
        "  {} records of 48 fields, {:.1} MB",
        RECORDS,
        answer.bytes as f64 / 1e6
    );
    let path = answer.path.as_path();
    let us = std::env::current_exe()?;
    let mut runners = vec![Runner {
        name: OURS,
        start: Box::new(move || with(&us, &["--child", "parse"], path)),
    }];
    let mut missing = Vec::new();
    match find_program("xmllint") {
        Some(program) => runners.push(Runner {
            name: XMLLINT,
            start: Box::new(move || with(&program, &["--huge", "--sax", "--noout"], path)),
        }),
        None => missing.push((XMLLINT, "the package libxml2-utils")),
    }
    match find_program("xmlwf") {
        Some(program) => runners.push(Runner {
            name: XMLWF,
            start: Box::new(move || with(&program, &[], path)),
        }),
        None => missing.push((XMLWF, "the package expat")),
    }
    match &setting.python {
        Some(python) => runners.push(Runner {
            name: LXML,
            start: Box::new(move || with(python, &["-c", SCRIPT], path)),
        }),
        None => missing.push((LXML, "a Python with lxml, named by --python")),
    }
    for (name, needed) in &missing {
        println!("  NOT MEASURED: {name}: {needed} is not here.");
    }
    let times = measure::alternate(&runners, ROUNDS, &setting.data)?;
    measure::print(&times, answer.bytes);
    let growth = check(&times, &answer)?;
    Ok(targets(&times, growth))
}

fn with(program: &Path, words: &[&str], path: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(words).arg(path);
    command
}

/// Whether our last run found everything; the memory it took in MB.
fn check(times: &[Times], answer: &records::Answer) -> Result<Option<f64>> {
    let output = times.first().map_or("", |ours| ours.output.as_str());
    let words: Vec<&str> = output.split_whitespace().collect();
    let [rows, fields, cents, rest, growth] = words.as_slice() else {
        return Err(format!("our run printed {output:?}").into());
    };
    let expected = [
        RECORDS.to_string(),
        (RECORDS * 48).to_string(),
        answer.cents.to_string(),
    ];
    if [*rows, *fields, *cents] != expected {
        return Err(format!("our run found {output:?}, not {expected:?}").into());
    }
    println!("  rows {rows}, fields {fields}, cents {cents}, sum of everything else {rest}: complete");
    Ok(growth.parse().ok())
}

fn targets(times: &[Times], growth: Option<f64>) -> Vec<Target> {
    let median = |name: &str| times.iter().find(|one| one.name == name).map(Times::median);
    let ratio = |name| Some(median(OURS)? / median(name)?);
    let target = |what: String, measured, aim, unit| Target {
        what,
        measured,
        aim,
        unit,
    };
    vec![
        target(
            format!("time of {XMLLINT}"),
            ratio(XMLLINT),
            Aim::AtMost(1.6),
            "x",
        ),
        target(format!("time of {XMLWF}"), ratio(XMLWF), Aim::AtMost(0.55), "x"),
        target(
            format!("times faster than {LXML}"),
            ratio(LXML).map(|ratio| 1.0 / ratio),
            Aim::AtLeast(5.0),
            "x",
        ),
        target("growth of memory".to_owned(), growth, Aim::AtMost(4.0), "MB"),
    ]
}

/// Reads the file and prints the sums and the growth of memory in MB.
pub fn child(words: &[String]) -> Result<()> {
    let [path] = words else {
        return Err("usage: bench --child parse FILE".into());
    };
    let mut file = File::open(path)?;
    let mut piece = vec![0; 64 * 1024];
    let mut adder = Adder::new();
    let before = measure::peak_memory();
    let mut reader = AnswerReader::default();
    let mut add = |fields: &converge::Fields| adder.add(fields);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        reader.feed(piece.get(..read).unwrap_or_default(), &mut add)?;
    }
    let answer = reader.finish(&mut add)?;
    let after = measure::peak_memory();
    if !answer.is_complete() {
        return Err("the list is not complete".into());
    }
    let growth = match (before, after) {
        (Some(before), Some(after)) => ((after - before) as f64 / 1e6).to_string(),
        _ => "unknown".to_owned(),
    };
    let sums = adder.sums;
    println!(
        "{} {} {} {} {growth}",
        sums.rows, sums.fields, sums.cents, sums.rest
    );
    Ok(())
}
