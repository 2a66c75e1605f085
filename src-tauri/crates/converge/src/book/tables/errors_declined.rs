//! 6001 to 9999: declines reported as errors, gift cards, form, tokens, test cards.

use super::shared;
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Declines reported as errors, and the rest.
    DECLINED of ErrorCode;

    ManualTransactionDeclined: [You], No, "A typed-in payment was declined",
        means "The payment was keyed by hand and was not approved.",
        causes ["The terminal or the bank does not take typed cards.", "A number of the card was mistyped."],
        steps ["Compare number and date with the card and try once more.", shared::OTHER_CARD];

    DeclinedInvalidCard: [You], No, "Declined: the bank does not know the card",
        means "The bank has no account for this card number.",
        causes [
            "A digit was mistyped in a way the check digit does not notice.",
            "The card was replaced by a new one.",
        ],
        steps ["Compare the number with the card.", shared::OTHER_CARD];

    DeclinedPickUpCard: [You], No, "Declined: the bank wants the card back (6003)",
        means "The bank asks to keep the card. It may be reported lost or stolen.",
        causes ["The card was reported lost, stolen or misused."],
        steps [
            "Stay calm, give no reason beyond \"the bank did not approve it\", and follow the town's rule for such cards.",
            shared::OTHER_CARD,
        ];

    DeclinedAmountError: [You], No, "Declined: the bank does not accept the amount",
        means "The bank was asked and refuses this amount, not the card as such.",
        causes ["The amount is below or above what the bank allows for this kind of payment."],
        steps ["Check the amount.", shared::OTHER_CARD];

    DeclinedApplTypeError: [Converge], No, "Declined: the terminal is not set up for this card (6005)",
        means "The card network does not expect this kind of payment from this terminal.",
        causes ["The card brand was not enabled when the terminal was set up."],
        steps [shared::OTHER_CARD, shared::CALL_CONVERGE];

    Declined: [You], No, "Declined by the bank (6006)",
        means "The bank was asked and did not approve. It gives no reason, and nobody but the cardholder can ask for one.",
        causes [
            "Not enough money or credit on the card.",
            "The bank blocks unusual payments.",
            "The card is blocked.",
        ],
        steps [shared::OTHER_CARD, shared::CALL_BANK];

    DeclinedHelp: [Wait, Converge], No, "Declined: a system had a trouble (6007)",
        means "Not the card but a system on the way could not answer.",
        causes ["A disturbance at the card network."],
        steps [shared::MINUTES, "If every card gives this answer, call Converge support."];

    DeclinedExceedsBalance: [You], No, "Declined: more than the card has (6008)",
        means "The balance of the prepaid or debit card does not cover the amount.",
        causes ["Prepaid and debit cards cannot go below zero."],
        steps ["Ask whether the cardholder wants to pay a part, or pay otherwise."];

    DeclinedExpiredCard: [You], No, "Declined: the card has expired (6009)",
        means "The bank says that this card is past its expiration date.",
        causes [
            "The card is old, or the date was mistyped.",
            "A stored card or plan still has the old date.",
        ],
        steps ["Ask for the new card or its new date, and correct the plan or stored card."];

    DeclinedIncorrectPin: [You], No, "Declined: the cardholder's PIN does not fit (6010)",
        means "The PIN typed on the PIN pad is not that of the card. This is not the terminal's PIN from Setup.",
        causes ["The cardholder mistyped it."],
        steps ["Let the cardholder try once more, or run the card as credit."];

    DeclinedInvalidTermId: [Converge], No, "Declined: the network does not know the terminal (6011)",
        means "Converge knows the terminal, but the card network does not. No card will work until it is set up there.",
        causes [
            "The terminal is new and its setup is not finished.",
            "Its number at the network was changed or closed.",
        ],
        steps [shared::CALL_CONVERGE];

    DeclinedInvalidTermId1: [Converge], No, "Declined: the network does not know the merchant number (6012)",
        means "The number under which the town is known to the card network is not accepted.",
        causes ["The merchant number was changed, closed or never activated."],
        steps [shared::CALL_CONVERGE, "Say that the code is 6012, so that they look at the merchant number."];

    DeclinedInvalidTermId2: [Converge], No, "Declined: the American Express number is not accepted (6013)",
        means "American Express uses a number of its own for the town, and this one is not accepted. Other brands are not affected.",
        causes ["American Express was not activated, or its number changed."],
        steps [
            "Take another brand for now.",
            "Ask Converge by phone to check the American Express number (SE number).",
        ];

    DeclinedInvalidVoidData: [You], No, "Declined: the void does not fit its payment (6014)",
        means "The void reached the network, and its data do not match a payment there.",
        causes ["The payment was voided or settled in the meantime."],
        steps ["Sync and see the payment's status. If it has settled, refund it."];

    DeclinedMustSettle: [You, Administrator], No, "Declined: the open batch is too old (6015)",
        means "The terminal has a batch open for more than seven days. Until it is settled, nothing new is approved.",
        causes [
            "The terminal settles on request only, and nobody did.",
            "A row in the batch keeps it from settling.",
        ],
        steps [
            "Settle the batch, here or in the portal, then run the payment again.",
            "If it will not settle, call Converge support.",
        ];

    DeclinedNotOnFile: [You], No, "Declined: not on file (6016)",
        means "What the payment refers to is not on file at the bank or network.",
        causes ["The card is too new, or was never activated by the cardholder."],
        steps ["The cardholder can activate the card with the bank.", shared::OTHER_CARD];

    DeclinedRecordNotFound: [You], No, "Declined: the record was not found (6017)",
        means "The network looked for an earlier payment and did not find it.",
        causes ["The earlier payment is older than the network keeps.", "It was made on another terminal."],
        steps [
            "Sync and look for the original payment here.",
            "If it exists, call Converge support with its transaction ID.",
        ];

    DeclinedServNotAllowed: [You], No, "Declined: the card may not be used for this (6018)",
        means "The bank allows this card for some purposes only, and this is not one of them.",
        causes ["The card is limited to certain shops or to cash withdrawals."],
        steps [shared::OTHER_CARD];

    DeclinedSequenceError: [Converge], No, "Declined: terminal and network count differently (6019)",
        means "Payments are numbered one after the other. The terminal and the network no longer agree on the number.",
        causes ["A payment was broken off between terminal and network."],
        steps [shared::MINUTES, "If it stays, call Converge support: they set the count back."];

    DeclinedCallAuthCenter: [You], No, "Declined for now: the bank wants to be called (6020)",
        means "The bank wants to talk before it approves. Without the call the payment stays declined.",
        causes ["The payment is unusual for this cardholder."],
        steps [
            "Call the authorization center of the card brand, if the town does so, and ask for an approval code.",
            "Otherwise ask for another way to pay.",
        ];

    DeclinedCallRef: [You], No, "Declined for now: the bank wants to be called, with a reference (6021)",
        means "The bank wants to talk before it approves, and gives a reference number for the call.",
        causes ["The bank wants to make sure that the cardholder is there."],
        steps [
            "Note the number from the message and call the authorization center.",
            "Otherwise take another card.",
        ];

    DeclinedCvv2: [You], No, "Declined: the security code does not match (6022)",
        means "The three or four digits (CVV) are not those of this card, and the terminal or bank insists on them.",
        causes ["The digits were mistyped.", "The caller does not have the card at hand."],
        steps ["Have the digits read again from the card and try once more."];

    DeclinedPleaseRetry: [Wait], No, "Declined: the bank could not be asked (6023)",
        means "The bank did not answer in time. It did not say no to the card.",
        causes ["The bank's system is busy or in maintenance."],
        steps [shared::MINUTES, shared::OTHER_CARD];

    GiftAlreadyActive: [Nobody], No, "The gift card is active already (6024)",
        means "The card was to be activated, and it is active.",
        causes [shared::GIFT_ONLY],
        steps ["Check its balance instead."];

    GiftExceedsBalance: [You], No, "The gift card holds less than the amount (6025)",
        means "The balance of the gift card does not cover the payment.",
        causes [shared::GIFT_ONLY],
        steps ["Take the balance from the gift card and the rest another way."];

    GiftCannotLoad: [You], No, "The gift card cannot take this amount (6026)",
        means "Gift cards have a smallest and a largest load, and this amount is outside.",
        causes [shared::GIFT_ONLY],
        steps ["Load an amount within the limits."];

    GiftNotActivated: [You], No, "The gift card is not active yet (6027)",
        means "The card was sold or handed out without being activated.",
        causes [shared::GIFT_ONLY],
        steps ["Activate the card first, then use it."];

    GiftCannotReload: [You], No, "The gift card cannot be loaded again (6028)",
        means "This kind of gift card is loaded once and never again.",
        causes [shared::GIFT_ONLY],
        steps ["Sell a new gift card."];

    DeclinedInvalidRegKey: [Converge], No, "Declined: the terminal's registration key is not accepted (6029)",
        means "The network identifies the terminal by a key, and this key is not the expected one.",
        causes ["The terminal was set up anew and its key was not carried over."],
        steps [shared::CALL_CONVERGE];

    DeclinedInvalidPacket: [Wait, Converge], No, "Declined: the network could not read the request (6030)",
        means "What Converge passed on arrived garbled at the card network.",
        causes ["A disturbance on the line between Converge and the network."],
        steps [shared::MINUTES, "If it stays for one card brand, call Converge support."];

    DeclinedInvalidLrc: [Wait, Converge], No, "Declined: the request's check sum did not fit (6031)",
        means "Messages to the network end with a check sum (LRC). It did not fit, so the network refused the message.",
        causes ["A bit was lost on the line to the card network."],
        steps [shared::MINUTES];

    DeclinedInvalidResponse: [Wait, Converge], No, "Declined: the network's answer could not be read (6032)",
        means "The network answered, but Converge could not read the answer, and so it declined the payment.",
        causes ["The answer was damaged on the way back."],
        steps [
            shared::MINUTES,
            "If the cardholder sees a pending charge that is not here, call Converge support.",
        ];

    DeclinedInvalidLrcInResponse: [Wait, Converge], No, "Declined: the answer's check sum did not fit (6033)",
        means "The network's answer arrived with a check sum (LRC) that does not fit, and so Converge declined the payment.",
        causes ["A bit was lost on the way back from the card network."],
        steps [shared::MINUTES, shared::CALL_CONVERGE];

    DeclinedInvalidRecordNumber: [Wait, Converge], No, "Declined: the answer belongs to another record (6034)",
        means "The network's answer named another record than the one asked about, and so Converge declined the payment.",
        causes ["Two answers crossed on the line."],
        steps [shared::MINUTES, "Seen more than once in a day: call Converge support with the times."];

    TemporarilyUnavailable: [Wait], No, "Converge is unavailable for a short time",
        means "Converge asks to try again in a few minutes. The request was not processed.",
        causes ["Converge restarts a part of its system, or is overloaded."],
        steps [shared::MINUTES];

    InvalidRequestFormat: [You], No, "Converge could not read the request",
        means "The request was incomplete or not well formed when it arrived, so nothing was done.",
        causes [
            "Something on the way (a proxy or a security filter) changed or cut the request.",
            "A special character, such as an ampersand, was not packed properly by the program.",
        ],
        steps [
            "If it happens with one record only, look for special characters in its texts.",
            shared::SEND_DETAILS,
        ];

    InvalidTokenRequest: [You], No, "A card cannot be stored without asking for a token",
        means "The request wants the card stored, but does not ask for the token it is stored under. Some lists number this code 7055.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    OnlyTestCards: [You], No, "The demo system takes test cards only",
        means "The request went to Converge's demo system, and the card is a real one. Nothing was charged; real cards never work there.",
        causes [
            "The account is set to the demo system although it is meant for real payments.",
            "A real card was used to try the demo.",
        ],
        steps [
            "Use one of Converge's published test cards.",
            "For real payments choose the live system in Setup and enter the live credentials.",
        ];
}
