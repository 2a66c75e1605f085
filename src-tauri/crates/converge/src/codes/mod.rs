//! The gateway's vocabularies as types: one table a family, with an arm for what the table
//! does not know. Sections 14, 17, 18 and 19 of the fact sheet.
//!
//! Every family has `ALL` (what the table knows), `from_wire`, `as_wire` and `words`.
//! `from_wire` never fails: unlisted text is kept in `Unknown`, trimmed.

mod auth;
mod avs;
mod card;
mod class;
mod cvv;
mod entry;
mod error_code;
mod result_message;
mod same;
mod status;

pub use auth::{AuthCode, HeaderVerdict};
pub use avs::AvsAnswer;
pub use card::{CardShortDescription, CardType};
pub use class::Class;
pub use cvv::CvvAnswer;
pub use entry::{EntryMode, PosMode, RecordEntry};
pub use error_code::ErrorCode;
pub use result_message::ResultMessage;
pub use same::same_message;
pub use status::GatewayStatus;

/// Declares a family: variants, wire texts (the first is the one we would write, further ones
/// are read too) and words for a person, in one table. The tests in `matching` are tried in
/// order over the whole table, so that an exact text wins over a looser one.
///
/// With `fact`, each row ends in one more value, returned by a method of that name.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident matching [$($matcher:path),+] {
            $($variant:ident = $wire:literal $(| $alias:literal)*, $words:literal;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $wire, "`: ", $words, ".")] $variant,)*
            /// Not in the table; the text as it came, trimmed.
            Unknown(String),
        }

        impl $name {
            /// Every value of the table, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Reads the wire's text. Never fails: what is not listed becomes `Unknown`.
            pub fn from_wire(text: &str) -> Self {
                let matchers: &[fn(&str, &str) -> bool] = &[$($matcher),+];
                for same in matchers {
                    $(if [$wire $(, $alias)*].iter().any(|wire| same(wire, text)) {
                        return Self::$variant;
                    })*
                }
                Self::Unknown(text.trim().to_owned())
            }

            /// The text on the wire; of an unlisted value what came, trimmed.
            pub fn as_wire(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(text) => text,
                }
            }

            /// A few words for a person; `None` for an unlisted value.
            pub fn words(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($words),)*
                    Self::Unknown(_) => None,
                }
            }

            /// Whether the table lists this value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.words().unwrap_or_else(|| self.as_wire()))
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident matching [$($matcher:path),+]
        $(#[$fact_meta:meta])*
        fact $fact:ident: $type:ty, otherwise $otherwise:expr;
        {
            $($variant:ident = $wire:literal $(| $alias:literal)*, $words:literal, $value:expr;)*
        }
    ) => {
        codes! {
            $(#[$meta])*
            pub enum $name matching [$($matcher),+] {
                $($variant = $wire $(| $alias)*, $words;)*
            }
        }

        impl $name {
            $(#[$fact_meta])*
            pub fn $fact(&self) -> $type {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(_) => $otherwise,
                }
            }
        }
    };
}
use codes;

#[cfg(test)]
mod tests;
