//! The words of an answer. A known word is known in any casing, but only whole: UNSUCCESSFUL is
//! not SUCCESSFUL. Unknown words are kept.

use std::fmt;

/// One of the words that the sheet lists, or another one, kept as it came.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A word that is not in the description.
            Other(String),
        }

        impl $name {
            /// Reads a word.
            pub fn read(text: &str) -> Self {
                let text = text.trim();
                $(if text.eq_ignore_ascii_case($word) {
                    return Self::$variant;
                })+
                Self::Other(text.to_owned())
            }

            /// The word as the service writes it.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// What became of a transaction (section 6). Its presence means that it has finished.
    TransactionResult {
        /// Money moved.
        Successful = "SUCCESSFUL",
        /// The bank or the card said no.
        Declined = "DECLINED",
        /// Reversed, for example after a refused signature.
        Void = "VOID",
        /// A technical failure; no money moved.
        Unsuccessful = "UNSUCCESSFUL",
        /// Called off.
        Cancelled = "CANCELLED",
        /// Connect lost the card machine: whether money moved is not known.
        TimedOut = "TIMED_OUT",
    }
}

words! {
    /// What kind of transaction an answer is about; more than can be asked for (section 6).
    TransactionType {
        /// Takes money.
        Sale = "SALE",
        /// Gives money back.
        Refund = "REFUND",
        /// A sale taken back.
        SaleReversal = "SALE_REVERSAL",
        /// A refund taken back.
        RefundReversal = "REFUND_REVERSAL",
        /// Reserves money.
        PreAuth = "PRE_AUTH",
        /// Collects reserved money.
        Completion = "COMPLETION",
        /// Checks a card without money.
        AccountVerification = "ACCOUNT_VERIFICATION",
        /// The card machine signing on to its bank.
        Logon = "LOGON",
    }
}

words! {
    /// How the card came to the machine.
    PaymentMethod {
        /// Not said.
        Unknown = "UNKNOWN",
        /// Typed.
        Keyed = "KEYED",
        /// By its magnetic stripe.
        Swiped = "SWIPED",
        /// By its chip.
        Chip = "ICC_CHIP",
        /// Held to the machine.
        Contactless = "CONTACTLESS",
    }
}

words! {
    /// How the person proved that the card is theirs.
    Verification {
        /// Not said.
        Unknown = "UNKNOWN",
        /// Not at all.
        None = "NONE",
        /// By a PIN.
        Pin = "PIN",
        /// By a signature.
        Signature = "SIGNATURE",
        /// By their telephone.
        Device = "DEVICE",
    }
}

words! {
    /// What became of a report (section 12).
    ReportResult {
        /// All there.
        Complete = "COMPLETE",
        /// Whether totals were reset is not known.
        TimedOut = "TIMED_OUT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_compared_whole() {
        for (text, expected) in [
            ("SUCCESSFUL", TransactionResult::Successful),
            ("successful", TransactionResult::Successful),
            ("UNSUCCESSFUL", TransactionResult::Unsuccessful),
            (
                "SUCCESSFUL_ISH",
                TransactionResult::Other("SUCCESSFUL_ISH".into()),
            ),
            ("SUCCESS", TransactionResult::Other("SUCCESS".into())),
        ] {
            assert_eq!(TransactionResult::read(text), expected);
        }
    }
}
