//! Federal holidays of the United States: banks are closed and payments settle later.

use jiff::civil::{Date, Weekday};

/// The federal holiday that keeps banks closed on a day (5 U.S.C. 6103): its name, with
/// "observed" where it was moved from a weekend.
pub fn federal_holiday(date: Date) -> Option<&'static str> {
    if let Some(name) = on(date) {
        return Some(name);
    }
    // From a Saturday to the Friday before, from a Sunday to the Monday after.
    let moved = match date.weekday() {
        Weekday::Friday => date.tomorrow().ok()?,
        Weekday::Monday => date.yesterday().ok()?,
        _ => return None,
    };
    fixed(moved).map(|(_, observed)| observed)
}

/// Whether banks work on a day.
pub fn is_bank_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && federal_holiday(date).is_none()
}

fn on(date: Date) -> Option<&'static str> {
    fixed(date).map(|(name, _)| name).or_else(|| floating(date))
}

/// Holidays with a date: the name, and the name where it is observed on another day.
fn fixed(date: Date) -> Option<(&'static str, &'static str)> {
    Some(match (date.month(), date.day()) {
        (1, 1) => ("New Year's Day", "New Year's Day (observed)"),
        (6, 19) => ("Juneteenth", "Juneteenth (observed)"),
        (7, 4) => ("Independence Day", "Independence Day (observed)"),
        (11, 11) => ("Veterans Day", "Veterans Day (observed)"),
        (12, 25) => ("Christmas Day", "Christmas Day (observed)"),
        _ => return None,
    })
}

/// Holidays with a weekday.
fn floating(date: Date) -> Option<&'static str> {
    let nth = (date.day() - 1) / 7 + 1;
    let last = date.day() + 7 > date.days_in_month();
    Some(match (date.month(), date.weekday(), nth) {
        (1, Weekday::Monday, 3) => "Martin Luther King Jr. Day",
        (2, Weekday::Monday, 3) => "Washington's Birthday",
        (5, Weekday::Monday, _) if last => "Memorial Day",
        (9, Weekday::Monday, 1) => "Labor Day",
        (10, Weekday::Monday, 2) => "Columbus Day",
        (11, Weekday::Thursday, 4) => "Thanksgiving Day",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_holidays_of_2026_are_those_of_the_calendar() {
        let days = date(2026, 1, 1)
            .series(jiff::ToSpan::day(1))
            .take_while(|day| day.year() == 2026);
        let named: Vec<String> = days
            .filter_map(|day| Some(format!("{day} {}", federal_holiday(day)?)))
            .collect();
        assert_eq!(
            named,
            [
                "2026-01-01 New Year's Day",
                "2026-01-19 Martin Luther King Jr. Day",
                "2026-02-16 Washington's Birthday",
                "2026-05-25 Memorial Day",
                "2026-06-19 Juneteenth",
                "2026-07-03 Independence Day (observed)",
                "2026-07-04 Independence Day",
                "2026-09-07 Labor Day",
                "2026-10-12 Columbus Day",
                "2026-11-11 Veterans Day",
                "2026-11-26 Thanksgiving Day",
                "2026-12-25 Christmas Day",
            ]
        );
    }

    #[test]
    fn a_sunday_moves_to_monday_and_new_year_into_the_old_year() {
        assert_eq!(
            federal_holiday(date(2027, 7, 5)),
            Some("Independence Day (observed)")
        );
        assert_eq!(
            federal_holiday(date(2021, 12, 31)),
            Some("New Year's Day (observed)")
        );
        assert!(!is_bank_day(date(2026, 11, 22)) && is_bank_day(date(2026, 11, 23)));
    }
}
