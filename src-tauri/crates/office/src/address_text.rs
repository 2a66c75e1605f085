//! Addresses for Converge's allow-list: what the gateway can see of a town is one of its
//! public addresses, never one of the inside of its network.

use std::net::IpAddr;

use crate::error::OfficeError;

/// Shortest prefix that is still a town's own and not half a provider's.
const V4_WIDEST: u8 = 16;
const V6_WIDEST: u8 = 32;

/// A range of addresses; one address is a range of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    first: IpAddr,
    prefix: u8,
}

impl Range {
    /// Reads what was typed.
    fn read(text: &str) -> Result<Self, Odd> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let first = read_address(address)?;
        let full = if first.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => full,
            Some(typed) => typed
                .parse::<u8>()
                .ok()
                .filter(|length| *length <= full && typed.bytes().all(|b| b.is_ascii_digit()))
                .ok_or(Odd::Prefix(full))?,
        };
        let range = Self { first, prefix };
        let network = Self {
            first: range.network(),
            prefix,
        };
        if network.first != first {
            return Err(Odd::Inside(network.to_string()));
        }
        Ok(range)
    }

    fn bits(self) -> (u128, u32) {
        match self.first {
            IpAddr::V4(v4) => (u128::from(u32::from(v4)), 32),
            IpAddr::V6(v6) => (u128::from(v6), 128),
        }
    }

    /// Bits that may differ within the range.
    fn mask(self) -> u128 {
        let (_, size) = self.bits();
        let free = size.saturating_sub(u32::from(self.prefix));
        u128::MAX.checked_shr(128 - free).unwrap_or(0)
    }

    fn network(self) -> IpAddr {
        let (bits, size) = self.bits();
        let bits = bits & !self.mask();
        if size == 32 {
            IpAddr::V4(u32::try_from(bits).unwrap_or(0).into())
        } else {
            IpAddr::V6(bits.into())
        }
    }

    /// Whether every address of the other range is in this one.
    pub(crate) fn covers(self, other: Self) -> bool {
        let ((ours, our_size), (theirs, their_size)) = (self.bits(), other.bits());
        our_size == their_size
            && self.prefix <= other.prefix
            && (ours | self.mask()) == (theirs | self.mask())
    }
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

/// What is odd about a typed address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Odd {
    Empty,
    Name,
    Port,
    Unreadable,
    Prefix(u8),
    Inside(String),
}

fn read_address(text: &str) -> Result<IpAddr, Odd> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(address.to_canonical());
    }
    let unbracketed = text.trim_start_matches('[').replace(']', "");
    if text.parse::<std::net::SocketAddr>().is_ok() || unbracketed.parse::<IpAddr>().is_ok() {
        return Err(Odd::Port);
    }
    let hexadecimal = text.contains(':') && text.chars().all(|c| c.is_ascii_hexdigit() || ":.%".contains(c));
    if text.is_empty() {
        Err(Odd::Empty)
    } else if text.chars().any(char::is_alphabetic) && !hexadecimal {
        Err(Odd::Name)
    } else {
        Err(Odd::Unreadable)
    }
}

/// Why the gateway never sees a range; `None` for public ones.
fn not_public(range: Range) -> Option<&'static str> {
    let within = |of: &[&str]| {
        of.iter()
            .filter_map(|text| Range::read(text).ok())
            .any(|known| known.covers(range) || range.covers(known))
    };
    if within(&["127.0.0.0/8", "::1"]) {
        Some("address_loopback")
    } else if within(&[
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
    ]) {
        Some("address_private")
    } else if within(&["0.0.0.0/8", "224.0.0.0/3", "::", "ff00::/8"]) {
        Some("address_not_a_host")
    } else {
        None
    }
}

/// The range of an address that was stored before.
pub(crate) fn stored(text: &str) -> Option<Range> {
    Range::read(text).ok()
}

/// A typed address: as it is kept, and its range.
pub(crate) fn accept(typed: &str) -> Result<(String, Range), OfficeError> {
    let text = domain::clean(typed, true).text;
    let refused = |reason: &str, message: String| Err(OfficeError::invalid("address", reason, message));
    let range = match Range::read(&text) {
        Ok(range) => range,
        Err(odd) => {
            let (reason, message) = words(&odd, &text);
            return refused(reason, message);
        }
    };
    let what = match not_public(range) {
        None => None,
        Some("address_loopback") => Some(("address_loopback", "is this computer itself")),
        Some("address_private") => Some(("address_private", "is an address of the town's own network")),
        Some(_) => Some(("address_not_a_host", "is not the address of any computer")),
    };
    if let Some((reason, what)) = what {
        return refused(
            reason,
            format!(
                "{text} {what}. Converge sees the town's public address; ask IT or the internet provider for it."
            ),
        );
    }
    let widest = if range.first.is_ipv4() {
        V4_WIDEST
    } else {
        V6_WIDEST
    };
    if range.prefix < widest {
        return refused(
            "address_wide",
            format!(
                "{text} covers far more than one town. List single addresses, or a range of /{widest} or longer."
            ),
        );
    }
    Ok((text, range))
}

fn words(odd: &Odd, text: &str) -> (&'static str, String) {
    match odd {
        Odd::Empty => ("address_empty", "Enter an address.".to_owned()),
        Odd::Name => (
            "address_is_name",
            format!("\"{text}\" is a name. Converge needs the address in numbers, like 203.0.113.7."),
        ),
        Odd::Port => (
            "address_has_port",
            format!("\"{text}\" has a port or brackets. Only the address is needed."),
        ),
        Odd::Unreadable => (
            "address_unreadable",
            format!(
                "\"{text}\" is not an IP address. One has four numbers from 0 to 255, as in 203.0.113.7, or looks like 2001:db8::7."
            ),
        ),
        Odd::Prefix(full) => (
            "address_prefix",
            format!("After the slash stands a number from 0 to {full}."),
        ),
        Odd::Inside(network) => (
            "address_inside",
            format!(
                "{text} is one address with the length of a range. Write the address alone, or {network}."
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reason(typed: &str) -> String {
        match accept(typed) {
            Ok((text, _)) => text,
            Err(error) => error.details["reason"].as_str().unwrap().to_owned(),
        }
    }

    #[test]
    fn public_addresses_are_kept_as_typed_without_hidden_characters() {
        for (typed, kept) in [
            (" 203.0.113.7\n", "203.0.113.7"),
            ("203.0.113.0/24", "203.0.113.0/24"),
            ("2001:DB8::7", "2001:DB8::7"),
            ("2001:db8:12::/48", "2001:db8:12::/48"),
            ("\u{200B}8.8.8.8", "8.8.8.8"),
        ] {
            assert_eq!(reason(typed), kept);
        }
    }

    #[test]
    fn what_converge_can_never_see_is_refused_with_the_reason() {
        for (typed, expected) in [
            ("10.1.2.3", "address_private"),
            ("172.20.0.1", "address_private"),
            ("192.168.1.10", "address_private"),
            ("100.64.0.9", "address_private"),
            ("169.254.7.7", "address_private"),
            ("::ffff:192.168.1.10", "address_private"),
            ("fd00::12", "address_private"),
            ("fe80::1", "address_private"),
            ("127.0.0.1", "address_loopback"),
            ("::1", "address_loopback"),
            ("0.0.0.0", "address_not_a_host"),
            ("255.255.255.255", "address_not_a_host"),
            ("224.0.0.1", "address_not_a_host"),
            ("0.0.0.0/0", "address_loopback"),
            ("12.0.0.0/8", "address_wide"),
            ("localhost", "address_is_name"),
            ("permits.aldercreek.gov", "address_is_name"),
            ("https://203.0.113.7/", "address_is_name"),
            ("203.0.113.7:443", "address_has_port"),
            ("[2001:db8::7]", "address_has_port"),
            ("203.0.113", "address_unreadable"),
            ("203.0.113.256", "address_unreadable"),
            ("010.0.0.1", "address_unreadable"),
            ("203.0.113.7/33", "address_prefix"),
            ("203.0.113.7/+8", "address_prefix"),
            ("203.0.113.7/24", "address_inside"),
            ("", "address_empty"),
        ] {
            assert_eq!(reason(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_range_covers_its_own_addresses_and_no_other() {
        let range = |text: &str| stored(text).unwrap();
        assert!(range("203.0.113.0/24").covers(range("203.0.113.7")));
        assert!(range("203.0.113.7").covers(range("::ffff:203.0.113.7")));
        assert!(!range("203.0.113.7").covers(range("203.0.113.0/24")));
        assert!(!range("203.0.113.0/24").covers(range("203.0.114.0")));
        assert!(range("2001:db8::7").covers(range("2001:DB8:0::7")));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_accepted_text_reads_back(typed in "[0-9a-f:./ ]{0,24}") {
            if let Ok((text, range)) = accept(&typed) {
                prop_assert_eq!(stored(&text), Some(range));
                prop_assert!(range.covers(range));
            }
        }
    }
}
