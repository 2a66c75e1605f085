use super::*;
use jiff::civil::date as civil;
use proptest::prelude::*;

fn present() -> Present {
    Present {
        // A Friday.
        today: civil(2026, 11, 20),
        fiscal: FiscalStart::USUAL,
    }
}

fn days(value: &str) -> Option<(String, String)> {
    let shown = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    read(value, present()).map(|typed| (shown(typed.days.from), shown(typed.days.to)))
}

#[test]
fn days_months_years_ranges_and_words_are_read() {
    for (value, from, to) in [
        ("2026-10-05", "2026-10-05", "2026-10-05"),
        ("10/05/2026", "2026-10-05", "2026-10-05"),
        ("10/5/2026", "2026-10-05", "2026-10-05"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2/2028", "2028-02-01", "2028-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-10..2026-11", "2026-10-01", "2026-11-30"),
        ("2026-11..2026-10", "2026-10-01", "2026-11-30"),
        ("2026-10-05..", "2026-10-05", ""),
        ("..2026-10", "", "2026-10-31"),
        ("today", "2026-11-20", "2026-11-20"),
        ("Yesterday", "2026-11-19", "2026-11-19"),
        ("last-7-days", "2026-11-14", "2026-11-20"),
        ("last 30 days", "2026-10-22", "2026-11-20"),
        ("last-1-days", "2026-11-20", "2026-11-20"),
        ("this-week", "2026-11-15", "2026-11-20"),
        ("last-week", "2026-11-08", "2026-11-14"),
        ("this-month", "2026-11-01", "2026-11-20"),
        ("last-month", "2026-10-01", "2026-10-31"),
        ("this-year", "2026-01-01", "2026-11-20"),
        ("last-year", "2025-01-01", "2025-12-31"),
        ("fiscal-year", "2026-07-01", "2026-11-20"),
        ("last-fiscal-year", "2025-07-01", "2026-06-30"),
        ("last-month..today", "2026-10-01", "2026-11-20"),
    ] {
        let expected = (from.to_owned(), to.to_owned());
        assert_eq!(days(value), Some(expected), "{value}");
    }
    for value in [
        "13/45/2026",
        "2026-13",
        "2026-02-30",
        "yesteryear",
        "..",
        "",
        "99",
        "last-0-days",
        "last-99999-days",
        "2026-1-2-3",
        "1/2/3/4",
        "+5",
        "last--7-days",
    ] {
        assert_eq!(days(value), None, "{value}");
    }
}

#[test]
fn a_week_begins_on_sunday() {
    let sunday = Present {
        today: civil(2026, 11, 15),
        ..present()
    };
    let week = read("this-week", sunday).unwrap().days;
    assert_eq!(week.from, Some(civil(2026, 11, 15)));
    let monday = Present {
        today: civil(2026, 11, 16),
        ..present()
    };
    let week = read("this-week", monday).unwrap().days;
    assert_eq!(week.from, Some(civil(2026, 11, 15)));
}

#[test]
fn a_fiscal_year_begins_where_the_town_begins_it() {
    let start = FiscalStart::read("10-01").unwrap();
    assert_eq!(start.before(civil(2026, 9, 30)), civil(2025, 10, 1));
    assert_eq!(start.before(civil(2026, 10, 1)), civil(2026, 10, 1));
    assert_eq!(FiscalStart::read("02-29"), None);
    assert_eq!(FiscalStart::read("13-01"), None);
}

#[test]
fn slips_are_put_right() {
    for (value, expected) in [
        ("lastmonth", Some("last-month")),
        ("yestreday", Some("yesterday")),
        ("13/05/2026", Some("2026-05-13")),
        ("13/45/2026", None),
        ("colour", None),
    ] {
        assert_eq!(meant(value).as_deref(), expected, "{value}");
    }
}

#[test]
fn dates_are_said_plainly() {
    for (value, text, label) in [
        ("10/05/2026", "2026-10-05", "Oct 5, 2026"),
        (
            "2026-10..2026-11",
            "2026-10..2026-11",
            "October 2026 to November 2026",
        ),
        ("LAST 30 DAYS", "last-30-days", "Last 30 days"),
        ("this-fiscal-year", "fiscal-year", "This fiscal year"),
        ("..2026-10", "..2026-10", "Until Oct 31, 2026"),
    ] {
        let typed = read(value, present()).unwrap();
        assert_eq!((typed.text.as_str(), typed.label.as_str()), (text, label));
    }
}

proptest! {
    #[test]
    fn the_plainest_text_reads_the_same(value in "(20[0-9]{2}(-[01]?[0-9])?|[01]?[0-9]/[0-3]?[0-9]/2026|today|last-[0-9]{1,3}-days)?(\\.\\.)?(20[0-9]{2}-[01][0-9]|this-month)?") {
        if let Some(typed) = read(&value, present()) {
            prop_assert!(typed.days.from.is_none() || typed.days.to.is_none() || typed.days.from <= typed.days.to);
            let again = read(&typed.text, present());
            prop_assert_eq!(again, Some(typed));
        }
    }
}
