use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{OfAccount, Out};

#[derive(Debug, Subcommand)]
pub enum TransactionsCommand {
    /// List transactions, newest first.
    List(ListArgs),
    /// Add transactions up.
    Totals(FilterArg),
    /// Write every transaction of a filter into a file.
    Export(ExportArgs),
    /// Take in a list that the Converge web site exported.
    Import(ImportArgs),
}

#[derive(Debug, Args)]
pub struct FilterArg {
    /// e.g. "status:settled terminal:web amount:>100 date:2026-10-01..2026-10-31 okafor"
    #[arg(long, default_value = "")]
    pub filter: String,
}

#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub filter: FilterArg,
    /// At most this many.
    #[arg(long)]
    pub limit: Option<u64>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatArg {
    Csv,
    Xlsx,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub account: OfAccount,
    #[command(flatten)]
    pub filter: FilterArg,
    /// Which file.
    #[arg(long, value_enum)]
    pub format: FormatArg,
    #[command(flatten)]
    pub out: Out,
    /// Columns in order, e.g. time,id,amount; all without it.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    pub columns: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DayOrderArg {
    /// 10/05/2026 is the fifth of October.
    MonthFirst,
    /// 10/05/2026 is the tenth of May.
    DayFirst,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// The file: CSV, XLSX or ODS.
    pub file: PathBuf,
    /// The terminal of rows that name none.
    #[arg(long, value_name = "NAME")]
    pub terminal: Option<String>,
    /// The order of day and month, where the file leaves it open.
    #[arg(long, value_enum)]
    pub dates: Option<DayOrderArg>,
    /// Only tell what would happen.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave rows with a problem out instead of saving nothing.
    #[arg(long)]
    pub skip_bad: bool,
}
