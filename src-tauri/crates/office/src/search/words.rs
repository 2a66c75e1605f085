//! The words of the language: fields, and the values that have names.

use domain::{CardBrand, Coded, TransactionStatus, TransactionType};

use super::dates::capital;

/// What stands before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Amount,
    Status,
    Terminal,
    Date,
    Last4,
    Type,
    Brand,
    User,
    Batch,
    Note,
    Tag,
    Is,
}

impl Field {
    pub(super) const ALL: [Self; 12] = [
        Self::Amount,
        Self::Status,
        Self::Terminal,
        Self::Date,
        Self::Last4,
        Self::Type,
        Self::Brand,
        Self::User,
        Self::Batch,
        Self::Note,
        Self::Tag,
        Self::Is,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Status => "status",
            Self::Terminal => "terminal",
            Self::Date => "date",
            Self::Last4 => "last4",
            Self::Type => "type",
            Self::Brand => "brand",
            Self::User => "user",
            Self::Batch => "batch",
            Self::Note => "note",
            Self::Tag => "tag",
            Self::Is => "is",
        }
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What it looks at.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Amount => "The amount, without its sign",
            Self::Status => "What became of the payment",
            Self::Terminal => "A part of the terminal's name",
            Self::Date => "A day, a month, a range or words such as last-month",
            Self::Last4 => "The last four digits of the card",
            Self::Type => "Sale, return and other kinds",
            Self::Brand => "The card's brand",
            Self::User => "The API user that ran it",
            Self::Batch => "The batch it was settled in",
            Self::Note => "Words in a note; nothing after it means any note",
            Self::Tag => "A tag",
            Self::Is => "Changed or unreadable",
        }
    }

    /// How it is typed.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Amount => "amount:>100",
            Self::Status => "status:settled",
            Self::Terminal => "terminal:web",
            Self::Date => "date:last-30-days",
            Self::Last4 => "last4:0174",
            Self::Type => "type:return",
            Self::Brand => "brand:visa",
            Self::User => "user:apiuser501205",
            Self::Batch => "batch:1042",
            Self::Note => "note:refund",
            Self::Tag => "tag:audit",
            Self::Is => "is:changed",
        }
    }
}

/// Columns in which quick search looks and that have no field of their own.
pub(super) const QUICK_COLUMNS: [&str; 7] = [
    "id",
    "customer",
    "name",
    "invoice",
    "description",
    "reference",
    "text",
];

/// What `is:` can be followed by.
pub(super) const STATES: [(&str, &str); 2] = [
    ("changed", "Said something else before"),
    ("unreadable", "Its time or amount could not be read"),
];

/// A value that has a name, with other spellings people use.
pub(super) trait Named: Coded {
    /// Other spellings: `(typed, word)`.
    const ALSO: &'static [(&'static str, &'static str)];

    /// As people read it.
    fn shown(self) -> String {
        capital(&self.word().replace('_', " "))
    }

    /// The value somebody typed.
    fn typed(text: &str) -> Option<Self> {
        let word = text.to_lowercase().replace([' ', '-'], "_");
        let also = Self::ALSO.iter().find(|(typed, _)| *typed == word);
        Self::from_word(also.map_or(&word, |(_, word)| word))
    }
}

impl Named for TransactionStatus {
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("void", "voided"),
        ("decline", "declined"),
        ("partially_refunded", "partly_refunded"),
    ];
}

impl Named for TransactionType {
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("sales", "sale"),
        ("returns", "return"),
        ("refund", "return"),
        ("refunds", "return"),
        ("auth", "authorization"),
        ("authorisation", "authorization"),
        ("verify", "verification"),
    ];
}

impl Named for CardBrand {
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("mc", "mastercard"),
        ("master_card", "mastercard"),
        ("american_express", "amex"),
        ("disc", "discover"),
        ("union_pay", "unionpay"),
        ("no_card", "none"),
    ];

    fn shown(self) -> String {
        match self {
            Self::Amex => "American Express".to_owned(),
            Self::Jcb => "JCB".to_owned(),
            Self::UnionPay => "UnionPay".to_owned(),
            Self::PayPal => "PayPal".to_owned(),
            Self::None => "No card".to_owned(),
            other => capital(other.word()),
        }
    }
}

/// Letters and digits in lower case: `terminal:webpermits` finds `Web Permits`.
pub(super) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// `Settled or Open`
pub(super) fn either(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
