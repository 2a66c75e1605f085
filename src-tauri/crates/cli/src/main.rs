//! `counterfoil-cli`: the same office without a window.
//!
//! Exit 0: done. Exit 1: it failed, and standard error holds `{code, message, details}`.
//! Exit 2: the command line itself is wrong.
#![allow(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod args;
mod clock;
mod commands;
mod console;
mod door;
mod output;
mod practice;
mod show;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("counterfoil-cli could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::error(error);
            ExitCode::FAILURE
        }
    }
}

/// Errors only, on standard error, and only when asked for: standard error is for people.
fn start_log() {
    let Ok(filter) = tracing_subscriber::EnvFilter::try_from_env("COUNTERFOIL_LOG") else {
        return;
    };
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
