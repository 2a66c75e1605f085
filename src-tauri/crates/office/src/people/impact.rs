//! What stops, and what has to be done, when a person leaves.

use std::collections::BTreeMap;

use ledger::{AuditSearch, Person};
use serde_json::Value;

use super::{book, view};
use crate::dto::{AuditResult, IdRequest, PersonImpact, SeenPin};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::paper::counted;
use crate::views::{self, AccountFacts, instant};
use crate::{approvals, audit};

/// How far back PINs count as known, in days.
const DAYS: i64 = 90;
/// Entries of one person that are looked through.
const ENTRIES: i64 = 100_000;

/// What stops when a person no longer signs in.
pub async fn impact(office: &Office, request: IdRequest) -> Result<PersonImpact, OfficeError> {
    of(office, &book::find(office, &request.id).await?).await
}

pub(super) async fn of(office: &Office, person: &Person) -> Result<PersonImpact, OfficeError> {
    let people = office.0.ledger.list_people().await?;
    let pins = seen_pins(office, &person.id).await?;
    let requests = approvals::open_of(office, &person.id).await?;
    let views = office.0.ledger.views_of(&person.id).await?;
    let mut sentences = Vec::new();
    if !pins.is_empty() {
        sentences.push(format!("saw {} in 90 days", counted(pins.len(), "PIN", "PINs")));
    }
    if !requests.is_empty() {
        let what = counted(requests.len(), "open refund request", "open requests");
        sentences.push(format!("has {what}"));
    }
    if !views.is_empty() {
        sentences.push(format!("owns {}", counted(views.len(), "view", "views")));
    }
    Ok(PersonImpact {
        refused: book::last_administrator(&people, person),
        person: view::person(office, person),
        pins,
        requests,
        views,
        sentences,
    })
}

/// PINs that a person has seen, copied or handed over, each terminal once with the last time.
pub(super) async fn seen_pins(office: &Office, person: &str) -> Result<Vec<SeenPin>, OfficeError> {
    let search = AuditSearch {
        person: Some(person.to_owned()),
        result: Some(audit::word(&AuditResult::Done)),
        from: Some(office.now().as_second() - DAYS * 24 * 3600),
        limit: ENTRIES,
        ..AuditSearch::default()
    };
    let entries = office.0.ledger.search_audit(&search).await?;
    let all = views::all_facts(office).await?;
    let mut seen: BTreeMap<(String, String), i64> = BTreeMap::new();
    // Newest first: the first of a terminal is the last time.
    for found in entries {
        let entry = found.entry;
        let terminals = match entry.action.as_str() {
            "pin_revealed" | "pin_copied" => entry
                .object_id
                .map(|id| (entry.object_name, id))
                .into_iter()
                .collect(),
            "handoff" => handed_over(&all, entry.account.as_deref(), entry.after.as_deref()),
            _ => Vec::new(),
        };
        for terminal in terminals {
            seen.entry(terminal).or_insert(entry.at);
        }
    }
    Ok(seen
        .into_iter()
        .map(|((terminal_name, terminal_id), at)| SeenPin {
            rotated: all
                .iter()
                .filter(|facts| facts.terminals.iter().any(|t| t.id.as_str() == terminal_id))
                .all(|facts| book::rotated_since(facts, &terminal_id, at)),
            terminal_id,
            terminal_name,
            at: instant(at),
        })
        .collect())
}

/// The terminals of a hand-off with full PINs: those have a recipient.
fn handed_over(all: &[AccountFacts], account: Option<&str>, after: Option<&str>) -> Vec<(String, String)> {
    let Some(Ok(after)) = after.map(serde_json::from_str::<Value>) else {
        return Vec::new();
    };
    let text = |field: &str| after.get(field).and_then(Value::as_str);
    let (Some(_), Some(names)) = (text("recipient"), text("terminals")) else {
        return Vec::new();
    };
    let terminals = all
        .iter()
        .filter(|facts| Some(facts.account.id.as_str()) == account)
        .flat_map(|facts| &facts.terminals);
    let names: Vec<&str> = names.split(", ").collect();
    terminals
        .filter(|terminal| names.contains(&terminal.name.as_str()))
        .map(|terminal| (terminal.name.clone(), terminal.id.to_string()))
        .collect()
}
