//! Arguments of people, requests and the activity.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::OfAccount;

#[derive(Debug, Args)]
pub struct ActivityArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// At most this many entries, newest first.
    #[arg(long, default_value_t = 100)]
    pub limit: u32,
    /// Only entries with these words in them.
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// Only what this person did.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Only this act, e.g. pin_revealed.
    #[arg(long, value_name = "WORD")]
    pub act: Option<String>,
    /// Only what ended like this.
    #[arg(long, value_enum)]
    pub result: Option<ResultArg>,
    /// First day, e.g. 2026-10-01.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Check every entry against its seal instead; exit 1 where one is not as it was written.
    #[arg(long)]
    pub check: bool,
    /// Write what is found to a CSV instead.
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long, requires = "out")]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ResultArg {
    Done,
    Refused,
    Cancelled,
    Failed,
}

#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// Add a person: their first password is asked for, or piped in.
    Add(PersonAdd),
    /// List people.
    List,
    /// Change what a person is here for.
    Role(PersonRole),
    /// Let a person sign in no longer.
    Deactivate(PersonArgs),
    /// Set a new password for an administrator who forgot it, without the recovery code. It
    /// takes this computer's own sign-in and its secret store, is noted, and shown on Home.
    Recover(PersonArgs),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoleArg {
    Viewer,
    Clerk,
    Finance,
    Approver,
    Administrator,
}

#[derive(Debug, Args)]
pub struct PersonAdd {
    /// What they are called here.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// What they are here for.
    #[arg(long, value_enum)]
    pub role: RoleArg,
}

#[derive(Debug, Args)]
pub struct PersonRole {
    /// Who.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// What they are here for from now on.
    #[arg(long, value_enum)]
    pub role: RoleArg,
}

#[derive(Debug, Args)]
pub struct PersonArgs {
    /// Who.
    #[arg(long, value_name = "NAME")]
    pub name: String,
}

#[derive(Debug, Subcommand)]
pub enum ApprovalsCommand {
    /// List requests: those that wait, then those that were decided.
    List(OfAccount),
}
