//! Plans from a file: every row's every problem is told before anything is saved. The same
//! file again brings nothing twice.

mod cells;
mod columns;
mod judge;

use documents::columns::{Mapping, map};
use documents::spreadsheet::{Limits, Sheet, read_for};
use serde_json::json;

use columns::COLUMNS;
use judge::{Judged, Line};

use super::book::Book;
use super::{draft, words};
use crate::audit::Note;
use crate::dto::{
    AccountRequest, ApplyPlanFile, AuditObject, PlanFileDone, PlanFilePreview, PlanFileRow, RowAction,
};
use crate::error::OfficeError;
use crate::files;
use crate::handoff::sentence;
use crate::inner::Office;
use crate::paper::{self, counted};
use crate::ports::FileKind;
use crate::transactions::small;

/// Largest file read.
const LARGEST: u64 = 20 * 1024 * 1024;

/// A file that was looked at: its rows as read, judged again when they are saved.
pub(crate) struct Import {
    account: String,
    file: String,
    lines: Vec<Line>,
}

/// Asks for a file of plans and tells what each row would do. Nothing is saved.
pub async fn file_preview(office: &Office, request: AccountRequest) -> Result<PlanFilePreview, OfficeError> {
    let Some(path) = office.0.ports.files.choose_open(FileKind::Spreadsheet).await else {
        return Ok(nothing(String::new()));
    };
    let (file, bytes) = files::read(path, LARGEST).await?;
    file_preview_of(office, &request.account_id, file, bytes).await
}

/// The same for a file that is read already.
async fn file_preview_of(
    office: &Office,
    account: &str,
    file: String,
    bytes: Vec<u8>,
) -> Result<PlanFilePreview, OfficeError> {
    let book = Book::of(office, account).await?;
    let sheet = {
        let name = file.clone();
        tokio::task::spawn_blocking(move || read_for(&name, &bytes, &Limits::default(), &COLUMNS)).await?
    };
    let sheet = match sheet {
        Ok(sheet) => sheet,
        Err(error) => {
            return Ok(PlanFilePreview {
                problems: vec![sentence(&error.to_string())],
                ..nothing(file)
            });
        }
    };
    let mapping = map(&sheet, &COLUMNS);
    let problems = of_file(&sheet, &mapping);
    if !problems.is_empty() {
        return Ok(PlanFilePreview {
            problems,
            ..nothing(file)
        });
    }
    let lines: Vec<Line> = sheet.rows.iter().map(|row| Line::read(row, &mapping)).collect();
    let rows: Vec<PlanFileRow> = judge::all(office, &book, &lines)
        .into_iter()
        .map(|judged| judged.row)
        .collect();
    let count = |action| small(rows.iter().filter(|row| row.action == action).count() as u64);
    let import = Import {
        account: book.facts.account.id.to_string(),
        file: file.clone(),
        lines,
    };
    let cells = mapping.found.iter();
    Ok(PlanFilePreview {
        token: Some(office.0.plan_file.put(import)),
        file,
        columns: cells
            .map(|(_, place)| sheet.header.cell(*place).to_owned())
            .collect(),
        ignored: mapping.ignored.iter().map(|(_, header)| header.clone()).collect(),
        problems: Vec::new(),
        new: count(RowAction::Add),
        changed: count(RowAction::Change),
        same: count(RowAction::Same),
        bad: count(RowAction::Problem),
        rows,
    })
}

fn nothing(file: String) -> PlanFilePreview {
    PlanFilePreview {
        token: None,
        file,
        rows: Vec::new(),
        columns: Vec::new(),
        ignored: Vec::new(),
        problems: Vec::new(),
        new: 0,
        changed: 0,
        same: 0,
        bad: 0,
    }
}

/// Problems of the whole file. What looks like a card number is refused before it is shown.
fn of_file(sheet: &Sheet, mapping: &Mapping) -> Vec<String> {
    let mut problems = Vec::new();
    for row in &sheet.rows {
        // An id of a plan has digits enough to look like a number by chance.
        let holds = |cell: &String| {
            super::adopt::pasted(cell, None).is_err() && *domain::mask_numbers(cell) != **cell
        };
        if row.cells.iter().any(holds) {
            problems.push(format!(
                "Row {} holds what looks like a full card number. Take it out; card numbers must not be kept in files.",
                row.number
            ));
        }
    }
    for missing in &mapping.missing {
        problems.push(format!("There is no column \"{missing}\"."));
    }
    for duplicate in &mapping.duplicates {
        let names: Vec<String> = duplicate
            .headers
            .iter()
            .map(|(_, h)| format!("\"{h}\""))
            .collect();
        problems.push(format!(
            "{} mean the same. Keep one of these columns.",
            paper::listed(&names)
        ));
    }
    if sheet.rows.is_empty() {
        problems.push("There is no row below the column names.".to_owned());
    }
    problems
}

/// Saves what was looked at: all rows, or all that have no problem.
///
/// # Errors
/// When a row has a problem and rows with problems are not to be left out.
pub async fn file_apply(office: &Office, request: ApplyPlanFile) -> Result<PlanFileDone, OfficeError> {
    let import = office.0.plan_file.get(&request.token)?;
    // What is judged now is still true when it is saved.
    let _turn = office.turn().await;
    let book = Book::of(office, &import.account).await?;
    let judged = judge::all(office, &book, &import.lines);
    let count = |action| judged.iter().filter(|judged| judged.row.action == action).count();
    let bad = count(RowAction::Problem);
    if bad > 0 && !request.leave_out_bad {
        return Err(OfficeError::invalid(
            "file",
            "plans_have_problems",
            format!(
                "Nothing was saved: {} a problem. Solve it in the file, or leave these rows out.",
                counted(bad, "row has", "rows have")
            ),
        )
        .with("bad", bad));
    }
    let (added, changed, same) = (
        count(RowAction::Add),
        count(RowAction::Change),
        count(RowAction::Same),
    );
    save(office, &book, &import, &judged, (added, changed, bad)).await?;
    office.0.plan_file.clear();
    Ok(PlanFileDone {
        added: small(added as u64),
        changed: small(changed as u64),
        same: small(same as u64),
        left_out: small(bad as u64),
        sentence: format!(
            "{} added, {} changed, {} in the book already{}.",
            counted(added, "plan", "plans"),
            counted(changed, "plan", "plans"),
            counted(same, "plan was", "plans were"),
            match bad {
                0 => String::new(),
                bad => format!(", {} left out", counted(bad, "row", "rows")),
            }
        ),
    })
}

async fn save(
    office: &Office,
    book: &Book,
    import: &Import,
    judged: &[Judged],
    (added, changed, bad): (usize, usize, usize),
) -> Result<(), OfficeError> {
    let mut work = office.0.ledger.begin_plans().await?;
    for one in judged {
        let Some(plan) = &one.plan else { continue };
        let old = book.plans.iter().find(|old| old.id == plan.id);
        if old == Some(plan) {
            continue;
        }
        work.put_plan(plan).await?;
        let did = match old {
            None => format!(
                "brought {} into the book from {}",
                words::called(plan),
                import.file
            ),
            Some(_) => format!("changed {} in the book from {}", words::called(plan), import.file),
        };
        let note =
            draft::note("plan_imported", plan, did).change(old.map(draft::values), Some(draft::values(plan)));
        work.note(&note.entry(office)).await?;
    }
    let account = &book.facts.account;
    let summary = Note::new(
        "plans_imported",
        AuditObject::File,
        format!("brought plans into the book from {}", import.file),
    )
    .about(account.id.to_string(), account.name.clone())
    .account(account.id.to_string())
    .change(
        None,
        Some(json!({ "rows": import.lines.len(), "added": added, "changed": changed, "left_out": bad })),
    );
    work.note(&summary.entry(office)).await?;
    Ok(work.commit().await?)
}
