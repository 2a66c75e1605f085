//! Acts on plans: one payment now, outside the cycle; a plan added, changed or ended at the
//! gateway. The payment counter is read and written down before anything is sent: it is the
//! witness for an answer that does not come (Converge fact sheet, section 21).

use domain::{ActKind, IntentState, Money, MoneyAct, PlanKind, SeenBy};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Intent, IntentFilter, Plan, Terminal, Work};

use super::begin::{self, Draft, Who};
use super::{seat, words};
use crate::approvals::{self, Proposed};
use crate::dto::{ActStarted, ChangePlan, ChangedThing, EndPlan, SendPlan, TakePlanPayment};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::journal::{self, Call, PlanShown, Seat, Told, Witness};
use crate::people::{self, Duty};
use crate::plans::{
    self, AddRequest, DeleteRequest, Facts, PlanChange, PlanOutcome, TakeRequest, UpdateRequest,
};
use crate::transactions::money_words;
use crate::views::{self, AccountFacts};

/// Earlier acts about one plan that are looked through.
const EARLIER: i64 = 10_000;

/// Takes one payment of a plan now, or asks a second person to.
///
/// # Errors
/// A plan that cannot pay, or whose count is not what was shown: nothing is sent.
pub async fn take(office: &Office, request: TakePlanPayment) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::TakePayment).await?;
    let plan = plans::get(office, &request.plan_id).await?;
    TakeRequest::of(&plan)?;
    if request.made != plan.made {
        return Err(changed("The plan has moved on since it was shown."));
    }
    let (plan_id, amount) = (plan.id.clone(), plan.amount);
    let act = match plan.kind {
        PlanKind::Installment => MoneyAct::TakeInstallment {
            plan: plan_id,
            amount,
        },
        PlanKind::Recurring => MoneyAct::TakeRecurring {
            plan: plan_id,
            amount,
        },
    };
    let summary = format!(
        "take one payment of {} of {}",
        money_words(amount.minor, amount.currency),
        named(&plan)
    );
    submit(
        office,
        &actor,
        proposed(&plan, act, summary, request.reason, request.note),
    )
    .await
}

/// Puts a draft of our book into the gateway's book.
///
/// # Errors
/// A draft that breaks a rule: nothing is sent.
pub async fn send(office: &Office, request: SendPlan) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::ManagePlans).await?;
    let plan = plans::get(office, &request.plan_id).await?;
    let facts = views::facts(office, plan.account.as_str()).await?;
    AddRequest::of(&plan, gateway_day(&facts, office.now()))?;
    let act = MoneyAct::AddPlan {
        plan: plan.id.clone(),
    };
    let summary = format!("add the plan of {}", named(&plan));
    submit(
        office,
        &actor,
        proposed(&plan, act, summary, request.reason, request.note),
    )
    .await
}

/// Changes, suspends, resumes a plan, or leaves out its next payment.
///
/// # Errors
/// A change that breaks a rule: nothing is sent.
pub async fn change(office: &Office, request: ChangePlan) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::ManagePlans).await?;
    let plan = plans::get(office, &request.plan_id).await?;
    let facts = views::facts(office, plan.account.as_str()).await?;
    let wanted = PlanChange::read(&request.change)?;
    UpdateRequest::of(&plan, &wanted, gateway_day(&facts, office.now()))?;
    let act = MoneyAct::UpdatePlan {
        plan: plan.id.clone(),
        change: wanted.text(),
    };
    let summary = format!("change the plan of {}", named(&plan));
    submit(
        office,
        &actor,
        proposed(&plan, act, summary, request.reason, request.note),
    )
    .await
}

/// Ends a plan at the gateway for good.
///
/// # Errors
/// A plan that is not there: nothing is sent.
pub async fn end(office: &Office, request: EndPlan) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::ManagePlans).await?;
    let plan = plans::get(office, &request.plan_id).await?;
    DeleteRequest::of(&plan)?;
    crate::paper::reason(&request.reason)?;
    let act = MoneyAct::DeletePlan {
        plan: plan.id.clone(),
    };
    let summary = format!("end the plan of {} for good", named(&plan));
    submit(
        office,
        &actor,
        proposed(&plan, act, summary, request.reason, request.note),
    )
    .await
}

fn named(plan: &Plan) -> String {
    let person = [
        plan.customer.first_name.as_str(),
        plan.customer.last_name.as_str(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" ");
    let who = if person.is_empty() {
        plan.customer.company.clone()
    } else {
        person
    };
    match (who.is_empty(), plan.name.is_empty()) {
        (false, false) => format!("{who} ({})", plan.name),
        (false, true) => who,
        (true, false) => plan.name.clone(),
        (true, true) => "a plan without a name".to_owned(),
    }
}

fn proposed(plan: &Plan, act: MoneyAct, summary: String, reason: String, note: String) -> Proposed {
    Proposed {
        account: plan.account.clone(),
        terminal: plan.terminal.clone(),
        act,
        target: plan.id.clone(),
        summary,
        reason: reason.trim().to_owned(),
        note: note.trim().to_owned(),
    }
}

async fn submit(
    office: &Office,
    actor: &people::Actor,
    proposed: Proposed,
) -> Result<ActStarted, OfficeError> {
    let _turn = office.0.keeper.turn().await;
    not_under_way(office, &proposed).await?;
    if approvals::is_needed(office, actor, &proposed.act).await? {
        return begin::put(office, actor, proposed).await;
    }
    let intent_id = carry(office, &proposed, Who::alone(actor), None).await?;
    Ok(ActStarted::UnderWay { intent_id })
}

async fn not_under_way(office: &Office, proposed: &Proposed) -> Result<(), OfficeError> {
    let filter = IntentFilter {
        account: Some(proposed.account.to_string()),
        target: Some(proposed.target.clone()),
        open: true,
        limit: 1,
    };
    if office.0.ledger.list_intents(&filter).await?.is_empty() {
        Ok(())
    } else {
        Err(begin::under_way())
    }
}

/// What an act on a plan is carried out with.
struct Ready {
    seat: Seat,
    plan: Plan,
    facts: AccountFacts,
    terminal: Terminal,
    after: Option<String>,
}

/// Carries out an act on a plan, if the gateway shows it as our book has it.
pub(crate) async fn carry(
    office: &Office,
    proposed: &Proposed,
    who: Who,
    previous: Option<String>,
) -> Result<String, OfficeError> {
    let after = begin::latest(office, &proposed.account, &proposed.target).await?;
    not_under_way(office, proposed).await?;
    let plan = plans::get(office, &proposed.target).await?;
    let facts = views::facts(office, plan.account.as_str()).await?;
    let terminal = facts.terminal(plan.terminal.as_str())?.clone();
    seat::safe(&facts, &terminal)?;
    let seat = seat::take(office, &facts, &terminal, None).await?;
    let ready = Ready {
        seat,
        plan,
        facts,
        terminal,
        after,
    };
    let (call, witness) = match &proposed.act {
        MoneyAct::TakeInstallment { .. } | MoneyAct::TakeRecurring { .. } => ready.take(office).await?,
        MoneyAct::AddPlan { .. } => ready.add(office).await?,
        MoneyAct::UpdatePlan { change, .. } => ready.update(office, change).await?,
        MoneyAct::DeletePlan { .. } => ready.delete(office).await?,
        _ => return Err(OfficeError::not_found("plan")),
    };
    let draft = Draft {
        id: begin::new_id(office),
        account: ready.plan.account.clone(),
        terminal: ready.terminal.id.clone(),
        act: proposed.act.clone(),
        target: ready.plan.id.clone(),
        witness,
        who,
        reason: proposed.reason.clone(),
        note: proposed.note.clone(),
        previous,
        after: ready.after,
    };
    begin::begin(office, ready.seat, call, draft).await
}

impl Ready {
    fn installment(&self) -> bool {
        self.plan.kind == PlanKind::Installment
    }

    /// The plan as the gateway shows it now; what was seen is kept beside the book.
    async fn shown(&self, office: &Office) -> Result<PlanShown, OfficeError> {
        let id = self.plan.gateway_id.as_deref().unwrap_or_default();
        let now = office.now().as_millisecond();
        let asked = self.seat.plan_now(id, self.installment(), now).await;
        let shown = match asked {
            Ok(shown) => shown,
            Err(error) => return Err(seat::failed(office, &self.facts, &error).await),
        };
        let Some(fields) = &shown.fields else {
            return Err(OfficeError::new(
                Code::MoneyRefused,
                "Converge does not know this plan on this terminal. Nothing was sent; compare the plan first.",
            ));
        };
        plans::seen(office, &self.plan.id, fields, SeenBy::Looked).await?;
        if !shown.complete {
            return Err(words::witness_incomplete());
        }
        Ok(shown)
    }

    async fn take(&self, office: &Office) -> Result<(Call, Witness), OfficeError> {
        let request = TakeRequest::of(&self.plan)?;
        let shown = self.shown(office).await?;
        let told = shown
            .fields
            .as_ref()
            .and_then(|fields| Facts::of(fields, self.plan.amount.currency));
        let theirs = told.as_ref().and_then(|told| told.made);
        let Some(made) = theirs else {
            return Err(OfficeError::new(
                Code::MoneyRefused,
                "Converge does not say how many payments of this plan were made, so what comes of another one could not be told. Nothing was sent.",
            ));
        };
        if self.plan.made != Some(made) {
            return Err(changed(&format!(
                "Converge counts {made} payments made, our book says {}. Decide about that first.",
                self.plan
                    .made
                    .map_or_else(|| "nothing".to_owned(), |made| made.to_string())
            )));
        }
        let amount = told.as_ref().and_then(|told| told.amount);
        if amount.is_some_and(|amount| amount != self.plan.amount) {
            let Money { minor, currency } = amount.unwrap_or(self.plan.amount);
            return Err(changed(&format!(
                "Converge would charge {}, our book says {}. Decide about that first.",
                money_words(minor, currency),
                money_words(self.plan.amount.minor, self.plan.amount.currency)
            )));
        }
        let witness = self.witness(office, &shown, made, Vec::new(), Vec::new()).await?;
        let call = match request {
            TakeRequest::Installment(request) => Call::TakeInstallment(request),
            TakeRequest::Recurring(request) => Call::TakeRecurring(request),
        };
        Ok((call, witness))
    }

    async fn add(&self, office: &Office) -> Result<(Call, Witness), OfficeError> {
        let request = AddRequest::of(&self.plan, gateway_day(&self.facts, office.now()))?;
        let card_of = self.plan.card.of_payment.as_deref().unwrap_or_default();
        let now = office.now().as_millisecond();
        let payment = match self.seat.payment_now(card_of).await {
            Ok(payment) => payment,
            Err(error) => return Err(seat::failed(office, &self.facts, &error).await),
        };
        if payment.shown.is_none() {
            return Err(OfficeError::invalid(
                "card_of",
                "payment_not_shown",
                "Converge does not show the payment whose card is to be used on this terminal. Nothing was sent.",
            ));
        }
        let witness = Witness::Plan {
            id: String::new(),
            installment: self.installment(),
            made: 0,
            payments: Vec::new(),
            wanted: Vec::new(),
            before: Vec::new(),
            gateway_time: words::gateway_time(payment.gateway_time, now)?,
        };
        let call = match request {
            AddRequest::Installment(request) => Call::AddInstallment(Box::new(request)),
            AddRequest::Recurring(request) => Call::AddRecurring(Box::new(request)),
        };
        Ok((call, witness))
    }

    async fn update(&self, office: &Office, change: &str) -> Result<(Call, Witness), OfficeError> {
        let change = PlanChange::read(change)?;
        let request = UpdateRequest::of(&self.plan, &change, gateway_day(&self.facts, office.now()))?;
        let shown = self.shown(office).await?;
        let wanted = wanted(&self.plan, &change);
        let before = shown
            .fields
            .as_ref()
            .map(|fields| journal::texts(fields, &wanted))
            .unwrap_or_default();
        let made = shown.made.unwrap_or(0);
        let witness = self.witness(office, &shown, made, wanted, before).await?;
        let call = match request {
            UpdateRequest::Installment(request) => Call::UpdateInstallment(Box::new(request)),
            UpdateRequest::Recurring(request) => Call::UpdateRecurring(Box::new(request)),
        };
        Ok((call, witness))
    }

    async fn delete(&self, office: &Office) -> Result<(Call, Witness), OfficeError> {
        let request = DeleteRequest::of(&self.plan)?;
        let shown = self.shown(office).await?;
        let made = shown.made.unwrap_or(0);
        let witness = self.witness(office, &shown, made, Vec::new(), Vec::new()).await?;
        let call = match request {
            DeleteRequest::Installment(request) => Call::DeleteInstallment(request),
            DeleteRequest::Recurring(request) => Call::DeleteRecurring(request),
        };
        Ok((call, witness))
    }

    /// What is known now. Payments that came of earlier acts are known, shown or not: the
    /// gateway's lists may lag behind its counter.
    async fn witness(
        &self,
        office: &Office,
        shown: &PlanShown,
        made: u32,
        wanted: Vec<(String, String)>,
        before: Vec<(String, String)>,
    ) -> Result<Witness, OfficeError> {
        let filter = IntentFilter {
            account: Some(self.plan.account.to_string()),
            target: Some(self.plan.id.clone()),
            open: false,
            limit: EARLIER,
        };
        let earlier = office.0.ledger.list_intents(&filter).await?;
        let ours = earlier.iter().filter_map(|intent| journal::told(intent).txn);
        let mut payments: Vec<String> = shown
            .payments
            .iter()
            .map(|seen| seen.id.clone())
            .chain(ours)
            .collect();
        payments.sort_unstable();
        payments.dedup();
        Ok(Witness::Plan {
            id: self.plan.gateway_id.clone().unwrap_or_default(),
            installment: self.installment(),
            made,
            payments,
            wanted,
            before,
            gateway_time: words::gateway_time(shown.gateway_time, office.now().as_millisecond())?,
        })
    }
}

/// The texts that an update gives a plan, as `recurringquery` writes them.
fn wanted(plan: &Plan, change: &PlanChange) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut add = |name: &str, text: Option<String>| {
        if let Some(text) = text {
            texts.push((name.to_owned(), text));
        }
    };
    let money = |minor: i64| {
        Money {
            minor,
            currency: plan.amount.currency,
        }
        .to_string()
    };
    add("ssl_amount", change.amount.map(money));
    add(
        "ssl_total_installments",
        change.total.map(|total| total.to_string()),
    );
    add("ssl_next_payment_date", change.next.map(domain::wire_date));
    add(
        "ssl_billing_cycle",
        change
            .cycle
            .map(|cycle| domain::Coded::word(cycle).to_ascii_uppercase()),
    );
    add(
        "ssl_skip_payment",
        change
            .skip_next
            .map(|skip| if skip { "Y" } else { "N" }.to_owned()),
    );
    texts
}

/// The day at the gateway.
fn gateway_day(facts: &AccountFacts, now: Timestamp) -> Date {
    now.to_zoned(seat::zone(facts)).date()
}

fn changed(sentence: &str) -> OfficeError {
    OfficeError::new(Code::MoneyChanged, format!("{sentence} Nothing was sent."))
}

/// The book follows what became of an act, in the same transaction as the outcome.
pub(crate) async fn follow(
    work: &mut Work,
    intent: &Intent,
    state: IntentState,
    told: &Told,
) -> Result<(), OfficeError> {
    let of_plan = !matches!(intent.kind, ActKind::Void | ActKind::Return | ActKind::Settle);
    if !of_plan || state == intent.state {
        return Ok(());
    }
    let Some(plan) = work.plan(&intent.target).await? else {
        return Ok(());
    };
    let at = intent.dispatched_at.unwrap_or(intent.armed_at).div_euclid(1_000);
    let takes = matches!(intent.kind, ActKind::TakeInstallment | ActKind::TakeRecurring);
    let outcome = match (state, intent.kind) {
        (IntentState::Unknown, _) if takes => Some(PlanOutcome::Unknown { at }),
        (IntentState::Declined, _) if takes => Some(PlanOutcome::Declined {
            message: told.message.clone().unwrap_or_default(),
            txn: told.txn.clone(),
            at,
        }),
        (state, _) if state.is_done() && takes => Some(PlanOutcome::Paid {
            made: told.made,
            next: told.next.as_deref().and_then(|day| day.parse().ok()),
            message: told.message.clone().unwrap_or_default(),
            txn: told.txn.clone(),
            at,
        }),
        (state, ActKind::AddPlan) if state.is_done() => {
            told.plan
                .clone()
                .or_else(|| told.txn.clone())
                .map(|gateway_id| PlanOutcome::Added {
                    gateway_id,
                    told: None,
                })
        }
        (state, ActKind::UpdatePlan) if state.is_done() => match journal::act_of(intent) {
            Some(MoneyAct::UpdatePlan { change, .. }) => Some(PlanOutcome::Changed {
                change: PlanChange::read(&change)?,
                told: None,
            }),
            _ => None,
        },
        (state, ActKind::DeletePlan) if state.is_done() => Some(PlanOutcome::Ended {
            reason: intent.reason.clone(),
        }),
        _ => None,
    };
    match outcome {
        Some(outcome) => plans::settled(work, &plan, outcome).await,
        None => Ok(()),
    }
}

/// Tells the screens that a plan changed.
pub(crate) fn tell(office: &Office, intent: &Intent) {
    if !matches!(intent.kind, ActKind::Void | ActKind::Return | ActKind::Settle) {
        office.tell(ChangedThing::Plans, vec![intent.target.clone()], "money");
    }
}
