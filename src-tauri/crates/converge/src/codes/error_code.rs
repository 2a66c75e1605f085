use super::class::Class;
use super::codes;
use super::same::same_text;

codes! {
    /// `errorCode`: why the gateway refused (section 17). The words are the gateway's own names;
    /// those on the wire may have been edited by the merchant, so only the code counts.
    pub enum ErrorCode matching [same_text]
    /// What kind of refusal it is (section 17, classes).
    fact class: Class, otherwise Class::Unlisted;
    {
        GatewayNotResponding = "3000", "Gateway not responding", Class::RetryUncertain;
        GatewayGeneratedError = "3001", "Gateway generated error", Class::RetryUncertain;
        AdapterGeneratedError = "3002", "Adapter generated error", Class::RetryUncertain;
        ProcessingError = "3003", "Processing error", Class::RetryUncertain;
        AccountIdNotSupplied = "4000", "VID Not Supplied", Class::Configuration;
        AllInvalidLegacy = "4001", "VID, UID and PIN Invalid", Class::Configuration;
        HttpTransNotAllowed = "4002", "HTTP Trans Not Allowed", Class::Configuration;
        HttpReferrerInvalid = "4003", "HTTP Referrer Invalid", Class::Configuration;
        EMailAddressInvalid = "4005", "E-mail Address Invalid", Class::Input;
        CvvWithoutIndicator = "4006", "CVV2 Not Requested With Data", Class::Input;
        CvvRequestedWithoutData = "4007", "CVV2 Requested But No Data", Class::Input;
        RequiredFieldNotSupplied = "4009", "Required Field Not Supplied", Class::Input;
        InvalidTransactionType = "4010", "Invalid Transaction Type", Class::Input;
        ReceiptUrlMissing = "4011", "Receipt URL Missing", Class::Input;
        AccountInvalidLegacy = "4012", "VID/UID Invalid", Class::Configuration;
        PinNotSupplied = "4013", "PIN Not Supplied", Class::Configuration;
        NotPermitted = "4014", "Not Permitted", Class::Configuration;
        PinInvalidLegacy = "4015", "PIN Invalid", Class::Configuration;
        PermissionDenied = "4016", "Permission Denied", Class::Configuration;
        TimeOut = "4017", "Time-Out", Class::RetryUncertain;
        SettlementInProgress = "4018", "Settlement is in progress", Class::State;
        UserIdNotSupplied = "4019", "User ID not supplied", Class::Configuration;
        SystemUnavailable = "4022", "The system is unavailable", Class::RetryUnprocessed;
        SettlementNotAllowed = "4023", "Settlement is not allowed for this terminal", Class::Configuration;
        InvalidCredentials = "4025", "Invalid Credentials", Class::Configuration;
        CreditCardNumberInvalid = "5000", "Credit Card Number Invalid", Class::Input;
        ExpDateInvalid = "5001", "Exp Date Invalid", Class::Input;
        AmountInvalid = "5002", "Amount Invalid", Class::Input;
        ApprovalCodeWithoutForce = "5003", "Approval Code/No Force", Class::Input;
        InvalidApprovalCode = "5004", "Invalid Approval Code", Class::Input;
        FieldCharacterLimitExceeded = "5005", "Field Character Limit Exceeded", Class::Input;
        RefundAmountExceedsLimit = "5006", "Refund Amount Exceeds Limit", Class::State;
        SalesTaxInvalid = "5007", "Sales Tax Invalid", Class::Input;
        InvalidAccountType = "5008", "Invalid Account Type", Class::Input;
        InvalidSurchargeAmount = "5009", "Invalid Surcharge Amount", Class::Input;
        InvalidEgcTransactionType = "5010", "Invalid EGC Transaction type", Class::Input;
        InvalidEgcTenderType = "5011", "Invalid EGC Tender Type", Class::Input;
        InvalidTrackData = "5012", "Invalid Track Data", Class::Input;
        InvalidTrack2Data = "5013", "Invalid Track 2 data", Class::Input;
        MissingPinData = "5014", "Missing Pin Data", Class::Input;
        InvalidVoucherNumber = "5015", "Invalid Voucher Number", Class::Input;
        InvalidMicrData = "5016", "Invalid MICR Data", Class::Input;
        CheckImageMismatch = "5017", "MICR data and image mismatch", Class::Input;
        MissingMacValue = "5018", "Missing MAC value", Class::Input;
        MinimumLengthError = "5019", "Minimum Length Error", Class::Input;
        InvalidField = "5020", "Invalid Field", Class::Input;
        InvalidCvv2Value = "5021", "Invalid CVV2 Value", Class::Input;
        InvalidCvv2IndicatorValue = "5022", "Invalid CVV2 Indicator Value", Class::Input;
        InvalidCardPresentIndicator = "5023", "Invalid card present indicator", Class::Input;
        CashbackAmountInvalid = "5024", "CashBack Amount Invalid", Class::Input;
        InvalidKeyPointer = "5025", "Invalid Key pointer", Class::Input;
        InvalidBillingCycle = "5030", "Invalid Billing cycle", Class::Input;
        InvalidPaymentDate = "5031", "Invalid Payment date", Class::Input;
        InvalidInstallmentNumber = "5032", "Invalid installment number", Class::Input;
        InvalidRecurringId = "5033", "Invalid recurring ID", Class::Input;
        InvalidInstallmentId = "5034", "Invalid installment ID", Class::Input;
        RecurringLimitExceeded = "5035", "Recurring Limit exceeded", Class::State;
        InstallmentPaymentsCompleted = "5036", "Installment payments completed", Class::State;
        InvalidEndOfMonthValue = "5037", "Invalid end of month value", Class::Input;
        InvalidHalfOfMonthValue = "5038", "Invalid half of month value", Class::Input;
        HalfOfMonthDateMismatch = "5039", "Half of month and next payment date combination mismatch", Class::Input;
        InvalidTransactionId = "5040", "Invalid Transaction ID", Class::State;
        VoidWindowExceeded = "5041", "Exceeded the 10 minutes window", Class::State;
        SwipeNotAllowed = "5042", "Swipe data is not allowed for this market segment", Class::Configuration;
        EndOfMonthDateMismatch = "5043", "End Of Month and Next Payment Date combination mismatch", Class::Input;
        InvalidTip = "5050", "Invalid tip", Class::Input;
        MissingResponseFileName = "5055", "Missing response file name", Class::Input;
        InvalidResponseFileName = "5056", "Invalid response file name", Class::Input;
        MissingBatchFile = "5057", "Missing batch file", Class::Input;
        InvalidBatchFileName = "5058", "Invalid batch file name", Class::Input;
        InvalidBatchFileFormat = "5059", "Invalid batch file format", Class::Input;
        InvalidBatchFileExtension = "5060", "Invalid batch file extension", Class::Input;
        ImportInProgress = "5061", "Import Batch in Progress, retry later", Class::RetryUnprocessed;
        ImportTooManyTransactions = "5062", "File Exceeds Max Number of Transactions", Class::Input;
        FileAlreadyImported = "5063", "File already imported", Class::State;
        ImportInvalidFields = "5064", "Invalid fields in the batch file", Class::Input;
        InvalidResponseFileLength = "5065", "Invalid response file length", Class::Input;
        BatchImportLimitExceeded = "5066", "Batch Import Limit exceeded", Class::State;
        ImportInvalidType = "5067", "Invalid transaction type present in batch file", Class::Input;
        ImportFailed = "5068", "Error processing batch", Class::RetryUncertain;
        InvalidBatchImportRequest = "5069", "Invalid Batch Import Request", Class::Input;
        SignatureAlreadyInSystem = "5070", "Signature already in System", Class::State;
        SignatureFormatInvalid = "5071", "Signature format Invalid", Class::Input;
        SignatureTypeInvalid = "5072", "Signature type Invalid", Class::Input;
        SignatureTooLarge = "5073", "Signature image exceeds size limitation", Class::Input;
        SignatureNotAllowed = "5074", "Signature is not allowed for this market segment", Class::Configuration;
        MasterPassUnavailable = "5078", "The MasterPass wallet is unavailable", Class::RetryUnprocessed;
        MasterPassNotSetUp = "5079", "MasterPass is not setup for this terminal", Class::Configuration;
        ThreeDSecureValuesMissing = "5080", "Values for ssl_3dsecure_value and ssl_xid are required", Class::Input;
        XidMissing = "5081", "Value for ssl_xid is required", Class::Input;
        InvalidDbaName = "5083", "Invalid DBA name", Class::Input;
        InvalidToken = "5085", "Invalid Token", Class::Input;
        InvalidCardInformation = "5086", "Invalid card information", Class::Input;
        CurrencyNotAllowedForTerminal = "5087", "Transaction currency is not allowed for this terminal", Class::Configuration;
        CurrencyNotAllowedForCard = "5088", "Transaction currency is not allowed for this Card Type", Class::Input;
        InvalidCurrency = "5089", "Invalid Transaction Currency", Class::Input;
        InvalidBinOverride = "5090", "Invalid BIN Override Value", Class::Input;
        AmountAboveOriginal = "5091", "Invalid Amount", Class::State;
        InvalidCountryCode = "5092", "Invalid country code", Class::Input;
        TransactionTimeExceeded = "5093", "Transaction Time Exceeded", Class::RetryUncertain;
        InvalidTravelInformation = "5094", "Invalid Travel information", Class::Input;
        InvalidSearchCriteria = "5095", "Invalid Search Criteria", Class::Input;
        CurrencyDiffersFromOriginal = "5096", "Invalid Transaction Currency", Class::Input;
        MissingTravelInformation = "5097", "Missing Travel information", Class::Input;
        CurrencyNotSupported = "5098", "Invalid Transaction Currency", Class::Input;
        InvalidSearchDate = "5099", "Invalid Search Date", Class::Input;
        AccountClosed = "5100", "Account Closed", Class::State;
        CheckImageNotAllowed = "5101", "MICR/Image Data is not allowed for this terminal", Class::Configuration;
        KeyedCheckNotAllowed = "5102", "Keyed Check is not allowed for this terminal", Class::Configuration;
        InvalidBankAccountType = "5103", "Invalid bank account type value", Class::Input;
        InvalidAgreementIndicator = "5104", "Invalid agreement indicator value", Class::Input;
        InvalidBankAccountNumber = "5105", "Invalid Bank Account Number", Class::Input;
        InvalidBankRoutingNumber = "5106", "Invalid Bank Routing Number", Class::Input;
        InvalidCheckNumber = "5107", "Invalid Check Number", Class::Input;
        MissingCheckHolderInformation = "5108", "Missing check holder information", Class::Input;
        InvalidMobileIndicator = "5121", "Invalid Mobile indicator", Class::Input;
        InvalidMerchantIpAddress = "5122", "Invalid Merchant IP Address", Class::Input;
        EmailNotSetUp = "5123", "Email is not setup for this terminal", Class::Configuration;
        InvalidEntryCombination = "5125", "Invalid POS, entry mode and card data combination", Class::Input;
        InvalidMobileSource = "5126", "Invalid mobile source", Class::Input;
        ChipNotAllowedForCard = "5130", "EMV processing is not allowed for this card type", Class::Input;
        SwipeWithoutFallback = "5131", "Swiped without fallback is not allowed", Class::Input;
        SignatureNotAllowedForCard = "5132", "Signature is not allowed for this card", Class::Input;
        InvalidCardType = "5133", "Invalid Card Type", Class::Input;
        InvalidSearchTransactionType = "5135", "Invalid Search Transaction Type", Class::Input;
        InvalidSearchAmount = "5136", "Invalid Search Amount", Class::Input;
        InvalidSearchCardType = "5137", "Invalid Search Card Type", Class::Input;
        InvalidSearchCardBrand = "5138", "Invalid Search Card Brand", Class::Input;
        ManualTransactionDeclined = "6001", "Manual Transaction Declined", Class::Declined;
        DeclinedInvalidCard = "6002", "Declined: Invalid Card", Class::Declined;
        DeclinedPickUpCard = "6003", "Declined: Pick up Card", Class::Declined;
        DeclinedAmountError = "6004", "Declined: Amount Error", Class::Declined;
        DeclinedApplTypeError = "6005", "Declined: Appl. Type Error", Class::Declined;
        Declined = "6006", "Declined", Class::Declined;
        DeclinedHelp = "6007", "Declined: Help", Class::Declined;
        DeclinedExceedsBalance = "6008", "Declined: Req. Exceeds Bal.", Class::Declined;
        DeclinedExpiredCard = "6009", "Declined: Expired Card", Class::Declined;
        DeclinedIncorrectPin = "6010", "Declined: Incorrect PIN", Class::Declined;
        DeclinedInvalidTermId = "6011", "Declined: Invalid Term ID", Class::Declined;
        DeclinedInvalidTermId1 = "6012", "Declined: Invalid Term ID 1", Class::Declined;
        DeclinedInvalidTermId2 = "6013", "Declined: Invalid Term ID 2", Class::Declined;
        DeclinedInvalidVoidData = "6014", "Declined: Invalid Void Data", Class::Declined;
        DeclinedMustSettle = "6015", "Declined: Must Settle MMDD", Class::Declined;
        DeclinedNotOnFile = "6016", "Declined: Not On File", Class::Declined;
        DeclinedRecordNotFound = "6017", "Declined: Record Not Found", Class::Declined;
        DeclinedServNotAllowed = "6018", "Declined: Serv Not Allowed", Class::Declined;
        DeclinedSequenceError = "6019", "Declined: Seq Err Pls Call", Class::Declined;
        DeclinedCallAuthCenter = "6020", "Declined: Call Auth Center", Class::Declined;
        DeclinedCallRef = "6021", "Declined: Call Ref.", Class::Declined;
        DeclinedCvv2 = "6022", "Declined: CVV2", Class::Declined;
        DeclinedPleaseRetry = "6023", "Declined: Please RetryXXXX", Class::Declined;
        GiftAlreadyActive = "6024", "Card Already Active", Class::State;
        GiftExceedsBalance = "6025", "Request Exceeds Balance", Class::State;
        GiftCannotLoad = "6026", "Cannot Load The Amount Specified", Class::State;
        GiftNotActivated = "6027", "Card Not Activated", Class::State;
        GiftCannotReload = "6028", "Card Cannot Be Reloaded", Class::State;
        DeclinedInvalidRegKey = "6029", "Declined: Invalid Reg Key", Class::Declined;
        DeclinedInvalidPacket = "6030", "Declined: Invalid Packet", Class::Declined;
        DeclinedInvalidLrc = "6031", "Declined: Invalid LRC", Class::Declined;
        DeclinedInvalidResponse = "6032", "Declined: Invalid Response", Class::Declined;
        DeclinedInvalidLrcInResponse = "6033", "Declined: Invalid LRC in Response", Class::Declined;
        DeclinedInvalidRecordNumber = "6034", "Declined: Invalid Record Number in Response", Class::Declined;
        TemporarilyUnavailable = "6038", "System is Temporarily Unavailable", Class::RetryUnprocessed;
        InvalidRequestFormat = "6042", "Invalid Request Format", Class::Input;
        InvalidTokenRequest = "7005" | "7055", "Invalid Token Request", Class::Input;
        OnlyTestCards = "9999", "Only Test Cards Allowed", Class::Configuration;
    }
}

impl ErrorCode {
    /// Whether a call that moves money may have been booked all the same: the gateway only gave
    /// up waiting (section 21).
    pub fn is_uncertain(&self) -> bool {
        self.class() == Class::RetryUncertain
    }

    /// Whether the bank was asked and said no; the gateway reports some declines as errors.
    pub fn is_decline(&self) -> bool {
        self.class() == Class::Declined
    }
}
