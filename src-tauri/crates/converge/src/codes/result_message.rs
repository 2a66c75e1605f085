use super::auth::AuthCode;
use super::codes;
use super::same::{same_message, same_without_dots};

/// The authorisation code of a message, where the list gives one.
type Auth = Option<AuthCode>;
const AA: Auth = Some(AuthCode::Approved);
const AP: Auth = Some(AuthCode::PartlyApproved);
const N7: Auth = Some(AuthCode::CvvMismatch);
const NC: Auth = Some(AuthCode::PickUp);
const ND: Auth = Some(AuthCode::Declined);
const NR: Auth = Some(AuthCode::Refer);

codes! {
    /// `ssl_result_message`, a fixed vocabulary (section 18). Read after trimming, without
    /// regard to case and dots; then, if nothing fits, without trailing digits as well.
    pub enum ResultMessage matching [same_without_dots, same_message]
    /// The authorisation code that goes with the message (header `AuthResponse`); `None` where
    /// the list has none.
    fact auth_code: Option<AuthCode>, otherwise None;
    {
        Approval = "APPROVAL", "Approved", AA;
        ApprovalFrench = "APPROBAT", "Approved (a terminal set to French)", AA;
        PartialApproval = "PARTIAL APPROVAL", "Approved for part of the amount", AP;
        ApprovedInTest = "APPROVED", "Approved in test mode: no money moved", None;
        DeclineCvv2 = "DECLINED CVV2" | "DECLINE CVV2", "Declined: the security code does not match", N7;
        PickUpCard = "PICK UP CARD", "Declined: the bank wants the card kept", NC;
        AmountError = "AMOUNT ERROR", "Declined: the amount is not acceptable", ND;
        OverLimit = "EXCEEDS AMT LMT" | "AMT OVER SVC LMT", "Declined: over the card's limit", ND;
        ApplTypeError = "APPL TYPE ERROR", "Declined: this kind of payment is not set up", ND;
        CannotConvert = "CANNOT CONVERT", "Declined: the check cannot be taken electronically", ND;
        Declined = "DECLINED", "Declined by the bank", ND;
        DeclinedT4 = "DECLINED T4", "Declined: unpaid checks are on record", ND;
        DeclinedHelp = "DECLINED-HELP 9999" | "DECLINED-HELP", "Declined: a system had an error", ND;
        DuplicateCheck = "DUP CHECK NBR", "Declined: this check number was used before", ND;
        ExpiredCard = "EXPIRED CARD", "Declined: the card has expired", ND;
        IncorrectPin = "INCORRECT PIN", "Declined: the cardholder's PIN is not right", ND;
        InvalidCard = "INVALID CARD", "Declined: the card number is not valid", ND;
        InvalidCavv = "INVALID CAVV", "Declined: the online card check does not fit", ND;
        InvalidTermId = "INVALID TERM ID" | "INVLD TERM ID", "Declined: the terminal is not known to the network", ND;
        InvalidRouting = "INVLD R/T NBR", "Declined: the bank routing number is not valid", ND;
        InvalidTermId1 = "INVLD TERM ID 1", "Declined: the merchant number is not known to the network", ND;
        InvalidTermId2 = "INVLD TERM ID 2", "Declined: the American Express number is not valid", ND;
        InvalidVoidData = "INVLD VOID DATA", "Declined: the void does not fit the payment", ND;
        MaxMonthlyVolume = "MAX MONTHLY VOL", "Declined: the monthly limit is reached", ND;
        MicrError = "MICR ERROR", "Declined: the check's printed line could not be read", ND;
        MustSettle = "MUST SETTLE MMDD" | "MUST SETTLE", "Declined: the open batch is too old", ND;
        NetworkError = "NETWORK ERROR", "Declined: the card network had an error", ND;
        PleaseRetry = "PLEASE RETRY", "Declined: the bank could not be asked", ND;
        RecordNotFound = "RECORD NOT FOUND" | "REC NOT FOUND", "Declined: the payment was not found", ND;
        ExceedsBalance = "REQ. EXCEEDS BAL.", "Declined: more than the card's balance", ND;
        SequenceError = "SEQ ERR PLS CALL", "Declined: the terminal and the network lost step", ND;
        ServiceNotAllowed = "SERV NOT ALLOWED", "Declined: the card may not be used for this", ND;
        TooManyChecks = "TOO MANY CHECKS", "Declined: too many checks in a short time", ND;
        CallAuthCenter = "CALL AUTH CENTER" | "CALL AUTH. CENTER", "Declined for now: the bank wants a call", NR;
        CallRef = "CALL REF.:", "Declined for now: the bank wants a call with this number", NR;
        Success = "SUCCESS", "Done", None;
        Error = "ERROR", "Not done", None;
        ScheduledForSettlement = "Scheduled for Settlement", "Settlement is scheduled", None;
        PreviouslyAuthorized = "Declined - Transaction previously authorized", "Declined as a duplicate", None;
        Silent = "", "No message, as expected when only a token was asked for", None;
        GiftAlreadyActive = "ALREADY ACTIVE", "Gift card: already active", None;
        GiftMaxReached = "MAX REACHED", "Gift card: the maximum is reached", None;
        GiftNonReloadable = "NON RELOADABLE", "Gift card: cannot be reloaded", None;
        GiftNotAllowed = "TRAN NOT ALLOWED", "Gift card: this is not allowed", None;
        GiftInvalidType = "INVLD TRAN TYPE", "Gift card: this kind of transaction is not known", None;
        GiftNotActive = "CARD NOT ACTIVE", "Gift card: not active", None;
        GiftDuplicate = "DUPLICATE TRAN", "Gift card: the same transaction came before", None;
        GiftInvalidBatch = "INVALID BATCH ID", "Gift card: the batch is not known", None;
        GiftInvalidTender = "INVALID TENDER", "Gift card: the way of paying is not known", None;
    }
}

impl ResultMessage {
    /// Whether the message says approved, in part included. Test mode says so too and moves no
    /// money: ask [`crate::is_test_mode`] as well.
    pub fn is_approval(&self) -> bool {
        matches!(
            self,
            Self::Approval | Self::ApprovalFrench | Self::PartialApproval | Self::ApprovedInTest
        )
    }
}
