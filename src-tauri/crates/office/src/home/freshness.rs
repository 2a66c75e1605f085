//! How fresh the copy is, in a sentence with its zone.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::Present;
use crate::dto::Freshness;
use crate::views::instant;

/// Older than this the copy is stale on a working day.
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

pub(super) fn of(present: &Present<'_>) -> Freshness {
    let terminals = &present.here.terminals;
    let known: Vec<Option<i64>> = terminals
        .iter()
        .map(|terminal| terminal.as_of(&present.here.zone))
        .collect();
    // The copy is as old as its oldest part.
    let as_of = known.iter().flatten().min().copied();
    let blank = terminals.iter().filter(|terminal| terminal.is_blank()).count();
    let now = present.facts.now.as_second();
    let mut sentence = match as_of {
        None if terminals.is_empty() => "No terminal is set up yet.".to_owned(),
        None if blank == terminals.len() => "Nothing was copied from Converge yet.".to_owned(),
        None => "Today's payments were not copied yet.".to_owned(),
        Some(at) => format!("{}.", words(at, present.showing.zone(), present.today)),
    };
    if as_of.is_some() && blank > 0 {
        sentence.push_str(&match blank {
            1 => " 1 terminal was never copied.".to_owned(),
            blank => format!(" {blank} terminals were never copied."),
        });
    }
    let working = !matches!(present.today.weekday(), Weekday::Saturday | Weekday::Sunday);
    let allowed = if working { HOUR } else { DAY };
    let old = as_of.is_none_or(|at| now - at > allowed);
    Freshness {
        as_of: as_of.map(instant),
        sentence,
        stale: old || known.contains(&None),
    }
}

/// `Data to 2:10 PM MST today`
pub(super) fn words(at: i64, zone: &TimeZone, today: Date) -> String {
    let zoned = Timestamp::from_second(at)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_zoned(zone.clone());
    let clock = zoned.strftime("%-I:%M %p %Z");
    let day = zoned.date();
    let when = match today.since(day).map_or(i32::MAX, |span| span.get_days()) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ if day.year() == today.year() => format!("on {}", day.strftime("%b %-d")),
        _ => format!("on {}", day.strftime("%b %-d, %Y")),
    };
    format!("Data to {clock} {when}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_sentence_names_time_zone_and_day() {
        let zone = TimeZone::get("America/Denver").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
        let said = |text: &str| words(at(text), &zone, date(2026, 11, 20));
        assert_eq!(said("2026-11-20T21:10:00Z"), "Data to 2:10 PM MST today");
        assert_eq!(said("2026-11-20T06:59:00Z"), "Data to 11:59 PM MST yesterday");
        assert_eq!(said("2026-10-06T18:00:00Z"), "Data to 12:00 PM MDT on Oct 6");
        assert_eq!(
            said("2025-11-20T18:00:00Z"),
            "Data to 11:00 AM MST on Nov 20, 2025"
        );
    }
}
