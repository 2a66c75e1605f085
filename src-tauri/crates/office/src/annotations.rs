//! Declared, not built yet.

use crate::dto::{
    AccountRequest, AddNote, Annotated, ChangeTags, DetailRequest, EditNote, Empty, IdRequest, Tags,
};
use crate::error::OfficeError;
use crate::inner::Office;

/// Not built yet.
pub async fn add_note(_office: &Office, _request: AddNote) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn edit_note(_office: &Office, _request: EditNote) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn remove_note(_office: &Office, _request: IdRequest) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn tags(_office: &Office, _request: AccountRequest) -> Result<Tags, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn change_tags(_office: &Office, _request: ChangeTags) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn attach(_office: &Office, _request: DetailRequest) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn open_attachment(_office: &Office, _request: IdRequest) -> Result<Empty, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}

/// Not built yet.
pub async fn remove_attachment(_office: &Office, _request: IdRequest) -> Result<Annotated, OfficeError> {
    Err(OfficeError::not_found("annotations"))
}
