//! The gateway's own truth as JSON, streamed: count, totals, each payment by time, then the
//! plans, batches and tokens.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use serde::Serialize;

use crate::answer::PIECE;
use crate::calendar::instant;
use crate::payment::{Kind, Payment, State};
use crate::record::{self, decimal};
use crate::town::Town;
use crate::truth;

/// Sums in minor units of one currency.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) sales_minor: i64,
    pub(crate) refunds_minor: i64,
    pub(crate) net_minor: i64,
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    status: &'a str,
    amount: String,
    amount_minor: u32,
    currency: &'a str,
    terminal: &'a str,
    time: String,
    /// Reference of the batch it was settled in.
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<String>,
    /// Id of the plan that it is a payment of.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    /// Id of the sale that it refunds, or of the authorisation that it captures.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// Count and totals of some terminals.
pub(crate) fn totals(town: &Town, positions: &[usize]) -> (usize, Totals) {
    let (mut count, mut totals) = (0, Totals::default());
    let terminals = positions.iter().filter_map(|position| town.terminal(*position));
    for payment in terminals.flat_map(|terminal| &terminal.payments) {
        count += 1;
        if payment.is_income() {
            totals.sales_minor += i64::from(payment.amount);
        } else if payment.is_refund() {
            totals.refunds_minor += i64::from(payment.amount);
        }
    }
    totals.net_minor = totals.sales_minor - totals.refunds_minor;
    (count, totals)
}

/// The kind as a query shows it: a voided payment is a VOID there, whatever it was before.
fn kind_word(payment: &Payment) -> &'static str {
    match (payment.state, payment.kind) {
        (State::Voided, _) => "void",
        (_, Kind::AuthOnly) => "authorization",
        (_, kind) => kind.word(),
    }
}

/// What became of a payment, in the words of the product.
fn status_word(payment: &Payment, index: u32) -> &'static str {
    match payment.state {
        State::Declined if matches!(record::status(payment, index), "FPR" | "PRE") => "failed",
        State::Settled if payment.is_income() && payment.refunded >= payment.amount => "refunded",
        State::Settled if payment.is_income() && payment.refunded > 0 => "partly_refunded",
        state => state.word(),
    }
}

/// The JSON text in pieces. The heap holds the next payment of each terminal.
pub(crate) struct Pages {
    town: Arc<Town>,
    next: BinaryHeap<Reverse<(i64, usize, usize)>>,
    positions: Vec<usize>,
    start: Option<String>,
    first: bool,
    done: bool,
}

impl Pages {
    pub(crate) fn new(town: Arc<Town>, positions: &[usize]) -> Pages {
        let (count, totals) = totals(&town, positions);
        let sums = serde_json::json!({ "USD": totals });
        let start = Some(format!("{{\"count\":{count},\"totals\":{sums},\"payments\":["));
        let mut pages = Pages {
            town,
            next: BinaryHeap::new(),
            positions: positions.to_vec(),
            start,
            first: true,
            done: false,
        };
        for position in positions {
            pages.queue(*position, 0);
        }
        pages
    }

    /// Queues the payment at `rank` in the order of a terminal.
    fn queue(&mut self, position: usize, rank: usize) {
        let terminal = self.town.terminal(position);
        let payment = terminal.and_then(|terminal| terminal.payment(*terminal.order.get(rank)?));
        if let Some(payment) = payment {
            self.next.push(Reverse((payment.time, position, rank)));
        }
    }

    fn line(&self, position: usize, rank: usize) -> Option<String> {
        let terminal = self.town.terminal(position)?;
        let index = *terminal.order.get(rank)?;
        let payment = terminal.payment(index)?;
        let line = Line {
            id: self.town.id(position, index, payment),
            kind: kind_word(payment),
            status: status_word(payment, index),
            amount: decimal(payment.amount.into()),
            amount_minor: payment.amount,
            currency: "USD",
            terminal: terminal.place.name,
            time: instant(payment.time).to_string(),
            batch: terminal.batch(payment).map(|batch| batch.wire()),
            plan: Some(self.town.plan_id(position, payment.plan)).filter(|id| !id.is_empty()),
            of: terminal
                .payment(payment.original)
                .map(|original| self.town.id(position, payment.original, original)),
        };
        serde_json::to_string(&line).ok()
    }
}

impl Iterator for Pages {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.done {
            return None;
        }
        let mut out = self.start.take().unwrap_or_default();
        while out.len() < PIECE {
            let Some(Reverse((_, position, rank))) = self.next.pop() else {
                self.done = true;
                out.push(']');
                out.push_str(&truth::books(&self.town, &self.positions));
                out.push_str("}\n");
                break;
            };
            self.queue(position, rank + 1);
            if let Some(line) = self.line(position, rank) {
                out.push_str(if self.first { "\n" } else { ",\n" });
                out.push_str(&line);
                self.first = false;
            }
        }
        Some(out)
    }
}
