//! Plans, batches and tokens in the gateway's own truth.

use serde::Serialize;

use crate::calendar::instant;
use crate::cycle::Cycle;
use crate::plan::Plan;
use crate::settlement;
use crate::town::{Terminal, Town};

#[derive(Serialize)]
struct PlanLine {
    id: String,
    book: &'static str,
    terminal: &'static str,
    state: &'static str,
    cycle: &'static str,
    amount_minor: u32,
    /// `YYYY-MM-DD`.
    start: String,
    next: String,
    /// Payments run so far.
    paid: u32,
    /// Payments to come, where there is an end.
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<u32>,
    card: String,
}

#[derive(Serialize)]
struct BatchLine {
    batch: String,
    terminal: &'static str,
    settled: bool,
    settled_at: String,
    count: u64,
    net_minor: i64,
}

#[derive(Serialize)]
struct TokenLine {
    token: String,
    terminal: &'static str,
    card: String,
    stored: bool,
    deleted: bool,
}

/// `,"plans":[…],"batches":[…],"tokens":[…]` of some terminals.
pub(crate) fn books(town: &Town, positions: &[usize]) -> String {
    let terminals = || positions.iter().filter_map(|position| town.terminal(*position));
    let plans: Vec<PlanLine> = terminals()
        .flat_map(|terminal| {
            (0_u32..)
                .zip(&terminal.plans)
                .map(move |(n, p)| plan(town, terminal, n, p))
        })
        .collect();
    let batches: Vec<BatchLine> = terminals().flat_map(batches).collect();
    let tokens: Vec<TokenLine> = terminals().flat_map(tokens).collect();
    let json = |value: Result<String, serde_json::Error>| value.unwrap_or_else(|_| "[]".to_owned());
    format!(
        ",\n\"plans\":{},\n\"batches\":{},\n\"tokens\":{}",
        json(serde_json::to_string(&plans)),
        json(serde_json::to_string(&batches)),
        json(serde_json::to_string(&tokens)),
    )
}

fn plan(town: &Town, terminal: &Terminal, number: u32, plan: &Plan) -> PlanLine {
    let state = match plan {
        plan if plan.deleted => "deleted",
        plan if plan.is_finished() => "finished",
        plan if plan.rhythm.cycle == Cycle::Suspended => "suspended",
        _ => "running",
    };
    PlanLine {
        id: town.plan_id(terminal.position, number),
        book: plan.book.word(),
        terminal: terminal.place.name,
        state,
        cycle: plan.rhythm.cycle.wire(),
        amount_minor: plan.amount,
        start: plan.start.to_string(),
        next: plan.next.to_string(),
        paid: plan.paid,
        left: plan.left(),
        card: plan.card.masked(),
    }
}

fn batches(terminal: &Terminal) -> impl Iterator<Item = BatchLine> {
    let sums = settlement::batches(terminal);
    terminal
        .batches
        .iter()
        .zip(sums)
        .map(|(batch, (count, net_minor))| BatchLine {
            batch: batch.wire(),
            terminal: terminal.place.name,
            settled: batch.settled,
            settled_at: instant(batch.settled_at).to_string(),
            count,
            net_minor,
        })
}

fn tokens(terminal: &Terminal) -> impl Iterator<Item = TokenLine> {
    terminal.tokens.iter().map(|token| TokenLine {
        token: token.number.clone(),
        terminal: terminal.place.name,
        card: token.card.masked(),
        stored: token.stored,
        deleted: token.deleted,
    })
}
