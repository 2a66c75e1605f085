//! What must not be lost when things break: killed programs, broken answers, bad input, no
//! keyring, no space. Command line only; the bus and keyring are the test's own.

#![cfg(target_os = "linux")]

mod answers;
mod bench;
mod disk;
mod input;
mod kill;
mod money;
mod secrets;
mod typed;
mod verify;
