//! The whole sweep: walks, search, report.

use std::fs;
use std::path::Path;

use super::control::planted;
use super::places::{Place, Report, Sweep};
use super::stage::Stage;
use super::{command_line, window};
use crate::environment::MARK;
use crate::{Problem, Result, paths};

/// What a sweep found.
#[derive(Debug)]
pub struct Found {
    /// One for each place, the control last.
    pub reports: Vec<Report>,
    /// What is wrong, in sentences.
    pub complaints: Vec<String>,
}

/// How much is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// The command line, and a wizard that is killed half way.
    Short,
}

/// Walks and searches what is left.
pub async fn sweep(extent: Extent) -> Result<Found> {
    let stage = Stage::new()?;
    command_line::walk(&stage).await?;
    match extent {
        Extent::Whole => window::walk(&stage).await?,
        Extent::Short => window::left_half_way(&stage).await?,
    }
    search(&stage, extent)
}

/// Searches every place; the control comes last and must be found.
fn search(stage: &Stage, extent: Extent) -> Result<Found> {
    let canaries = stage.canaries();
    let sweep = Sweep::new(&canaries)?;
    let mut reports = Vec::new();
    for place in places(stage, extent)? {
        reports.push(sweep.search(&place)?);
    }
    let folder = paths::target().join("sweep/control");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let control = planted(&sweep, &canaries, &folder);
    // The secrets of the control are invented, but nothing is gained by leaving them.
    fs::remove_dir_all(&folder)?;
    let complaints = reports.iter().flat_map(Report::complaints).collect();
    reports.push(control?);
    Ok(Found { reports, complaints })
}

fn places(stage: &Stage, extent: Extent) -> Result<Vec<Place>> {
    let home = stage.machine.home();
    let keyring = std::env::var_os(MARK).ok_or_else(|| Problem::new("run `cargo xtask sweep`"))?;
    let (data, cli_data) = (stage.machine.data(), stage.folder("cli-data"));
    let folder = |name: &str| stage.folder(name);
    let whole = extent == Extent::Whole;
    let drafts = if whole { 3 } else { 2 };
    Ok(vec![
        Place::clean("data folder", 4, &[&data, &cli_data]),
        Place::clean("drafts", drafts, &[&folder("drafts")]),
        Place::clean("logs", 1, &[&stage.machine.logs()]),
        Place::clean("program output", 20, &[&folder("printed")]),
        Place::clean("webview storage", 3, &[&home]),
        Place::clean("temporary folder", 0, &[&folder("tmp")]),
        Place::clean("crash output", 0, &[&folder("crash")]),
        Place::clean("keyring", 1, &[Path::new(&keyring)]),
    ])
}
