//! To come.

use crate::dto::{AccountRequest, AccountView, ApplySpreadsheet, FileWritten, SpreadsheetPreview};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn preview(_office: &Office, _request: AccountRequest) -> Result<SpreadsheetPreview, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn apply(_office: &Office, _request: ApplySpreadsheet) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn template(_office: &Office, _request: AccountRequest) -> Result<FileWritten, OfficeError> {
    Err(OfficeError::not_found("command"))
}
