//! Where requests go (section 1): one base address, which white labels and sandboxes change.

use url::{Host, Url};

/// The platform's own address.
pub const DEFAULT: &str = "https://gateway.ixopay.com/api/provisioning";
/// Appended where only a host was given.
const PATH: &str = "/api/provisioning";

/// The base address of one platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    base: Url,
}

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointProblem {
    /// Not an address at all, or one that carries a user name.
    #[error("this is not a web address")]
    Unreadable,
    /// Plain http to another computer would show the password to the network.
    #[error("the address must start with https (http only on this computer)")]
    NotHttps,
}

impl Endpoint {
    /// Reads a typed address: a host, or the full base address.
    ///
    /// # Errors
    /// See [`EndpointProblem`].
    pub fn read(text: &str) -> Result<Self, EndpointProblem> {
        let mut base = Url::parse(text.trim()).map_err(|_| EndpointProblem::Unreadable)?;
        let plain = base.username().is_empty() && base.password().is_none();
        if base.host().is_none() || !plain {
            return Err(EndpointProblem::Unreadable);
        }
        match base.scheme() {
            "https" => {}
            "http" if is_loopback(&base) => {}
            _ => return Err(EndpointProblem::NotHttps),
        }
        base.set_query(None);
        base.set_fragment(None);
        let path = base.path().trim_end_matches('/').to_owned();
        base.set_path(if path.is_empty() { PATH } else { &path });
        Ok(Self { base })
    }

    /// Whether it is on this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.base)
    }

    /// The address as it is stored and shown.
    #[must_use]
    pub fn text(&self) -> &str {
        self.base.as_str()
    }

    /// The address of a call. Parts are escaped: an identifier cannot leave its place.
    pub(crate) fn call(&self, operation: &str, parts: &[&str]) -> Result<Url, EndpointProblem> {
        // A dot segment would be resolved away and name another call.
        if parts.iter().any(|part| matches!(part.trim(), "" | "." | "..")) {
            return Err(EndpointProblem::Unreadable);
        }
        let mut url = self.base.clone();
        url.path_segments_mut()
            .map_err(|()| EndpointProblem::Unreadable)?
            .push(operation)
            .extend(parts.iter().map(|part| part.trim()));
        Ok(url)
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
    fn a_typed_address_must_be_https_or_on_this_computer() {
        for (text, expected) in [
            ("https://gateway.ixopay.com", Ok(DEFAULT)),
            ("https://gateway.ixopay.com/api/provisioning/", Ok(DEFAULT)),
            (
                "http://127.0.0.1:8080",
                Ok("http://127.0.0.1:8080/api/provisioning"),
            ),
            ("http://[::1]:99/x", Ok("http://[::1]:99/x")),
            ("http://gateway.ixopay.com", Err(EndpointProblem::NotHttps)),
            ("http://localhost.example.org", Err(EndpointProblem::NotHttps)),
            ("https://key:word@example.org", Err(EndpointProblem::Unreadable)),
            ("gateway.ixopay.com", Err(EndpointProblem::Unreadable)),
        ] {
            let read = Endpoint::read(text);
            assert_eq!(
                read.as_ref().map(Endpoint::text).map_err(|problem| *problem),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn an_identifier_stays_in_its_place() {
        let endpoint = Endpoint::read(DEFAULT).unwrap();
        let url = endpoint.call("listConnectors", &["a/b?c#d e"]).unwrap();
        assert_eq!(
            url.as_str(),
            format!("{DEFAULT}/listConnectors/a%2Fb%3Fc%23d%20e")
        );
        for odd in ["..", ".", "", "  "] {
            assert_eq!(
                endpoint.call("listConnectors", &[odd]),
                Err(EndpointProblem::Unreadable)
            );
        }
    }
}
