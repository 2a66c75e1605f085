//! Where a payment stands: Counterfoil's words and the gateway's.

use domain::TransactionStatus;

use super::shared;
use crate::book::entry::pages;
use crate::codes::GatewayStatus;

pages! {
    /// Counterfoil's own words.
    STATUSES of TransactionStatus;

    Open: [Wait], Yes, "Open: approved, not settled yet",
        means "The bank approved the payment and it waits in the open batch. The money moves when the batch is settled.",
        causes ["The terminal settles once a day, or when somebody asks for it."],
        steps [
            "To cancel it now, void it: the cardholder is never charged.",
            "Otherwise wait for the settlement.",
        ];

    Settled: [Nobody], Yes, "Settled: the money moves",
        means "The payment left with its batch. The bank pays it out, often together with others and after a day or more.",
        causes ["The batch was settled, by itself or on request."],
        steps ["To give money back, refund it. A void is no longer possible."];

    Voided: [Nobody], No, "Voided: canceled before settlement",
        means "The payment was taken out of the batch. The cardholder is not charged; a pending line on the statement falls away.",
        causes ["Somebody voided or deleted it, here, in the portal or by another program."],
        steps ["If the payment was due after all, take it anew."];

    Declined: [You], No, "Declined: not approved",
        means "The payment was not approved. Nothing was charged. The result message tells more.",
        causes ["The bank said no.", "The card's data did not fit."],
        steps ["Open the explanation of the result message of this payment.", "Ask for another way to pay."];

    Refunded: [Nobody], Yes, "Refunded: given back in full",
        means "The payment was settled and later given back in full. The refund is a payment of its own in the list.",
        causes ["Somebody refunded it."],
        steps ["Nothing more can be refunded of it."];

    PartlyRefunded: [Nobody], Yes, "Partly refunded",
        means "The payment was settled and a part of it was given back.",
        causes ["A refund of less than the full amount was made."],
        steps ["The rest can still be refunded. The detail page shows how much was given back."];

    Held: [Administrator, Converge], Yes, "Held: approved, but kept out of settlement",
        means "The payment is approved, but pended or under review at Converge. It is in no total, and no money moves until it is released.",
        causes ["Somebody pended it in the portal.", "A fraud rule asks for a review."],
        steps [
            "Ask the administrator to open the payment in the portal and release or void it.",
            "Do so soon: an approval does not last forever.",
        ];

    Failed: [Administrator], No, "Failed: stopped by a rule of the terminal",
        means "A rule of the terminal stopped the payment, before or after the bank was asked. It is not settled and counts in no total.",
        causes [
            "A fraud prevention rule applied, for example an address that does not match.",
            "The rule is stricter than the town intends.",
        ],
        steps [
            "Ask the administrator to look at Settings > Fraud Prevention Rules.",
            "Take the payment anew if it was in order.",
        ];

    Unknown: [You, Converge], Perhaps, "Unknown: Converge says something this program does not know",
        means "The state of the payment is not clear from what Converge sent. It is left out of all totals until it is.",
        causes ["Converge uses a state that is new.", "The answer lacked the state."],
        steps [
            "Open the payment in the Converge portal and see what it says.",
            "Do not take the payment again before that.",
        ];
}

pages! {
    /// The gateway's codes.
    GATEWAY_STATUSES of GatewayStatus;

    Pended: [Administrator], Yes, "Pended at Converge (PEN)",
        means "The payment is approved and was set aside: the batch is settled without it. Counterfoil shows it as Held.",
        causes ["Somebody pended it in the portal, often to check something first."],
        steps ["Ask the administrator to release it (it is then settled) or to void it."];

    Open: [Wait], Yes, "In the open batch (OPN)",
        means "The payment is in the batch that is settled next. Counterfoil shows it as Open.",
        causes ["The batch has not been settled since."],
        steps [shared::NOTHING];

    Review: [Administrator], Yes, "Under review at Converge (REV)",
        means "A rule asked for a look by a person before the payment is settled. Counterfoil shows it as Held.",
        causes ["A fraud prevention rule marks payments like this one for review."],
        steps ["Ask the administrator to accept or to void it in the portal."];

    Settled: [Nobody], Yes, "Settled at Converge (STL)",
        means "The batch of this payment went to the bank. Counterfoil shows it as Settled, or as refunded once money was given back.",
        causes ["The daily settlement ran, or somebody asked for it."],
        steps ["Find the payout by the batch number."];

    PostAuthRule: [Administrator], No, "Stopped by a rule after the approval (PST)",
        means "The bank approved, and then a rule of the terminal stopped the payment. It is not settled. Counterfoil shows it as Failed.",
        causes [
            "A rule looks at the address or security code answer of the bank.",
            "The amount is outside what the rule allows.",
        ],
        steps [
            "Ask the administrator which rule applied, and whether it should.",
            "Tell the cardholder that the bank may show the amount as pending for some days.",
        ];

    FraudRule: [Administrator], No, "Stopped by a fraud rule (FPR)",
        means "A fraud prevention rule of the terminal stopped the payment. Counterfoil shows it as Failed.",
        causes [
            "Too many payments came from one card or network address.",
            "The card or country is on a list of the rule.",
        ],
        steps [
            "Ask the administrator to look up the rule in the portal, under Settings > Fraud Prevention Rules.",
        ];

    PreAuthRule: [Administrator], No, "Stopped by a rule before the bank was asked (PRE)",
        means "A rule of the terminal stopped the payment before it was sent to the bank. Counterfoil shows it as Failed.",
        causes [
            "The amount, the card or the time is outside of a rule.",
            "The duplicate rule saw the same card and amount a moment before.",
        ],
        steps ["Ask the administrator which rule it was, then take the payment anew if it is in order."];
}
