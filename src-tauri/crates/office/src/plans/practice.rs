//! The book of a practice town, laid out so that everything can be seen in it: plans under way
//! and finished, one that failed, one that differs, one that was never sent.

use domain::{BillingCycle, Environment, PlanKind};
use jiff::ToSpan;

use super::adopt::{able, adopt, unknown};
use super::book::Book;
use super::draft::{self, save_draft};
use super::words;
use crate::dto::{AccountRequest, AdoptPlan, PlanPerson, SavePlan};
use crate::error::{Code, OfficeError};
use crate::inner::Office;

/// What the plans of the town are for, in turn.
const NAMES: [&str; 5] = [
    "Pool membership",
    "Youth soccer league",
    "Community garden plot",
    "Summer camp",
    "Storage permit",
];
/// At most so many plans are taken in.
const MOST: usize = 20;

/// Takes in the plans of which the copied payments tell, as the gateway knows them, and writes
/// down what the gateway does not know. Answers how many plans the book has.
///
/// # Errors
/// For an account that is live or on the gateway's demo: its book is the town's own.
pub async fn lay_out_practice(office: &Office, account: &str) -> Result<usize, OfficeError> {
    let book = Book::of(office, account).await?;
    if !matches!(
        book.facts.account.environment,
        Environment::Practice | Environment::Custom
    ) {
        return Err(OfficeError::new(
            Code::NotForKind,
            "Only a practice account gets practice plans.",
        ));
    }
    let account_id = book.facts.account.id.to_string();
    let found = unknown(
        office,
        AccountRequest {
            account_id: account_id.clone(),
        },
    )
    .await?;
    for (plan, name) in found.plans.into_iter().take(MOST).zip(NAMES.iter().cycle()) {
        let request = AdoptPlan {
            account_id: account_id.clone(),
            terminal_id: Some(plan.terminal_id),
            kind: Some(plan.kind),
            gateway_id: plan.gateway_id,
            name: (*name).to_owned(),
        };
        match adopt(office, request).await {
            Ok(_) => {}
            // A payment may name a plan that was deleted since.
            Err(error) if error.code == Code::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    differ(office, account).await?;
    never_sent(office, account).await?;
    Ok(Book::of(office, account).await?.plans.len())
}

/// The book says another amount of one plan than Converge.
async fn differ(office: &Office, account: &str) -> Result<(), OfficeError> {
    let book = Book::of(office, account).await?;
    let Some(plan) = book.running().find(|plan| plan.kind == PlanKind::Recurring) else {
        return Ok(());
    };
    let mut wanted = plan.clone();
    wanted.amount.minor += 500;
    let note = draft::note(
        "plan_practice",
        &wanted,
        format!("noted another amount for {}, for practice", words::called(plan)),
    )
    .change(Some(draft::values(plan)), Some(draft::values(&wanted)));
    draft::put(office, &wanted, note).await
}

async fn never_sent(office: &Office, account: &str) -> Result<(), OfficeError> {
    let book = Book::of(office, account).await?;
    let Some(terminal) = able(&book).next() else {
        return Ok(());
    };
    let next = draft::gateway_today(office, &book).saturating_add(14.days());
    let request = SavePlan {
        id: None,
        account_id: book.facts.account.id.to_string(),
        terminal_id: terminal.id.to_string(),
        kind: PlanKind::Installment,
        name: "Pool membership".to_owned(),
        amount: "125.00".to_owned(),
        total: Some(10),
        next: next.to_string(),
        cycle: BillingCycle::Monthly,
        half: None,
        end_of_month: false,
        skip_next: false,
        person: PlanPerson {
            first_name: "Ada".to_owned(),
            last_name: "Okafor".to_owned(),
            phone: "303-555-0142".to_owned(),
            email: "ada.okafor@example.com".to_owned(),
            ..PlanPerson::default()
        },
        card_of: None,
    };
    save_draft(office, request).await?;
    Ok(())
}
