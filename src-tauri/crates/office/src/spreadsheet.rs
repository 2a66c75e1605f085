//! Terminals and API users from a spreadsheet: every row's every problem is told before
//! anything is saved, and then all rows are saved, or none.

mod columns;
mod judge;

use documents::columns::map;
use documents::spreadsheet::{Limits, Sheet, read_for};
use documents::table::csv::csv;
use documents::table::{Cell, CsvOptions};
use serde_json::json;

use crate::audit::Note;
use crate::configuration::model::AccountRecord;
use crate::configuration::{describe, save};
use crate::dto::{
    AccountRequest, AccountView, ApplySpreadsheet, AuditObject, AuditResult, FileWritten, RowAction,
    SpreadsheetPreview, SpreadsheetRow,
};
use crate::error::OfficeError;
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::paper::{self, counted, kind_word};
use crate::ports::FileKind;
use crate::{handoff, views};

use columns::{COLUMNS, PIN};
use judge::Judged;

/// Largest file read.
const LARGEST: u64 = 5 * 1024 * 1024;

/// A spreadsheet that was looked at: its rows as read, to be judged again when they are
/// saved, because something may have changed meanwhile.
pub(crate) struct Import {
    account: String,
    file: String,
    lines: Vec<judge::Line>,
    problems: Vec<String>,
}

/// Asks for a spreadsheet and tells what each row would do. Nothing is saved.
pub async fn preview(office: &Office, request: AccountRequest) -> Result<SpreadsheetPreview, OfficeError> {
    let Some(path) = office.0.ports.files.choose_open(FileKind::Spreadsheet).await else {
        return Ok(nothing());
    };
    let present = record(office, &request.account_id).await?;
    let (file, bytes) = files::read(path, LARGEST).await?;
    let sheet = {
        let name = file.clone();
        tokio::task::spawn_blocking(move || read_for(&name, &bytes, &Limits::default(), &COLUMNS)).await?
    };
    let sheet = match sheet {
        Ok(sheet) => sheet,
        Err(error) => {
            return Ok(SpreadsheetPreview {
                file,
                problems: vec![handoff::sentence(&error.to_string())],
                ..nothing()
            });
        }
    };
    let mapping = map(&sheet, &COLUMNS);
    let problems = of_file(&sheet, &mapping);
    if !problems.is_empty() {
        return Ok(SpreadsheetPreview {
            file,
            problems,
            ..nothing()
        });
    }
    let columns = mapping
        .found
        .iter()
        .map(|(_, place)| sheet.header.cell(*place).to_owned())
        .collect();
    let ignored = mapping.ignored.iter().map(|(_, header)| header.clone()).collect();
    let lines: Vec<judge::Line> = sheet
        .rows
        .iter()
        .map(|row| judge::Line::read(row, &mapping))
        .collect();
    let judged = judge::all(&present, &lines);
    let rows: Vec<SpreadsheetRow> = judged.into_iter().map(|judged| judged.row).collect();
    let bad = rows.iter().filter(|r| r.action == RowAction::Problem).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(SpreadsheetPreview {
        token: Some(office.0.sheet.put(Import {
            account: present.id.clone(),
            file: file.clone(),
            lines,
            problems: Vec::new(),
        })),
        file,
        good: count(rows.len() - bad),
        bad: count(bad),
        rows,
        columns,
        ignored,
        problems: Vec::new(),
    })
}

fn nothing() -> SpreadsheetPreview {
    SpreadsheetPreview {
        token: None,
        file: String::new(),
        rows: Vec::new(),
        columns: Vec::new(),
        ignored: Vec::new(),
        problems: Vec::new(),
        good: 0,
        bad: 0,
    }
}

/// Problems of the whole file. What looks like a secret is refused before it is shown.
fn of_file(sheet: &Sheet, mapping: &documents::columns::Mapping) -> Vec<String> {
    let mut problems = Vec::new();
    if sheet.header.cells.iter().any(|header| PIN.is_named(header)) {
        problems.push(
            "PINs do not belong in a spreadsheet. Take the PIN column out, delete that copy of the file, and paste each PIN into its terminal."
                .to_owned(),
        );
    }
    for row in &sheet.rows {
        if row.cells.iter().any(|cell| *domain::mask_numbers(cell) != **cell) {
            problems.push(format!(
                "Row {} holds what looks like a full card number. Take it out; card numbers must not be kept in files.",
                row.number
            ));
        }
        if row.cells.iter().any(|cell| paper::looks_like_pin(cell)) {
            problems.push(format!(
                "Row {} holds what looks like a PIN. Take it out and paste the PIN into its terminal.",
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
pub async fn apply(office: &Office, request: ApplySpreadsheet) -> Result<AccountView, OfficeError> {
    let import = office.0.sheet.get(&request.token)?;
    // What is judged now is still true when it is saved.
    let _turn = office.turn().await;
    let present = record(office, &import.account).await?;
    let judged = judge::all(&present, &import.lines);
    let bad = judged
        .iter()
        .filter(|j| j.row.action == RowAction::Problem)
        .count();
    if !import.problems.is_empty() || (bad > 0 && !request.leave_out_bad) {
        return Err(OfficeError::invalid(
            "file",
            "spreadsheet_has_problems",
            format!(
                "Nothing was saved: {} a problem. Solve it in the file, or leave these rows out.",
                counted(bad, "row has", "rows have")
            ),
        )
        .with("bad", bad));
    }
    let wanted = with(&present, &judged);
    let present = [present];
    let found = save::changes(&present, std::slice::from_ref(&wanted));
    let notes = if found.is_empty() {
        Vec::new()
    } else {
        vec![summary(&import, &wanted, found.len(), bad)]
    };
    let wanted = [wanted];
    save::save(office, &present, &wanted, &[], &import.file, notes).await?;
    office.0.sheet.clear();
    views::account(office, &domain::AccountId::new(import.account.clone())).await
}

/// The account with the rows put over it.
fn with(present: &AccountRecord, judged: &[Judged]) -> AccountRecord {
    let mut wanted = present.clone();
    for judged in judged {
        if let Some(user) = &judged.user
            && !wanted.users.iter().any(|u| u.user_id == user.user_id)
        {
            wanted.users.push(user.clone());
        }
        let Some(terminal) = &judged.terminal else {
            continue;
        };
        match wanted.terminals.iter_mut().find(|t| t.id == terminal.id) {
            Some(old) => *old = terminal.clone(),
            None => wanted.terminals.push(terminal.clone()),
        }
    }
    wanted
}

fn summary(import: &Import, account: &AccountRecord, changes: usize, left_out: usize) -> Note {
    let without = match left_out {
        0 => String::new(),
        n => format!(", leaving out {}", counted(n, "row", "rows")),
    };
    let sentence = format!(
        "brought in {} from {}{without}",
        counted(changes, "change", "changes"),
        import.file
    );
    Note::new("spreadsheet_imported", AuditObject::File, sentence)
        .about(account.id.clone(), account.name.clone())
        .account(account.id.clone())
        .change(
            None,
            Some(json!({ "rows": import.lines.len(), "left_out": left_out })),
        )
}

/// Writes a CSV to start from: the columns that are understood, and what is there already.
pub async fn template(office: &Office, request: AccountRequest) -> Result<FileWritten, OfficeError> {
    let account = record(office, &request.account_id).await?;
    let name = files::suggested(&format!("Terminals {}", account.name), "csv");
    let note = |sentence: &str| {
        Note::new(
            "spreadsheet_template",
            AuditObject::File,
            format!("{sentence} {}", account.name),
        )
        .about(account.id.clone(), account.name.clone())
        .account(account.id.clone())
    };
    let Some(path) = office
        .0
        .ports
        .files
        .choose_save(FileKind::Spreadsheet, name)
        .await
    else {
        let note = note("cancelled a list of the terminals of").ended(AuditResult::Cancelled);
        return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
    };
    let bytes = list(&account);
    let noted = paper::noted(office, note("saved a list of the terminals of")).await?;
    match files::write(path, &bytes, Readers::Folder).await {
        Ok(written) => Ok(written.told(noted.sentence)),
        Err(error) => {
            paper::noted_failure(office, note("could not save a list of the terminals of")).await;
            Err(error)
        }
    }
}

fn list(account: &AccountRecord) -> Vec<u8> {
    let titles: Vec<&str> = COLUMNS.iter().map(|column| column.title).collect();
    let rows: Vec<[String; 9]> = account
        .terminals
        .iter()
        .map(|t| {
            [
                t.name.clone(),
                kind_word(t.kind).to_owned(),
                t.user_id.clone().unwrap_or_default(),
                t.note.clone(),
                t.device.model.clone(),
                t.device.serial.clone(),
                t.device.counter.clone(),
                t.device.drawer.clone(),
                t.device.whereabouts.clone(),
            ]
        })
        .collect();
    let cells = rows
        .iter()
        .map(|row| row.iter().map(|cell| Cell::Text(cell)).collect::<Vec<_>>());
    // Older Excel reads names with accents only with the mark.
    let options = CsvOptions {
        byte_order_mark: true,
    };
    csv(&titles, cells, options)
}

async fn record(office: &Office, account: &str) -> Result<AccountRecord, OfficeError> {
    describe(office)
        .await?
        .into_iter()
        .find(|a| a.id == account || a.name == account)
        .ok_or_else(|| OfficeError::not_found("account"))
}
