use domain::{CardBrand, Currency, TransactionStatus, TransactionType};

/// Where a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// The gateway told us.
    Gateway,
    /// A file that somebody exported from the gateway's web site.
    File,
}

impl Origin {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Gateway => 1,
            Self::File => 2,
        }
    }

    pub(crate) fn from_code(code: u8) -> Self {
        match code {
            2 => Self::File,
            _ => Self::Gateway,
        }
    }
}

/// One transaction as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The gateway's id.
    pub id: String,
    /// Instant in UTC seconds; 0 where it could not be read.
    pub t: i64,
    /// The gateway's calendar day, in days since 1970-01-01.
    pub day: i32,
    /// What became of it.
    pub status: TransactionStatus,
    /// What kind it is.
    pub kind: TransactionType,
    /// Card brand.
    pub brand: CardBrand,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Minor units; `None` where it could not be read exactly.
    pub amount: Option<i64>,
    /// Minor units given back so far.
    pub refunded: Option<i64>,
    /// Last four digits of the card.
    pub last4: String,
    /// Name, for display and search.
    pub customer: String,
    /// Invoice number.
    pub invoice: String,
    /// Description.
    pub description: String,
    /// Approval code, blanks and zeros kept.
    pub approval: String,
    /// API user that ran it.
    pub user: String,
    /// Batch reference.
    pub batch: String,
    /// Settlement time as written.
    pub settled_raw: String,
    /// Every field as it came, masked.
    pub fields: Vec<(String, String)>,
}
