//! Decides what a request gets, in the order of the Converge fact sheet, section 23.

use std::sync::Arc;

use crate::answer::Answer;
use crate::calls::{self, Act, Call};
use crate::fields;
use crate::followup;
use crate::form::Form;
use crate::instrument;
use crate::payment::{Kind, State};
use crate::places::MERCHANT_ID;
use crate::plans;
use crate::purchase;
use crate::query;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::settlement;
use crate::tokens;
use crate::town::{Terminal, Town};
use crate::users::User;
use crate::verify;

/// The two addresses of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// `processxml.do`: transactions and queries.
    Process,
    /// `accountxml.do`: account administration.
    Account,
}

/// Where the sheet has seen two forms of an answer, which one is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// A void answers with the id of the voided payment; else with a new one.
    pub(crate) void_keeps_id: bool,
    /// Book-keeping answers lack `ssl_result`.
    pub(crate) no_result: bool,
}

/// A request that has found its terminal and its call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) request: &'a Request,
    pub(crate) position: usize,
    pub(crate) name: &'static str,
    pub(crate) call: Call,
    /// The API user.
    pub(crate) user: &'static str,
    /// Seconds since 1970.
    pub(crate) now: i64,
    pub(crate) manner: Manner,
}

impl Ask<'_> {
    /// The earlier payment that `ssl_txn_id` names, 5040. One of another terminal, or a
    /// deleted one, is as unknown as one that never was.
    pub(crate) fn target(&self, town: &Town) -> Result<u32, Refusal> {
        let id = self.request.get("ssl_txn_id").unwrap_or("");
        let found = town.find(id).filter(|(owner, _)| *owner == self.position);
        let (_, index) = found.ok_or_else(|| Refusal::new("5040"))?;
        let payment = town.terminal(self.position).and_then(|t| t.payment(index));
        match payment {
            Some(payment) if payment.state != State::Deleted => Ok(index),
            _ => Err(Refusal::new("5040")),
        }
    }

    fn in_test_mode(&self, town: &Town) -> bool {
        let terminal = town.terminal(self.position);
        self.request.test_mode() || terminal.is_some_and(|terminal| terminal.options.test_mode)
    }
}

/// Who asks: an API user at one terminal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller<'a> {
    pub(crate) terminal: &'a Terminal,
    pub(crate) user: &'a User,
}

/// Whose credentials were sent: 4000, 4019, 4013, then 4025. User and PIN are case-sensitive;
/// the PIN picks the terminal, and the user must belong to it and be in use (section 3).
/// Nothing tells which of these is wrong, nor that the credentials are good elsewhere.
pub(crate) fn identify<'a>(town: &'a Town, path: &str, request: &Request) -> Result<Caller<'a>, Refusal> {
    let field = |name, code| request.get(name).ok_or_else(|| Refusal::new(code));
    let account = request
        .get("ssl_account_id")
        .map_or_else(|| field("ssl_merchant_id", "4000"), Ok)?;
    let name = field("ssl_user_id", "4019")?;
    let pin = field("ssl_pin", "4013")?;
    let here = account == MERCHANT_ID && town.environment.is_at(path);
    let user = town.user(name).filter(|user| here && user.state.is_in_use());
    let terminal = town
        .terminals
        .iter()
        .find(|terminal| terminal.pins.iter().any(|own| own == pin) && terminal.users.contains(&name));
    match (terminal, user) {
        (Some(terminal), Some(user)) => Ok(Caller { terminal, user }),
        _ => Err(Refusal::new("4025")),
    }
}

/// What a terminal asks for and that it may: 4009, 4010, then what [`calls::permit`] says.
pub(crate) fn resolve(
    town: &Town,
    caller: Caller<'_>,
    door: Door,
    request: &Request,
) -> Result<(&'static str, Call), Refusal> {
    let sent = request
        .get("ssl_transaction_type")
        .ok_or_else(|| Refusal::about("4009", "ssl_transaction_type"))?;
    let unknown = || Refusal::about("4010", sent.chars().take(20).collect::<String>());
    let (name, call) = calls::find(sent).ok_or_else(unknown)?;
    // Each address knows its own types only.
    if (door == Door::Account) != (call == Call::Setup) {
        return Err(unknown());
    }
    if call == Call::Setup && !town.may_setup {
        return Err(Refusal::new("4014"));
    }
    calls::permit(name, call, caller.terminal, &caller.user.state, request)?;
    Ok((name, call))
}

/// Field checks: presence, then length, then syntax, then contradictions.
fn check(terminal: Option<&Terminal>, ask: &Ask<'_>) -> Result<(), Refusal> {
    let request = ask.request;
    let present = |names: &[&str]| fields::present(request, names.iter().copied());
    match ask.call {
        Call::Sale => purchase::check(Kind::Sale, request)?,
        Call::AuthOnly => purchase::check(Kind::AuthOnly, request)?,
        Call::Force => purchase::check(Kind::Force, request)?,
        Call::Credit => purchase::check(Kind::Credit, request)?,
        Call::Verify | Call::AvsOnly | Call::Balance => verify::check(ask.call, request)?,
        Call::Complete | Call::Return | Call::Void | Call::Delete => present(&["ssl_txn_id"])?,
        Call::Signature => present(&["ssl_txn_id", "ssl_image_type", "ssl_signature_image"])?,
        Call::Email => present(&["ssl_txn_id", "ssl_email"])?,
        Call::GetToken | Call::QueryToken | Call::UpdateToken | Call::DeleteToken => {
            tokens::check(ask.call, request)?;
        }
        Call::Plan(plan) => plans::check(plan, request)?,
        Call::StlQuery => present(&["ssl_settlement_batch_response"])?,
        Call::Settle | Call::Total | Call::RecurringQuery | Call::Setup | Call::Tip | Call::Absent => {}
        // A query has rules of its own.
        Call::TxnQuery => return Ok(()),
    }
    let adds_plan = matches!(ask.call, Call::Plan(plan) if plan.act == Act::Add);
    if adds_plan || matches!(ask.call, Call::Sale | Call::AuthOnly | Call::Force | Call::Credit) {
        let mandatory = terminal.map_or(&[][..], |terminal| &terminal.options.mandatory);
        fields::present(request, mandatory.iter().map(String::as_str))?;
    }
    fields::well_formed(request)?;
    if ask.call == Call::UpdateToken {
        return Ok(());
    }
    instrument::consistent(request)
}

/// Answers a call that changes nothing.
pub(crate) fn read(town: &Arc<Town>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let terminal = town.terminal(ask.position);
    check(terminal, ask)?;
    let lost = || Refusal::new("4025");
    match ask.call {
        Call::TxnQuery => query::answer(town, ask.position, ask.request),
        Call::Total => settlement::total(town, ask).map(Answer::Form).ok_or_else(lost),
        Call::StlQuery => settlement::query(town, ask).map(Answer::Form),
        Call::RecurringQuery => plans::query(town, ask).map(Answer::Form),
        Call::Setup => {
            let terminal = terminal.ok_or_else(lost)?;
            Ok(Answer::Setup(terminal.options.clone()))
        }
        _ => Err(Refusal::about("4016", ask.name)),
    }
}

/// Answers a call that changes the books. What is refused has changed nothing.
pub(crate) fn write(town: &mut Town, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let test = ask.in_test_mode(town);
    let marked = |refusal: Refusal| Refusal {
        test_mode: test,
        ..refusal
    };
    check(town.terminal(ask.position), ask).map_err(marked)?;
    if test {
        return Ok(Answer::Form(verify::test_mode(town, ask)));
    }
    act(town, ask).map(Answer::Form)
}

fn act(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    match ask.call {
        Call::Sale => purchase::run(town, ask, Kind::Sale),
        Call::AuthOnly => purchase::run(town, ask, Kind::AuthOnly),
        Call::Force => purchase::run(town, ask, Kind::Force),
        Call::Credit => purchase::run(town, ask, Kind::Credit),
        Call::Complete => purchase::complete(town, ask),
        Call::Return => followup::give_back(town, ask),
        Call::Void => followup::void(town, ask),
        Call::Delete => followup::delete(town, ask),
        Call::Signature => followup::sign(town, ask),
        Call::Email => followup::email(town, ask),
        Call::Verify | Call::AvsOnly | Call::Balance => verify::run(town, ask, ask.call),
        Call::GetToken | Call::QueryToken | Call::UpdateToken | Call::DeleteToken => {
            tokens::run(town, ask, ask.call)
        }
        Call::Plan(plan) => plans::run(town, ask, plan),
        Call::Settle => settlement::settle(town, ask),
        _ => Err(Refusal::about("4016", ask.name)),
    }
}
