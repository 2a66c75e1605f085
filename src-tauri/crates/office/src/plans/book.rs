//! The book as it is shown: all plans with what was seen of them.

use std::collections::{BTreeMap, HashMap};

use domain::PlanState;
use jiff::civil::Date;
use ledger::{Plan, PlanSeen};

use super::{differences, words};
use crate::days;
use crate::dto::{AtConverge, PlanCount, PlanList, PlanRow, PlanStanding, PlansRequest};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::small;
use crate::views::{self, AccountFacts, instant};

/// Most rows of one page.
const LARGEST_PAGE: u32 = 1_000;

/// The plans of an account with all that is known of them.
pub(super) struct Book {
    pub(super) facts: AccountFacts,
    pub(super) plans: Vec<Plan>,
    seen: HashMap<String, Vec<PlanSeen>>,
    pub(super) today: Date,
}

impl Book {
    pub(super) async fn of(office: &Office, account: &str) -> Result<Self, OfficeError> {
        let facts = views::facts(office, account).await?;
        let plans = office.0.ledger.list_plans(&facts.account.id).await?;
        let mut seen: HashMap<String, Vec<PlanSeen>> = HashMap::new();
        for one in office.0.ledger.list_plans_seen(&facts.account.id).await? {
            seen.entry(one.plan.clone()).or_default().push(one);
        }
        Ok(Self {
            today: facts.today(),
            facts,
            plans,
            seen,
        })
    }

    /// The book in which a plan stands.
    pub(super) async fn with(office: &Office, plan: &str) -> Result<(Self, Plan), OfficeError> {
        let plan = super::get(office, plan).await?;
        let book = Self::of(office, plan.account.as_str()).await?;
        Ok((book, plan))
    }

    /// What was seen of a plan, its own terminal first.
    pub(super) fn seen(&self, plan: &Plan) -> Vec<&PlanSeen> {
        let mut seen: Vec<&PlanSeen> = self.seen.get(&plan.id).into_iter().flatten().collect();
        seen.sort_by_key(|one| one.terminal != plan.terminal);
        seen
    }

    /// What was seen of a plan at its own terminal.
    pub(super) fn own(&self, plan: &Plan) -> Option<&PlanSeen> {
        let mut all = self.seen.get(&plan.id).into_iter().flatten();
        all.find(|one| one.terminal == plan.terminal)
    }

    pub(super) fn terminal_name(&self, id: &domain::TerminalId) -> String {
        let found = self.facts.terminals.iter().find(|terminal| terminal.id == *id);
        found.map_or_else(String::new, |terminal| terminal.name.clone())
    }

    /// How a plan stands at the gateway, by what was seen last.
    pub(super) fn at_converge(&self, plan: &Plan) -> AtConverge {
        if plan.gateway_id.is_none() {
            return AtConverge::NotSent;
        }
        match self.own(plan) {
            None => AtConverge::NeverAsked,
            Some(own) if own.found => match differences::of(plan, own).is_empty() {
                true => AtConverge::Confirmed,
                false => AtConverge::Differs,
            },
            Some(_) if self.seen(plan).iter().any(|one| one.found) => AtConverge::Elsewhere,
            Some(_) => AtConverge::Missing,
        }
    }

    fn at_converge_words(&self, plan: &Plan, at: AtConverge) -> String {
        let day = |seconds| days::words(days::of(&self.facts.account, seconds), self.today);
        let made = day(plan.created_at);
        let asked = self.own(plan).map_or_else(String::new, |own| day(own.at));
        match (plan.state, at) {
            (PlanState::Ended, _) => "Ended at Converge for good.".to_owned(),
            (_, AtConverge::NotSent) => format!("Not at Converge: created here {made}, never sent."),
            (_, AtConverge::NeverAsked) => {
                "Converge was not asked about this plan yet. Compare the book to know.".to_owned()
            }
            (_, AtConverge::Confirmed) => format!("The same at Converge on {asked}."),
            (_, AtConverge::Missing) => {
                format!("Not at Converge: created here {made}, never confirmed. Last asked {asked}.")
            }
            (_, AtConverge::Differs) => {
                let fields = self
                    .own(plan)
                    .map_or_else(Vec::new, |own| differences::of(plan, own));
                let names: Vec<String> = fields.into_iter().map(|one| one.label.to_lowercase()).collect();
                format!("Different at Converge: {}.", crate::paper::listed(&names))
            }
            (_, AtConverge::Elsewhere) => {
                let found = self.seen(plan).into_iter().filter(|one| one.found);
                let names: Vec<String> = found.map(|one| self.terminal_name(&one.terminal)).collect();
                format!(
                    "Not at {}, but found at {}.",
                    self.terminal_name(&plan.terminal),
                    crate::paper::listed(&names)
                )
            }
        }
    }

    /// A plan as a row of the list.
    pub(super) fn row(&self, plan: &Plan) -> PlanRow {
        let at = self.at_converge(plan);
        let last = plan.last.as_ref();
        PlanRow {
            id: plan.id.clone(),
            terminal_id: plan.terminal.to_string(),
            terminal_name: self.terminal_name(&plan.terminal),
            kind: plan.kind,
            state: plan.state,
            standing: words::standing(plan),
            gateway_id: plan.gateway_id.clone(),
            name: plan.name.clone(),
            customer: words::customer(&plan.customer),
            amount: plan.amount.into(),
            made: plan.made,
            total: plan.total,
            progress: words::progress(plan.kind, plan.made, plan.total),
            remaining: words::remaining(plan, plan.made),
            next: plan.next.map(|day| day.to_string()),
            cycle: plan.cycle,
            cycle_words: words::cycle(plan.cycle, plan.half).to_owned(),
            last_result: last.map(|last| last.result),
            last_message: last.map_or_else(String::new, |last| last.message.clone()),
            last_at: last.map(|last| instant(last.at)),
            at_converge: at,
            at_converge_words: self.at_converge_words(plan, at),
            card_brand: plan.card.brand.clone(),
            card_last4: plan.card.last4.clone(),
            card_expiry: words::expiry(&plan.card.expiry),
        }
    }

    /// Plans that run, or should.
    pub(super) fn running(&self) -> impl Iterator<Item = &Plan> {
        self.plans.iter().filter(|plan| {
            matches!(
                words::standing(plan),
                PlanStanding::Running | PlanStanding::Unknown
            )
        })
    }
}

/// The book, the next payment first; plans without one come last.
pub async fn list(office: &Office, request: PlansRequest) -> Result<PlanList, OfficeError> {
    let book = Book::of(office, &request.account_id).await?;
    let mut counts: BTreeMap<PlanStanding, u32> = BTreeMap::new();
    for plan in &book.plans {
        *counts.entry(words::standing(plan)).or_default() += 1;
    }
    let wanted = request.text.trim().to_lowercase();
    let fits = |plan: &&Plan| {
        let places = [
            words::customer(&plan.customer),
            plan.customer.company.clone(),
            plan.name.clone(),
            plan.card.last4.clone(),
            plan.gateway_id.clone().unwrap_or_default(),
        ];
        (wanted.is_empty() || places.iter().any(|place| place.to_lowercase().contains(&wanted)))
            && (request.standings.is_empty() || request.standings.contains(&words::standing(plan)))
            && (request.at_converge.is_empty() || request.at_converge.contains(&book.at_converge(plan)))
    };
    let mut plans: Vec<&Plan> = book.plans.iter().filter(fits).collect();
    plans.sort_by_key(|plan| {
        let quiet = !matches!(words::standing(plan), PlanStanding::Running | PlanStanding::Draft);
        (
            quiet,
            plan.next.is_none(),
            plan.next,
            words::customer(&plan.customer),
        )
    });
    let limit = match request.limit {
        0 => LARGEST_PAGE,
        limit => limit.min(LARGEST_PAGE),
    };
    Ok(PlanList {
        total: small(plans.len() as u64),
        rows: plans
            .into_iter()
            .skip(request.offset as usize)
            .take(limit as usize)
            .map(|plan| book.row(plan))
            .collect(),
        counts: counts
            .into_iter()
            .map(|(standing, count)| PlanCount { standing, count })
            .collect(),
    })
}
