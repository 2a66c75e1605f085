//! Placeholder until people are merged.
use crate::error::OfficeError;
use crate::inner::Office;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    pub id: Option<String>,
    pub name: String,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    View,
    RequestReverse,
    TakePayment,
    ManagePlans,
    Settle,
    Approve,
    ResolveUnknown,
}

pub(crate) async fn require(office: &Office, _duty: Duty) -> Result<Actor, OfficeError> {
    Ok(acting(office))
}
pub(crate) async fn require_fresh(office: &Office, _duty: Duty) -> Result<Actor, OfficeError> {
    Ok(acting(office))
}
pub(crate) fn acting(office: &Office) -> Actor {
    Actor {
        id: None,
        name: office.0.ports.person.clone(),
    }
}
