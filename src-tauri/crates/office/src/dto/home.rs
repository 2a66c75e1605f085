use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MoneyView, TxnFilter};

/// How fresh the copy is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Freshness {
    /// When the gateway was last asked about today; null where never.
    pub as_of: Option<String>,
    /// A sentence: `Data to 2:10 PM today`.
    pub sentence: String,
    /// Older than an hour on a working day, or incomplete.
    pub stale: bool,
}

/// A number that opens its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Figure {
    /// Which.
    pub kind: FigureKind,
    /// Rows.
    pub count: u32,
    /// Null for a plain count.
    pub money: Option<MoneyView>,
    /// The same for the day before, the week before or the month before; null without rows.
    pub before: Option<MoneyView>,
    /// The typed search that finds exactly these rows.
    pub text: String,
}

/// What a figure tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Sales of today.
    SalesToday,
    /// Refunds of today.
    RefundsToday,
    /// Sales less refunds of today.
    NetToday,
    /// Declined today.
    DeclinedToday,
    /// Not settled yet.
    Open,
    /// Net of this month so far.
    NetMonth,
    /// Net of this fiscal year so far.
    NetFiscalYear,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttentionWeight {
    /// Money may go to the wrong place, or is missing.
    High,
    /// Something will not work until it is done.
    Medium,
    /// Good to know.
    Low,
}

/// Something that waits for a person. One action each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attention {
    /// Stable name of the kind, such as `failed_batch`.
    pub kind: String,
    /// How bad it is.
    pub weight: AttentionWeight,
    /// What it is.
    pub title: String,
    /// What it means.
    pub means: String,
    /// The words on the button.
    pub action: String,
    /// Where the button leads.
    pub target: AttentionTarget,
}

/// Where an action leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AttentionTarget {
    /// A page of the program, such as `setup/terminals`.
    Page {
        /// Its path.
        path: String,
    },
    /// Payments.
    Payments {
        /// The typed search.
        text: String,
    },
    /// One payment.
    Payment {
        /// The gateway's id.
        id: String,
    },
    /// A sync of some days.
    Sync {
        /// First day; null for what is missing.
        from: Option<String>,
        /// Last day.
        to: Option<String>,
    },
}

/// Today at a glance.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Home {
    /// Today in the display zone.
    pub today: String,
    /// How fresh it is.
    pub freshness: Freshness,
    /// Numbers.
    pub figures: Vec<Figure>,
    /// What waits, worst first.
    pub attention: Vec<Attention>,
    /// Changes whenever anything was committed.
    pub generation: u32,
}

/// Length of a step of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartStep {
    /// A day of the display zone.
    Day,
    /// A week from Sunday.
    Week,
    /// A month.
    Month,
}

/// What makes the lines of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartSplit {
    /// One line.
    None,
    /// One a terminal.
    Terminal,
    /// One a card brand.
    Brand,
}

/// Add up over time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChartRequest {
    /// Which rows; its dates bound the chart, else the last 30 days.
    pub filter: TxnFilter,
    /// By which step.
    pub step: ChartStep,
    /// Into which lines.
    pub split: ChartSplit,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartBucket {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// The piece of a typed search that finds it: `date:2026-10-01..2026-10-31`.
    pub piece: String,
    /// Every terminal asked about is complete on these days.
    pub complete: bool,
}

/// A cell of a chart, minor units as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartPoint {
    /// Rows.
    pub count: u32,
    /// Sales.
    pub sales: String,
    /// Refunds, positive.
    pub refunds: String,
    /// Sales less refunds.
    pub net: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartSeries {
    /// Its key: our id of the terminal, the word of the brand, or `all`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The piece of a typed search that finds it; empty for all.
    pub piece: String,
    /// One a step.
    pub points: Vec<ChartPoint>,
    /// Over all steps.
    pub total: ChartPoint,
}

/// Sums over time, in one currency.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    /// ISO code.
    pub currency: String,
    /// Other currencies that have rows here and are not in the sums.
    pub other_currencies: Vec<String>,
    /// Steps in order.
    pub buckets: Vec<ChartBucket>,
    /// Lines, largest first.
    pub series: Vec<ChartSeries>,
    /// All lines together.
    pub total: ChartPoint,
    /// Changes whenever anything was committed.
    pub generation: u32,
}
