//! To come.

use crate::dto::{CopiedPin, RevealRequest, RevealedPin};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn show(_office: &Office, _request: RevealRequest) -> Result<RevealedPin, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn copy(_office: &Office, _request: RevealRequest) -> Result<CopiedPin, OfficeError> {
    Err(OfficeError::not_found("command"))
}
