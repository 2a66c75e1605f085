//! Decides what a request gets, in the order of the Converge fact sheet, section 23.

use std::sync::Arc;

use crate::answer::Answer;
use crate::places::MERCHANT_ID;
use crate::query;
use crate::refusal::Refusal;
use crate::request::{Request, TERMINAL_SETUP};
use crate::total;
use crate::town::{Terminal, Town};

/// The two addresses of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// `processxml.do`: transactions and queries.
    Process,
    /// `accountxml.do`: account administration.
    Account,
}

/// The terminal whose credentials were sent: 4000, 4019, 4013, then 4025. User and PIN are
/// case-sensitive; the PIN picks the terminal and the user must belong to it (section 3).
pub(crate) fn identify<'a>(town: &'a Town, request: &Request) -> Result<&'a Terminal, Refusal> {
    let field = |name, code| request.get(name).ok_or_else(|| Refusal::new(code));
    let account = request
        .get("ssl_account_id")
        .map_or_else(|| field("ssl_merchant_id", "4000"), Ok)?;
    let user = field("ssl_user_id", "4019")?;
    let pin = field("ssl_pin", "4013")?;
    town.terminals
        .iter()
        .find(|terminal| account == MERCHANT_ID && terminal.pin == pin && terminal.place.user_id == user)
        .ok_or_else(|| Refusal::new("4025"))
}

/// The answer for a terminal that has identified itself. `now` is in seconds since 1970.
pub(crate) fn serve(
    town: &Arc<Town>,
    terminal: &Terminal,
    door: Door,
    request: &Request,
    now: i64,
) -> Result<Answer, Refusal> {
    let sent = request
        .get("ssl_transaction_type")
        .ok_or_else(|| Refusal::about("4009", "ssl_transaction_type"))?;
    let unknown = || Refusal::about("4010", sent.chars().take(20).collect::<String>());
    let known = request.known_type().ok_or_else(unknown)?;
    match (door, known) {
        (Door::Account, TERMINAL_SETUP) if !town.may_setup => Err(Refusal::new("4014")),
        (Door::Account, TERMINAL_SETUP) => Ok(Answer::Setup(terminal.place)),
        // Each address knows its own types only.
        (Door::Account, _) | (Door::Process, TERMINAL_SETUP) => Err(unknown()),
        (Door::Process, "txnquery" | "total") if !terminal.may_view => Err(Refusal::new("4014")),
        (Door::Process, "txnquery") => query::answer(town, terminal.position, request),
        (Door::Process, "total") => Ok(Answer::Fields(total::fields(
            terminal,
            town.zones.wire_time(now, false),
        ))),
        (Door::Process, other) => Err(Refusal::about("4016", other)),
    }
}
