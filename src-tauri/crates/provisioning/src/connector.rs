//! A connector: what binds a merchant to one payment adapter, with its credentials (section 4).

use serde_json::Value;

use crate::fields::same_method;
use crate::node::{Group, Node, shown_group};

/// What kind of meta-connector it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MetaKind {
    /// An ordinary connector, or a meta-connector that does not say.
    None,
    /// Classic routing: one method, a tree of rules.
    Routing,
    /// Several methods, each with its own rules.
    MultiMethod,
}

impl MetaKind {
    /// The word used in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Routing => "routing",
            Self::MultiMethod => "multi_method",
        }
    }
}

/// Something odd that was met while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which field.
    pub path: String,
    /// A sentence; never quotes the value.
    pub text: &'static str,
}

/// A connector as it was read: documented names, unknown fields as they came, secrets apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Connector {
    fields: Group,
    is_meta: bool,
    meta_kind: MetaKind,
    notices: Vec<Notice>,
}

impl Connector {
    pub(crate) fn new(fields: Group, is_meta: bool, meta_kind: MetaKind, notices: Vec<Notice>) -> Self {
        Self {
            fields,
            is_meta,
            meta_kind,
            notices,
        }
    }

    /// Reads a connector from JSON; nothing when it is not an object.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        value.as_object().map(crate::read::connector)
    }

    /// `CO-…`, as received; empty when the answer has none.
    #[must_use]
    pub fn guid(&self) -> &str {
        self.text("guid")
    }

    /// The name people gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text("name")
    }

    /// A text field; empty when it is not there or is a secret.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Node::as_text).unwrap_or_default()
    }

    /// Yes or no; nothing when the answer does not say.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.fields.get(name).and_then(Node::as_flag)
    }

    /// A whole number.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.fields.get(name).and_then(Node::as_integer)
    }

    /// The value at a path such as `config`, `language`.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        let (first, rest) = path.split_first()?;
        self.fields.get(*first)?.at(rest)
    }

    /// All fields by their documented names.
    #[must_use]
    pub fn fields(&self) -> &Group {
        &self.fields
    }

    /// `isMetaConnector`, else whether the adapter is `MetaConnector`.
    #[must_use]
    pub fn is_meta(&self) -> bool {
        self.is_meta
    }

    /// Which kind of meta-connector.
    #[must_use]
    pub fn meta_kind(&self) -> MetaKind {
        self.meta_kind
    }

    /// Whether it uses this payment method, without regard to case and blanks.
    #[must_use]
    pub fn has_method(&self, method: &str) -> bool {
        same_method(self.text("method"), method)
    }

    /// What was odd.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// As a person or a file may see it: documented names, secrets masked.
    #[must_use]
    pub fn shown(&self) -> Value {
        shown_group(&self.fields)
    }
}
