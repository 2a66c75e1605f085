//! Transactions into a file and out of one.

use domain::{Currency, Money};
use office::dto::{
    ExportEvent, ExportFormat, ExportRequest, MoneyView, OperationRequest, PortalApply, PortalDone,
    PortalEvent, PortalPreview, PortalRequest, SearchRequest, SortColumn, SortDirection, Totals, TxnFilter,
    TxnSort,
};
use office::{Code, Office, OfficeError};
use serde_json::json;

use crate::args::{DayOrderArg, ExportArgs, FormatArg, ImportArgs};
use crate::{door, output};

/// The name of the one operation of a command.
pub const OPERATION: &str = "transactions";

/// Every transaction of a filter into a file.
pub async fn export(office: &Office, args: ExportArgs, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = ExportRequest {
        operation_id: OPERATION.to_owned(),
        filter: filter(office, &account.id, &args.filter.filter).await?,
        picked: None,
        sort: TxnSort {
            column: SortColumn::Time,
            direction: SortDirection::Descending,
        },
        columns: args.columns,
        format: match args.format {
            FormatArg::Csv => ExportFormat::Csv,
            FormatArg::Xlsx => ExportFormat::Xlsx,
        },
    };
    let totals = office::commands::export_preview(office, request.clone())
        .await?
        .totals;
    let bar = bar();
    let stopper = stopper(office);
    let done = office::commands::export_start(office, request, |event| match event {
        ExportEvent::Started { rows } => bar.set_length(u64::from(rows)),
        ExportEvent::Progress { rows_done, rows } => {
            bar.set_length(u64::from(rows));
            bar.set_position(u64::from(rows_done));
        }
    })
    .await;
    bar.finish_and_clear();
    stopper.abort();
    let done = done?;
    if done.cancelled {
        return Err(OfficeError::new(Code::Cancelled, done.sentence));
    }
    if json {
        output::line(&json!({
            "path": done.path,
            "rows": done.rows,
            "size": done.size,
            "message": done.sentence,
            "totals": sums(&totals),
        }));
    } else {
        println!("{}", done.sentence);
    }
    Ok(())
}

/// The filter of a typed search; a piece that does not apply is an error here.
async fn filter(office: &Office, account: &str, text: &str) -> Result<TxnFilter, OfficeError> {
    let request = SearchRequest {
        account_id: account.to_owned(),
        text: text.to_owned(),
    };
    let search = office::commands::search_read(office, request).await?;
    let wrong = search
        .chips
        .into_iter()
        .find_map(|chip| chip.problem.map(|problem| (chip.piece, problem)));
    match wrong {
        None => Ok(search.filter),
        Some((piece, problem)) => Err(OfficeError::new(Code::InvalidInput, problem.message)
            .with("field", "filter")
            .with("reason", "filter_piece")
            .with("piece", piece)),
    }
}

/// A list of the Converge web site into the local copy.
pub async fn import(office: &Office, args: ImportArgs, json: bool) -> Result<(), OfficeError> {
    let bar = bar();
    let stopper = stopper(office);
    let imported = look_and_save(office, &args, |event| {
        let PortalEvent::Progress { rows_done, rows } = event;
        bar.set_length(u64::from(rows));
        bar.set_position(u64::from(rows_done));
    })
    .await;
    bar.finish_and_clear();
    stopper.abort();
    let (preview, done) = imported?;
    match done {
        None => {
            show_preview(&preview, json);
            blocked(&preview)
        }
        Some(Ok(done)) if done.cancelled => Err(OfficeError::new(Code::Cancelled, done.sentence)),
        Some(Ok(done)) => {
            if json {
                output::line(&output::snake(&done));
            } else {
                println!("{}", done.sentence);
            }
            Ok(())
        }
        Some(Err(error)) => {
            // What is wrong with the rows helps more than the count of them.
            show_preview(&preview, json);
            Err(error)
        }
    }
}

/// What a file would bring, and what came of saving it; nothing for a dry run.
async fn look_and_save(
    office: &Office,
    args: &ImportArgs,
    tell: impl Fn(PortalEvent) + Send + Sync,
) -> Result<(PortalPreview, Option<Result<PortalDone, OfficeError>>), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = PortalRequest {
        operation_id: OPERATION.to_owned(),
        account_id: account.id,
        import_id: None,
        fields: None,
        terminal_id: args.terminal.clone(),
        day_first: args.dates.map(|order| order == DayOrderArg::DayFirst),
    };
    let preview = office::commands::portal_look(office, request, &tell).await?;
    if args.dry_run {
        return Ok((preview, None));
    }
    if let Err(error) = blocked(&preview) {
        return Ok((preview, Some(Err(error))));
    }
    let request = PortalApply {
        operation_id: OPERATION.to_owned(),
        import_id: preview.import_id.clone().unwrap_or_default(),
        skip_bad: args.skip_bad,
    };
    let done = office::commands::portal_apply(office, request, &tell).await;
    Ok((preview, Some(done)))
}

fn blocked(preview: &PortalPreview) -> Result<(), OfficeError> {
    match preview.blockers.first() {
        None => Ok(()),
        Some(_) => Err(OfficeError::new(
            Code::InvalidInput,
            format!("Nothing was saved. {}", preview.blockers.join(" ")),
        )
        .with("field", "file")
        .with("reason", "portal_blocked")
        .with("blockers", preview.blockers.clone())),
    }
}

fn show_preview(preview: &PortalPreview, json: bool) {
    if json {
        let mut value = output::snake(preview);
        if let (Some(fields), Some(totals)) = (value.as_object_mut(), &preview.totals) {
            fields.remove("import_id");
            fields.insert("totals".to_owned(), sums(totals));
        }
        output::line(&value);
        return;
    }
    println!(
        "{}: {} rows, {} new, {} here already, {} with a problem",
        preview.file_name, preview.rows, preview.new, preview.known, preview.bad
    );
    if let (Some(from), Some(to)) = (&preview.from, &preview.to) {
        println!("  from {from} to {to}");
    }
    for column in &preview.columns {
        let field = column.field.as_ref().map_or_else(|| "-".to_owned(), output::word);
        println!("  {:<28} {field:<14} {}", column.title, column.sample);
    }
    for problem in &preview.problems {
        let column = match problem.column.as_str() {
            "" => String::new(),
            column => format!(" {column}:"),
        };
        println!("  line {}:{column} {}", problem.line, problem.message);
    }
}

/// Sums with numbers of minor units.
fn sums(totals: &Totals) -> serde_json::Value {
    totals
        .currencies
        .iter()
        .map(|one| {
            json!({
                "currency": one.currency,
                "count": one.count,
                "sales_minor": output::minor(&one.sales),
                "refunds_minor": output::minor(&one.refunds),
                "net_minor": output::minor(&one.net),
            })
        })
        .collect()
}

/// An amount for people.
pub fn shown(money: &MoneyView) -> String {
    let currency = Currency::new(&money.currency).unwrap_or(Currency::USD);
    output::minor(money).map_or_else(String::new, |minor| Money { minor, currency }.to_string())
}

pub fn bar() -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(0);
    bar.set_style(
        indicatif::ProgressStyle::with_template("{pos}/{len} rows")
            .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()),
    );
    bar
}

/// Ctrl-C stops at the next safe point; nothing is left behind.
pub fn stopper(office: &Office) -> tokio::task::JoinHandle<()> {
    let stop = office.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            let request = OperationRequest {
                operation_id: OPERATION.to_owned(),
            };
            let _ = office::commands::operation_cancel(&stop, request).await;
        }
    })
}
