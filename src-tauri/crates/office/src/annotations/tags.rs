use ledger::Work;
use serde_json::json;

use super::{done, entry, payments};
use crate::dto::{AccountRequest, Annotated, ChangeTags, TagUse, Tags};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::text_fields;
use crate::views;

/// Longest tag.
const LONGEST: usize = 30;
/// Most tags in one change.
const MOST: usize = 20;

/// The tags of an account.
pub async fn tags(office: &Office, request: AccountRequest) -> Result<Tags, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let tags = office.0.ledger.list_tags(&facts.account.id).await?;
    Ok(Tags {
        tags: tags
            .into_iter()
            .map(|(name, count)| TagUse { name, count })
            .collect(),
    })
}

/// Puts tags on payments and takes others off. A tag that is known in other letters is written
/// as it is known.
///
/// # Errors
/// When a tag is empty, too long, or holds a comma or a quotation mark.
pub async fn change_tags(office: &Office, request: ChangeTags) -> Result<Annotated, OfficeError> {
    let (facts, ids) = payments(office, &request.account_id, request.ids).await?;
    let account = &facts.account.id;
    let known = office.0.ledger.list_tags(account).await?;
    let spelled = |tag: String| {
        let same = known
            .iter()
            .find(|(name, _)| name.to_lowercase() == tag.to_lowercase());
        same.map_or(tag, |(name, _)| name.clone())
    };
    let add: Vec<String> = accept(request.add)?.into_iter().map(spelled).collect();
    let remove = accept(request.remove)?;
    let _turn = office.turn().await;
    let mut work = office.0.ledger.begin_annotations().await?;
    let mut changed = 0;
    for id in &ids {
        changed += usize::from(change(office, &mut work, account, id, (&add, &remove)).await?);
    }
    work.commit().await?;
    Ok(done("Changed the tags of", changed))
}

/// Changes the tags of one payment; answers whether anything was changed.
async fn change(
    office: &Office,
    work: &mut Work,
    account: &domain::AccountId,
    id: &str,
    (add, remove): (&[String], &[String]),
) -> Result<bool, OfficeError> {
    let (mut put, mut gone) = (Vec::new(), Vec::new());
    for tag in remove {
        if work.remove_tag(account, id, tag).await? {
            gone.push(tag.as_str());
        }
    }
    for tag in add {
        if work.put_tag(account, id, tag).await? {
            put.push(tag.as_str());
        }
    }
    if put.is_empty() && gone.is_empty() {
        return Ok(false);
    }
    let did = match (put.is_empty(), gone.is_empty()) {
        (false, true) => format!("put {}", named(&put)),
        (true, false) => format!("took off {}", named(&gone)),
        _ => format!("put {} and took off {}", named(&put), named(&gone)),
    };
    let entry = entry("tags_changed", account.as_str(), id, &did).change(
        Some(json!({ "tags": gone.join(", ") })),
        Some(json!({ "tags": put.join(", ") })),
    );
    work.note(&entry.entry(office)).await?;
    Ok(true)
}

/// "the tag audit", "the tags audit, board"
fn named(tags: &[&str]) -> String {
    let word = if tags.len() == 1 { "tag" } else { "tags" };
    format!("the {word} {}", tags.join(", "))
}

fn accept(typed: Vec<String>) -> Result<Vec<String>, OfficeError> {
    if typed.len() > MOST {
        return Err(OfficeError::invalid(
            "tags",
            "too_many",
            format!("At most {MOST} tags can be changed at once."),
        ));
    }
    typed.iter().map(|tag| one(tag)).collect()
}

fn one(typed: &str) -> Result<String, OfficeError> {
    let tag = text_fields::accept("tags", typed, LONGEST)?;
    if tag.is_empty() {
        return Err(OfficeError::invalid("tags", "tag_empty", "A tag needs a name."));
    }
    if tag.contains([',', '"']) {
        return Err(OfficeError::invalid(
            "tags",
            "tag_mark",
            "A tag cannot hold a comma or a quotation mark; searches use them.",
        ));
    }
    Ok(tag)
}
