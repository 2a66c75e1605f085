//! Sheets and sealed files from the command line.

use domain::Sensitive;
use office::dto::{AccountView, FileWritten, HandoffForm, TerminalView, WriteCallSheet, WriteHandoff};
use office::{Code, Office, OfficeError};

use crate::args::{CallSheetWrite, FormArg, HandoffWrite};
use crate::{console, door, output};

pub async fn handoff(office: &Office, args: HandoffWrite, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let terminal_ids = if args.terminal.is_empty() {
        None
    } else {
        let ids: Result<Vec<String>, OfficeError> = args
            .terminal
            .iter()
            .map(|name| Ok(terminal(&account, name)?.id.clone()))
            .collect();
        Some(ids?)
    };
    let form = match args.form {
        FormArg::Pdf => HandoffForm::SavePdf,
        FormArg::Sealed if args.key.is_empty() => HandoffForm::SealedPassphrase,
        FormArg::Sealed => HandoffForm::SealedRecipient,
    };
    let passphrase: Option<Sensitive<String>> = match form {
        HandoffForm::SealedPassphrase => Some(console::new_passphrase()?),
        _ => None,
    };
    let request = WriteHandoff {
        account_id: account.id,
        terminal_ids,
        form,
        full_pins: args.full_pins,
        reason: args.reason,
        recipient: args.recipient,
        passphrase,
        keys: args.key,
    };
    show(&office::commands::handoff_write(office, request).await?, json);
    Ok(())
}

pub async fn call_sheet(office: &Office, args: CallSheetWrite, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = WriteCallSheet {
        terminal_id: terminal(&account, &args.terminal)?.id.clone(),
        print: false,
    };
    show(&office::commands::call_sheet_write(office, request).await?, json);
    Ok(())
}

/// A terminal by its name or our id.
pub fn terminal<'a>(account: &'a AccountView, name: &str) -> Result<&'a TerminalView, OfficeError> {
    let found = account.terminals.iter().find(|t| t.name == name || t.id == name);
    found.ok_or_else(|| {
        OfficeError::new(Code::NotFound, format!("There is no terminal named \"{name}\"."))
            .with("what", "terminal")
    })
}

/// A file that was written.
pub fn show(written: &FileWritten, json: bool) {
    if json {
        output::line(&output::snake(written));
        return;
    }
    println!("{}", written.sentence);
    if let Some(path) = &written.path {
        println!("{path}  {} bytes", written.size);
    }
    if let Some(sum) = &written.sha256 {
        println!("SHA-256 {sum}");
    }
}
