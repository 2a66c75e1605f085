//! The explanation book: what each code, message and status of the gateway means, what to test
//! in which order, what to do, who can do it and whether money is involved. In the words of a
//! municipal clerk, offline, one table a family.
//!
//! Looked up by typed code only; merchants may edit the gateway's texts (section 5).

mod adapt;
mod context;
mod entry;
mod find;
mod page;
mod search;
mod tables;
mod topic;

pub use context::{Call, Context, Right, Rights};
pub use entry::{Booked, Who};
pub use page::{Page, explain};
pub use search::{Hit, search, suggestions};
pub use topic::{Family, Situation, Topic};

#[cfg(test)]
mod tests;
