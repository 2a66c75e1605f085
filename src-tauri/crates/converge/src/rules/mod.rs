//! What a request must be before it may leave: the rule of each field, the rules between
//! fields, and the typed error that names field, rule and length as the gateway counts it.

mod broken;
mod condition;
mod length;
mod shape;

pub use broken::{Broken, BrokenRule};
pub use condition::Condition;
pub use length::{fitting, gateway_length};
pub use shape::Shape;
pub(crate) use shape::{is_all_zero, read_date};

/// The rule of one field, wherever it occurs.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldRule {
    /// Its name on the wire, e.g. `ssl_amount`.
    pub wire: &'static str,
    /// Its name in the product, e.g. `amount`.
    pub word: &'static str,
    /// The most characters the gateway takes, counted by [`gateway_length`].
    pub longest: usize,
    /// What its text must look like.
    pub shape: Shape,
    /// The error the gateway itself would answer to a wrong text (section 17).
    pub code: u16,
}

impl FieldRule {
    /// Checks one text: first its length (5005), then its shape, as the gateway does.
    ///
    /// # Errors
    /// The rule that is broken. The text itself is never part of the error.
    pub fn check(&'static self, text: &str) -> Result<(), BrokenRule> {
        let counted = gateway_length(text);
        if counted > self.longest {
            let limit = self.longest;
            return Err(self.broken(Broken::TooLong { limit, counted }));
        }
        self.shape.check(text).map_err(|rule| self.broken(rule))
    }

    /// The error that this field breaks a rule.
    pub fn broken(&'static self, rule: Broken) -> BrokenRule {
        BrokenRule { field: self, rule }
    }
}
