//! A request as a stand-in sees it, and its answer before faults.

use axum::body::Bytes;
use axum::http::{HeaderMap, Method};
use serde_json::{Value, json};

use super::accounts::Accounts;
use super::base64::decode;

/// A request.
pub(super) struct Asked<'a> {
    pub(super) accounts: &'a Accounts,
    pub(super) method: Method,
    /// Below the service's own path.
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Seconds since 1970, as the service's clock shows.
    pub(super) now: i64,
    /// The service takes keys for those of the other mode.
    pub(super) other_mode: bool,
}

impl Asked<'_> {
    pub(super) fn is(&self, method: &Method, path: &str) -> bool {
        self.method == *method && self.path == path
    }

    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or("")
    }

    /// The token of `Authorization: Bearer …`.
    pub(super) fn bearer(&self) -> Option<&str> {
        self.header("authorization").strip_prefix("Bearer ")
    }

    /// Name and password of `Authorization: Basic …`.
    pub(super) fn basic(&self) -> Option<(String, String)> {
        let text = decode(self.header("authorization").strip_prefix("Basic ")?)?;
        let text = String::from_utf8(text).ok()?;
        let (name, password) = text.split_once(':')?;
        Some((name.to_owned(), password.to_owned()))
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) status: u16,
    pub(super) body: Body,
}

/// What an answer holds.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Json(Value),
    /// Names and values in their order, to be form-encoded.
    Form(Vec<(String, String)>),
    Text(&'static str),
}

impl Told {
    pub(super) fn json(status: u16, value: Value) -> Told {
        Told {
            status,
            body: Body::Json(value),
        }
    }

    /// No such address.
    pub(super) fn not_found() -> Told {
        Told::json(404, json!({ "error": { "message": "Unrecognized request URL" } }))
    }
}
