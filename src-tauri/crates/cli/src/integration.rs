//! `integration`: the catalogue, checks and tests of connections, without an office.

use std::path::PathBuf;

use catalog::address::Base;
use catalog::connection::{Around, Outcome, Report, Tester};
use catalog::{Beside, Catalogue, Checked, Form, Provider, Status, check};
use domain::{Clock, Sensitive};
use office::{Code, OfficeError};
use serde_json::{Value, json};

use crate::args::{IntegrationCheck, IntegrationCommand, IntegrationTest};
use crate::clock::WallClock;
use crate::{console, output};

/// Runs one of the commands.
pub async fn run(command: IntegrationCommand, json: bool) -> Result<(), OfficeError> {
    match command {
        IntegrationCommand::List(args) => {
            list(&catalogue(&args.description)?, json);
            Ok(())
        }
        IntegrationCommand::Check(args) => check_settings(&args, json),
        IntegrationCommand::Test(args) => test(&args, json).await,
    }
}

fn catalogue(files: &[PathBuf]) -> Result<Catalogue, OfficeError> {
    let mut catalogue = Catalogue::built_in();
    for file in files {
        let name = file.to_string_lossy().into_owned();
        let bytes = std::fs::read(file).map_err(|error| {
            OfficeError::new(Code::NotFound, format!("The file could not be read: {error}."))
                .with("file", name.clone())
        })?;
        catalogue.add(&bytes).map_err(|problem| {
            OfficeError::new(Code::InvalidInput, format!("{name}: {problem}.")).with("file", name.clone())
        })?;
    }
    Ok(catalogue)
}

fn list(catalogue: &Catalogue, json: bool) {
    if json {
        let of = |provider: &Provider| serde_json::to_value(provider).unwrap_or_default();
        return output::lines(catalogue.providers().iter().map(of));
    }
    for provider in catalogue.providers() {
        let soon = match provider.status {
            Status::Available => "",
            Status::ComingSoon => " (coming soon)",
        };
        println!("{:<12} {}{soon}", provider.id, provider.name);
        for need in &provider.needs {
            println!("             - {need}");
        }
    }
}

fn provider<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Provider, OfficeError> {
    catalogue.provider(id).ok_or_else(|| {
        let ids: Vec<&str> = catalogue
            .providers()
            .iter()
            .map(|known| known.id.as_str())
            .collect();
        let message = format!("There is no integration \"{id}\". There are: {}.", ids.join(", "));
        OfficeError::new(Code::NotFound, message).with("provider", id.to_owned())
    })
}

/// Settings from standard input. The text is wiped after it was read.
fn settings(provider: &Provider) -> Result<Form, OfficeError> {
    let text: Sensitive<String> = console::settings()?;
    let value: Value = serde_json::from_str(text.expose()).map_err(|_| not_settings())?;
    if !value.is_object() {
        return Err(not_settings());
    }
    Ok(Form::from_json(provider, value))
}

fn not_settings() -> OfficeError {
    OfficeError::new(
        Code::InvalidInput,
        "Standard input does not hold one JSON object with the settings.",
    )
    .with("field", "settings")
}

fn check_settings(args: &IntegrationCheck, json: bool) -> Result<(), OfficeError> {
    let catalogue = catalogue(&args.description)?;
    let provider = provider(&catalogue, &args.provider)?;
    let checked = check(provider, &settings(provider)?, &Beside::default());
    if json {
        output::line(&json!({
            "provider": provider.id,
            "blocks": checked.blocks(),
            "findings": output::snake(&checked.findings),
        }));
    } else {
        print_findings(&checked);
    }
    if checked.blocks() {
        return Err(OfficeError::new(
            Code::InvalidInput,
            "These settings cannot be saved.",
        ));
    }
    Ok(())
}

fn print_findings(checked: &Checked) {
    if checked.findings.is_empty() {
        println!("Nothing is wrong that can be told without asking the provider.");
    }
    for finding in &checked.findings {
        println!("{} {} {}", finding.what, finding.why, finding.todo);
    }
}

async fn test(args: &IntegrationTest, json: bool) -> Result<(), OfficeError> {
    let catalogue = catalogue(&args.description)?;
    let provider = provider(&catalogue, &args.provider)?;
    let base = args
        .base
        .as_deref()
        .map(Base::read)
        .transpose()
        .map_err(|problem| {
            OfficeError::new(Code::InvalidInput, format!("The address {problem}.")).with("field", "base")
        })?;
    let form = settings(provider)?;
    let around = Around {
        base,
        ..Around::at(WallClock.now())
    };
    let tester = Tester::new()
        .map_err(|problem| OfficeError::new(Code::Internal, format!("Not tested: {problem}.")))?;
    let report = tester.test(provider, &form, &around).await;
    show(&report, json);
    match report.outcome {
        Outcome::Ok | Outcome::ByHand => Ok(()),
        _ => Err(OfficeError::new(Code::VerifyFailed, report.sentence()).with("reason", report.code)),
    }
}

fn show(report: &Report, json: bool) {
    if json {
        return output::line(&output::snake(report));
    }
    println!("{}. {} {}", report.outcome.words(), report.what, report.why);
    for step in report.todo.iter().chain(&report.hints) {
        println!("- {step}");
    }
    for fact in &report.facts {
        println!("{}: {}", fact.label, fact.value);
    }
}
