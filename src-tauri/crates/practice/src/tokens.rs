//! Tokens: `ccgettoken`, `ccquerytoken`, `ccupdatetoken`, `ccdeletetoken`, and tokens that a
//! payment asks for along the way (Converge fact sheet section 10).

use crate::calls::Call;
use crate::cards;
use crate::desk::Ask;
use crate::fields;
use crate::form::Form;
use crate::instrument::{self, Means};
use crate::outcomes::APPROVAL;
use crate::payment::Card;
use crate::plan::Book;
use crate::purchase::merged;
use crate::random::mix;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax;
use crate::town::{Terminal, Town};

const SUCCESS: &str = "SUCCESS";

/// A token of one terminal.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// 16 digits; ends like its card, and is no card number.
    pub(crate) number: String,
    pub(crate) card: Card,
    /// Kept in the Card Manager.
    pub(crate) stored: bool,
    pub(crate) deleted: bool,
    /// Names, address and customer id by their field names.
    pub(crate) texts: Vec<(&'static str, String)>,
}

impl Token {
    pub(crate) fn is(&self, number: &str) -> bool {
        !self.deleted && self.number == number
    }
}

/// A number that fails the check of card numbers, so that nobody takes it for one.
fn number(seed: u64, position: usize, running: usize, last_four: u16) -> String {
    let digits = mix(seed ^ mix((position as u64) << 32 | running as u64));
    let number = |digits: u64| format!("{:012}{last_four:04}", 400_000_000_000 + digits % 599_999_999_999);
    let first = number(digits);
    if cards::check_digit_is_right(&first) {
        number(digits.wrapping_add(1))
    } else {
        first
    }
}

/// Presence for a call on tokens.
pub(crate) fn check(call: Call, request: &Request) -> Result<(), Refusal> {
    let has = |name: &str| request.get(name).is_some();
    match call {
        Call::GetToken if has("ssl_recurring_id") || has("ssl_installment_id") => Ok(()),
        Call::GetToken => instrument::present(request, Means::Card),
        _ => fields::present(request, ["ssl_token"]),
    }
}

/// Answers a call on tokens.
pub(crate) fn run(town: &mut Town, ask: &Ask<'_>, call: Call) -> Result<Form, Refusal> {
    match call {
        Call::GetToken => get(town, ask),
        Call::QueryToken => query(town, ask),
        Call::UpdateToken => update(town, ask),
        _ => delete(town, ask),
    }
}

fn get(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let of_plan = [Book::Recurring, Book::Installment]
        .into_iter()
        .find_map(|book| request.get(book.id_field()).map(|id| (book, id)));
    let card = match of_plan {
        Some((book, id)) => {
            let number = town.find_plan(ask.position, book, id);
            let plans = town.terminal(ask.position).map(|terminal| &terminal.plans);
            let plan = number.and_then(|number| plans?.get(number as usize));
            plan.map(|plan| plan.card)
                .ok_or_else(|| Refusal::new(book.unknown()))?
        }
        None => instrument::read(town, ask.position, request, Means::Card)?.card,
    };
    let verified = request.yes("ssl_verify");
    if verified && instrument::is_expired(card, town.zones.eastern_clock(ask.now)) {
        return Ok(Form::default()
            .with("ssl_result", "1")
            .with("ssl_transaction_type", "GETTOKEN")
            .with("ssl_token_response", "Acct Verification Failed"));
    }
    let id = if verified {
        town.slip(ask.position, ask.now)
    } else {
        String::new()
    };
    let mut form = Form::done(if verified { APPROVAL } else { "" })
        .with("ssl_transaction_type", "GETTOKEN")
        .with("ssl_txn_id", id)
        .with("ssl_txn_time", town.zones.wire_time(ask.now, false))
        .with("ssl_card_number", card.masked())
        .with("ssl_exp_date", format!("{:04}", card.expiry))
        .with("ssl_card_type", card.brand.wire());
    issue(town, ask, card, &mut form);
    Ok(form)
}

/// A payment may ask for a token in passing.
pub(crate) fn asked_along(town: &mut Town, ask: &Ask<'_>, card: Card, form: &mut Form) {
    if !ask.request.yes("ssl_get_token") && !ask.request.yes("ssl_add_token") {
        return;
    }
    let allowed = town
        .terminal(ask.position)
        .is_some_and(|t| t.options.tokenization);
    if allowed {
        issue(town, ask, card, form);
    } else {
        form.set("ssl_token", "");
        form.set("ssl_token_response", "Action Not Permitted");
    }
}

/// One card has one token on a terminal.
fn issue(town: &mut Town, ask: &Ask<'_>, card: Card, form: &mut Form) {
    let seed = town.seed;
    let Some(terminal) = town.terminals.get_mut(ask.position) else {
        return;
    };
    let same = |token: &Token| {
        let key = |card: Card| (card.test, card.brand, card.last_four);
        !token.deleted && key(token.card) == key(card)
    };
    let at = terminal.tokens.iter().position(same).unwrap_or_else(|| {
        let running = terminal.tokens.len();
        terminal.tokens.push(Token {
            number: number(seed, ask.position, running, card.last_four),
            card,
            stored: false,
            deleted: false,
            texts: Vec::new(),
        });
        running
    });
    let Some(token) = terminal.tokens.get_mut(at) else {
        return;
    };
    token.card.expiry = card.expiry;
    form.set("ssl_token", token.number.as_str());
    form.set("ssl_token_response", SUCCESS);
    form.set("ssl_token_provider", "V");
    if ask.request.yes("ssl_add_token") {
        form.set("ssl_add_token_response", store(token, ask.request));
    }
}

/// Puts a token into the Card Manager, which needs both names.
fn store(token: &mut Token, request: &Request) -> String {
    for name in ["ssl_first_name", "ssl_last_name"] {
        if request.get(name).is_none() {
            return format!("FAILURE - {name} is required");
        }
    }
    token.texts = merged(std::mem::take(&mut token.texts), texts(request));
    if std::mem::replace(&mut token.stored, true) {
        "Card Updated".to_owned()
    } else {
        "Card Added".to_owned()
    }
}

fn texts(request: &Request) -> Vec<(&'static str, String)> {
    let mut texts = fields::texts(request);
    if let Some(customer) = request.get("ssl_customer_id") {
        texts.push(("ssl_customer_id", customer.to_owned()));
    }
    texts
}

fn position(terminal: &Terminal, request: &Request) -> Option<usize> {
    let number = request.get("ssl_token")?;
    terminal.tokens.iter().position(|token| token.is(number))
}

fn query(town: &Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let terminal = town.terminal(ask.position);
    let token = terminal.and_then(|terminal| terminal.tokens.get(position(terminal, ask.request)?));
    token
        .map(|token| described(token).with("ssl_transaction_type", "QUERYTOKEN"))
        .ok_or_else(|| Refusal::new("5085"))
}

/// The record of a token, its card masked 4 + 8 + 4.
fn described(token: &Token) -> Form {
    let card = token.card;
    let masked = match cards::first_four(card) {
        Some(first) => format!("{first}********{:04}", card.last_four),
        None => card.masked(),
    };
    let mut form = Form::default()
        .with("ssl_result", "0")
        .with("ssl_token", token.number.as_str())
        .with("ssl_token_response", SUCCESS)
        .with("ssl_token_provider", "V")
        .with("ssl_token_format", "Universal")
        .with("ssl_account_number", masked)
        .with("ssl_card_type", card.brand.wire())
        .with("ssl_exp_date", format!("{:04}", card.expiry));
    for name in [
        "ssl_first_name",
        "ssl_last_name",
        "ssl_avs_address",
        "ssl_avs_zip",
        "ssl_company",
    ] {
        form.set(name, "");
    }
    for (name, text) in &token.texts {
        form.set(*name, text.as_str());
    }
    form
}

/// A failure is an answer here, not an error.
fn update(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let request = ask.request;
    let number = request.get("ssl_token").unwrap_or("");
    let new = match request.get("ssl_card_number") {
        Some(_) => Some(instrument::read(town, ask.position, request, Means::Card)?.card),
        None => None,
    };
    let terminal = town.terminals.get_mut(ask.position);
    let token = terminal.and_then(|terminal| {
        let at = position(terminal, request)?;
        terminal.tokens.get_mut(at)
    });
    let Some(token) = token else {
        return Ok(Form::default()
            .with("ssl_result", "1")
            .with("ssl_token", number)
            .with("ssl_transaction_type", "UPDATETOKEN")
            .with("ssl_token_response", "Failed"));
    };
    if let Some(card) = new {
        token.card = card;
    }
    if let Some(expiry) = request.get("ssl_exp_date").and_then(syntax::expiry) {
        token.card.expiry = expiry;
    }
    token.texts = merged(std::mem::take(&mut token.texts), texts(request));
    let mut form = described(token).with("ssl_transaction_type", "UPDATETOKEN");
    form.set("ssl_account_number", hidden(token.card));
    Ok(form)
}

fn delete(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let terminal = town.terminals.get_mut(ask.position);
    let token = terminal.and_then(|terminal| {
        let at = position(terminal, ask.request)?;
        terminal.tokens.get_mut(at)
    });
    let token = token.ok_or_else(|| Refusal::new("5085"))?;
    token.deleted = true;
    Ok(Form::default()
        .with("ssl_result", "0")
        .with("ssl_token", token.number.as_str())
        .with("ssl_transaction_type", "DELETETOKEN")
        .with("ssl_account_number", hidden(token.card))
        .with("ssl_token_response", SUCCESS))
}

/// Twelve asterisks and the last four digits.
fn hidden(card: Card) -> String {
    format!("************{:04}", card.last_four)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_like_its_card_and_is_no_card_number() {
        for running in 0..2_000 {
            let number = number(1, 2, running, 174);
            assert_eq!(number.len(), 16);
            assert!(number.ends_with("0174") && !cards::check_digit_is_right(&number));
        }
    }
}
