//! The receipt of one payment: on paper as tagged PDF, and as plain text for an e-mail; in
//! English and Spanish. It never holds more of a card than its last four digits.

mod words;

use jiff::Zoned;
use serde::Serialize;

use crate::paper::text::{Plain, Prose};
use crate::paper::{DocumentError, Pdf, Stamp, Template, print};
use crate::sheets::json;
use words::{Words, fill};

const TEMPLATE: Template = Template {
    path: "/receipt.typ",
    text: include_str!("../../templates/receipt.typ"),
};

/// The language of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// What a receipt is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptKind {
    /// Money taken.
    Sale,
    /// One payment of a plan.
    PlanPayment,
    /// Money given back.
    Refund,
    /// Taken out before it settled.
    Void,
    /// Nothing was taken.
    Declined,
    /// Anything else that a terminal records.
    Other,
}

/// How a card was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Typed.
    Keyed,
    /// Magnetic stripe.
    Swiped,
    /// Chip, inserted.
    Chip,
    /// Held to the reader.
    Contactless,
    /// Stored at the gateway.
    OnFile,
}

/// Whether money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It does.
    Live,
    /// The practice gateway.
    Practice,
    /// Another test system.
    Test,
}

/// A further copy of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Which, from 1.
    pub number: u32,
    /// Who made it.
    pub by: String,
}

/// Everything on a receipt; empty text prints no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// In which language.
    pub language: Language,
    /// About what.
    pub kind: ReceiptKind,
    /// Whether money moves.
    pub mode: Mode,
    /// The merchant's name as the gateway reports it, else the town's.
    pub merchant: String,
    /// Its address, one line each.
    pub address: Vec<String>,
    /// `$125.00`
    pub amount: String,
    /// The service fee, apart from the amount.
    pub service_fee: String,
    /// Both together.
    pub total: String,
    /// When, in the zone in which the town reads times.
    pub time: Option<Zoned>,
    /// The gateway's own text, where its time cannot be read.
    pub time_raw: String,
    /// The terminal's name.
    pub terminal: String,
    /// The card's brand.
    pub brand: String,
    /// Last four digits; of more, only the last four are used.
    pub last4: String,
    /// How the card was read.
    pub entry: Option<Entry>,
    /// Approval code.
    pub approval: String,
    /// The gateway's id.
    pub transaction: String,
    /// The gateway's id of the payment that is given back.
    pub original: String,
    /// `3 of 10` and the plan's name or id.
    pub plan: String,
    /// Who paid.
    pub customer: String,
    /// Invoice.
    pub invoice: String,
    /// Description.
    pub description: String,
    /// What the bank said, for a declined payment.
    pub bank_answer: String,
    /// Set for every receipt but the first.
    pub copy: Option<Copy>,
}

/// Label and value of a line.
type Line = (&'static str, String);

#[derive(Serialize)]
struct Data<'a> {
    title: Prose<'a>,
    plain_title: Plain<'a>,
    plain_account: Plain<'a>,
    merchant: Prose<'a>,
    address: Vec<Prose<'a>>,
    mode: Option<Plain<'a>>,
    copy: Option<Plain<'a>>,
    copy_line: Option<Prose<'a>>,
    line: Option<Plain<'a>>,
    thanks: Option<Plain<'a>>,
    amounts: Vec<Row<'a>>,
    rows: Vec<Row<'a>>,
    made: Plain<'a>,
    program: Plain<'a>,
    lang: &'static str,
    words: &'static Words,
}

#[derive(Serialize)]
struct Row<'a> {
    label: Plain<'a>,
    value: Prose<'a>,
}

impl<'a> Row<'a> {
    fn all(lines: &'a [Line]) -> Vec<Self> {
        let row = |(label, value): &'a Line| Self {
            label: Plain(label),
            value: Prose(value),
        };
        lines.iter().map(row).collect()
    }
}

/// Prints a receipt.
///
/// # Errors
/// Only [`DocumentError::Layout`], which is a fault of the template.
pub fn receipt(receipt: &Receipt, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let words = Words::of(receipt.language);
    let (amounts, rows) = (receipt.amounts(), receipt.rows());
    let (title, copy, copy_line) = (receipt.title(), receipt.copy_mark(), receipt.copy_line());
    let data = Data {
        title: Prose(&title),
        plain_title: Plain(&title),
        plain_account: Plain(&receipt.merchant),
        merchant: Prose(&receipt.merchant),
        address: receipt.address.iter().map(|line| Prose(line)).collect(),
        mode: receipt.mode_line().map(Plain),
        copy: copy.as_deref().map(Plain),
        copy_line: copy_line.as_deref().map(Prose),
        line: words.line(receipt.kind).map(Plain),
        thanks: receipt.thanks().map(Plain),
        amounts: Row::all(&amounts),
        rows: Row::all(&rows),
        made: Plain(&stamp.made),
        program: Plain(&stamp.program),
        lang: words.lang,
        words,
    };
    print(TEMPLATE, json(&data, 16 * 1024)?, stamp)
}

/// The moment of a receipt in its language: `October 6, 2026, 2:14 PM MDT`.
pub fn moment(language: Language, at: &Zoned) -> String {
    let words = Words::of(language);
    let month = usize::from(at.month().unsigned_abs()).saturating_sub(1);
    let text = |format: &str| at.strftime(format).to_string();
    fill(
        words.moment,
        &[
            ("month", words.months.get(month).copied().unwrap_or_default()),
            ("day", &at.day().to_string()),
            ("year", &at.year().to_string()),
            ("time", &text("%-I:%M %p")),
            ("zone", &text("%Z")),
        ],
    )
}

impl Receipt {
    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// Its heading.
    pub fn title(&self) -> String {
        self.words().title(self.kind).to_owned()
    }

    /// The subject of an e-mail.
    pub fn subject(&self) -> String {
        fill(
            self.words().subject,
            &[("title", &self.title()), ("merchant", &self.merchant)],
        )
    }

    fn mode_line(&self) -> Option<&'static str> {
        match self.mode {
            Mode::Live => None,
            Mode::Practice => Some(self.words().practice),
            Mode::Test => Some(self.words().test),
        }
    }

    fn copy_mark(&self) -> Option<String> {
        let copy = self.copy.as_ref()?;
        Some(fill(self.words().copy, &[("number", &copy.number.to_string())]))
    }

    fn copy_line(&self) -> Option<String> {
        let copy = self.copy.as_ref()?;
        let values = [("number", copy.number.to_string()), ("by", copy.by.clone())];
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Some(fill(self.words().copy_line, &values))
    }

    fn thanks(&self) -> Option<&'static str> {
        matches!(self.kind, ReceiptKind::Sale | ReceiptKind::PlanPayment).then_some(self.words().thanks)
    }

    fn amounts(&self) -> Vec<Line> {
        let words = self.words();
        told([
            (words.amount, self.amount.clone()),
            (words.service_fee, self.service_fee.clone()),
            (words.total, self.total.clone()),
        ])
    }

    fn rows(&self) -> Vec<Line> {
        let words = self.words();
        let time = self.time.as_ref().map(|at| moment(self.language, at));
        told([
            (words.time, time.unwrap_or_else(|| self.time_raw.clone())),
            (words.terminal, self.terminal.clone()),
            (words.card, self.card()),
            (
                words.entry,
                self.entry
                    .map_or_else(String::new, |entry| words.entry(entry).to_owned()),
            ),
            (words.approval, self.approval.trim().to_owned()),
            (words.bank_answer, self.bank_answer.clone()),
            (words.transaction, self.transaction.clone()),
            (words.original, self.original.clone()),
            (words.plan, self.plan.clone()),
            (words.customer, self.customer.clone()),
            (words.invoice, self.invoice.clone()),
            (words.description, self.description.clone()),
        ])
    }

    fn card(&self) -> String {
        let skipped = self.last4.chars().count().saturating_sub(4);
        let last4: String = self.last4.chars().skip(skipped).collect();
        if last4.is_empty() {
            return self.brand.clone();
        }
        let text = fill(
            self.words().card_ending,
            &[("brand", &self.brand), ("last4", &last4)],
        );
        text.trim().to_owned()
    }

    /// The whole as plain text, to be copied into an e-mail.
    pub fn text(&self) -> String {
        let words = self.words();
        let mut lines: Vec<String> = Vec::new();
        lines.extend(self.mode_line().map(str::to_owned));
        lines.push(self.merchant.clone());
        lines.extend(self.address.iter().cloned());
        lines.push(String::new());
        lines.push(self.title());
        lines.extend(self.copy_line());
        lines.extend(words.line(self.kind).map(str::to_owned));
        lines.push(String::new());
        let all = self.amounts().into_iter().chain(self.rows());
        lines.extend(all.map(|(label, value)| format!("{label}: {value}")));
        if let Some(thanks) = self.thanks() {
            lines.push(String::new());
            lines.push(thanks.to_owned());
        }
        domain::mask_unbroken(&lines.join("\n")).into_owned()
    }
}

/// Lines that say something, without anything that looks like a card number.
fn told<const N: usize>(lines: [Line; N]) -> Vec<Line> {
    let said = |(label, value): Line| {
        let value = domain::mask_unbroken(value.trim()).into_owned();
        (!value.is_empty()).then_some((label, value))
    };
    lines.into_iter().filter_map(said).collect()
}
