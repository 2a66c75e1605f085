//! To come.

use crate::dto::{AccountRequest, Findings};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn show(_office: &Office, _request: AccountRequest) -> Result<Findings, OfficeError> {
    Err(OfficeError::not_found("command"))
}
