use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum IntegrationCommand {
    /// What can be connected, and what each one asks for.
    List(IntegrationList),
    /// Check settings without a network. They come as one JSON object on standard input.
    Check(IntegrationCheck),
    /// Test a connection with one call that only reads. The settings, secrets among them, come
    /// as one JSON object on standard input.
    Test(IntegrationTest),
}

#[derive(Debug, Args)]
pub struct IntegrationList {
    /// Add a description file (may be repeated).
    #[arg(long, value_name = "FILE")]
    pub description: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct IntegrationCheck {
    /// Its id, e.g. stripe.
    pub provider: String,
    /// Add a description file (may be repeated).
    #[arg(long, value_name = "FILE")]
    pub description: Vec<PathBuf>,
}

/// The stand-ins of the practice.
#[derive(Debug, Args)]
pub struct ProvidersArgs {
    /// Port on this computer; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// The same seed gives the same credentials.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

#[derive(Debug, Args)]
pub struct IntegrationTest {
    /// Its id, e.g. stripe.
    pub provider: String,
    /// Call this address in place of the provider's own: https, or http on this computer.
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// Add a description file (may be repeated).
    #[arg(long, value_name = "FILE")]
    pub description: Vec<PathBuf>,
}
