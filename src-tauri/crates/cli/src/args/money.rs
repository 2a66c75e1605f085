//! Arguments of acts that move money.

use clap::{Args, Subcommand};

use super::OfAccount;

/// How long to wait for an outcome.
#[derive(Debug, Clone, Copy, Args)]
pub struct Wait {
    /// Seconds to wait for an answer before the program ends. What is on its way is recorded
    /// before that in any case.
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    pub wait: u64,
}

#[derive(Debug, Args)]
pub struct ReverseArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// Converge's ID of the payment.
    #[arg(long, value_name = "ID")]
    pub txn: String,
    /// How much goes back, e.g. 180.00; everything that remains when missing.
    #[arg(long)]
    pub amount: Option<String>,
    /// Last four digits of the card, typed once more.
    #[arg(long, value_name = "DIGITS")]
    pub last4: String,
    /// The town's reason, by its words or ID.
    #[arg(long)]
    pub reason: String,
    /// A few words.
    #[arg(long, default_value = "")]
    pub note: String,
    /// Show what would be done, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub wait: Wait,
}

#[derive(Debug, Args)]
pub struct SettleArgs {
    #[command(flatten)]
    pub account: OfAccount,
    /// The terminal whose open batch is settled.
    #[arg(long, value_name = "NAME")]
    pub terminal: String,
    /// Show the batch, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub wait: Wait,
}

#[derive(Debug, Subcommand)]
pub enum ActCommand {
    /// List acts, newest first.
    List(ActList),
    /// Show one act with its steps.
    Show(ActArgs),
    /// Look an unknown outcome up now. Reads only.
    Look(ActArgs),
}

#[derive(Debug, Args)]
pub struct ActList {
    #[command(flatten)]
    pub account: OfAccount,
    /// Only those that are under way, unknown, or wait for a person.
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub struct ActArgs {
    /// Our ID of the act.
    pub act: String,
}
