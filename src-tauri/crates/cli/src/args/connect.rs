use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
