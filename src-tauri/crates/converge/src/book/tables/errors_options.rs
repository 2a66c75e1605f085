//! 5078 to 5138: options of a terminal, currencies, searches, checks.

use super::shared;
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Options of a terminal, currencies, searches, checks.
    OPTIONS of ErrorCode;

    MasterPassUnavailable: [Wait], No, "The MasterPass wallet does not answer",
        means "The payment was to come from the MasterPass wallet, and the wallet's own service is not reachable.",
        causes ["A disturbance at the wallet service."],
        steps [shared::OTHER_CARD, "Try the wallet again later."];

    MasterPassNotSetUp: [Converge], No, "MasterPass is not set up for this terminal",
        means "The payment page offers the MasterPass wallet, but the terminal does not have it.",
        causes ["The button was added to the page before Converge enabled the wallet."],
        steps ["Remove the button from the page, or ask Converge by phone to enable the wallet."];

    ThreeDSecureValuesMissing: [You], No, "The proof of the online card check is missing",
        means "Online payments can carry a proof that the bank checked the cardholder (3-D Secure). Two values of it must be sent together, and they were not.",
        causes [shared::OTHER_PROGRAM, "The check was broken off on the cardholder's side."],
        steps ["Let the cardholder start the payment again on the web page.", shared::TELL_VENDOR];

    XidMissing: [You], No, "The reference of the online card check is missing",
        means "The proof of the online card check (3-D Secure) came without the reference that belongs to it.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    InvalidDbaName: [You, Converge], No, "The name for the cardholder's statement is not accepted",
        means "The name that shall appear on the statement has special characters, or is longer than 21, 17 or 12 characters, depending on the terminal.",
        causes [
            "The name has an apostrophe or an ampersand.",
            "The name does not begin with the prefix Converge gave to the town.",
        ],
        steps [
            "Shorten the name and use letters and digits.",
            "Ask Converge by phone which prefix and length belong to this terminal.",
        ];

    InvalidToken: [You], No, "The stored card is not known here",
        means "A token stands for a stored card. This token does not exist on this terminal, or was deleted.",
        causes [
            "The stored card was deleted.",
            "The token was made on another account, or a digit is missing.",
        ],
        steps ["Ask the cardholder for the card again and store it anew."];

    InvalidCardInformation: [You], No, "A stored card and a card number were sent together",
        means "A payment uses either a stored card or a card number. This request had both, so Converge could not tell which to charge.",
        causes [shared::OTHER_PROGRAM, "The form remembers the stored card while a new number is typed."],
        steps ["Choose one of the two and try again.", shared::TELL_VENDOR];

    CurrencyNotAllowedForTerminal: [You, Converge], No, "This terminal works in one currency only",
        means "A currency was named with the payment, and the terminal does not have the option for several currencies (Multi-Currency).",
        causes [
            "The program sends a currency although the terminal needs none.",
            "The town has another terminal for that currency.",
        ],
        steps [
            "Use the terminal of that currency, or leave the currency out.",
            "If one terminal should take several, ask Converge by phone about Multi-Currency.",
        ];

    CurrencyNotAllowedForCard: [You], No, "This card brand is not taken in that currency",
        means "Foreign currencies work with Visa and Mastercard only.",
        causes ["The card is American Express, Discover or another brand."],
        steps ["Charge in US dollars, or ask for a Visa or Mastercard."];

    InvalidCurrency: [You], No, "The currency code does not exist",
        means "Currencies are written as three letters, such as USD or CAD. The code sent is not on the list.",
        causes ["The code was mistyped, or a dollar sign was sent."],
        steps ["Use the three-letter code."];

    InvalidBinOverride: [You], No, "A value for card routing is not accepted",
        means "Some programs tell Converge how to treat a range of card numbers. The value they sent is not one of the list. An older system used this code for an unknown mobile device.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    AmountAboveOriginal: [You], No, "The amount is above what is left of the payment",
        means "A refund or a completion may not exceed the original payment, earlier refunds included.",
        causes ["A part was given back earlier.", "The amount was typed with a digit too many."],
        steps [
            "Open the payment and see its amount and what was refunded so far.",
            "Enter at most the difference.",
        ];

    InvalidCountryCode: [You], No, "The country is not written as expected",
        means "Countries are written as three letters, such as USA or CAN.",
        causes ["The full name or a two-letter code was sent."],
        steps ["Use the three-letter code, or leave the country empty."];

    TransactionTimeExceeded: [You, Wait], Perhaps, "The payment took too long",
        means "Converge stopped waiting for the payment to finish. It may have been booked all the same.",
        causes ["The card network was slow.", "The cardholder took long at the reader."],
        steps [
            shared::LOOK_UP_FIRST,
            "If it is not there after several minutes, it is safe to run it again.",
        ];

    InvalidTravelInformation: [You], No, "The travel dates are not accepted",
        means "Departure and completion date of a journey must be real dates in the right order.",
        causes [shared::OTHER_PROGRAM, "The journey ends before it begins."],
        steps ["Correct the dates, or leave both empty if nothing travels."];

    InvalidSearchCriteria: [You], No, "The look-up names too many things at once",
        means "A look-up goes by one thing: an ID, a card, or dates. Some of them cannot be combined.",
        causes ["A transaction ID was combined with dates or a card."],
        steps ["Search by the transaction ID alone, or by dates.", shared::SEND_DETAILS];

    CurrencyDiffersFromOriginal: [You], No, "The currency differs from that of the original payment",
        means "A refund goes back in the currency of the payment, and another one was named.",
        causes ["The refund was made on the terminal of another currency."],
        steps ["Refund on the terminal that took the payment."];

    MissingTravelInformation: [You], No, "One of the two travel dates is missing",
        means "A journey needs both dates, departure and completion. Only one was sent.",
        causes [shared::OTHER_PROGRAM],
        steps ["Enter the second date, or remove the first."];

    CurrencyNotSupported: [Converge], No, "The terminal does not support this currency",
        means "The terminal takes several currencies, but not this one.",
        causes ["The currency was not part of the order when the terminal was set up."],
        steps ["Charge in a currency of the terminal, or ask Converge by phone to add this one."];

    InvalidSearchDate: [You], No, "The dates of the look-up are not accepted",
        means "A look-up covers 31 days at most, and its end comes after its start.",
        causes ["The period is longer than 31 days.", "Start and end are swapped, or a date does not exist."],
        steps [
            "Choose a shorter period. Counterfoil cuts long periods into parts by itself when it syncs.",
            shared::SEND_DETAILS,
        ];

    AccountClosed: [You], No, "The cardholder's account is closed",
        means "The bank reported through its update service that this card's account no longer exists.",
        causes ["The cardholder closed the account or changed banks."],
        steps ["Ask the cardholder for a new card, and put it into the plan or the stored card."];

    CheckImageNotAllowed: [Converge], No, "This terminal takes no scanned checks",
        means "The scanned line or picture of a check arrived at a terminal without that option.",
        causes [shared::CHECK_ONLY, "The scanner uses the PIN of another terminal."],
        steps ["Use the terminal that is set up for checks, or ask Converge by phone to add the option."];

    KeyedCheckNotAllowed: [Converge], No, "This terminal takes no typed checks",
        means "Check numbers were typed in, and this terminal accepts scanned checks only.",
        causes [shared::CHECK_ONLY],
        steps ["Scan the check, or ask Converge by phone to allow typed ones."];

    InvalidBankAccountType: [You], No, "Personal or business is not told",
        means "An electronic check must say whether the bank account is personal (0) or of a business (1).",
        causes [shared::CHECK_ONLY],
        steps ["Choose personal or business, then send it again."];

    InvalidAgreementIndicator: [You], No, "The payer's consent is not marked",
        means "An electronic check must say with 0 or 1 whether the payer agreed to it.",
        causes [shared::CHECK_ONLY, "The box for the consent was not sent along."],
        steps ["Mark whether the payer agreed, then send it again."];

    InvalidBankAccountNumber: [You], No, "The bank account number is not accepted",
        means "Bank account numbers have digits only, 16 at most.",
        causes ["Blanks or hyphens stand in the number.", "The card number was entered in its place."],
        steps ["Copy the number from the bottom line of a check."];

    InvalidBankRoutingNumber: [You], No, "The bank routing number is not accepted",
        means "Routing numbers have nine digits and contain a check digit.",
        causes ["A digit is missing or swapped.", "Account and routing number were exchanged."],
        steps ["Copy the nine digits at the left of the bottom line of a check."];

    InvalidCheckNumber: [You], No, "The check number is not accepted",
        means "The number of the check is missing or not a number.",
        causes [shared::CHECK_ONLY],
        steps ["Enter the number from the upper right corner of the check."];

    MissingCheckHolderInformation: [You], No, "The name on the check is missing",
        means "An electronic check needs the first and last name of the payer, or the name of a company.",
        causes ["Only one of the two names was entered."],
        steps ["Enter both names, or the company."];

    InvalidMobileIndicator: [You], No, "The mobile flag has an unknown value",
        means "Mobile programs tell Converge that they are mobile. The value they sent is not on the list.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    InvalidMerchantIpAddress: [Administrator], No, "The sender's network address is not accepted",
        means "The network address that came with the request is not written as one, or is not on the terminal's list.",
        causes [
            "A list of permitted addresses is kept for the terminal, and the town's address changed.",
            "A program sends an address in another form.",
        ],
        steps [
            "Ask the administrator to look at Valid IP Addresses in Settings > Online API Security Allowed List Manager.",
        ];

    EmailNotSetUp: [Administrator, Converge], No, "Receipts by e-mail are not set up",
        means "A receipt was to be mailed, and the terminal has no e-mail service. The payment itself is not affected.",
        causes ["The option for e-mailed receipts was never switched on."],
        steps [
            "Print the receipt.",
            "Ask the administrator, or Converge by phone, to switch e-mailed receipts on.",
        ];

    InvalidEntryCombination: [You], No, "How the card was entered does not fit together",
        means "The request says how the card was entered and what the terminal can read, and the two contradict each other or the card data.",
        causes [shared::OTHER_PROGRAM, "A program written for a counter is used with an Internet terminal."],
        steps [shared::TELL_VENDOR, "They find the permitted pairs under entry mode and POS mode."];

    InvalidMobileSource: [You], No, "The mobile program is not named as expected",
        means "Mobile programs name their system. The name sent is not on the list.",
        causes [shared::OTHER_PROGRAM],
        steps [shared::TELL_VENDOR];

    ChipNotAllowedForCard: [You], No, "The chip cannot be used with this card",
        means "The terminal takes chips, but not those of this kind of card.",
        causes ["The card brand is not enabled for chip payments on this terminal."],
        steps ["Swipe the card or key its number.", shared::OTHER_CARD];

    SwipeWithoutFallback: [You], No, "The card has a chip and was swiped first",
        means "Cards with a chip must be inserted first. Swiping is allowed only after the chip could not be read.",
        causes ["The card was swiped out of habit."],
        steps ["Insert the chip. If it fails, the terminal offers to swipe."];

    SignatureNotAllowedForCard: [You], No, "No signature is taken for this card",
        means "For this kind of card no signature is stored. The payment itself stands.",
        causes ["The payment was made with a card that is confirmed by PIN or not at all."],
        steps ["Leave the signature out."];

    InvalidCardType: [You], No, "The kind of card does not fit",
        means "The request names a kind of card that this request cannot be made with.",
        causes ["A debit or gift card was used where a credit card is expected."],
        steps [shared::OTHER_CARD];

    InvalidSearchTransactionType: [You], No, "The look-up asks for a kind that cannot be searched",
        means "Look-ups can be limited to sales, voids or forced sales only.",
        causes ["The search asked for another kind, such as refunds."],
        steps ["Search without the kind, and filter the list here.", shared::SEND_DETAILS];

    InvalidSearchAmount: [You], No, "The amounts of the look-up are not accepted",
        means "The smallest amount must be below the largest, and both be written as dollars and cents.",
        causes ["The two amounts are swapped or equal."],
        steps ["Search by date and filter by amount in Counterfoil.", shared::SEND_DETAILS];

    InvalidSearchCardType: [You], No, "The look-up asks for an unknown kind of card",
        means "Look-ups can be limited to credit or debit cards only.",
        causes ["The search asked for another kind of card."],
        steps ["Search by date and filter by card in Counterfoil.", shared::SEND_DETAILS];

    InvalidSearchCardBrand: [You], No, "The look-up asks for an unknown card brand",
        means "Look-ups know the brands VISA, MC, JCB, DISC and AMEX.",
        causes ["A brand was written out, such as Mastercard instead of MC."],
        steps ["Search by date and filter by brand in Counterfoil.", shared::SEND_DETAILS];
}
