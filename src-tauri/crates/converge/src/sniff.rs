//! What is this? Decided from the first bytes, before any parsing.

/// The byte order mark of UTF-8.
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Removes a byte order mark and white space in front of an answer (section 1: clients see both).
pub(crate) fn skip_blanks(mut bytes: &[u8]) -> &[u8] {
    bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    bytes.trim_ascii_start()
}

/// Elements with which web pages begin, cut ones and bare fragments included.
const PAGE: [&str; 8] = ["html", "head", "body", "title", "center", "h1", "script", "meta"];

/// Whether an element of this name begins a web page.
pub(crate) fn is_page_element(name: &str) -> bool {
    PAGE.iter().any(|page| page.eq_ignore_ascii_case(name))
}

/// Whether a text is a web page. Its first markup decides, not the word "html" somewhere in
/// it: an error message may hold HTML.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let mut rest = skip_blanks(bytes);
    loop {
        let skipped = match rest {
            [b'<', b'!', b'-', b'-', ..] => after(rest, b"-->"),
            [b'<', b'?', ..] => after(rest, b"?>"),
            _ => break,
        };
        match skipped {
            Some(next) => rest = next.trim_ascii_start(),
            None => return false,
        }
    }
    let starts_with = |rest: &[u8], word: &str| {
        rest.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
    };
    starts_with(rest, "<!doctype html")
        || rest
            .strip_prefix(b"<")
            .is_some_and(|rest| PAGE.iter().any(|name| starts_with(rest, name)))
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    bytes.get(at + mark.len()..)
}

/// Whether a text is in the legacy `name=value` form: its first line is a known field.
pub(crate) fn is_key_value(bytes: &[u8]) -> bool {
    let first = skip_blanks(bytes)
        .split(|b| matches!(b, b'\n' | b'\r'))
        .next()
        .unwrap_or_default();
    let Some(equals) = first.iter().position(|b| *b == b'=') else {
        return false;
    };
    let name = first.get(..equals).unwrap_or_default();
    (name.starts_with(b"ssl_") || name.starts_with(b"error"))
        && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_pages_are_recognised_by_their_first_markup() {
        for page in [
            "<!DOCTYPE html><html></html>",
            "\u{FEFF}\n <HTML><body>x",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html/>",
            "<!-- proxy --><html>",
            "<h1>503 Service Unavailable</h1>",
        ] {
            assert!(is_html(page.as_bytes()), "{page}");
        }
        for other in [
            "<txn><errorMessage><![CDATA[<html>]]></errorMessage></txn>",
            "",
            "html",
            "<",
        ] {
            assert!(!is_html(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn legacy_lines_are_recognised_by_a_known_first_name() {
        assert!(is_key_value(b"ssl_result=0\r\nssl_amount=1.00"));
        assert!(is_key_value(b"\nerrorCode=4025"));
        assert!(!is_key_value(b"hello=world"));
        assert!(!is_key_value(b"ssl_result"));
    }
}
