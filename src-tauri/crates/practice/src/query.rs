//! `txnquery` (Converge fact sheet section 14).

use std::sync::Arc;

use crate::answer::{Answer, Rows};
use crate::criteria::{self, Criteria, Filter};
use crate::payment::State;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::town::{Terminal, Town};

/// Answers a query on the terminal at `position`.
pub(crate) fn answer(town: &Arc<Town>, position: usize, request: &Request) -> Result<Answer, Refusal> {
    let terminal = town.terminal(position).ok_or_else(|| Refusal::new("4025"))?;
    let utc = request.yes("ssl_time_zone_response_utc");
    let rows = |indexes| Rows {
        town: Arc::clone(town),
        position,
        indexes,
        utc,
    };
    match criteria::read(request, &town.zones)? {
        Criteria::Id(id) => match town.find(&id) {
            // A transaction of another terminal is as unknown as one that never was.
            Some((owner, index)) if owner == position && !terminal.is_deleted(index) => {
                Ok(Answer::Record(rows(vec![index])))
            }
            _ => Err(Refusal::new("5040")),
        },
        Criteria::Filter(filter) => Ok(Answer::List(rows(select(town, terminal, &filter)))),
    }
}

/// Indexes of the payments that pass, newest first.
fn select(town: &Town, terminal: &Terminal, filter: &Filter) -> Vec<u32> {
    let time = |index: &u32| terminal.payment(*index).map_or(0, |payment| payment.time);
    let order = match filter.window {
        Some(window) => {
            let from = terminal.order.partition_point(|index| time(index) < window.from);
            let to = terminal.order.partition_point(|index| time(index) <= window.to);
            terminal.order.get(from..to).unwrap_or_default()
        }
        None => &terminal.order,
    };
    let passes = |index: &u32| {
        terminal.payment(*index).is_some_and(|payment| {
            payment.state != State::Deleted && filter.passes(town, terminal, *index, payment)
        })
    };
    order.iter().rev().copied().filter(passes).collect()
}
