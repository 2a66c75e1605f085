//! Where requests go: every site has a host of its own (section 1).

use url::{Host, Url};

/// The address of one account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Endpoint(Url);

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointProblem {
    /// Not an address at all.
    #[error("this is not a web address")]
    Unreadable,
    /// Plain http to another computer would show the key to the network.
    #[error("the address must start with https (http only on this computer)")]
    NotHttps,
}

impl Endpoint {
    /// Reads a host as the service names it (`town.connect.paymentsense.cloud`), or an address.
    ///
    /// # Errors
    /// [`EndpointProblem`].
    pub fn read(typed: &str) -> Result<Self, EndpointProblem> {
        let typed = typed.trim();
        let url = if typed.contains("://") {
            Url::parse(typed)
        } else {
            Url::parse(&format!("https://{typed}"))
        };
        let mut url = url.map_err(|_| EndpointProblem::Unreadable)?;
        if url.host().is_none() || !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointProblem::Unreadable);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            _ => return Err(EndpointProblem::NotHttps),
        }
        url.set_path("/");
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// Whether it is on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// Host and port, to be shown to people; also what tells one account from another.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        match self.0.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// The address as it is stored and shown.
    pub fn text(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// An address under `/pac`. `None` when a part cannot stand in an address.
    pub(crate) fn at(&self, parts: &[&str]) -> Option<Url> {
        let mut url = self.0.clone();
        let mut path = url.path_segments_mut().ok()?;
        path.clear().push("pac");
        for part in parts {
            // "." and ".." would silently vanish and leave the address of something else.
            let plain = !matches!(*part, "" | "." | "..") && part.len() <= 200;
            if !plain || part.chars().any(char::is_control) {
                return None;
            }
            path.push(part);
        }
        drop(path);
        Some(url)
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_must_be_https_or_on_this_computer() {
        for (typed, expected) in [
            (
                "town.connect.paymentsense.cloud",
                Ok("https://town.connect.paymentsense.cloud"),
            ),
            (
                " https://town.test.connect.paymentsense.cloud/pac?x#y ",
                Ok("https://town.test.connect.paymentsense.cloud"),
            ),
            ("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080")),
            ("http://[::1]:8080/", Ok("http://[::1]:8080")),
            (
                "http://town.connect.paymentsense.cloud",
                Err(EndpointProblem::NotHttps),
            ),
            ("http://localhost.example.org", Err(EndpointProblem::NotHttps)),
            ("ftp://127.0.0.1", Err(EndpointProblem::NotHttps)),
            ("https://user:key@example.org", Err(EndpointProblem::Unreadable)),
            ("user:key@example.org", Err(EndpointProblem::Unreadable)),
            ("", Err(EndpointProblem::Unreadable)),
            ("two words", Err(EndpointProblem::Unreadable)),
        ] {
            let read = Endpoint::read(typed);
            assert_eq!(
                read.as_ref().map(Endpoint::text).map_err(|e| *e),
                expected,
                "{typed}"
            );
        }
    }

    #[test]
    fn parts_of_a_path_cannot_lead_elsewhere() {
        let endpoint = Endpoint::read("https://x.example").unwrap();
        let at = |part: &str| endpoint.at(&["terminals", part]).map(|url| url.to_string());
        assert_eq!(at("00123").unwrap(), "https://x.example/pac/terminals/00123");
        assert_eq!(
            at("a/../b?c#d").unwrap(),
            "https://x.example/pac/terminals/a%2F..%2Fb%3Fc%23d"
        );
        for part in ["", ".", "..", "a\nb"] {
            assert_eq!(at(part), None, "{part:?}");
        }
    }
}
