//! Basic authentication, read by hand.

/// User and password of an `Authorization` header.
pub(crate) fn read(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(decode(encoded.trim())?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// Base64 with padding (RFC 4648).
fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_and_key_are_told_apart_at_the_first_colon() {
        let read = |header| read(header).map(|(user, key)| format!("{user}|{key}"));
        assert_eq!(read("Basic dGlsbC0xOmtleQ==").as_deref(), Some("till-1|key"));
        assert_eq!(read("basic YTpiOmM=").as_deref(), Some("a|b:c"));
        for wrong in [
            "Bearer dGlsbDprZXk=",
            "Basic",
            "Basic ???",
            "Basic bm9jb2xvbg==",
            "",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
