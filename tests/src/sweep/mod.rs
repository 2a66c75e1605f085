//! The sweep: planted secrets, the walks that use them, and a search of everything that the
//! programs left.

mod canary;
mod control;
mod places;
mod scan;

#[cfg(unix)]
mod command_line;
#[cfg(unix)]
mod older;
#[cfg(unix)]
mod paper;
#[cfg(unix)]
mod run;
#[cfg(unix)]
mod stage;
#[cfg(unix)]
mod window;
#[cfg(unix)]
mod window_paper;

pub use canary::{Canary, Coding, Layout};
pub use control::planted;
pub use places::{Place, Report, Sweep, files};
#[cfg(unix)]
pub use run::{Extent, Found, sweep};
pub use scan::{Hit, Scanner};
