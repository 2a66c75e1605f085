//! The legacy `name=value` form: every name becomes a field, and no card number survives.
#![no_main]

use counterfoil_converge_fuzz::{assert_no_card, read_key_value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (fields, records) = read_key_value(&text);
    let all = || std::iter::once(&fields).chain(&records);
    all().for_each(assert_no_card);
    let named = text.lines().filter(|line| is_named(line)).count();
    let kept: usize = all().map(|fields| fields.len()).sum();
    // The first line may lack a name; a later one without belongs to the value before it.
    assert!(
        (named..=named + 1).contains(&kept),
        "{named} names, {kept} fields"
    );
});

fn is_named(line: &str) -> bool {
    let line = line.trim_end_matches('\r').trim_start_matches('\u{FEFF}');
    line.split_once('=').is_some_and(|(name, _)| {
        let name = name.trim();
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}
