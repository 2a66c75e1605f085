//! The seat from which an act is sent: client, credentials, currency and zone of a terminal.

use converge::CallError;
use domain::{Currency, GATEWAY_ZONE};
use jiff::tz::TimeZone;
use ledger::{Credential, Terminal};

use super::words;
use crate::brake;
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::journal::Seat;
use crate::views::AccountFacts;

/// The seat of a terminal, with the PIN in use. With `user_id`, the PIN of that API user: an
/// act is looked up as it was sent.
///
/// # Errors
/// Without a PIN, with a PIN that stands on two terminals, or where the vault does not open,
/// nothing can be sent.
pub(crate) async fn take(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
    user_id: Option<&str>,
) -> Result<Seat, OfficeError> {
    if let Some(until) = brake::view(office, &facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let credential = of_user(facts, terminal, user_id)
        .or_else(|| facts.credential(terminal))
        .ok_or_else(|| {
            OfficeError::new(
                Code::SecretMissing,
                format!("{} has no PIN here. Enter it in Setup first.", terminal.name),
            )
        })?;
    Ok(Seat {
        client: gateway::client(office, &facts.account).await?,
        credentials: gateway::credentials(office, facts, credential).await?,
        currency: currency(facts, terminal),
        zone: zone(facts),
    })
}

/// A look-up that failed, as an error for people; a refusal of the PIN counts for the brake.
pub(crate) async fn failed(office: &Office, facts: &AccountFacts, error: &CallError) -> OfficeError {
    if error.is_bad_credentials()
        && let Err(error) = brake::note(office, &facts.account.id).await
    {
        return error;
    }
    words::unreachable(error)
}

/// Refuses to move money through a PIN that may be another terminal's.
pub(crate) fn safe(facts: &AccountFacts, terminal: &Terminal) -> Result<(), OfficeError> {
    let conflicts = facts
        .credential(terminal)
        .map(|credential| facts.conflicts(credential))
        .unwrap_or_default();
    if conflicts.is_empty() {
        return Ok(());
    }
    Err(OfficeError::new(
        Code::PinDuplicate,
        format!(
            "The PIN of {} also stands on {}. Money could move on the wrong terminal: solve that in Setup first.",
            terminal.name,
            conflicts.join(", ")
        ),
    )
    .with("terminals", conflicts))
}

fn of_user<'a>(
    facts: &'a AccountFacts,
    terminal: &Terminal,
    user_id: Option<&str>,
) -> Option<&'a Credential> {
    let user_id = user_id?;
    let user = facts.users.iter().find(|user| user.user_id == user_id)?;
    facts
        .credentials
        .iter()
        .find(|c| c.terminal == terminal.id && c.user == user.id)
}

/// The zone in which the gateway writes times.
pub(crate) fn zone(facts: &AccountFacts) -> TimeZone {
    TimeZone::get(&facts.account.gateway_zone)
        .or_else(|_| TimeZone::get(GATEWAY_ZONE))
        .unwrap_or(TimeZone::UTC)
}

/// The currency of a terminal: as reported, else the account's.
pub(crate) fn currency(facts: &AccountFacts, terminal: &Terminal) -> Currency {
    let reported = terminal.reported.currency.as_deref();
    reported.and_then(Currency::new).unwrap_or(facts.account.currency)
}
