//! Declared, not built yet.

use crate::dto::{NarrowestChips, Search, SearchRequest, SuggestRequest, Suggestions};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn read(_office: &Office, _request: SearchRequest) -> Result<Search, OfficeError> {
    Err(OfficeError::not_found("search"))
}

/// Not built yet.
pub async fn narrowest(_office: &Office, _request: SearchRequest) -> Result<NarrowestChips, OfficeError> {
    Err(OfficeError::not_found("search"))
}

/// Not built yet.
pub async fn suggest(_office: &Office, _request: SuggestRequest) -> Result<Suggestions, OfficeError> {
    Err(OfficeError::not_found("search"))
}
