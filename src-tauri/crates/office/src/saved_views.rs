//! Declared, not built yet.

use crate::dto::{AccountRequest, FileWritten, IdRequest, SaveView, SavedViews};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn list(_office: &Office, _request: AccountRequest) -> Result<SavedViews, OfficeError> {
    Err(OfficeError::not_found("saved_views"))
}

/// Not built yet.
pub async fn save(_office: &Office, _request: SaveView) -> Result<SavedViews, OfficeError> {
    Err(OfficeError::not_found("saved_views"))
}

/// Not built yet.
pub async fn remove(_office: &Office, _request: IdRequest) -> Result<SavedViews, OfficeError> {
    Err(OfficeError::not_found("saved_views"))
}

/// Not built yet.
pub async fn export(_office: &Office, _request: IdRequest) -> Result<FileWritten, OfficeError> {
    Err(OfficeError::not_found("saved_views"))
}

/// Not built yet.
pub async fn import(_office: &Office, _request: AccountRequest) -> Result<SavedViews, OfficeError> {
    Err(OfficeError::not_found("saved_views"))
}
