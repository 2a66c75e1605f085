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
    let of = |kind, part, text: String, days, before| Wanted {
        kind,
        part,
        text,
        days,
        before,
    };
    let (sales, refunds) = (types(Side::Sale), types(Side::Refund));
    Ok(vec![
        of(
            FigureKind::SalesToday,
            Part::Sales,
            format!("{sales} {status}"),
            "date:today",
            yesterday,
        ),
        of(
            FigureKind::RefundsToday,
            Part::Refunds,
            format!("{refunds} {status}"),
            "date:today",
            yesterday,
        ),
        of(
            FigureKind::NetToday,
            Part::Net,
            status.clone(),
            "date:today",
            yesterday,
        ),
        of(
            FigureKind::DeclinedToday,
            Part::Nothing,
            "status:declined".to_owned(),
            "date:today",
            None,
        ),
        of(FigureKind::Open, Part::Net, "status:open".to_owned(), "", None),
        of(
            FigureKind::NetMonth,
            Part::Net,
            status.clone(),
            "date:this-month",
            Some((month.saturating_sub(1.month()), today.saturating_sub(1.month()))),
        ),
        of(
            FigureKind::NetFiscalYear,
            Part::Net,
            status,
            "date:fiscal-year",
            Some((year.saturating_sub(1.year()), today.saturating_sub(1.year()))),
        ),
    ])
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
    let filter = search::filter_of(present.office, present.facts, text).await?;
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
