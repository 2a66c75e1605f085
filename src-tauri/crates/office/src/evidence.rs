//! To come.

use crate::dto::{AccountView, AnswerEvidence, Evidence, IdRequest};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn look(_office: &Office, _request: IdRequest) -> Result<Evidence, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn answer(_office: &Office, _request: AnswerEvidence) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}
