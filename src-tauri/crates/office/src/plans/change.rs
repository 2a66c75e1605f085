//! Changes of a plan: what the gateway is asked to change, in words before it is asked; and
//! what the book takes over from the gateway.

use domain::{BillingCycle, HalfMonth, PlanKind};
use jiff::civil::Date;
use ledger::{Plan, PlanCustomer};
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::change_words::change_words;
use super::request::{UpdateRequest, check_days, missing_date};
use super::{Facts, differences, draft, page, words};
use crate::dto::{
    PlanChangePreview, PlanChangeRequest, PlanField, PlanPage, PlanPerson, PlanStanding, TakeTheirs,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::money_words;

/// What is asked to change; `None` stays as it is. Kept as text with requests: fields are
/// added, never renamed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PlanChange {
    /// Minor units of one payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) amount: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) total: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cycle: Option<BillingCycle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) half: Option<HalfMonth>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end_of_month: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) skip_next: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) person: Option<PlanPerson>,
}

impl PlanChange {
    /// Reads what was kept with a request.
    ///
    /// # Errors
    /// When it is not what [`PlanChange::text`] writes.
    #[allow(dead_code, reason = "the money journal reads it")]
    pub(crate) fn read(text: &str) -> Result<Self, OfficeError> {
        serde_json::from_str(text).map_err(|_| {
            OfficeError::invalid(
                "change",
                "change_unreadable",
                "This change of a plan cannot be read.",
            )
        })
    }

    /// As it is kept with a request.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The plan as it would be.
    pub(crate) fn applied(&self, plan: &Plan) -> Plan {
        let mut wanted = plan.clone();
        wanted.amount.minor = self.amount.unwrap_or(plan.amount.minor);
        wanted.total = self.total.or(plan.total);
        wanted.next = self.next.or(plan.next);
        wanted.cycle = self.cycle.unwrap_or(plan.cycle);
        wanted.half = self.half.or(plan.half);
        wanted.end_of_month = self.end_of_month.unwrap_or(plan.end_of_month);
        wanted.skip_next = self.skip_next.unwrap_or(plan.skip_next);
        wanted.customer = self.customer_of(plan);
        wanted
    }

    /// Who pays, as it would be. The gateway cannot be asked to forget a name.
    pub(crate) fn customer_of(&self, plan: &Plan) -> PlanCustomer {
        let mut customer = plan.customer.clone();
        let Some(person) = &self.person else {
            return customer;
        };
        for (new, old) in [
            (&person.first_name, &mut customer.first_name),
            (&person.last_name, &mut customer.last_name),
            (&person.company, &mut customer.company),
            (&person.phone, &mut customer.phone),
            (&person.email, &mut customer.email),
        ] {
            if !new.is_empty() {
                old.clone_from(new);
            }
        }
        customer
    }

    /// Rules between what is and what is wanted.
    ///
    /// # Errors
    /// The first that is broken.
    pub(crate) fn check(&self, plan: &Plan, wanted: &Plan) -> Result<(), OfficeError> {
        if *wanted == *plan && self.next.is_none() {
            return Err(OfficeError::invalid(
                "change",
                "nothing_changes",
                "Nothing is different.",
            ));
        }
        if words::standing(plan) == PlanStanding::Finished && self.total.is_none() {
            return Err(OfficeError::invalid(
                "plan",
                "plan_finished",
                "All payments of this plan were made. Add payments first, or make a new plan.",
            ));
        }
        if wanted.amount.minor <= 0 {
            return Err(OfficeError::invalid(
                "amount",
                "amount_not_positive",
                "The amount must be more than zero.",
            ));
        }
        if let (Some(total), PlanKind::Recurring) = (self.total, plan.kind) {
            return Err(OfficeError::invalid(
                "total",
                "no_total",
                format!("This plan has no end, so it cannot have {total} payments."),
            ));
        }
        if let (Some(total), Some(made)) = (self.total, plan.made)
            && total < made
        {
            return Err(OfficeError::invalid(
                "total",
                "total_below_made",
                format!("{made} payments were made already, so there cannot be {total} in all."),
            ));
        }
        let resumes = plan.cycle == BillingCycle::Suspended && wanted.cycle != BillingCycle::Suspended;
        if resumes && self.next.is_none() {
            return Err(missing_date("next"));
        }
        let timed = self.next.is_some()
            || self.cycle.is_some()
            || self.half.is_some()
            || self.end_of_month == Some(true);
        match wanted.next {
            Some(next) if timed && wanted.cycle != BillingCycle::Suspended => {
                check_days(wanted.cycle, wanted.half, wanted.end_of_month, next)
            }
            _ => Ok(()),
        }
    }
}

/// What a change would do, checked as the gateway would check it. Nothing is sent.
///
/// # Errors
/// The first rule that is broken.
pub async fn change_preview(
    office: &Office,
    request: PlanChangeRequest,
) -> Result<PlanChangePreview, OfficeError> {
    let (book, plan) = Book::with(office, &request.plan_id).await?;
    // What the gateway has is what a change starts from, where it is known.
    let seen = book.own(&plan).filter(|seen| seen.found);
    let theirs = seen.and_then(|seen| Facts::kept(&seen.fields, plan.amount.currency));
    let change = wanted(&plan, theirs.as_ref(), &request)?;
    amount_decided(&plan, theirs.as_ref(), &change)?;
    let mut there = plan.clone();
    if let Some(theirs) = theirs.as_ref().filter(|_| !request.keep.is_empty()) {
        for field in &request.keep {
            differences::take(&mut there, theirs, *field);
        }
    }
    UpdateRequest::of(&there, &change, draft::gateway_today(office, &book))?;
    Ok(PlanChangePreview {
        words: change_words(&there, &change, book.today),
        change: change.text(),
    })
}

/// A change of an installment plan always carries an amount: it must not change one along the way.
fn amount_decided(plan: &Plan, theirs: Option<&Facts>, change: &PlanChange) -> Result<(), OfficeError> {
    let there = theirs.and_then(|theirs| theirs.amount);
    match there.filter(|there| *there != plan.amount) {
        Some(there) if plan.kind == PlanKind::Installment && change.amount.is_none() => {
            Err(OfficeError::invalid(
                "amount",
                "amount_undecided",
                format!(
                    "Converge charges {}, the book says {}. Decide about the amount first: a change sends one along.",
                    money_words(there.minor, there.currency),
                    words::amount(plan)
                ),
            ))
        }
        _ => Ok(()),
    }
}

fn wanted(
    plan: &Plan,
    theirs: Option<&Facts>,
    request: &PlanChangeRequest,
) -> Result<PlanChange, OfficeError> {
    let amount = request
        .amount
        .as_deref()
        .map(|typed| draft::amount(typed, plan.amount.currency))
        .transpose()?;
    let next = request
        .next
        .as_deref()
        .map(|typed| draft::date("next", typed))
        .transpose()?;
    let person = request.person.as_ref().map(draft::person).transpose()?;
    let mut change = PlanChange {
        amount: amount.map(|money| money.minor),
        total: request.total,
        next,
        cycle: request.cycle,
        half: request.half,
        end_of_month: request.end_of_month,
        skip_next: request.skip_next,
        person,
    };
    if request.keep.is_empty() {
        return Ok(change);
    }
    if theirs.is_none() {
        return Err(OfficeError::invalid(
            "keep",
            "never_seen",
            "Converge's copy of this plan was not seen yet. Compare first.",
        ));
    }
    for field in &request.keep {
        keep(plan, *field, &mut change)?;
    }
    Ok(change)
}

/// Sends what the book says of a value.
fn keep(plan: &Plan, field: PlanField, change: &mut PlanChange) -> Result<(), OfficeError> {
    let mut person = change.person.clone().unwrap_or_default();
    let customer = &plan.customer;
    match field {
        PlanField::Amount => change.amount = Some(plan.amount.minor),
        PlanField::Total => change.total = plan.total,
        PlanField::Next => change.next = plan.next,
        PlanField::Cycle => change.cycle = Some(plan.cycle),
        PlanField::Half => change.half = plan.half,
        PlanField::EndOfMonth => change.end_of_month = Some(plan.end_of_month),
        PlanField::SkipNext => change.skip_next = Some(plan.skip_next),
        PlanField::FirstName => person.first_name.clone_from(&customer.first_name),
        PlanField::LastName => person.last_name.clone_from(&customer.last_name),
        PlanField::Company => person.company.clone_from(&customer.company),
        PlanField::Phone => person.phone.clone_from(&customer.phone),
        PlanField::Email => person.email.clone_from(&customer.email),
        PlanField::Made | PlanField::Card | PlanField::Expiry | PlanField::Terminal => {
            return Err(OfficeError::invalid(
                "keep",
                "cannot_keep",
                format!(
                    "{} cannot be sent to Converge. Take what Converge says, or leave the two apart.",
                    differences::label(field)
                ),
            ));
        }
    }
    if person != PlanPerson::default() {
        change.person = Some(person);
    }
    Ok(())
}

/// Takes some of the gateway's values into the book. A person asked for each of them.
///
/// # Errors
/// When the gateway's copy was not seen, or the values do not fit together.
pub async fn take_theirs(office: &Office, request: TakeTheirs) -> Result<PlanPage, OfficeError> {
    let _turn = office.turn().await;
    let (book, plan) = Book::with(office, &request.plan_id).await?;
    let mut wanted = plan.clone();
    let mut fields = request.fields.clone();
    if fields.contains(&PlanField::Terminal) {
        let elsewhere = book
            .seen(&plan)
            .into_iter()
            .find(|seen| seen.found && seen.terminal != plan.terminal);
        let found = elsewhere.ok_or_else(|| {
            OfficeError::invalid(
                "fields",
                "not_elsewhere",
                "This plan was not found under another terminal.",
            )
        })?;
        wanted.terminal = found.terminal.clone();
        fields.retain(|field| *field != PlanField::Terminal);
    }
    if !fields.is_empty() {
        let seen = book.own(&wanted).filter(|seen| seen.found);
        let theirs = seen.and_then(|seen| Facts::kept(&seen.fields, plan.amount.currency));
        let theirs = theirs.ok_or_else(|| {
            OfficeError::invalid(
                "fields",
                "never_seen",
                "Converge's copy of this plan was not seen yet. Compare first.",
            )
        })?;
        for field in &fields {
            differences::take(&mut wanted, &theirs, *field);
        }
    }
    if wanted != plan {
        wanted.changed_at = office.now().as_second();
        let sentence = format!(
            "took what Converge says of {} into the book",
            words::called(&plan)
        );
        let note = draft::note("plan_taken_over", &wanted, sentence)
            .change(Some(draft::values(&plan)), Some(draft::values(&wanted)));
        draft::put(office, &wanted, note).await?;
    }
    page::of(office, &plan.id).await
}
