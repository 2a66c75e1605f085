//! The figures, each added up from the very search it opens.

use domain::{Coded, Currency, Side, TransactionStatus, TransactionType};
use history::{GroupTotal, Totals};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Present;
use super::days_here::back;
use crate::dto::{Figure, FigureKind, MoneyView};
use crate::error::OfficeError;
use crate::search;
use crate::transactions::small;

/// What of the sums a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Sales,
    Refunds,
    Net,
    Nothing,
}

struct Wanted {
    kind: FigureKind,
    part: Part,
    /// The search without its days.
    text: String,
    /// The days, as a piece of the search.
    days: &'static str,
    /// The days to compare with.
    before: Option<(Date, Date)>,
}

pub(super) async fn all(present: &Present<'_>) -> Result<Vec<Figure>, OfficeError> {
    let mut figures = Vec::new();
    for wanted in wanted(present).await? {
        let text = join(&wanted.text, wanted.days);
        let totals = totals(present, &text).await?;
        let before = match wanted.before {
            None => None,
            Some((from, to)) => {
                let text = join(&wanted.text, &format!("date:{from}..{to}"));
                let totals = self::totals(present, &text).await?;
                (totals.count > 0).then_some(totals)
            }
        };
        let currency = present.facts.account.currency;
        figures.push(Figure {
            kind: wanted.kind,
            count: small(totals.count),
            money: wanted.part.of(&totals, currency),
            before: before.and_then(|totals| wanted.part.of(&totals, currency)),
            text,
        });
    }
    Ok(figures)
}

async fn wanted(present: &Present<'_>) -> Result<Vec<Wanted>, OfficeError> {
    let today = present.today;
    let yesterday = Some((back(today, 1), back(today, 1)));
    let month = today.first_of_month();
    let year = search::fiscal_start(present.office).await?.before(today);
    let status = statuses();
    let sales = format!("{} {status}", types(Side::Sale));
    let refunds = format!("{} {status}", types(Side::Refund));
    let so_far =
        |first: Date, back: jiff::Span| Some((first.saturating_sub(back), today.saturating_sub(back)));
    let declined = "status:declined".to_owned();
    let open = "status:open".to_owned();
    let list = [
        (
            FigureKind::SalesToday,
            Part::Sales,
            sales,
            "date:today",
            yesterday,
        ),
        (
            FigureKind::RefundsToday,
            Part::Refunds,
            refunds,
            "date:today",
            yesterday,
        ),
        (
            FigureKind::NetToday,
            Part::Net,
            status.clone(),
            "date:today",
            yesterday,
        ),
        (
            FigureKind::DeclinedToday,
            Part::Nothing,
            declined,
            "date:today",
            None,
        ),
        (FigureKind::Open, Part::Net, open, "", None),
        (
            FigureKind::NetMonth,
            Part::Net,
            status.clone(),
            "date:this-month",
            so_far(month, 1.month()),
        ),
        (
            FigureKind::NetFiscalYear,
            Part::Net,
            status,
            "date:fiscal-year",
            so_far(year, 1.year()),
        ),
    ];
    let wanted = list.map(|(kind, part, text, days, before)| Wanted {
        kind,
        part,
        text,
        days,
        before,
    });
    Ok(wanted.into())
}

/// States in which money moved or will move.
pub(super) fn statuses() -> String {
    let words: Vec<&str> = TransactionStatus::ALL
        .iter()
        .filter(|status| status.counts())
        .map(|status| status.word())
        .collect();
    format!("status:{}", words.join(","))
}

fn types(side: Side) -> String {
    let words: Vec<&str> = TransactionType::ALL
        .iter()
        .filter(|kind| kind.side() == Some(side))
        .map(|kind| kind.word())
        .collect();
    format!("type:{}", words.join(","))
}

fn join(text: &str, days: &str) -> String {
    format!("{text} {days}").trim().to_owned()
}

/// The sums of what a search finds.
pub(super) async fn totals(present: &Present<'_>, text: &str) -> Result<Totals, OfficeError> {
    let (_, filter) = search::filter_of(present.office, present.facts, text).await?;
    present
        .office
        .history(move |history| history.totals(&filter))
        .await
}

impl Part {
    fn of(self, totals: &Totals, currency: Currency) -> Option<MoneyView> {
        let none = GroupTotal::default();
        let sum = totals.currencies.get(&currency).unwrap_or(&none);
        let minor = match self {
            Self::Sales => sum.sales,
            Self::Refunds => sum.refunds,
            Self::Net => sum.net(),
            Self::Nothing => return None,
        };
        Some(MoneyView {
            minor: minor.to_string(),
            currency: currency.to_string(),
        })
    }
}
