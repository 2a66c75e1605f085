//! 5000 to 5025: fields of a payment.

use super::shared;
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Fields of a payment.
    FIELDS of ErrorCode;

    CreditCardNumberInvalid: [You], No, "The card number does not pass the check",
        means "Card numbers contain a check digit. With this number it does not come out right, so a digit is off.",
        causes [
            "A digit was mistyped or two were swapped.",
            "The number is not that of a card Converge takes here.",
        ],
        steps ["Have the cardholder read the number again, in groups of four.", shared::OTHER_CARD];

    ExpDateInvalid: [You], No, "The expiration date is not accepted",
        means "The card's expiration date is missing, in the past, or not written as month and year.",
        causes ["The card has expired.", "Month and year were swapped."],
        steps [
            "Compare the date with the card: two digits for the month, two for the year.",
            "For a stored card, ask for the new date and update it.",
        ];

    AmountInvalid: [You], No, "The amount is not accepted",
        means "The amount is empty, zero, too long or not written as dollars and cents.",
        causes [
            "The amount is 0.00, which only a card check may have.",
            "A thousands comma or a dollar sign stands in the field.",
        ],
        steps [
            "Enter the amount with a point and two decimals, for example 1250.00.",
            "If a whole batch stopped with this code, look for a row of $0.00 and take it out.",
        ];

    ApprovalCodeWithoutForce: [You], No, "An approval code was sent where none belongs",
        means "Approval codes from a phone call belong to a forced sale only. This request was of another kind.",
        causes [shared::OTHER_PROGRAM, "The form keeps an approval code from an earlier payment."],
        steps ["Leave the approval code empty, or use the forced sale in the Converge portal."];

    InvalidApprovalCode: [You], No, "The approval code of a forced sale is not accepted",
        means "A forced sale needs the approval code that the bank gave on the phone: up to six letters and digits.",
        causes [
            "The code is empty.",
            "It is longer than six characters, perhaps a reference number instead.",
        ],
        steps [
            "Enter the six-character approval code as the bank read it out.",
            "Without such a code, run an ordinary sale.",
        ];

    FieldCharacterLimitExceeded: [You], No, "A text is too long for its field",
        means "Each field has a limit. Converge counts generously: an ampersand counts as five characters and an accented letter as several. The message names the field.",
        causes [
            "A description or name is longer than the field allows.",
            "The text fits by eye, but holds ampersands or accents.",
        ],
        steps [
            "Read the message for the field and its limit, and shorten the text.",
            "Write \"and\" instead of an ampersand.",
        ];

    RefundAmountExceedsLimit: [You], No, "The refund is larger than allowed",
        means "Refunds of one payment may not add up to more than the payment. This refund would.",
        causes [
            "Part of the payment was refunded before.",
            "The terminal has a limit for refunds of its own.",
        ],
        steps [
            "Open the payment in Transactions and see what was given back so far.",
            "Refund the rest at most.",
        ];

    SalesTaxInvalid: [You], No, "The sales tax amount is not accepted",
        means "The tax is written in a form Converge cannot read, or does not fit the amount.",
        causes ["A percent sign or a comma stands in the tax field.", "The tax is larger than the amount."],
        steps ["Enter the tax as dollars and cents, or 0.00."];

    InvalidAccountType: [You], No, "The kind of bank account is missing",
        means "A debit payment without a PIN must say whether the account is checking or saving.",
        causes [shared::OTHER_PROGRAM, "The form leaves the account kind empty."],
        steps ["Choose checking or saving, then try again."];

    InvalidSurchargeAmount: [You], No, "The surcharge of a debit payment is not accepted",
        means "Debit payments without a PIN allow a surcharge only within the network's rules, and this one is outside.",
        causes [
            "The surcharge is not written as dollars and cents.",
            "It is above what the debit network permits.",
        ],
        steps ["Remove or lower the surcharge.", shared::TELL_VENDOR];

    InvalidEgcTransactionType: [You], No, "The gift card request is of an unknown kind",
        means "Gift cards have their own list of requests (activate, reload, sale). This one is not on it.",
        causes [shared::GIFT_ONLY],
        steps [shared::TELL_VENDOR];

    InvalidEgcTenderType: [You], No, "How the gift card was paid for is not given",
        means "Loading a gift card must say how it was paid: cash, credit, debit or check.",
        causes [shared::GIFT_ONLY, "The form offers a way of paying that Converge does not list."],
        steps ["Choose one of the listed ways of paying."];

    InvalidTrackData: [You], No, "The card could not be read",
        means "The data from the magnetic stripe arrived damaged or incomplete.",
        causes [
            "The card was swiped too fast, too slowly or crookedly.",
            "The stripe or the reader is worn.",
            shared::READER_ONLY,
        ],
        steps [
            "Swipe again, evenly.",
            "Insert the chip instead, or key the number if the terminal allows it.",
        ];

    InvalidTrack2Data: [You], No, "The second line of the magnetic stripe is missing",
        means "A magnetic stripe holds two lines of data, and this kind of payment needs the second one.",
        causes [
            "The reader is set to send the first line only.",
            "The second line of this card cannot be read.",
        ],
        steps ["Swipe another card to see whether the reader or the card is the cause.", shared::OTHER_CARD];

    MissingPinData: [You], No, "The cardholder's PIN was not entered",
        means "A debit payment needs the PIN of the card, typed on the PIN pad. It did not arrive.",
        causes ["The cardholder pressed Cancel or Enter too early.", "The PIN pad is not connected."],
        steps [
            "Run the payment again and let the cardholder finish on the PIN pad.",
            "Without a PIN pad, run it as credit.",
        ];

    InvalidVoucherNumber: [You], No, "The voucher number is not accepted",
        means "Voucher numbers of food stamp payments have exactly 15 digits. This one has not.",
        causes ["A digit is missing or was added.", "Another number of the voucher was entered."],
        steps ["Enter the 15-digit number printed on the voucher."];

    InvalidMicrData: [You], No, "The printed line of the check could not be read",
        means "Checks carry routing, account and check number in magnetic print (MICR). The reading is not usable.",
        causes [shared::CHECK_ONLY, "The check is creased, stained or was fed in upside down."],
        steps ["Feed the check in again, or key the numbers where the terminal allows it."];

    CheckImageMismatch: [You], No, "The picture of the check shows another check",
        means "The printed line and the scanned picture do not belong to the same check.",
        causes ["Two checks were scanned one after the other and got mixed up."],
        steps ["Scan the check again, front and back, by itself."];

    MissingMacValue: [Converge], No, "The security value of the PIN pad is missing",
        means "Some debit payments carry a value by which the network recognizes the PIN pad (MAC). It did not arrive.",
        causes [shared::READER_ONLY, "The PIN pad lost its keys and must be loaded anew."],
        steps ["Restart the PIN pad.", "If it stays, ask Converge by phone to check or replace the device."];

    MinimumLengthError: [You], No, "A text is too short for its field",
        means "One field needs a minimum number of characters, and what was sent is shorter. The message names the field.",
        causes ["A number was entered without its leading zeros.", "Only part of a value was pasted."],
        steps ["Read the message for the field and enter the full value."];

    InvalidField: [You], No, "A field does not belong to this kind of payment",
        means "The request holds a field that this kind of payment does not know. A tip outside restaurants is an example.",
        causes [
            "The terminal is of another kind than the program expects.",
            "A form sends every field it has, needed or not.",
        ],
        steps ["Read the message for the name of the field and leave it out.", shared::SEND_DETAILS];

    InvalidCvv2Value: [You], No, "The security code has another length",
        means "Security codes (CVV) have three digits, on American Express four. What was entered has neither.",
        causes ["A digit is missing.", "Another number of the card was entered."],
        steps ["Enter the three digits on the back, or the four on the front of an American Express card."];

    InvalidCvv2IndicatorValue: [You], No, "The security code indicator has an unknown value",
        means "The indicator tells whether a security code was given: 0, 1, 2 or 9. Something else arrived.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    InvalidCardPresentIndicator: [You], No, "The card-present flag has an unknown value",
        means "The flag that tells whether the card lies on the counter must be Y or N.",
        causes [shared::OTHER_PROGRAM, "A program sends true or false where Y or N is expected."],
        steps [shared::TELL_VENDOR];

    CashbackAmountInvalid: [You], No, "The cash back amount is not accepted",
        means "Cash back belongs to debit payments and must be written as dollars and cents.",
        causes [
            "Cash back was entered on a credit card.",
            "The amount is above what the terminal gives out.",
        ],
        steps ["Set cash back to 0.00 and try again."];

    InvalidKeyPointer: [Converge], No, "The encryption key of the PIN pad is not named as expected",
        means "PIN pads name the key they encrypt with. Converge expects the letter T and got something else.",
        causes [shared::READER_ONLY, "The PIN pad was loaded for another processor."],
        steps ["Ask Converge by phone whether the PIN pad is prepared for this account."];
}
