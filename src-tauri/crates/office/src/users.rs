//! To come.

use crate::dto::{AccountView, AddUser, EditUser, IdRequest, Impact, SetActive};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn add(_office: &Office, _request: AddUser) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn edit(_office: &Office, _request: EditUser) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn impact(_office: &Office, _request: IdRequest) -> Result<Impact, OfficeError> {
    Err(OfficeError::not_found("command"))
}

/// To come.
pub async fn set_active(_office: &Office, _request: SetActive) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}
