//! Arguments of what mirrors the setup screens.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::OfAccount;

/// A file that is written.
#[derive(Debug, Args)]
pub struct Out {
    /// Where to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Replace a file that is there already.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Subcommand)]
pub enum SetupCommand {
    /// Write the configuration as JSON, without PINs unless they are sealed.
    Export(SetupExport),
    /// Tell what a configuration file would change, or apply it.
    Import(SetupImport),
    /// Compare the configuration of two days, or of two files.
    Diff(SetupDiff),
    /// Everything that is wrong in the setup, from what is known now.
    Findings(OfAccount),
}

#[derive(Debug, Args)]
pub struct SetupExport {
    #[command(flatten)]
    pub account: OfAccount,
    /// Where to write; without it the configuration is printed.
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long, requires = "file")]
    pub force: bool,
    /// Put the PINs in, sealed with a passphrase: typed without being shown, or piped in.
    #[arg(long, requires = "file")]
    pub with_pins: bool,
}

#[derive(Debug, Args)]
pub struct SetupImport {
    /// The configuration file.
    pub file: PathBuf,
    /// Apply it; without this nothing is saved.
    #[arg(long)]
    pub apply: bool,
    /// Ask for the passphrase of sealed PINs, or read it from a pipe.
    #[arg(long, requires = "apply")]
    pub passphrase_stdin: bool,
}

#[derive(Debug, Args)]
pub struct SetupDiff {
    #[command(flatten)]
    pub account: OfAccount,
    /// Earlier day, e.g. 2026-10-01.
    #[arg(long, value_name = "DATE", requires = "to", required_unless_present = "file")]
    pub from: Option<String>,
    /// Later day.
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<String>,
    /// Two configuration files: older, then newer.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "to", "account"])]
    pub file: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum HandoffCommand {
    /// Write the hand-off sheet, or a sealed hand-off file.
    Write(HandoffWrite),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormArg {
    /// A PDF sheet.
    Pdf,
    /// Sealed with age, for keys or a passphrase.
    Sealed,
}

#[derive(Debug, Args)]
pub struct HandoffWrite {
    #[command(flatten)]
    pub account: OfAccount,
    /// In which form.
    #[arg(long, value_enum)]
    pub form: FormArg,
    #[command(flatten)]
    pub out: Out,
    /// Only these terminals, by name (may be repeated).
    #[arg(long, value_name = "NAME")]
    pub terminal: Vec<String>,
    /// PINs in full; a sealed file always has them.
    #[arg(long)]
    pub full_pins: bool,
    /// Why full PINs are handed over.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub reason: String,
    /// For whom.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub recipient: String,
    /// Seal for this public key, age1… (may be repeated). Without one, a passphrase is asked
    /// for, or read from a pipe.
    #[arg(long, value_name = "KEY")]
    pub key: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum CallSheetCommand {
    /// Write the call sheet of a terminal as PDF.
    Write(CallSheetWrite),
}

#[derive(Debug, Args)]
pub struct CallSheetWrite {
    #[command(flatten)]
    pub account: OfAccount,
    /// The terminal, by name.
    #[arg(long, value_name = "NAME")]
    pub terminal: String,
    #[command(flatten)]
    pub out: Out,
}

#[derive(Debug, Subcommand)]
pub enum RotateCommand {
    /// Store a new PIN beside the old one: typed without being shown, or piped in.
    Start(RotateStart),
    /// Check the new PIN with a call that only reads.
    Verify(RotateArgs),
    /// Use the new PIN from now on; the old one is kept.
    Switch(RotateArgs),
    /// Use the old PIN again.
    Back(RotateArgs),
    /// Forget the old PIN.
    Retire(RotateArgs),
}

#[derive(Debug, Args)]
pub struct RotateArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// The terminal, by name.
    #[arg(long, value_name = "NAME")]
    pub terminal: String,
}

#[derive(Debug, Args)]
pub struct RotateStart {
    #[command(flatten)]
    pub of: RotateArgs,
    /// The API user whose PIN it is; the terminal's own unless given.
    #[arg(long, value_name = "ID")]
    pub user: Option<String>,
    /// Day of the reminder to retire the old PIN, e.g. 2026-10-07.
    #[arg(long, value_name = "DATE")]
    pub remind_on: Option<String>,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// Check every terminal in use; this is what happens without it, too.
    #[arg(long)]
    pub all: bool,
}
