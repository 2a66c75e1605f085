//! The book compared with the gateway, plan by plan. What is seen is kept beside the book and
//! never merged into it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::{PlanState, SeenBy, TerminalId};
use ledger::{Plan, Terminal};

use super::ask::{Asker, Told};
use super::book::Book;
use super::outcome::keep_seen;
use super::{adopt, page, payments};
use crate::audit::{self, Note};
use crate::brake;
use crate::dto::{
    AtConverge, AuditObject, AuditResult, CompareEvent, CompareReport, CompareRequest, Compared,
    ComparedCount, IdRequest, PlanPage,
};
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::money_words::thousands;
use crate::operations::Kind;
use crate::transactions::small;

/// Between two questions, so that a book of thousands does not crowd the gateway.
const PAUSE: Duration = Duration::from_millis(20);
/// At most ten progress messages a second.
const BETWEEN_MESSAGES: Duration = Duration::from_millis(100);

/// Asks the gateway about one plan now and keeps what it says beside the book.
///
/// # Errors
/// For a plan without an id, while the brake is on, and when there is no answer.
pub async fn look(office: &Office, request: IdRequest) -> Result<PlanPage, OfficeError> {
    let (book, plan) = Book::with(office, &request.id).await?;
    let Some(id) = &plan.gateway_id else {
        return Err(OfficeError::invalid(
            "plan",
            "plan_not_sent",
            "This plan has no ID at Converge, so there is nothing to ask for.",
        ));
    };
    let client = gateway::client(office, &book.facts.account).await?;
    let token = tokio_util::sync::CancellationToken::new();
    let asker = Asker {
        office,
        facts: &book.facts,
        client: &client,
        token: &token,
    };
    let failed = asked(&asker, &book, &plan, id, SeenBy::Looked).await?;
    payments::learn(office, &book.facts, &plan).await?;
    match failed {
        None => page::of(office, &plan.id).await,
        Some(words) => Err(OfficeError::new(
            Code::VerifyFailed,
            format!("The plan could not be looked up. {words} Nothing was changed."),
        )),
    }
}

/// Asks about one plan, at other terminals too where its own does not know it; answers why it
/// could not be asked.
async fn asked(
    asker: &Asker<'_>,
    book: &Book,
    plan: &Plan,
    id: &str,
    how: SeenBy,
) -> Result<Option<String>, OfficeError> {
    let office = asker.office;
    let own = book.facts.terminal(plan.terminal.as_str())?;
    match asker.ask(own, plan.kind, id).await? {
        Told::Found(fields) => {
            keep_seen(office, plan, own.id.clone(), Some(&fields), how).await?;
            return Ok(None);
        }
        Told::Failed(words) => return Ok(Some(words)),
        Told::Cancelled => return Ok(Some("Not asked: cancelled.".to_owned())),
        Told::NotThere => {}
    }
    keep_seen(office, plan, own.id.clone(), None, how).await?;
    let others: Vec<&Terminal> = adopt::able(book)
        .filter(|terminal| terminal.id != own.id)
        .collect();
    for other in others {
        match asker.ask(other, plan.kind, id).await? {
            Told::Found(fields) => keep_seen(office, plan, other.id.clone(), Some(&fields), how).await?,
            Told::NotThere if book.seen(plan).iter().any(|seen| seen.terminal == other.id) => {
                keep_seen(office, plan, other.id.clone(), None, how).await?;
            }
            Told::NotThere | Told::Failed(_) => {}
            Told::Cancelled => break,
        }
    }
    Ok(None)
}

/// Compares the plans of an account with the gateway. Drafts are told without asking.
///
/// # Errors
/// While the brake is on, nothing is asked. What single plans answer is no error.
pub async fn compare(
    office: &Office,
    request: CompareRequest,
    progress: impl Fn(CompareEvent) + Send + Sync,
) -> Result<CompareReport, OfficeError> {
    let running = office.start(Kind::Plans, &request.operation_id)?;
    let book = Book::of(office, &request.account_id).await?;
    if let Some(until) = brake::view(office, &book.facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let wanted = |plan: &&Plan| {
        plan.state == PlanState::Active && request.plan_ids.as_ref().is_none_or(|ids| ids.contains(&plan.id))
    };
    let plans: Vec<&Plan> = book.plans.iter().filter(wanted).collect();
    let client = gateway::client(office, &book.facts.account).await?;
    let asker = Asker {
        office,
        facts: &book.facts,
        client: &client,
        token: &running.token,
    };
    let all = small(plans.len() as u64);
    progress(CompareEvent::Started { plans: all });
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    let mut closed: BTreeMap<TerminalId, String> = BTreeMap::new();
    let (mut told, mut cancelled) = (Instant::now(), false);
    for (done, plan) in plans.iter().enumerate() {
        if running.token.is_cancelled() {
            cancelled = true;
            break;
        }
        let Some(id) = &plan.gateway_id else { continue };
        // A terminal that could not be asked is not asked again for each of its plans.
        let failed = match closed.get(&plan.terminal) {
            Some(words) => Some(words.clone()),
            None => match asked(&asker, &book, plan, id, SeenBy::Compared).await {
                Ok(failed) => failed,
                Err(error) if error.code == Code::VerifyBrake => {
                    cancelled = true;
                    failures.insert(plan.id.clone(), error.message);
                    break;
                }
                Err(error) => return Err(error),
            },
        };
        match failed {
            Some(words) if running.token.is_cancelled() => {
                failures.insert(plan.id.clone(), words);
                cancelled = true;
                break;
            }
            Some(words) => {
                closed.insert(plan.terminal.clone(), words.clone());
                failures.insert(plan.id.clone(), words);
            }
            None => payments::learn(office, &book.facts, plan).await?,
        }
        if told.elapsed() >= BETWEEN_MESSAGES || done + 1 == plans.len() {
            told = Instant::now();
            progress(CompareEvent::Progress {
                done: small(done as u64 + 1),
                plans: all,
            });
        }
        tokio::time::sleep(PAUSE).await;
    }
    report(office, &request, &failures, cancelled).await
}

async fn report(
    office: &Office,
    request: &CompareRequest,
    failures: &BTreeMap<String, String>,
    cancelled: bool,
) -> Result<CompareReport, OfficeError> {
    let book = Book::of(office, &request.account_id).await?;
    let wanted = |plan: &&Plan| {
        matches!(plan.state, PlanState::Active | PlanState::Draft)
            && request.plan_ids.as_ref().is_none_or(|ids| ids.contains(&plan.id))
    };
    let mut counts: BTreeMap<AtConverge, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for plan in book.plans.iter().filter(wanted) {
        let at = book.at_converge(plan);
        *counts.entry(at).or_default() += 1;
        let failed = failures.get(&plan.id).cloned();
        if at != AtConverge::Confirmed || failed.is_some() {
            rows.push(Compared {
                row: book.row(plan),
                failed,
            });
        }
    }
    let sentence = sentence(&counts, failures.len(), cancelled);
    let result = if cancelled {
        AuditResult::Cancelled
    } else {
        AuditResult::Done
    };
    let account = &book.facts.account;
    let note = Note::new(
        "plans_compared",
        AuditObject::Account,
        "compared the book of plans with Converge",
    )
    .about(account.id.to_string(), account.name.clone())
    .account(account.id.to_string())
    .change(None, Some(serde_json::json!({ "found": sentence })))
    .ended(result);
    audit::note(office, note).await?;
    Ok(CompareReport {
        rows,
        counts: counts
            .into_iter()
            .map(|(at_converge, count)| ComparedCount { at_converge, count })
            .collect(),
        failed: small(failures.len() as u64),
        cancelled,
        brake: brake::view(office, &account.id).await?,
        sentence,
    })
}

fn sentence(counts: &BTreeMap<AtConverge, u32>, failed: usize, cancelled: bool) -> String {
    let count = |at| counts.get(&at).copied().unwrap_or(0);
    let mut parts = Vec::new();
    for (at, words) in [
        (AtConverge::Confirmed, "the same at Converge"),
        (AtConverge::Differs, "different there"),
        (AtConverge::Missing, "not there"),
        (AtConverge::Elsewhere, "under another terminal"),
        (AtConverge::NotSent, "never sent"),
        (AtConverge::NeverAsked, "not asked about"),
    ] {
        if count(at) > 0 {
            parts.push(format!("{} {words}", thousands(count(at))));
        }
    }
    if parts.is_empty() {
        parts.push("There is no plan to compare".to_owned());
    }
    let failed = match failed {
        0 => String::new(),
        n => format!(" {} could not be asked about.", thousands(n as u64)),
    };
    let stopped = if cancelled {
        " It was stopped before the end."
    } else {
        ""
    };
    format!("{}.{failed}{stopped}", parts.join(", "))
}
