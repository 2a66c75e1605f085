//! The money journal: how an act that moves money is made so that it happens at most once.
//!
//! 1. What the gateway shows before is read: the *witness*.
//! 2. The intent is written, durable, and read back before a connection is opened.
//! 3. A second durable step says that the request may be on its way.
//! 4. The request is sent once, by a task of its own. Closing the window does not stop it.
//! 5. The answer falls into a closed table: approved, declined, rejected, not sent, and all
//!    else is *unknown*. The outcome is durable before anybody hears of it.
//! 6. *Unknown* is only ever looked up. What happened is told from the witness; that nothing
//!    happened is believed after two complete reads, ten minutes apart; where neither can be
//!    told, a person decides. Nothing leads back to sending.
//!
//! [`Journal`] is written against three ports, so that it runs under a simulated clock with a
//! simulated gateway and store as it does against the real ones.

mod core;
mod evidence;
mod judge;
mod ports;
mod store;
mod teller;
mod timing;

pub(crate) use core::told;
pub use core::{ArmError, Journal};
pub use evidence::{Evidence, Found, PaymentSeen, Shown, Witness};
pub(crate) use judge::act as act_of;
pub use judge::{Finding, judge};
pub use ports::{LookFailed, Sent, Store, StoreError, Teller, Told};
pub(crate) use store::LedgerStore;
pub(crate) use teller::{Call, ConvergeTeller, PaymentShown, PlanShown, Seat, texts};
pub use timing::{BETWEEN_ABSENT_READS_MS, next_look};
