//! Placeholder until approvals are merged.
use crate::error::OfficeError;
use crate::inner::Office;
use crate::people::Actor;

#[derive(Debug, Clone)]
pub(crate) struct Proposed {
    pub account: domain::AccountId,
    pub terminal: domain::TerminalId,
    pub act: domain::MoneyAct,
    pub target: String,
    pub summary: String,
    pub reason: String,
    pub note: String,
}
pub(crate) async fn is_needed(_: &Office, _: &Actor, _: &domain::MoneyAct) -> Result<bool, OfficeError> {
    Ok(false)
}

pub(crate) async fn pending(
    _: &Office,
    _: &domain::AccountId,
    _: &str,
) -> Result<Vec<Proposed>, OfficeError> {
    Ok(Vec::new())
}

/// Puts a request before a second person.
pub(crate) async fn put(_: &Office, _: &Actor, _: Proposed) -> Result<crate::dto::ActStarted, OfficeError> {
    Err(OfficeError::not_found("approval"))
}
