//! The legacy `name=value` form: every line is kept in order, and no card number survives.
#![no_main]

use converge::{Format, inspect};
use counterfoil_converge_fuzz::assert_inspection_is_clean;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = [b"ssl_result=0\n", data].concat();
    let seen = inspect(&text);
    assert_eq!(seen.format, Format::KeyValue);
    assert_inspection_is_clean(&seen);
    let text = String::from_utf8_lossy(&text);
    let lines = text.lines().filter(|line| line.contains('=')).count();
    let fields = seen.fields.len() + seen.records.iter().map(|record| record.len()).sum::<usize>();
    assert_eq!(lines, fields, "a line was lost or made up");
});
