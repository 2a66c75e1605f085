//! The legacy `name=value` form: every line is kept in order, and no card number survives.
#![no_main]

use counterfoil_converge_fuzz::{assert_no_card, read_key_value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (fields, records) = read_key_value(&text);
    let all = || std::iter::once(&fields).chain(&records);
    all().for_each(assert_no_card);
    let lines = text.lines().filter(|line| line.contains('=')).count();
    let kept: usize = all().map(|fields| fields.len()).sum();
    assert_eq!(lines, kept, "a line was lost or made up");
});
