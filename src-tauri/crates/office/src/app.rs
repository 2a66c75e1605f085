//! The whole program's state and looks.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use vault::VaultError;

use crate::drafts;
use crate::dto::{AppStatus, Preferences, SetupDraft, VaultState, VaultView};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views;

const PREFERENCES: &str = "preferences";
const DRAFT: &str = "setup_draft";

/// No gateway answer can be older than this program; a clock before it is wrong.
const EARLIEST: i64 = 1_735_689_600; // 2025-01-01
/// Nor will this release be in use after it.
const LATEST: i64 = 2_524_608_000; // 2050-01-01

/// All that a screen needs to begin.
pub async fn status(office: &Office, practice: bool) -> Result<AppStatus, OfficeError> {
    let now = office.now();
    let zone = office.0.ports.zone.clone();
    let local = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    Ok(AppStatus {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        practice,
        data_folder: office.0.folder.to_string_lossy().into_owned(),
        vault: vault_view(office).await,
        clock_warning: clock_warning(now),
        today: now.to_zoned(local).date().to_string(),
        zone,
        accounts: views::accounts(office).await?,
        draft: draft(office).await?,
        preferences: preferences(office).await?,
    })
}

async fn vault_view(office: &Office) -> VaultView {
    let store = office.0.ports.vault.name().to_owned();
    let lasting = office.0.ports.vault.is_lasting();
    let checked = tokio::task::spawn_blocking({
        let vault = std::sync::Arc::clone(&office.0.ports.vault);
        move || vault.check()
    })
    .await
    .unwrap_or(Err(VaultError::Missing));
    let state = match checked {
        Ok(()) if !lasting => VaultState::Memory,
        Ok(()) => VaultState::Ready,
        Err(VaultError::Missing) => VaultState::Missing,
        Err(VaultError::Locked) => VaultState::Locked,
        Err(VaultError::Denied) => VaultState::Denied,
        Err(VaultError::Timeout) => VaultState::Slow,
        Err(_) => VaultState::Failed,
    };
    VaultView { state, store }
}

/// A sentence when this computer's date cannot be right.
pub(crate) fn clock_warning(now: Timestamp) -> Option<String> {
    let seconds = now.as_second();
    (!(EARLIEST..LATEST).contains(&seconds)).then(|| {
        let date = now.to_zoned(TimeZone::UTC).date();
        format!("This PC's date looks wrong: it says {date}. Set the date, then start Counterfoil again.")
    })
}

async fn preferences(office: &Office) -> Result<Preferences, OfficeError> {
    let stored = office.0.ledger.get_setting(PREFERENCES).await?;
    Ok(stored
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

/// Keeps how the program looks.
pub async fn set_preferences(office: &Office, request: Preferences) -> Result<Preferences, OfficeError> {
    let text = serde_json::to_string(&request).map_err(|error| OfficeError::internal(&error))?;
    office.0.ledger.set_setting(PREFERENCES, Some(&text)).await?;
    Ok(request)
}

/// The setup that was begun and not finished.
pub(crate) async fn draft(office: &Office) -> Result<Option<SetupDraft>, OfficeError> {
    let stored = office.0.ledger.get_setting(DRAFT).await?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps the draft without what looks like a secret, or forgets it.
pub(crate) async fn keep_draft(office: &Office, draft: Option<&SetupDraft>) -> Result<(), OfficeError> {
    let text = draft
        .map(|draft| serde_json::to_string(&drafts::without_secrets(draft)))
        .transpose()
        .map_err(|error| OfficeError::internal(&error))?;
    Ok(office.0.ledger.set_setting(DRAFT, text.as_deref()).await?)
}

/// A time zone's name as people know it; UTC where there is none.
pub fn zone_name(iana: Option<&str>) -> String {
    match iana {
        None | Some("Etc/UTC" | "Etc/Unknown" | "Etc/GMT") => "UTC".to_owned(),
        Some(name) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_the_program_was_made_is_called_wrong() {
        let at = |text: &str| clock_warning(text.parse().unwrap());
        assert!(
            at("1999-12-31T00:00:00Z")
                .unwrap()
                .starts_with("This PC's date looks wrong")
        );
        assert!(at("2026-11-21T00:00:00Z").is_none());
        assert!(at("2077-01-01T00:00:00Z").is_some());
    }
}
