//! What waits because of people: a list that was tampered with, a recovery, requests.

use ledger::AuditSearch;

use super::Present;
use super::attention::{leads, line};
use crate::dto::{Attention, AttentionTarget, AttentionWeight};
use crate::error::OfficeError;
use crate::paper::{counted, day_of};
use crate::views::instant;
use crate::{approvals, seals};

/// Days for which a recovery stays in sight.
const IN_SIGHT: i64 = 14;

pub(super) async fn all(present: &Present<'_>) -> Result<Vec<Attention>, OfficeError> {
    let mut lines = Vec::new();
    lines.extend(tampered(present));
    lines.extend(recovered(present).await?);
    lines.extend(requests(present).await?);
    Ok(lines)
}

fn page(path: &str) -> AttentionTarget {
    AttentionTarget::Page {
        path: path.to_owned(),
    }
}

fn tampered(present: &Present<'_>) -> Option<Attention> {
    let check = seals::alarm(present.office)?;
    let told = line(
        "activity_broken",
        AttentionWeight::High,
        "The list of who did what is not as it was written.".to_owned(),
        &check.sentence,
    );
    Some(leads(told, "Look at the activity", page("activity")))
}

async fn recovered(present: &Present<'_>) -> Result<Option<Attention>, OfficeError> {
    let search = AuditSearch {
        action: Some("people_recovered".to_owned()),
        from: Some(present.facts.now.as_second() - IN_SIGHT * 24 * 3600),
        limit: 1,
        ..AuditSearch::default()
    };
    let found = present.office.0.ledger.search_audit(&search).await?;
    Ok(found.first().map(|found| {
        let day = day_of(present.office, &instant(found.entry.at));
        let told = line(
            "people_recovered",
            AttentionWeight::High,
            format!("An administrator's password was recovered on {day}."),
            &found.entry.sentence,
        );
        leads(told, "Look at the activity", page("activity"))
    }))
}

async fn requests(present: &Present<'_>) -> Result<Option<Attention>, OfficeError> {
    let count = approvals::waiting(present.office, &present.facts.account.id).await?;
    if count == 0 {
        return Ok(None);
    }
    let verb = if count == 1 { "waits" } else { "wait" };
    let told = line(
        "approvals_waiting",
        AttentionWeight::Medium,
        format!("{} {verb} for approval.", counted(count, "request", "requests")),
        "Nothing is done before a second person has decided; after 14 days a request expires.",
    );
    Ok(Some(leads(told, "Decide", page("approvals"))))
}
