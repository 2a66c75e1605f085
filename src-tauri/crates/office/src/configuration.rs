//! To come.

use crate::dto::{
    AccountRequest, ApplyImport, CompareSetup, ConfigurationDays, ConfigurationDiff, Empty, ExportSetup,
    FileWritten, ImportDone, ImportPreview,
};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn export(_office: &Office, _request: ExportSetup) -> Result<FileWritten, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn preview(_office: &Office, _request: Empty) -> Result<ImportPreview, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn apply(_office: &Office, _request: ApplyImport) -> Result<ImportDone, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn days(_office: &Office, _request: AccountRequest) -> Result<ConfigurationDays, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn compare(_office: &Office, _request: CompareSetup) -> Result<ConfigurationDiff, OfficeError> {
    Err(OfficeError::not_found("command"))
}
