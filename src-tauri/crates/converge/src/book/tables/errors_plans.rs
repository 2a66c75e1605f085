//! 5030 to 5050: plans, transaction ids, voids, market segments.

use super::{causes, shared};
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Plans, transaction ids and voids.
    PLANS of ErrorCode;

    InvalidBillingCycle: [You], No, "The billing cycle is not one of the list",
        means "Plans run in fixed cycles, for example weekly, monthly or quarterly. The cycle sent is not on the list.",
        causes [
            "The cycle was typed rather than chosen.",
            "An import uses words of its own, such as \"every month\".",
        ],
        steps ["Choose the cycle from the list and save again."];

    InvalidPaymentDate: [You], No, "The next payment date is not accepted",
        means "The date of the next payment must be today or later, written as month, day and year.",
        causes ["The date lies in the past.", "Day and month were swapped."],
        steps [
            "Choose a date from today on.",
            "For a plan that was paused for long, set the next date before you resume it.",
        ];

    InvalidInstallmentNumber: [You], No, "The number of payments is not accepted",
        means "An installment plan needs a number of payments, and this one is empty, zero or too large.",
        causes ["The number of payments was left empty.", "The total amount was entered in its place."],
        steps ["Enter how many payments the plan has in all."];

    InvalidRecurringId: [You], No, "There is no recurring plan with this ID",
        means "Converge has no recurring plan under this ID on this terminal. Deleted plans are gone for good.",
        causes [
            "The plan was deleted in the portal.",
            "The plan belongs to another terminal of the account.",
            "The ID is that of an installment plan.",
        ],
        steps [
            "Look for the plan in the portal on each terminal that runs plans.",
            "If it is gone, mark it as ended here, or add it anew.",
        ];

    InvalidInstallmentId: [You], No, "There is no installment plan with this ID",
        means "Converge has no installment plan under this ID on this terminal.",
        causes [
            "Somebody deleted the plan in the portal.",
            "The plan is on another terminal, which has its own PIN.",
            "The ID was pasted from a document and its hyphens were changed.",
        ],
        steps [
            "Check which terminal the plan was made on, and use that one.",
            "Copy the ID again from the portal or from Counterfoil.",
        ];

    RecurringLimitExceeded: [Administrator, Converge], No, "The terminal's book of plans is full",
        means "A terminal holds at most 20,000 recurring and installment plans together, and the book is full.",
        causes ["Ended plans were never deleted."],
        steps [
            "Ask the administrator to delete plans that ended.",
            "If all are in use, ask Converge by phone for another terminal.",
        ];

    InstallmentPaymentsCompleted: [Nobody], No, "The installment plan is already paid in full",
        means "All payments of this plan have been made. No further payment can be taken from it.",
        causes [
            "The last payment ran by itself before this request.",
            "An extra payment brought the end of the plan forward.",
        ],
        steps ["Look at the plan's payments to see when it ended.", "If more is owed, make a new plan."];

    InvalidEndOfMonthValue: [You], No, "The end-of-month choice is not Y or N",
        means "Plans that fall on the last day of a month say whether they always stay on the last day. The answer must be Y or N.",
        causes [shared::OTHER_PROGRAM, "An import column holds other words than Y and N."],
        steps ["Choose yes or no for the end of the month."];

    InvalidHalfOfMonthValue: [You], No, "The half-month choice is not 1 or 2",
        means "Plans that run twice a month use the 1st and the 15th (choice 1) or the 15th and the last day (choice 2).",
        causes ["The choice was left empty.", "A day of the month was entered in its place."],
        steps ["Choose one of the two pairs of days."];

    HalfOfMonthDateMismatch: [You], No, "The next date does not fit the twice-a-month days",
        means "A plan that runs twice a month must begin on one of its two days. This date is neither.",
        causes [
            "The date was set without a look at the chosen pair of days.",
            "The last day of that month is another number.",
        ],
        steps ["Choose the 1st, the 15th or the last day, as the plan's pair says."];

    InvalidTransactionId: [You], No, "The payment cannot be used for this",
        means "Converge does not know this transaction ID here, or the payment is in a state that does not allow the request. A void after settlement is the usual case.",
        causes [
            "The payment was voided before.",
            "It has settled, so it can be refunded but no longer voided.",
            "It belongs to another terminal, which has its own PIN.",
            "The ID was pasted in part or with changed hyphens.",
        ],
        steps [
            "Sync, then open the payment and see its status and terminal.",
            "Open: void it. Settled: refund it. Voided: nothing is left to do.",
        ];

    VoidWindowExceeded: [You], No, "The ten minutes for a void are over",
        means "Some terminals allow a void only within ten minutes after the payment.",
        causes ["More than ten minutes passed since the payment."],
        steps ["Wait until the payment has settled, then refund it."];

    SwipeNotAllowed: [You, Converge], No, "This terminal does not read cards",
        means "Data from a card reader came to a terminal that is meant for payments without the card.",
        causes [
            "The reader or program uses the PIN of an Internet terminal instead of the counter's.",
            "The terminal at the counter was set up as Internet or mail order.",
            causes::KIND_DIFFERS,
        ],
        steps [
            "Use the Retail terminal's PIN for the counter.",
            "For a single payment, key the card instead of reading it.",
            "If the terminal should be Retail, call Converge: only they can change the kind.",
        ];

    EndOfMonthDateMismatch: [You], No, "End of month is chosen, but the date is not a month's end",
        means "A plan that always stays on the last day must begin on the last day of a month.",
        causes ["The next date was changed and the choice stayed."],
        steps ["Choose the last day of the month, or turn the end-of-month choice off."];

    InvalidTip: [You], No, "A tip is not accepted here",
        means "Tips belong to restaurant and service terminals. Elsewhere, or in another form than dollars and cents, they are refused.",
        causes ["The terminal is not a Service terminal.", "The tip is not written as an amount."],
        steps ["Leave the tip out and try again."];
}
