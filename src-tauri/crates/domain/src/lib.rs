//! Money, ids, terminals, transaction states and secrets as types.
//!
//! Pure: no input or output, no async, no clock of its own. Everything else in
//! Counterfoil stands on these definitions.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod billing;
mod check;
mod clock;
mod codes;
mod holiday;
mod identity;
mod intent;
mod money;
mod money_act;
mod pan;
mod plan;
mod sensitive;
mod text;
mod transaction;
mod wire_time;

pub use billing::{BillingCycle, HalfMonth, Rhythm, RhythmProblem};
pub use check::{
    Beside, Check, Finding, NameKind, Severity, check_account_id, check_name, check_pin, check_pin_beside,
    check_user_id,
};
pub use clock::{Clock, FixedClock};
pub use codes::Coded;
pub use holiday::{federal_holiday, is_bank_day};
pub use identity::{AccountId, CredentialId, Environment, SecretId, TerminalId, TerminalKind, UserId};
pub use intent::IntentState;
pub use money::{Currency, Money, exponent, parse_minor};
pub use money_act::{ActKind, MoneyAct};
pub use pan::{mask_card_field, mask_numbers, mask_unbroken};
pub use plan::{PlanKind, PlanResult, PlanState, SeenBy, payments_left};
pub use sensitive::Sensitive;
pub use text::{Cleaned, RemovedCharacter, clean, decode_once_more};
pub use transaction::{CardBrand, Facts, Side, TransactionStatus, TransactionType, is_approval, read_status};
pub use wire_time::{GATEWAY_ZONE, WireTime, parse_wire_time, wire_date, wire_date_time};
