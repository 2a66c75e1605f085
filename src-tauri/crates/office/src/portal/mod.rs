//! Payments from a list that the gateway's web site exported, so that the years before the
//! first sync are not lost. Everything is told before anything is saved.

pub(crate) mod amounts;
mod columns;
pub(crate) mod dates;
mod headings;
mod identity;
mod judge;
mod read;
mod scan;
mod terminals;
#[cfg(test)]
mod tests;
mod texts;
mod view;
mod words;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use documents::spreadsheet::Sheet;
use domain::GATEWAY_ZONE;
use history::{Cancel, HistoryError};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use columns::Columns;
use dates::Order;
use judge::Judge;
use scan::{Desk, Purpose, Scan};
use terminals::{Spoken, Terminals};

use crate::audit::Note;
use crate::dto::{
    AuditObject, AuditResult, ChangedThing, PortalApply, PortalDone, PortalEvent, PortalField, PortalPreview,
    PortalRequest,
};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::operations::{Kind, Running, told};
use crate::paper::{self, counted};
use crate::ports::FileKind;
use crate::views::{self, AccountFacts};

/// From so many rows on, the history is given more room while they are saved.
const BULK: usize = 5_000;

/// A file that was looked at: its lines as read and what a person chose. They are judged
/// again when they are saved, because something may have changed meanwhile.
pub(crate) struct Import {
    account: String,
    file: String,
    sheet: Arc<Sheet>,
    columns: Columns,
    terminal: Option<String>,
    day_first: Option<bool>,
    /// Rows that were new, and those that were here, when it was looked at.
    counts: (u32, u32),
}

/// What can be said of a file before its lines are judged.
struct Plan {
    terminals: Terminals,
    spoken: Spoken,
    order: Option<Order>,
    zone: TimeZone,
    today: Date,
}

/// Asks for a file, or takes the one that was looked at, and tells what it would bring.
/// Nothing is saved.
///
/// # Errors
/// A file that is no table, or that holds a full card number: nothing of it is kept.
pub async fn look(
    office: &Office,
    request: PortalRequest,
    progress: impl Fn(PortalEvent) + Send + Sync,
) -> Result<PortalPreview, OfficeError> {
    let running = office.start(Kind::Import, &request.operation_id)?;
    let facts = views::facts(office, &request.account_id).await?;
    let Some((file, sheet)) = chosen(office, &facts, &request).await? else {
        return Ok(view::nothing());
    };
    let columns = match &request.fields {
        Some(fields) => Columns::chosen(&sheet.header.cells, fields)?,
        None => Columns::of(&sheet.header.cells),
    };
    read::refuse(&sheet, &columns)?;
    let mut import = Import {
        account: facts.account.id.to_string(),
        file,
        sheet,
        columns,
        terminal: request.terminal_id,
        day_first: request.day_first,
        counts: (0, 0),
    };
    let plan = Plan::of(office, &facts, &import)?;
    let scan = if plan.is_open(&import) {
        Scan::default()
    } else {
        work(office, &facts, &import, &plan, Purpose::Look, &running, progress).await?
    };
    import.counts = (scan.new, scan.known);
    let preview = view::preview(&import, &plan, scan);
    Ok(PortalPreview {
        import_id: Some(office.0.portal.put(import)),
        ..preview
    })
}

/// The file that was looked at, or one a person chooses now.
async fn chosen(
    office: &Office,
    facts: &AccountFacts,
    request: &PortalRequest,
) -> Result<Option<(String, Arc<Sheet>)>, OfficeError> {
    if let Some(id) = &request.import_id {
        let import = office.0.portal.get(id)?;
        if import.account != facts.account.id.as_str() {
            return Err(OfficeError::not_found("preview"));
        }
        return Ok(Some((import.file.clone(), Arc::clone(&import.sheet))));
    }
    let Some(path) = office.0.ports.files.choose_open(FileKind::Spreadsheet).await else {
        return Ok(None);
    };
    let (file, sheet) = read::file(path).await?;
    Ok(Some((file, Arc::new(sheet))))
}

impl Plan {
    fn of(office: &Office, facts: &AccountFacts, import: &Import) -> Result<Self, OfficeError> {
        let zone = TimeZone::get(&facts.account.gateway_zone)
            .or_else(|_| TimeZone::get(GATEWAY_ZONE))
            .unwrap_or(TimeZone::UTC);
        let today = office.now().to_zoned(zone.clone()).date();
        let terminals = Terminals::of(facts, import.terminal.as_deref())?;
        let days = || {
            let place = [PortalField::Time, PortalField::Date]
                .iter()
                .find_map(|field| import.columns.place(*field))?;
            let texts = import.sheet.rows.iter().map(move |row| row.cell(place));
            Some(texts.filter_map(dates::read).map(|written| written.day))
        };
        let chosen = import.day_first.map(|day_first| match day_first {
            true => Order::DayFirst,
            false => Order::MonthFirst,
        });
        Ok(Self {
            spoken: terminals.spoken_of(&import.sheet, &import.columns),
            order: chosen.or_else(|| days().and_then(|days| dates::order(days, today))),
            terminals,
            zone,
            today,
        })
    }

    /// Whether something must be decided before lines can be judged at all.
    fn is_open(&self, import: &Import) -> bool {
        !import.columns.missing().is_empty() || self.order.is_none() || import.sheet.rows.is_empty()
    }
}

/// Judges and places all lines off the async threads, and reports meanwhile.
async fn work(
    office: &Office,
    facts: &AccountFacts,
    import: &Import,
    plan: &Plan,
    purpose: Purpose,
    running: &Running,
    progress: impl Fn(PortalEvent) + Send + Sync,
) -> Result<Scan, OfficeError> {
    let sources = sources(office, facts, plan).await?;
    let done = Arc::new(AtomicU32::new(0));
    let cancel = Cancel::new();
    let rows = u32::try_from(import.sheet.rows.len()).unwrap_or(u32::MAX);
    let job = {
        let (history, cancel, done) = (Arc::clone(&office.0.history), cancel.clone(), Arc::clone(&done));
        let (sheet, columns) = (Arc::clone(&import.sheet), import.columns.clone());
        let terminals = Terminals::of(facts, import.terminal.as_deref())?;
        let (order, zone, today) = (
            plan.order.unwrap_or(Order::MonthFirst),
            plan.zone.clone(),
            plan.today,
        );
        let now = office.now().as_second();
        tokio::task::spawn_blocking(move || {
            let mut judge = Judge::new((&sheet, &columns), order, (zone, today), &terminals);
            let desk = Desk {
                history: &history,
                sources: &sources,
                now,
                done: &done,
                cancel: &cancel,
            };
            desk.scan(&mut judge, purpose)
        })
    };
    let scanned = told(job, running, &cancel, || {
        progress(PortalEvent::Progress {
            rows_done: done.load(Ordering::Relaxed).min(rows),
            rows,
        });
    })
    .await?;
    scanned.map_err(|error| match error {
        HistoryError::Cancelled => OfficeError::new(Code::Cancelled, "Stopped. Nothing was saved."),
        other => other.into(),
    })
}

/// The numbers of the terminals a file speaks of, by their place.
async fn sources(
    office: &Office,
    facts: &AccountFacts,
    plan: &Plan,
) -> Result<HashMap<usize, i64>, OfficeError> {
    let account = facts.account.id.to_string();
    let wanted: Vec<(usize, String)> = plan
        .spoken
        .known
        .iter()
        .map(|at| (*at, plan.terminals.id(*at).to_owned()))
        .collect();
    office
        .history(move |history| {
            wanted
                .iter()
                .map(|(at, id)| Ok((*at, history.source(&account, id)?)))
                .collect()
        })
        .await
}

/// Saves what was looked at: all rows, all that have no problem, or nothing.
pub async fn apply(
    office: &Office,
    request: PortalApply,
    progress: impl Fn(PortalEvent) + Send + Sync,
) -> Result<PortalDone, OfficeError> {
    let running = office.start(Kind::Import, &request.operation_id)?;
    let import = office.0.portal.get(&request.import_id)?;
    let facts = views::facts(office, &import.account).await?;
    let plan = Plan::of(office, &facts, &import)?;
    if let Some(blocker) = view::blockers(&import, &plan).into_iter().next() {
        return Err(OfficeError::invalid("file", "portal_blocked", blocker));
    }
    let note = |sentence: String| {
        Note::new("payments_imported", AuditObject::File, sentence)
            .about(request.import_id.clone(), import.file.clone())
            .account(import.account.clone())
    };
    paper::noted(office, note(begun(&import))).await?;
    let bulk = import.sheet.rows.len() >= BULK;
    if bulk {
        office.history(history::History::begin_bulk).await?;
    }
    let purpose = Purpose::Save {
        skip_bad: request.skip_bad,
    };
    let worked = work(office, &facts, &import, &plan, purpose, &running, progress).await;
    if bulk {
        office.history(history::History::end_bulk).await?;
    }
    let failed = |what: &str| {
        note(format!(
            "{what} the import of {}; nothing was saved.",
            import.file
        ))
    };
    match worked {
        Ok(scan) if scan.saved => {
            office.0.portal.clear();
            office.tell(ChangedThing::Transactions, Vec::new(), "import");
            Ok(view::done(&scan))
        }
        Ok(scan) => {
            paper::noted_failure(office, failed("could not finish")).await;
            Err(view::has_problems(&scan))
        }
        Err(error) if error.code == Code::Cancelled => {
            crate::audit::note(office, failed("stopped").ended(AuditResult::Cancelled)).await?;
            Ok(view::stopped())
        }
        Err(error) => {
            paper::noted_failure(office, failed("could not finish")).await;
            Err(error)
        }
    }
}

/// `imported payments from october.csv: 1,204 new, 3 known.` It is noted before they are saved.
fn begun(import: &Import) -> String {
    let (new, known) = import.counts;
    let rows = counted(new as usize, "new payment", "new payments");
    format!("imported {rows} from {}; {known} were here already.", import.file)
}
