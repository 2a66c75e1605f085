//! Tables in files that are whole or not there.
#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use counterfoil_documents::table::{
    About, Cell, Column, CsvOptions, Format, Kind, Progress, TableError, TableFile, XlsxOptions,
};

fn about() -> About {
    About {
        title: "Payments".to_owned(),
        program: "Counterfoil".to_owned(),
        made_by: "Dana Reyes".to_owned(),
        made: "October 31, 2026".to_owned(),
        at: "2026-10-31T18:14:00Z".parse().unwrap(),
        zone: "UTC".to_owned(),
        filters: Vec::new(),
        facts: Vec::new(),
    }
}

fn columns() -> [Column; 1] {
    [Column {
        key: "id",
        title: "Id".to_owned(),
        kind: Kind::Text,
        width: 12,
    }]
}

fn create(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

fn quiet() -> Progress<'static> {
    Box::new(|_| ControlFlow::Continue(()))
}

fn formats() -> [Format; 2] {
    [
        Format::Csv(CsvOptions::default()),
        Format::Xlsx(XlsxOptions::default()),
    ]
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

/// Writes rows until something stops it.
fn export(target: &Path, format: Format, rows: u64, progress: Progress<'_>) -> Result<u64, TableError> {
    let mut file = TableFile::create(target, &create, format, &columns(), progress)?;
    for _ in 0..rows {
        file.row(&[Cell::Text("004287")])?;
    }
    file.finish(&about()).map(|written| written.bytes)
}

#[test]
fn a_finished_file_takes_the_place_of_the_older_one_and_leaves_nothing_beside_it() {
    for format in formats() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("payments");
        fs::write(&target, "older").unwrap();
        let bytes = export(&target, format, 5_000, quiet()).unwrap();
        assert_eq!(fs::metadata(&target).unwrap().len(), bytes);
        assert_ne!(fs::read(&target).unwrap(), b"older");
        assert_eq!(names(folder.path()), ["payments"]);
    }
}

#[test]
fn until_it_is_finished_the_older_file_stays_and_a_dropped_one_leaves_nothing() {
    for format in formats() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("payments");
        fs::write(&target, "older").unwrap();
        let mut file = TableFile::create(&target, &create, format, &columns(), quiet()).unwrap();
        for _ in 0..100_000 {
            file.row(&[Cell::Text("x")]).unwrap();
        }
        assert_eq!(names(folder.path()).len(), 2);
        assert_eq!(fs::read(&target).unwrap(), b"older");
        drop(file);
        assert_eq!(names(folder.path()), ["payments"]);
        assert_eq!(fs::read(&target).unwrap(), b"older");
    }
}

#[test]
fn a_cancelled_export_stops_within_a_thousand_rows_and_leaves_nothing() {
    for format in formats() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("payments");
        let seen = AtomicU64::new(0);
        let progress: Progress<'_> = Box::new(|rows| {
            seen.store(rows, Ordering::Relaxed);
            if rows >= 2_000 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        let error = export(&target, format, 50_000, progress).unwrap_err();
        assert!(matches!(error, TableError::Cancelled));
        assert_eq!(seen.load(Ordering::Relaxed), 2_000);
        assert!(names(folder.path()).is_empty());
    }
}

#[test]
fn an_export_cancelled_at_its_very_end_leaves_the_older_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("payments.xlsx");
    fs::write(&target, "older").unwrap();
    let mut calls = 0;
    let progress: Progress<'_> = Box::new(move |rows| {
        assert_eq!(rows, 10);
        calls += 1;
        if calls == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let error = export(&target, Format::Xlsx(XlsxOptions::default()), 10, progress).unwrap_err();
    assert!(matches!(error, TableError::Cancelled));
    assert_eq!(fs::read(&target).unwrap(), b"older");
    assert_eq!(names(folder.path()), ["payments.xlsx"]);
}

#[test]
fn two_exports_to_one_name_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("payments.csv");
    let begin = || {
        let format = Format::Csv(CsvOptions::default());
        TableFile::create(&target, &create, format, &columns(), quiet()).unwrap()
    };
    let (mut first, second) = (begin(), begin());
    first.row(&[Cell::Text("1")]).unwrap();
    first.finish(&about()).unwrap();
    second.finish(&about()).unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"Id\r\n");
    assert_eq!(names(folder.path()), ["payments.csv"]);
}

#[test]
fn a_file_that_an_office_program_has_open_is_left_alone() {
    for sign in ["~$payments.xlsx", ".~lock.payments.xlsx#"] {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("payments.xlsx");
        fs::write(&target, "open").unwrap();
        fs::write(folder.path().join(sign), "").unwrap();
        for format in formats() {
            let error = export(&target, format, 1, quiet()).unwrap_err();
            assert!(matches!(error, TableError::InUse));
        }
        assert_eq!(fs::read(&target).unwrap(), b"open");
        assert_eq!(names(folder.path()).len(), 2);
    }
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_before_the_first_row() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.csv")).unwrap();
    let missing = folder.path().join("nowhere").join("payments.csv");
    for target in [
        missing,
        folder.path().join("folder.csv"),
        folder.path().join(".."),
    ] {
        for format in formats() {
            let error = export(&target, format, 1, quiet()).unwrap_err();
            assert!(matches!(error, TableError::NotWritable(_)), "{error:?}");
        }
    }
    assert_eq!(names(folder.path()), ["folder.csv"]);
}

/// Linux has a file that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_leaves_nothing() {
    let full = |part: &Path| {
        std::os::unix::fs::symlink("/dev/full", part)?;
        File::options().write(true).open(part)
    };
    for format in formats() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("payments");
        fs::write(&target, "older").unwrap();
        let begun = TableFile::create(&target, &full, format, &columns(), quiet());
        let ended = begun.and_then(|mut file| {
            for _ in 0..300_000 {
                file.row(&[Cell::Text("004287")])?;
            }
            file.finish(&about())
        });
        assert!(matches!(ended, Err(TableError::DiskFull)), "{ended:?}");
        assert_eq!(names(folder.path()), ["payments"]);
        assert_eq!(fs::read(&target).unwrap(), b"older");
    }
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_readers_and_a_link_to_it_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
    fs::write(&real, "older").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    export(&link, Format::Csv(CsvOptions::default()), 1, quiet()).unwrap();
    assert_eq!(fs::read(&real).unwrap(), b"Id\r\n004287\r\n");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}
