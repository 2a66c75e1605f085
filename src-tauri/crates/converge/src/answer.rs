use crate::fields::Fields;

/// What kind of text an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A well-formed XML document.
    Xml,
    /// The legacy `name=value` lines of `process.do`.
    KeyValue,
    /// A web page: from a proxy, a maintenance front end or a legacy address.
    Html,
    /// Nothing but white space.
    Empty,
    /// Anything else, a cut answer included.
    Unreadable,
}

impl Format {
    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::KeyValue => "key_value",
            Self::Html => "html",
            Self::Empty => "empty",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The root element of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// One transaction, an error, or one record of a query.
    Txn,
    /// A query result.
    List,
}

/// An answer that was read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The root element.
    pub root: Root,
    /// The root's own fields; the records of a list were handed out while reading.
    pub fields: Fields,
    /// How many records were handed out.
    pub records: u64,
    /// Whether something had to be forgiven: a bare ampersand, an unknown entity.
    pub lenient: bool,
}

impl Answer {
    /// `ssl_txn_count`, wherever it stood.
    pub fn declared_count(&self) -> Option<u64> {
        self.fields
            .said("ssl_txn_count")
            .and_then(|text| text.parse().ok())
    }

    /// Whether a list holds as many records as it announces. A count that cannot be read is
    /// not a match; a list without a count is taken as it is.
    pub fn is_complete(&self) -> bool {
        match self.fields.said("ssl_txn_count") {
            Some(_) => self.declared_count() == Some(self.records),
            None => true,
        }
    }
}
