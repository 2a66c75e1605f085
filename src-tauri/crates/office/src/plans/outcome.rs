//! The book follows what the gateway did, when a person asked for it.

#![allow(dead_code, reason = "the money journal builds and settles these acts")]

use converge::Fields;
use domain::{PlanResult, PlanState, SeenBy};
use jiff::civil::Date;
use ledger::{Plan, PlanPayment, PlanSeen, Work};

use super::{Facts, PlanChange, facts};
use crate::error::OfficeError;
use crate::inner::Office;

/// What became of an approved act on a plan.
#[derive(Debug, Clone)]
pub(crate) enum PlanOutcome {
    /// It is in the gateway's book now.
    Added {
        /// The gateway's id.
        gateway_id: String,
        /// What the answer told of it.
        told: Option<Facts>,
    },
    /// It was changed there.
    Changed {
        /// What was asked.
        change: PlanChange,
        /// What the answer told of it.
        told: Option<Facts>,
    },
    /// It is gone there for good.
    Ended {
        /// Why.
        reason: String,
    },
    /// One payment was taken.
    Paid {
        /// Payments made now; one more than before where the gateway does not say.
        made: Option<u32>,
        /// The next scheduled payment, where the gateway says so.
        next: Option<Date>,
        /// The gateway's message.
        message: String,
        /// The gateway's id of the payment.
        txn: Option<String>,
        /// When, UTC seconds.
        at: i64,
    },
    /// The bank said no. The count stays.
    Declined {
        /// The gateway's message.
        message: String,
        /// The gateway's id of the payment.
        txn: Option<String>,
        /// When, UTC seconds.
        at: i64,
    },
    /// It is not known whether a payment was taken. The count stays.
    Unknown {
        /// When it was sent, UTC seconds.
        at: i64,
    },
}

/// Brings the book up to what the gateway did, within the caller's changes. The entry in the
/// audit is the caller's.
///
/// # Errors
/// When the plan is gone, or the ledger cannot be written.
pub(crate) async fn settled(work: &mut Work, plan: &Plan, outcome: PlanOutcome) -> Result<(), OfficeError> {
    let stored = work.plan(&plan.id).await?;
    let mut stored = stored.ok_or_else(|| OfficeError::not_found("plan").with("id", plan.id.clone()))?;
    follow(&mut stored, outcome);
    work.put_plan(&stored).await?;
    Ok(())
}

fn follow(plan: &mut Plan, outcome: PlanOutcome) {
    match outcome {
        PlanOutcome::Added { gateway_id, told } => {
            plan.gateway_id = Some(gateway_id);
            plan.state = PlanState::Active;
            plan.made = plan.made.or(Some(0));
            plan.start = plan.start.or(plan.next);
            if let Some(told) = told {
                told.write_over(plan);
            }
        }
        PlanOutcome::Changed { change, told } => {
            *plan = change.applied(plan);
            if let Some(told) = told {
                told.write_over(plan);
            }
        }
        PlanOutcome::Ended { reason } => {
            plan.state = PlanState::Ended;
            plan.reason = reason;
        }
        PlanOutcome::Paid {
            made,
            next,
            message,
            txn,
            at,
        } => {
            plan.made = made.or_else(|| plan.made.map(|made| made.saturating_add(1)));
            plan.next = next.or(plan.next);
            plan.last = Some(payment(PlanResult::Approved, message, txn, at));
        }
        PlanOutcome::Declined { message, txn, at } => {
            plan.last = Some(payment(PlanResult::Declined, message, txn, at));
        }
        PlanOutcome::Unknown { at } => {
            plan.last = Some(payment(PlanResult::Unknown, String::new(), None, at));
        }
    }
}

fn payment(result: PlanResult, message: String, txn: Option<String>, at: i64) -> PlanPayment {
    PlanPayment {
        result,
        message,
        at,
        txn,
    }
}

/// Keeps what the gateway told of a plan now, beside the book; the book itself stays.
///
/// # Errors
/// When the plan is gone, or the ledger cannot be written.
pub(crate) async fn seen(
    office: &Office,
    plan_id: &str,
    fields: &Fields,
    how: SeenBy,
) -> Result<(), OfficeError> {
    let plan = super::get(office, plan_id).await?;
    keep_seen(office, &plan, plan.terminal.clone(), Some(fields), how).await
}

/// The same for any terminal; without fields the gateway knows no such plan there.
pub(super) async fn keep_seen(
    office: &Office,
    plan: &Plan,
    terminal: domain::TerminalId,
    fields: Option<&Fields>,
    how: SeenBy,
) -> Result<(), OfficeError> {
    let mut work = office.0.ledger.begin_plans().await?;
    work.put_plan_seen(&as_seen(office, plan, terminal, fields, how))
        .await?;
    work.commit().await?;
    Ok(())
}

pub(super) fn as_seen(
    office: &Office,
    plan: &Plan,
    terminal: domain::TerminalId,
    fields: Option<&Fields>,
    how: SeenBy,
) -> PlanSeen {
    PlanSeen {
        plan: plan.id.clone(),
        terminal,
        found: fields.is_some(),
        fields: fields.map(facts::to_keep).unwrap_or_default(),
        how,
        at: office.now().as_second(),
        who: office.0.ports.person.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::samples::plan;
    use domain::BillingCycle;

    fn after(outcome: PlanOutcome) -> Plan {
        let mut plan = plan();
        follow(&mut plan, outcome);
        plan
    }

    #[test]
    fn a_payment_moves_the_count_as_the_gateway_tells_or_by_one() {
        let paid = |made| PlanOutcome::Paid {
            made,
            next: None,
            message: "APPROVAL".into(),
            txn: Some("T".into()),
            at: 7,
        };
        assert_eq!(after(paid(None)).made, Some(3));
        assert_eq!(after(paid(Some(4))).made, Some(4));
        assert_eq!(
            after(paid(None)).next,
            plan().next,
            "an extra payment leaves the schedule"
        );
        assert_eq!(after(paid(None)).last.unwrap().result, PlanResult::Approved);
    }

    #[test]
    fn a_decline_and_an_unknown_outcome_leave_the_count() {
        let declined = after(PlanOutcome::Declined {
            message: "DECLINED".into(),
            txn: None,
            at: 7,
        });
        assert_eq!(
            (declined.made, declined.last.unwrap().result),
            (Some(2), PlanResult::Declined)
        );
        let unknown = after(PlanOutcome::Unknown { at: 7 });
        assert_eq!(
            (unknown.made, unknown.last.unwrap().result),
            (Some(2), PlanResult::Unknown)
        );
    }

    #[test]
    fn a_plan_follows_from_draft_to_its_end() {
        let mut draft = Plan {
            state: PlanState::Draft,
            gateway_id: None,
            ..plan()
        };
        follow(
            &mut draft,
            PlanOutcome::Added {
                gateway_id: "ID".into(),
                told: None,
            },
        );
        assert_eq!(
            (draft.state, draft.gateway_id.as_deref()),
            (PlanState::Active, Some("ID"))
        );
        let change = PlanChange {
            cycle: Some(BillingCycle::Suspended),
            amount: Some(13_000),
            ..PlanChange::default()
        };
        let read = PlanChange::read(&change.text()).unwrap();
        assert_eq!(read, change);
        follow(&mut draft, PlanOutcome::Changed { change, told: None });
        assert_eq!(
            (draft.cycle, draft.amount.minor),
            (BillingCycle::Suspended, 13_000)
        );
        follow(
            &mut draft,
            PlanOutcome::Ended {
                reason: "moved away".into(),
            },
        );
        assert_eq!(
            (draft.state, draft.reason.as_str()),
            (PlanState::Ended, "moved away")
        );
    }

    #[tokio::test]
    async fn the_book_follows_within_the_work_of_the_caller_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = crate::plans::samples::ledger(folder.path()).await;
        let paid = || PlanOutcome::Paid {
            made: Some(3),
            next: None,
            message: "APPROVAL".into(),
            txn: None,
            at: 7,
        };
        let mut work = ledger.begin().await.unwrap();
        settled(&mut work, &plan(), paid()).await.unwrap();
        drop(work);
        assert_eq!(ledger.get_plan("p1").await.unwrap().unwrap().made, Some(2));
        let mut changes = ledger.changes();
        let mut work = ledger.begin().await.unwrap();
        settled(&mut work, &plan(), paid()).await.unwrap();
        work.commit().await.unwrap();
        let stored = ledger.get_plan("p1").await.unwrap().unwrap();
        assert_eq!((stored.made, stored.customer), (Some(3), plan().customer));
        let told = std::iter::from_fn(|| changes.try_recv().ok());
        assert!(
            told.into_iter()
                .any(|change| change.what == ledger::What::Plans && change.ids == ["p1"])
        );
        let gone = Plan {
            id: "nobody".into(),
            ..plan()
        };
        let mut work = ledger.begin().await.unwrap();
        assert!(settled(&mut work, &gone, paid()).await.is_err());
    }
}
