//! The typed search: one language for the window and the command line. The text is the truth;
//! chips are its pieces, and the filter is what they say today.

mod amounts;
mod dates;
mod near;
mod read;
mod suggest;
#[cfg(test)]
mod tests;
mod token;
mod words;

use domain::Currency;
use history::{Cancel, Filter, Sort};

pub(crate) use amounts::grouped;
pub(crate) use dates::{FiscalStart, capital};
pub(crate) use read::{Known, Reading};
pub(crate) use token::LONGEST;

use crate::dto::{
    ChipEffect, NarrowestChips, Search, SearchRequest, SuggestRequest, Suggestion, Suggestions, TxnFilter,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::{self, Showing};
use crate::views::{self, AccountFacts};

/// Name of the setting with the fiscal year's first day, `MM-DD`.
const FISCAL_SETTING: &str = "fiscal_year_start";
/// Newest payments whose users and batches are offered.
const NEWEST: u32 = 1_000;

/// Reads a typed search.
pub async fn read(office: &Office, request: SearchRequest) -> Result<Search, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let reading = reading(office, &facts, &request.text).await?;
    Ok(Search {
        text: reading.text(),
        chips: reading.chips,
        filter: reading.filter,
    })
}

/// Which piece hides the rows: what is found without each of them, most rows first.
pub async fn narrowest(office: &Office, request: SearchRequest) -> Result<NarrowestChips, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let known = known(office, &facts).await?;
    let whole = read::read(&request.text, &known);
    let mut chips = Vec::new();
    for (index, chip) in whole.chips.iter().enumerate() {
        if chip.problem.is_some() {
            continue;
        }
        let rest = read::read(&whole.without(index), &known);
        let filter = transactions::resolve(office, &facts, &showing, &rest.filter).await?;
        let count = office
            .history(move |history| history.count(&filter, &Cancel::new()))
            .await?;
        if count > 0 {
            chips.push(ChipEffect {
                piece: chip.piece.clone(),
                label: chip.label.clone(),
                count: u32::try_from(count).unwrap_or(u32::MAX),
            });
        }
    }
    chips.sort_by_key(|effect| std::cmp::Reverse(effect.count));
    Ok(NarrowestChips { chips })
}

/// What could be typed next.
pub async fn suggest(office: &Office, request: SuggestRequest) -> Result<Suggestions, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let own = own(office, &facts, &request.piece).await?;
    let suggestions: Vec<Suggestion> = suggest::complete(&request.piece, &own);
    Ok(Suggestions { suggestions })
}

/// Reads a typed search of an account that is known already.
pub(crate) async fn reading(
    office: &Office,
    facts: &AccountFacts,
    text: &str,
) -> Result<Reading, OfficeError> {
    Ok(read::read(text, &known(office, facts).await?))
}

/// The filter of a typed search of which every piece must apply: for the command line, and for
/// searches that we have written ourselves.
///
/// # Errors
/// Names the piece that does not apply, and what would be right.
pub(crate) async fn strict(
    office: &Office,
    facts: &AccountFacts,
    text: &str,
) -> Result<TxnFilter, OfficeError> {
    let reading = reading(office, facts, text).await?;
    let wrong = reading
        .chips
        .into_iter()
        .find_map(|chip| chip.problem.map(|problem| (chip.piece, problem)));
    match wrong {
        None => Ok(reading.filter),
        Some((piece, problem)) => {
            let error = OfficeError::invalid("filter", "filter_piece", problem.message).with("piece", piece);
            Err(match problem.suggestion {
                Some(suggestion) => error.with("suggestion", suggestion),
                None => error,
            })
        }
    }
}

/// As [`strict`], resolved for the history, with what shows its rows.
pub(crate) async fn filter_of(
    office: &Office,
    facts: &AccountFacts,
    text: &str,
) -> Result<(Showing, Filter), OfficeError> {
    let wanted = strict(office, facts, text).await?;
    let showing = Showing::of(office, facts).await?;
    let filter = transactions::resolve(office, facts, &showing, &wanted).await?;
    Ok((showing, filter))
}

/// The pieces of a quick search, without their quotes.
pub(crate) fn quick_pieces(text: &str) -> Vec<String> {
    token::tokens(&token::plain(text))
        .into_iter()
        .take(read::PIECES)
        .map(|token| match &token.field {
            None => token.whole(),
            Some(field) => format!("{field}:{}", token.whole()),
        })
        .collect()
}

/// An amount as it is typed, in minor units without its sign.
pub(crate) fn amount(text: &str, currency: Currency) -> Option<i64> {
    amounts::number(text, currency)
}

/// The first day of the town's fiscal year.
pub(crate) async fn fiscal_start(office: &Office) -> Result<FiscalStart, OfficeError> {
    let stored = office.0.ledger.get_setting(FISCAL_SETTING).await?;
    Ok(stored
        .and_then(|text| FiscalStart::read(&text))
        .unwrap_or(FiscalStart::USUAL))
}

async fn known(office: &Office, facts: &AccountFacts) -> Result<Known, OfficeError> {
    Ok(Known {
        account: facts.account.id.to_string(),
        today: facts.today(),
        fiscal: fiscal_start(office).await?,
        currency: facts.account.currency,
        terminals: facts
            .terminals
            .iter()
            .map(|terminal| (terminal.id.to_string(), terminal.name.clone()))
            .collect(),
    })
}

async fn own(office: &Office, facts: &AccountFacts, piece: &str) -> Result<suggest::Own, OfficeError> {
    let mut own = suggest::Own {
        terminals: facts.terminals.iter().map(|t| t.name.clone()).collect(),
        users: facts.users.iter().map(|user| user.user_id.clone()).collect(),
        ..suggest::Own::default()
    };
    let tags = office.0.ledger.list_tags(&facts.account.id).await?;
    own.tags = tags.into_iter().map(|(tag, _)| tag).collect();
    let of_rows = ["user:", "batch:"]
        .iter()
        .any(|name| piece.trim_start().to_lowercase().starts_with(name));
    if of_rows {
        let showing = Showing::of(office, facts).await?;
        let filter = showing.everything();
        let newest = office
            .history(move |history| history.first(&filter, Sort::NEWEST_FIRST, NEWEST, &Cancel::new()))
            .await?;
        for row in newest.rows {
            keep(&mut own.users, row.user);
            keep(&mut own.batches, row.batch);
        }
    }
    Ok(own)
}

/// Keeps a value once, whatever the case of its letters.
fn keep(into: &mut Vec<String>, value: String) {
    if !value.is_empty() && !into.iter().any(|one| one.eq_ignore_ascii_case(&value)) {
        into.push(value);
    }
}
