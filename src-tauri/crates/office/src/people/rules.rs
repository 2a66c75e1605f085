//! The town's own rules about people and money.

use domain::{ActKind, Coded, MoneyAct};
use ledger::Person;

use crate::audit::Note;
use crate::dto::{AuditObject, Empty, SecondPerson, TownRules};
use crate::error::OfficeError;
use crate::inner::Office;

const SETTING: &str = "town_rules";
/// PCI DSS 8.2.8: a session that is idle for more than 15 minutes asks again.
const LONGEST_IDLE: u32 = 15;

/// Until the town says otherwise: what gives money back after settlement and what settles
/// takes two; a void of the same day and a payment of a plan take one.
fn needed_at_first(act: ActKind) -> bool {
    matches!(act, ActKind::Return | ActKind::Settle)
}

fn at_first() -> TownRules {
    TownRules {
        idle_lock_minutes: LONGEST_IDLE,
        pin_viewer_may_not_refund: false,
        second_person: Vec::new(),
    }
}

/// Fills in what was not said of a kind of act.
fn complete(mut rules: TownRules) -> TownRules {
    rules.second_person = ActKind::ALL
        .iter()
        .map(|act| {
            let said = rules.second_person.iter().find(|said| said.act == act.word());
            SecondPerson {
                act: act.word().to_owned(),
                needed: said.map_or_else(|| needed_at_first(*act), |said| said.needed),
            }
        })
        .collect();
    rules
}

/// The rules in force.
pub(crate) async fn stored(office: &Office) -> Result<TownRules, OfficeError> {
    let stored = office.0.ledger.get_setting(SETTING).await?;
    let rules = stored.and_then(|text| serde_json::from_str(&text).ok());
    Ok(complete(rules.unwrap_or_else(at_first)))
}

/// The town's rules.
pub async fn rules(office: &Office, _request: Empty) -> Result<TownRules, OfficeError> {
    stored(office).await
}

/// Changes the town's rules.
///
/// # Errors
/// An idle time that is none or longer than 15 minutes, and a kind of act there is not.
pub async fn save_rules(office: &Office, request: TownRules) -> Result<TownRules, OfficeError> {
    let _turn = office.turn().await;
    if !(1..=LONGEST_IDLE).contains(&request.idle_lock_minutes) {
        return Err(OfficeError::invalid(
            "idleLockMinutes",
            "idle_out_of_range",
            "The screen locks after 1 to 15 minutes.",
        ));
    }
    let is_known = |said: &SecondPerson| ActKind::ALL.iter().any(|act| act.word() == said.act);
    if !request.second_person.iter().all(is_known) {
        return Err(OfficeError::invalid(
            "secondPerson",
            "act_unknown",
            "There is no such kind of act.",
        ));
    }
    let (old, new) = (stored(office).await?, complete(request));
    if old == new {
        return Ok(new);
    }
    let text = serde_json::to_string(&new).map_err(|error| OfficeError::internal(&error))?;
    let note = Note::new("rules_changed", AuditObject::Rule, sentence(&old, &new))
        .change(Some(flat(&old)), Some(flat(&new)));
    let mut work = office.0.ledger.begin().await?;
    work.put_setting(SETTING, &text).await?;
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    Ok(new)
}

fn flat(rules: &TownRules) -> serde_json::Value {
    let mut flat = serde_json::Map::new();
    flat.insert("idleLockMinutes".to_owned(), rules.idle_lock_minutes.into());
    flat.insert(
        "pinViewerMayNotRefund".to_owned(),
        rules.pin_viewer_may_not_refund.into(),
    );
    for act in &rules.second_person {
        flat.insert(format!("secondPerson.{}", act.act), act.needed.into());
    }
    flat.into()
}

fn sentence(old: &TownRules, new: &TownRules) -> String {
    let mut parts = Vec::new();
    if old.idle_lock_minutes != new.idle_lock_minutes {
        parts.push(format!(
            "the screen locks after {} minutes",
            new.idle_lock_minutes
        ));
    }
    if old.pin_viewer_may_not_refund != new.pin_viewer_may_not_refund {
        parts.push(if new.pin_viewer_may_not_refund {
            "whoever saw a PIN may not ask for refunds".to_owned()
        } else {
            "whoever saw a PIN may ask for refunds".to_owned()
        });
    }
    for (was, is) in old.second_person.iter().zip(&new.second_person) {
        if was.needed != is.needed {
            let act = is.act.replace('_', " ");
            parts.push(if is.needed {
                format!("{act} needs a second person")
            } else {
                format!("{act} needs no second person")
            });
        }
    }
    format!("changed the town's rules: {}", parts.join(", "))
}

#[allow(dead_code)]
/// Whether an act of a person needs a second one: by the town's rule for its kind, above the
/// person's own limit.
pub(crate) fn needs_second(rules: &TownRules, person: &Person, act: &MoneyAct) -> bool {
    let kind = act.kind();
    let ruled = rules.second_person.iter().find(|said| said.act == kind.word());
    if !ruled.map_or_else(|| needed_at_first(kind), |said| said.needed) {
        return false;
    }
    match act.amount() {
        Some(amount) => {
            let own = amount.currency.as_str() == person.currency && amount.minor <= person.alone_limit;
            person.alone_limit == 0 || !own
        }
        None => true,
    }
}
