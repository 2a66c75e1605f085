//! What the gateway answers when it refuses.

/// A refusal: number, field and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub code: i64,
    pub status: u16,
    pub message: String,
}

impl Refusal {
    /// `field: text`, with HTTP 422.
    pub(crate) fn of(code: i64, field: &str, text: &str) -> Self {
        Self {
            code,
            status: 422,
            message: if field.is_empty() {
                text.to_owned()
            } else {
                format!("{field}: {text}")
            },
        }
    }

    pub(crate) fn unauthorized() -> Self {
        Self {
            code: 1000,
            status: 401,
            message: "Unauthorized".to_owned(),
        }
    }

    /// A guid in a path that nobody knows.
    pub(crate) fn unknown(what: &str) -> Self {
        Self::of(1007, what, "The provided entity does not exist")
    }

    pub(crate) fn internal() -> Self {
        Self {
            code: 9999,
            status: 500,
            message: "Internal server error".to_owned(),
        }
    }

    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }
}
