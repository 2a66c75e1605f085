//! Today at a glance: how fresh the copy is, the figures, what waits for a person, and sums
//! over time. Every number comes with the typed search that finds its rows.

mod attention;
mod chart;
mod days_here;
mod figures;
mod finding;
mod freshness;
mod people;

use jiff::civil::Date;

use crate::dto::{AccountRequest, Chart, ChartRequest, Home, SyncState, SyncStateRequest};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::Showing;
use crate::views::{self, AccountFacts};

use days_here::DaysHere;

/// What the parts of the page have in common.
struct Present<'a> {
    office: &'a Office,
    facts: &'a AccountFacts,
    showing: Showing,
    /// Today in the display zone.
    today: Date,
    here: DaysHere,
    sync: SyncState,
}

impl<'a> Present<'a> {
    async fn of(office: &'a Office, facts: &'a AccountFacts) -> Result<Self, OfficeError> {
        let account_id = facts.account.id.to_string();
        Ok(Self {
            office,
            facts,
            showing: Showing::of(office, facts).await?,
            today: facts.today(),
            here: DaysHere::of(office, facts).await?,
            sync: crate::sync::state(office, SyncStateRequest { account_id }).await?,
        })
    }
}

/// Today at a glance.
pub async fn show(office: &Office, request: AccountRequest) -> Result<Home, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let present = Present::of(office, &facts).await?;
    let generation = office.history(history::History::generation).await?;
    Ok(Home {
        today: present.today.to_string(),
        freshness: freshness::of(&present),
        figures: figures::all(&present).await?,
        attention: attention::all(&present).await?,
        generation,
    })
}

/// Sums over time, in one currency.
///
/// # Errors
/// A day that is none, and a time that has too many steps for a chart.
pub async fn chart(office: &Office, request: ChartRequest) -> Result<Chart, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let here = DaysHere::of(office, &facts).await?;
    chart::draw(office, &facts, (&showing, &here), request).await
}
