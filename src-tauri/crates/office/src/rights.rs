//! To come.

use crate::dto::{IdRequest, RightsView, SetIntentions, TerminalRecord, TickRight};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn view(_office: &Office, _request: IdRequest) -> Result<RightsView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn tick(_office: &Office, _request: TickRight) -> Result<RightsView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn set_intentions(
    _office: &Office,
    _request: SetIntentions,
) -> Result<TerminalRecord, OfficeError> {
    Err(OfficeError::not_found("command"))
}
