//! The whole sweep: walks, search, report.

use std::fs;
use std::path::{Path, PathBuf};

use super::control::planted;
use super::places::{Place, Report, Sweep};
use super::stage::Stage;
use super::{command_line, older, window};
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
    let folder = |name: &str| stage.folder(name);
    let data = [
        stage.machine.data(),
        folder("cli-data"),
        folder("imported-data"),
        folder("older-data"),
    ];
    let printed: Vec<PathBuf> = data.iter().map(|data| data.join("print")).collect();
    let copies = older::copy_of(stage)?;
    let whole = extent == Extent::Whole;
    let least = |whole_has, short_has| if whole { whole_has } else { short_has };
    Ok(vec![
        Place::clean("data folder", 4, &paths_of(&data)),
        Place::clean("before-update copies", 1, &[&copies]),
        Place::clean("print folder", 0, &paths_of(&printed)),
        Place::clean("drafts", least(3, 2), &[&folder("drafts")]),
        Place::clean("logs", 1, &[&stage.machine.logs()]),
        Place::clean("program output", 20, &[&folder("printed")]),
        Place::clean("exports", least(2, 1), &[&folder("exports")]),
        Place::clean("masked sheets", 5, &[&folder("masked")]),
        Place::clean("sealed files", 3, &[&folder("sealed")]),
        Place::clean("webview storage", 1, &[&home]),
        Place::clean("temporary folder", 0, &[&folder("tmp")]),
        Place::clean("crash output", 0, &[&folder("crash")]),
        Place::clean("keyring", 1, &[Path::new(&keyring)]),
        Place::asked_for("asked for", &[&folder("asked-for")]),
    ])
}

fn paths_of(all: &[PathBuf]) -> Vec<&Path> {
    all.iter().map(PathBuf::as_path).collect()
}
