use domain::TerminalKind;

/// What was being done when the code came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Call {
    /// Looking payments up (`txnquery`, `total`).
    LookUp,
    /// Closing the batch (`settle`).
    Settle,
    /// Taking a payment.
    Sale,
    /// Giving money back after settlement (`ccreturn`).
    Return,
    /// Taking a payment out of the open batch (`ccvoid`, `ccdelete`).
    Void,
    /// Recurring plans.
    Recurring,
    /// Installment plans.
    Installment,
    /// Stored cards.
    Token,
    /// Adding a signature (`ccsignature`).
    Signature,
    /// Reading the terminal's own settings (`terminalsetup`).
    TerminalSetup,
}

impl Call {
    /// Every call.
    pub const ALL: [Self; 10] = [
        Self::LookUp,
        Self::Settle,
        Self::Sale,
        Self::Return,
        Self::Void,
        Self::Recurring,
        Self::Installment,
        Self::Token,
        Self::Signature,
        Self::TerminalSetup,
    ];

    /// The word used in JSON and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::LookUp => "look_up",
            Self::Settle => "settle",
            Self::Sale => "sale",
            Self::Return => "return",
            Self::Void => "void",
            Self::Recurring => "recurring",
            Self::Installment => "installment",
            Self::Token => "token",
            Self::Signature => "signature",
            Self::TerminalSetup => "terminal_setup",
        }
    }

    /// The call of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|call| call.word() == word)
    }

    /// The call a wire transaction type belongs to (section 7), where this book tells it apart.
    pub fn from_wire(kind: &str) -> Option<Self> {
        let kind = kind.trim().to_ascii_lowercase();
        match kind.as_str() {
            "txnquery" | "total" | "stlquery" => Some(Self::LookUp),
            "settle" => Some(Self::Settle),
            "ccreturn" | "return" => Some(Self::Return),
            "ccvoid" | "ccdelete" | "ecsvoid" | "void" | "delete" => Some(Self::Void),
            "ccsale" | "ccauthonly" | "ccforce" | "cccomplete" | "sale" => Some(Self::Sale),
            "ccsignature" => Some(Self::Signature),
            "terminalsetup" => Some(Self::TerminalSetup),
            other if other.contains("recurring") => Some(Self::Recurring),
            other if other.contains("install") => Some(Self::Installment),
            other if other.ends_with("token") => Some(Self::Token),
            _ => None,
        }
    }

    /// The right it needs, as far as the fact sheet names one (section 3).
    pub fn right(self) -> Option<Right> {
        match self {
            Self::LookUp => Some(Right::BatchesView),
            Self::Settle => Some(Right::BatchesSettle),
            Self::Void => Some(Right::BatchesVoid),
            Self::Return => Some(Right::CardReturn),
            Self::Token => Some(Right::Tokens),
            Self::TerminalSetup => Some(Right::AccountAdministration),
            Self::Sale | Self::Recurring | Self::Installment | Self::Signature => None,
        }
    }

    /// Whether only Internet and mail-order terminals can do it (section 4).
    pub fn needs_plans(self) -> bool {
        matches!(self, Self::Recurring | Self::Installment)
    }

    /// The task in words, to stand after "to".
    pub(super) fn task(self) -> &'static str {
        match self {
            Self::LookUp => "look payments up",
            Self::Settle => "settle the batch",
            Self::Sale => "take a payment",
            Self::Return => "refund a settled payment",
            Self::Void => "void a payment",
            Self::Recurring => "work with recurring plans",
            Self::Installment => "work with installment plans",
            Self::Token => "store cards",
            Self::Signature => "add a signature",
            Self::TerminalSetup => "read the terminal's own settings",
        }
    }
}

/// A user right in the Converge portal, by the name it has there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Batches: View
    BatchesView,
    /// Batches: Settle Transactions
    BatchesSettle,
    /// Batches: Void/Delete
    BatchesVoid,
    /// Credit Card: Return
    CardReturn,
    /// The token rights.
    Tokens,
    /// Account administration.
    AccountAdministration,
}

impl Right {
    /// Its name for a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::BatchesView => "Batches: View",
            Self::BatchesSettle => "Batches: Settle Transactions",
            Self::BatchesVoid => "Batches: Void/Delete",
            Self::CardReturn => "Credit Card: Return",
            Self::Tokens => "the token rights",
            Self::AccountAdministration => "account administration",
        }
    }
}

/// What we have seen of a user's rights. A successful look-up proves one; a refusal with 4014
/// proves nothing by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    /// Proved by a call that succeeded.
    pub held: Vec<Right>,
    /// Known to be missing.
    pub missing: Vec<Right>,
}

/// What is known where the code came from. Everything may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The terminal's market segment.
    pub kind: Option<TerminalKind>,
    /// The user's rights.
    pub rights: Rights,
    /// Whether this very user ID and PIN were accepted at an earlier check.
    pub worked_before: bool,
    /// What was being done.
    pub call: Option<Call>,
}
