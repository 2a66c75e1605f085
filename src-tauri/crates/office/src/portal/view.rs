//! What a person is told of a portal file.

use super::scan::Scan;
use super::{Import, Plan};
use crate::dto::{PortalColumn, PortalDone, PortalField, PortalPreview};
use crate::error::OfficeError;
use crate::money_words::thousands;
use crate::transactions::totals_view;

/// Characters of a sample.
const SAMPLE: usize = 60;

/// No file was chosen.
pub(super) fn nothing() -> PortalPreview {
    PortalPreview {
        import_id: None,
        file_name: String::new(),
        columns: Vec::new(),
        missing: Vec::new(),
        day_order_open: false,
        rows: 0,
        new: 0,
        known: 0,
        bad: 0,
        problems: Vec::new(),
        from: None,
        to: None,
        totals: None,
        unknown_terminals: Vec::new(),
        blockers: Vec::new(),
    }
}

/// All there is to say before anything is saved.
pub(super) fn preview(import: &Import, plan: &Plan, scan: Scan) -> PortalPreview {
    let mut blockers = blockers(import, plan);
    if blockers.is_empty() && scan.new + scan.known == 0 {
        blockers.push("No row of this file can be saved.".to_owned());
    }
    PortalPreview {
        import_id: None,
        file_name: import.file.clone(),
        columns: columns(import),
        missing: import.columns.missing(),
        day_order_open: plan.order.is_none() && !import.columns.missing().contains(&PortalField::Time),
        rows: u32::try_from(import.sheet.rows.len()).unwrap_or(u32::MAX),
        new: scan.new,
        known: scan.known,
        bad: scan.bad,
        from: scan.span.map(|(from, _)| from.to_string()),
        to: scan.span.map(|(_, to)| to.to_string()),
        totals: (scan.new > 0).then(|| {
            totals_view(&history::Totals {
                count: u64::from(scan.new),
                currencies: scan.sums,
                ..history::Totals::default()
            })
        }),
        problems: scan.problems,
        unknown_terminals: plan.spoken.unknown.clone(),
        blockers,
    }
}

fn columns(import: &Import) -> Vec<PortalColumn> {
    let titles = import.sheet.header.cells.iter().enumerate();
    titles
        .map(|(at, title)| {
            let cells = import.sheet.rows.iter().map(|row| row.cell(at));
            let sample = cells
                .into_iter()
                .find(|cell| !cell.is_empty())
                .unwrap_or_default();
            PortalColumn {
                title: title.trim().to_owned(),
                field: import.columns.fields.get(at).copied().flatten(),
                sample: sample.chars().take(SAMPLE).collect(),
            }
        })
        .collect()
}

/// Why nothing can be saved, before lines are judged.
pub(super) fn blockers(import: &Import, plan: &Plan) -> Vec<String> {
    let mut blockers = Vec::new();
    if import.sheet.rows.is_empty() {
        blockers.push("There is no row below the column names.".to_owned());
        return blockers;
    }
    for field in import.columns.missing() {
        blockers.push(format!("No column holds the {}. Choose one.", needed(field)));
    }
    if !blockers.is_empty() {
        return blockers;
    }
    if plan.order.is_none() {
        blockers.push("Day and month could be read either way. Choose which comes first.".to_owned());
    }
    if plan.spoken.to_choose {
        blockers.push("Choose the terminal of the rows that name none.".to_owned());
    }
    blockers
}

fn needed(field: PortalField) -> &'static str {
    match field {
        PortalField::Time => "date of a payment",
        PortalField::Type => "kind of a payment (sale, return)",
        PortalField::Status => "state of a payment (settled, declined)",
        _ => "amount",
    }
}

/// What was saved.
pub(super) fn done(scan: &Scan) -> PortalDone {
    let mut sentence = format!("Saved {}.", payments(scan.new));
    if scan.known > 0 {
        sentence.push_str(&match scan.known {
            1 => " 1 more was here already.".to_owned(),
            known => format!(" {} more were here already.", thousands(known)),
        });
    }
    if scan.bad > 0 {
        sentence.push_str(&match scan.bad {
            1 => " 1 row with a problem was left out.".to_owned(),
            bad => format!(" {} rows with a problem were left out.", thousands(bad)),
        });
    }
    PortalDone {
        new: scan.new,
        known: scan.known,
        skipped: scan.bad,
        cancelled: false,
        sentence,
    }
}

/// A person stopped it.
pub(super) fn stopped() -> PortalDone {
    PortalDone {
        new: 0,
        known: 0,
        skipped: 0,
        cancelled: true,
        sentence: "Stopped. Nothing was saved.".to_owned(),
    }
}

/// A row has a problem and nobody said to leave such rows out.
pub(super) fn has_problems(scan: &Scan) -> OfficeError {
    let rows = match scan.bad {
        1 => "1 row has a problem".to_owned(),
        bad => format!("{} rows have a problem", thousands(bad)),
    };
    OfficeError::invalid(
        "file",
        "portal_has_problems",
        format!("Nothing was saved: {rows}. Solve it in the file, or leave these rows out."),
    )
    .with("bad", scan.bad)
}

fn payments(count: u32) -> String {
    match count {
        1 => "1 payment".to_owned(),
        count => format!("{} payments", thousands(count)),
    }
}
