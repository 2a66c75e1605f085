//! To come.

use crate::dto::{AccountView, IdRequest, RotationVerdict, StartRotation};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn start(_office: &Office, _request: StartRotation) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn verify(_office: &Office, _request: IdRequest) -> Result<RotationVerdict, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn switch(_office: &Office, _request: IdRequest) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn back(_office: &Office, _request: IdRequest) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn retire(_office: &Office, _request: IdRequest) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}
