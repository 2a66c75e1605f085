//! Result messages: book-keeping, checks, gift cards.

use super::shared;
use crate::book::entry::pages;
use crate::codes::ResultMessage;

pages! {
    /// Book-keeping, checks and gift cards.
    MORE_MESSAGES of ResultMessage;

    Success: [Nobody], No, "Done: the plan was saved, changed or deleted",
        means "Converge made the change to the plan or stored card. That is book-keeping: no payment was made by it.",
        causes ["The change was accepted."],
        steps ["A new plan is charged for the first time on its next payment date."];

    Error: [You], No, "Not done: the plan was not changed",
        means "Converge did not make the change to the plan. Nothing was charged and the plan is as it was.",
        causes [
            "A value of the plan was not accepted, for example its date or cycle.",
            "The plan was deleted in the meantime.",
        ],
        steps ["Open the plan, check date, cycle and amount, and save again."];

    ScheduledForSettlement: [Wait], Yes, "Settlement is scheduled",
        means "Converge took the request to settle. The payments are approved; they show as Settled once the batch has gone through.",
        causes ["Somebody asked for settlement, here or in the portal."],
        steps ["Sync later and check that the payments show as Settled."];

    PreviouslyAuthorized: [You], Perhaps, "Declined as a duplicate: the first payment may stand",
        means "The terminal has a rule against duplicates: same card and amount within a short time. This attempt was declined, but the earlier one may well be approved.",
        causes [
            "The payment was sent twice, often after a slow answer.",
            "Two people really do pay the same amount with one card.",
        ],
        steps [
            "Look for the earlier payment in Transactions before you tell anybody that it was declined.",
            "If both payments are meant: wait until the time of the rule is over. The administrator finds it under Settings > Fraud Prevention Rules.",
        ];

    Silent: [Nobody], No, "No message",
        means "Converge sent no message. That is normal when only a token for a card was asked for: no bank was asked and nothing was charged.",
        causes ["A card was stored without a check."],
        steps ["If a payment was expected, look for it in Transactions by date and amount."];

    CannotConvert: [You], No, "Declined: the check cannot be taken electronically",
        means "This check cannot be turned into an electronic payment.",
        causes ["It is a kind of check that the rules exclude, such as a money order."],
        steps ["Take the check on paper to the bank, or ask for another way to pay."];

    DeclinedT4: [You], No, "Declined: unpaid checks are on record",
        means "The check service has unpaid items on record for this account.",
        causes ["An earlier check of this account was returned."],
        steps ["Ask for another way to pay. The payer can clear it with the check service."];

    DuplicateCheck: [You], No, "Declined: this check number was used before",
        means "A check with this number on this account was taken before.",
        causes ["The check was scanned twice.", "The check number was mistyped."],
        steps ["Look for the earlier payment before you take the check again."];

    InvalidRouting: [You], No, "Declined: the routing number does not exist",
        means "No bank has the nine-digit routing number that was sent.",
        causes ["A digit is off, or the account number was taken for it."],
        steps ["Compare the number with the bottom line of the check and send it again."];

    MicrError: [You], No, "Declined: the check's printed line could not be read",
        means "The magnetic line at the bottom of the check (MICR) was not readable.",
        causes ["The check is creased, or went through the scanner at an angle."],
        steps ["Scan it again, or type the numbers where the terminal allows it."];

    TooManyChecks: [You], No, "Declined: too many checks in a short time",
        means "The check service limits how many checks of one account it takes within some days.",
        causes ["Several checks of the same payer were taken lately."],
        steps ["Ask for another way to pay, or try again in some days."];

    GiftAlreadyActive: [Nobody], No, "The gift card is already active",
        means "Activating was not necessary: the card can be used.",
        causes [shared::GIFT_ONLY],
        steps [shared::NOTHING];

    GiftMaxReached: [You], No, "The gift card is full",
        means "The load would bring the card above its largest balance.",
        causes [shared::GIFT_ONLY],
        steps ["Load less, or use a second card."];

    GiftNonReloadable: [You], No, "The gift card can be loaded once only",
        means "This card was loaded when it was sold and takes no further load.",
        causes [shared::GIFT_ONLY],
        steps ["Hand out a new card."];

    GiftNotAllowed: [You], No, "The gift card may not be used for this",
        means "The gift card program does not allow this kind of transaction.",
        causes [shared::GIFT_ONLY],
        steps ["Choose another kind of transaction, or another way to pay."];

    GiftInvalidType: [You], No, "The gift card program does not know this request",
        means "The request has a kind that the gift card program does not offer.",
        causes [shared::GIFT_ONLY, shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    GiftNotActive: [You], No, "The gift card is not active",
        means "The card must be activated before it can pay.",
        causes [shared::GIFT_ONLY],
        steps ["Activate the card, then run the payment again."];

    GiftDuplicate: [You], Perhaps, "The same gift card transaction came before",
        means "The gift card program saw the same transaction a moment ago and refused this one. The first one may stand.",
        causes [shared::GIFT_ONLY, "A button was pressed twice."],
        steps ["Check the card's balance before you try again."];

    GiftInvalidBatch: [Converge], No, "The gift card batch is not known",
        means "The gift card program does not know the batch that the transaction belongs to.",
        causes [shared::GIFT_ONLY],
        steps [shared::CALL_CONVERGE];

    GiftInvalidTender: [You], No, "The way of paying for the gift card is not known",
        means "Cash, credit, debit or check must be named when a gift card is loaded.",
        causes [shared::GIFT_ONLY],
        steps ["Choose how it was paid for, and load it again."];
}
