//! The practice gateway: a faithful Converge on loopback, deterministic from a seed. Beside it
//! stands a simulated Paymentsense Connect: [`connect`].
//!
//! It simulates Converge over real HTTP as section 23 of the Converge fact sheet describes it,
//! for an invented town, the City of Alder Creek. It writes and reads its wire text itself and
//! shares no codec with the client that is tested against it.
//!
//! Time is never read from the machine: the caller gives an anchor instant and the town's
//! eighteen months end there. Two gateways with the same seed hold the same money, whatever
//! their anchors. From the anchor on the clock runs along; only a tick makes what is due
//! happen.
//!
//! [`provisioning`] simulates connector provisioning in the same way, as a server of its own.
//!
//! # Calls
//!
//! | family | types |
//! |---|---|
//! | cards | `ccsale`, `ccauthonly`, `ccforce`, `cccomplete`, `ccreturn`, `cccredit`, `ccvoid`, `ccdelete`, `ccverify`, `ccavsonly`, `ccbalinquiry`, `ccsignature` |
//! | tokens | `ccgettoken`, `ccquerytoken`, `ccupdatetoken`, `ccdeletetoken` |
//! | plans | `ccadd…`, `ccupdate…`, `ccdelete…`, `cc…sale` for `recurring` and `install`, the same with `ecs`; `recurringquery` |
//! | end of day | `settle`, `total`, `stlquery`, `txnquery` |
//! | other | `txnemail`; `terminalsetup` at `accountxml.do` |
//!
//! All other types of the sheet's section 7 are known and refused with 4016, and so is
//! `ccupdatetip` on a terminal of the Service segment; elsewhere it gets 4014. No terminal has
//! Multi-Currency: `ssl_transaction_currency` is refused with 5087.
//!
//! # The town
//!
//! Alder Creek has four terminals and two API users. [`Config::terminals`] makes the town
//! smaller or bigger, up to 48 terminals of all four segments and six API users; the first four
//! are always the same terminals with the same PINs. The payments are shared out among all.
//!
//! What is wrong from the start:
//!
//! | field of [`Config`] | what it does |
//! |---|---|
//! | `swapped` | the description gives the PINs of two terminals the wrong way round; the gateway is not confused |
//! | `associated` | an API user may use one more terminal, with that terminal's own PIN |
//! | `settings` | settings of terminals, as `POST /practice/terminal` changes them |
//! | `users` | states of API users, as `POST /practice/user` changes them |
//! | `without_view`, `without_setup` | rights that are missing |
//! | `environment` | the credentials are good at one of the two base addresses only |
//!
//! Credentials of another environment, of another town or of another seed get 4025 like any
//! unknown ones: no answer tells why.
//!
//! The payments that a query shows through a PIN tell which counter it is: at a counter most
//! cards are read (`ssl_entry_mode` `S`) and clerks run the payments, on the web and by
//! telephone all are keyed (`K`), on the web by the API user; invoice prefix and descriptions
//! are those of the office. `ssl_card_present` and `ssl_eci_ind` are in no record (section 14);
//! the answer to a payment has `ssl_eci_ind`, 7 on the web and 1 by telephone.
//!
//! # Control addresses
//!
//! Converge does not have these. Requests with an `Origin` are refused: a web page must not
//! steer the gateway.
//!
//! | address | body | what it does |
//! |---|---|---|
//! | `GET /practice/ledger[?terminal=…]` | – | the truth: totals, payments, plans, batches, tokens |
//! | `GET /practice/log` | – | what was asked, without secrets |
//! | `GET /practice/faults` | – | the faults that are armed |
//! | `POST /practice/faults` | [`Fault`] | arms one; `{"fault":"none"}` clears all |
//! | `POST /practice/change` | [`Change`] | settles, voids, refunds, adds, holds (PEN, REV) or releases behind the client's back |
//! | `GET /practice/clock` | – | the instant it is |
//! | `POST /practice/clock` | [`Tick`], or nothing | moves the clock on, one minute when nothing is said; plans that are due are charged at 6 AM and batches settle at 9 PM US Eastern, in the order of time |
//! | `GET /practice/terminal` | – | settings of all terminals by name |
//! | `POST /practice/terminal` | [`TerminalChange`] | changes rights, options and facts of one: [`TerminalOptions`] |
//! | `GET /practice/user` | – | states of all API users by id |
//! | `POST /practice/user` | [`UserChange`] | deactivates one, takes it off the list, changes its rights: [`UserState`] |
//! | `POST /practice/pin` | [`PinChange`] | rotation: issues a second PIN of a terminal, or ends one of two; answers [`TerminalPins`] |
//! | `GET /practice/description` | – | what the town is told now: [`Description`], with its invented PINs |
//!
//! A right has to be given twice, at the terminal and to the user; where one lacks it, the call
//! gets 4014. A user who is deactivated or not registered gets 4025 on everything.
//!
//! Terminals are named by their own names here, also after `set.name` changed what
//! `terminalsetup` says. A rotation goes so: `{"terminal": …, "new": true}` gives a second PIN,
//! and both open the terminal; `{"terminal": …, "retire": "old"}` ends the first one, which
//! gets 4025 from then on. `"retire": "new"` calls the rotation off. The description shows the
//! second PIN as `new_pin`.
//!
//! # Faults
//!
//! Each can be limited with `only` to a transaction type, with `times` to a number of
//! requests, and with `after` to later ones. `booked` decides whether the request is worked
//! off first.
//!
//! | fault | needs | what the client meets |
//! |---|---|---|
//! | `delay` | `milliseconds` | the answer waits; the booking does not |
//! | `reset_before_reading`, `reset_after_reading` | | the connection is reset, before or after booking |
//! | `empty`, `html`, `http_503`, `http_401` | | no body, or a page instead of an answer |
//! | `truncate` | `bytes`, `clean` | the answer stops in the middle |
//! | `unescaped_ampersand`, `double_ampersand` | | `&` or `&amp;amp;` |
//! | `wrong_count` | | the count of a list is one too high |
//! | `extra_fields` | | elements that nobody has heard of |
//! | `bom`, `leading_blanks` | | bytes before the declaration |
//! | `error` | `code` | a refusal such as 4017 or 5093, not booked unless `booked` is true |
//! | `void_same_id`, `void_new_id` | | the id in the answer to a void |
//! | `without_result`, `with_result` | | `SUCCESS` without or with `ssl_result` |
//!
//! # Where the sheet leaves a choice
//!
//! - A return works on an unsettled sale, too; one whose settlement is scheduled gets 4018.
//! - A deleted payment is found no more (5040); a void stays on the record of its payment.
//! - SEMESTER is four months. A declined payment of a plan counts nothing, and the plan moves
//!   on to its next date. Plans of the counter segment get 4014, those of an Internet terminal
//!   without the option 4016.
//! - The cents choose the outcome for test cards; the cards of the town's invented people are
//!   good. Returns, forces, unlinked refunds and checks are always approved.
//! - A terminal that is `SUSPENDED` or `NOT LIVE` gets 4014 on everything but look-ups and
//!   `terminalsetup`. Its due plan payments are left out; what is in its batch settles.
//! - `market_segment` decides which calls are allowed, not only what `terminalsetup` says; the
//!   town's description keeps the kind that the town believes in.
//! - `ssl_entry_mode` of a card that was read (03 to 08) without track data, or another mode
//!   with it, gets 5125; from a web or telephone terminal it gets 5042.
//! - Two PINs of one terminal at a time are an invention, made to rehearse a rotation.
//! - A terminal's `balance_minor` stands for a card with little on it: above it a payment is
//!   approved in part when the request allows that, and declined else.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::float_arithmetic
    )
)]

mod answer;
mod api;
mod booking;
mod calendar;
mod calls;
mod cards;
mod change;
mod clock;
mod config;
pub mod connect;
mod control;
mod criteria;
mod cycle;
mod description;
mod desk;
mod detail;
mod faults;
mod fields;
mod followup;
mod form;
mod further;
mod gateway;
mod generate;
mod identifier;
mod instrument;
mod journal;
#[cfg(test)]
mod laws;
mod ledger;
mod names;
mod options;
mod outcomes;
mod payment;
mod pins;
mod places;
mod plan;
mod planbook;
mod planform;
mod plans;
mod providers;
pub mod provisioning;
mod purchase;
mod query;
mod random;
mod reader;
mod record;
mod refusal;
mod refusal_texts;
mod request;
mod schedule;
mod scheduler;
mod segment;
mod settlement;
mod setup;
mod shared;
mod syntax;
mod tokens;
mod town;
#[cfg(test)]
mod trial;
mod truth;
mod users;
mod verify;
mod wares;
mod window;
mod wire;
mod writer;

pub use change::{Change, ChangeError, Changed};
pub use clock::{ClockError, Tick, Ticked};
pub use config::{Config, DEFAULT_TERMINALS, DEFAULT_TRANSACTIONS, Environment};
pub use description::{Description, TerminalDescription, UserDescription};
pub use faults::{Fault, FaultError, FaultKind};
pub use gateway::{Gateway, StartError};
pub use journal::LogEntry;
pub use options::{TerminalChange, TerminalError, TerminalOptions};
pub use pins::{PinChange, PinError, Retired, TerminalPins};
pub use providers::{
    ProviderAccount, ProviderConfig, ProviderDescription, ProviderFault, ProviderFaultError,
    ProviderFaultKind, ProviderLogEntry, ProviderSimulator,
};
pub use provisioning::{ProvisioningConfig, ProvisioningDescription, ProvisioningSimulator};
pub use request::read_fields;
pub use scheduler::Worked;
pub use segment::{Segment, TerminalStatus};
pub use users::{UserChange, UserError, UserState};
