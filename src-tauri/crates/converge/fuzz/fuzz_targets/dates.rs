//! Wire times: what is read is written and read again to the same instant.
#![no_main]

use domain::{GATEWAY_ZONE, parse_wire_time, wire_date_time};
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EASTERN: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get(GATEWAY_ZONE).unwrap_or(TimeZone::UTC));

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for zone in [&*EASTERN, &TimeZone::UTC] {
        let Some(read) = parse_wire_time(text, zone) else {
            continue;
        };
        assert!(text.bytes().filter(u8::is_ascii_digit).count() >= 6);
        let written = wire_date_time(read.wall);
        assert_eq!(
            parse_wire_time(&written, zone),
            Some(read),
            "{text:?} as {written:?}"
        );
        // A wall clock differs from its instant by less than a day everywhere.
        let utc = TimeZone::UTC.to_ambiguous_timestamp(read.wall).compatible();
        let apart = utc.map(|utc| (utc.as_second() - read.instant.as_second()).abs());
        assert!(apart.is_ok_and(|seconds| seconds < 86_400));
    }
});
