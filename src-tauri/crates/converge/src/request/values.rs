//! Values of requests as types, and how each is written on the wire (sections 6 and 13).

use domain::{Currency, Money, wire_date};
use jiff::civil::Date;

use crate::request::field;
use crate::rules::{Broken, BrokenRule};

/// A value that can be written on the wire.
pub trait Wire {
    /// Its text; outer blanks are cut off when it is put into a request.
    fn to_wire(&self) -> String;

    /// The currency, for amounts.
    fn currency(&self) -> Option<Currency> {
        None
    }
}

impl Wire for String {
    fn to_wire(&self) -> String {
        self.clone()
    }
}

impl Wire for Money {
    fn to_wire(&self) -> String {
        self.to_string()
    }

    fn currency(&self) -> Option<Currency> {
        Some(self.currency)
    }
}

impl Wire for Currency {
    fn to_wire(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Wire for u16 {
    fn to_wire(&self) -> String {
        self.to_string()
    }
}

/// `Y` or `N`.
#[derive(Debug, Clone, Copy)]
pub struct YesNo(bool);

/// `1` or `0`.
#[derive(Debug, Clone, Copy)]
pub struct OneZero(bool);

/// `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub struct TrueFalse(bool);

/// Declares how a switch is written.
macro_rules! switch {
    ($name:ident, $on:literal, $off:literal) => {
        impl From<bool> for $name {
            fn from(on: bool) -> Self {
                Self(on)
            }
        }

        impl Wire for $name {
            fn to_wire(&self) -> String {
                if self.0 { $on } else { $off }.to_owned()
            }
        }
    };
}

switch!(YesNo, "Y", "N");
switch!(OneZero, "1", "0");
switch!(TrueFalse, "true", "false");

/// An id as people paste it: typographic hyphens become plain ones, blanks around it go
/// (section 6).
#[derive(Debug, Clone)]
pub struct PastedId(String);

impl<T: AsRef<str>> From<T> for PastedId {
    fn from(text: T) -> Self {
        let plain = |c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
            c => c,
        };
        Self(text.as_ref().trim().chars().map(plain).collect())
    }
}

impl Wire for PastedId {
    fn to_wire(&self) -> String {
        self.0.clone()
    }
}

/// A postal code without its blanks and hyphens, which the gateway does not take (section 2).
#[derive(Debug, Clone)]
pub struct PostalCode(String);

impl<T: AsRef<str>> From<T> for PostalCode {
    fn from(text: T) -> Self {
        let kept = text.as_ref().chars().filter(|c| !matches!(c, ' ' | '-'));
        Self(kept.collect())
    }
}

impl Wire for PostalCode {
    fn to_wire(&self) -> String {
        self.0.clone()
    }
}

/// Declares an enumeration by its wire words.
macro_rules! wire_words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Every wire word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The wire word.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads a wire word in any case; `None` for one we do not know.
            pub fn read(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word().eq_ignore_ascii_case(text.trim()))
            }
        }

        impl Wire for $name {
            fn to_wire(&self) -> String { self.word().to_owned() }
        }
    };
}

wire_words! {
    /// How often a plan is charged (section 13).
    pub enum BillingCycle {
        /// Every day.
        Daily = "DAILY",
        /// Every 7 days.
        Weekly = "WEEKLY",
        /// Every 14 days.
        Biweekly = "BIWEEKLY",
        /// Twice a month, on the days [`HalfMonth`] says.
        Semimonthly = "SEMIMONTHLY",
        /// Every month.
        Monthly = "MONTHLY",
        /// Every 2 months.
        Bimonthly = "BIMONTHLY",
        /// Every 3 months.
        Quarterly = "QUARTERLY",
        /// Not defined anywhere; shown, never computed with.
        Semester = "SEMESTER",
        /// Every 6 months.
        Semiannually = "SEMIANNUALLY",
        /// Every 12 months.
        Annually = "ANNUALLY",
        /// Never, until the cycle is changed.
        Suspended = "SUSPENDED",
    }
}

wire_words! {
    /// The two days of a plan that is charged twice a month (section 13).
    pub enum HalfMonth {
        /// The 1st and the 15th.
        FirstAndFifteenth = "1",
        /// The 15th and the last day.
        FifteenthAndLast = "2",
    }
}

wire_words! {
    /// A payment of a plan that the merchant runs itself (section 8).
    pub enum OwnPlan {
        /// One of a series without an end.
        Recurring = "1",
        /// One of a fixed number; payment number and count are needed as well.
        Installment = "2",
    }
}

wire_words! {
    /// What kind of transactions to look for (5135).
    pub enum SearchType {
        /// Sales.
        Sale = "SALE",
        /// Voids.
        Void = "VOID",
        /// Forces and completions.
        Force = "FORCE",
    }
}

wire_words! {
    /// What kind of card to look for (5137).
    pub enum SearchCard {
        /// Credit cards.
        Credit = "CREDITCARD",
        /// Debit cards.
        Debit = "DEBITCARD",
    }
}

wire_words! {
    /// Whose bank account an electronic check is drawn on (5103).
    pub enum BankAccountType {
        /// A person's.
        Personal = "0",
        /// A business's.
        Business = "1",
    }
}

/// The date of a plan's next payment, known not to be past (5031).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due(Date);

impl Due {
    /// A payment on `date`, where `today` is the date at the gateway (US Eastern).
    ///
    /// # Errors
    /// [`Broken::Past`] when the date is before today.
    pub fn on(date: Date, today: Date) -> Result<Self, BrokenRule> {
        if date < today {
            return Err(field::NEXT_PAYMENT_DATE.broken(Broken::Past));
        }
        Ok(Self(date))
    }

    /// The date.
    pub fn date(self) -> Date {
        self.0
    }
}

impl Wire for Due {
    fn to_wire(&self) -> String {
        wire_date(self.0)
    }
}
