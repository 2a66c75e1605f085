//! The last payments seen through a PIN, where Converge does not let its terminal be read. A
//! query only reads; cards come masked.

use converge::codes::{EntryMode, RecordEntry};
use converge::{CallError, Fields, Record, Search};
use domain::{CardBrand, Coded, GATEWAY_ZONE, parse_wire_time};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use ledger::{Credential, Terminal};
use tokio_util::sync::CancellationToken;

use crate::audit::Note;
use crate::brake;
use crate::dto::{AccountView, AnswerEvidence, AuditObject, Evidence, IdRequest, SeenPayment};
use crate::error::{Code, OfficeError};
use crate::findings::seen::{Kept, Seen, Way};
use crate::gateway;
use crate::inner::Office;
use crate::verify::Question;
use crate::views::{self, instant};
use crate::{people, pins};

/// Days looked back, in steps: a busy counter answers with the first.
const STEPS: [(i64, i64); 4] = [(0, 1), (2, 6), (7, 13), (14, 29)];
/// Payments shown.
const SHOWN: usize = 5;

/// Looks at the payments seen through a terminal's PIN.
///
/// # Errors
/// While the brake is on, nothing is asked; when Converge does not answer, nothing is kept.
pub async fn look(office: &Office, request: IdRequest) -> Result<Evidence, OfficeError> {
    let facts = pins::account_of(office, &request.id).await?;
    let terminal = facts.terminal(&request.id)?;
    let credential = facts
        .credential(terminal)
        .ok_or_else(|| OfficeError::not_found("PIN"))?;
    if let Some(until) = brake::view(office, &facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let client = gateway::client(office, &facts.account).await?;
    let credentials = gateway::credentials(office, &facts, credential).await?;
    let question = Question {
        office,
        facts: &facts,
        client: &client,
        credentials: &credentials,
        token: &CancellationToken::new(),
    };
    let mut seen = match fetch(&question).await {
        Ok(seen) => seen,
        Err(error) => {
            let outcome = question.refused(&error).await?;
            return Err(OfficeError::new(
                Code::VerifyFailed,
                format!(
                    "The payments of {} could not be looked up. Check the PIN first.",
                    terminal.name
                ),
            )
            .with("outcome", outcome.word())
            .with("cause", error.to_string()));
        }
    };
    keep(office, credential, &seen).await?;
    seen.confirmed = facts.seen(credential).and_then(|before| before.confirmed);
    Ok(view(terminal, &seen))
}

/// Keeps the clerk's answer to "Is this …?".
///
/// # Errors
/// Where nothing was looked at yet.
pub async fn answer(office: &Office, request: AnswerEvidence) -> Result<AccountView, OfficeError> {
    let facts = pins::account_of(office, &request.terminal_id).await?;
    let terminal = facts.terminal(&request.terminal_id)?;
    let credential = facts
        .credential(terminal)
        .ok_or_else(|| OfficeError::not_found("PIN"))?;
    let (name, person) = (&terminal.name, &people::acting(office).name);
    let mut work = office.0.ledger.begin().await?;
    let kept = work
        .answer_evidence(&credential.id, request.is_it, person, office.now().as_second())
        .await?;
    if !kept {
        return Err(OfficeError::invalid(
            "evidence",
            "evidence_missing",
            format!("Look at the payments of {name} first."),
        ));
    }
    let are = if request.is_it { "are" } else { "are not" };
    let before = facts.seen(credential).and_then(|seen| seen.confirmed);
    let note = Note::new(
        "evidence_answered",
        AuditObject::Pin,
        format!("said that the payments seen through the PIN of {name} {are} those of {name}."),
    )
    .about(terminal.id.as_str(), name)
    .account(facts.account.id.as_str())
    .change(
        before.map(|yes| serde_json::json!({ "confirmed": yes })),
        Some(serde_json::json!({ "confirmed": request.is_it })),
    );
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    views::account(office, &facts.account.id).await
}

/// Keeps what was seen; an answer already given about the same PIN stays.
pub(crate) async fn keep(office: &Office, credential: &Credential, seen: &Seen) -> Result<(), OfficeError> {
    let payments = serde_json::to_string(&seen.payments).map_err(|error| OfficeError::internal(&error))?;
    Ok(office
        .0
        .ledger
        .put_evidence(&credential.id, seen.days, &payments, seen.at)
        .await?)
}

/// For the screen.
pub(crate) fn view(terminal: &Terminal, seen: &Seen) -> Evidence {
    Evidence {
        terminal_id: terminal.id.to_string(),
        payments: seen.payments.iter().map(|kept| kept.payment.clone()).collect(),
        days: seen.days,
        says: seen.says(),
        contradicts_kind: seen.contradicts(terminal.kind),
        confirmed: seen.confirmed,
        at: instant(seen.at),
    }
}

/// Asks for the last payments, going back until there are enough.
pub(crate) async fn fetch(question: &Question<'_>) -> Result<Seen, CallError> {
    let account = &question.facts.account;
    let zone = TimeZone::get(&account.gateway_zone)
        .or_else(|_| TimeZone::get(GATEWAY_ZONE))
        .unwrap_or(TimeZone::UTC);
    let now = question.office.now();
    let today = now.to_zoned(zone.clone()).date();
    let mut seen = Seen {
        at: now.as_second(),
        ..Seen::default()
    };
    // Through a wrong PIN the payments of another API user are seen.
    let users: Vec<&str> = question.facts.users.iter().map(|u| u.user_id.as_str()).collect();
    let mut newest: Vec<(i64, Kept)> = Vec::new();
    for (near, far) in STEPS {
        let search = Search::Days {
            from: today.saturating_sub(far.days()),
            to: today.saturating_sub(near.days()),
        };
        let mut keep = |fields: &Fields| {
            newest.extend(Record::of(fields, account.currency).map(|record| kept(record, &zone, &users)));
            // A busy day has thousands; only the newest are wanted.
            if newest.len() > 20 * SHOWN {
                shorten(&mut newest);
            }
        };
        question
            .client
            .query(question.credentials, &search, &mut keep)
            .await?;
        seen.days = u32::try_from(far + 1).unwrap_or(0);
        shorten(&mut newest);
        if newest.len() >= SHOWN {
            break;
        }
    }
    seen.payments = newest.into_iter().map(|(_, kept)| kept).collect();
    Ok(seen)
}

fn shorten(newest: &mut Vec<(i64, Kept)>) {
    newest.sort_by(|(a, _), (b, _)| b.cmp(a));
    newest.truncate(SHOWN);
}

fn kept(record: Record<'_>, zone: &TimeZone, api_users: &[&str]) -> (i64, Kept) {
    let time = parse_wire_time(record.time_raw(), zone).map(|time| time.instant);
    let mode = record.shown("ssl_entry_mode");
    let by = record.shown("ssl_user_id");
    let unattended = api_users.iter().any(|user| by.eq_ignore_ascii_case(user));
    let (way, entry) = way(&mode, unattended);
    let about = [
        record.shown("ssl_invoice_number"),
        record.shown("ssl_description"),
    ];
    let about: Vec<&str> = about
        .iter()
        .map(AsRef::as_ref)
        .filter(|text| !text.is_empty())
        .collect();
    let payment = SeenPayment {
        at: time.map(|time| time.to_string()),
        at_text: record.time_raw().to_owned(),
        amount: record.amount().map(Into::into),
        card: card(record.brand(), record.last4()),
        entry,
        about: about.join(" · "),
    };
    let kept = Kept {
        payment,
        amount: format!("{} {}", record.amount_raw(), record.currency()),
        way,
        unattended,
    };
    (time.map_or(0, |time| time.as_second()), kept)
}

/// How a card came in: by the one letter of query records, or by the codes of requests.
fn way(mode: &str, unattended: bool) -> (Way, String) {
    let keyed = if unattended {
        "Keyed, nobody signed in"
    } else {
        "Keyed by a person"
    };
    match (RecordEntry::from_wire(mode), EntryMode::from_wire(mode)) {
        (RecordEntry::Read, _) => (Way::Read, "card read".to_owned()),
        (RecordEntry::Keyed, _) | (_, EntryMode::KeyedAbsent) => (Way::Keyed, keyed.to_owned()),
        (_, EntryMode::KeyedPresent) => (Way::Read, "Keyed, card present".to_owned()),
        (_, EntryMode::StoredCredential) => (Way::Other, "stored card".to_owned()),
        (_, EntryMode::Unknown(_)) => (Way::Other, String::new()),
        (_, read) => (Way::Read, read.words().unwrap_or("card read").to_lowercase()),
    }
}

fn card(brand: CardBrand, last4: &str) -> String {
    let brand = match brand {
        CardBrand::None => String::new(),
        brand => {
            let word = brand.word();
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| format!("{}{}", first.to_uppercase(), letters.as_str()))
                .unwrap_or_default()
        }
    };
    match last4 {
        "" => brand,
        last4 => format!("{brand} …{last4}").trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_modes_are_told_in_words() {
        assert_eq!(way("S", false), (Way::Read, "card read".to_owned()));
        assert_eq!(way("K", true).0, Way::Keyed);
        assert_eq!(way("05", false).0, Way::Read);
        assert_eq!(way("01", false).0, Way::Keyed);
        assert_eq!(way("12", true).0, Way::Other);
        assert_eq!(way("", true), (Way::Other, String::new()));
        assert_eq!(card(CardBrand::Visa, "1111"), "Visa …1111");
        assert_eq!(card(CardBrand::None, ""), "");
    }
}
