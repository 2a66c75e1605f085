//! Answers of the token calls (section 10).

use crate::answers::told::Told;
use crate::answers::{Reads, Reply, keeps_reply};
use crate::error::{Unclear, UnclearReason};
use crate::outcome::Outcome;
use crate::request::Form;

/// Declares the words of a token answer.
macro_rules! responses {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)* }

        impl $name {
            /// Reads the wire text in any case; `None` for one we do not know.
            pub fn read(text: &str) -> Option<Self> {
                [$(($text, Self::$variant)),*]
                    .into_iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(text.trim()))
                    .map(|(_, value)| value)
            }
        }
    };
}

responses! {
    /// `ssl_token_response`
    pub enum TokenResponse {
        /// Done.
        Success = "SUCCESS",
        /// Not done.
        Failure = "FAILURE",
        /// Not done; the word of `ccupdatetoken`.
        Failed = "Failed",
        /// The action is not allowed.
        ActionNotPermitted = "Action Not Permitted",
        /// There is no such token.
        InvalidToken = "Invalid Token",
        /// The terminal may not.
        NotPermitted = "Not Permitted",
        /// The card's verification failed.
        VerificationFailed = "Acct Verification Failed",
    }
}

responses! {
    /// `ssl_add_token_response`; a text beginning with FAILURE names the missing field and
    /// is handed on as written.
    pub enum AddTokenResponse {
        /// The card is new in the Card Manager.
        Added = "Card Added",
        /// It was there already.
        Updated = "Card Updated",
        /// The terminal may not.
        NotPermitted = "Not Permitted",
    }
}

/// The answer of a token call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenAnswer {
    reply: Reply,
}

keeps_reply!(TokenAnswer);

/// What became of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenVerdict<'a> {
    /// Done.
    Done,
    /// Not done, with what was said.
    Failed(Told<'a, TokenResponse>),
    /// Fabricated by test mode.
    TestMode,
}

impl TokenAnswer {
    /// What became of the token.
    pub fn verdict(&self) -> TokenVerdict<'_> {
        if self.reply.is_test_mode() {
            return TokenVerdict::TestMode;
        }
        match self.reply.outcome() {
            Outcome::Approved | Outcome::Done => TokenVerdict::Done,
            _ => TokenVerdict::Failed(Told::read(
                self.reply.fields(),
                "ssl_token_response",
                TokenResponse::read,
            )),
        }
    }

    /// `ssl_token`
    pub fn token(&self) -> Option<&str> {
        self.reply.fields().said("ssl_token")
    }

    /// `ssl_add_token_response`
    pub fn kept(&self) -> Told<'_, AddTokenResponse> {
        Told::read(
            self.reply.fields(),
            "ssl_add_token_response",
            AddTokenResponse::read,
        )
    }

    /// The masked card: a payment-like answer and a token query name it differently.
    pub fn card_masked(&self) -> Option<&str> {
        let fields = self.reply.fields();
        fields
            .said("ssl_card_number")
            .or_else(|| fields.said("ssl_account_number"))
    }
}

impl Reads for TokenAnswer {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        match reply.outcome() {
            Outcome::Approved | Outcome::Done | Outcome::Declined | Outcome::Failed => Ok(Self { reply }),
            _ => Err(reply.unclear(UnclearReason::NoResult)),
        }
    }
}
