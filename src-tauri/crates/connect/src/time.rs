//! Times of a card machine.

use jiff::Timestamp;
use jiff::civil::DateTime;

/// A time as it came, with what it says. Without a zone it is the card machine's own wall clock
/// (section 6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    /// As it came.
    pub raw: String,
    /// The wall clock it shows, when it can be read.
    pub wall: Option<DateTime>,
    /// The instant, when it came with a zone.
    pub instant: Option<Timestamp>,
}

impl LocalTime {
    pub(crate) fn read(raw: String) -> Self {
        Self {
            wall: raw.parse().ok(),
            instant: raw.parse().ok(),
            raw,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_with_and_without_a_zone_are_read_and_others_kept() {
        let plain = LocalTime::read("2026-10-06T16:10:05".into());
        assert!(plain.wall.is_some() && plain.instant.is_none());
        for zoned in ["2026-10-06T16:10:05Z", "2026-10-06T16:10:05.123+01:00"] {
            assert!(LocalTime::read(zoned.into()).instant.is_some(), "{zoned}");
        }
        let words = LocalTime::read("INSTALLATION".into());
        assert_eq!((words.wall, words.instant), (None, None));
    }
}
