//! Batches: `settle`, `total`, `stlquery`, and closing a batch (Converge fact sheet section
//! 15). The order to settle only schedules; the next tick of the clock settles.

use crate::desk::Ask;
use crate::form::Form;
use crate::payment::{Payment, State};
use crate::record::decimal;
use crate::refusal::Refusal;
use crate::town::{Terminal, Town};

/// Seconds between the order to settle and the settlement.
const LAG: i64 = 30;

/// Count and net amount of some payments, in minor units.
fn sums<'a>(payments: impl Iterator<Item = &'a Payment>) -> (u64, i64) {
    payments.fold((0, 0), |(count, net), payment| {
        let amount = i64::from(payment.amount);
        let signed = if payment.gives_back() { -amount } else { amount };
        (count + 1, net + signed)
    })
}

fn counts(form: Form, (count, net): (u64, i64)) -> Form {
    form.with("ssl_txn_main_count", count.to_string())
        .with("ssl_txn_main_amount", decimal(net))
        .with("ssl_txn_cash_count", "0")
        .with("ssl_txn_cash_amount", "0.00")
        .with("ssl_txn_loyalty_count", "0")
        .with("ssl_txn_loyalty_amount", "0.00")
        .with("ssl_txn_ecg_count", "0")
        .with("ssl_txn_ecg_amount", "0.00")
}

/// What a settlement would take in now.
pub(crate) fn total(town: &Town, ask: &Ask<'_>) -> Option<Form> {
    let terminal = town.terminal(ask.position)?;
    let sums = sums(terminal.payments.iter().filter(|payment| payment.in_open_batch()));
    let message = if sums.0 == 0 { "Empty batch" } else { "APPROVAL" };
    let form = Form::done(message)
        // Empty elements are present in answers that are not records (section 23).
        .with("ssl_txn_id", "")
        .with("ssl_txn_time", town.zones.wire_time(ask.now, false));
    Some(counts(form, sums))
}

/// Schedules all that is open, or what the request names; 5040 for an id that is not open.
/// A selection that is lost on the way means everything, as on the gateway itself.
pub(crate) fn settle(town: &mut Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let bad = || Refusal::new("5040");
    let one = ask.request.get("ssl_txn_id");
    let mut ids = ask.request.in_group("txnGroup", "ssl_txn_id");
    ids.extend(one);
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let (owner, index) = town.find(id).ok_or_else(bad)?;
        let terminal = town.terminal(owner).filter(|_| owner == ask.position);
        let payment = terminal.and_then(|terminal| terminal.payment(index));
        payment
            .filter(|payment| payment.in_open_batch())
            .ok_or_else(bad)?;
        named.push(index);
    }
    let seed = town.seed;
    let terminal = town.terminals.get_mut(ask.position).ok_or_else(bad)?;
    let chosen: Vec<usize> = (0..terminal.payments.len())
        .filter(|index| ids.is_empty() || named.iter().any(|named| *named as usize == *index))
        .filter(|index| terminal.payments.get(*index).is_some_and(Payment::in_open_batch))
        .collect();
    let sums = sums(chosen.iter().filter_map(|index| terminal.payments.get(*index)));
    if !chosen.is_empty() {
        let batch = terminal.open_batch(seed, ask.now.saturating_add(LAG));
        if let Some(batch) = terminal.batches.get_mut(batch as usize) {
            batch.settled = false;
        }
        for index in chosen {
            if let Some(payment) = terminal.payments.get_mut(index) {
                payment.state = State::Scheduled;
                payment.batch = batch;
            }
        }
    }
    let message = if sums.0 == 0 {
        "Empty batch"
    } else {
        "Scheduled for Settlement"
    };
    let form = Form::done(message)
        .with("ssl_txn_id", one.unwrap_or(""))
        .with("ssl_transaction_type", "SETTLE")
        .with("ssl_txn_time", town.zones.wire_time(ask.now, false));
    Ok(counts(form, sums))
}

/// Settles a scheduled batch and gives the number of its payments.
pub(crate) fn close(terminal: &mut Terminal, batch: u32) -> u64 {
    let mut closed = 0;
    let scheduled = |payment: &&mut Payment| payment.state == State::Scheduled && payment.batch == batch;
    for payment in terminal.payments.iter_mut().filter(scheduled) {
        payment.state = State::Settled;
        closed += 1;
    }
    if let Some(batch) = terminal.batches.get_mut(batch as usize) {
        batch.settled = true;
    }
    closed
}

/// Settles all open payments made before `cut` in one batch. Gives their number.
pub(crate) fn close_all(terminal: &mut Terminal, seed: u64, cut: i64, settled_at: i64) -> u64 {
    let taken = |payment: &Payment| payment.in_open_batch() && payment.time < cut;
    if !terminal.payments.iter().any(taken) {
        return 0;
    }
    let batch = terminal.open_batch(seed, settled_at);
    let mut closed = 0;
    for payment in terminal.payments.iter_mut().filter(|payment| taken(payment)) {
        payment.state = State::Settled;
        payment.batch = batch;
        closed += 1;
    }
    closed
}

/// Count and net amount of each settled batch of a terminal, in the order of settlement.
pub(crate) fn batches(terminal: &Terminal) -> Vec<(u64, i64)> {
    let mut all = vec![(0, 0); terminal.batches.len()];
    for payment in terminal
        .payments
        .iter()
        .filter(|payment| payment.state == State::Settled)
    {
        if let Some(sum) = all.get_mut(payment.batch as usize) {
            let amount = i64::from(payment.amount);
            let signed = if payment.gives_back() { -amount } else { amount };
            *sum = (sum.0 + 1, sum.1 + signed);
        }
    }
    all
}

/// `stlquery`: the result of one batch by its reference.
pub(crate) fn query(town: &Town, ask: &Ask<'_>) -> Result<Form, Refusal> {
    let bad = || Refusal::new("5040");
    let wanted = ask.request.get("ssl_settlement_batch_response").unwrap_or("");
    let terminal = town.terminal(ask.position).ok_or_else(bad)?;
    let mut all = terminal.batches.iter().zip(batches(terminal));
    let found = all.find(|(batch, _)| batch.settled && batch.wire() == wanted);
    let (batch, sums) = found.ok_or_else(bad)?;
    let form = Form::done("APPROVAL")
        .with("ssl_settlement_batch_response", batch.wire())
        .with("ssl_settle_time", town.zones.wire_time(batch.settled_at, false));
    Ok(counts(form, sums))
}
