//! To come.

use crate::dto::{CallSheetView, FileWritten, IdRequest, WriteCallSheet};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn show(_office: &Office, _request: IdRequest) -> Result<CallSheetView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn write(_office: &Office, _request: WriteCallSheet) -> Result<FileWritten, OfficeError> {
    Err(OfficeError::not_found("command"))
}
