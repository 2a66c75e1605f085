use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum ConnectorCommand {
    /// List a merchant's connectors, archived ones included.
    List(ConnectorDoor),
    /// Show one connector; secrets are masked.
    Show(ConnectorShow),
    /// Change a connector: shows what changes, asks, and sends.
    Update(ConnectorUpdate),
}

/// Where the connectors are. Key and password are asked for; from a pipe they are its first two lines.
#[derive(Debug, Args)]
pub struct ConnectorDoor {
    /// Base address of the platform; https, or http on this computer.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The merchant, ME-….
    #[arg(long, value_name = "GUID")]
    pub merchant: String,
}

#[derive(Debug, Args)]
pub struct ConnectorShow {
    #[command(flatten)]
    pub door: ConnectorDoor,
    /// The connector, CO-….
    pub guid: String,
}

#[derive(Debug, Args)]
pub struct ConnectorUpdate {
    #[command(flatten)]
    pub door: ConnectorDoor,
    /// The connector, CO-….
    pub guid: String,
    /// Give a field a value, e.g. name="Web Permits" or config.language=en (may be repeated).
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Give a secret a new value, e.g. config.password; the value is asked for (may be repeated).
    #[arg(long, value_name = "FIELD")]
    pub secret: Vec<String>,
    /// Empty a field (may be repeated).
    #[arg(long, value_name = "FIELD")]
    pub clear: Vec<String>,
    /// Give a setting a value, e.g. tx:expiration-minutes=900 (may be repeated).
    #[arg(long, value_name = "KEY=VALUE")]
    pub setting: Vec<String>,
    /// Take a setting away (may be repeated).
    #[arg(long, value_name = "KEY")]
    pub remove_setting: Vec<String>,
    /// Switch the connector off. Nothing can be deleted.
    #[arg(long)]
    pub disable: bool,
    /// Reset the trace number of a terminal; its payments fail when it is wrong (may be repeated).
    #[arg(long, value_name = "TERMINAL=NUMBER", requires = "confirm_counters")]
    pub reset_stan: Vec<String>,
    /// Reset the capture reference of a terminal (may be repeated).
    #[arg(long, value_name = "TERMINAL=NUMBER", requires = "confirm_counters")]
    pub reset_capture: Vec<String>,
    /// Yes, live counters are to be reset.
    #[arg(long)]
    pub confirm_counters: bool,
    /// Show what would change and send nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Send without asking.
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct InspectProvisioning {
    /// What the answer is.
    #[arg(long, value_enum)]
    pub kind: ProvisioningKindArg,
    /// Its HTTP status, where it is known.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(100..=599))]
    pub status: Option<u16>,
    /// The file; "-" reads standard input.
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ProvisioningKindArg {
    /// A connector or a list of them.
    Connector,
    /// What an adapter says about its settings.
    Settings,
    /// An error.
    Error,
}
