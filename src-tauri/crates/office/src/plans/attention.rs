//! What of the plans waits on the home page.

use ledger::Plan;

use super::book::Book;
use super::{follow, words};
use crate::dto::{AtConverge, Attention, AttentionTarget, AttentionWeight};
use crate::error::OfficeError;
use crate::inner::Office;
use domain::PlanState;

/// The page of all plans, and below it that of each.
const PAGE: &str = "installments";

/// One line a kind. An account without plans has none.
pub(crate) async fn lines(office: &Office, account: &str) -> Result<Vec<Attention>, OfficeError> {
    let book = Book::of(office, account).await?;
    let with = |wanted: AtConverge| {
        let active = book.plans.iter().filter(|plan| plan.state == PlanState::Active);
        active
            .filter(|plan| book.at_converge(plan) == wanted)
            .collect::<Vec<&Plan>>()
    };
    let drafts: Vec<&Plan> = book
        .plans
        .iter()
        .filter(|plan| plan.state == PlanState::Draft)
        .collect();
    let failed: Vec<&Plan> = follow::failed(&book).collect();
    let cards: Vec<&Plan> = follow::expiring(&book)
        .into_iter()
        .map(|(plan, _)| plan)
        .collect();
    let all = [
        (
            "plan_missing",
            AttentionWeight::High,
            with(AtConverge::Missing),
            ("is not at Converge", "are not at Converge"),
            "It charges nobody although the book says it runs. Send it, or cross it out with a reason.",
        ),
        (
            "plan_elsewhere",
            AttentionWeight::High,
            with(AtConverge::Elsewhere),
            ("runs under another terminal", "run under another terminal"),
            "Money goes to another terminal than the book says.",
        ),
        (
            "plan_differs",
            AttentionWeight::High,
            with(AtConverge::Differs),
            ("is different at Converge", "are different at Converge"),
            "Residents are charged what Converge says, not what the book says.",
        ),
        (
            "plan_failed",
            AttentionWeight::Medium,
            failed,
            ("failed at its last payment", "failed at their last payment"),
            "Nothing was taken. Somebody should call before the next payment is due.",
        ),
        (
            "plan_card_expires",
            AttentionWeight::Low,
            cards,
            ("has a card that runs out soon", "have a card that runs out soon"),
            "The next payments may be declined. Ask for the new card in good time.",
        ),
        (
            "plan_draft",
            AttentionWeight::Low,
            drafts,
            (
                "was written down and never sent",
                "were written down and never sent",
            ),
            "Nothing is charged until it is at Converge.",
        ),
    ];
    let told = all
        .into_iter()
        .filter_map(|(kind, weight, plans, words, means)| line(kind, weight, &plans, words, means));
    Ok(told.collect())
}

fn line(
    kind: &str,
    weight: AttentionWeight,
    plans: &[&Plan],
    (one, many): (&str, &str),
    means: &str,
) -> Option<Attention> {
    let first = plans.first()?;
    let (title, action, path) = match plans.len() {
        1 => {
            let called = crate::search::capital(&words::called(first));
            (
                format!("{called} {one}."),
                "Open the plan",
                format!("{PAGE}/{}", first.id),
            )
        }
        count => (
            format!("{count} plans {many}."),
            "See all of them",
            PAGE.to_owned(),
        ),
    };
    Some(Attention {
        kind: kind.to_owned(),
        weight,
        title,
        means: means.to_owned(),
        action: action.to_owned(),
        target: AttentionTarget::Page { path },
    })
}
