use serde::{Deserialize, Serialize};

use crate::codes::coded;

/// Declares an opaque id: text that is compared, stored and passed on, never parsed.
macro_rules! id {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id.
            pub fn new(text: impl Into<String>) -> Self { Self(text.into()) }
            /// The text of the id.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )*};
}

id! {
    /// One Converge merchant account in our book (not the gateway's account number).
    AccountId;
    /// One API user in our book.
    UserId;
    /// One terminal in our book.
    TerminalId;
    /// One API user's PIN on one terminal.
    CredentialId;
    /// The opaque name under which a secret lies in the operating system's store.
    SecretId;
}

coded! {
    /// Which Converge an account belongs to. Live and demo credentials never meet:
    /// host and path both differ (Converge fact sheet, section 1).
    pub enum Environment {
        /// Our own practice gateway on this computer; no money moves.
        Practice = 1, "practice";
        /// Elavon's demo system; test cards only.
        Demo = 2, "demo";
        /// The real thing.
        Live = 3, "live";
        /// An address typed by hand: https, or http on this computer.
        Custom = 4, "custom";
    }
}

coded! {
    /// The market segment of a terminal. Set by Elavon, not by the request; it decides
    /// which calls work (Converge fact sheet, section 4).
    pub enum TerminalKind {
        /// A counter with the card present.
        Retail = 1, "retail";
        /// A web shop or hosted page.
        Internet = 2, "internet";
        /// Service or restaurant, with tips.
        Service = 3, "service";
        /// Mail order and telephone order.
        Moto = 4, "moto";
    }
}

impl TerminalKind {
    /// Reads the market segment as `terminalsetup` words it; `None` when it is not one we know.
    pub fn from_segment(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        if text.contains("retail") {
            Some(Self::Retail)
        } else if text.contains("internet") || text.contains("commerce") {
            Some(Self::Internet)
        } else if text.contains("restaurant") || text.contains("service") {
            Some(Self::Service)
        } else if text.contains("mail") || text.contains("moto") || text.contains("phone") {
            Some(Self::Moto)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[test]
    fn every_kind_keeps_its_number_and_its_word() {
        for kind in TerminalKind::ALL {
            assert_eq!(TerminalKind::from_code(kind.code()), Some(*kind));
            assert_eq!(kind.word().parse(), Ok(*kind));
        }
    }

    #[test]
    fn market_segments_are_read_in_the_words_of_terminalsetup() {
        for (text, kind) in [
            ("Retail", Some(TerminalKind::Retail)),
            ("Internet", Some(TerminalKind::Internet)),
            ("e-Commerce", Some(TerminalKind::Internet)),
            ("Service/Restaurant", Some(TerminalKind::Service)),
            ("Mail Order/Telephone Order", Some(TerminalKind::Moto)),
            ("Kiosk", None),
        ] {
            assert_eq!(TerminalKind::from_segment(text), kind, "{text}");
        }
    }
}
