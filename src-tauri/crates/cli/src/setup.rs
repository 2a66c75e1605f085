//! The configuration, the checklist and the record from the command line.

use std::path::PathBuf;

use office::dto::{
    AccountRequest, ApplyImport, CompareSetup, ConfigurationChange, Empty, ExportSetup, ImportDone,
    ImportPreview,
};
use office::{Code, Office, OfficeError};

use crate::args::{OfAccount, SetupCommand, SetupDiff, SetupExport, SetupImport};
use crate::{console, door, output, paper};

pub async fn run(office: &Office, command: SetupCommand, json: bool) -> Result<(), OfficeError> {
    match command {
        SetupCommand::Export(args) => export(office, args, json).await,
        SetupCommand::Import(args) => import(office, args, json).await,
        SetupCommand::Diff(args) => diff(office, args, json).await,
        SetupCommand::Findings(args) => findings(office, args, json).await,
    }
}

async fn export(office: &Office, args: SetupExport, json: bool) -> Result<(), OfficeError> {
    let account_id = match &args.account.account {
        Some(name) => Some(door::account(office, Some(name)).await?.id),
        None => None,
    };
    if args.file.is_none() {
        let text = office::configuration::text(office, account_id.as_deref()).await?;
        print!("{text}");
        return Ok(());
    }
    let passphrase = if args.with_pins {
        Some(console::new_passphrase()?)
    } else {
        None
    };
    let request = ExportSetup {
        account_id,
        passphrase,
    };
    paper::show(
        &office::commands::configuration_export(office, request).await?,
        json,
    );
    Ok(())
}

async fn import(office: &Office, args: SetupImport, json: bool) -> Result<(), OfficeError> {
    let preview = office::commands::configuration_preview(office, Empty {}).await?;
    if !args.apply {
        show_preview(&preview, json);
        return Ok(());
    }
    if !preview.problems.is_empty() {
        return Err(OfficeError::new(
            Code::InvalidInput,
            format!("Nothing was changed. {}", preview.problems.join(" ")),
        )
        .with("field", "file")
        .with("problems", preview.problems));
    }
    let passphrase = if args.passphrase_stdin {
        Some(console::passphrase()?)
    } else {
        None
    };
    let request = ApplyImport {
        token: preview.token.unwrap_or_default(),
        passphrase,
    };
    show_done(
        &office::commands::configuration_apply(office, request).await?,
        json,
    );
    Ok(())
}

fn show_preview(preview: &ImportPreview, json: bool) {
    if json {
        let mut line = output::snake(preview);
        if let Some(fields) = line.as_object_mut() {
            // It names nothing once this program has ended.
            fields.remove("token");
        }
        output::line(&line);
        return;
    }
    println!(
        "{}: {} API users, {} terminals, {} sealed PINs; made by {} at {}",
        preview.accounts.join(", "),
        preview.users,
        preview.terminals,
        preview.sealed_pins,
        preview.made_by,
        preview.made_at.as_deref().unwrap_or("an unknown time")
    );
    let told = preview.problems.iter().chain(&preview.changes);
    told.for_each(|line| println!("  {line}"));
    if preview.problems.is_empty() && preview.changes.is_empty() {
        println!("  Everything in the file is here already.");
    }
    println!("Nothing was saved.");
}

fn show_done(done: &ImportDone, json: bool) {
    if json {
        output::line(&output::snake(done));
        return;
    }
    done.done.iter().for_each(|line| println!("{line}"));
    if done.pins_restored > 0 {
        println!("PINs brought in: {}.", done.pins_restored);
    }
    if let Some(problem) = &done.pins_problem {
        println!("{problem}");
    }
    if !done.pins_needed.is_empty() {
        println!("PIN needed: {}.", done.pins_needed.join(", "));
    }
}

async fn diff(office: &Office, args: SetupDiff, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = CompareSetup {
        account_id: account.id,
        from: args.from.unwrap_or_default(),
        to: args.to.unwrap_or_default(),
    };
    let found = office::commands::configuration_compare(office, request).await?;
    show_changes(&found.changes, json);
    Ok(())
}

/// Compares two configuration files; nothing needs to be set up here.
pub async fn diff_files(files: &[PathBuf], json: bool) -> Result<(), OfficeError> {
    let [older, newer] = files else {
        return Err(
            OfficeError::new(Code::InvalidInput, "Name two files: --file OLDER --file NEWER.")
                .with("field", "file"),
        );
    };
    let changes = office::configuration::compare_files(older, newer).await?;
    show_changes(&changes, json);
    Ok(())
}

fn show_changes(changes: &[ConfigurationChange], json: bool) {
    if json {
        output::lines(changes.iter().map(output::snake));
        return;
    }
    if changes.is_empty() {
        println!("Nothing differs.");
    }
    for change in changes {
        println!("{}", office::configuration::sentence(change));
    }
}

async fn findings(office: &Office, args: OfAccount, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.as_deref()).await?;
    let request = AccountRequest {
        account_id: account.id,
    };
    let found = office::commands::setup_findings(office, request).await?;
    if json {
        output::lines(found.findings.iter().map(output::snake));
        return Ok(());
    }
    if found.findings.is_empty() {
        println!("Nothing is wrong with what is known now.");
    }
    for finding in &found.findings {
        println!("{}\n  {} {}", finding.title, finding.means, finding.advice);
    }
    Ok(())
}

/// What there is to do.
pub async fn checklist(office: &Office, args: OfAccount, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.as_deref()).await?;
    let request = AccountRequest {
        account_id: account.id,
    };
    let list = office::commands::checklist(office, request).await?;
    if json {
        output::lines(list.tasks.iter().map(output::snake));
        return Ok(());
    }
    println!("{} of {} done", list.done, list.total);
    for task in &list.tasks {
        let status = output::word(&task.status);
        println!("  {status:<10} {:<20} {}", task.subject_name, task.text);
    }
    list.waiting.iter().for_each(|waiting| println!("{waiting}"));
    Ok(())
}
