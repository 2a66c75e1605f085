//! Refusals: error code, name and message (Converge fact sheet section 17).

/// A request that was refused. HTTP status is 200 all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    /// What the message names: a field, a transaction type.
    pub(crate) about: String,
}

/// Code, name, message; `#` in the message stands for what it is about.
static TEXTS: [(&str, &str, &str); 34] = [
    ("3000", "Gateway not responding", "No answer from the host."),
    (
        "4000",
        "VID Not Supplied",
        "The VirtualMerchant ID was not supplied in the authorization request.",
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
        "5005",
        "Field Character Limit Exceeded",
        "The field # has too many characters.",
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
        "5036",
        "Installment payments completed",
        "All payments of this installment were made.",
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

impl Refusal {
    /// A refusal whose message names nothing.
    pub(crate) fn new(code: &'static str) -> Refusal {
        Refusal::about(code, "")
    }

    /// A refusal that names a field, a value or a reason.
    pub(crate) fn about(code: &'static str, about: impl Into<String>) -> Refusal {
        Refusal {
            code,
            about: about.into(),
        }
    }

    /// The refusal with a code given as text, if the gateway knows that code.
    pub(crate) fn of_code(code: &str) -> Option<Refusal> {
        TEXTS
            .iter()
            .find(|(known, _, _)| *known == code)
            .map(|(known, _, _)| Refusal::new(known))
    }

    /// `errorName`.
    pub(crate) fn name(&self) -> &'static str {
        self.text().1
    }

    /// `errorMessage`.
    pub(crate) fn message(&self) -> String {
        self.text().2.replace('#', &self.about)
    }

    fn text(&self) -> (&'static str, &'static str, &'static str) {
        let known = TEXTS.iter().find(|(code, _, _)| *code == self.code);
        known.copied().unwrap_or((self.code, "Error", ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_what_it_is_about() {
        let refusal = Refusal::about("4016", "ccsale");
        assert_eq!(refusal.name(), "Permission Denied");
        assert!(refusal.message().contains("process ccsale transactions"));
    }

    #[test]
    fn an_unknown_code_is_nobody() {
        assert_eq!(Refusal::of_code("4014"), Some(Refusal::new("4014")));
        assert_eq!(Refusal::of_code("1234"), None);
    }
}
