//! Where requests go. Host and path both differ between production and demo (section 1),
//! so an address is made from an environment and never patched together elsewhere.

use domain::Environment;
use url::{Host, Url};

const LIVE: &str = "https://api.convergepay.com/VirtualMerchant/";
const DEMO: &str = "https://api.demo.convergepay.com/VirtualMerchantDemo/";

/// The two addresses of one Converge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    folder: Url,
    environment: Environment,
}

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointProblem {
    /// Not an address at all.
    #[error("this is not a web address")]
    Unreadable,
    /// Plain http to another computer would show the PIN to the network.
    #[error("the address must start with https (http only on this computer)")]
    NotHttps,
    /// An environment of Elavon's own has a fixed address.
    #[error("this environment has a fixed address")]
    Fixed,
    /// This environment needs an address.
    #[error("this environment needs an address")]
    Missing,
}

impl Endpoint {
    /// The address of an environment; `typed` for those that have none of their own.
    pub fn of(environment: Environment, typed: Option<&str>) -> Result<Self, EndpointProblem> {
        let folder = match (environment, typed) {
            (Environment::Live, None) => Url::parse(LIVE).map_err(|_| EndpointProblem::Unreadable)?,
            (Environment::Demo, None) => Url::parse(DEMO).map_err(|_| EndpointProblem::Unreadable)?,
            (Environment::Live | Environment::Demo, Some(_)) => return Err(EndpointProblem::Fixed),
            (Environment::Practice | Environment::Custom, None) => return Err(EndpointProblem::Missing),
            (Environment::Practice | Environment::Custom, Some(text)) => folder_of(text)?,
        };
        if environment == Environment::Practice && !is_loopback(&folder) {
            return Err(EndpointProblem::NotHttps);
        }
        Ok(Self { folder, environment })
    }

    /// Which Converge this is.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// Whether it is on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.folder)
    }

    /// Host and port, to be shown to people.
    pub fn host(&self) -> String {
        let host = self.folder.host_str().unwrap_or_default();
        match self.folder.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// The address as it is stored and shown.
    pub fn text(&self) -> &str {
        self.folder.as_str().trim_end_matches('/')
    }

    /// Where transactions and queries go.
    pub(crate) fn transactions(&self) -> Result<Url, EndpointProblem> {
        self.folder
            .join("processxml.do")
            .map_err(|_| EndpointProblem::Unreadable)
    }

    /// Where account administration goes.
    pub(crate) fn administration(&self) -> Result<Url, EndpointProblem> {
        self.folder
            .join("accountxml.do")
            .map_err(|_| EndpointProblem::Unreadable)
    }
}

/// Reads a typed address: a folder, or the full address of either call.
fn folder_of(text: &str) -> Result<Url, EndpointProblem> {
    let mut url = Url::parse(text.trim()).map_err(|_| EndpointProblem::Unreadable)?;
    let plain = url.username().is_empty() && url.password().is_none();
    if url.host().is_none() || !plain {
        return Err(EndpointProblem::Unreadable);
    }
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        _ => return Err(EndpointProblem::NotHttps),
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().trim_end_matches('/').to_owned();
    let path = ["/processxml.do", "/accountxml.do", "/process.do"]
        .iter()
        .find_map(|call| path.strip_suffix(call))
        .unwrap_or(&path);
    let folder = if path.is_empty() { "/VirtualMerchant" } else { path };
    url.set_path(&format!("{folder}/"));
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(text: &str) -> Result<String, EndpointProblem> {
        Endpoint::of(Environment::Custom, Some(text)).map(|e| e.text().to_owned())
    }

    #[test]
    fn host_and_path_both_change_between_live_and_demo() {
        let call = |e| Endpoint::of(e, None).unwrap().transactions().unwrap().to_string();
        assert_eq!(
            call(Environment::Live),
            "https://api.convergepay.com/VirtualMerchant/processxml.do"
        );
        assert_eq!(
            call(Environment::Demo),
            "https://api.demo.convergepay.com/VirtualMerchantDemo/processxml.do"
        );
    }

    #[test]
    fn a_typed_address_must_be_https_or_on_this_computer() {
        for (text, expected) in [
            (
                "http://127.0.0.1:8080/VirtualMerchant",
                Ok("http://127.0.0.1:8080/VirtualMerchant"),
            ),
            ("http://localhost:99", Ok("http://localhost:99/VirtualMerchant")),
            ("http://[::1]:99/x/processxml.do", Ok("http://[::1]:99/x")),
            (
                "https://pay.example.org/VirtualMerchant/",
                Ok("https://pay.example.org/VirtualMerchant"),
            ),
            ("http://pay.example.org/", Err(EndpointProblem::NotHttps)),
            ("http://localhost.example.org/", Err(EndpointProblem::NotHttps)),
            ("ftp://127.0.0.1/", Err(EndpointProblem::NotHttps)),
            ("https://user:pw@example.org/", Err(EndpointProblem::Unreadable)),
            ("example.org", Err(EndpointProblem::Unreadable)),
            ("", Err(EndpointProblem::Unreadable)),
        ] {
            assert_eq!(custom(text), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn practice_never_leaves_this_computer_and_live_never_moves() {
        let practice = Endpoint::of(Environment::Practice, Some("https://example.org/"));
        assert_eq!(practice, Err(EndpointProblem::NotHttps));
        let live = Endpoint::of(Environment::Live, Some("https://example.org/"));
        assert_eq!(live, Err(EndpointProblem::Fixed));
    }
}
