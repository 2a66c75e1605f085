use history::HistoryError;
use ledger::LedgerError;
use serde_json::{Map, Value};
use vault::VaultError;

use crate::dto::ErrorView;

/// Classes of errors. One exists only if somebody acts differently on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Code {
    InvalidInput,
    NotFound,
    DuplicateName,
    PinDuplicate,
    VaultMissing,
    VaultLocked,
    VaultDenied,
    VaultTimeout,
    VaultFailed,
    SecretMissing,
    VerifyBrake,
    VerifyFailed,
    DiskFull,
    StorageReadOnly,
    StorageBusy,
    StorageDamaged,
    StorageNewer,
    StorageFailed,
    DataInUse,
    NetworkShare,
    Busy,
    Cancelled,
    ClockWrong,
    NothingToSync,
    SyncFailed,
    AllowListOnRetail,
    NotForKind,
    UndoRefused,
    HandoffBlocked,
    FileFailed,
    FileNewer,
    ClipboardFailed,
    MoneyUnderWay,
    MoneyRefused,
    MoneyChanged,
    GatewayUnreachable,
    SignInNeeded,
    NotAllowed,
    StepUpNeeded,
    PeopleNeeded,
    LockedOut,
    SamePerson,
    Expired,
    Internal,
}

impl Code {
    /// Every code, for the test that the screen has words for each.
    pub const ALL: [Self; 44] = [
        Self::InvalidInput,
        Self::NotFound,
        Self::DuplicateName,
        Self::PinDuplicate,
        Self::VaultMissing,
        Self::VaultLocked,
        Self::VaultDenied,
        Self::VaultTimeout,
        Self::VaultFailed,
        Self::SecretMissing,
        Self::VerifyBrake,
        Self::VerifyFailed,
        Self::DiskFull,
        Self::StorageReadOnly,
        Self::StorageBusy,
        Self::StorageDamaged,
        Self::StorageNewer,
        Self::StorageFailed,
        Self::DataInUse,
        Self::NetworkShare,
        Self::Busy,
        Self::Cancelled,
        Self::ClockWrong,
        Self::NothingToSync,
        Self::SyncFailed,
        Self::AllowListOnRetail,
        Self::NotForKind,
        Self::UndoRefused,
        Self::HandoffBlocked,
        Self::FileFailed,
        Self::FileNewer,
        Self::ClipboardFailed,
        Self::MoneyUnderWay,
        Self::MoneyRefused,
        Self::MoneyChanged,
        Self::GatewayUnreachable,
        Self::SignInNeeded,
        Self::NotAllowed,
        Self::StepUpNeeded,
        Self::PeopleNeeded,
        Self::LockedOut,
        Self::SamePerson,
        Self::Expired,
        Self::Internal,
    ];

    /// The word that crosses to the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::NotFound => "not_found",
            Self::DuplicateName => "duplicate_name",
            Self::PinDuplicate => "pin_duplicate",
            Self::VaultMissing => "vault_missing",
            Self::VaultLocked => "vault_locked",
            Self::VaultDenied => "vault_denied",
            Self::VaultTimeout => "vault_timeout",
            Self::VaultFailed => "vault_failed",
            Self::SecretMissing => "secret_missing",
            Self::VerifyBrake => "verify_brake",
            Self::VerifyFailed => "verify_failed",
            Self::DiskFull => "disk_full",
            Self::StorageReadOnly => "storage_read_only",
            Self::StorageBusy => "storage_busy",
            Self::StorageDamaged => "storage_damaged",
            Self::StorageNewer => "storage_newer",
            Self::StorageFailed => "storage_failed",
            Self::DataInUse => "data_in_use",
            Self::NetworkShare => "network_share",
            Self::Busy => "busy",
            Self::Cancelled => "cancelled",
            Self::ClockWrong => "clock_wrong",
            Self::NothingToSync => "nothing_to_sync",
            Self::SyncFailed => "sync_failed",
            Self::AllowListOnRetail => "allow_list_on_retail",
            Self::NotForKind => "not_for_kind",
            Self::UndoRefused => "undo_refused",
            Self::HandoffBlocked => "handoff_blocked",
            Self::FileFailed => "file_failed",
            Self::FileNewer => "file_newer",
            Self::ClipboardFailed => "clipboard_failed",
            Self::MoneyUnderWay => "money_under_way",
            Self::MoneyRefused => "money_refused",
            Self::MoneyChanged => "money_changed",
            Self::GatewayUnreachable => "gateway_unreachable",
            Self::SignInNeeded => "sign_in_needed",
            Self::NotAllowed => "not_allowed",
            Self::StepUpNeeded => "step_up_needed",
            Self::PeopleNeeded => "people_needed",
            Self::LockedOut => "locked_out",
            Self::SamePerson => "same_person",
            Self::Expired => "expired",
            Self::Internal => "internal",
        }
    }
}

/// An error on its way to a person: what happened and what to do, never a secret.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct OfficeError {
    /// Its class.
    pub code: Code,
    /// A sentence in US English.
    pub message: String,
    /// Facts.
    pub details: Map<String, Value>,
}

impl OfficeError {
    /// An error of a class with its sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: Map::new(),
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// A value that cannot be right: which field, which finding, a sentence.
    pub(crate) fn invalid(field: &str, reason: &str, message: impl Into<String>) -> Self {
        Self::new(Code::InvalidInput, message)
            .with("field", field)
            .with("reason", reason)
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("There is no such {what}.")).with("what", what)
    }

    pub(crate) fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(
            Code::Internal,
            "Something went wrong inside Counterfoil. Nothing was sent.",
        )
        .with("cause", cause.to_string())
    }
}

impl From<OfficeError> for ErrorView {
    fn from(error: OfficeError) -> Self {
        Self {
            code: error.code.word().to_owned(),
            message: error.message,
            details: error.details,
        }
    }
}

const DISK_FULL: &str = "The disk is full. Nothing was half saved; free some space and try again.";
const READ_ONLY: &str = "Counterfoil may not write to its data folder. Check the folder's permissions.";
const STORAGE_BUSY: &str = "Another program is using Counterfoil's data. Close it and try again.";
const DAMAGED: &str =
    "A data file of Counterfoil is damaged. Nothing was changed; restore a backup or ask for help.";
const NEWER: &str = "The data was written by a newer Counterfoil. Install that version first.";
const OLDER: &str = "The data was written by an older Counterfoil. Start the new one once, then try again.";
const STOPPED: &str = "This was stopped before it was done. Nothing was changed.";
const INDEX_DAMAGED: &str =
    "The search index is damaged. The payments are not; the index is built again by itself.";

impl From<LedgerError> for OfficeError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::DiskFull => Self::new(Code::DiskFull, DISK_FULL),
            LedgerError::ReadOnly => Self::new(Code::StorageReadOnly, READ_ONLY),
            LedgerError::Busy => Self::new(Code::StorageBusy, STORAGE_BUSY),
            LedgerError::Damaged => Self::new(Code::StorageDamaged, DAMAGED).with("file", "ledger.db"),
            LedgerError::Newer => Self::new(Code::StorageNewer, NEWER),
            LedgerError::Taken => Self::new(Code::DuplicateName, "This name or id is already there."),
            other => storage_failed(&other),
        }
    }
}

impl From<HistoryError> for OfficeError {
    fn from(error: HistoryError) -> Self {
        match error {
            HistoryError::DiskFull => Self::new(Code::DiskFull, DISK_FULL),
            HistoryError::ReadOnly => Self::new(Code::StorageReadOnly, READ_ONLY),
            HistoryError::Busy => Self::new(Code::StorageBusy, STORAGE_BUSY),
            HistoryError::Damaged => Self::new(Code::StorageDamaged, DAMAGED).with("file", "history.db"),
            HistoryError::Newer => Self::new(Code::StorageNewer, NEWER),
            HistoryError::Older => Self::new(Code::StorageFailed, OLDER),
            HistoryError::Cancelled => Self::new(Code::Cancelled, STOPPED),
            HistoryError::SearchDamaged => {
                Self::new(Code::StorageDamaged, INDEX_DAMAGED).with("file", "history.db")
            }
            other => storage_failed(&other),
        }
    }
}

fn storage_failed(cause: &dyn std::fmt::Display) -> OfficeError {
    tracing::error!(%cause, "storage failed");
    OfficeError::new(
        Code::StorageFailed,
        "Counterfoil could not read or write its data.",
    )
    .with("cause", cause.to_string())
}

impl From<VaultError> for OfficeError {
    fn from(error: VaultError) -> Self {
        let (code, message) = match &error {
            VaultError::Missing => (
                Code::VaultMissing,
                "This computer offers no place to keep secrets, so no PIN was stored. Counterfoil never writes PINs to a file.",
            ),
            VaultError::Locked => (
                Code::VaultLocked,
                "This computer's secret store is locked. Unlock it (sign in again) and try again; nothing was stored.",
            ),
            VaultError::Denied => (
                Code::VaultDenied,
                "This computer's secret store refused Counterfoil. Allow access and try again.",
            ),
            VaultError::Timeout => (
                Code::VaultTimeout,
                "This computer's secret store does not answer. It may be waiting for a password in another window.",
            ),
            VaultError::NotFound => (
                Code::SecretMissing,
                "The PIN is not in this computer's secret store. Paste it again.",
            ),
            VaultError::TooLarge | VaultError::NotKept | VaultError::Failed(_) => (
                Code::VaultFailed,
                "This computer's secret store did not keep what it was given. Nothing was stored.",
            ),
        };
        Self::new(code, message)
    }
}

impl From<tokio::task::JoinError> for OfficeError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::internal(&error)
    }
}
