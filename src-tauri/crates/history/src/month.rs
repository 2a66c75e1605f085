//! Calendar months of days.

/// Months since January of the year 0 of a day since 1970-01-01 (Gregorian, the usual
/// shift of the year to begin in March).
pub fn month_of(day: i32) -> i32 {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let months = (year_of_era + era * 400) * 12 + from_march + 2;
    i32::try_from(months).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_on_their_first_day() {
        for (day, year, month) in [
            (0, 1970, 1),
            (-1, 1969, 12),
            (58, 1970, 2),
            (59, 1970, 3),
            (20_451, 2025, 12),
            (20_454, 2026, 1),
            (19_782, 2024, 2),
            (19_783, 2024, 3),
            (11_016, 2000, 2),
            (11_017, 2000, 3),
        ] {
            assert_eq!(month_of(day), year * 12 + month - 1, "day {day}");
        }
    }

    #[test]
    fn months_never_go_back_and_last_28_to_31_days() {
        let mut begin = -400;
        for day in -400_i32..40_000 {
            let (before, now) = (month_of(day - 1), month_of(day));
            if now != before {
                assert_eq!(now, before + 1);
                assert!(begin == -400 || (28..=31).contains(&(day - begin)));
                begin = day;
            }
        }
    }
}
