//! The search criteria of `txnquery` and their checks (Converge fact sheet section 14):
//! presence, then length, then syntax, as section 23 orders them.

use crate::calendar::Zones;
use crate::payment::{Brand, NONE, Payment};
use crate::record;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax::{expanded_length, minor};
use crate::town::{Terminal, Town};
use crate::window::{self, Window};

const DATES: [&str; 2] = ["ssl_search_start_date", "ssl_search_end_date"];
const CARDS: [&str; 3] = ["ssl_card_suffix", "ssl_card_number", "ssl_track_data"];
const OTHERS: [&str; 3] = [
    "ssl_merchant_txn_id",
    "ssl_settlement_batch_response",
    "ssl_recurring_id",
];
/// Criteria with the longest text each may have.
const LENGTHS: [(&str, usize); 6] = [
    ("ssl_txn_id", 46),
    ("ssl_merchant_txn_id", 39),
    ("ssl_settlement_batch_response", 30),
    ("ssl_recurring_id", 46),
    ("ssl_card_suffix", 4),
    ("ssl_track_data", 76),
];

/// What a query asks for.
#[derive(Debug)]
pub(crate) enum Criteria {
    /// One transaction by its id.
    Id(String),
    /// All that pass a filter.
    Filter(Box<Filter>),
}

/// A filter over the transactions of a terminal; what is `None` lets all pass.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) window: Option<Window>,
    reference: Option<String>,
    batch: Option<String>,
    plan: Option<String>,
    /// First two digits, where the whole number was given, and the last four.
    card: Option<(Option<u16>, u16)>,
    kind: Option<String>,
    debit: Option<bool>,
    brand: Option<String>,
    least: Option<u32>,
    most: Option<u32>,
}

/// Reads and checks the criteria of a request.
pub(crate) fn read(request: &Request, zones: &Zones) -> Result<Criteria, Refusal> {
    check(request)?;
    let owned = |name: &str| request.get(name).map(str::to_owned);
    if let Some(id) = owned("ssl_txn_id") {
        return Ok(Criteria::Id(id));
    }
    let plan = owned("ssl_recurring_id");
    let (least, most) = amounts(request)?;
    Ok(Criteria::Filter(Box::new(Filter {
        window: window::read(request, zones, plan.is_some())?,
        reference: owned("ssl_merchant_txn_id"),
        batch: owned("ssl_settlement_batch_response"),
        plan,
        card: card(request)?,
        kind: one_of(
            request,
            "ssl_search_transaction_type",
            &["SALE", "VOID", "FORCE"],
            "5135",
        )?,
        debit: one_of(
            request,
            "ssl_search_card_type",
            &["CREDITCARD", "DEBITCARD"],
            "5137",
        )?
        .map(|word| word == "DEBITCARD"),
        brand: one_of(
            request,
            "ssl_search_card_brand",
            &["VISA", "MC", "JCB", "DISC", "AMEX"],
            "5138",
        )?,
        least,
        most,
    })))
}

/// Presence, contradictions and lengths.
fn check(request: &Request) -> Result<(), Refusal> {
    let given = |names: &[&str]| names.iter().filter(|name| request.get(name).is_some()).count();
    let by_id = given(&["ssl_txn_id"]);
    let cards = given(&CARDS);
    let others = given(&DATES) + given(&OTHERS);
    if by_id + cards + others == 0 {
        return Err(nothing_asked(request));
    }
    if cards > 1 || by_id > 0 && cards + others > 0 {
        return Err(Refusal::about("5095", "more than one of id, card and dates"));
    }
    let long = |name: &str, most| request.get(name).is_some_and(|text| expanded_length(text) > most);
    match LENGTHS.into_iter().find(|(name, most)| long(name, *most)) {
        Some((name, _)) => Err(Refusal::about("5005", name)),
        None => Ok(()),
    }
}

/// An empty criterion is a missing field; no criterion at all is a missing search.
fn nothing_asked(request: &Request) -> Refusal {
    let names = LENGTHS.iter().map(|(name, _)| *name).chain(DATES).chain(CARDS);
    match names.into_iter().find(|name| request.has(name)) {
        Some(empty) => Refusal::about("4009", empty),
        None => Refusal::about("5095", "none given"),
    }
}

fn one_of(
    request: &Request,
    name: &str,
    words: &[&str],
    code: &'static str,
) -> Result<Option<String>, Refusal> {
    match request.get(name).map(str::to_ascii_uppercase) {
        Some(word) if !words.contains(&word.as_str()) => Err(Refusal::new(code)),
        other => Ok(other),
    }
}

fn card(request: &Request) -> Result<Option<(Option<u16>, u16)>, Refusal> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(suffix) = request.get("ssl_card_suffix") {
        let four = Some(suffix)
            .filter(|text| text.len() == 4 && digits(text))
            .and_then(|text| text.parse().ok());
        return four
            .map(|four| Some((None, four)))
            .ok_or_else(|| Refusal::about("5095", "ssl_card_suffix"));
    }
    let Some(text) = request
        .get("ssl_card_number")
        .or_else(|| request.get("ssl_track_data"))
    else {
        return Ok(None);
    };
    let number = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| (12..=19).contains(&part.len()))
        .ok_or_else(|| Refusal::new("5000"))?;
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|text| text.parse().ok());
    let last_four = part(number.len() - 4..number.len()).ok_or_else(|| Refusal::new("5000"))?;
    Ok(Some((part(0..2), last_four)))
}

fn amounts(request: &Request) -> Result<(Option<u32>, Option<u32>), Refusal> {
    let amount = |name: &str| match request.get(name) {
        Some(text) => minor(text).map(Some).ok_or_else(|| Refusal::new("5136")),
        None => Ok(None),
    };
    match (amount("ssl_search_min_amount")?, amount("ssl_search_max_amount")?) {
        (Some(least), Some(most)) if most <= least => Err(Refusal::new("5136")),
        both => Ok(both),
    }
}

impl Filter {
    fn asks_for_a_card(&self) -> bool {
        self.debit.is_some() || self.card.is_some() || self.brand.is_some()
    }

    /// The payment passes all criteria but the window.
    pub(crate) fn passes(&self, town: &Town, terminal: &Terminal, index: u32, payment: &Payment) -> bool {
        let card = payment.card;
        let same = |wanted: &Option<String>, has: &dyn Fn() -> Option<String>| match wanted {
            Some(wanted) => has().is_some_and(|has| has == *wanted),
            None => true,
        };
        self.least.is_none_or(|least| payment.amount >= least)
            && self.most.is_none_or(|most| payment.amount <= most)
            && (!self.asks_for_a_card() || card.brand != Brand::Check)
            && self.debit.is_none_or(|debit| debit == card.debit)
            && self.card.is_none_or(|(first, last)| {
                last == card.last_four && first.is_none_or(|first| first == card.first_two())
            })
            && self
                .kind
                .as_ref()
                .is_none_or(|kind| record::wire_type(payment) == kind)
            && self.brand.as_ref().is_none_or(|brand| card.brand.wire() == brand)
            && same(&self.batch, &|| terminal.batch(payment).map(|batch| batch.wire()))
            && same(&self.reference, &|| {
                Some(record::reference(terminal, index, payment))
            })
            && same(&self.plan, &|| {
                (payment.plan != NONE).then(|| town.plan_id(terminal.position, payment.plan))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(fields: &str) -> &'static str {
        let body = format!("xmldata=<txn><x/>{fields}</txn>");
        let request = Request::read(body.as_bytes()).unwrap();
        read(&request, &Zones::new().unwrap()).map_or_else(|refusal| refusal.code, |_| "ok")
    }

    #[test]
    fn criteria_are_checked_as_the_sheet_says() {
        let dates = "<ssl_search_start_date>07/05/2026</ssl_search_start_date>";
        assert_eq!(code(""), "5095");
        assert_eq!(
            code("<ssl_search_transaction_type>SALE</ssl_search_transaction_type>"),
            "5095"
        );
        assert_eq!(code("<ssl_txn_id></ssl_txn_id>"), "4009");
        assert_eq!(code(&format!("<ssl_txn_id>1</ssl_txn_id>{dates}")), "5095");
        assert_eq!(
            code("<ssl_card_suffix>1234</ssl_card_suffix><ssl_card_number>1</ssl_card_number>"),
            "5095"
        );
        assert_eq!(code("<ssl_card_suffix>12345</ssl_card_suffix>"), "5005");
        assert_eq!(code("<ssl_card_suffix>12a4</ssl_card_suffix>"), "5095");
        assert_eq!(
            code(&format!(
                "{dates}<ssl_search_transaction_type>RETURN</ssl_search_transaction_type>"
            )),
            "5135"
        );
        assert_eq!(
            code(&format!(
                "{dates}<ssl_search_card_type>CASH</ssl_search_card_type>"
            )),
            "5137"
        );
        assert_eq!(
            code(&format!(
                "{dates}<ssl_search_card_brand>CUP</ssl_search_card_brand>"
            )),
            "5138"
        );
        assert_eq!(
            code(&format!(
                "{dates}<ssl_search_min_amount>x</ssl_search_min_amount>"
            )),
            "5136"
        );
        assert_eq!(code(dates), "ok");
        assert_eq!(code("<ssl_card_suffix>0042</ssl_card_suffix>"), "ok");
    }
}
