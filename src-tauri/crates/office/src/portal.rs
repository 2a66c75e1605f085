//! Declared, not built yet.

use crate::dto::{PortalApply, PortalDone, PortalEvent, PortalPreview, PortalRequest};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn look(
    _office: &Office,
    _request: PortalRequest,
    _progress: impl Fn(PortalEvent) + Send + Sync,
) -> Result<PortalPreview, OfficeError> {
    Err(OfficeError::not_found("portal"))
}

/// Not built yet.
pub async fn apply(
    _office: &Office,
    _request: PortalApply,
    _progress: impl Fn(PortalEvent) + Send + Sync,
) -> Result<PortalDone, OfficeError> {
    Err(OfficeError::not_found("portal"))
}
