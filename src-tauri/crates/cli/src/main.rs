//! `counterfoil-cli`: the same office without a window.
//!
//! Exit 0: done. Exit 1: it failed, and standard error holds `{code, message, details}`.
//! Exit 2: the command line itself is wrong, or `explain` found nothing.
#![allow(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod args;
mod clock;
mod commands;
mod connect;
mod connector;
mod console;
mod door;
mod explain;
mod given;
mod home;
mod inspect;
mod integration;
mod money;
#[cfg(test)]
mod one_door;
mod output;
mod paper;
mod people;
mod plans;
mod practice;
mod rotate;
mod setup;
mod show;
mod transactions;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};

fn main() -> ExitCode {
    office::platform::memory::forbid_images();
    let cli = Cli::parse();
    start_log();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("counterfoil-cli could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Explain(args) => explain::run(args, cli.data_dir, cli.json).await,
            _ => commands::run(cli).await.map(|()| ExitCode::SUCCESS),
        }
    });
    match done {
        Ok(code) => code,
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
