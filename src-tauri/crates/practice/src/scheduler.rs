//! What happens by itself when time passes: due plans are charged, batches settle (Converge
//! fact sheet section 23, points 12 and 14). Every event has a time of its own, so that one
//! long jump of the clock does the same as many small steps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};

use crate::booking::{self, Charge};
use crate::payment::{Kind, State};
use crate::settlement;
use crate::town::{Terminal, Town};

/// `ssl_user_id` of the payments that the scheduler makes.
pub(crate) const USER: &str = "scheduler";
/// A batch that nobody settles is settled after so long (section 9).
const AT_LAST: i64 = 10 * 86_400;

/// What the scheduler did.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// Payments of plans that were approved.
    pub charged: u64,
    /// Payments of plans that were declined; their plan moves on and counts nothing.
    pub declined: u64,
    /// Due payments left out because the plan said so, or because the terminal is stopped.
    pub skipped: u64,
    /// Payments settled.
    pub settled: u64,
    /// Batches they were settled in.
    pub batches: u64,
}

/// Something that happens at a time. At the same moment plans come before batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Plan(u32),
    Scheduled(u32),
    AutoSettle { cut: i64 },
}

/// Does all that is due up to and including `until`, in the order of time.
pub(crate) fn run(town: &mut Town, until: i64) -> Worked {
    let mut worked = Worked::default();
    for position in 0..town.terminals.len() {
        run_terminal(town, position, until, &mut worked);
    }
    town.ran_until = town.ran_until.max(until);
    worked
}

fn run_terminal(town: &mut Town, position: usize, until: i64, worked: &mut Worked) {
    let mut events = BinaryHeap::new();
    let Some(terminal) = town.terminal(position) else {
        return;
    };
    for (number, plan) in (0_u32..).zip(&terminal.plans) {
        if plan.is_running() {
            events.push(Reverse((plan.due(&town.zones), Event::Plan(number))));
        }
    }
    for (number, batch) in (0_u32..).zip(&terminal.batches) {
        if !batch.settled {
            events.push(Reverse((batch.settled_at, Event::Scheduled(number))));
        }
    }
    let cut = town
        .zones
        .settle_after(town.ran_until.saturating_sub(lateness(position)));
    events.push(Reverse((cut + lateness(position), Event::AutoSettle { cut })));
    while let Some(Reverse((time, event))) = events.pop() {
        if time > until {
            break;
        }
        let next = match event {
            Event::Plan(number) => run_plan(town, position, number, time, worked),
            Event::Scheduled(batch) => {
                if let Some(terminal) = town.terminals.get_mut(position) {
                    worked.settled += settlement::close(terminal, batch);
                    worked.batches += 1;
                }
                None
            }
            Event::AutoSettle { cut } => {
                auto_settle(town, position, cut, time, worked);
                let cut = town.zones.settle_after(cut);
                Some((cut + lateness(position), Event::AutoSettle { cut }))
            }
        };
        events.extend(next.map(Reverse));
    }
}

/// The terminals are settled one after the other, within a minute; in a big town some of them
/// at once.
pub(crate) fn lateness(position: usize) -> i64 {
    21 + 11 * i64::try_from(position).unwrap_or(0) % 38
}

fn auto_settle(town: &mut Town, position: usize, cut: i64, at: i64, worked: &mut Worked) {
    let seed = town.seed;
    let Some(terminal) = town.terminals.get_mut(position) else {
        return;
    };
    let overdue = |terminal: &Terminal| terminal.oldest_open().is_some_and(|time| time <= cut - AT_LAST);
    if terminal.options.auto_settle || overdue(terminal) {
        let settled = settlement::close_all(terminal, seed, cut, at);
        worked.settled += settled;
        worked.batches += u64::from(settled > 0);
    }
}

/// Runs the due payment of a plan and gives the time of its next one.
fn run_plan(
    town: &mut Town,
    position: usize,
    number: u32,
    time: i64,
    worked: &mut Worked,
) -> Option<(i64, Event)> {
    let stopped = !town.terminal(position)?.options.takes_payments();
    let plan = plan_mut(town, position, number)?;
    if std::mem::take(&mut plan.skip) || stopped {
        worked.skipped += 1;
    } else {
        let index = charge(town, position, number, USER, time)?;
        let payment = town.terminal(position)?.payment(index)?;
        if payment.state == State::Declined {
            worked.declined += 1;
        } else {
            worked.charged += 1;
        }
    }
    let plan = plan_mut(town, position, number)?;
    // At the end of the calendar a plan stands still.
    plan.next = plan.rhythm.after(plan.next)?;
    let plan = plan_mut(town, position, number)?.clone();
    plan.is_running()
        .then(|| (plan.due(&town.zones).max(time), Event::Plan(number)))
}

fn plan_mut(town: &mut Town, position: usize, number: u32) -> Option<&mut crate::plan::Plan> {
    town.terminals.get_mut(position)?.plans.get_mut(number as usize)
}

/// Charges one payment of a plan; only an approved one counts. Gives the payment's index.
pub(crate) fn charge(town: &mut Town, position: usize, number: u32, user: &str, now: i64) -> Option<u32> {
    let plan = plan_mut(town, position, number)?;
    let charge = Charge {
        plan: number,
        texts: plan.texts.clone(),
        ..Charge::new(Kind::Sale, plan.amount, plan.card, user)
    };
    let index = booking::book(town, position, charge, now)?;
    let approved = town.terminal(position)?.payment(index)?.state != State::Declined;
    if approved {
        let plan = plan_mut(town, position, number)?;
        plan.paid = plan.paid.saturating_add(1);
    }
    Some(index)
}
