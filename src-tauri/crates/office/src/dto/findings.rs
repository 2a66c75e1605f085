use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountView, MoneyView, TaskOwner, TerminalVerdict};

/// What kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Two PINs stand crosswise.
    PinsSwapped,
    /// Perhaps crosswise: payments seen through the PIN look like another terminal's.
    PinsPerhapsSwapped,
    /// The PIN opens a terminal that Converge knows under another name.
    NameDiffers,
    /// The same PIN on two terminals.
    PinDuplicate,
    /// The same PIN in another department.
    PinInOtherAccount,
    /// The kind at Converge is another one.
    KindDiffers,
    /// The zone at Converge is another one.
    ZoneDiffers,
    /// The currency at Converge is another one.
    CurrencyDiffers,
    /// Converge says the terminal is not active.
    TerminalNotActive,
    /// The terminal belongs to another merchant than the rest.
    OtherMerchant,
    /// One PIN refused.
    PinRefused,
    /// One PIN refused, and it is shorter than usual: perhaps cut short.
    PinTruncated,
    /// Every PIN of one user refused: user id wrong, deactivated or not registered.
    UserRefused,
    /// Everything refused: account id or environment wrong.
    AllRefused,
    /// A right is missing (4014).
    RightMissing,
    /// An intended task needs a right that nobody ticked.
    RightNotTicked,
    /// The account lacks the feature (4016).
    FeatureMissing,
    /// No PIN stored.
    PinMissing,
    /// The PIN is gone from this computer's store.
    PinLost,
    /// Stored and never checked.
    PinUnverified,
    /// A user id that looks like a person's sign-in.
    UserLooksLikePerson,
    /// A user without a terminal.
    UserWithoutTerminal,
    /// A terminal without a user.
    TerminalWithoutUser,
    /// An active terminal uses a deactivated user.
    UserDeactivated,
    /// Addresses on a Retail terminal's allow-list.
    AllowListOnRetail,
    /// Something intended that the kind rules out.
    ImpossibleIntention,
    /// A rotation that should have been finished.
    RotationOverdue,
    /// Cards on file are intended on a second terminal, and the vault is not shared.
    VaultNotShared,
    /// No answer, or not Converge's.
    NotReached,
}

/// How bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingWeight {
    /// Blocks the hand-off: money could go to the wrong place, or nothing works.
    Blocks,
    /// Should be solved.
    Warns,
    /// Good to know.
    Notes,
}

/// Where to go to solve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum NextStep {
    /// Exchange the two PINs.
    SwapPins {
        /// Our id.
        terminal_a: String,
        /// Our id.
        terminal_b: String,
    },
    /// Paste the PIN (again).
    PastePin {
        /// Our id.
        terminal_id: String,
    },
    /// Look at the payments seen through the PIN and say whether it is this terminal.
    LookAtEvidence {
        /// Our id.
        terminal_id: String,
    },
    /// Change the terminal's record.
    EditTerminal {
        /// Our id.
        terminal_id: String,
    },
    /// Change the user's record.
    EditUser {
        /// Our id.
        user_id: String,
    },
    /// Look at the user's rights.
    OpenRights {
        /// Our id.
        user_id: String,
    },
    /// Change the account's record.
    EditAccount,
    /// Check now.
    Verify {
        /// Our id; null for all.
        terminal_id: Option<String>,
    },
    /// Ring Converge with the call sheet.
    CallConverge {
        /// Our id of the terminal, where it is about one.
        terminal_id: Option<String>,
    },
    /// Go on with the rotation.
    OpenRotation {
        /// Our id of the terminal.
        terminal_id: String,
    },
}

/// One mistake, with what shows it and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// How bad.
    pub weight: FindingWeight,
    /// Our ids of the terminals it is about.
    pub terminal_ids: Vec<String>,
    /// Our id of the user it is about.
    pub user_id: Option<String>,
    /// What is wrong, one sentence.
    pub title: String,
    /// What shows it, a few lines.
    pub evidence: Vec<String>,
    /// What it would mean for the town, one sentence.
    pub means: String,
    /// What to do, one sentence.
    pub advice: String,
    /// Where to do it.
    pub next: NextStep,
    /// Who has to act.
    pub owner: TaskOwner,
    /// The gateway's error code, if it gave one.
    pub gateway_code: Option<u16>,
}

/// All that is wrong in an account, worst first, from what is known now; nothing is asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// Worst first.
    pub findings: Vec<Finding>,
    /// The hand-off is blocked.
    pub blocks_hand_off: bool,
}

/// Whether one fact agrees with what Converge reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The same.
    Same,
    /// Not the same.
    Differs,
    /// Converge did not say.
    NotReported,
    /// Converge says something that cannot be understood: the clerk decides.
    NotComparable,
}

/// Which fact is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedFact {
    /// Name.
    Name,
    /// Kind.
    Kind,
    /// Currency.
    Currency,
    /// Time zone.
    Zone,
    /// Status.
    Status,
}

/// One fact beside what Converge reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Which.
    pub fact: ComparedFact,
    /// As the clerk wrote it.
    pub ours: String,
    /// As Converge reports it.
    pub theirs: Option<String>,
    /// Whether they agree.
    pub agreement: Agreement,
}

/// A payment seen through a PIN. Card numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenPayment {
    /// When; null where the time cannot be read.
    pub at: Option<String>,
    /// As the gateway wrote it.
    pub at_text: String,
    /// Amount.
    pub amount: Option<MoneyView>,
    /// Brand and last four.
    pub card: String,
    /// How the card was read, in words: "chip", "swiped", "keyed", "web".
    pub entry: String,
    /// Invoice or description.
    pub about: String,
}

/// What the payments seen through a PIN say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Our id of the terminal whose PIN was used.
    pub terminal_id: String,
    /// Newest first, at most five.
    pub payments: Vec<SeenPayment>,
    /// Days looked back.
    pub days: u32,
    /// What they look like, a sentence, e.g. "All 5 were read at a counter."
    pub says: String,
    /// They look like another kind of terminal than the one chosen.
    pub contradicts_kind: bool,
    /// The clerk's answer to "Is this …?"; null until given.
    pub confirmed: Option<bool>,
    /// When looked at.
    pub at: String,
}

/// The clerk's answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerEvidence {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// "Yes, this is it."
    pub is_it: bool,
}

/// Exchange the PINs of two terminals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SwapPins {
    /// Our id.
    pub terminal_a: String,
    /// Our id.
    pub terminal_b: String,
}

/// How far a rotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RotationState {
    /// The new PIN is stored beside the old one.
    Stored,
    /// The gateway took the new one.
    Verified,
    /// The gateway did not take the new one; the old one is in use.
    Refused,
    /// The new one is in use, the old one is kept.
    Switched,
}

/// A rotation that is under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// Our id.
    pub id: String,
    /// How far.
    pub state: RotationState,
    /// Last characters of the new PIN.
    pub new_ends: String,
    /// Last characters of the old PIN.
    pub old_ends: String,
    /// When it began.
    pub started_at: String,
    /// When it was switched.
    pub switched_at: Option<String>,
    /// Day of the reminder to retire the old one.
    pub remind_on: Option<String>,
    /// The reminder's day has come.
    pub overdue: bool,
}

/// Begin a rotation: the new PIN is stored beside the old one.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartRotation {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Our id of the API user.
    pub user_id: String,
    /// The new PIN, as pasted.
    #[ts(type = "string")]
    pub value: domain::Sensitive<String>,
    /// Day of the reminder to retire the old one.
    pub remind_on: Option<String>,
}

/// What checking the new PIN of a rotation found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RotationVerdict {
    /// As for any check.
    pub verdict: TerminalVerdict,
    /// The account afterwards.
    pub account: AccountView,
}
