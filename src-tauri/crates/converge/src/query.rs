use jiff::civil::Date;

use crate::answer::{Answer, Root};
use crate::fields::Fields;
use crate::request::lookup::TransactionQuery;
use crate::request::values::{PastedId, Wire};

/// The two everyday look-ups; [`TransactionQuery`] knows every criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// One transaction by its id.
    Id(String),
    /// All transactions of this terminal on these days, both included, in the gateway's
    /// zone. At most 31 days (5099).
    Days {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
}

impl Search {
    /// A search by id. Ids pasted from documents carry typographic hyphens (section 6).
    pub fn by_id(id: &str) -> Self {
        Self::Id(PastedId::from(id).to_wire())
    }
}

impl From<&Search> for TransactionQuery {
    fn from(search: &Search) -> Self {
        match search {
            Search::Id(id) => Self::new().transaction(id),
            Search::Days { from, to } => Self::new().days(*from, *to),
        }
    }
}

/// How a look-up ended. The records were handed out while it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryEnd {
    /// What the gateway announced.
    pub declared: Option<u64>,
    /// What arrived.
    pub received: u64,
    /// Whether both agree.
    pub complete: bool,
    /// Whether something had to be forgiven while reading.
    pub lenient: bool,
}

impl QueryEnd {
    /// Reads the end of an answer; a bare `<txn>` is the one record itself, or says that
    /// there is none (section 14: accept both shapes for every query).
    pub(crate) fn of(answer: &Answer, on_record: &mut dyn FnMut(&Fields)) -> Self {
        let mut received = answer.records;
        if answer.root == Root::Txn && answer.fields.said("ssl_txn_id").is_some() {
            on_record(&answer.fields);
            received = 1;
        }
        let declared = answer.declared_count();
        let unreadable_count = answer.fields.said("ssl_txn_count").is_some() && declared.is_none();
        Self {
            declared,
            received,
            complete: !unreadable_count && declared.is_none_or(|n| n == received),
            lenient: answer.lenient,
        }
    }
}
