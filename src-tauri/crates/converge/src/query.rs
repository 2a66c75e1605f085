use domain::wire_date_time;
use jiff::civil::{Date, time};

use crate::answer::{Answer, Root};
use crate::fields::Fields;
use crate::request::Request;

/// What to look for. One criterion a request; the gateway refuses contradictions (5095).
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
        let id = id.trim().chars().map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
            c => c,
        });
        Self::Id(id.collect())
    }

    pub(crate) fn write(&self, request: &mut Request) {
        match self {
            Self::Id(id) => request.field("ssl_txn_id", id),
            Self::Days { from, to } => {
                // Wall-clock times in the documented form, so that the last day is whole.
                let start = from.to_datetime(time(0, 0, 0, 0));
                let end = to.to_datetime(time(23, 59, 59, 0));
                request.field("ssl_search_start_date", &wire_date_time(start));
                request.field("ssl_search_end_date", &wire_date_time(end));
            }
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
