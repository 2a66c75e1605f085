//! Every payment of a filter in a file, whatever the screen shows of them.

mod columns;
pub(crate) mod words;
mod write;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use documents::table::About;
use documents::table::xlsx::ROWS_PER_SHEET;
use domain::Coded;
use history::{Cancel, Filter, Totals};
use ledger::{Marks, PaymentAct, PaymentEvent};

use self::columns::Columns;
use self::write::{Finished, Job, Stopped};
use crate::audit::{self, Note, word};
use crate::dto::{
    AuditObject, AuditResult, ExportDone, ExportEvent, ExportFormat, ExportPreview, ExportRequest,
    SortDirection, TxnFilter,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::money_words::{amount, thousands};
use crate::operations::{Kind, Running, told};
use crate::ports::FileKind;
use crate::transactions::{Showing, pick, resolve, small, sort_of, totals_view};
use crate::views::{self, AccountFacts};
use crate::{days, files, paper};

/// An export in the making.
struct Asked {
    facts: AccountFacts,
    showing: Showing,
    filter: Filter,
    totals: Totals,
}

impl Asked {
    async fn of(office: &Office, request: &ExportRequest) -> Result<Self, OfficeError> {
        let facts = views::facts(office, &request.filter.account_id).await?;
        let showing = Showing::of(office, &facts).await?;
        let mut filter = resolve(office, &facts, &showing, &request.filter).await?;
        if let Some(picked) = &request.picked {
            pick(&mut filter, picked);
        }
        let wanted = filter.clone();
        let totals = office.history(move |history| history.totals(&wanted)).await?;
        Ok(Self {
            facts,
            showing,
            filter,
            totals,
        })
    }

    fn columns(&self, request: &ExportRequest) -> Result<Columns, OfficeError> {
        let many = self.totals.currencies.len() > 1;
        Columns::of(&request.columns, many, self.showing.zone().clone())
    }

    fn filters(&self, request: &ExportRequest) -> Vec<String> {
        let mut lines = words::filters(&request.filter, &self.facts);
        if let Some(picked) = &request.picked {
            let rows = paper::counted(picked.ids.len(), "payment", "payments");
            lines.push(if picked.except {
                format!("All but {rows} that were left out by hand")
            } else {
                format!("Only {rows} that were chosen by hand")
            });
        }
        lines
    }

    /// `America/Denver (MST)`
    fn zone(&self) -> String {
        let zone = self.showing.zone();
        let now = self.facts.now.to_zoned(zone.clone());
        format!("{} ({})", self.facts.account.display_zone, now.strftime("%Z"))
    }

    fn file_name(&self, request: &ExportRequest) -> String {
        let TxnFilter { from, to, .. } = &request.filter;
        let today = self.facts.today().to_string();
        let days = match (from, to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), to) => format!("{from} to {}", to.as_ref().unwrap_or(&today)),
            (None, Some(to)) => format!("to {to}"),
            (None, None) => today,
        };
        let ending = match request.format {
            ExportFormat::Csv => "csv",
            ExportFormat::Xlsx => "xlsx",
        };
        files::suggested(&format!("{} payments {days}", self.facts.account.name), ending)
    }

    fn about(&self, office: &Office, request: &ExportRequest) -> About {
        let order = match request.sort.direction {
            SortDirection::Ascending => "smallest first",
            SortDirection::Descending => "largest first",
        };
        About {
            title: format!("Payments of {}", self.facts.account.name),
            program: paper::program(),
            made_by: crate::people::acting(office).name,
            made: paper::moment(office, office.now()),
            at: office.now(),
            zone: self.zone(),
            filters: self.filters(request),
            facts: vec![
                ("Account ID".to_owned(), self.facts.account.merchant_id.clone()),
                (
                    "Order".to_owned(),
                    format!("By {}, {order}", word(&request.sort.column)),
                ),
            ],
        }
    }
}

/// What the file would hold: rows, sums, filters in words. Nothing is written.
pub async fn preview(office: &Office, request: ExportRequest) -> Result<ExportPreview, OfficeError> {
    let asked = Asked::of(office, &request).await?;
    asked.columns(&request)?;
    let sheets = match request.format {
        ExportFormat::Csv => 1,
        ExportFormat::Xlsx => small(asked.totals.count.div_ceil(u64::from(ROWS_PER_SHEET)).max(1)),
    };
    Ok(ExportPreview {
        totals: totals_view(&asked.totals),
        filters: asked.filters(&request),
        zone: asked.zone(),
        file_name: asked.file_name(&request),
        sheets,
    })
}

/// Asks for a place and writes the file there: whole, or not at all.
///
/// # Errors
/// A full disk, a file that is open elsewhere, a folder that cannot be written to; nothing is
/// left in any case.
pub async fn run(
    office: &Office,
    request: ExportRequest,
    progress: impl Fn(ExportEvent) + Send + Sync,
) -> Result<ExportDone, OfficeError> {
    let running = office.start(Kind::Export, &request.operation_id)?;
    let asked = Asked::of(office, &request).await?;
    asked.columns(&request)?;
    let name = asked.file_name(&request);
    let kind = match request.format {
        ExportFormat::Csv => FileKind::Table,
        ExportFormat::Xlsx => FileKind::Workbook,
    };
    let Some(path) = office.0.ports.files.choose_save(kind, name).await else {
        return Ok(nothing("No file was saved."));
    };
    // The dialog may have stood open for long: what is told and noted is as of now.
    let asked = Asked::of(office, &request).await?;
    let columns = asked.columns(&request)?;
    let rows = small(asked.totals.count);
    progress(ExportEvent::Started { rows });
    let file = path.to_string_lossy().into_owned();
    let note = |sentence: String| {
        Note::new("payments_exported", AuditObject::File, sentence)
            .about(request.operation_id.clone(), file.clone())
            .account(asked.facts.account.id.to_string())
    };
    let intent = sentence(&asked, &request, asked.totals.count);
    let noted = paper::noted(office, note(intent)).await?;
    let job = Job {
        path: path.clone(),
        format: request.format,
        filter: asked.filter.clone(),
        sort: sort_of(request.sort),
        about: asked.about(office, &request),
        columns: with_names(office, &asked, columns).await?,
    };
    let finished = work(office, job, &running, |rows_done| {
        progress(ExportEvent::Progress { rows_done, rows });
    })
    .await?;
    match finished {
        Ok(finished) => {
            note_payments(office, &asked.facts, &finished.ids).await;
            let told = if finished.written.rows == asked.totals.count {
                noted.sentence
            } else {
                // A sync came between the note and the file; the file is what counts.
                let exported = sentence(&asked, &request, finished.written.rows);
                paper::noted(office, note(exported)).await?.sentence
            };
            Ok(saved(finished, file, told))
        }
        Err(stopped) if stopped.is_cancel() => {
            let ended = note("stopped an export of payments; no file was written.".to_owned());
            audit::note(office, ended.ended(AuditResult::Cancelled)).await?;
            Ok(ExportDone {
                cancelled: true,
                ..nothing("Stopped. No file was written.")
            })
        }
        Err(stopped) => {
            let ended = note("could not export payments; no file was written.".to_owned());
            paper::noted_failure(office, ended).await;
            Err(stopped.told(&path))
        }
    }
}

/// Writes off the async threads, and tells meanwhile how many rows are done.
async fn work(
    office: &Office,
    job: Job,
    running: &Running,
    tell: impl Fn(u32),
) -> Result<Result<Finished, Stopped>, OfficeError> {
    let (done, cancel) = (Arc::new(AtomicU32::new(0)), Cancel::new());
    let work = {
        let (history, done, cancel) = (Arc::clone(&office.0.history), Arc::clone(&done), cancel.clone());
        tokio::task::spawn_blocking(move || job.run(&history, (&done, &cancel), sums))
    };
    told(work, running, &cancel, || tell(done.load(Ordering::Relaxed))).await
}

/// Names of terminals, and what people put on payments where a column shows it.
async fn with_names(office: &Office, asked: &Asked, columns: Columns) -> Result<Columns, OfficeError> {
    let terminals: HashMap<i64, String> = asked
        .showing
        .terminals()
        .map(|(no, _)| (no, asked.showing.terminal(no).1))
        .collect();
    let marks: HashMap<String, Marks> = if columns.needs_marks() {
        marks(office, &asked.facts).await?
    } else {
        HashMap::new()
    };
    Ok(columns.with(terminals, marks))
}

/// Tags and notes of all payments that have some: few, compared with the payments.
async fn marks(office: &Office, facts: &AccountFacts) -> Result<HashMap<String, Marks>, OfficeError> {
    let (ledger, account) = (&office.0.ledger, &facts.account.id);
    let tags: Vec<String> = ledger
        .list_tags(account)
        .await?
        .into_iter()
        .map(|(tag, _)| tag)
        .collect();
    let mut ids = ledger.noted_payments(account, "").await?;
    ids.extend(ledger.tagged_payments(account, &tags).await?);
    ids.sort_unstable();
    ids.dedup();
    Ok(ledger.marks(account, &ids).await?)
}

/// Notes in the timeline of each payment that it was written to a file. The file is there, so
/// a failure here is only logged.
async fn note_payments(office: &Office, facts: &AccountFacts, ids: &[String]) {
    let event = PaymentEvent {
        act: PaymentAct::Exported,
        who: crate::people::acting(office).name,
        at: office.now().as_second(),
    };
    let (account, day) = (&facts.account.id, days::number(facts.today()));
    let noted = office.0.ledger.note_payment_act(account, ids, &event, day).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "an export could not be noted with its payments");
    }
}

/// `exported 12,406 payments as XLSX: Status: Settled; Date from …`
fn sentence(asked: &Asked, request: &ExportRequest, rows: u64) -> String {
    let rows = match rows {
        1 => "1 payment".to_owned(),
        count => format!("{} payments", thousands(count)),
    };
    let format = match request.format {
        ExportFormat::Csv => "CSV",
        ExportFormat::Xlsx => "XLSX",
    };
    let filters = asked.filters(request);
    let which = match filters.is_empty() {
        true => "all there are".to_owned(),
        false => filters.join("; "),
    };
    format!("exported {rows} as {format}: {which}.")
}

/// What the sums of the list are, for the sheet about the file.
fn sums(totals: &Totals) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    for (currency, sum) in &totals.currencies {
        facts.push((format!("Sales {currency}"), amount(sum.sales, *currency)));
        facts.push((format!("Refunds {currency}"), amount(sum.refunds, *currency)));
        facts.push((format!("Net {currency}"), amount(sum.net(), *currency)));
    }
    if totals.unreadable_amounts > 0 {
        facts.push((
            "Amounts that could not be read".to_owned(),
            thousands(totals.unreadable_amounts),
        ));
    }
    let counted: Vec<&str> = domain::TransactionStatus::ALL
        .iter()
        .filter(|status| status.counts())
        .map(|status| words::status(*status))
        .collect();
    facts.push((
        "What is in the sums".to_owned(),
        format!(
            "{}. Other payments are listed and count in no sum.",
            counted.join(", ")
        ),
    ));
    facts.push((
        "Minus sign".to_owned(),
        "Money that goes back: returns and credits.".to_owned(),
    ));
    facts
}

fn saved(finished: Finished, path: String, sentence: String) -> ExportDone {
    let Finished { written, .. } = finished;
    let sentence = match write::remarks(&written.notes) {
        Some(remark) => format!("{sentence} {remark}"),
        None => sentence,
    };
    ExportDone {
        path: Some(path),
        sentence,
        rows: small(written.rows),
        size: written.bytes,
        cancelled: false,
    }
}

fn nothing(sentence: &str) -> ExportDone {
    ExportDone {
        path: None,
        sentence: sentence.to_owned(),
        rows: 0,
        size: 0,
        cancelled: false,
    }
}
