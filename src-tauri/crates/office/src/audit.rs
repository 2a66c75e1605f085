//! Who did what: entries are written with the change they describe, and only ever added.

use ledger::{Audit, AuditFilter, NewAudit};
use serde_json::Value;

use crate::dto::{AuditEntry, AuditObject, AuditPage, AuditRequest, AuditResult, ValueChange};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::people::{self, Actor};
use crate::views::{self, AccountFacts, instant};
use crate::{days, undo};

/// Most entries in one page.
const PAGE: u32 = 100;

/// An entry in the making. `sentence` is told without its subject: "changed …"; who did it is
/// put before it.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    action: &'static str,
    object: AuditObject,
    account: Option<String>,
    object_id: Option<String>,
    object_name: String,
    sentence: String,
    reason: Option<String>,
    before: Option<Value>,
    after: Option<Value>,
    result: AuditResult,
    by: Option<Actor>,
}

impl Note {
    /// An act on a thing.
    pub(crate) fn new(action: &'static str, object: AuditObject, sentence: impl Into<String>) -> Self {
        Self {
            action,
            object,
            account: None,
            object_id: None,
            object_name: String::new(),
            sentence: sentence.into(),
            reason: None,
            before: None,
            after: None,
            result: AuditResult::Done,
            by: None,
        }
    }

    /// Who did it, where it is not whoever is signed in.
    pub(crate) fn by(mut self, actor: Actor) -> Self {
        self.by = Some(actor);
        self
    }

    /// Which thing: our id and its name now.
    pub(crate) fn about(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.object_id = Some(id.into());
        self.object_name = name.into();
        self
    }

    /// In which account.
    pub(crate) fn account(mut self, id: impl Into<String>) -> Self {
        self.account = Some(id.into());
        self
    }

    /// As typed.
    pub(crate) fn reason(mut self, reason: &str) -> Self {
        self.reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        self
    }

    /// Flat objects of what was and what is; never a secret.
    pub(crate) fn change(mut self, before: Option<Value>, after: Option<Value>) -> Self {
        (self.before, self.after) = (before, after);
        self
    }

    /// How it ended, where not as intended.
    pub(crate) fn ended(mut self, result: AuditResult) -> Self {
        self.result = result;
        self
    }

    /// As it is stored.
    pub(crate) fn entry(self, office: &Office) -> NewAudit {
        let by = self.by.unwrap_or_else(|| people::acting(office));
        let who = by.name;
        NewAudit {
            at: office.now().as_second(),
            // Every entry is a sentence, also where a name or a file ends it.
            sentence: format!("{who} {}.", self.sentence.trim_end_matches('.')),
            who,
            person: by.id,
            source: office.0.ports.door.to_owned(),
            account: self.account,
            action: self.action.to_owned(),
            object: word(&self.object),
            object_id: self.object_id,
            object_name: self.object_name,
            reason: self.reason,
            before: self.before.map(|value| value.to_string()),
            after: self.after.map(|value| value.to_string()),
            result: word(&self.result),
        }
    }
}

/// Writes an entry by itself, for acts that change nothing here; answers its number.
pub(crate) async fn note(office: &Office, note: Note) -> Result<i64, OfficeError> {
    Ok(office.0.ledger.note(&note.entry(office)).await?)
}

/// Entries, newest first.
pub async fn history(office: &Office, request: AuditRequest) -> Result<AuditPage, OfficeError> {
    let limit = request.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let filter = AuditFilter {
        account: request.account_id,
        // Notes on payments are read with their payment.
        without: request.object_id.is_none().then(|| word(&AuditObject::Payment)),
        object: request.object_id,
        before_no: request.before_no.map(i64::from),
        limit: i64::from(limit) + 1,
    };
    let rows = office.0.ledger.list_audit(&filter).await?;
    let more = rows.len() > limit as usize;
    let all = views::all_facts(office).await?;
    let today = |facts: &AccountFacts| days::today(office, &facts.account);
    let entries = rows
        .into_iter()
        .take(limit as usize)
        .map(|row| {
            let judged = undo::judge(&all, &row.entry, &today);
            let mut entry = view(row);
            match judged {
                Ok(_) => entry.can_undo = true,
                Err(refusal) => entry.undo_refused = refusal.0,
            }
            entry
        })
        .collect();
    Ok(AuditPage { entries, more })
}

/// An entry for the screen.
pub(crate) fn view(row: Audit) -> AuditEntry {
    let entry = row.entry;
    AuditEntry {
        no: u32::try_from(row.no).unwrap_or(u32::MAX),
        at: instant(entry.at),
        who: entry.who,
        source: entry.source,
        action: entry.action,
        object: read(&entry.object).unwrap_or(AuditObject::Account),
        object_id: entry.object_id,
        object_name: entry.object_name,
        sentence: entry.sentence,
        reason: entry.reason,
        changes: changes(entry.before.as_deref(), entry.after.as_deref()),
        result: read(&entry.result).unwrap_or(AuditResult::Done),
        can_undo: false,
        undo_refused: None,
    }
}

/// Values that differ between two flat objects.
pub(crate) fn changes(before: Option<&str>, after: Option<&str>) -> Vec<ValueChange> {
    let flat = |text: Option<&str>| match text.and_then(|text| serde_json::from_str(text).ok()) {
        Some(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (flat(before), flat(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let shown = |value: Option<&Value>| match value {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    names
        .into_iter()
        .map(|name| ValueChange {
            field: name.clone(),
            before: shown(before.get(name)),
            after: shown(after.get(name)),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// The word of a value as the contract writes it.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of a stored word.
pub(crate) fn read<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::from(word)).ok()
}
