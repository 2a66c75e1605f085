//! To come.

use crate::dto::{AccountView, UndoRequest};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn undo(_office: &Office, _request: UndoRequest) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}
