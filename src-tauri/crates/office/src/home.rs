//! Declared, not built yet.

use crate::dto::{AccountRequest, Chart, ChartRequest, Home};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn show(_office: &Office, _request: AccountRequest) -> Result<Home, OfficeError> {
    Err(OfficeError::not_found("home"))
}

/// Not built yet.
pub async fn chart(_office: &Office, _request: ChartRequest) -> Result<Chart, OfficeError> {
    Err(OfficeError::not_found("home"))
}
