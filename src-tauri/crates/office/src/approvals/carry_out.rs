//! What is approved is carried out by the money journal.

use super::Proposed;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::people::Actor;

/// Carries out what was approved; answers our id of the intent.
///
/// # Errors
/// Always, until the money journal takes this place.
#[allow(clippy::unused_async)]
pub(super) async fn carry_out(
    _office: &Office,
    _approval_id: &str,
    _proposed: &Proposed,
    _requested_by: &Actor,
    _approved_by: &Actor,
) -> Result<String, OfficeError> {
    Err(OfficeError::internal(
        &"the money journal is not connected to approvals",
    ))
}
