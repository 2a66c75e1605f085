//! Job P1: our streaming reader against SAX parsers that build no values, and against lxml.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use converge::AnswerReader;
use xtask::environment::find_program;

use super::records::{self, RECORDS};
use super::rows::Adder;
use crate::measure::{self, Runner, Times};
use crate::report::{Goal, Measure, Report};
use crate::{Result, Setting, process};

const OURS: &str = "ours, typed rows";
const XMLLINT: &str = "xmllint --huge --sax --noout";
const XMLWF: &str = "xmlwf (expat)";
const LXML: &str = "lxml iterparse into dictionaries";

const SCRIPT: &str = "import sys\nfrom lxml import etree\nn=0\n\
for _, e in etree.iterparse(sys.argv[1], tag='txn', huge_tree=True):\n    d={c.tag: c.text for c in e}\n    n+=len(d)\n    e.clear()\nprint(n)";

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
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
    let times = measure::alternate(&runners, setting.rounds, &setting.data)?;
    measure::print(&times, answer.bytes);
    let growth = check(&times, &answer)?;
    tell(&times, growth, setting.rounds, report)
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

fn tell(times: &[Times], growth: Option<f64>, rounds: usize, report: &mut Report) -> Result<()> {
    let find = |name: &str| times.iter().find(|one| one.name == name);
    let cpu = |name: &str| find(name).and_then(Times::cpu);
    for (peer, most) in [(XMLLINT, 1.6), (XMLWF, 0.55), (LXML, 0.2)] {
        let both = find(OURS).map(Times::median).zip(find(peer).map(Times::median));
        let mut measure = Measure::of("P1", format!("time against {peer}"), "s").rounds(rounds);
        match both {
            Some((ours, theirs)) => measure = measure.ours(ours).peer(peer, theirs),
            None => measure = measure.note(format!("{peer} is not here")),
        }
        report.add(measure.goal(Goal::Ratio(most)))?;
        if let Some((ours, theirs)) = cpu(OURS).zip(cpu(peer)) {
            let measure = Measure::of("P1", format!("processor time against {peer}"), "s").rounds(rounds);
            report.add(measure.ours(ours).peer(peer, theirs))?;
        }
    }
    let mut measure = Measure::of("P1", "growth of memory", "MB").goal(Goal::Most(4.0));
    measure.ours = growth;
    report.add(measure.rounds(rounds))
}

/// Reads the file and prints the sums and the growth of memory in MB.
pub fn child(words: &[String]) -> Result<()> {
    let [path] = words else {
        return Err("usage: bench --child parse FILE".into());
    };
    let mut file = File::open(path)?;
    let mut piece = vec![0; 64 * 1024];
    let mut adder = Adder::new();
    let before = process::peak_memory();
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
    let after = process::peak_memory();
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
