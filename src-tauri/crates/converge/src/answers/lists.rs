//! Results of looking up: transactions, plans, settlements (sections 14 and 15).

use domain::Currency;

use crate::answer::Root;
use crate::answers::plan::Plan;
use crate::answers::{Reads, Reply, keeps_reply};
use crate::error::{Unclear, UnclearReason};
use crate::fields::Fields;
use crate::outcome::Outcome;
use crate::record::Record;
use crate::request::Form;

/// Transactions that were found, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionList {
    reply: Reply,
}

/// The plan that was found; a list, because both shapes of answer occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanList {
    reply: Reply,
}

/// What the gateway says of a settlement. Its fields are not documented (section 24), so
/// only the raw texts are offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementList {
    reply: Reply,
}

keeps_reply!(TransactionList, PlanList, SettlementList);

/// What every list tells.
macro_rules! lists {
    ($($name:ident),*) => {$(
        impl $name {
            /// The records as they came. A bare `<txn>` is the one record itself.
            pub fn records(&self) -> impl Iterator<Item = &Fields> {
                records(&self.reply)
            }

            /// Whether as many records came as were announced; if not, warn.
            pub fn is_complete(&self) -> bool {
                is_complete(&self.reply)
            }

            /// Fabricated by test mode.
            pub fn is_test_mode(&self) -> bool {
                self.reply.is_test_mode()
            }
        }
    )*};
}

lists!(TransactionList, PlanList, SettlementList);

impl TransactionList {
    /// The records as typed views; one without an id is left out of these.
    pub fn transactions(&self, terminal: Currency) -> impl Iterator<Item = Record<'_>> {
        self.records()
            .filter_map(move |fields| Record::of(fields, terminal))
    }
}

impl PlanList {
    /// The plans as typed views.
    pub fn plans(&self) -> impl Iterator<Item = Plan<'_>> {
        self.records().filter_map(Plan::of)
    }
}

fn records(reply: &Reply) -> impl Iterator<Item = &Fields> {
    let bare = reply.answer.root == Root::Txn && names_something(reply.fields());
    reply.records.iter().chain(bare.then_some(reply.fields()))
}

fn is_complete(reply: &Reply) -> bool {
    match reply.fields().said("ssl_txn_count") {
        Some(_) => reply.answer.declared_count() == Some(records(reply).count() as u64),
        None => true,
    }
}

fn names_something(fields: &Fields) -> bool {
    [
        "ssl_txn_id",
        "ssl_recurring_id",
        "ssl_installment_id",
        "ssl_settlement_batch_response",
    ]
    .iter()
    .any(|name| fields.said(name).is_some())
}

fn is_list(reply: &Reply) -> bool {
    reply.outcome() == Outcome::Query
}

impl Reads for TransactionList {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        if is_list(&reply) {
            return Ok(Self { reply });
        }
        Err(reply.unclear(UnclearReason::OtherKind))
    }
}

impl Reads for PlanList {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        // The shape is not documented: a plan may come with a result or without.
        let plan = Plan::of(reply.fields()).is_some()
            && !matches!(reply.outcome(), Outcome::Declined | Outcome::Failed);
        if is_list(&reply) || plan {
            return Ok(Self { reply });
        }
        Err(reply.unclear(UnclearReason::OtherKind))
    }
}

impl Reads for SettlementList {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        if reply.answer.fields.is_empty() && reply.records.is_empty() && reply.answer.root == Root::Txn {
            return Err(reply.unclear(UnclearReason::NoResult));
        }
        Ok(Self { reply })
    }
}
