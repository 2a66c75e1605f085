//! The names and texts of the error codes that the gateway uses (Converge fact sheet
//! section 17), in our own words.

/// Code, name, message; `#` in the message stands for what it is about.
pub(crate) static TEXTS: [(&str, &str, &str); 78] = [
    ("3000", "Gateway not responding", "No answer from the host."),
    ("3001", "Gateway generated error", "The gateway has failed."),
    ("3002", "Adapter generated error", "The adapter has failed."),
    ("3003", "Processing error", "The request could not be processed."),
    (
        "4000",
        "VID Not Supplied",
        "The VirtualMerchant ID was not supplied in the authorization request.",
    ),
    (
        "4005",
        "E-mail Address Invalid",
        "The e-mail address in # is not valid.",
    ),
    (
        "4006",
        "CVV2 Not Requested With Data",
        "A CVV2 value was sent without its indicator.",
    ),
    (
        "4007",
        "CVV2 Requested But No Data",
        "The CVV2 indicator says present, and no value was sent.",
    ),
    (
        "4009",
        "Required Field Not Supplied",
        "The required field # was not supplied in the request.",
    ),
    (
        "4010",
        "Invalid Transaction Type",
        "The transaction type # is not valid.",
    ),
    (
        "4013",
        "PIN Not Supplied",
        "The PIN was not supplied in the authorization request.",
    ),
    (
        "4014",
        "Not Permitted",
        "The terminal or user id may not perform this transaction type.",
    ),
    (
        "4016",
        "Permission Denied",
        "This account does not have permission to process # transactions.",
    ),
    ("4017", "Time-Out", "The request took too long to be processed."),
    (
        "4018",
        "Settlement is in progress",
        "Settlement is running. Try again later.",
    ),
    (
        "4019",
        "User ID not supplied",
        "The user id was not supplied in the authorization request.",
    ),
    (
        "4022",
        "The system is unavailable",
        "The system is unavailable. Try again later.",
    ),
    (
        "4023",
        "Settlement is not allowed",
        "Settlement is not allowed for this terminal.",
    ),
    (
        "4025",
        "Invalid Credentials",
        "The credentials supplied in the authorization request are invalid.",
    ),
    (
        "5000",
        "Credit Card Number Invalid",
        "The credit card number supplied is invalid.",
    ),
    (
        "5001",
        "Exp Date Invalid",
        "The expiration date supplied is invalid.",
    ),
    ("5002", "Amount Invalid", "The amount supplied is invalid."),
    (
        "5003",
        "Approval Code/No Force",
        "An approval code was sent for a transaction that is no force.",
    ),
    (
        "5004",
        "Invalid Approval Code",
        "The approval code of a force has one to six characters.",
    ),
    (
        "5005",
        "Field Character Limit Exceeded",
        "The field # has too many characters.",
    ),
    (
        "5006",
        "Refund Amount Exceeds Limit",
        "The refund is above what the sale allows.",
    ),
    ("5007", "Sales Tax Invalid", "The sales tax supplied is invalid."),
    (
        "5012",
        "Invalid Track Data",
        "The track data supplied is invalid.",
    ),
    (
        "5020",
        "Invalid Field",
        "The field # does not apply to this transaction type or has no such value.",
    ),
    (
        "5021",
        "Invalid CVV2 Value",
        "The CVV2 value has three or four digits.",
    ),
    (
        "5022",
        "Invalid CVV2 Indicator Value",
        "Valid values are 0, 1, 2 and 9.",
    ),
    (
        "5023",
        "Invalid card present indicator",
        "Valid values are Y and N.",
    ),
    (
        "5030",
        "Invalid Billing cycle",
        "The billing cycle supplied is invalid.",
    ),
    (
        "5031",
        "Invalid Payment date",
        "The next payment date is malformed or in the past.",
    ),
    (
        "5032",
        "Invalid installment number",
        "The number of installments is invalid.",
    ),
    (
        "5033",
        "Invalid recurring ID",
        "The recurring id supplied is invalid.",
    ),
    (
        "5034",
        "Invalid installment ID",
        "The installment id supplied is invalid.",
    ),
    (
        "5035",
        "Recurring Limit exceeded",
        "The recurring book holds no more records.",
    ),
    (
        "5036",
        "Installment payments completed",
        "All payments of this installment were made.",
    ),
    ("5037", "Invalid end of month value", "Valid values are Y and N."),
    ("5038", "Invalid half of month value", "Valid values are 1 and 2."),
    (
        "5039",
        "Half of month and next payment date mismatch",
        "The next payment date is no day of this half of month value.",
    ),
    (
        "5040",
        "Invalid Transaction ID",
        "The transaction id is invalid for this transaction type.",
    ),
    (
        "5041",
        "Exceeded the 10 minutes window",
        "The time to void this transaction is over.",
    ),
    (
        "5042",
        "Swipe data is not allowed",
        "Swipe data is not allowed for this market segment.",
    ),
    (
        "5043",
        "End Of Month and Next Payment Date mismatch",
        "The next payment date is not the end of its month.",
    ),
    ("5050", "Invalid tip", "The tip supplied is invalid."),
    (
        "5070",
        "Signature already in System",
        "This transaction has a signature already.",
    ),
    ("5071", "Signature format Invalid", "The signature is not base64."),
    (
        "5072",
        "Signature type Invalid",
        "Valid types are JPG, GIF, TIF and PNG.",
    ),
    (
        "5073",
        "Signature image exceeds size limitation",
        "The image is larger than 10 K.",
    ),
    (
        "5074",
        "Signature is not allowed",
        "A signature is not allowed for this market segment.",
    ),
    (
        "5080",
        "3-D Secure values required",
        "Values for ssl_3dsecure_value and ssl_xid are required.",
    ),
    ("5081", "XID required", "A value for ssl_xid is required."),
    ("5083", "Invalid DBA name", "The name has special characters."),
    ("5085", "Invalid Token", "The token supplied is invalid."),
    (
        "5086",
        "Invalid card information",
        "A token and a card number were sent together.",
    ),
    (
        "5087",
        "Transaction currency is not allowed",
        "This terminal is not set up for Multi-Currency.",
    ),
    (
        "5091",
        "Invalid Amount",
        "The amount is above that of the original transaction.",
    ),
    (
        "5093",
        "Transaction Time Exceeded",
        "The transaction timed out. Try again later.",
    ),
    (
        "5095",
        "Invalid Search Criteria",
        "The search criteria are missing, too many or contradicting: #.",
    ),
    (
        "5099",
        "Invalid Search Date",
        "The search dates are not valid: #.",
    ),
    ("5100", "Account Closed", "The account was closed."),
    (
        "5103",
        "Invalid bank account type value",
        "Valid values are 0 for personal and 1 for business.",
    ),
    (
        "5104",
        "Invalid agreement indicator value",
        "Valid values are 0 and 1.",
    ),
    (
        "5105",
        "Invalid Bank Account Number",
        "The bank account number has up to 16 digits.",
    ),
    (
        "5106",
        "Invalid Bank Routing Number",
        "The bank routing number has nine digits.",
    ),
    (
        "5108",
        "Missing check holder information",
        "First and last name, or the company, are needed.",
    ),
    (
        "5123",
        "Email is not setup for this terminal",
        "Receipts cannot be sent from this terminal.",
    ),
    (
        "5125",
        "Invalid POS, entry mode and card data combination",
        "The field # has no such value.",
    ),
    (
        "5135",
        "Invalid Search Transaction Type",
        "Valid values are SALE, VOID and FORCE.",
    ),
    (
        "5136",
        "Invalid Search Amount",
        "The search amounts are not valid.",
    ),
    (
        "5137",
        "Invalid Search Card Type",
        "Valid values are CREDITCARD and DEBITCARD.",
    ),
    (
        "5138",
        "Invalid Search Card Brand",
        "Valid values are VISA, MC, JCB, DISC and AMEX.",
    ),
    (
        "6038",
        "System is Temporarily Unavailable",
        "Try again in a few minutes.",
    ),
    (
        "6042",
        "Invalid Request Format",
        "The XML request is malformed or incomplete.",
    ),
    ("7005", "Invalid Token Request", "The token request is invalid."),
    (
        "9999",
        "Only Test Cards Allowed",
        "Only test cards are allowed here.",
    ),
];
