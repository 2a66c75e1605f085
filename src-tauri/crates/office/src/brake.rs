//! The brake: repeated failed credentials can block a town's address at the gateway, so after
//! three refusals in 15 minutes nothing is asked for 15 minutes.

use domain::AccountId;

use crate::dto::BrakeView;
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::views::instant;

const REFUSALS: usize = 3;
const MINUTES_15: i64 = 15 * 60;

/// What the brake says at an instant, from the instants of refusals, oldest first.
fn judge(refusals: &[i64], now: i64) -> BrakeView {
    let recent = refusals.iter().filter(|at| **at > now - MINUTES_15).count();
    // A third refusal within 15 minutes of the first of three stops everything for 15 minutes.
    let blocked_until = refusals
        .windows(REFUSALS)
        .filter_map(|three| Some((*three.first()?, *three.last()?)))
        .filter(|(first, last)| last - first < MINUTES_15)
        .map(|(_, last)| last + MINUTES_15)
        .max()
        .filter(|until| *until > now);
    BrakeView {
        refusals: u32::try_from(recent).unwrap_or(u32::MAX),
        blocked_until: blocked_until.map(instant),
    }
}

/// The brake of an account now.
pub(crate) async fn view(office: &Office, account: &AccountId) -> Result<BrakeView, OfficeError> {
    let now = office.now().as_second();
    let refusals = office
        .0
        .ledger
        .list_refusals(account, now - 2 * MINUTES_15)
        .await?;
    Ok(judge(&refusals, now))
}

/// Notes one more refusal.
pub(crate) async fn note(office: &Office, account: &AccountId) -> Result<(), OfficeError> {
    Ok(office
        .0
        .ledger
        .add_refusal(account, office.now().as_second())
        .await?)
}

/// The error for whoever asks while the brake is on.
pub(crate) fn error(until: &str) -> OfficeError {
    OfficeError::new(
        Code::VerifyBrake,
        "Converge refused these credentials three times in 15 minutes. Repeated failures can block your town's \
         address, so Counterfoil waits before it asks again.",
    )
    .with("blockedUntil", until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_refusals_within_fifteen_minutes_stop_for_fifteen() {
        assert_eq!(judge(&[0, 60], 100).blocked_until, None);
        let blocked = judge(&[0, 60, 120], 130);
        assert_eq!(blocked.blocked_until, Some(instant(120 + 900)));
        assert_eq!(blocked.refusals, 3);
        assert_eq!(judge(&[0, 60, 120], 120 + 900).blocked_until, None);
        assert_eq!(judge(&[0, 600, 1_200], 1_300).blocked_until, None);
    }
}
