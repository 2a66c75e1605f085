//! The names that columns of portal files go by.

use crate::dto::PortalField;

/// What is looked for, with the names columns go by, the best first. Case, blanks and
/// punctuation do not matter.
pub(super) const NAMES: [(PortalField, &[&str]); 20] = [
    (
        PortalField::Id,
        &[
            "ssl_txn_id",
            "Transaction ID",
            "Txn ID",
            "Trans ID",
            "Transaction Identifier",
            "Transaction Number",
            "ID",
        ],
    ),
    (
        PortalField::Time,
        &[
            "ssl_txn_time",
            "Date/Time",
            "Date and Time",
            "Transaction Date/Time",
            "Transaction Date and Time",
            "Txn Time",
            "Timestamp",
            "Created",
        ],
    ),
    (
        PortalField::Date,
        &["Transaction Date", "Txn Date", "Trans Date", "Date", "Sale Date"],
    ),
    (
        PortalField::TimeOfDay,
        &["Transaction Time", "Trans Time", "Time of Day", "Time"],
    ),
    (
        PortalField::Type,
        &[
            "ssl_transaction_type",
            "Transaction Type",
            "Txn Type",
            "Trans Type",
            "Type",
        ],
    ),
    (
        PortalField::Status,
        &[
            "ssl_trans_status",
            "Transaction Status",
            "Txn Status",
            "Trans Status",
            "Settlement Status",
            "Status",
        ],
    ),
    (
        PortalField::Amount,
        &[
            "ssl_amount",
            "Amount",
            "Transaction Amount",
            "Txn Amount",
            "Trans Amount",
            "Total Amount",
            "Sale Amount",
            "Total",
        ],
    ),
    (
        PortalField::Currency,
        &[
            "ssl_transaction_currency",
            "Currency",
            "Currency Code",
            "Transaction Currency",
        ],
    ),
    (
        PortalField::Brand,
        &[
            "ssl_card_short_description",
            "Card Brand",
            "Card Short Description",
            "Card Scheme",
            "Card Association",
            "Brand",
            "Card Type",
        ],
    ),
    (
        PortalField::Card,
        &[
            "ssl_card_number",
            "Card Number",
            "Masked Card Number",
            "Account Number",
            "Masked Card",
            "Card Last 4",
            "Card Last Four",
            "Last 4",
            "Last Four",
            "Card Suffix",
            "Card",
        ],
    ),
    (
        PortalField::Customer,
        &[
            "Customer Name",
            "Cardholder Name",
            "Billing Name",
            "Full Name",
            "Cardholder",
            "Customer",
            "Name",
        ],
    ),
    (
        PortalField::FirstName,
        &[
            "ssl_first_name",
            "First Name",
            "Customer First Name",
            "Billing First Name",
        ],
    ),
    (
        PortalField::LastName,
        &[
            "ssl_last_name",
            "Last Name",
            "Customer Last Name",
            "Billing Last Name",
            "Surname",
        ],
    ),
    (
        PortalField::Invoice,
        &[
            "ssl_invoice_number",
            "Invoice Number",
            "Invoice No",
            "Invoice ID",
            "Invoice",
            "Order Number",
        ],
    ),
    (
        PortalField::Description,
        &["ssl_description", "Transaction Description", "Description"],
    ),
    (
        PortalField::Approval,
        &[
            "ssl_approval_code",
            "Approval Code",
            "Authorization Code",
            "Auth Code",
            "Approval",
        ],
    ),
    (
        PortalField::User,
        &["ssl_user_id", "User ID", "User Name", "User", "Employee", "Clerk"],
    ),
    (
        PortalField::Batch,
        &[
            "ssl_settlement_batch_response",
            "Settlement Batch Response",
            "Settlement Batch",
            "Batch Reference",
            "Batch Number",
            "Batch ID",
            "Batch",
        ],
    ),
    (
        PortalField::SettledAt,
        &[
            "ssl_settle_time",
            "Settle Time",
            "Settlement Time",
            "Settlement Date/Time",
            "Settlement Date",
            "Settled At",
            "Settled On",
            "Settled Date",
        ],
    ),
    (
        PortalField::Terminal,
        &[
            "Terminal Name",
            "Terminal Friendly Name",
            "Terminal",
            "Terminal ID",
            "Terminal Number",
        ],
    ),
];

/// Names of the column that tells approvals from declines. It is read beside the status: the
/// gateway itself calls a decline open until its batch settles.
pub(super) const RESULT: [&str; 4] = [
    "ssl_result_message",
    "Result Message",
    "Result",
    "Response Message",
];

/// Columns that no file may have: what stands in them is kept nowhere.
pub(super) const FORBIDDEN: [&str; 9] = [
    "CVV",
    "CVV2",
    "CVC",
    "CVC2",
    "Security Code",
    "Card Security Code",
    "ssl_cvv2cvc2",
    "Track Data",
    "ssl_track_data",
];
