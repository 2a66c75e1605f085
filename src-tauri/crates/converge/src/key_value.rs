//! The legacy `name=value` answers of `process.do` (section 1), read only so that an
//! answer somebody sends in can be looked at. The client never asks for them.

use crate::edge::{admit, admit_name};
use crate::fields::Fields;

/// Fields before the first record, and the records (each starts with its `ssl_txn_id` line
/// once `ssl_txn_count` has been seen).
pub(crate) fn read(text: &str) -> (Fields, Vec<Fields>) {
    let mut fields = Fields::default();
    let mut records: Vec<Fields> = Vec::new();
    let mut counted = false;
    for (name, value) in &pairs(text) {
        if *name == "ssl_txn_id" && counted {
            records.push(Fields::default());
        }
        counted |= *name == "ssl_txn_count" && records.is_empty();
        let target = records.last_mut().unwrap_or(&mut fields);
        target.push(&admit_name(name), &admit(name, value));
    }
    (fields, records)
}

/// Names with their values. The first `=` separates; there is no escaping, so a line
/// without a name belongs to the value before it: nothing is lost.
fn pairs(text: &str) -> Vec<(&str, String)> {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    for line in text
        .lines()
        .map(|line| line.trim_end_matches('\r').trim_start_matches('\u{FEFF}'))
    {
        match (line.split_once('='), pairs.last_mut()) {
            (Some((name, value)), before) if before.is_none() || is_name(name.trim()) => {
                pairs.push((name.trim(), value.to_owned()));
            }
            (_, Some((_, before))) if !line.trim().is_empty() => {
                before.push('\n');
                before.push_str(line);
            }
            _ => {}
        }
    }
    pairs
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_of_a_legacy_query_starts_with_its_id() {
        let (fields, records) = read("ssl_txn_count=2\r\nssl_txn_id=A\r\nssl_amount=1.00\r\nssl_txn_id=B\n");
        assert_eq!(fields.text("ssl_txn_count"), "2");
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].text("ssl_amount"), "1.00");
        assert_eq!(records[1].text("ssl_txn_id"), "B");
    }

    #[test]
    fn the_first_equals_sign_separates_and_blanks_of_a_value_stay() {
        let (fields, _) = read("ssl_description=a=b\r\nssl_approval_code=      \r\n");
        assert_eq!(fields.text("ssl_description"), "a=b");
        assert_eq!(fields.text("ssl_approval_code"), "      ");
    }

    #[test]
    fn a_message_of_several_lines_is_kept_whole() {
        let (fields, _) = read("errorCode=5005\nerrorMessage=Too long:\n <b>25</b> allowed\nerrorName=Limit");
        assert_eq!(fields.text("errorMessage"), "Too long:\n <b>25</b> allowed");
        assert_eq!(fields.text("errorName"), "Limit");
    }

    #[test]
    fn a_card_number_on_a_line_of_its_own_is_masked_with_its_value() {
        let (fields, _) = read("ssl_description=card\n4111111111111111\n");
        assert!(!fields.text("ssl_description").contains("4111111111111111"));
    }
}
