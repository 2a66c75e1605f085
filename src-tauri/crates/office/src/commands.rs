//! The door to the office: every command of the contract under its own name, with the question
//! who may give it asked first. The window and the command line both come in here.

use crate::dto::*;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::people::{self, Need};

/// Lets a command in that somebody else carries out (the desk of the window).
///
/// # Errors
/// As the duty of the command asks: see [`people::need`].
pub async fn enter(office: &Office, command: &str) -> Result<(), OfficeError> {
    people::enter(office, command).await
}

/// Whether anybody may give a command, also where no office can be opened.
pub fn is_free(command: &str) -> bool {
    people::need(command) == Some(Need::Nothing)
}

macro_rules! doors {
    (
        desk { $($desk:ident: $desk_req:ident => $desk_res:ident;)* }
        calls { $($call:ident: $call_req:ident => $call_res:ident = $call_area:ident :: $call_fn:ident;)* }
        streams { $($stream:ident: $stream_req:ident, $stream_event:ident => $stream_res:ident = $stream_area:ident :: $stream_fn:ident;)* }
    ) => {
        $(
            #[doc = concat!("`", stringify!($call_area), "::", stringify!($call_fn), "`, for who may.")]
            pub async fn $call(office: &Office, request: $call_req) -> Result<$call_res, OfficeError> {
                enter(office, stringify!($call)).await?;
                crate::$call_area::$call_fn(office, request).await
            }
        )*
        $(
            #[doc = concat!("`", stringify!($stream_area), "::", stringify!($stream_fn), "`, for who may.")]
            pub async fn $stream(
                office: &Office,
                request: $stream_req,
                progress: impl Fn($stream_event) + Send + Sync,
            ) -> Result<$stream_res, OfficeError> {
                enter(office, stringify!($stream)).await?;
                crate::$stream_area::$stream_fn(office, request, progress).await
            }
        )*
    };
}

contract!(doors);
