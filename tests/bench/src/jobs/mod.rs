//! The jobs, in the order in which they run.

mod arm;
mod export;
mod groups;
mod hostile;
mod list;
mod load;
mod memory;
mod pages;
mod parse;
mod rank;
mod records;
mod rows;
mod substring;
mod window;

use crate::report::Report;
use crate::{Result, Setting};

/// One job: an id of the benchmark table, a name, and how it is run.
#[derive(Debug)]
pub struct Job {
    pub id: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Setting, &mut Report) -> Result<()>,
}

const fn job(
    id: &'static str,
    name: &'static str,
    about: &'static str,
    run: fn(&Setting, &mut Report) -> Result<()>,
) -> Job {
    Job { id, name, about, run }
}

pub const ALL: &[Job] = &[
    job(
        "P1",
        "parse",
        "an answer of 100,000 records of 48 fields into typed rows",
        parse::run,
    ),
    job(
        "HOSTILE",
        "hostile",
        "answers sent in bad faith: refused quickly and in little memory",
        hostile::run,
    ),
    job(
        "P2",
        "load",
        "all payments into an empty history, and once more",
        load::run,
    ),
    job(
        "P3",
        "pages",
        "pages of the list, and pages of filters without an index",
        pages::run,
    ),
    job(
        "P4",
        "substring",
        "a piece of text in five fields",
        substring::run,
    ),
    job("P5", "groups", "day by terminal by brand", groups::run),
    job("P6", "running", "a running balance", groups::running),
    job("P8", "rank", "any row of the list by its number", rank::run),
    job("P9", "csv", "every row into a CSV", export::csv),
    job("P10", "xlsx", "every row into a workbook", export::xlsx),
    job(
        "P11",
        "memory",
        "memory of the history in use, without a window",
        memory::run,
    ),
    job(
        "P15",
        "arm",
        "what the money journal adds before the first byte leaves",
        arm::run,
    ),
    job("P7", "open", "opening the list of the window", window::open_list),
    job("P13", "start", "starting the window", window::start),
];

/// Finds a job by its id or its name.
pub fn named(name: &str) -> Result<&'static Job> {
    let known = || ALL.iter().map(|job| job.name).collect::<Vec<_>>().join(", ");
    ALL.iter()
        .find(|job| job.name == name || job.id.eq_ignore_ascii_case(name))
        .ok_or_else(|| format!("There is no job `{name}`. Jobs: {}.", known()).into())
}

/// The part of a job that runs in a process of its own, so that its time and memory are its own.
pub fn child(name: &str, words: &[String]) -> Result<()> {
    match name {
        "parse" => parse::child(words),
        "hostile" => hostile::child(words),
        "export" => export::child(words),
        "memory" => memory::child(words),
        _ => Err(format!("there is no child `{name}`").into()),
    }
}
