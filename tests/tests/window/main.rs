//! The real program in a real window, with a real keyring, against the practice gateway.

mod clerk;
mod export;
mod home;
mod keyboard;
mod portal;
mod told;
mod trouble;
