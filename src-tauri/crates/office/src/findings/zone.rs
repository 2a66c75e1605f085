//! Whether the gateway's zone of a terminal is the town's: by what clocks show, not by text.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::dto::Agreement;

/// Names of zones in the United States, as people and gateways write them.
const FAMILIES: [(&str, &str); 8] = [
    ("arizona", "America/Phoenix"),
    ("eastern", "America/New_York"),
    ("central", "America/Chicago"),
    ("mountain", "America/Denver"),
    ("pacific", "America/Los_Angeles"),
    ("alaska", "America/Anchorage"),
    ("hawaii", "Pacific/Honolulu"),
    ("atlantic", "America/Puerto_Rico"),
];
const LETTERS: [(&str, &str); 7] = [
    ("AK", "America/Anchorage"),
    ("E", "America/New_York"),
    ("C", "America/Chicago"),
    ("M", "America/Denver"),
    ("P", "America/Los_Angeles"),
    ("H", "Pacific/Honolulu"),
    ("A", "America/Puerto_Rico"),
];

/// What is known of a zone that was written down: its difference from UTC in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    /// In winter and in summer.
    Both(i32, i32),
    /// In winter; daylight saving is not told.
    Winter(i32),
    /// At some time of the year.
    Sometime(i32),
}

/// Compares the gateway's text with the town's zone, an IANA name.
pub(crate) fn agreement(theirs: &str, ours: &str, now: Timestamp) -> Agreement {
    let year = now.to_zoned(TimeZone::UTC).year();
    let (Some(read), Some((winter, summer))) = (read(theirs, year), offsets(ours, year)) else {
        return Agreement::NotComparable;
    };
    let same = match read {
        Read::Both(w, s) => (w, s) == (winter, summer),
        Read::Winter(w) => w == winter,
        Read::Sometime(offset) => offset == winter || offset == summer,
    };
    if same { Agreement::Same } else { Agreement::Differs }
}

fn read(text: &str, year: i16) -> Option<Read> {
    let text = text.trim();
    let of = |zone| offsets(zone, year);
    let lower = text.to_ascii_lowercase();
    // Three letters name a family, although some of them are IANA names of fixed zones.
    if let Some((_, zone)) = LETTERS.iter().find(|(letters, _)| is_short_name(text, letters)) {
        return of(zone).map(|(winter, _)| Read::Winter(winter));
    }
    if text.contains('/')
        && let Some((winter, summer)) = of(text)
    {
        return Some(Read::Both(winter, summer));
    }
    // "Mountain Time (Arizona)" is Arizona's: it stands first in the list.
    if let Some((word, zone)) = FAMILIES.iter().find(|(word, _)| lower.contains(word)) {
        let (winter, summer) = of(zone)?;
        return Some(match *word {
            "arizona" | "hawaii" => Read::Both(winter, summer),
            _ => Read::Winter(winter),
        });
    }
    if matches!(lower.as_str(), "utc" | "gmt" | "z") {
        return Some(Read::Both(0, 0));
    }
    fixed(&lower).map(Read::Sometime)
}

/// `MT`, `MST`, `MDT`.
fn is_short_name(text: &str, letters: &str) -> bool {
    text.to_ascii_uppercase()
        .strip_prefix(letters)
        .is_some_and(|rest| matches!(rest, "T" | "ST" | "DT"))
}

/// `GMT-07:00`, `(UTC-7)`, `-0700`.
fn fixed(text: &str) -> Option<i32> {
    let at = text.find(['+', '-'])?;
    let (before, from) = text.split_at(at);
    if !matches!(before.trim_matches(['(', ' ']), "gmt" | "utc" | "") {
        return None;
    }
    let sign = if from.starts_with('-') { -1 } else { 1 };
    let number: String = from
        .chars()
        .skip(1)
        .take_while(|c| c.is_ascii_digit() || *c == ':')
        .collect();
    let (hours, minutes) = match number.split_once(':') {
        Some((hours, minutes)) => (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?),
        None if number.len() > 2 => {
            let (hours, minutes) = number.split_at(number.len() - 2);
            (hours.parse().ok()?, minutes.parse().ok()?)
        }
        None => (number.parse().ok()?, 0),
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// A zone's difference from UTC in the middle of January and of July.
fn offsets(zone: &str, year: i16) -> Option<(i32, i32)> {
    let zone = TimeZone::get(zone).ok()?;
    let at = |month| {
        let noon = date(year, month, 15)
            .at(12, 0, 0, 0)
            .to_zoned(zone.clone())
            .ok()?;
        Some(noon.offset().seconds())
    };
    Some((at(1)?, at(7)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(theirs: &str, ours: &str) -> Agreement {
        agreement(theirs, ours, "2026-11-20T18:00:00Z".parse().unwrap())
    }

    #[test]
    fn many_ways_of_writing_the_towns_zone_agree() {
        for theirs in [
            "America/Denver",
            "US/Mountain",
            "America/Boise",
            "Mountain",
            "MST",
            "MT",
            "mdt",
            "(GMT-07:00) Mountain Time",
            "(GMT-07:00) Mountain Time (US & Canada)",
            "GMT-07:00",
            "UTC-6",
            "-0700",
        ] {
            assert_eq!(agrees(theirs, "America/Denver"), Agreement::Same, "{theirs}");
        }
        assert_eq!(agrees("EST", "America/New_York"), Agreement::Same);
        assert_eq!(agrees("US/Eastern", "America/Detroit"), Agreement::Same);
        assert_eq!(agrees("MST", "America/Phoenix"), Agreement::Same);
    }

    #[test]
    fn another_zone_differs_however_it_is_written() {
        for theirs in [
            "America/New_York",
            "Eastern",
            "EST",
            "PT",
            "(GMT-05:00) Eastern Time",
            "UTC",
            "GMT-05:00",
        ] {
            assert_eq!(agrees(theirs, "America/Denver"), Agreement::Differs, "{theirs}");
        }
        assert_eq!(agrees("America/Phoenix", "America/Denver"), Agreement::Differs);
        assert_eq!(
            agrees("(GMT-07:00) Arizona", "America/Denver"),
            Agreement::Differs
        );
    }

    #[test]
    fn what_cannot_be_understood_is_no_alarm() {
        for theirs in [
            "",
            "Zone 7",
            "Local",
            "US-Server",
            "America/Nowhere",
            "GMT-99:00",
            "MSTX",
        ] {
            assert_eq!(
                agrees(theirs, "America/Denver"),
                Agreement::NotComparable,
                "{theirs}"
            );
        }
        assert_eq!(agrees("Eastern", "Not/AZone"), Agreement::NotComparable);
    }
}
