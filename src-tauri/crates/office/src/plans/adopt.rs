//! Plans that run at the gateway and are not in the book: taken in by their id.

use std::collections::{BTreeMap, HashSet};

use converge::{PastedId, Request, Wire};
use domain::{BillingCycle, Money, PlanKind, PlanState, SeenBy};
use history::{Cancel, Filter, Sort};
use ledger::{Plan, PlanCard, PlanCustomer, Terminal};
use tokio_util::sync::CancellationToken;

use super::ask::{Asker, Told};
use super::book::Book;
use super::outcome::as_seen;
use super::{Facts, draft, page, payments, query, words};
use crate::dto::{AccountRequest, AdoptPlan, PlanPage, UnknownPlan, UnknownPlans};
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::text_fields;
use crate::transactions::Showing;

/// Newest payments that are looked through for ids of plans.
const LOOKED_THROUGH: u32 = 20_000;
/// Characters of a plan's id.
const ID_LENGTHS: [usize; 2] = [44, 46];

/// Takes a plan into the book as the gateway tells it.
///
/// # Errors
/// An id that has not the shape of one is refused before anything is sent; so is one that is
/// in the book.
pub async fn adopt(office: &Office, request: AdoptPlan) -> Result<PlanPage, OfficeError> {
    let id = pasted(&request.gateway_id, request.kind)?;
    let name = text_fields::accept("name", &request.name, 100)?;
    let book = Book::of(office, &request.account_id).await?;
    not_here(&book, &id)?;
    let terminals = candidates(&book, request.terminal_id.as_deref())?;
    let client = gateway::client(office, &book.facts.account).await?;
    let token = CancellationToken::new();
    let asker = Asker {
        office,
        facts: &book.facts,
        client: &client,
        token: &token,
    };
    let kinds = request
        .kind
        .map_or(vec![PlanKind::Installment, PlanKind::Recurring], |kind| {
            vec![kind]
        });
    let mut failed = None;
    for terminal in terminals {
        for kind in &kinds {
            match asker.ask(terminal, *kind, &id).await? {
                Told::Found(fields) => {
                    let _turn = office.turn().await;
                    // Somebody else may have taken it in meanwhile.
                    not_here(&Book::of(office, &request.account_id).await?, &id)?;
                    return taken_in(office, &book, terminal, &fields, &name).await;
                }
                Told::Failed(words) => {
                    failed = Some(words);
                    break;
                }
                Told::NotThere | Told::Cancelled => {}
            }
        }
    }
    Err(match failed {
        Some(words) => OfficeError::new(
            Code::VerifyFailed,
            format!("The plan could not be looked up. {words} Nothing was changed."),
        ),
        None => OfficeError::not_found("plan at Converge").with("gatewayId", id),
    })
}

fn not_here(book: &Book, id: &str) -> Result<(), OfficeError> {
    let mut plans = book.plans.iter();
    let Some(known) = plans.find(|plan| same(plan.gateway_id.as_deref(), id)) else {
        return Ok(());
    };
    Err(OfficeError::new(
        Code::DuplicateName,
        format!("This is {} and is in the book already.", words::called(known)),
    )
    .with("field", "gateway_id")
    .with("planId", known.id.clone()))
}

/// An id as pasted: whole, or refused before anything is sent.
pub(super) fn pasted(typed: &str, kind: Option<PlanKind>) -> Result<String, OfficeError> {
    let id = PastedId::from(domain::clean(typed, true).text).to_wire();
    let checked = query(kind.unwrap_or(PlanKind::Installment), &id).check();
    checked.map(|()| id.to_ascii_uppercase()).map_err(|broken| {
        let length = id.chars().count();
        let message = match length {
            0 => "Paste the plan's ID as Converge shows it.".to_owned(),
            length if ID_LENGTHS.contains(&length) => {
                "This is not a plan's ID: a character is wrong. Copy it again from Converge. Nothing was sent."
                    .to_owned()
            }
            length => format!(
                "This is not a whole plan ID: it has {length} characters, and a whole one has 44 or 46. Copy it again from Converge. Nothing was sent."
            ),
        };
        OfficeError::invalid("gateway_id", "plan_id_shape", message).with("gatewayCode", broken.gateway_code())
    })
}

pub(super) fn same(known: Option<&str>, id: &str) -> bool {
    known.is_some_and(|known| known.eq_ignore_ascii_case(id))
}

/// The terminals to ask: the one that was named, else all that can have plans.
fn candidates<'a>(book: &'a Book, named: Option<&str>) -> Result<Vec<&'a Terminal>, OfficeError> {
    if let Some(id) = named {
        let terminal = book.facts.terminal(id)?;
        draft::can_have_plans(terminal)?;
        return Ok(vec![terminal]);
    }
    let able: Vec<&Terminal> = able(book).collect();
    if able.is_empty() {
        return Err(OfficeError::invalid(
            "terminal",
            "terminal_without_plans",
            "No Internet or mail/phone order terminal with a PIN is here. Plans run on those only.",
        ));
    }
    Ok(able)
}

/// Terminals at which plans can be and that can be asked.
pub(super) fn able(book: &Book) -> impl Iterator<Item = &Terminal> {
    book.facts
        .active_terminals()
        .filter(|terminal| draft::can_have_plans(terminal).is_ok())
        .filter(|terminal| book.facts.credential(terminal).is_some())
}

async fn taken_in(
    office: &Office,
    book: &Book,
    terminal: &Terminal,
    fields: &converge::Fields,
    name: &str,
) -> Result<PlanPage, OfficeError> {
    let told = Facts::of(fields, book.facts.account.currency)
        .ok_or_else(|| OfficeError::internal(&"a plan without an id"))?;
    let mut plan = blank(office, book, terminal, &told)?;
    name.clone_into(&mut plan.name);
    told.write_over(&mut plan);
    let mut work = office.0.ledger.begin_plans().await?;
    work.put_plan(&plan).await?;
    work.put_plan_seen(&as_seen(
        office,
        &plan,
        terminal.id.clone(),
        Some(fields),
        SeenBy::Adopted,
    ))
    .await?;
    let note = draft::note(
        "plan_adopted",
        &plan,
        format!("took {} from Converge into the book", words::called(&plan)),
    )
    .change(None, Some(draft::values(&plan)));
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    payments::learn(office, &book.facts, &plan).await?;
    page::of(office, &plan.id).await
}

/// What is needed at least to keep a plan: the gateway must have told its amount.
fn blank(office: &Office, book: &Book, terminal: &Terminal, told: &Facts) -> Result<Plan, OfficeError> {
    let amount = told
        .amount
        .filter(|money: &Money| money.minor > 0)
        .ok_or_else(|| {
            OfficeError::new(
                Code::VerifyFailed,
                "Converge's answer has no amount that can be read, so the plan was not taken in.",
            )
        })?;
    let now = office.now().as_second();
    Ok(Plan {
        id: fresh_id(),
        account: book.facts.account.id.clone(),
        terminal: terminal.id.clone(),
        kind: told.kind,
        state: PlanState::Active,
        gateway_id: Some(told.gateway_id.clone()),
        name: String::new(),
        amount,
        made: None,
        total: None,
        start: None,
        next: None,
        // Where the gateway does not tell it, nothing is computed.
        cycle: BillingCycle::Suspended,
        half: None,
        end_of_month: false,
        skip_next: false,
        customer: PlanCustomer::default(),
        card: PlanCard::default(),
        last: None,
        reason: String::new(),
        created_at: now,
        created_by: office.0.ports.person.clone(),
        changed_at: now,
    })
}

/// Ids of plans that stand in the local copy of payments and not in the book.
pub async fn unknown(office: &Office, request: AccountRequest) -> Result<UnknownPlans, OfficeError> {
    let book = Book::of(office, &request.account_id).await?;
    let showing = Showing::of(office, &book.facts).await?;
    let able: HashSet<String> = book
        .facts
        .terminals
        .iter()
        .filter(|terminal| draft::can_have_plans(terminal).is_ok())
        .map(|terminal| terminal.id.to_string())
        .collect();
    let mut sources: Vec<i64> = showing
        .terminals()
        .filter(|(_, id)| able.contains(*id))
        .map(|(no, _)| no)
        .collect();
    sources.sort_unstable();
    let details = office
        .history(move |history| {
            let filter = Filter {
                sources: sources.clone(),
                ..Filter::default()
            };
            let first = history.first(&filter, Sort::NEWEST_FIRST, LOOKED_THROUGH, &Cancel::new())?;
            let mut found = Vec::new();
            for row in first.rows {
                if let Some(detail) = history.detail(&sources, &row.id)?
                    && let Some((kind, id)) = payments::plan_of(&detail.fields)
                {
                    found.push((kind, id, detail.row));
                }
            }
            Ok(found)
        })
        .await?;
    let mut plans: BTreeMap<String, UnknownPlan> = BTreeMap::new();
    for (kind, id, row) in details {
        if book
            .plans
            .iter()
            .any(|plan| same(plan.gateway_id.as_deref(), &id))
        {
            continue;
        }
        let (terminal_id, terminal_name) = showing.terminal(row.source);
        let entry = plans.entry(id.clone()).or_insert_with(|| UnknownPlan {
            gateway_id: id,
            terminal_id,
            terminal_name,
            kind,
            customer: row.customer.clone(),
            amount: row.amount.map(|minor| {
                Money {
                    minor,
                    currency: row.currency,
                }
                .into()
            }),
            payments: 0,
        });
        entry.payments += 1;
    }
    let mut plans: Vec<UnknownPlan> = plans.into_values().collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.payments));
    Ok(UnknownPlans { plans })
}
