//! A history file in a folder of its own, and rows to put into it.
#![allow(dead_code)]

use std::path::PathBuf;

use counterfoil_history::{Counts, CoverageState, Filter, History, Row, TextNeedle, Window};
use domain::{CardBrand, Currency, TransactionStatus, TransactionType};

pub struct Place {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.db");
    Place {
        _folder: folder,
        path,
    }
}

pub fn row(n: i64) -> Row {
    Row {
        id: format!("010126AB1-{n:08}"),
        t: 1_767_000_000 + n * 60,
        day: 20_451,
        status: TransactionStatus::Open,
        kind: TransactionType::Sale,
        brand: CardBrand::Visa,
        currency: Currency::USD,
        amount: Some(1_000 + n),
        refunded: None,
        last4: format!("{:04}", n % 10_000),
        customer: format!("D. Okafor {n}"),
        invoice: format!("PK-{n}"),
        description: "Pool membership".into(),
        approval: "000123".into(),
        user: "apiuser501204".into(),
        batch: String::new(),
        settled_raw: String::new(),
        fields: vec![
            ("ssl_txn_id".into(), format!("{n}")),
            ("ssl_company".into(), "Peña & Sons".into()),
        ],
    }
}

pub fn window(source: i64) -> Window {
    Window {
        source,
        from: 20_451,
        to: 20_451,
        covered_to: 20_451,
        run: None,
    }
}

pub fn put(history: &History, source: i64, rows: &[Row]) -> Counts {
    let mut writer = history.begin(window(source), 100).unwrap();
    for row in rows {
        writer.put(row).unwrap();
    }
    writer.commit(CoverageState::Complete).unwrap()
}

pub fn all(source: i64) -> Filter {
    Filter {
        sources: vec![source],
        ..Filter::default()
    }
}

pub fn needle(text: &str) -> Vec<TextNeedle> {
    vec![TextNeedle {
        text: text.into(),
        amount: None,
    }]
}
