//! Looking at an answer that somebody sends in: what is it, what does it say?

use crate::body::{Unreadable, parse};
use crate::codes::Class;
use crate::connector::Connector;
use crate::found::{Found, find};
use crate::settings::{Settings, blocks};
use crate::verdict::{ApiError, Told};

/// What the answer is expected to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A connector, or a list of them: list, create, update.
    Connector,
    /// What an adapter says about its settings.
    Settings,
    /// An error.
    Error,
}

/// An answer taken apart; see [`inspect`].
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The gateway says that it is done, and what was expected is there.
    pub ok: bool,
    /// `errorCode`, when the answer is an error and its code is readable.
    pub error_code: Option<i64>,
    /// What kind of error it is; nothing when it is none.
    pub error_class: Option<Class>,
    /// `errorMessage`, to be shown only.
    pub message: Option<String>,
    /// The field that the message seems to name.
    pub error_field: Option<String>,
    /// Why the bytes are not what was expected.
    pub problem: Option<Unreadable>,
    /// The connectors of the answer, when it is no error.
    pub connectors: Vec<Connector>,
    /// They came as a list.
    pub is_list: bool,
    /// What the adapter describes, when that was expected.
    pub settings: Settings,
}

/// Takes an answer apart. `status` is the HTTP status, where it is known.
///
/// It is an error when the status is not 2xx, or an error code other than 0 is there, or
/// `success` is false, whatever the message says (section 3). An error has no connector and no
/// settings: what stands beside an error code is not to be trusted. When an error was
/// expected, a body that neither says success nor carries a connector is one.
#[must_use]
pub fn inspect(expected: Expected, status: Option<u16>, bytes: &[u8]) -> Inspection {
    let value = match parse(bytes) {
        Ok(value) => value,
        Err(problem) => return unreadable(status, problem),
    };
    let told = Told::of(&value);
    if let Some(error) = told.error(status) {
        return of_error(error);
    }
    let mut inspection = Inspection {
        ok: true,
        message: told.message.clone(),
        ..nothing()
    };
    match expected {
        Expected::Connector => match find(&value) {
            Found::One(connector) => inspection.connectors = vec![*connector],
            Found::Many(connectors, _) => {
                inspection.connectors = connectors;
                inspection.is_list = true;
            }
            Found::Nothing => {
                return Inspection {
                    message: told.message,
                    ..unreadable(status, Unreadable::NoConnector)
                };
            }
        },
        Expected::Settings => match blocks(&value) {
            Some(settings) => inspection.settings = settings,
            // An adapter without settings may leave both blocks out.
            None if told.success == Some(true) => {}
            None => return unreadable(status, Unreadable::NoSettings),
        },
        Expected::Error => {
            let says_nothing = find(&value) == Found::Nothing && blocks(&value).is_none();
            if told.success != Some(true) && says_nothing {
                return match told.message {
                    // A message alone: an error that does not give its number.
                    Some(_) => of_error(ApiError {
                        status,
                        code: None,
                        class: Class::Unknown,
                        message: told.message,
                    }),
                    None => unreadable(status, Unreadable::NoVerdict),
                };
            }
        }
    }
    inspection
}

fn nothing() -> Inspection {
    Inspection {
        ok: false,
        error_code: None,
        error_class: None,
        message: None,
        error_field: None,
        problem: None,
        connectors: Vec::new(),
        is_list: false,
        settings: Settings::default(),
    }
}

fn of_error(error: ApiError) -> Inspection {
    Inspection {
        error_code: error.code,
        error_class: Some(error.class),
        error_field: error.field().map(str::to_owned),
        message: error.message,
        ..nothing()
    }
}

/// A telling status still says what kind of error it is.
fn unreadable(status: Option<u16>, problem: Unreadable) -> Inspection {
    let telling = status.filter(|status| !(200..300).contains(status));
    let class = match telling.map(|status| ApiError::of_status(status).class) {
        None | Some(Class::Unknown) => Class::Unreadable,
        Some(class) => class,
    };
    Inspection {
        error_class: Some(class),
        problem: Some(problem),
        ..nothing()
    }
}
