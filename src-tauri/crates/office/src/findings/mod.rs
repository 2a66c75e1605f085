//! What is wrong in an account, from what is known now: nothing is asked. Patterns come before
//! single failures, because the pattern tells what to do.

mod compare;
mod crosswise;
mod doubles;
mod draft;
mod facts;
mod gather;
mod names;
mod records;
mod refused;
mod reported;
pub(crate) mod seen;
mod state;
#[cfg(test)]
mod tests;
mod zone;

use std::collections::BTreeSet;

pub(crate) use compare::{Named, table, whose};
pub(crate) use facts::{Facts, Unticked};
pub(crate) use gather::{gather, looks_like_person};

use crate::dto::{AccountRequest, Finding, FindingKind, FindingWeight, Findings};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{self, AccountFacts};

/// All that is wrong in an account, worst first.
pub async fn show(office: &Office, request: AccountRequest) -> Result<Findings, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    Ok(of(&facts))
}

/// The findings of an account as stored.
pub(crate) fn of(facts: &AccountFacts) -> Findings {
    let findings = judge(&gather(facts));
    Findings {
        blocks_hand_off: findings.iter().any(|f| f.weight == FindingWeight::Blocks),
        findings,
    }
}

/// Finds mistakes; the same facts give the same findings in the same order, in whatever order
/// the terminals stand.
pub(crate) fn judge(facts: &Facts) -> Vec<Finding> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    // Each step leaves out what an earlier one has explained.
    for step in [
        |facts: &Facts, _: &BTreeSet<String>| doubles::find(facts),
        refused::find,
        crosswise::by_name,
    ] {
        let explained = step(facts, &known);
        found.extend(explained.findings);
        known.extend(explained.terminals);
    }
    // Nobody asks through a user that is switched off: that comes first, the rest shows afterwards.
    known.extend(
        facts
            .active()
            .filter(|t| facts.user_is_off(t))
            .map(|t| t.id.clone()),
    );
    found.extend(crosswise::by_payments(facts, &known));
    found.extend(reported::find(facts, &known));
    found.extend(state::find(facts, &known));
    found.extend(records::find(facts));
    found.sort_by(|a, b| {
        let key = |f: &Finding| (f.weight, breadth(f.kind), f.kind);
        (key(a), &a.title, &a.terminal_ids).cmp(&(key(b), &b.title, &b.terminal_ids))
    });
    found
}

/// What concerns everything is told before what concerns one user, and that before one PIN.
fn breadth(kind: FindingKind) -> u8 {
    match kind {
        FindingKind::AllRefused => 0,
        FindingKind::UserRefused => 1,
        _ => 2,
    }
}
