//! Rotation of a PIN from the command line.

use office::dto::{AccountView, IdRequest, RotationView, StartRotation, TerminalView};
use office::{Code, Office, OfficeError};
use serde_json::{Value, json};

use crate::args::{RotateArgs, RotateCommand, RotateStart};
use crate::{console, door, output, paper};

pub async fn run(office: &Office, command: RotateCommand, json: bool) -> Result<(), OfficeError> {
    let (of, account) = match command {
        RotateCommand::Start(args) => return start(office, args, json).await,
        RotateCommand::Verify(args) => return verify(office, args, json).await,
        RotateCommand::Switch(args) => {
            let request = rotation(office, &args).await?;
            (args, office::commands::rotation_switch(office, request).await?)
        }
        RotateCommand::Back(args) => {
            let request = rotation(office, &args).await?;
            (args, office::commands::rotation_back(office, request).await?)
        }
        RotateCommand::Retire(args) => {
            let request = rotation(office, &args).await?;
            (args, office::commands::rotation_retire(office, request).await?)
        }
    };
    show(&account, &of.terminal, json)
}

async fn start(office: &Office, args: RotateStart, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.of.account.account.as_deref()).await?;
    let terminal = paper::terminal(&account, &args.of.terminal)?;
    let user_id = match &args.user {
        Some(name) => account
            .users
            .iter()
            .find(|user| user.user_id == *name || user.id == *name)
            .map(|user| user.id.clone()),
        None => terminal.user_id.clone(),
    };
    let request = StartRotation {
        terminal_id: terminal.id.clone(),
        user_id: user_id.ok_or_else(|| {
            OfficeError::new(Code::NotFound, "There is no such API user.").with("what", "API user")
        })?,
        value: console::pin()?,
        remind_on: args.remind_on,
    };
    let account = office::commands::rotation_start(office, request).await?;
    show(&account, &args.of.terminal, json)
}

async fn verify(office: &Office, args: RotateArgs, json: bool) -> Result<(), OfficeError> {
    let request = rotation(office, &args).await?;
    let done = office::commands::rotation_verify(office, request).await?;
    let sentence = office::verify::sentence(&done.verdict);
    if !json {
        println!("{sentence}");
        return Ok(());
    }
    let mut line = line(&done.account, &args.terminal)?;
    if let Value::Object(fields) = &mut line {
        fields.insert("outcome".to_owned(), json!(done.verdict.outcome));
        fields.insert("message".to_owned(), json!(sentence));
    }
    output::line(&line);
    Ok(())
}

/// The rotation that is under way on a terminal.
async fn rotation(office: &Office, args: &RotateArgs) -> Result<IdRequest, OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let terminal = paper::terminal(&account, &args.terminal)?;
    let found = under_way(terminal).ok_or_else(|| {
        OfficeError::new(
            Code::NotFound,
            format!("No rotation is under way on {}.", terminal.name),
        )
        .with("what", "rotation")
    })?;
    Ok(IdRequest { id: found.id.clone() })
}

fn under_way(terminal: &TerminalView) -> Option<&RotationView> {
    terminal.credentials.iter().find_map(|c| c.rotation.as_ref())
}

fn line(account: &AccountView, terminal: &str) -> Result<Value, OfficeError> {
    let terminal = paper::terminal(account, terminal)?;
    Ok(json!({
        "terminal": terminal.name,
        "account": account.name,
        "rotation": output::snake(under_way(terminal)),
        "ends": terminal.credentials.first().and_then(|c| c.ends.clone()),
    }))
}

fn show(account: &AccountView, terminal: &str, json: bool) -> Result<(), OfficeError> {
    if json {
        output::line(&line(account, terminal)?);
        return Ok(());
    }
    match under_way(paper::terminal(account, terminal)?) {
        Some(rotation) => println!(
            "{terminal}: {} (new ends {}, old ends {})",
            output::word(&rotation.state),
            rotation.new_ends,
            rotation.old_ends
        ),
        None => println!("{terminal}: no rotation is under way."),
    }
    Ok(())
}
