//! Setup that cannot be got wrong: the walks A2 to A7 and the keyboard parts of A23, in the real
//! window against the practice gateway, with every bad input.

#![cfg(target_os = "linux")]

mod by_keyboard;
mod called;
mod first_terminals;
mod handed_off;
mod interrupted;
mod swapped;
mod swept;
mod verified;
