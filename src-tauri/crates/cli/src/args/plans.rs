use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{OfAccount, Out, Wait};

#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// List the plans of the book, the next payment first.
    List(PlanListArgs),
    /// Show one plan with its schedule.
    Show(PlanShow),
    /// Take a plan into the book by its ID at Converge.
    Adopt(PlanAdopt),
    /// Take plans into the book from a file: CSV, XLSX or ODS.
    Import(PlanImport),
    /// Compare the book with Converge, plan by plan.
    Compare(OfAccount),
    /// What will run in a month.
    Calendar(PlanCalendar),
    /// Take one payment now, outside the plan's cycle. It is sent once; without an answer its
    /// outcome is unknown and is looked up.
    Take(PlanTake),
}

#[derive(Debug, Args)]
pub struct PlanTake {
    #[command(flatten)]
    pub account: OfAccount,
    /// Our ID of the plan, or its ID at Converge.
    pub plan: String,
    #[command(flatten)]
    pub wait: Wait,
}

#[derive(Debug, Args)]
pub struct PlanListArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// Only plans in whose customer, name, card ending or ID this stands.
    #[arg(long, default_value = "")]
    pub text: String,
}

#[derive(Debug, Args)]
pub struct PlanShow {
    #[command(flatten)]
    pub account: OfAccount,
    /// Our ID of the plan, or its ID at Converge.
    pub plan: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PlanKindArg {
    Installment,
    Recurring,
}

#[derive(Debug, Args)]
pub struct PlanAdopt {
    #[command(flatten)]
    pub account: OfAccount,
    /// The plan's ID as Converge shows it.
    pub id: String,
    /// Its terminal; without it, each terminal that can have plans is asked.
    #[arg(long, value_name = "NAME")]
    pub terminal: Option<String>,
    /// With an end or without; without it, both are tried.
    #[arg(long, value_enum)]
    pub kind: Option<PlanKindArg>,
    /// What it is for.
    #[arg(long, default_value = "")]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct PlanImport {
    #[command(flatten)]
    pub account: OfAccount,
    /// The file: CSV, XLSX or ODS.
    pub file: PathBuf,
    /// Only tell what would happen.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave rows with a problem out instead of saving nothing.
    #[arg(long)]
    pub skip_bad: bool,
}

#[derive(Debug, Args)]
pub struct PlanCalendar {
    #[command(flatten)]
    pub account: OfAccount,
    /// e.g. 2026-10; this month without it.
    #[arg(long, value_name = "MONTH")]
    pub month: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum ReceiptCommand {
    /// Write the receipt of one payment as PDF.
    Write(ReceiptWrite),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LanguageArg {
    En,
    Es,
}

#[derive(Debug, Args)]
pub struct ReceiptWrite {
    #[command(flatten)]
    pub account: OfAccount,
    /// Converge's ID of the payment.
    #[arg(long, value_name = "ID")]
    pub txn: String,
    /// In which language.
    #[arg(long, value_enum, default_value = "en")]
    pub lang: LanguageArg,
    #[command(flatten)]
    pub out: Out,
}
