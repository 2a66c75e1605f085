//! The book of plans, and receipts, without a window.

use domain::PlanKind;
use office::commands;
use office::dto::{AccountRequest, RowAction};
use office::dto::{
    AdoptPlan, ApplyPlanFile, CalendarRequest, CompareEvent, CompareRequest, IdRequest, PlanFilePreview,
    PlanPage, PlanRow, PlansRequest, ReceiptLanguage, WriteReceipt,
};
use office::{Code, Office, OfficeError};

use crate::args::{
    LanguageArg, PlanAdopt, PlanCalendar, PlanCommand, PlanImport, PlanKindArg, PlanListArgs, PlanShow,
    ReceiptWrite,
};
use crate::{door, money, output, paper, transactions};

/// Runs one command about plans.
pub async fn run(office: &Office, command: PlanCommand, json: bool) -> Result<(), OfficeError> {
    match command {
        PlanCommand::List(args) => list(office, args, json).await,
        PlanCommand::Show(args) => show(office, args, json).await,
        PlanCommand::Adopt(args) => adopt(office, args, json).await,
        PlanCommand::Import(args) => import(office, args, json).await,
        PlanCommand::Compare(args) => {
            let account = door::account(office, args.account.as_deref()).await?;
            compare(office, account.id, json).await
        }
        PlanCommand::Calendar(args) => calendar(office, args, json).await,
        PlanCommand::Take(args) => {
            let account = door::account(office, args.account.account.as_deref()).await?;
            let id = find(office, &account.id, &args.plan).await?;
            money::take(office, id, args.wait, json).await
        }
    }
}

async fn rows(office: &Office, account: &str, text: &str) -> Result<Vec<PlanRow>, OfficeError> {
    let mut rows: Vec<PlanRow> = Vec::new();
    loop {
        let request = PlansRequest {
            account_id: account.to_owned(),
            text: text.to_owned(),
            offset: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            ..PlansRequest::default()
        };
        let page = commands::plans(office, request).await?;
        let end = page.rows.is_empty();
        rows.extend(page.rows);
        if end || rows.len() >= page.total as usize {
            return Ok(rows);
        }
    }
}

async fn list(office: &Office, args: PlanListArgs, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let rows = rows(office, &account.id, &args.text).await?;
    if json {
        output::lines(rows.iter().map(output::snake));
    } else if rows.is_empty() {
        println!("There is no plan in the book.");
    } else {
        rows.iter().for_each(plain);
    }
    Ok(())
}

fn plain(row: &PlanRow) {
    println!(
        "{}  {:<24} {:<20} {:<10} {:>12}  {:<10}  {}",
        row.id,
        row.customer,
        row.name,
        row.progress,
        transactions::shown(&row.amount),
        row.next.as_deref().unwrap_or("-"),
        row.at_converge_words
    );
}

/// A plan by our id or by that at Converge.
async fn find(office: &Office, account: &str, plan: &str) -> Result<String, OfficeError> {
    let all = rows(office, account, "").await?;
    let mine = |row: &&PlanRow| {
        row.id == plan
            || row
                .gateway_id
                .as_deref()
                .is_some_and(|id| id.eq_ignore_ascii_case(plan))
    };
    let found = all.iter().find(mine).map(|row| row.id.clone());
    found.ok_or_else(|| {
        OfficeError::new(
            Code::NotFound,
            format!("There is no plan \"{plan}\" in the book."),
        )
    })
}

async fn show(office: &Office, args: PlanShow, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let id = find(office, &account.id, &args.plan).await?;
    let page = commands::plan_page(office, IdRequest { id }).await?;
    show_page(&page, json);
    Ok(())
}

fn show_page(page: &PlanPage, json: bool) {
    if json {
        output::line(&output::snake(page));
        return;
    }
    plain(&page.row);
    for difference in &page.differences {
        println!(
            "  {}: here {}, at Converge {}",
            difference.label, difference.here, difference.there
        );
    }
    for day in page.upcoming.iter().take(12) {
        let number = day
            .number
            .map_or_else(String::new, |number| format!("payment {number}"));
        println!(
            "  {}  {number}  {}",
            day.date,
            day.note.as_deref().unwrap_or_default()
        );
    }
    for paid in page.payments.iter().take(12) {
        let at = paid.at.as_deref().unwrap_or("-");
        println!("  {at}  {}  {}", output::word(&paid.result), paid.id);
    }
    if let Some(notice) = &page.notice {
        println!("  {notice}");
    }
    match &page.take.refused {
        Some(reason) => println!("  {reason}"),
        None => page.take.words.iter().for_each(|line| println!("  {line}")),
    }
}

async fn adopt(office: &Office, args: PlanAdopt, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let terminal_id = match &args.terminal {
        Some(name) => Some(paper::terminal(&account, name)?.id.clone()),
        None => None,
    };
    let request = AdoptPlan {
        account_id: account.id,
        terminal_id,
        kind: args.kind.map(|kind| match kind {
            PlanKindArg::Installment => PlanKind::Installment,
            PlanKindArg::Recurring => PlanKind::Recurring,
        }),
        gateway_id: args.id,
        name: args.name,
    };
    show_page(&commands::plan_adopt(office, request).await?, json);
    Ok(())
}

async fn import(office: &Office, args: PlanImport, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = AccountRequest {
        account_id: account.id,
    };
    let preview = commands::plan_file_preview(office, request).await?;
    let Some(token) = preview.token.clone() else {
        show_preview(&preview, json);
        return Err(OfficeError::new(
            Code::InvalidInput,
            format!("Nothing was saved. {}", preview.problems.join(" ")),
        )
        .with("field", "file")
        .with("reason", "plans_blocked"));
    };
    if args.dry_run {
        show_preview(&preview, json);
        return Ok(());
    }
    let request = ApplyPlanFile {
        token,
        leave_out_bad: args.skip_bad,
    };
    match commands::plan_file_apply(office, request).await {
        Ok(done) if json => output::line(&output::snake(&done)),
        Ok(done) => println!("{}", done.sentence),
        Err(error) => {
            // What is wrong with the rows helps more than the count of them.
            show_preview(&preview, json);
            return Err(error);
        }
    }
    Ok(())
}

fn show_preview(preview: &PlanFilePreview, json: bool) {
    if json {
        output::line(&output::snake(preview));
        return;
    }
    println!(
        "{}: {} new, {} changed, {} in the book already, {} with a problem",
        preview.file, preview.new, preview.changed, preview.same, preview.bad
    );
    for row in &preview.rows {
        for problem in &row.problems {
            println!("  row {}: {problem}", row.row);
        }
        for warning in &row.warnings {
            println!("  row {}: {warning}", row.row);
        }
        if row.action == RowAction::Add {
            println!("  row {}: new, {} {}", row.row, row.customer, row.name);
        }
    }
}

async fn compare(office: &Office, account_id: String, json: bool) -> Result<(), OfficeError> {
    let bar = transactions::bar();
    let request = CompareRequest {
        operation_id: transactions::OPERATION.to_owned(),
        account_id,
        plan_ids: None,
    };
    let stopper = transactions::stopper(office);
    let compared = commands::plan_compare(office, request, |event| match event {
        CompareEvent::Started { plans } => bar.set_length(u64::from(plans)),
        CompareEvent::Progress { done, .. } => bar.set_position(u64::from(done)),
    })
    .await;
    bar.finish_and_clear();
    stopper.abort();
    let report = compared?;
    if json {
        output::line(&output::snake(&report));
    } else {
        for one in &report.rows {
            plain(&one.row);
            if let Some(failed) = &one.failed {
                println!("    {failed}");
            }
        }
        println!("{}", report.sentence);
    }
    if report.cancelled {
        return Err(OfficeError::new(Code::Cancelled, report.sentence));
    }
    Ok(())
}

async fn calendar(office: &Office, args: PlanCalendar, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = CalendarRequest {
        account_id: account.id,
        month: args.month,
    };
    let calendar = commands::plan_calendar(office, request).await?;
    if json {
        output::line(&output::snake(&calendar));
        return Ok(());
    }
    for day in calendar.days.iter().filter(|day| day.count > 0) {
        let sums: Vec<String> = day.amounts.iter().map(transactions::shown).collect();
        let note = day.note.as_deref().unwrap_or_default();
        println!("{}  {:>4}  {:>14}  {note}", day.date, day.count, sums.join(", "));
    }
    let sums: Vec<String> = calendar.amounts.iter().map(transactions::shown).collect();
    println!(
        "{}: {}",
        calendar.month,
        if sums.is_empty() {
            "nothing".to_owned()
        } else {
            sums.join(", ")
        }
    );
    calendar.notices.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// The receipt of one payment into a file.
pub async fn receipt(office: &Office, args: ReceiptWrite, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = WriteReceipt {
        account_id: account.id,
        id: args.txn,
        language: match args.lang {
            LanguageArg::En => ReceiptLanguage::English,
            LanguageArg::Es => ReceiptLanguage::Spanish,
        },
        print: false,
    };
    paper::show(&commands::receipt_write(office, request).await?, json);
    Ok(())
}
