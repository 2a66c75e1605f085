//! To come.

use crate::dto::{AccountRequest, Checklist, UpdateTask};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn show(_office: &Office, _request: AccountRequest) -> Result<Checklist, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn update(_office: &Office, _request: UpdateTask) -> Result<Checklist, OfficeError> {
    Err(OfficeError::not_found("command"))
}
