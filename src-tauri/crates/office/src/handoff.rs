//! To come.

use crate::dto::{FieldReport, FileWritten, HandoffRequest, HandoffView, PassphraseRequest, WriteHandoff};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn view(_office: &Office, _request: HandoffRequest) -> Result<HandoffView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn write(_office: &Office, _request: WriteHandoff) -> Result<FileWritten, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn check_passphrase(
    _office: &Office,
    _request: PassphraseRequest,
) -> Result<FieldReport, OfficeError> {
    Err(OfficeError::not_found("command"))
}
