//! What the end-to-end tests share: a WebDriver client, the window, the command line, the
//! practice gateway, axe, and the walk that sets Counterfoil up.

pub mod app;
pub mod axe;
pub mod cli;
pub mod flow;
pub mod gateway;
pub mod histories;
pub mod keys;
mod machine;
pub mod paths;
mod problem;
pub mod processes;
pub mod screens;
pub mod search;
pub mod set_up;
pub mod setup_pages;
pub mod sweep;
pub mod webdriver;
pub mod words;

pub use problem::{Problem, Result};
pub use xtask::environment;
