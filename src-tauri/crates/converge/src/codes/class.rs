/// What kind of answer a code is: it decides what a program does next (section 17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The account, the terminal, the user or our settings are not right for this. Asking again
    /// changes nothing until somebody changes them.
    Configuration,
    /// Something in the request was not acceptable.
    Input,
    /// The request was sound, but the state of the transaction, plan or batch forbids it.
    State,
    /// The gateway gave up waiting. A call that moves money may have been booked: look it up.
    RetryUncertain,
    /// The gateway did not take the request at all; it may be sent again later.
    RetryUnprocessed,
    /// The bank, the card network or the gateway said no to the payment.
    Declined,
    /// No failure: it tells something.
    Information,
    /// Not listed: to be treated as refused.
    Unlisted,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 8] = [
        Self::Configuration,
        Self::Input,
        Self::State,
        Self::RetryUncertain,
        Self::RetryUnprocessed,
        Self::Declined,
        Self::Information,
        Self::Unlisted,
    ];

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Input => "input",
            Self::State => "state",
            Self::RetryUncertain => "retry_uncertain",
            Self::RetryUnprocessed => "retry_unprocessed",
            Self::Declined => "declined",
            Self::Information => "information",
            Self::Unlisted => "unlisted",
        }
    }
}
