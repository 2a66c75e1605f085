//! The real program in a real window, with a real keyring, against the practice gateway.

mod clerk;
mod export;
mod home;
mod keyboard;
mod list;
mod portal;
mod rows;
mod search;
mod told;
mod trouble;
mod views;
