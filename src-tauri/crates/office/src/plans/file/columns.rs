//! The columns of a file of plans, and what people call them.

use documents::columns::ColumnSpec;

const fn column(
    key: &'static str,
    title: &'static str,
    synonyms: &'static [&'static str],
    required: bool,
) -> ColumnSpec {
    ColumnSpec {
        key,
        title,
        synonyms,
        required,
    }
}

/// In the order in which people keep them.
pub(super) const COLUMNS: [ColumnSpec; 20] = [
    column(
        "id",
        "Plan ID",
        &[
            "Installment ID",
            "Recurring ID",
            "ssl_installment_id",
            "ssl_recurring_id",
            "Converge ID",
        ],
        false,
    ),
    column("terminal", "Terminal", &["Terminal name", "TID name"], false),
    column("kind", "Kind", &["Type", "Plan type", "Plan kind"], false),
    column(
        "name",
        "Plan",
        &[
            "Plan name",
            "Description",
            "What for",
            "ssl_description",
            "Purpose",
        ],
        false,
    ),
    column(
        "customer",
        "Customer",
        &["Customer name", "Name", "Payer", "Resident", "Cardholder"],
        false,
    ),
    column(
        "first_name",
        "First name",
        &["ssl_first_name", "Given name"],
        false,
    ),
    column(
        "last_name",
        "Last name",
        &["ssl_last_name", "Surname", "Family name"],
        false,
    ),
    column(
        "company",
        "Company",
        &["ssl_company", "Business", "Organization"],
        false,
    ),
    column(
        "phone",
        "Phone",
        &["ssl_phone", "Telephone", "Phone number", "Tel"],
        false,
    ),
    column("email", "E-mail", &["ssl_email", "Email address", "Mail"], false),
    column(
        "amount",
        "Amount",
        &[
            "ssl_amount",
            "Payment",
            "Amount per payment",
            "Installment amount",
            "Payment amount",
        ],
        true,
    ),
    column(
        "total",
        "Payments in all",
        &[
            "Number of payments",
            "Installments",
            "Total installments",
            "ssl_total_installments",
            "Total payments",
            "Of",
        ],
        false,
    ),
    column(
        "made",
        "Payments made",
        &[
            "Made",
            "Paid",
            "Payments so far",
            "Installments paid",
            "ssl_number_of_payments",
        ],
        false,
    ),
    column(
        "next",
        "Next date",
        &[
            "Next payment",
            "Next payment date",
            "ssl_next_payment_date",
            "Next",
            "Next due",
        ],
        false,
    ),
    column(
        "start",
        "Start date",
        &[
            "First payment",
            "First payment date",
            "ssl_start_payment_date",
            "Start",
            "Begins",
        ],
        false,
    ),
    column(
        "cycle",
        "Cycle",
        &["Billing cycle", "ssl_billing_cycle", "Frequency", "How often"],
        true,
    ),
    column(
        "half",
        "Days of the month",
        &["Bill on half", "ssl_bill_on_half", "Half"],
        false,
    ),
    column(
        "end_of_month",
        "Last day of the month",
        &["End of month", "ssl_end_of_month", "Always the last day"],
        false,
    ),
    column(
        "card",
        "Card ending",
        &["Last four", "Card last four", "Last 4", "Card"],
        false,
    ),
    column(
        "card_of",
        "Card of payment",
        &["Transaction ID", "ssl_txn_id", "Card from transaction"],
        false,
    ),
];
