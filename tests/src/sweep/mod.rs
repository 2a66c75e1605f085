//! The sweep: planted secrets, the walks that use them, and a search of everything that the
//! programs left.

mod canary;
mod control;
mod places;
mod scan;

pub use canary::{Canary, Coding, Layout};
pub use control::planted;
pub use places::{Place, Report, Sweep, files};
pub use scan::{Hit, Scanner};
