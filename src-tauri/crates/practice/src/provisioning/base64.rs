//! Base64 as HTTP Basic uses it.

/// Decodes standard base64 with padding; nothing when it is none.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if text.is_empty() || !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let (mut bits, mut count) = (0_u32, 0_u32);
    for digit in digits.bytes() {
        bits = (bits << 6) | value(digit)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_are_decoded_and_others_refused() {
        for (text, plain) in [("YQ==", "a"), ("YTpi", "a:b"), ("a2V5OndvcmQ=", "key:word")] {
            assert_eq!(decode(text).unwrap(), plain.as_bytes(), "{text}");
        }
        for text in ["", "YQ", "YQ=", "Y===", "Y*=="] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
