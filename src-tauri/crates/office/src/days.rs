//! Days as people type and read them. A day is a day in the department's own zone.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::Account;

use crate::error::OfficeError;
use crate::inner::Office;

fn zone(account: &Account) -> TimeZone {
    TimeZone::get(&account.display_zone).unwrap_or(TimeZone::UTC)
}

/// The present day in the account's zone.
pub(crate) fn today(office: &Office, account: &Account) -> Date {
    office.now().to_zoned(zone(account)).date()
}

/// The day of an instant (UTC seconds) in the account's zone.
pub(crate) fn of(account: &Account, seconds: i64) -> Date {
    let instant = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.to_zoned(zone(account)).date()
}

/// Days since 1970-01-01.
pub(crate) fn number(date: Date) -> i32 {
    date.since(Date::constant(1970, 1, 1))
        .map_or(0, |span| span.get_days())
}

/// The day with this number.
pub(crate) fn date(number: i32) -> Date {
    Date::constant(1970, 1, 1).saturating_add(number.days())
}

/// A typed day, `YYYY-MM-DD`, not in the future; nothing typed is no day.
pub(crate) fn accept(field: &str, typed: Option<&str>, today: Date) -> Result<Option<String>, OfficeError> {
    let text = domain::clean(typed.unwrap_or_default(), true).text;
    if text.is_empty() {
        return Ok(None);
    }
    let day = Some(&text)
        .filter(|text| text.len() == 10)
        .and_then(|text| text.parse::<Date>().ok())
        .ok_or_else(|| {
            OfficeError::invalid(
                field,
                "not_a_date",
                format!("\"{text}\" is not a date. Write it like 2026-10-31."),
            )
        })?;
    if day > today {
        return Err(OfficeError::invalid(
            field,
            "date_in_future",
            format!("{day} has not come yet. Today is {today}."),
        ));
    }
    Ok(Some(day.to_string()))
}

/// "Oct 6", with the year when it is another one.
pub(crate) fn words(day: Date, today: Date) -> String {
    let format = if day.year() == today.year() {
        "%b %-d"
    } else {
        "%b %-d, %Y"
    };
    day.strftime(format).to_string()
}

/// As [`words`], of a stored day.
pub(crate) fn stored_words(day: &str, today: Date) -> String {
    day.parse::<Date>()
        .map_or_else(|_| day.to_owned(), |day| words(day, today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_written_year_first_and_does_not_lie_in_the_future() {
        let today = date(2026, 10, 9);
        let reason = |text| accept("asked_on", Some(text), today).map_err(|e| e.details["reason"].clone());
        assert_eq!(reason(" 2026-10-09\u{00A0}"), Ok(Some("2026-10-09".into())));
        assert_eq!(reason("  "), Ok(None));
        assert_eq!(reason("2026-10-10"), Err("date_in_future".into()));
        for odd in ["10/06/2026", "2026-02-30", "2026-10-06T10:00", "20261006", "soon"] {
            assert_eq!(reason(odd), Err("not_a_date".into()), "{odd}");
        }
    }

    #[test]
    fn the_year_is_said_only_when_it_is_another_one() {
        let today = date(2026, 10, 9);
        assert_eq!(words(date(2026, 10, 6), today), "Oct 6");
        assert_eq!(words(date(2025, 12, 31), today), "Dec 31, 2025");
    }
}
