//! What reveals, sheets and files have in common: the reason that is asked for, the words of
//! dates, and entries written before the act.

use documents::Stamp;
use documents::sheets::{KindMark, KindShape, Letterhead};
use domain::{Environment, TerminalKind, clean};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::audit::{self, Note};
use crate::dto::{AccountView, AuditResult};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{self, AccountFacts};

/// Fewest characters of a reason.
const REASON_SHORTEST: usize = 10;
/// Most characters of a reason or recipient.
const LONGEST: usize = 200;
/// From this length on, letters and digits without a blank look like a PIN.
const LIKE_A_PIN: usize = 24;

/// An entry as it was written: its number and its sentence.
pub(crate) struct Noted {
    pub(crate) no: u32,
    pub(crate) sentence: String,
}

/// Writes an entry and waits until it is safe. What it tells of happens only afterwards.
pub(crate) async fn noted(office: &Office, note: Note) -> Result<Noted, OfficeError> {
    let entry = note.entry(office);
    let no = office.0.ledger.note(&entry).await?;
    Ok(Noted {
        no: u32::try_from(no).unwrap_or(u32::MAX),
        sentence: entry.sentence,
    })
}

/// Writes a second entry when what was noted did not come about. The error itself matters
/// more than whether this entry could be written.
pub(crate) async fn noted_failure(office: &Office, note: Note) {
    if let Err(error) = audit::note(office, note.ended(AuditResult::Failed)).await {
        tracing::error!(%error, "a failure could not be noted");
    }
}

/// The reason as it is noted; refused when it says nothing, or when it is itself a secret.
pub(crate) fn reason(typed: &str) -> Result<String, OfficeError> {
    let text = typed_text("reason", typed)?;
    if text.chars().count() < REASON_SHORTEST {
        return Err(OfficeError::invalid(
            "reason",
            "reason_short",
            format!("Write the reason in a few words: at least {REASON_SHORTEST} characters."),
        ));
    }
    Ok(text)
}

/// The recipient as noted.
pub(crate) fn recipient(typed: &str) -> Result<String, OfficeError> {
    let text = typed_text("recipient", typed)?;
    if text.is_empty() {
        return Err(OfficeError::invalid(
            "recipient",
            "recipient_empty",
            "Write who will see or get the PIN.",
        ));
    }
    Ok(text)
}

fn typed_text(field: &str, typed: &str) -> Result<String, OfficeError> {
    let text = clean(typed, false).text;
    if text.chars().count() > LONGEST {
        return Err(OfficeError::invalid(
            field,
            &format!("{field}_long"),
            format!("Keep it short: at most {LONGEST} characters."),
        ));
    }
    if looks_like_pin(&text) || domain::mask_numbers(&text) != text {
        return Err(OfficeError::invalid(
            field,
            &format!("{field}_secret"),
            "This looks like a PIN or a card number. It would stay readable in the activity list; leave it out.",
        ));
    }
    Ok(text)
}

/// Whether a text holds something shaped like a PIN: a long run of letters and digits.
pub(crate) fn looks_like_pin(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|run| {
        run.len() >= LIKE_A_PIN
            && run.bytes().any(|b| b.is_ascii_digit())
            && run.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

/// The account to which a terminal belongs, by our id of the terminal.
pub(crate) async fn facts_of_terminal(office: &Office, terminal: &str) -> Result<AccountFacts, OfficeError> {
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        if facts.terminals.iter().any(|t| t.id.as_str() == terminal) {
            return Ok(facts);
        }
    }
    Err(OfficeError::not_found("terminal").with("id", terminal))
}

/// A kind in a word for people.
pub(crate) fn kind_word(kind: TerminalKind) -> &'static str {
    match kind {
        TerminalKind::Retail => "Retail",
        TerminalKind::Internet => "Internet",
        TerminalKind::Service => "Service",
        TerminalKind::Moto => "Mail/phone order",
    }
}

pub(crate) fn kind_mark(kind: TerminalKind) -> KindMark {
    KindMark {
        word: kind_word(kind).to_owned(),
        shape: KindShape::from(Some(kind)),
    }
}

/// An environment in words for people.
pub(crate) fn environment_words(account: &AccountView) -> String {
    match account.environment {
        Environment::Practice => "Practice (no money moves)".to_owned(),
        Environment::Demo => "Demo (Converge test system)".to_owned(),
        Environment::Live => "Live".to_owned(),
        Environment::Custom => format!("Custom ({})", account.host),
    }
}

/// The head of every sheet. Whatever is not live says so on every page.
pub(crate) fn letterhead(account: &AccountView) -> Letterhead {
    Letterhead {
        account: account.name.clone(),
        account_id: account.merchant_id.clone(),
        mode: match account.environment {
            Environment::Practice => Some("PRACTICE: no money moves".to_owned()),
            Environment::Demo => Some("TEST: Converge demo, no money moves".to_owned()),
            Environment::Custom => Some(format!("TEST: custom address, {}", account.host)),
            Environment::Live => None,
        },
    }
}

/// When and by what a sheet is made.
pub(crate) fn stamp(office: &Office) -> Stamp {
    Stamp {
        at: office.now(),
        made: moment(office, office.now()),
        program: program(),
    }
}

/// The program's name and version.
pub(crate) fn program() -> String {
    format!("Counterfoil {}", env!("CARGO_PKG_VERSION"))
}

/// This computer's zone.
pub(crate) fn zone(office: &Office) -> TimeZone {
    TimeZone::get(&office.0.ports.zone).unwrap_or(TimeZone::UTC)
}

/// `October 6, 2026, 2:14 PM MDT`.
pub(crate) fn moment(office: &Office, at: Timestamp) -> String {
    let zoned = at.to_zoned(zone(office));
    zoned.strftime("%B %-d, %Y, %-I:%M %p %Z").to_string()
}

/// An instant of a view as `Oct 6, 2026`; as it is where it cannot be read.
pub(crate) fn day_of(office: &Office, instant: &str) -> String {
    match instant.parse::<Timestamp>() {
        Ok(at) => at.to_zoned(zone(office)).strftime("%b %-d, %Y").to_string(),
        Err(_) => day(instant),
    }
}

/// A day `2026-10-06` as `Oct 6, 2026`; as it is where it cannot be read.
pub(crate) fn day(text: &str) -> String {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) => day.strftime("%b %-d, %Y").to_string(),
        Err(_) => text.to_owned(),
    }
}

/// `1 PIN`, `2 PINs`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_and_is_no_secret() {
        let code = |text: &str| reason(text).map_err(|e| e.details["reason"].as_str().unwrap().to_owned());
        assert_eq!(
            code("  Go-live of web permits \n"),
            Ok("Go-live of web permits".into())
        );
        assert_eq!(code("because"), Err("reason_short".into()));
        assert_eq!(code("         .           "), Err("reason_short".into()));
        assert_eq!(code(&"A1".repeat(32)), Err("reason_secret".into()));
        assert_eq!(code("card 4111 1111 1111 1111"), Err("reason_secret".into()));
        assert_eq!(code(&"long ".repeat(60)), Err("reason_long".into()));
    }

    #[test]
    fn names_are_listed_as_people_say_them() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(listed(&names), "A, B and C");
        assert_eq!(listed(&names[..2]), "A and B");
        assert_eq!(counted(1, "PIN", "PINs"), "1 PIN");
    }
}
