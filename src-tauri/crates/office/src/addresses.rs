//! To come.

use crate::dto::{AddAddress, EditAddress, IdRequest, TerminalRecord};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn add(_office: &Office, _request: AddAddress) -> Result<TerminalRecord, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn edit(_office: &Office, _request: EditAddress) -> Result<TerminalRecord, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn remove(_office: &Office, _request: IdRequest) -> Result<TerminalRecord, OfficeError> {
    Err(OfficeError::not_found("command"))
}
