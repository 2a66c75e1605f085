//! The planted control: every canary in every writing, each of which must be found.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::canary::{Canary, Coding, Layout};
use super::places::{Place, Report, Sweep};
use crate::{Problem, Result};

/// Plants everything in `folder`, searches it and fails when one file comes back clean.
pub fn planted(sweep: &Sweep, canaries: &[Canary], folder: &Path) -> Result<Report> {
    fs::create_dir_all(folder)?;
    let written = plant(canaries, folder)?;
    let report = sweep.search(&Place::asked_for("control", &[folder]))?;
    let found = |one: &&Planted<'_>| {
        report
            .hits
            .iter()
            .any(|(seen, hit)| *seen == one.path && hit.label == one.label)
    };
    let missed: Vec<String> = written
        .iter()
        .filter(|one| !found(one))
        .map(|one| format!("{} as {}", one.label, one.writing))
        .collect();
    if missed.is_empty() {
        return Ok(report);
    }
    Err(Problem::new(format!(
        "the search missed {} of {} planted files: {}, …",
        missed.len(),
        written.len(),
        missed[..missed.len().min(12)].join(", ")
    )))
}

/// A file with one secret in one writing. Its path may hold the secret.
struct Planted<'a> {
    path: PathBuf,
    label: &'a str,
    writing: String,
}

fn plant<'a>(canaries: &'a [Canary], folder: &Path) -> Result<Vec<Planted<'a>>> {
    let mut written = Vec::new();
    for (number, canary) in canaries.iter().enumerate() {
        let mut write = |name: String, bytes: &[u8]| -> Result<()> {
            let path = folder.join(format!("{number}-{name}"));
            fs::write(&path, [b"something before ", bytes, b" and after"].concat())?;
            let label = canary.label.as_str();
            written.push(Planted {
                path,
                label,
                writing: name,
            });
            Ok(())
        };
        for (row, layout) in Layout::ALL.into_iter().enumerate() {
            let laid_out = layout.of(&canary.text);
            for coding in Coding::ALL {
                write(format!("{row}-{coding:?}"), &coding.bytes(&laid_out))?;
            }
        }
        for (name, bytes) in packed(&canary.text)? {
            write(name.to_owned(), &bytes)?;
        }
        write("one place flipped".to_owned(), &flipped(&canary.text))?;
        let mut add = |path: PathBuf, writing: &str| {
            let (label, writing) = (canary.label.as_str(), writing.to_owned());
            written.push(Planted { path, label, writing });
        };
        let path = folder.join(format!("{number}-named-{}", canary.text));
        // A passphrase may have what no file name can have.
        if !canary.text.contains('/') && fs::write(&path, "").is_ok() {
            add(path, "name of a file");
        }
        add(
            database(canary, &folder.join(format!("{number}.db")))?,
            "deleted row",
        );
    }
    Ok(written)
}

/// The secret with its last letter changed; short ones stay, since half of one would be found
/// by chance.
fn flipped(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    if let Some(last) = bytes.get_mut(32..).and_then(<[u8]>::last_mut) {
        *last = b'!';
    }
    bytes
}

fn packed(text: &str) -> Result<[(&'static str, Vec<u8>); 4]> {
    let line = format!("BT ({text}) Tj ET");
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(line.as_bytes())?;
    let zlib = zlib.finish()?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(line.as_bytes())?;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(line.as_bytes())?;
    // A local file head of a zip archive with a name of one letter.
    let head = [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 16], &[1, 0, 0, 0], b"a"].concat();
    let mut twice = GzEncoder::new(Vec::new(), Compression::default());
    twice.write_all(&zlib)?;
    Ok([
        ("zlib", zlib),
        ("gzip", gzip.finish()?),
        ("zip", [head, deflate.finish()?].concat()),
        ("zlib-in-gzip", twice.finish()?),
    ])
}

/// A deleted row, which SQLite leaves in the file until something is written over it.
fn database(canary: &Canary, path: &Path) -> Result<PathBuf> {
    let open = rusqlite::Connection::open(path)?;
    open.execute_batch("PRAGMA secure_delete = OFF; CREATE TABLE secret (text TEXT)")?;
    open.execute("INSERT INTO secret VALUES (?1)", [&canary.text])?;
    open.execute("DELETE FROM secret", [])?;
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_planted_writing_is_found_and_a_blind_search_is_noticed() {
        let canaries = [
            Canary::new(
                "PIN",
                "Q7XK2M9PLT4VB8NRZ3WD6HJF5YGCS1AEQ7KX2P9MTL4BV8RNW3ZD6JHF5GYCA1ES",
            ),
            Canary::new("card", "4111111111111111"),
            Canary::new("passphrase", "heron-lantern-copper-violin-4471"),
        ];
        let folder = tempfile::tempdir().unwrap();
        let sweep = Sweep::new(&canaries).unwrap();
        let report = planted(&sweep, &canaries, &folder.path().join("all")).unwrap();
        assert!(
            report.files > 400 && report.hits.len() >= report.files,
            "{}",
            report.line()
        );
        let half_blind = Sweep::new(&canaries[..2]).unwrap();
        let problem = planted(&half_blind, &canaries, &folder.path().join("half")).unwrap_err();
        assert!(
            problem.text().starts_with("the search missed 142 of 426"),
            "{problem:?}"
        );
        assert!(!problem.text().contains("heron"), "{problem:?}");
    }
}
