//! Declared, not built yet.

use crate::dto::{ExportDone, ExportEvent, ExportPreview, ExportRequest};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn preview(_office: &Office, _request: ExportRequest) -> Result<ExportPreview, OfficeError> {
    Err(OfficeError::not_found("export"))
}

/// Not built yet.
pub async fn run(
    _office: &Office,
    _request: ExportRequest,
    _progress: impl Fn(ExportEvent) + Send + Sync,
) -> Result<ExportDone, OfficeError> {
    Err(OfficeError::not_found("export"))
}
