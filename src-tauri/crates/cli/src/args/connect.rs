use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
pub struct InspectConnect {
    /// What was asked for.
    #[arg(long, value_enum)]
    pub kind: ConnectKindArg,
    /// The HTTP status of the answer; other than 200 to 299, it is read as an error.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(100..=599))]
    pub status: Option<u16>,
    /// The file; "-" reads standard input.
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ConnectKindArg {
    Transaction,
    Terminals,
    Terminal,
    Report,
    Error,
}

#[derive(Debug, Subcommand)]
pub enum ConnectCommand {
    /// List the card machines that are connected.
    Terminals(ConnectTerminals),
    /// Take a payment at a card machine and follow it to its end.
    Take(ConnectTake),
    /// Run a report at a card machine and wait for it.
    Report(ConnectReport),
}

/// Where the service is and who calls. The API key is asked for, or read from a pipe.
#[derive(Debug, Args)]
pub struct ConnectAccess {
    /// The account's host, e.g. town.connect.paymentsense.cloud.
    #[arg(long)]
    pub host: String,
    /// Names this till to the service.
    #[arg(long, default_value = "counterfoil")]
    pub till: String,
    /// Issued by Paymentsense to the maker of the software; the default is the one of its manual.
    #[arg(long, value_name = "ID", default_value = "docsSWH")]
    pub software_house: String,
    /// Issued by Paymentsense to who installs it; the default is the one of its manual.
    #[arg(long, value_name = "ID", default_value = "docsInstaller")]
    pub installer: String,
}

#[derive(Debug, Args)]
pub struct ConnectTerminals {
    #[command(flatten)]
    pub access: ConnectAccess,
    /// Only those with this status: AVAILABLE or BUSY.
    #[arg(long)]
    pub status: Option<String>,
    /// Only those in this currency: GBP or EUR.
    #[arg(long)]
    pub currency: Option<String>,
}

#[derive(Debug, Args)]
pub struct ConnectTake {
    #[command(flatten)]
    pub access: ConnectAccess,
    /// Terminal ID.
    #[arg(long, value_name = "TID")]
    pub terminal: String,
    /// What to do.
    #[arg(long = "type", value_enum, default_value = "sale")]
    pub kind: ConnectTypeArg,
    /// Pence or cent.
    #[arg(long, value_name = "MINOR")]
    pub amount: Option<i64>,
    /// GBP or EUR.
    #[arg(long)]
    pub currency: Option<String>,
    /// Cash to hand out with a sale, pence or cent.
    #[arg(long, value_name = "MINOR")]
    pub cashback: Option<i64>,
    /// The card number is typed at the machine.
    #[arg(long)]
    pub not_present: bool,
    /// For a completion: the code of the first pre-authorization.
    #[arg(long, value_name = "CODE")]
    pub auth_code: Option<String>,
    /// For a completion: the sum of all pre-authorizations, pence or cent.
    #[arg(long, value_name = "MINOR")]
    pub pre_authorised: Option<i64>,
    /// The answer when a signature has to be compared. Without it a person at the console is
    /// asked; from a pipe the machine decides after 80 seconds.
    #[arg(long, value_enum)]
    pub signature: Option<SignatureArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SignatureArg {
    Accept,
    Refuse,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ConnectTypeArg {
    Sale,
    Refund,
    PreAuth,
    Completion,
    AccountVerification,
    Duplicate,
}

#[derive(Debug, Args)]
pub struct ConnectReport {
    #[command(flatten)]
    pub access: ConnectAccess,
    /// Terminal ID.
    #[arg(long, value_name = "TID")]
    pub terminal: String,
    /// Which report. All but x-balance reset sums of the machine.
    #[arg(long = "type", value_enum)]
    pub kind: ConnectReportArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ConnectReportArg {
    EndOfDay,
    Banking,
    XBalance,
    ZBalance,
}
