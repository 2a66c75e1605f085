//! Prints the TypeScript side of the contract.
#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", counterfoil_office::bindings::typescript());
}
