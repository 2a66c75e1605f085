//! The integration catalogue: which services a town can connect, what each one asks for,
//! whether what was entered can be right, what a surcharge comes to, and one call that only
//! reads to see whether a connection works.
//!
//! Providers are data, not code: [`Catalogue::built_in`] reads the descriptions under
//! `providers/` with the same tolerant reader that reads a description file from disk. Section
//! numbers in this crate's comments are those of the project's integration fact sheet.
//! `FIELDS.md` lists every field.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod address;
mod check;
pub mod connection;
mod currency;
mod decimal;
mod description;
mod fees;
mod fields_page;
mod form;
mod instance;
mod known;
mod secret;
mod surcharge;
mod values;

pub use check::{Beside, Checked, Finding, Severity, check};
pub use currency::{CurrencyKind, CurrencyList, Unit, minor_text};
pub use decimal::{Decimal, DecimalProblem};
pub use description::{
    Alphabet, Check, Choice, Field, KeyRole, Kind, Link, Mixup, Mode, Notice, Procedure, Provider, Rule,
    Shape, Source, Status, TestPlan, Unreadable, read_description,
};
pub use fees::{Credit, FeeError, credit};
pub use fields_page::fields_page;
pub use form::Form;
pub use instance::{Change, Instance, InstanceId, LastTest, State, notification_url};
pub use known::{Card, Catalogue};
pub use secret::{Secret, SecretSlot, StoredSecret, made_up};
pub use surcharge::{Surcharge, SurchargeError, SurchargeRule, surcharge};
pub use values::Values;
