//! Duo's signature, version 2 (section 6).

use domain::Sensitive;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use sha2::Sha512;

/// What is signed.
pub(super) struct Signed<'a> {
    /// RFC 2822; goes into the header `Date` as well, letter by letter.
    pub(super) date: &'a str,
    pub(super) method: &'a str,
    pub(super) host: &'a str,
    pub(super) path: &'a str,
    pub(super) parameters: &'a [(&'a str, &'a str)],
}

/// The date as it is signed and sent.
pub(super) fn date(now: Timestamp) -> Option<String> {
    rfc2822::DateTimePrinter::new().timestamp_to_string(&now).ok()
}

/// The lines that are signed.
fn canonical(signed: &Signed<'_>) -> String {
    let mut sorted = signed.parameters.to_vec();
    sorted.sort_unstable();
    let parameters: Vec<String> = sorted
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    [
        signed.date,
        &signed.method.to_ascii_uppercase(),
        &signed.host.to_ascii_lowercase(),
        signed.path,
        &parameters.join("&"),
    ]
    .join("\n")
}

/// Percent-encoding of RFC 3986: capitals, blank as %20, tilde kept.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The signature: HMAC-SHA512 with the secret key, small hexadecimal digits. It is sent as the
/// password of Basic authentication; the integration key is the name.
pub(super) fn sign(secret: &Sensitive<String>, signed: &Signed<'_>) -> Option<Sensitive<String>> {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.expose().as_bytes()).ok()?;
    mac.update(canonical(signed).as_bytes());
    let hex: String = mac
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(Sensitive::new(hex))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(secret: &str, signed: &Signed<'_>) -> String {
        let secret = Sensitive::new(secret.to_owned());
        sign(&secret, signed).unwrap().expose().clone()
    }

    /// The example of Duo's documentation.
    const EXAMPLE: Signed<'_> = Signed {
        date: "Tue, 21 Aug 2012 17:29:18 -0000",
        method: "POST",
        host: "api-xxxxxxxx.duosecurity.com",
        path: "/accounts/v1/account/list",
        parameters: &[("username", "root"), ("realname", "First Last")],
    };

    #[test]
    fn the_lines_are_those_of_the_documented_example() {
        assert_eq!(
            canonical(&EXAMPLE),
            "Tue, 21 Aug 2012 17:29:18 -0000\nPOST\napi-xxxxxxxx.duosecurity.com\n/accounts/v1/account/list\n\
             realname=First%20Last&username=root"
        );
    }

    #[test]
    fn known_requests_have_their_known_signatures() {
        let secret = "Zh5eGmUq9zpfQnyUIu5OL9iWoMMv5ZNmk3zLJ4Ep";
        assert_eq!(
            signature(secret, &EXAMPLE),
            "1bffb8924348f7db7da9e7d7d749ded93aafd02d8e904960da7b96c575102201\
             85a64a2827ee8f24ac5d30802a9ee97e59de44b304b18242f0d596d15a8122af"
        );
        let check = Signed {
            method: "GET",
            path: "/auth/v2/check",
            parameters: &[],
            ..EXAMPLE
        };
        assert_eq!(
            signature(secret, &check),
            "2da6ea8a7fcee59edeae46512da92c44be7fff870c34a93e219d487e2e49d790\
             488b3a436d9175357799be45bc923a599cfce92b7178a58dd694f60a794d47e9"
        );
    }

    /// The vector of Duo's own client: capitals in method and host, names and values far from
    /// ASCII.
    #[test]
    fn the_vector_of_the_official_client_is_met() {
        let parameters = [
            (
                "\u{469a}\u{287b}\u{35d0}\u{8ef3}\u{6727}\u{502a}\u{0810}\u{d091}\u{c8}\u{c170}",
                "\u{0f45}\u{1a76}\u{341a}\u{654c}\u{c23f}\u{9b09}\u{abe2}\u{8343}\u{1b27}\u{60d0}",
            ),
            (
                "\u{7449}\u{7e4b}\u{ccfb}\u{59ff}\u{fe5f}\u{83b7}\u{adcc}\u{900c}\u{cfd1}\u{7813}",
                "\u{8db7}\u{5022}\u{92d3}\u{42ef}\u{207d}\u{8730}\u{acfe}\u{5617}\u{0946}\u{4e30}",
            ),
            (
                "\u{7470}\u{9314}\u{901c}\u{9eae}\u{40d8}\u{4201}\u{82d8}\u{8c70}\u{1d31}\u{a042}",
                "\u{17d9}\u{0ba8}\u{9358}\u{aadf}\u{a42a}\u{48be}\u{fb96}\u{6fe9}\u{b7ff}\u{32f3}",
            ),
            (
                "\u{c2c5}\u{2c1d}\u{2620}\u{3617}\u{96b3}F\u{8605}\u{20e8}\u{ac21}\u{5934}",
                "\u{fba9}\u{41aa}\u{bd83}\u{840b}\u{2615}\u{3e6e}\u{652d}\u{a8b5}\u{d56b}U",
            ),
        ];
        let signed = Signed {
            date: "Fri, 07 Dec 2012 17:18:00 -0000",
            method: "PoSt",
            host: "foO.BAr52.cOm",
            path: "/Foo/BaR2/qux",
            parameters: &parameters,
        };
        assert_eq!(
            signature("gtdfxv9YgVBYcF6dl2Eq17KUQJN2PLM2ODVTkvoT", &signed),
            "0508065035a03b2a1de2f453e629e791d180329e157f65df6b3e0f08299d4321\
             e1c5c7a7c7ee6b9e5fc80d1fb6fbf3ad5eb7c44dd3b3985a02c37aca53ec3698"
        );
    }

    #[test]
    fn the_date_is_written_as_in_the_example() {
        let now = "2012-08-21T17:29:18Z".parse().unwrap();
        assert_eq!(date(now).as_deref(), Some(EXAMPLE.date));
        let early = "2012-08-01T07:09:08Z".parse().unwrap();
        assert_eq!(date(early).as_deref(), Some("Wed, 1 Aug 2012 07:09:08 -0000"));
    }

    #[test]
    fn only_unreserved_characters_are_kept() {
        assert_eq!(encoded("a-b._~ /+&=ä"), "a-b._~%20%2F%2B%26%3D%C3%A4");
    }
}
