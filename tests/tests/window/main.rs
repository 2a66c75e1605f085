//! The real program in a real window, with a real keyring, against the practice gateway.

mod clerk;
mod keyboard;
mod trouble;
