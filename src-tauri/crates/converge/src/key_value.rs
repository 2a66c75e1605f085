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
    for line in text.lines() {
        let line = line.trim_end_matches('\r').trim_start_matches('\u{FEFF}');
        // The first `=` separates; there is no escaping.
        let Some((name, value)) = line.split_once('=') else {
            continue;
        };
        let name = name.trim();
        if name == "ssl_txn_id" && counted {
            records.push(Fields::default());
        }
        counted |= name == "ssl_txn_count" && records.is_empty();
        let target = records.last_mut().unwrap_or(&mut fields);
        target.push(&admit_name(name), &admit(name, value));
    }
    (fields, records)
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
    fn the_first_equals_sign_separates() {
        let (fields, _) = read("ssl_description=a=b");
        assert_eq!(fields.text("ssl_description"), "a=b");
    }
}
