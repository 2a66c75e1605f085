//! What the developer commands and the end-to-end tests share: a private display, session bus
//! and keyring, so that no test ever touches what belongs to the person at the machine.

pub mod environment;
mod failure;

pub use failure::{Context, Failure, Result};
