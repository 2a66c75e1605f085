//! For tests of the rules: a small town and requests without a wire.

use std::sync::Arc;

use crate::answer::Answer;
use crate::config::Config;
use crate::desk::{self, Ask, Caller, Door, Manner};
use crate::form::Form;
use crate::generate;
use crate::request::Request;
use crate::town::Town;

/// 4:10 PM in the town, a Tuesday, 6:10 PM US Eastern.
pub(crate) const NOW: i64 = 1_791_324_600;
pub(crate) const DAY: i64 = 86_400;
pub(crate) const WEB: usize = 1;
pub(crate) const COUNTER: usize = 0;
pub(crate) const VISA: &str = "4000000000000002";

pub(crate) fn town() -> Town {
    let config = Config {
        transactions: 0,
        ..Config::alder_creek(crate::calendar::instant(NOW))
    };
    let mut town = generate::town(&config).unwrap();
    for terminal in &mut town.terminals {
        terminal.plans.clear();
    }
    town
}

/// Asks as the terminal at `position`: its answer, or the code of its refusal.
pub(crate) fn call(
    town: &mut Town,
    position: usize,
    name: &str,
    fields: &[(&str, &str)],
    now: i64,
) -> Result<Form, &'static str> {
    let mut xml = format!("<ssl_transaction_type>{name}</ssl_transaction_type>");
    for (name, value) in fields {
        xml.push_str(&format!("<{name}>{value}</{name}>"));
    }
    let xml = xml.replace('%', "%25").replace('&', "%26").replace('+', "%2B");
    let request = Request::read(format!("xmldata=<txn>{xml}</txn>").as_bytes()).unwrap();
    let terminal = &town.terminals[position];
    let user = town.user(terminal.place.user_id).unwrap();
    let caller = Caller { terminal, user };
    let resolved = desk::resolve(town, caller, Door::Process, &request);
    let (name, call) = resolved.map_err(|refusal| refusal.code)?;
    let ask = Ask {
        request: &request,
        position,
        name,
        call,
        user: terminal.place.user_id,
        now,
        manner: Manner::default(),
    };
    let answer = if call.only_reads() {
        desk::read(&Arc::new(town.clone()), &ask)
    } else {
        desk::write(town, &ask)
    };
    match answer.map_err(|refusal| refusal.code)? {
        Answer::Form(form) => Ok(form),
        other => panic!("not a form: {other:?}"),
    }
}

/// A sale of so many minor units on the Visa test card.
pub(crate) fn sale(town: &mut Town, position: usize, amount: u32, now: i64) -> Form {
    let amount = crate::record::decimal(amount.into());
    let fields = [
        ("ssl_amount", amount.as_str()),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    call(town, position, "ccsale", &fields, now).unwrap()
}

pub(crate) fn id(form: &Form) -> String {
    form.get("ssl_txn_id").unwrap().to_owned()
}
