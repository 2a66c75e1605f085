//! Who did what: searched, filtered, written to a file, and checked.

use documents::table::csv::csv;
use documents::table::{Cell, CsvOptions};
use jiff::ToSpan;
use ledger::{Audit, AuditSearch};

use crate::audit::{self, Note, word};
use crate::dto::{ActivityPage, ActivityRequest, AuditObject, AuditResult, FileWritten};
use crate::error::OfficeError;
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::paper::{self, counted};
use crate::ports::FileKind;
use crate::seals;
use crate::transactions::{parse_day, start_of};
use crate::views::instant;

pub use crate::seals::check;

/// Most entries of a page.
const PAGE: u32 = 100;
/// Entries read in one go for a file.
const BATCH: i64 = 5_000;

/// Entries that a search finds, newest first.
///
/// # Errors
/// A day that is none.
pub async fn search(office: &Office, request: ActivityRequest) -> Result<ActivityPage, OfficeError> {
    let limit = request.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let mut search = read(office, &request)?;
    search.limit = i64::from(limit) + 1;
    let rows = office.0.ledger.search_audit(&search).await?;
    let (people, actions) = office.0.ledger.audit_words().await?;
    Ok(ActivityPage {
        more: rows.len() > limit as usize,
        entries: rows.into_iter().take(limit as usize).map(audit::view).collect(),
        people,
        actions,
        check: office.0.seals.last(),
    })
}

/// What is asked, with days as people here mean them.
fn read(office: &Office, request: &ActivityRequest) -> Result<AuditSearch, OfficeError> {
    let zone = paper::zone(office);
    let given = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned)
    };
    let from = match given(&request.from) {
        Some(day) => start_of(parse_day("from", &day)?, &zone),
        None => None,
    };
    let until = match given(&request.to) {
        Some(day) => {
            let next = parse_day("to", &day)?.checked_add(1.day()).ok();
            next.and_then(|next| start_of(next, &zone))
        }
        None => None,
    };
    Ok(AuditSearch {
        account: given(&request.account_id),
        text: given(&request.text),
        person: given(&request.person),
        action: given(&request.action),
        result: request.result.map(|result| word(&result)),
        from,
        until,
        before_no: request.before_no.map(i64::from),
        limit: i64::from(PAGE),
    })
}

/// Writes what a search finds to a CSV. That it was written is an entry of its own, made
/// before, so that it stands in the file, too.
///
/// # Errors
/// A day that is none, and a file that cannot be written.
pub async fn export(office: &Office, request: ActivityRequest) -> Result<FileWritten, OfficeError> {
    let mut search = read(office, &request)?;
    search.limit = BATCH;
    let note = |sentence: &str| {
        Note::new("activity_exported", AuditObject::Activity, sentence)
            .about("activity", "Activity")
            .change(None, Some(asked(&request)))
    };
    let name = files::suggested("Activity", "csv");
    let Some(path) = office.0.ports.files.choose_save(FileKind::Table, name).await else {
        let note = note("canceled an export of the activity").ended(AuditResult::Cancelled);
        return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
    };
    let noted = paper::noted(office, note("exported the activity")).await?;
    let written = async {
        let rows = all(office, search).await?;
        let count = rows.len();
        let bytes = table(&rows, seals::newest(office).await?);
        Ok::<_, OfficeError>((files::write(path, &bytes, Readers::Owner).await?, count))
    };
    match written.await {
        Ok((written, count)) => {
            let entries = counted(count, "entry", "entries");
            Ok(written.told(format!("{} ({entries})", noted.sentence)))
        }
        Err(error) => {
            paper::noted_failure(office, note("could not export the activity")).await;
            Err(error)
        }
    }
}

fn asked(request: &ActivityRequest) -> serde_json::Value {
    serde_json::json!({
        "text": request.text,
        "person": request.person,
        "action": request.action,
        "result": request.result,
        "from": request.from,
        "to": request.to,
    })
}

async fn all(office: &Office, mut search: AuditSearch) -> Result<Vec<Audit>, OfficeError> {
    let mut rows = Vec::new();
    loop {
        let part = office.0.ledger.search_audit(&search).await?;
        let Some(last) = part.last() else {
            return Ok(rows);
        };
        search.before_no = Some(last.no);
        rows.extend(part);
    }
}

fn table(rows: &[Audit], newest: Option<String>) -> Vec<u8> {
    let titles = [
        "No.",
        "When (UTC)",
        "Who",
        "Through",
        "What happened",
        "Act",
        "About",
        "Reason",
        "Before",
        "After",
        "Result",
    ];
    let mut lines: Vec<[String; 11]> = rows
        .iter()
        .map(|row| {
            let entry = &row.entry;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            [
                row.no.to_string(),
                instant(entry.at),
                entry.who.clone(),
                entry.source.clone(),
                entry.sentence.clone(),
                entry.action.clone(),
                entry.object_name.clone(),
                text(&entry.reason),
                text(&entry.before),
                text(&entry.after),
                entry.result.clone(),
            ]
        })
        .collect();
    if let Some(newest) = newest {
        let mut last: [String; 11] = Default::default();
        let [first, _, _, _, sentence, ..] = &mut last;
        "Seal".clone_into(first);
        *sentence = format!("Newest when this file was written: {newest}");
        lines.push(last);
    }
    let cells = lines
        .iter()
        .map(|line| line.iter().map(|cell| Cell::Text(cell)).collect::<Vec<_>>());
    // Older Excel reads names with accents only with the mark.
    let options = CsvOptions {
        byte_order_mark: true,
    };
    csv(&titles, cells, options)
}
