//! Result messages: approvals, declines, referrals.

use super::shared;
use crate::book::entry::pages;
use crate::codes::ResultMessage;

pages! {
    /// Approvals, declines and referrals of cards.
    MESSAGES of ResultMessage;

    Approval: [Nobody], Yes, "Approved",
        means "The bank approved the payment. The money moves when the batch is settled.",
        causes ["Everything went as it should."],
        steps [shared::NOTHING];

    ApprovalFrench: [Nobody], Yes, "Approved (terminal set to French)",
        means "APPROBAT is the French word for approved. The payment counts like any other.",
        causes ["The terminal's language is French."],
        steps ["If it should speak English, ask Converge by phone to change the terminal's language."];

    PartialApproval: [You], Yes, "Approved for a part of the amount",
        means "The bank approved less than was asked for, usually what a prepaid card still holds. The approved part is booked.",
        causes ["The card's balance is below the amount, and the terminal accepts partial payments."],
        steps [
            "Compare the approved amount with the amount due.",
            "Collect the rest another way, or void this payment if the cardholder does not want that.",
        ];

    ApprovedInTest: [Administrator], No, "Approved in test mode: no money moved",
        means "The answer was made up by test mode. No bank was asked and nothing will be paid out.",
        causes [
            "The terminal is in test mode.",
            "The program that sent the payment asked for a test answer.",
        ],
        steps [
            "Do not treat this payment as paid.",
            "Ask the administrator to end test mode before real payments are taken.",
        ];

    DeclineCvv2: [You], No, "Declined: the security code does not match",
        means "The digits from the back of the card (CVV), or the four on the front of an American Express card, are not the right ones for this card.",
        causes ["A digit was mistyped.", "The number was taken from another card."],
        steps ["Have the digits read again and try once more.", shared::OTHER_CARD];

    PickUpCard: [You], No, "Declined: the bank wants the card kept",
        means "The bank asks whoever holds the card to keep it. It may be reported lost, stolen or misused.",
        causes ["The cardholder or the bank blocked the card."],
        steps [
            "Say only that the bank did not approve the payment, and follow the town's rule for such cards. Take no risk.",
            shared::OTHER_CARD,
        ];

    AmountError: [You], No, "Declined: the amount is not acceptable",
        means "The bank refuses this amount for this card.",
        causes ["The amount is zero, or unusually large.", "The card allows whole or limited amounts only."],
        steps ["Check the amount against the bill.", shared::OTHER_CARD];

    OverLimit: [You], No, "Declined: over the card's limit",
        means "The amount is above what the card may spend at once or in a day.",
        causes ["Many debit cards have a daily limit.", "Other payments today used the limit up."],
        steps ["Ask whether a smaller amount or another card is possible.", shared::CALL_BANK];

    ApplTypeError: [Converge], No, "Declined: this kind of payment is not set up",
        means "The card network does not take this kind of payment from this terminal.",
        causes ["The terminal's setup at the network is incomplete for this brand."],
        steps [shared::OTHER_CARD, shared::CALL_CONVERGE];

    Declined: [You], No, "Declined by the bank",
        means "The cardholder's bank said no and gives no reason. Nothing was charged.",
        causes [
            "The card's limit or balance is used up.",
            "The bank finds the payment unusual and blocks it.",
            "The card is blocked, or not meant for payments by internet or phone.",
        ],
        steps [shared::OTHER_CARD, shared::CALL_BANK];

    DeclinedHelp: [Wait, Converge], No, "Declined: a system had a trouble",
        means "Not the card is the reason, but a system on the way. Nothing was charged.",
        causes ["The card network or the bank has a disturbance."],
        steps [shared::MINUTES, "If all cards get this answer, call Converge support."];

    ExpiredCard: [You], No, "Declined: the card has expired",
        means "The bank says that the card is past its expiration date.",
        causes ["The card is out of date.", "The date was mistyped, or a plan still holds the old one."],
        steps ["Ask for the new card or date. Correct it in the plan or stored card too."];

    IncorrectPin: [You], No, "Declined: the cardholder's PIN is not right",
        means "The PIN typed on the PIN pad is not that of the card. The terminal's own PIN has nothing to do with it.",
        causes ["The cardholder pressed another key."],
        steps ["Try once more. After several attempts the bank blocks the card.", shared::OTHER_CARD];

    InvalidCard: [You], No, "Declined: no such card",
        means "The bank does not know a card with this number.",
        causes [
            "The number was mistyped.",
            "The card was replaced, and the plan or form still has the old number.",
        ],
        steps ["Compare the number with the card and try again.", "Ask for the replacement card."];

    InvalidCavv: [You], No, "Declined: the online card check does not fit",
        means "The proof that the cardholder was checked online (3-D Secure) is not accepted by the bank.",
        causes [
            "The check was made for another payment or amount.",
            "The payment page sends the proof incompletely.",
        ],
        steps ["Let the cardholder start the payment again from the beginning.", shared::TELL_VENDOR];

    InvalidTermId: [Converge], No, "Declined: the network does not know the terminal",
        means "Converge accepted the request, but the card network does not know this terminal.",
        causes ["The terminal is new and not yet announced to the network.", "Its registration lapsed."],
        steps [shared::CALL_CONVERGE];

    InvalidTermId1: [Converge], No, "Declined: the network does not know the merchant number",
        means "The town's merchant number is not accepted by the card network.",
        causes ["The number was changed or closed at the bank."],
        steps [shared::CALL_CONVERGE, "Ask them to compare the merchant number of this terminal."];

    InvalidTermId2: [Converge], No, "Declined: the American Express number is not valid there",
        means "American Express knows the town under a number of its own (SE number) and does not accept the one on file.",
        causes ["American Express was not ordered, or the number changed."],
        steps ["Take a card of another brand.", "Call Converge support and ask them to check the SE number."];

    InvalidVoidData: [You], No, "Declined: the void does not fit the payment",
        means "The network found no payment that fits this void.",
        causes ["The payment was voided or settled before."],
        steps ["Sync, look at the payment's status, and refund it if it has settled."];

    MaxMonthlyVolume: [Converge], No, "Declined: the monthly limit is reached",
        means "The terminal or account has a limit for each month, and this payment would exceed it.",
        causes ["More was paid this month than was expected when the account was opened."],
        steps ["Ask Converge by phone to raise the limit, and say what is expected until the month ends."];

    MustSettle: [You, Administrator], No, "Declined: the open batch is too old",
        means "A batch has been open for more than seven days. Nothing new is approved until it is settled; after ten days Converge settles it by itself.",
        causes [
            "The terminal settles on request only, and nobody asked for it yet.",
            "The daily settlement did not go through.",
        ],
        steps ["Settle the batch, here or in the portal.", "Then run the payment again."];

    NetworkError: [Wait], No, "Declined: the card network had a trouble",
        means "The payment did not reach the bank. The card may be fine.",
        causes ["A disturbance of the card network."],
        steps [shared::MINUTES, shared::OTHER_CARD];

    PleaseRetry: [Wait], No, "Declined for now: the bank did not answer",
        means "The bank could not be asked, so the payment was declined. The number behind the message tells Converge where it stopped.",
        causes ["The bank's system is busy or down."],
        steps [shared::MINUTES, "If it stays, note the number behind the message and call Converge support."];

    RecordNotFound: [You], No, "Declined: the earlier payment was not found",
        means "The request refers to an earlier payment, and the network does not find it.",
        causes ["The original was made on another terminal or long ago."],
        steps [
            "Look for the original in Transactions.",
            "If it is there, give its transaction ID to Converge support.",
        ];

    ExceedsBalance: [You], No, "Declined: more than the card holds",
        means "The card's balance is below the amount.",
        causes ["Prepaid and gift cards cannot be overdrawn."],
        steps ["Ask whether the cardholder wants to pay with two cards or another way."];

    SequenceError: [Converge], No, "Declined: terminal and network lost step",
        means "Payments carry running numbers, and the terminal's number is not the one the network expects.",
        causes ["A payment was interrupted, and only one side counted it."],
        steps [
            shared::MINUTES,
            "If it comes again, call Converge support and ask for a reset of the terminal's sequence.",
        ];

    ServiceNotAllowed: [You], No, "Declined: the card may not be used for this",
        means "The bank limits the card, and this kind of payment is outside the limit.",
        causes ["The card is for certain shops, for cash or for use abroad only."],
        steps [shared::OTHER_CARD, shared::CALL_BANK];

    CallAuthCenter: [You], No, "Declined for now: the bank wants a call",
        means "The bank may approve after a phone call with the authorization center of the card brand. Without it nothing is charged.",
        causes [
            "The amount or place is unusual for this cardholder.",
            "The bank wants to check who holds the card.",
        ],
        steps [
            shared::OTHER_CARD,
            "If the town makes such calls: ask for an approval code and enter it as a forced sale in the portal.",
        ];

    CallRef: [You], No, "Declined for now: the bank wants a call, with a number",
        means "The bank may approve after a phone call. The number behind the message is the reference for that call.",
        causes ["The bank wants to speak with the cardholder before it approves."],
        steps ["Note the number.", "Make the call if the town does so; else ask for another way to pay."];
}
