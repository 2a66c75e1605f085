use domain::{Environment, TerminalKind};
use office::dto::{AccountView, OnDuplicate, SaveAccount, SyncEvent, SyncRequest, VerifyRequest};
use office::{Access, Code, Office, OfficeError};
use serde_json::{Value, json};

use crate::args::{
    AccountAdd, AccountCommand, CallSheetCommand, Cli, Command, DuplicateArg, EnvironmentArg, HandoffCommand,
    KindArg, OfAccount, PinCommand, PinSet, PlanCommand, PracticeCommand, ReceiptCommand, SetupCommand,
    SyncArgs, TerminalCommand, TransactionsCommand, UserCommand,
};
use crate::show::{account_line, plain_row, show, show_last, show_sync, terminals, users};
use crate::{
    connect, connector, console, door, given, home, inspect, integration, money, output, paper, people,
    plans, practice, rotate, setup, transactions,
};

/// Runs one command.
pub async fn run(cli: Cli) -> Result<(), OfficeError> {
    let json = cli.json;
    let access = match &cli.command {
        Command::Practice(_)
        | Command::Inspect(_)
        | Command::Connect(_)
        | Command::Connector(_)
        | Command::Integration(_) => None,
        Command::Setup(SetupCommand::Diff(args)) if !args.file.is_empty() => None,
        Command::Account(AccountCommand::List)
        | Command::User(UserCommand::List(_))
        | Command::Terminal(TerminalCommand::List(_))
        | Command::Setup(SetupCommand::Diff(_) | SetupCommand::Findings(_))
        | Command::Checklist(_)
        | Command::Approvals(_)
        | Command::Home(_)
        | Command::Plan(PlanCommand::List(_) | PlanCommand::Show(_) | PlanCommand::Calendar(_))
        | Command::Transactions(TransactionsCommand::List(_) | TransactionsCommand::Totals(_)) => {
            Some(Access::ReadOnly)
        }
        Command::Activity(args) if args.out.is_none() => Some(Access::ReadOnly),
        _ => Some(Access::Full),
    };
    let Some(access) = access else {
        return match cli.command {
            Command::Practice(PracticeCommand::Serve(args)) => practice::serve(args).await,
            Command::Practice(PracticeCommand::Providers(args)) => practice::providers(&args).await,
            Command::Inspect(command) => inspect::run(command),
            Command::Connect(command) => connect::run(command, cli.data_dir, json).await,
            Command::Connector(command) => connector::run(command, json).await,
            Command::Integration(command) => integration::run(command, json).await,
            Command::Setup(SetupCommand::Diff(args)) => setup::diff_files(&args.file, json).await,
            _ => Ok(()),
        };
    };
    let files = given::of(&cli.command)?;
    let office = door::open(cli.data_dir, access, files).await?;
    let done = async {
        if let Some(name) = cli.person.as_deref().filter(|_| access == Access::Full) {
            people::sign_in(&office, name, cli.password_file.as_deref()).await?;
        }
        in_office(&office, cli.command, json).await
    };
    let done = done.await;
    office.close().await;
    done
}

async fn in_office(office: &Office, command: Command, json: bool) -> Result<(), OfficeError> {
    match command {
        Command::Account(AccountCommand::Add(args)) => account_add(office, args, json).await,
        Command::Account(AccountCommand::List) => account_list(office, json).await,
        Command::User(UserCommand::Add(args)) => {
            let account = door::account(office, args.account.account.as_deref()).await?;
            let account = office::setup::add_user(office, &account.id, &args.user_id).await?;
            show_last(json, users(&account), "API user")
        }
        Command::User(UserCommand::List(args)) => list(office, args, json, users).await,
        Command::Terminal(TerminalCommand::Add(args)) => {
            let account = door::account(office, args.account.account.as_deref()).await?;
            let kind = kind(args.kind);
            let account = office::setup::add_terminal(office, &account.id, &args.name, kind).await?;
            show_last(json, terminals(&account), "terminal")
        }
        Command::Terminal(TerminalCommand::List(args)) => list(office, args, json, terminals).await,
        Command::Pin(PinCommand::Set(args)) => pin_set(office, args, json).await,
        Command::Pin(PinCommand::Rotate(args)) => rotate::run(office, args, json).await,
        Command::Verify(args) => verify(office, args.account, json).await,
        Command::Setup(args) => setup::run(office, args, json).await,
        Command::Handoff(HandoffCommand::Write(args)) => paper::handoff(office, args, json).await,
        Command::CallSheet(CallSheetCommand::Write(args)) => paper::call_sheet(office, args, json).await,
        Command::Checklist(args) => setup::checklist(office, args, json).await,
        Command::Activity(args) => people::activity(office, args, json).await,
        Command::People(args) => people::run(office, args, json).await,
        Command::Approvals(args) => people::approvals(office, args, json).await,
        Command::Home(args) => home::show(office, args, json).await,
        Command::Sync(args) => sync(office, args, json).await,
        Command::Transactions(TransactionsCommand::List(args)) => {
            let rows = office::transactions::list_by_text(office, &args.filter.filter, args.limit).await?;
            if json {
                output::lines(rows.iter().map(output::transaction));
            } else {
                rows.iter().for_each(|row| println!("{}", plain_row(row)));
            }
            Ok(())
        }
        Command::Transactions(TransactionsCommand::Totals(args)) => totals(office, &args.filter, json).await,
        Command::Transactions(TransactionsCommand::Export(args)) => {
            transactions::export(office, args, json).await
        }
        Command::Transactions(TransactionsCommand::Import(args)) => {
            transactions::import(office, args, json).await
        }
        Command::Reverse(args) => money::reverse(office, args, json).await,
        Command::Settle(args) => money::settle(office, args, json).await,
        Command::Act(args) => money::acts(office, args, json).await,
        Command::Plan(command) => plans::run(office, command, json).await,
        Command::Receipt(ReceiptCommand::Write(args)) => plans::receipt(office, args, json).await,
        Command::Practice(_)
        | Command::Inspect(_)
        | Command::Connect(_)
        | Command::Connector(_)
        | Command::Integration(_)
        | Command::Explain(_) => Ok(()),
    }
}

async fn account_add(office: &Office, args: AccountAdd, json: bool) -> Result<(), OfficeError> {
    let request = SaveAccount {
        id: None,
        name: args.name,
        merchant_id: args.merchant_id,
        environment: match args.environment {
            EnvironmentArg::Practice => Environment::Practice,
            EnvironmentArg::Demo => Environment::Demo,
            EnvironmentArg::Live => Environment::Live,
            EnvironmentArg::Custom => Environment::Custom,
        },
        endpoint: args.endpoint,
    };
    let account = office::commands::setup_save_account(office, request).await?;
    show_last(json, vec![account_line(&account)], "account")
}

async fn account_list(office: &Office, json: bool) -> Result<(), OfficeError> {
    show(
        json,
        door::accounts(office).await?.iter().map(account_line).collect(),
    );
    Ok(())
}

async fn list(
    office: &Office,
    args: OfAccount,
    json: bool,
    of: impl Fn(&AccountView) -> Vec<Value>,
) -> Result<(), OfficeError> {
    let accounts = match &args.account {
        Some(name) => vec![door::account(office, Some(name)).await?],
        None => door::accounts(office).await?,
    };
    show(json, accounts.iter().flat_map(of).collect());
    Ok(())
}

fn kind(kind: KindArg) -> TerminalKind {
    match kind {
        KindArg::Retail => TerminalKind::Retail,
        KindArg::Internet => TerminalKind::Internet,
        KindArg::Service => TerminalKind::Service,
        KindArg::Moto => TerminalKind::Moto,
    }
}

async fn pin_set(office: &Office, args: PinSet, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let value = console::pin()?;
    let on_duplicate = match args.on_duplicate {
        DuplicateArg::Refuse => OnDuplicate::Refuse,
        DuplicateArg::Move => OnDuplicate::Move,
        DuplicateArg::Conflict => OnDuplicate::Conflict,
    };
    let done = office::pins::set_by_name(
        office,
        &account.id,
        &args.user,
        &args.terminal,
        value,
        on_duplicate,
    )
    .await?;
    let report = done.report;
    let line = json!({
        "terminal": args.terminal,
        "user_id": args.user,
        "length": report.length,
        "ends": report.ends,
        "hidden_characters_removed": report.removed.len(),
        "warning": report.code,
    });
    show_last(json, vec![line], "PIN")
}

async fn verify(office: &Office, args: OfAccount, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.as_deref()).await?;
    let request = VerifyRequest {
        operation_id: "verify".into(),
        account_id: account.id,
        terminal_ids: None,
    };
    let report = office::commands::verify_start(office, request, |_| {}).await?;
    for verdict in &report.verdicts {
        let sentence = office::verify::sentence(verdict);
        if json {
            output::line(&json!({
                "terminal": verdict.terminal_name,
                "kind": verdict.kind,
                "user_id": verdict.user_name,
                "outcome": verdict.outcome,
                "message": sentence,
                "gateway_code": verdict.gateway_code,
                "took_ms": verdict.took_ms,
                "at": verdict.at,
                "reported": output::snake(&verdict.reported),
                "warnings": output::snake(&verdict.warnings),
            }));
        } else {
            println!("{:<24} {sentence}", verdict.terminal_name);
        }
    }
    match office::verify::failure(&report) {
        None => Ok(()),
        Some(error) => Err(error),
    }
}

async fn sync(office: &Office, args: SyncArgs, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = SyncRequest {
        operation_id: "sync".into(),
        account_id: account.id,
        from: args.from,
        to: args.to,
        terminal_ids: args.terminal,
    };
    // Ctrl-C stops at the next safe point; the next sync goes on from there.
    let stop = office.clone();
    let stopper = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            let request = office::dto::OperationRequest {
                operation_id: "sync".into(),
            };
            let _ = office::commands::operation_cancel(&stop, request).await;
        }
    });
    let bar = indicatif::ProgressBar::new(0);
    bar.set_style(
        indicatif::ProgressStyle::with_template("{pos}/{len} windows  {msg}")
            .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()),
    );
    let report = office::commands::sync_start(office, request, |event| {
        if let SyncEvent::Progress {
            windows_done,
            windows,
            rows_read,
            terminal_name,
            from,
            ..
        } = event
        {
            bar.set_length(u64::from(windows));
            bar.set_position(u64::from(windows_done));
            bar.set_message(format!("{rows_read} rows  {terminal_name} {from}"));
        }
    })
    .await;
    bar.finish_and_clear();
    stopper.abort();
    let _ = stopper.await;
    let report = report?;
    show_sync(&report, json);
    if report.cancelled {
        return Err(OfficeError::new(
            Code::Cancelled,
            "Stopped. The next sync goes on from here.",
        ));
    }
    match office::sync::failure(&report) {
        None => Ok(()),
        Some(error) => Err(error),
    }
}

async fn totals(office: &Office, filter: &str, json: bool) -> Result<(), OfficeError> {
    let totals = office::transactions::totals_by_text(office, filter).await?;
    if !json {
        println!("{} transactions", totals.count);
        for c in &totals.currencies {
            let show = transactions::shown;
            println!(
                "{}  sales {}  refunds {}  net {}",
                c.currency,
                show(&c.sales),
                show(&c.refunds),
                show(&c.net)
            );
        }
        return Ok(());
    }
    // One object a currency; a filter that finds nothing still answers with a count of 0.
    if totals.currencies.is_empty() {
        output::line(
            &json!({ "currency": null, "count": totals.count, "sales_minor": 0, "refunds_minor": 0, "net_minor": 0 }),
        );
    }
    output::lines(totals.currencies.iter().map(|c| {
        json!({
            "currency": c.currency,
            "count": c.count,
            "sales_minor": output::minor(&c.sales),
            "refunds_minor": output::minor(&c.refunds),
            "net_minor": output::minor(&c.net),
            "unreadable_amounts": totals.unreadable_amounts,
        })
    }));
    Ok(())
}
