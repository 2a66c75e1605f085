//! The gateway's own truth as JSON, streamed: count, totals, each payment by time, then the
//! plans, batches and tokens.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
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
struct Totals {
    sales_minor: i64,
    refunds_minor: i64,
    net_minor: i64,
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
    /// Who ran it, where it was not made up with the town.
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<&'a str>,
    /// Id of the sale that it refunds, or of the authorisation that it captures.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// Count of some terminals' payments, and totals by currency.
fn totals<'a>(town: &'a Town, positions: &[usize]) -> (usize, BTreeMap<&'a str, Totals>) {
    let (mut count, mut all) = (0, BTreeMap::<&str, Totals>::new());
    for terminal in positions.iter().filter_map(|position| town.terminal(*position)) {
        let totals = all.entry(terminal.options.currency.as_str()).or_default();
        count += terminal.payments.len();
        for payment in &terminal.payments {
            if payment.is_income() {
                totals.sales_minor += i64::from(payment.amount);
            } else if payment.is_refund() {
                totals.refunds_minor += i64::from(payment.amount);
            }
        }
        totals.net_minor = totals.sales_minor - totals.refunds_minor;
    }
    (count, all)
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
        let sums = serde_json::json!(totals);
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
            currency: &terminal.options.currency,
            terminal: terminal.place.name,
            time: instant(payment.time).to_string(),
            batch: terminal.batch(payment).map(|batch| batch.wire()),
            plan: Some(self.town.plan_id(position, payment.plan)).filter(|id| !id.is_empty()),
            user: terminal.details.get(&index).map(|detail| detail.user.as_str()),
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
