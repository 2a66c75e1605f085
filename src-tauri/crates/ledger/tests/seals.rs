//! Whatever is done to the list of who did what by somebody with the file, the check names it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::{Path, PathBuf};

use counterfoil_ledger as ledger;
use domain::Sensitive;
use ledger::{Ledger, NewAudit, SealFault, SealHead, SealKey, SealReport};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

const TEXTS: [&str; 13] = [
    "who",
    "source",
    "account",
    "action",
    "object",
    "object_id",
    "object_name",
    "sentence",
    "reason",
    "before",
    "after",
    "result",
    "person",
];

fn key() -> SealKey {
    SealKey::new("key-1", Sensitive::new(vec![7; 32]))
}

fn entry(n: i64) -> NewAudit {
    let some = |text: &str| (n % 2 == 0).then(|| format!("{text} {n}"));
    NewAudit {
        at: 1_700_000_000 + n,
        who: format!("clerk{n}"),
        person: some("p"),
        source: "window".into(),
        account: some("a"),
        action: "pin_revealed".into(),
        object: "pin".into(),
        object_id: some("t"),
        object_name: "Web".into(),
        sentence: format!("clerk{n} showed Åsa a PIN."),
        reason: some("by phone"),
        before: some("{\"x\":1}"),
        after: None,
        result: "done".into(),
    }
}

struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
    ledger: Ledger,
}

impl File {
    async fn with(entries: i64) -> File {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let ledger = Ledger::open(&path).await.unwrap();
        ledger.set_seal_key(Some(key()));
        for n in 1..=entries {
            assert_eq!(ledger.note(&entry(n)).await.unwrap(), n);
        }
        File {
            _folder: folder,
            path,
            ledger,
        }
    }

    async fn check(&self, anchor: Option<&SealHead>) -> SealReport {
        self.ledger.check_seals(&[key()], anchor).await.unwrap()
    }

    async fn head(&self) -> SealHead {
        self.ledger.seal_head().await.unwrap().unwrap()
    }

    /// A connection of somebody who knows the file and takes its locks off.
    async fn intruder(&self) -> SqliteConnection {
        intruder(&self.path).await
    }
}

async fn intruder(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(false);
    let mut raw = SqliteConnection::connect_with(&options).await.unwrap();
    let triggers: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'",
    )
    .fetch_all(&mut raw)
    .await
    .unwrap();
    for name in triggers {
        run(&mut raw, &format!("DROP TRIGGER {name}")).await;
    }
    run(&mut raw, "PRAGMA ignore_check_constraints = ON").await;
    raw
}

async fn run(raw: &mut SqliteConnection, sql: &str) {
    sqlx::query(AssertSqlSafe(sql.to_owned()))
        .execute(raw)
        .await
        .unwrap();
}

fn broken(report: &SealReport) -> (i64, SealFault) {
    let found = report.broken.expect("found");
    (found.no, found.fault)
}

#[tokio::test]
async fn what_this_program_wrote_is_in_order_and_the_head_says_how_many_there_are() {
    let file = File::with(5).await;
    let report = file.check(None).await;
    assert_eq!(
        (report.entries, report.broken, report.without_key),
        (5, None, None)
    );
    assert!(report.late.is_empty());
    let head = file.head().await;
    assert_eq!((head.no, head.entries), (5, 5));
    assert_eq!(report.head.as_ref(), Some(&head));
    assert_eq!(file.check(Some(&head)).await.broken, None);
}

#[tokio::test]
async fn any_flipped_byte_of_any_text_of_an_entry_is_found_and_named() {
    let file = File::with(4).await;
    let mut raw = file.intruder().await;
    let mut tried = 0;
    for no in 1..=4_i64 {
        for column in TEXTS {
            let sql = format!("SELECT CAST({column} AS BLOB) FROM audit WHERE no = {no}");
            let stored: Option<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(sql))
                .fetch_one(&mut raw)
                .await
                .unwrap();
            let put = format!("UPDATE audit SET {column} = CAST(?1 AS TEXT) WHERE no = {no}");
            let mut wrong: Vec<Option<Vec<u8>>> = match &stored {
                None => vec![Some(Vec::new())],
                Some(bytes) => (0..bytes.len())
                    .map(|at| {
                        let mut changed = bytes.clone();
                        changed[at] ^= 1 << (at % 8);
                        Some(changed)
                    })
                    .collect(),
            };
            // Nothing where there was something is a change, too, where the column allows it.
            if stored.is_some() && ["account", "object_id", "reason", "before", "person"].contains(&column) {
                wrong.push(None);
            }
            for value in wrong.iter().chain([&stored]) {
                sqlx::query(AssertSqlSafe(put.clone()))
                    .bind(value)
                    .execute(&mut raw)
                    .await
                    .unwrap();
                let report = file.check(None).await;
                if value == &stored {
                    assert_eq!(report.broken, None, "{column} of {no} put right");
                } else {
                    assert_eq!(broken(&report), (no, SealFault::Changed), "{column} of {no}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[tokio::test]
async fn a_flipped_time_or_seal_is_found_and_named() {
    let file = File::with(3).await;
    let mut raw = file.intruder().await;
    for bit in 0..63 {
        run(
            &mut raw,
            &format!("UPDATE audit SET at = (at | (1 << {bit})) - (at & (1 << {bit})) WHERE no = 2"),
        )
        .await;
        assert_eq!(
            broken(&file.check(None).await),
            (2, SealFault::Changed),
            "bit {bit}"
        );
        run(
            &mut raw,
            &format!("UPDATE audit SET at = {} WHERE no = 2", entry(2).at),
        )
        .await;
    }
    for column in ["previous", "seal"] {
        let sql = format!("SELECT {column} FROM audit_seal WHERE no = 2");
        let stored: Vec<u8> = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&mut raw)
            .await
            .unwrap();
        let put = format!("UPDATE audit_seal SET {column} = ?1 WHERE no = 2");
        for at in 0..stored.len() {
            let mut changed = stored.clone();
            changed[at] ^= 0x40;
            sqlx::query(AssertSqlSafe(put.clone()))
                .bind(changed)
                .execute(&mut raw)
                .await
                .unwrap();
            assert_eq!(
                broken(&file.check(None).await),
                (2, SealFault::Changed),
                "{column} {at}"
            );
        }
        sqlx::query(AssertSqlSafe(put.clone()))
            .bind(&stored)
            .execute(&mut raw)
            .await
            .unwrap();
    }
    run(&mut raw, "UPDATE audit_seal SET late = 1 WHERE no = 2").await;
    assert_eq!(broken(&file.check(None).await), (2, SealFault::Changed));
    run(
        &mut raw,
        "UPDATE audit_seal SET late = 0, key = 'kex-1' WHERE no = 2",
    )
    .await;
    let report = file.check(None).await;
    assert_eq!((report.broken, report.without_key), (None, Some((2, 2))));
}

#[tokio::test]
async fn a_removed_entry_is_named_with_and_without_its_seal() {
    for (no, with_seal) in [(1, false), (1, true), (3, false), (3, true), (5, false)] {
        let file = File::with(5).await;
        let mut raw = file.intruder().await;
        run(&mut raw, &format!("DELETE FROM audit WHERE no = {no}")).await;
        if with_seal {
            run(&mut raw, &format!("DELETE FROM audit_seal WHERE no = {no}")).await;
        }
        let expected = if no == 5 {
            SealFault::CutOff
        } else {
            SealFault::Missing
        };
        assert_eq!(broken(&file.check(None).await), (no, expected));
    }
}

#[tokio::test]
async fn exchanged_renumbered_and_inserted_entries_are_named() {
    let file = File::with(5).await;
    let mut raw = file.intruder().await;
    for table in ["audit", "audit_seal"] {
        run(&mut raw, &format!("UPDATE {table} SET no = 99 WHERE no = 2")).await;
        run(&mut raw, &format!("UPDATE {table} SET no = 2 WHERE no = 4")).await;
        run(&mut raw, &format!("UPDATE {table} SET no = 4 WHERE no = 99")).await;
    }
    assert_eq!(broken(&file.check(None).await), (2, SealFault::Changed));

    // Entry 3 is taken out and those after it move up, each with its own seal.
    let file = File::with(5).await;
    let mut raw = file.intruder().await;
    for table in ["audit", "audit_seal"] {
        run(&mut raw, &format!("DELETE FROM {table} WHERE no = 3")).await;
        run(&mut raw, &format!("UPDATE {table} SET no = 3 WHERE no = 4")).await;
        run(&mut raw, &format!("UPDATE {table} SET no = 4 WHERE no = 5")).await;
    }
    assert_eq!(broken(&file.check(None).await), (3, SealFault::Changed));

    let file = File::with(2).await;
    let mut raw = file.intruder().await;
    run(
        &mut raw,
        "INSERT INTO audit (at, who, source, action, object, object_name, sentence, result)
         VALUES (1, 'x', 'window', 'y', 'pin', '', 'x did y.', 'done')",
    )
    .await;
    assert_eq!(broken(&file.check(None).await), (3, SealFault::Unsealed));
}

#[tokio::test]
async fn a_seal_made_without_the_key_is_no_seal() {
    let file = File::with(2).await;
    let forger = SealKey::new("key-1", Sensitive::new(vec![8; 32]));
    file.ledger.set_seal_key(Some(forger));
    file.ledger.note(&entry(3)).await.unwrap();
    assert_eq!(broken(&file.check(None).await), (3, SealFault::Changed));
}

#[tokio::test]
async fn a_cut_tail_and_an_older_file_are_found_by_the_anchor_and_told_apart() {
    let file = File::with(3).await;
    file.ledger.close().await;
    let older = file.path.with_extension("older");
    std::fs::copy(&file.path, &older).unwrap();
    let ledger = Ledger::open(&file.path).await.unwrap();
    ledger.set_seal_key(Some(key()));
    for n in 4..=6 {
        ledger.note(&entry(n)).await.unwrap();
    }
    let anchor = ledger.seal_head().await.unwrap().unwrap();
    let mut raw = intruder(&file.path).await;
    for table in ["audit_seal", "audit"] {
        run(&mut raw, &format!("DELETE FROM {table} WHERE no > 4")).await;
    }
    let report = ledger.check_seals(&[key()], Some(&anchor)).await.unwrap();
    assert_eq!(broken(&report), (5, SealFault::CutOff));
    // Nothing inside the file would tell.
    assert_eq!(ledger.check_seals(&[key()], None).await.unwrap().broken, None);
    raw.close().await.unwrap();
    ledger.close().await;

    std::fs::copy(&older, &file.path).unwrap();
    let ledger = Ledger::open(&file.path).await.unwrap();
    ledger.set_seal_key(Some(key()));
    let report = ledger.check_seals(&[key()], Some(&anchor)).await.unwrap();
    assert_eq!(broken(&report), (4, SealFault::OlderFile));
    // The old file goes on past the anchor, with good seals.
    for n in 14..=18 {
        ledger.note(&entry(n)).await.unwrap();
    }
    let report = ledger.check_seals(&[key()], Some(&anchor)).await.unwrap();
    assert_eq!(broken(&report), (6, SealFault::Replaced));
}

#[tokio::test]
async fn entries_from_before_the_key_are_sealed_once_and_told_as_late() {
    let file = File::with(0).await;
    file.ledger.set_seal_key(None);
    for n in 1..=3 {
        file.ledger.note(&entry(n)).await.unwrap();
    }
    assert_eq!(broken(&file.check(None).await), (1, SealFault::Unsealed));
    assert_eq!(file.ledger.seal_left_over(&key()).await.unwrap(), Some((1, 3)));
    assert_eq!(file.ledger.seal_left_over(&key()).await.unwrap(), None);
    file.ledger.set_seal_key(Some(key()));
    file.ledger.note(&entry(4)).await.unwrap();
    let report = file.check(None).await;
    assert_eq!((report.broken, report.entries), (None, 4));
    assert_eq!(report.late, [(1, 3)]);
}

#[tokio::test]
async fn entries_wait_for_the_key_that_is_being_fetched() {
    let file = File::with(1).await;
    file.ledger.await_seal_key();
    let ledger = file.ledger.clone();
    let writing = tokio::spawn(async move { ledger.note(&entry(2)).await });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(!writing.is_finished());
    file.ledger.set_seal_key(Some(key()));
    writing.await.unwrap().unwrap();
    assert_eq!(file.check(None).await.broken, None);
}

#[tokio::test]
async fn an_entry_that_is_not_saved_leaves_no_seal() {
    let file = File::with(1).await;
    let mut work = file.ledger.begin().await.unwrap();
    work.note(&entry(2)).await.unwrap();
    drop(work);
    assert_eq!(file.head().await.no, 1);
    file.ledger.note(&entry(3)).await.unwrap();
    assert_eq!(file.check(None).await.broken, None);
}
