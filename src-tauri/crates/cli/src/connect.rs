//! Card machines of Paymentsense Connect: list, take a payment, run a report.

use std::io::IsTerminal;
use std::path::PathBuf;

use office::card_machines::{
    MachineAccount, MachineCommand, MachineEvent, MachineKind, MachinePayment, MachineReport,
};
use office::{Code, OfficeError, card_machines};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::args::{
    ConnectAccess, ConnectCommand, ConnectReportArg, ConnectTake, ConnectTypeArg, SignatureArg,
};
use crate::clock::WallClock;
use crate::{console, output};

/// Runs one command.
pub async fn run(command: ConnectCommand, data_dir: Option<PathBuf>, json: bool) -> Result<(), OfficeError> {
    match command {
        ConnectCommand::Terminals(args) => {
            let account = account(args.access)?;
            let list =
                card_machines::terminals(&account, args.status.as_deref(), args.currency.as_deref()).await?;
            if json {
                output::line(&list);
            } else {
                told_terminals(&list);
            }
            Ok(())
        }
        ConnectCommand::Take(args) => take(args, data_dir, json).await,
        ConnectCommand::Report(args) => {
            let account = account(args.access)?;
            let report = card_machines::report(&account, &args.terminal, report_kind(args.kind)).await?;
            if json {
                output::line(&report);
            } else {
                told_lines(&report);
            }
            unless(
                is(&report, "unknown"),
                "The machine did not say that the report is complete. Look at the machine.",
            )
        }
    }
}

fn account(access: ConnectAccess) -> Result<MachineAccount, OfficeError> {
    Ok(MachineAccount {
        key: console::api_key()?,
        host: access.host,
        till: access.till,
        software_house: access.software_house,
        installer: access.installer,
    })
}

async fn take(args: ConnectTake, data_dir: Option<PathBuf>, json: bool) -> Result<(), OfficeError> {
    let folder = office::folder::locate(data_dir)?;
    let account = account(args.access)?;
    let payment = MachinePayment {
        tid: args.terminal,
        kind: kind(args.kind),
        amount: args.amount,
        currency: args.currency,
        cashback: args.cashback,
        not_present: args.not_present,
        auth_code: args.auth_code,
        pre_authorised: args.pre_authorised,
    };
    let (tell, told) = unbounded_channel();
    let (say, said) = unbounded_channel();
    let clerk = tokio::spawn(clerk(told, say, args.signature));
    let end = card_machines::take(&account, &payment, &folder, &WallClock, said, tell).await;
    // The end of the run ends the conversation; what is still to be said is said.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(1), clerk).await;
    let end = end?;
    if json {
        output::line(&end);
    } else {
        println!("{}", sentence(&end));
    }
    let started = is(&end, "finished") || is(&end, "unknown");
    unless(
        is(&end, "unknown"),
        "Whether money moved is not known. Look at the last transaction of the machine before anything is taken again.",
    )?;
    unless(
        !started,
        text(&end, "message")
            .or(text(&end, "problem"))
            .unwrap_or("Nothing was started."),
    )
}

/// Shows what the machine says, asks about the signature, and calls off with Ctrl-C.
async fn clerk(
    mut told: UnboundedReceiver<MachineEvent>,
    say: UnboundedSender<MachineCommand>,
    signature: Option<SignatureArg>,
) {
    loop {
        let event = tokio::select! {
            event = told.recv() => event,
            stopped = tokio::signal::ctrl_c() => {
                if stopped.is_ok() {
                    let _ = say.send(MachineCommand::Cancel);
                }
                continue;
            }
        };
        match event {
            None => return,
            Some(MachineEvent::Notified(notification)) => {
                eprintln!("{}", notification.word().replace('_', " ").to_lowercase());
            }
            Some(MachineEvent::SignatureWanted { answer_within, .. }) => match signature {
                Some(answer) => {
                    let _ = say.send(MachineCommand::Signature(answer == SignatureArg::Accept));
                }
                None => ask(&say, answer_within.as_secs()),
            },
            Some(MachineEvent::SignatureLate) => {
                eprintln!("The time for an answer is over. The machine decides.");
            }
            Some(MachineEvent::CancelSent) => eprintln!("Asked to cancel."),
            Some(MachineEvent::NotRecorded) => {
                eprintln!("The payment could not be recorded and is being called off.");
            }
            Some(MachineEvent::Trouble(error)) => eprintln!("{error}"),
            Some(_) => {}
        }
    }
}

/// Asks on a thread of its own: a person who never answers must not hold up the payment's end.
fn ask(say: &UnboundedSender<MachineCommand>, seconds: u64) {
    if !std::io::stdin().is_terminal() {
        return;
    }
    eprintln!("Compare the signature. Is it right? yes or no, within {seconds} seconds:");
    let say = say.clone();
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
            let answer = match line.trim().to_lowercase().as_str() {
                "y" | "yes" => Some(true),
                "n" | "no" => Some(false),
                _ => None,
            };
            if let Some(accepted) = answer {
                let _ = say.send(MachineCommand::Signature(accepted));
                return;
            }
            eprintln!("yes or no:");
            line.clear();
        }
    });
}

/// Whether a key says yes.
fn is(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool) == Some(true)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn told_terminals(list: &Value) {
    let terminals = list.get("terminals").and_then(Value::as_array);
    if terminals.is_none_or(Vec::is_empty) {
        println!("No card machine is connected.");
    }
    for terminal in terminals.into_iter().flatten() {
        let said = |name: &str| text(terminal, name).unwrap_or("not said");
        println!("{:<12} {:<10} {}", said("tid"), said("status"), said("currency"));
    }
}

fn told_lines(report: &Value) {
    let lines = report
        .pointer("/receipt_lines/MERCHANT")
        .and_then(Value::as_array);
    for line in lines.into_iter().flatten() {
        println!("{}", text(line, "value").unwrap_or_default());
    }
}

fn sentence(end: &Value) -> String {
    let booked = end.get("booked_minor").and_then(Value::as_i64);
    let words = match text(end, "outcome") {
        Some("paid") => match booked {
            Some(minor) => format!(
                "Done: {minor} minor units {}.",
                text(end, "currency").unwrap_or("of an unknown currency")
            ),
            None => "Done.".to_owned(),
        },
        Some("not_paid") => "No money moved.".to_owned(),
        Some("cancelled") => "Cancelled. No money moved.".to_owned(),
        _ => "Whether money moved is not known.".to_owned(),
    };
    match text(end, "message") {
        Some(message) => format!("{words} {message}"),
        None => words,
    }
}

fn unless(wrong: bool, words: &str) -> Result<(), OfficeError> {
    if wrong {
        return Err(OfficeError::new(Code::VerifyFailed, words));
    }
    Ok(())
}

fn kind(kind: ConnectTypeArg) -> MachineKind {
    match kind {
        ConnectTypeArg::Sale => MachineKind::Sale,
        ConnectTypeArg::Refund => MachineKind::Refund,
        ConnectTypeArg::PreAuth => MachineKind::PreAuth,
        ConnectTypeArg::Completion => MachineKind::Completion,
        ConnectTypeArg::AccountVerification => MachineKind::AccountVerification,
        ConnectTypeArg::Duplicate => MachineKind::Duplicate,
    }
}

fn report_kind(kind: ConnectReportArg) -> MachineReport {
    match kind {
        ConnectReportArg::EndOfDay => MachineReport::EndOfDay,
        ConnectReportArg::Banking => MachineReport::Banking,
        ConnectReportArg::XBalance => MachineReport::XBalance,
        ConnectReportArg::ZBalance => MachineReport::ZBalance,
    }
}
