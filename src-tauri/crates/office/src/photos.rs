//! To come.

use crate::dto::{IdRequest, Photo};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn show(_office: &Office, _request: IdRequest) -> Result<Photo, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn choose(_office: &Office, _request: IdRequest) -> Result<Photo, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn remove(_office: &Office, _request: IdRequest) -> Result<Photo, OfficeError> {
    Err(OfficeError::not_found("command"))
}
