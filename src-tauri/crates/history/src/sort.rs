//! Orders of the list.

/// By which column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// Instant.
    Time,
    /// Status.
    Status,
    /// Kind.
    Kind,
    /// Amount as it is shown (returns and credits below zero); unreadable ones first.
    Amount,
    /// Brand, then last four.
    Card,
    /// Brand.
    Brand,
    /// Customer.
    Customer,
    /// Invoice.
    Invoice,
    /// Terminal, in the order in which they were added.
    Terminal,
    /// API user.
    User,
    /// Batch reference.
    Batch,
    /// Approval code.
    Approval,
    /// Description.
    Description,
    /// The gateway's id.
    Id,
    /// What was given back; nothing first.
    Refunded,
}

/// An order of rows. Equal rows stand newest first. Letters of either case are the same,
/// except in ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: SortColumn,
    /// Largest first.
    pub descending: bool,
}

/// The amount with the sign it is shown with: returns (2) and credits (3) go back.
const SIGNED_AMOUNT: &str = "iif(type IN (2, 3), -amount, amount)";

impl SortColumn {
    /// Every column, in the order of the list.
    pub const ALL: [Self; 15] = [
        Self::Time,
        Self::Status,
        Self::Kind,
        Self::Amount,
        Self::Card,
        Self::Brand,
        Self::Customer,
        Self::Invoice,
        Self::Terminal,
        Self::User,
        Self::Batch,
        Self::Approval,
        Self::Description,
        Self::Id,
        Self::Refunded,
    ];

    fn sql(self) -> &'static [&'static str] {
        match self {
            Self::Time => &[],
            Self::Status => &["status"],
            Self::Kind => &["type"],
            Self::Amount => &[SIGNED_AMOUNT],
            Self::Card => &["brand", "last4"],
            Self::Brand => &["brand"],
            Self::Customer => &["customer COLLATE NOCASE"],
            Self::Invoice => &["invoice COLLATE NOCASE"],
            Self::Terminal => &["source"],
            Self::User => &["user_name COLLATE NOCASE"],
            Self::Batch => &["batch COLLATE NOCASE"],
            Self::Approval => &["approval COLLATE NOCASE"],
            Self::Description => &["description COLLATE NOCASE"],
            Self::Id => &["id"],
            Self::Refunded => &["refunded"],
        }
    }

    /// A text and a number to order by, the number first.
    pub(crate) fn values(self) -> &'static str {
        match self {
            Self::Customer => "customer, 0",
            Self::Invoice => "invoice, 0",
            Self::User => "user_name, 0",
            Self::Batch => "batch, 0",
            Self::Approval => "approval, 0",
            Self::Description => "description, 0",
            Self::Id => "id, 0",
            Self::Card => "last4, brand",
            Self::Refunded => "'', refunded",
            Self::Amount => "'', iif(type IN (2, 3), -amount, amount)",
            Self::Time | Self::Status | Self::Kind | Self::Brand | Self::Terminal => "'', 0",
        }
    }
}

impl Sort {
    /// The order of the list unless somebody chose another.
    pub const NEWEST_FIRST: Self = Self {
        column: SortColumn::Time,
        descending: true,
    };

    pub(crate) fn sql(self) -> String {
        let direction = if self.descending { "DESC" } else { "ASC" };
        if self.column == SortColumn::Time {
            return format!("t {direction}, rid {direction}");
        }
        let mut sql: Vec<_> = self
            .column
            .sql()
            .iter()
            .map(|column| format!("{column} {direction}"))
            .collect();
        sql.push("t DESC, rid DESC".to_owned());
        sql.join(", ")
    }
}
