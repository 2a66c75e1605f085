//! Payments of a plan in the local copy, known by the plan's id in their records.

use domain::{Money, PlanKind, PlanResult, PlanState, TransactionStatus};
use history::{Cancel, Detail, Filter, Sort};
use ledger::{Plan, PlanPayment};

use crate::dto::PlanPaid;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::Showing;
use crate::views::{AccountFacts, instant};

/// Newest payments of one card that are looked through.
const CANDIDATES: u32 = 500;
/// Plans whose payments are looked for after a sync.
const MOST_PLANS: usize = 2_000;

/// The plan that a record names.
pub(crate) fn plan_of(fields: &[(String, String)]) -> Option<(PlanKind, String)> {
    let said = |wanted: &str| {
        let mut all = fields.iter();
        let found = all.find(|(name, text)| name == wanted && !text.trim().is_empty());
        found.map(|(_, text)| text.trim().to_ascii_uppercase())
    };
    said("ssl_installment_id")
        .map(|id| (PlanKind::Installment, id))
        .or_else(|| said("ssl_recurring_id").map(|id| (PlanKind::Recurring, id)))
}

/// Payments of a plan, newest first. Without the card's last four or an id at the gateway
/// there is nothing to know them by.
pub(super) async fn of(
    office: &Office,
    facts: &AccountFacts,
    plan: &Plan,
) -> Result<Vec<PlanPaid>, OfficeError> {
    Ok(details(office, facts, plan).await?.iter().map(paid).collect())
}

async fn details(office: &Office, facts: &AccountFacts, plan: &Plan) -> Result<Vec<Detail>, OfficeError> {
    let Some(id) = plan.gateway_id.clone() else {
        return Ok(Vec::new());
    };
    let showing = Showing::of(office, facts).await?;
    let sources: Vec<i64> = showing
        .terminals()
        .filter(|(_, terminal)| *terminal == plan.terminal.as_str())
        .map(|(no, _)| no)
        .collect();
    if sources.is_empty() || plan.card.last4.is_empty() {
        return Ok(Vec::new());
    }
    let last4 = plan.card.last4.clone();
    office
        .history(move |history| {
            let filter = Filter {
                sources: sources.clone(),
                last4: Some(last4),
                ..Filter::default()
            };
            let first = history.first(&filter, Sort::NEWEST_FIRST, CANDIDATES, &Cancel::new())?;
            let mut found = Vec::new();
            for row in first.rows {
                if let Some(detail) = history.detail(&sources, &row.id)?
                    && plan_of(&detail.fields).is_some_and(|(_, named)| named.eq_ignore_ascii_case(&id))
                {
                    found.push(detail);
                }
            }
            Ok(found)
        })
        .await
}

fn paid(detail: &Detail) -> PlanPaid {
    let row = &detail.row;
    PlanPaid {
        id: row.id.clone(),
        at: (row.t != 0).then(|| instant(row.t)),
        amount: row.amount.map(|minor| {
            Money {
                minor,
                currency: row.currency,
            }
            .into()
        }),
        result: result(row.status),
        message: message(detail),
        approval: row.approval.clone(),
        user: row.user.clone(),
    }
}

fn result(status: TransactionStatus) -> PlanResult {
    match status {
        TransactionStatus::Declined | TransactionStatus::Failed => PlanResult::Declined,
        TransactionStatus::Unknown => PlanResult::Unknown,
        _ => PlanResult::Approved,
    }
}

fn message(detail: &Detail) -> String {
    let found = detail
        .fields
        .iter()
        .find(|(name, _)| name == "ssl_result_message");
    found.map_or_else(String::new, |(_, text)| text.trim().to_owned())
}

/// Notes the latest payment of a plan in the book, where the copy knows a later one.
pub(super) async fn learn(office: &Office, facts: &AccountFacts, plan: &Plan) -> Result<(), OfficeError> {
    let found = details(office, facts, plan).await?;
    let Some(newest) = found.first().filter(|detail| detail.row.t != 0) else {
        return Ok(());
    };
    let known = plan.last.as_ref().map_or(i64::MIN, |last| last.at);
    if newest.row.t <= known || !office.writes() {
        return Ok(());
    }
    let mut work = office.0.ledger.begin_plans().await?;
    // Read again: an act may have been settled meanwhile.
    if let Some(mut stored) = work.plan(&plan.id).await? {
        stored.last = Some(PlanPayment {
            result: result(newest.row.status),
            message: message(newest),
            at: newest.row.t,
            txn: Some(newest.row.id.clone()),
        });
        work.put_plan(&stored).await?;
    }
    Ok(work.commit().await?)
}

/// After a sync: the latest payment of every plan that is at the gateway.
pub(crate) async fn learn_all(office: &Office, facts: &AccountFacts) -> Result<(), OfficeError> {
    let plans = office.0.ledger.list_plans(&facts.account.id).await?;
    let active = plans.iter().filter(|plan| plan.state == PlanState::Active);
    for plan in active.take(MOST_PLANS) {
        learn(office, facts, plan).await?;
    }
    Ok(())
}
