//! Gateway connectors from the command line.

use office::connectors::{Connectors, CounterReset, Edits, Prepared};
use office::{Code, OfficeError};
use serde_json::{Value, json};

use crate::args::{ConnectorCommand, ConnectorDoor, ConnectorUpdate};
use crate::console::Answers;
use crate::output;
use crate::show::show;

pub async fn run(command: ConnectorCommand, json: bool) -> Result<(), OfficeError> {
    let mut answers = Answers::new()?;
    match command {
        ConnectorCommand::List(door) => {
            let connectors = open(&door, &mut answers)?;
            show(json, connectors.list().await?);
            Ok(())
        }
        ConnectorCommand::Show(args) => {
            let connectors = open(&args.door, &mut answers)?;
            let found = connectors.show(&args.guid).await?;
            if json {
                output::line(&found);
            } else {
                print(part(&found, "connector"), "");
                notices(&found);
            }
            Ok(())
        }
        ConnectorCommand::Update(args) => update(args, &mut answers, json).await,
    }
}

fn open(door: &ConnectorDoor, answers: &mut Answers) -> Result<Connectors, OfficeError> {
    let key = answers.secret("key", "API key (not shown while you type): ")?;
    let password = answers.secret("password", "Password (not shown while you type): ")?;
    Connectors::at(door.url.as_deref(), &door.merchant, key, password)
}

async fn update(args: ConnectorUpdate, answers: &mut Answers, json: bool) -> Result<(), OfficeError> {
    let connectors = open(&args.door, answers)?;
    let edits = edits(&args, answers)?;
    let prepared = connectors.prepare(&args.guid, edits).await?;
    if args.dry_run || prepared.is_empty() {
        tell(&args.guid, &prepared, json, Some("Nothing was sent."));
        return Ok(());
    }
    if !args.yes {
        // In JSON, the one object comes at the end.
        if !json {
            tell(&args.guid, &prepared, false, None);
        }
        if !answers.yes("Send this to the gateway? Type yes: ")? {
            return Err(OfficeError::new(Code::Cancelled, "Nothing was sent."));
        }
    }
    let sent = connectors.send(&prepared).await?;
    if json {
        let preview = prepared.preview();
        output::line(&json!({
            "guid": args.guid,
            "sent": true,
            "compared": sent.compared,
            "changes": part(&preview, "changes"),
            "unchanged_secrets": part(&preview, "unchanged_secrets"),
            "connector": part(&sent.connector, "connector"),
        }));
    } else if sent.compared {
        println!("The gateway did not answer, but the changes are there: done.");
    } else {
        println!("Done.");
    }
    Ok(())
}

fn edits(args: &ConnectorUpdate, answers: &mut Answers) -> Result<Edits, OfficeError> {
    let pairs = |texts: &[String], name: &str| {
        texts
            .iter()
            .map(|text| pair(text, name))
            .collect::<Result<Vec<_>, _>>()
    };
    let mut edits = Edits {
        set: pairs(&args.set, "set")?,
        settings: pairs(&args.setting, "setting")?,
        clear: args.clear.clone(),
        remove_settings: args.remove_setting.clone(),
        disable: args.disable,
        resets_confirmed: args.confirm_counters,
        ..Edits::default()
    };
    for field in &args.secret {
        let prompt = format!("New value of {field} (not shown while you type): ");
        edits
            .secrets
            .push((field.clone(), answers.secret(field, &prompt)?));
    }
    for (terminal_id, number) in pairs(&args.reset_stan, "reset-stan")? {
        edits.resets.push(CounterReset {
            terminal_id,
            stan: Some(number),
            capture_ref: None,
        });
    }
    for (terminal_id, number) in pairs(&args.reset_capture, "reset-capture")? {
        edits.resets.push(CounterReset {
            terminal_id,
            stan: None,
            capture_ref: Some(number),
        });
    }
    Ok(edits)
}

fn pair(text: &str, option: &str) -> Result<(String, String), OfficeError> {
    let (name, value) = text.split_once('=').ok_or_else(|| {
        OfficeError::new(
            Code::InvalidInput,
            format!("A value is given as --{option} name=value."),
        )
        .with("field", option)
    })?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// The preview; the one object of a dry run.
fn tell(guid: &str, prepared: &Prepared, json: bool, end: Option<&str>) {
    let preview = prepared.preview();
    if json {
        output::line(&json!({
            "guid": guid,
            "sent": false,
            "changes": part(&preview, "changes"),
            "unchanged_secrets": part(&preview, "unchanged_secrets"),
            "body": prepared.body(),
        }));
        return;
    }
    if prepared.is_empty() {
        println!("Nothing would change.");
    }
    for change in part(&preview, "changes").as_array().into_iter().flatten() {
        let word = |name: &str| plain(part(change, name));
        println!("{}: {} -> {}", word("field"), word("before"), word("after"));
        if let Some(notice) = part(change, "notice").as_str() {
            println!("  {notice}");
        }
    }
    if let Some(end) = end {
        println!("{end}");
    }
}

/// What stands under a name; null when nothing does.
fn part<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "(empty)".to_owned(),
        Value::String(text) if text.is_empty() => "(empty)".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Fields one a line.
fn print(value: &Value, above: &str) {
    let Value::Object(map) = value else { return };
    for (name, value) in map {
        let path = if above.is_empty() {
            name.clone()
        } else {
            format!("{above}.{name}")
        };
        match value {
            Value::Object(inner) if !inner.is_empty() => print(value, &path),
            other => println!("{path:<40} {}", plain(other)),
        }
    }
}

fn notices(found: &Value) {
    for notice in part(found, "notices").as_array().into_iter().flatten() {
        println!(
            "{}: {}",
            plain(part(notice, "field")),
            plain(part(notice, "text"))
        );
    }
}
