//! Declared, not built yet.

use crate::dto::{Empty, HistoryState};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn show(_office: &Office, _request: Empty) -> Result<HistoryState, OfficeError> {
    Err(OfficeError::not_found("history_state"))
}
