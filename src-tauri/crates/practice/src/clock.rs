//! The virtual clock: it runs along with the machine's and is moved on by
//! `POST /practice/clock`. Only such a tick makes the scheduler work, so that nothing happens
//! to a test while it looks.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::scheduler::Worked;

/// A tick that says nothing moves the clock so far, in seconds.
const MINUTE: i64 = 60;
/// The farthest jump, in seconds: ten years.
const FARTHEST: i64 = 3653 * 86_400;

/// How far to move the clock: by all that is given together, or to an instant. Without
/// anything by one minute.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Tick {
    /// Seconds.
    pub seconds: Option<u32>,
    /// Hours.
    pub hours: Option<u32>,
    /// Days of 24 hours.
    pub days: Option<u32>,
    /// This instant, instead of a span.
    pub to: Option<Timestamp>,
}

/// What a tick did.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The clock after the tick.
    pub now: Timestamp,
    /// What the scheduler did on the way there.
    #[serde(flatten)]
    pub worked: Worked,
}

/// Why the clock was not moved.
#[derive(thiserror::Error, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockError {
    /// The clock runs forwards only.
    #[error("the clock does not run backwards")]
    Backwards,
    /// Farther than ten years, or beyond the calendar.
    #[error("a tick is at most ten years long")]
    TooFar,
    /// An instant and a span were given together.
    #[error("give either an instant or a span")]
    Unclear,
}

impl Tick {
    /// Seconds to move on from `now`, in seconds since 1970.
    pub(crate) fn length(&self, now: i64) -> Result<i64, ClockError> {
        let parts = [(self.seconds, 1), (self.hours, 3600), (self.days, 86_400)];
        let given = parts.iter().any(|(part, _)| part.is_some());
        let length = match self.to {
            Some(_) if given => return Err(ClockError::Unclear),
            Some(to) => to.as_second().saturating_sub(now),
            None if given => parts
                .iter()
                .map(|(part, unit)| i64::from(part.unwrap_or(0)).saturating_mul(*unit))
                .sum(),
            None => MINUTE,
        };
        if length < 0 {
            return Err(ClockError::Backwards);
        }
        if length > FARTHEST {
            return Err(ClockError::TooFar);
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(json: &str) -> Result<i64, ClockError> {
        let tick: Tick = serde_json::from_str(json).unwrap();
        tick.length(1_000_000)
    }

    #[test]
    fn a_tick_adds_up_its_parts_and_is_a_minute_without_any() {
        assert_eq!(length("{}"), Ok(60));
        assert_eq!(length(r#"{"seconds":0}"#), Ok(0));
        assert_eq!(length(r#"{"days":2,"hours":1,"seconds":5}"#), Ok(176_405));
        assert_eq!(length(r#"{"to":"1970-01-12T13:46:50Z"}"#), Ok(10));
    }

    #[test]
    fn the_clock_goes_neither_back_nor_too_far() {
        assert_eq!(
            length(r#"{"to":"1970-01-12T13:46:39Z"}"#),
            Err(ClockError::Backwards)
        );
        assert_eq!(length(r#"{"days":4000}"#), Err(ClockError::TooFar));
        assert_eq!(
            length(r#"{"days":1,"to":"2030-01-01T00:00:00Z"}"#),
            Err(ClockError::Unclear)
        );
    }
}
