//! Files written by earlier versions, and the table that is only added to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

use domain::{AccountId, TerminalKind, UserId};
use ledger::{AuditFilter, Ledger, NewAudit};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use counterfoil_ledger as ledger;

/// Migrations of the first release.
const FIRST_RELEASE: usize = 6;

async fn raw(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

#[tokio::test]
async fn a_file_of_the_first_release_opens_and_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut old = raw(&path).await;
    let all = sqlx::migrate!("./migrations");
    let first: Vec<_> = all.migrations.iter().take(FIRST_RELEASE).cloned().collect();
    Migrator::with_migrations(first).run(&mut old).await.unwrap();
    for statement in [
        "PRAGMA application_id = 0x43464C45",
        "INSERT INTO account VALUES ('a', 'City of Alder Creek', '004287', 3, NULL, 'America/New_York',
            'America/Denver', 'USD', 1)",
        "INSERT INTO api_user VALUES ('u', 'a', 'apiuser501204', 2)",
        "INSERT INTO terminal VALUES ('t', 'a', 'Web Permits', 2, 'u', 0, 3, 'WEB PERMITS', 'Internet', 'USD',
            NULL, 'ACTIVE')",
        "INSERT INTO credential VALUES ('c', 'u', 't', 'pin-1', 64, '9M2D', zeroblob(32), 4, 5, 'verified', NULL)",
        "INSERT INTO refusal (account, at) VALUES ('a', 6)",
        "INSERT INTO setting VALUES ('fingerprint_key', 'key-1')",
    ] {
        sqlx::query(statement).execute(&mut old).await.unwrap();
    }
    old.close().await.unwrap();

    let ledger = Ledger::open(&path).await.unwrap();
    let accounts = ledger.list_accounts().await.unwrap();
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0].merchant_id, "004287");
    assert_eq!(accounts[0].shared_vault, None);
    let account = AccountId::new("a");
    let users = ledger.list_users(&account).await.unwrap();
    assert_eq!(users[0].user_id, "apiuser501204");
    assert!(users[0].active && users[0].note.is_empty() && users[0].registered_on.is_none());
    let terminals = ledger.list_terminals(&account).await.unwrap();
    assert_eq!(terminals[0].name, "Web Permits");
    assert_eq!(terminals[0].kind, TerminalKind::Internet);
    assert_eq!(terminals[0].user, Some(UserId::new("u")));
    assert_eq!(terminals[0].reported.status.as_deref(), Some("ACTIVE"));
    assert!(terminals[0].active);
    let credentials = ledger.list_credentials(&account).await.unwrap();
    assert_eq!(credentials[0].ends, "9M2D");
    assert_eq!(credentials[0].verdict.as_ref().unwrap().outcome, "verified");
    assert_eq!(ledger.list_refusals(&account, 0).await.unwrap(), [6]);
    let setting = ledger.get_setting("fingerprint_key").await.unwrap();
    assert_eq!(setting.as_deref(), Some("key-1"));
    assert!(ledger.list_addresses(&account).await.unwrap().is_empty());
    assert!(path.with_extension("before-update.db").exists());
    ledger.close().await;
}

#[tokio::test]
async fn entries_are_neither_changed_nor_removed_by_anybody_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let ledger = Ledger::open(&path).await.unwrap();
    let entry = NewAudit {
        at: 1,
        who: "clerk1".into(),
        person: None,
        source: "window".into(),
        account: None,
        action: "pin_revealed".into(),
        object: "pin".into(),
        object_id: Some("c".into()),
        object_name: "Web Permits".into(),
        sentence: "clerk1 looked at the PIN of Web Permits.".into(),
        reason: Some("moving house".into()),
        before: None,
        after: None,
        result: "done".into(),
    };
    let no = ledger.note(&entry).await.unwrap();
    let mut outside = raw(&path).await;
    for statement in [
        "UPDATE audit SET who = 'somebody else'",
        "UPDATE audit SET reason = NULL WHERE no = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE no = 1",
        "INSERT OR REPLACE INTO audit SELECT no, 2, 'x', source, account, action, object, object_id, object_name,
            sentence, reason, before, after, result, person FROM audit",
    ] {
        let refused = sqlx::query(statement).execute(&mut outside).await;
        assert!(refused.is_err(), "{statement}");
    }
    outside.close().await.unwrap();
    assert_eq!(ledger.audit_entry(no).await.unwrap().unwrap().entry, entry);
    let filter = AuditFilter {
        limit: 10,
        ..AuditFilter::default()
    };
    assert_eq!(ledger.list_audit(&filter).await.unwrap().len(), 1);
    ledger.close().await;
}
