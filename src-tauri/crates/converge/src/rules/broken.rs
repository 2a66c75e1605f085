use std::fmt;

use crate::rules::{FieldRule, Shape};

/// A rule that a request breaks. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenRule {
    /// The field, with its wire name and the product's word for it.
    pub field: &'static FieldRule,
    /// What is wrong with it.
    pub rule: Broken,
}

/// The kinds of rules. None of them repeats what was typed beyond one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It must be given.
    Missing,
    /// It must be given because of another field.
    MissingWith(&'static FieldRule),
    /// It, or one of these others, must be given.
    OneNeeded(&'static [&'static FieldRule]),
    /// It cannot stand together with another field.
    NotWith(&'static FieldRule),
    /// It does not belong to this call.
    NotHere,
    /// It is longer than the gateway takes, counted as the gateway counts.
    TooLong {
        /// The most it takes.
        limit: usize,
        /// What it would count.
        counted: usize,
    },
    /// It holds a character that is not allowed.
    Character {
        /// Which character of the text, counted from 1.
        at: usize,
        /// What is allowed.
        allowed: Shape,
    },
    /// It does not look as it must.
    Form(Shape),
    /// An amount must be greater than zero.
    NotPositive,
    /// The date is already past.
    Past,
    /// Twice a month means the 1st and 15th, or the 15th and the last day (5039).
    NotABillingDay,
    /// *Always the last day* needs a payment date that is a month's last day (5043).
    NotAMonthEnd,
    /// It means nothing with this billing cycle.
    NotWithCycle,
    /// The end lies before the start.
    EndBeforeStart,
    /// The period is longer than the gateway searches.
    PeriodTooLong {
        /// Days it may span.
        limit: u16,
    },
    /// The answer of test mode is no transaction (section 20).
    TestModeId,
}

impl BrokenRule {
    /// The error code the gateway itself would have answered (section 17).
    pub fn gateway_code(&self) -> u16 {
        match self.rule {
            Broken::Missing | Broken::MissingWith(_) | Broken::OneNeeded(_) => 4009,
            Broken::TooLong { .. } => 5005,
            Broken::NotHere => 5020,
            Broken::NotABillingDay => 5039,
            Broken::NotAMonthEnd => 5043,
            Broken::NotWith(other) if self.field.wire == "ssl_txn_id" && other.code == 5099 => 5095,
            _ => self.field.code,
        }
    }
}

impl fmt::Display for BrokenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FieldRule { word, wire, .. } = self.field;
        write!(f, "{word} ({wire}) ")?;
        match self.rule {
            Broken::Missing => f.write_str("is missing"),
            Broken::MissingWith(other) => write!(f, "is needed together with {}", other.word),
            Broken::OneNeeded(others) => {
                f.write_str("or one of these is needed:")?;
                others.iter().try_for_each(|other| write!(f, " {}", other.word))
            }
            Broken::NotWith(other) => write!(f, "cannot be sent together with {}", other.word),
            Broken::NotHere => f.write_str("does not belong to this call"),
            Broken::TooLong { limit, counted } => {
                write!(
                    f,
                    "counts {counted} characters at the gateway, {limit} are allowed"
                )
            }
            Broken::Character { at, allowed } => {
                write!(f, "must be {allowed}; character {at} is something else")
            }
            Broken::Form(shape) => write!(f, "must be {shape}"),
            Broken::NotPositive => f.write_str("must be greater than zero"),
            Broken::Past => f.write_str("is already past"),
            Broken::NotABillingDay => {
                f.write_str("must be the 1st or 15th, or the 15th or last day, as chosen")
            }
            Broken::NotAMonthEnd => f.write_str("needs a payment date that is the last day of a month"),
            Broken::NotWithCycle => f.write_str("has no meaning with this billing cycle"),
            Broken::EndBeforeStart => f.write_str("lies before the start"),
            Broken::PeriodTooLong { limit } => write!(f, "is more than {limit} days after the start"),
            Broken::TestModeId => f.write_str("is the id of a test-mode answer, not of a transaction"),
        }
    }
}

impl std::error::Error for BrokenRule {}
