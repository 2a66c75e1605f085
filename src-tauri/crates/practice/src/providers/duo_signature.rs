//! Verifies a signature of Duo, version 2: HMAC-SHA512 over five lines, written out from RFC 2104
//! so that nothing is shared with whoever signs.

use jiff::fmt::rfc2822::DateTimeParser;
use sha2::{Digest, Sha512};

/// Bytes of a block of SHA-512.
const BLOCK: usize = 128;

/// Whether a signature in hexadecimal digits belongs to the lines.
pub(super) fn fits(secret: &str, lines: &str, signature: &str) -> bool {
    let hex: String = hmac(secret.as_bytes(), lines.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    hex == signature
}

fn hmac(secret: &[u8], text: &[u8]) -> Vec<u8> {
    let mut key = if secret.len() > BLOCK {
        Sha512::digest(secret).to_vec()
    } else {
        secret.to_vec()
    };
    key.resize(BLOCK, 0);
    let padded = |with: u8| -> Vec<u8> { key.iter().map(|byte| byte ^ with).collect() };
    let inner = Sha512::digest([padded(0x36).as_slice(), text].concat());
    Sha512::digest([padded(0x5C).as_slice(), inner.as_slice()].concat()).to_vec()
}

/// Seconds since 1970 of the header `Date`.
pub(super) fn instant(date: &str) -> Option<i64> {
    let parsed = DateTimeParser::new().parse_timestamp(date).ok()?;
    Some(parsed.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn the_vector_of_the_standard_is_met() {
        let signature = "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
                         9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737";
        assert!(fits("Jefe", "what do ya want for nothing?", signature));
        assert!(!fits("Jefe", "what do ya want for nothing", signature));
    }

    #[test]
    fn dates_are_read_as_they_are_sent() {
        assert_eq!(instant("Tue, 21 Aug 2012 17:29:18 -0000"), Some(1_345_570_158));
        assert_eq!(instant("2012-08-21T17:29:18Z"), None);
    }
}
