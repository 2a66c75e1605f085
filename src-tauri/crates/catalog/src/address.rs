//! Web addresses: those that people enter, and those that tests of connections go to.

use url::{Host, Url};

/// A web address that a person entered: https, and nothing hidden in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Another scheme, or none.
    #[error("must start with https")]
    NotHttps,
    /// Blanks or characters that nobody sees.
    #[error("contains a blank or a hidden character")]
    HiddenCharacters,
    /// A name and a password before the host.
    #[error("contains a user name or a password")]
    Credentials,
    /// Not an address.
    #[error("is not a web address")]
    Unreadable,
}

impl Address {
    /// Reads what was entered.
    ///
    /// # Errors
    /// When it is not an https address, or holds what such an address should not hold.
    pub fn read(text: &str) -> Result<Self, AddressProblem> {
        let text = text.trim();
        if !starts_with_https(text) {
            return Err(AddressProblem::NotHttps);
        }
        if domain::clean(text, true).text != text || text.contains('\\') {
            return Err(AddressProblem::HiddenCharacters);
        }
        let url = Url::parse(text).map_err(|_| AddressProblem::Unreadable)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressProblem::Credentials);
        }
        match url.host() {
            Some(_) if url.scheme() == "https" => Ok(Self(url)),
            _ => Err(AddressProblem::Unreadable),
        }
    }

    /// The address as it is stored.
    pub fn text(&self) -> &str {
        self.0.as_str()
    }
}

fn starts_with_https(text: &str) -> bool {
    text.get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

/// Where a provider answers: https, or http on this computer, where a practice stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(Url);

impl Base {
    /// Reads a base address. A path in it is kept; what is called is appended to it.
    ///
    /// # Errors
    /// When it is neither https nor on this computer.
    pub fn read(text: &str) -> Result<Self, AddressProblem> {
        let mut url = Url::parse(text.trim()).map_err(|_| AddressProblem::Unreadable)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressProblem::Credentials);
        }
        if url.host().is_none() {
            return Err(AddressProblem::Unreadable);
        }
        let secure = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        if !secure {
            return Err(AddressProblem::NotHttps);
        }
        url.set_query(None);
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Whether it is on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// The address of a call: the base, a path, and a query.
    pub(crate) fn join(&self, path: &str, query: &str) -> Url {
        let mut url = self.0.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}{path}"));
        url.set_query(Some(query).filter(|query| !query.is_empty()));
        url
    }

    /// Host and port, for people.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        match self.0.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// A host name alone: what a person pasted, without scheme, path, port and case.
pub(crate) fn host_only(text: &str) -> String {
    let text = text.trim();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let outside = |c: char| {
        c == '.' || c.is_whitespace() || domain::clean(c.encode_utf8(&mut [0; 4]), true).text.is_empty()
    };
    host.trim_matches(outside).to_ascii_lowercase()
}

/// Whether a text can be a host name: labels of letters, digits and hyphens, at least two.
pub(crate) fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_addresses_are_taken() {
        for text in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)//https://",
            "http://example.org/",
            "HTTP://127.0.0.1/",
            "data:text/html,x",
            "file:///etc",
            "//example.org",
            "example.org/return",
            "ftp://example.org",
            "https:example.org",
            "",
        ] {
            assert_eq!(Address::read(text), Err(AddressProblem::NotHttps), "{text}");
        }
        for (text, problem) in [
            ("https://", AddressProblem::Unreadable),
            ("https://a b.org/", AddressProblem::HiddenCharacters),
            ("https://exa\tmple.org/", AddressProblem::HiddenCharacters),
            ("https://example.org\\@evil.org", AddressProblem::HiddenCharacters),
            ("https://user@example.org/", AddressProblem::Credentials),
            ("https://user:pw@example.org/", AddressProblem::Credentials),
        ] {
            assert_eq!(Address::read(text), Err(problem), "{text}");
        }
        let address = Address::read(" HTTPS://Pay.Example.org/return?a=1 ").unwrap();
        assert_eq!(address.text(), "https://pay.example.org/return?a=1");
    }

    #[test]
    fn a_base_is_https_or_on_this_computer() {
        let host = |text: &str| Base::read(text).map(|base| base.host());
        assert_eq!(host("http://127.0.0.1:99/stripe/").as_deref(), Ok("127.0.0.1:99"));
        assert_eq!(host("https://api.stripe.com").as_deref(), Ok("api.stripe.com"));
        assert_eq!(
            host("http://localhost.example.org"),
            Err(AddressProblem::NotHttps)
        );
        assert_eq!(host("http://example.org"), Err(AddressProblem::NotHttps));
        assert_eq!(host("https://u:p@example.org"), Err(AddressProblem::Credentials));
        let base = Base::read("http://[::1]:9/x/?q=1").unwrap();
        assert_eq!(
            base.join("/v1/balance", "").as_str(),
            "http://[::1]:9/x/v1/balance"
        );
        assert_eq!(base.join("/p", "count=1").as_str(), "http://[::1]:9/x/p?count=1");
    }

    #[test]
    fn a_pasted_host_loses_scheme_path_and_case() {
        assert_eq!(
            host_only(" https://API-1a2b3c4d.duosecurity.com/auth/v2/ "),
            "api-1a2b3c4d.duosecurity.com"
        );
        assert_eq!(
            host_only("api-1a2b3c4d.duosecurity.com."),
            "api-1a2b3c4d.duosecurity.com"
        );
        for (text, good) in [
            ("api-1a2b3c4d.duosecurity.com", true),
            ("localhost", false),
            ("a_b.example.org", false),
            ("-a.example.org", false),
            ("a..b", false),
            ("user@example.org", false),
            ("example.org:99", false),
        ] {
            assert_eq!(is_host(text), good, "{text}");
        }
    }
}
