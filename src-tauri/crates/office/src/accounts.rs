//! To come.

use crate::dto::{AccountView, EditAccount};
use crate::error::OfficeError;
use crate::inner::Office;

/// To come.
pub async fn edit(_office: &Office, _request: EditAccount) -> Result<AccountView, OfficeError> {
    Err(OfficeError::not_found("command"))
}
