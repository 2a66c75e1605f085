//! What is this? Decided from the first bytes, before any parsing.

/// Removes a byte order mark and white space in front of an answer (section 1: clients see both).
pub(crate) fn skip_blanks(mut bytes: &[u8]) -> &[u8] {
    bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start()
}

/// Whether a text is a web page. Its first markup decides, not the word "html" somewhere in
/// it: an error message may hold HTML.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 9] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<title",
        b"<center",
        b"<h1",
        b"<script",
        b"<meta",
    ];
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
    STARTS.iter().any(|start| {
        rest.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
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
