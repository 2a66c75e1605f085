use domain::{Environment, TerminalKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Comparison, Evidence, Findings, ReportedTerminal};

/// How checking one terminal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerifyOutcome {
    /// User id, PIN and the right to look up are good.
    Verified,
    /// No PIN stored.
    NoPin,
    /// User id and PIN do not belong together.
    CredentialsRefused,
    /// The right to look up is missing (4014).
    RightMissing,
    /// The account lacks the feature (4016).
    FeatureMissing,
    /// Refused with another code.
    Refused,
    /// No answer: nothing sent, or nothing came back.
    NoAnswer,
    /// A web page came instead.
    ProxyAnswer,
    /// Something came that cannot be read.
    UnreadableAnswer,
    /// The PIN could not be fetched from this computer's store.
    VaultUnavailable,
    /// Not tried: the brake is on.
    Braked,
    /// Not tried: cancelled.
    Cancelled,
}

impl VerifyOutcome {
    /// The word stored and shown on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::NoPin => "no_pin",
            Self::CredentialsRefused => "credentials_refused",
            Self::RightMissing => "right_missing",
            Self::FeatureMissing => "feature_missing",
            Self::Refused => "refused",
            Self::NoAnswer => "no_answer",
            Self::ProxyAnswer => "proxy_answer",
            Self::UnreadableAnswer => "unreadable_answer",
            Self::VaultUnavailable => "vault_unavailable",
            Self::Braked => "braked",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Something to look at although the terminal answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum VerifyWarning {
    /// What the clerk chose is not what Converge says.
    KindDiffers {
        /// By the clerk.
        #[ts(type = "TerminalKind")]
        chosen: TerminalKind,
        /// By Converge, in its words.
        reported: String,
    },
    /// Converge says it is not active.
    TerminalNotActive {
        /// In its words.
        status: String,
    },
    /// Converge knows it under another name: perhaps another terminal's PIN.
    NameDiffers {
        /// The name there.
        reported: String,
    },
    /// Converge does not let this user read the terminal's own data.
    SetupNotReadable,
    /// The same PIN stands on other terminals.
    PinConflict {
        /// Their names.
        terminals: Vec<String>,
    },
}

/// What checking one terminal found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerminalVerdict {
    /// Our id.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Its kind as chosen.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// The gateway's id of the API user.
    pub user_name: Option<String>,
    /// How it ended.
    pub outcome: VerifyOutcome,
    /// The gateway's error code.
    pub gateway_code: Option<u16>,
    /// The gateway's error text; a town may have edited it.
    pub gateway_message: Option<String>,
    /// More for support.
    pub detail: Option<String>,
    /// Milliseconds.
    pub took_ms: u32,
    /// When.
    pub at: String,
    /// What Converge says of the terminal.
    pub reported: Option<ReportedTerminal>,
    /// What to look at.
    pub warnings: Vec<VerifyWarning>,
    /// What the clerk wrote beside what Converge reports; empty where nothing was reported.
    pub compared: Vec<Comparison>,
    /// The last payments seen through the PIN, where Converge does not let its terminal be read.
    pub evidence: Option<Evidence>,
}

/// The brake on failed checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BrakeView {
    /// Refusals in the last 15 minutes.
    pub refusals: u32,
    /// No check before this instant.
    pub blocked_until: Option<String>,
}

/// Check terminals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerifyRequest {
    /// Names this run, for cancelling.
    pub operation_id: String,
    /// Our id of the account.
    pub account_id: String,
    /// Our ids; null checks all.
    pub terminal_ids: Option<Vec<String>>,
}

/// Progress of a check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum VerifyEvent {
    /// It begins.
    Started {
        /// How many.
        terminals: u32,
    },
    /// This one is being asked about.
    Checking {
        /// Our id.
        terminal_id: String,
    },
    /// This one is done.
    Checked {
        /// What was found.
        verdict: Box<TerminalVerdict>,
    },
}

/// The result of a check.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VerifyReport {
    /// One a terminal, in order.
    pub verdicts: Vec<TerminalVerdict>,
    /// The brake afterwards.
    pub brake: BrakeView,
    /// Which Converge was asked.
    #[ts(type = "Environment")]
    pub environment: Environment,
    /// At which host.
    pub host: String,
    /// What is wrong in the whole account, after this check.
    pub findings: Findings,
}

/// Ask about the brake.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BrakeRequest {
    /// Our id of the account.
    pub account_id: String,
}
