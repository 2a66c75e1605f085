//! What is approved is carried out by the money journal.

use super::Proposed;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::money;
use crate::people::Actor;

/// Carries out what was approved; answers our id of the intent.
///
/// # Errors
/// Whatever changed since the request was made stops it; nothing is sent then.
pub(super) async fn carry_out(
    office: &Office,
    approval_id: &str,
    proposed: &Proposed,
    requested_by: &Actor,
    approved_by: &Actor,
) -> Result<String, OfficeError> {
    money::carry_out(office, approval_id, proposed, requested_by, approved_by).await
}
