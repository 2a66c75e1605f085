//! Acts that move money: reversing a payment, taking one of a plan, settling a batch; and what
//! becomes of those whose outcome is not known. How one is made is in [`crate::journal`].

mod begin;
mod keeper;
mod plan_acts;
mod reverse;
mod seat;
mod settle;
mod unknown;
mod view;
mod words;

pub(crate) use begin::carry_out;
pub(crate) use keeper::{Keeper, follow, look_after, stop};
pub use plan_acts::{change as plan_change, end as plan_end, send as plan_send, take as plan_take};
pub use reverse::{offer as reverse_offer, submit as reverse};
pub use settle::{offer as settle_offer, submit as settle};
pub use unknown::{decide, intent, intents, look, repeat};
pub(crate) use words::{armed, moved};
