//! Card machines of Paymentsense Connect without an account of ours: an address and a key are
//! given, the answers come back as [`crate::inspect::connect`] shows them.
//!
//! The record of a payment is a file of its own until payments of card machines have their
//! place in the money journal.

mod record;

use std::path::Path;

use ::connect::run::{Command, Event, Run, Timing};
use ::connect::{
    CallError, Client, Credentials, Endpoint, Pace, ReportType, Settings, TerminalFilter, TransactionKind,
    TransactionRequest,
};
use domain::{Clock, Currency, Sensitive};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

use crate::error::{Code, OfficeError};
use crate::inspect::{connect_end, connect_report, connect_terminals};
use record::FileRecord;

pub use ::connect::run::{Command as MachineCommand, Event as MachineEvent};
pub use ::connect::{ReportType as MachineReport, TransactionKind as MachineKind};

/// What opens an account of the service.
#[derive(Debug, Clone)]
pub struct MachineAccount {
    /// Host as the service names it, or an address.
    pub host: String,
    /// Names the till.
    pub till: String,
    /// The site's API key.
    pub key: Sensitive<String>,
    /// Issued to the maker of the software.
    pub software_house: String,
    /// Issued to who installs it.
    pub installer: String,
}

/// What to take, as it was typed.
#[derive(Debug, Clone)]
pub struct MachinePayment {
    /// Terminal id.
    pub tid: String,
    /// What it is.
    pub kind: TransactionKind,
    /// Minor units.
    pub amount: Option<i64>,
    /// `GBP` or `EUR`.
    pub currency: Option<String>,
    /// Minor units.
    pub cashback: Option<i64>,
    /// The card number is typed at the machine.
    pub not_present: bool,
    /// For a completion.
    pub auth_code: Option<String>,
    /// For a completion, minor units.
    pub pre_authorised: Option<i64>,
}

impl MachineAccount {
    fn client(&self) -> Result<Client, OfficeError> {
        let endpoint = Endpoint::read(&self.host).map_err(|problem| {
            OfficeError::new(Code::InvalidInput, format!("The host was not taken: {problem}."))
                .with("field", "host")
        })?;
        let credentials = Credentials {
            till: self.till.clone(),
            key: Sensitive::new(self.key.expose().trim().to_owned()),
            software_house: self.software_house.clone(),
            installer: self.installer.clone(),
        };
        Client::new(endpoint, credentials, Settings::default(), Pace::default()).map_err(failed)
    }
}

/// The card machines that are connected right now.
pub async fn terminals(
    account: &MachineAccount,
    status: Option<&str>,
    currency: Option<&str>,
) -> Result<Value, OfficeError> {
    let filter = TerminalFilter { status, currency };
    let list = account.client()?.terminals(filter).await.map_err(failed)?;
    Ok(connect_terminals(&list))
}

/// Takes a payment and follows it to its end; `commands` is what the clerk says, `told` hears
/// what happens. The record stands in the data folder before each step.
pub async fn take(
    account: &MachineAccount,
    payment: &MachinePayment,
    folder: &Path,
    clock: &dyn Clock,
    commands: UnboundedReceiver<Command>,
    told: UnboundedSender<Event>,
) -> Result<Value, OfficeError> {
    let request = request(payment)?;
    request.check().map_err(|broken| {
        OfficeError::new(Code::InvalidInput, format!("Nothing was sent: {broken}."))
            .with("field", broken.field.wire())
    })?;
    let client = account.client()?;
    if let Ok(machine) = client.terminal(&payment.tid).await {
        request.check_for(&machine).map_err(|broken| {
            OfficeError::new(Code::InvalidInput, format!("Nothing was sent: {broken}."))
                .with("field", broken.field.wire())
        })?;
    }
    crate::folder::prepare(folder)?;
    let mut record = FileRecord::new(folder, &account.host, clock);
    let run = Run {
        client: &client,
        tid: &payment.tid,
        timing: Timing::default(),
        events: told,
        commands,
    };
    let end = run.take(&request, &mut record).await;
    let shown = connect_end(&end);
    record.ended(&shown)?;
    Ok(shown)
}

fn request(payment: &MachinePayment) -> Result<TransactionRequest, OfficeError> {
    let currency = match payment.currency.as_deref() {
        None => None,
        Some(code) => Some(Currency::new(code).ok_or_else(|| {
            OfficeError::new(Code::InvalidInput, "The currency must be GBP or EUR.").with("field", "currency")
        })?),
    };
    Ok(TransactionRequest {
        kind: payment.kind,
        currency,
        amount: payment.amount,
        cashback: payment.cashback,
        not_present: payment.not_present,
        auth_code: payment.auth_code.clone(),
        pre_authorised: payment.pre_authorised,
    })
}

/// Starts a report and waits for it. It is started once: most reports reset sums.
pub async fn report(account: &MachineAccount, tid: &str, kind: ReportType) -> Result<Value, OfficeError> {
    let client = account.client()?;
    let started = client.start_report(tid, kind).await.map_err(failed)?;
    let timing = Timing::default();
    let begun = tokio::time::Instant::now();
    loop {
        let seen = match client.report(tid, &started.request_id).await {
            Ok(seen) if seen.finished() => return Ok(connect_report(&seen)),
            Ok(_) => None,
            Err(error) => Some(error),
        };
        let hopeless = seen
            .as_ref()
            .is_some_and(|error| !error.may_pass() && !error.is_not_found());
        if hopeless || begun.elapsed() >= timing.present {
            let why = seen.map_or_else(|| "it took too long".to_owned(), |error| error.to_string());
            let words =
                format!("The report was started, and its end was not seen: {why}. Look at the machine.");
            return Err(OfficeError::new(Code::SyncFailed, words).with("request_id", started.request_id));
        }
        tokio::time::sleep(timing.poll).await;
    }
}

/// A failed call in words; the service's own words come first.
fn failed(error: CallError) -> OfficeError {
    let code = match &error {
        CallError::NotSent(::connect::NotSent::Rule(_) | ::connect::NotSent::Credentials(_)) => {
            Code::InvalidInput
        }
        _ if error.is_not_found() => Code::NotFound,
        _ if error.is_bad_credentials() => Code::VerifyFailed,
        _ => Code::SyncFailed,
    };
    let words = match error.message() {
        Some(message) => message.to_owned(),
        None => format!("Paymentsense Connect was not reached: {error}."),
    };
    let shown = OfficeError::new(code, words);
    match error.status() {
        Some(status) => shown.with("status", status),
        None => shown,
    }
}
