use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod connect;
mod connector;
mod integration;
mod money;
mod people;
mod plans;
mod setup;
mod transactions;

pub use connect::*;
pub use connector::*;
pub use integration::*;
pub use money::*;
pub use people::*;
pub use plans::*;
pub use setup::*;
pub use transactions::*;

/// Counterfoil without a window.
#[derive(Debug, Parser)]
#[command(name = "counterfoil-cli", version, about, propagate_version = true)]
pub struct Cli {
    /// Print JSON: one object, or one a line for lists.
    #[arg(long, global = true)]
    pub json: bool,
    /// Use this data folder instead of the usual one.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// Who you are, where people sign in: the password is asked for. What only reads needs nobody.
    #[arg(long, global = true, value_name = "NAME")]
    pub person: Option<String>,
    /// Read that password from the first line of this file; keep the file to yourself.
    #[arg(long, global = true, value_name = "FILE", requires = "person")]
    pub password_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The practice gateway: an invented town on this computer.
    #[command(subcommand)]
    Practice(PracticeCommand),
    /// Merchant accounts.
    #[command(subcommand)]
    Account(AccountCommand),
    /// API users.
    #[command(subcommand)]
    User(UserCommand),
    /// Terminals.
    #[command(subcommand)]
    Terminal(TerminalCommand),
    /// PINs.
    #[command(subcommand)]
    Pin(PinCommand),
    /// Check PINs with calls that only read.
    Verify(VerifyArgs),
    /// The configuration: export, import, compare, and what is wrong in it.
    #[command(subcommand)]
    Setup(SetupCommand),
    /// The hand-off to CivicPlus.
    #[command(subcommand)]
    Handoff(HandoffCommand),
    /// The sheet for the phone call to Converge.
    #[command(subcommand)]
    CallSheet(CallSheetCommand),
    /// What there is to do until every terminal works.
    Checklist(OfAccount),
    /// Who did what, and whether the list is what was written.
    Activity(ActivityArgs),
    /// Who signs in here.
    #[command(subcommand)]
    People(PeopleCommand),
    /// Requests that a second person decides.
    #[command(subcommand)]
    Approvals(ApprovalsCommand),
    /// Today at a glance: how fresh the copy is, figures, what waits.
    Home(OfAccount),
    /// Reverse a payment: a void before settlement, a refund after it.
    Reverse(ReverseArgs),
    /// Settle the open batch of a terminal.
    Settle(SettleArgs),
    /// What was asked of the gateway, and what is known of it.
    #[command(subcommand)]
    Act(ActCommand),
    /// Copy transactions from the gateway.
    Sync(SyncArgs),
    /// The local copy.
    #[command(subcommand)]
    Transactions(TransactionsCommand),
    /// The town's book of plans.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Receipts of payments.
    #[command(subcommand)]
    Receipt(ReceiptCommand),
    /// Card machines of Paymentsense Connect.
    #[command(subcommand)]
    Connect(ConnectCommand),
    /// Gateway connectors of a merchant.
    #[command(subcommand)]
    Connector(ConnectorCommand),
    /// Payment services and others that can be connected.
    #[command(subcommand)]
    Integration(IntegrationCommand),
    /// Look at an answer that somebody sends in.
    #[command(subcommand)]
    Inspect(InspectCommand),
    /// Explain a code, message, check or status of the gateway, or search the book.
    Explain(ExplainArgs),
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// For example: 4014, AVS N, CVV N, DECLINED, status settled, or words to search for.
    #[arg(required = true, num_args = 1..)]
    pub words: Vec<String>,
    /// Use what is known of this terminal.
    #[arg(long, value_name = "NAME")]
    pub terminal: Option<String>,
    /// The account of the terminal; needed only when there are several.
    #[arg(long, value_name = "NAME", requires = "terminal")]
    pub account: Option<String>,
    /// What was being done when the code came.
    #[arg(long, value_enum)]
    pub call: Option<CallArg>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CallArg {
    LookUp,
    Settle,
    Sale,
    Return,
    Void,
    Recurring,
    Installment,
    Token,
    Signature,
    TerminalSetup,
}

impl CallArg {
    /// The word the office knows it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::LookUp => "look_up",
            Self::Settle => "settle",
            Self::Sale => "sale",
            Self::Return => "return",
            Self::Void => "void",
            Self::Recurring => "recurring",
            Self::Installment => "installment",
            Self::Token => "token",
            Self::Signature => "signature",
            Self::TerminalSetup => "terminal_setup",
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum PracticeCommand {
    /// Serve until stopped; prints one line of JSON first.
    Serve(ServeArgs),
    /// Stand-ins for payment services and Duo, to test connections against; serves until
    /// stopped and prints one line of JSON first.
    Providers(ProvidersArgs),
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Port on this computer; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// Port of the simulated Paymentsense Connect; 0 takes any free one.
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    pub connect_port: u16,
    /// The same seed gives the same town.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many transactions the town has.
    #[arg(long, default_value_t = ::practice::DEFAULT_TRANSACTIONS)]
    pub transactions: usize,
    /// Take the right "Batches: View" from this terminal's API user (may be repeated).
    #[arg(long, value_name = "TERMINAL")]
    pub without_view: Vec<String>,
    /// Let nobody read the terminals' own data.
    #[arg(long)]
    pub without_setup: bool,
    /// How many terminals the town has, 1 to 48.
    #[arg(long, default_value_t = ::practice::DEFAULT_TERMINALS)]
    pub terminals: usize,
    /// Give the PINs of two terminals the wrong way round; each then opens the other one (may be
    /// repeated).
    #[arg(long, value_name = "A=B")]
    pub swap: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum EnvironmentArg {
    Practice,
    Demo,
    Live,
    Custom,
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Add an account.
    Add(AccountAdd),
    /// List accounts.
    List,
}

#[derive(Debug, Args)]
pub struct AccountAdd {
    /// Town or department.
    #[arg(long)]
    pub name: String,
    /// Converge account ID, 6 or 7 digits; leading zeros count.
    #[arg(long)]
    pub merchant_id: String,
    /// Which Converge.
    #[arg(long, value_enum)]
    pub environment: EnvironmentArg,
    /// Address for a custom environment: https, or http on this computer.
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,
}

/// Which account; needed only when there are several.
#[derive(Debug, Args)]
pub struct OfAccount {
    /// The account's name.
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add an API user.
    Add(UserAdd),
    /// List API users.
    List(OfAccount),
}

#[derive(Debug, Args)]
pub struct UserAdd {
    #[command(flatten)]
    pub account: OfAccount,
    /// The user ID as Converge shows it, e.g. apiuser501204.
    #[arg(long)]
    pub user_id: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindArg {
    Retail,
    Internet,
    Service,
    Moto,
}

#[derive(Debug, Subcommand)]
pub enum TerminalCommand {
    /// Add a terminal.
    Add(TerminalAdd),
    /// List terminals.
    List(OfAccount),
}

#[derive(Debug, Args)]
pub struct TerminalAdd {
    #[command(flatten)]
    pub account: OfAccount,
    /// The town's name for it.
    #[arg(long)]
    pub name: String,
    /// What kind of terminal it is.
    #[arg(long, value_enum)]
    pub kind: KindArg,
}

#[derive(Debug, Subcommand)]
pub enum PinCommand {
    /// Store a PIN: typed without being shown, or piped in.
    Set(PinSet),
    /// Replace a PIN with overlap: new beside old, check, switch, retire.
    #[command(subcommand)]
    Rotate(RotateCommand),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DuplicateArg {
    /// Store nothing and say where the PIN is already.
    Refuse,
    /// Take it from there.
    Move,
    /// Keep both, marked as a conflict.
    Conflict,
}

#[derive(Debug, Args)]
pub struct PinSet {
    #[command(flatten)]
    pub account: OfAccount,
    /// The API user whose PIN it is.
    #[arg(long)]
    pub user: String,
    /// The terminal it belongs to.
    #[arg(long)]
    pub terminal: String,
    /// What to do when the PIN is already stored for another terminal.
    #[arg(long, value_enum, default_value = "refuse")]
    pub on_duplicate: DuplicateArg,
}

#[derive(Debug, Args)]
pub struct SyncArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// First day, e.g. 2026-01-01. Without days: what is missing or may have changed.
    #[arg(long, value_name = "DATE", requires = "to")]
    pub from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<String>,
    /// Only this terminal (may be repeated).
    #[arg(long, value_name = "NAME")]
    pub terminal: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum InspectCommand {
    /// An answer of the Converge XML API.
    Converge {
        /// The file; "-" reads standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// An answer of Paymentsense Connect.
    Connect(InspectConnect),
    /// An answer of the connector provisioning API.
    Provisioning(InspectProvisioning),
}
