//! The places that are searched, and what is said of each.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::canary::Canary;
use super::scan::{Hit, Scanner};
use crate::{Problem, Result};

/// A file is read in parts of this size, in bytes, so that a memory image does not fill ours.
const PART: u64 = 128 << 20;
/// Parts overlap by more than the longest needle.
const OVERLAP: u64 = 64 << 10;

/// Somewhere that secrets could have been left.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name in the report.
    pub name: &'static str,
    /// Folders and files.
    pub roots: Vec<PathBuf>,
    /// Files that must be there, or the walks did not reach this place.
    pub at_least: usize,
    /// A person asked for the secret here: it must be found.
    pub asked_for: bool,
}

impl Place {
    /// A place that must be clean, with at least so many files.
    pub fn clean(name: &'static str, at_least: usize, roots: &[&Path]) -> Place {
        Place {
            name,
            roots: roots.iter().map(|&root| root.to_owned()).collect(),
            at_least,
            asked_for: false,
        }
    }

    /// Where a person asked for secrets.
    pub fn asked_for(name: &'static str, roots: &[&Path]) -> Place {
        Place {
            asked_for: true,
            ..Place::clean(name, 1, roots)
        }
    }
}

/// What was found in a place.
#[derive(Clone, Debug)]
pub struct Report {
    /// The place.
    pub place: Place,
    /// How many files were read.
    pub files: usize,
    /// In which files, and where.
    pub hits: Vec<(PathBuf, Hit)>,
}

impl Report {
    /// The path, without a name that holds a secret itself.
    fn shown(&self, path: &Path) -> String {
        let named = |one: &&(PathBuf, Hit)| one.0 == path && one.1.in_name;
        match (self.hits.iter().find(named), path.parent()) {
            (Some(_), Some(folder)) => format!("the name of a file in {}", folder.display()),
            _ => path.display().to_string(),
        }
    }

    /// One line of the report.
    pub fn line(&self) -> Value {
        json!({ "place": self.place.name, "files": self.files, "hits": self.hits.len() })
    }

    /// What is wrong here, in sentences that never hold a secret.
    pub fn complaints(&self) -> Vec<String> {
        let name = self.place.name;
        let mut all = Vec::new();
        if self.files < self.place.at_least {
            all.push(format!(
                "{name}: {} files, and {} were expected, so the walks did not reach this place",
                self.files, self.place.at_least
            ));
        }
        if self.place.asked_for {
            if self.hits.is_empty() {
                all.push(format!("{name}: the secrets that were asked for are not there"));
            }
            return all;
        }
        all.extend(self.hits.iter().map(|(path, hit)| {
            let inside: String = hit
                .inside
                .iter()
                .map(|at| format!(" in what is packed at {at}"))
                .collect();
            format!(
                "{name}: {} in {} at {}{inside} ({}, {:?})",
                hit.label,
                self.shown(path),
                hit.offset,
                hit.layout.name(),
                hit.coding
            )
        }));
        all
    }
}

/// Searches places for canaries.
#[derive(Debug)]
pub struct Sweep {
    scanner: Scanner,
}

impl Sweep {
    /// For these canaries.
    pub fn new(canaries: &[Canary]) -> Result<Sweep> {
        Ok(Sweep {
            scanner: Scanner::new(canaries)?,
        })
    }

    /// Searches every file of a place: its name, its bytes, what is packed in it, and the
    /// words of a PDF.
    pub fn search(&self, place: &Place) -> Result<Report> {
        let mut report = Report {
            place: place.clone(),
            files: 0,
            hits: Vec::new(),
        };
        for root in &place.roots {
            for path in files(root)? {
                report.files += 1;
                let hits = self.file(&path)?;
                report
                    .hits
                    .extend(hits.into_iter().map(|hit| (path.clone(), hit)));
            }
        }
        Ok(report)
    }

    fn file(&self, path: &Path) -> Result<Vec<Hit>> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut hits = self.scanner.scan(name.as_bytes());
        hits.iter_mut().for_each(|hit| hit.in_name = true);
        hits.extend(self.content(path)?);
        if path.extension().is_some_and(|ending| ending == "pdf") {
            hits.extend(self.scanner.scan(&words(path)?));
        }
        Ok(hits)
    }

    fn content(&self, path: &Path) -> Result<Vec<Hit>> {
        let Ok(mut file) = File::open(path) else {
            // Gone meanwhile: it holds nothing any more.
            return Ok(Vec::new());
        };
        let (mut hits, mut start) = (Vec::new(), 0);
        loop {
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = Vec::new();
            file.by_ref().take(PART).read_to_end(&mut bytes)?;
            let found = self.scanner.scan(&bytes).into_iter();
            hits.extend(found.map(|hit| moved(hit, usize::try_from(start).unwrap_or(usize::MAX))));
            if (bytes.len() as u64) < PART {
                return Ok(hits);
            }
            start += PART - OVERLAP;
        }
    }
}

/// The same hit seen from the beginning of the file.
fn moved(mut hit: Hit, by: usize) -> Hit {
    match hit.inside.first_mut() {
        Some(outermost) => *outermost += by,
        None => hit.offset += by,
    }
    hit
}

/// The words of a PDF, and once more without any space: glyphs hide them from a search of
/// its bytes.
fn words(path: &Path) -> Result<Vec<u8>> {
    let answer = Command::new("pdftotext").arg(path).arg("-").output();
    let answer =
        answer.map_err(|error| Problem::new(format!("pdftotext (package poppler-utils): {error}")))?;
    if !answer.status.success() {
        return Err(Problem::new(format!("pdftotext cannot read {}", path.display())));
    }
    let text = String::from_utf8_lossy(&answer.stdout).into_owned();
    let squeezed: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    // As two texts for the search: one secret is then one hit in each.
    Ok([text.as_bytes(), &[0; 64], squeezed.as_bytes()].concat())
}

/// All files below a folder, or the file itself; nothing where there is nothing.
pub fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    let Ok(kind) = fs::symlink_metadata(root) else {
        return Ok(all);
    };
    if kind.is_file() {
        all.push(root.to_owned());
    } else if kind.is_dir() {
        let mut below: Vec<PathBuf> = fs::read_dir(root)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<_>>()?;
        below.sort();
        for path in below {
            all.extend(files(&path)?);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIN: &str = "Q7XK2M9PLT4VB8NRZ3WD6HJF5YGCS1AEQ7KX2P9MTL4BV8RNW3ZD6JHF5GYCA1ES";

    fn sweep() -> Sweep {
        Sweep::new(&[Canary::new("PIN of Parks", PIN)]).unwrap()
    }

    #[test]
    fn a_clean_place_says_how_many_files_were_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("below")).unwrap();
        fs::write(folder.path().join("a"), "nothing").unwrap();
        fs::write(folder.path().join("below/b"), &PIN[..12]).unwrap();
        let report = sweep()
            .search(&Place::clean("logs", 2, &[folder.path()]))
            .unwrap();
        assert_eq!(report.line(), json!({ "place": "logs", "files": 2, "hits": 0 }));
        assert_eq!(report.complaints(), Vec::<String>::new());
    }

    #[test]
    fn a_hit_names_file_and_offset_and_never_the_secret() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("window.log"), format!("12345{PIN}")).unwrap();
        let report = sweep()
            .search(&Place::clean("logs", 1, &[folder.path()]))
            .unwrap();
        let complaints = report.complaints();
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].contains("window.log at 5") && complaints[0].contains("PIN of Parks"));
        assert!(!complaints[0].contains(&PIN[..8]), "{complaints:?}");
    }

    #[test]
    fn a_name_of_a_file_counts_and_so_does_a_place_that_was_never_reached() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(format!("sheet-{PIN}")), "").unwrap();
        let place = Place::clean("exports", 1, &[folder.path()]);
        let report = sweep().search(&place).unwrap();
        assert_eq!(report.hits.len(), 1);
        assert!(!report.complaints()[0].contains(PIN), "{:?}", report.complaints());
        let nowhere = Place::clean("exports", 1, &[&folder.path().join("nowhere")]);
        assert_eq!(sweep().search(&nowhere).unwrap().complaints().len(), 1);
    }

    #[test]
    fn where_secrets_were_asked_for_they_must_be_found() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::asked_for("asked for", &[folder.path()]);
        fs::write(folder.path().join("sheet"), "nothing").unwrap();
        assert_eq!(sweep().search(&place).unwrap().complaints().len(), 1);
        fs::write(folder.path().join("sheet"), PIN).unwrap();
        assert_eq!(sweep().search(&place).unwrap().complaints(), Vec::<String>::new());
    }

    #[test]
    fn a_row_of_a_database_is_found_in_the_file_and_in_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let open = rusqlite::Connection::open(folder.path().join("some.db")).unwrap();
        open.pragma_update(None, "journal_mode", "wal").unwrap();
        open.execute("CREATE TABLE setting (value TEXT)", []).unwrap();
        open.execute("INSERT INTO setting VALUES (?1)", [PIN]).unwrap();
        let found = |sweep: &Sweep| {
            let report = sweep.search(&Place::clean("data", 1, &[folder.path()])).unwrap();
            let names: Vec<_> = report
                .hits
                .iter()
                .map(|(path, _)| path.file_name().unwrap().to_owned())
                .collect();
            names
        };
        assert_eq!(found(&sweep()), ["some.db-wal"]);
        open.pragma_update(None, "wal_checkpoint", "truncate").unwrap();
        // Deleted rows stay in the file until it is written over.
        open.execute("DELETE FROM setting", []).unwrap();
        open.query_row("PRAGMA wal_checkpoint(truncate)", [], |_| Ok(()))
            .unwrap();
        drop(open);
        assert!(found(&sweep()).iter().all(|name| name == "some.db"));
    }
}
