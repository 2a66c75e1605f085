//! Address checks (AVS) and security code checks (CVV).

use super::shared;
use crate::book::entry::pages;
use crate::codes::{AvsAnswer, CvvAnswer};

pages! {
    /// Address checks.
    AVS of AvsAnswer;

    StreetOnly: [You], SeePayment, "The street matches, the ZIP code does not",
        means "The bank knows this street for the cardholder, with another ZIP code. AVS (address verification) only informs; it does not undo an approval.",
        causes ["The ZIP code was mistyped.", "The cardholder moved within the town."],
        steps ["For a large or unusual payment, ask for the ZIP code of the card's bill."];

    StreetOnlyForeign: [Nobody], SeePayment, "The street matches; the postal code could not be compared",
        means "A bank abroad compared the street. Its postal code is written in another form than the check understands.",
        causes ["The card was issued outside the United States."],
        steps ["Nothing, if the payment is expected."];

    NotComparableForeign: [Nobody], SeePayment, "Street and postal code could not be compared (abroad)",
        means "The address is in a form that the bank abroad cannot compare.",
        causes ["Foreign addresses are written in other ways."],
        steps ["For an unusual payment, ask the cardholder for an identification."];

    BothForeign: [Nobody], SeePayment, "Street and postal code match (abroad)",
        means "A bank abroad knows exactly this address for the cardholder.",
        causes ["The address was entered correctly, for a card from abroad."],
        steps [shared::NOTHING];

    Error: [You], SeePayment, "The address check had a trouble",
        means "The check could not be carried out as sent. It says nothing about the address.",
        causes [
            "The address was sent in a form that cannot be checked.",
            "The payment is of a kind that has no address check.",
        ],
        steps ["Go by the result of the payment; compare the address yourself if in doubt."];

    BothUnitedKingdom: [Nobody], SeePayment, "Street and postal code match (United Kingdom)",
        means "A British bank knows exactly this address for the cardholder.",
        causes ["The card was issued in the United Kingdom and the address is correct."],
        steps [shared::NOTHING];

    NotParticipatingForeign: [Nobody], SeePayment, "A bank abroad that makes no address checks",
        means "The bank outside the United States takes no part in address checks. The answer says nothing about the address.",
        causes ["Many banks abroad do not compare addresses."],
        steps ["For an unusual payment, check the person in another way."];

    NotVerifiedForeign: [Nobody], SeePayment, "The address was not verified (abroad)",
        means "The bank abroad received the address and did not check it.",
        causes ["The bank has no address to compare with."],
        steps ["Rely on the security code (CVV) answer for such cards."];

    BothInternational: [Nobody], SeePayment, "Street and postal code match (international card)",
        means "The bank of an international card confirms street and postal code.",
        causes ["The cardholder entered the address of the card's bill."],
        steps [shared::NOTHING];

    Neither: [You], SeePayment, "Neither street nor ZIP code match",
        means "The bank knows another address for this card. An approval stays an approval all the same, unless a rule of the terminal says otherwise.",
        causes [
            "The cardholder moved, or gave the address of the property instead of the card's bill.",
            "A family member's or a company's card is used.",
            "The card is used without its owner's consent.",
        ],
        steps [
            "For a large or unusual payment, call the payer back before you rely on it.",
            "If it looks suspicious while the payment is Open, void it.",
        ];

    NoAnswerSent: [Nobody], SeePayment, "The address check sent no answer",
        means "The check was asked and nothing came back.",
        causes ["The bank skipped the check for this payment."],
        steps ["Go by the payment's own result."];

    PostalOnlyForeign: [Nobody], SeePayment, "The postal code matches; the street could not be compared",
        means "The postal code is the one the bank knows; the street is in a form it cannot compare.",
        causes ["A foreign address, or an apartment number in the street line."],
        steps ["Nothing more is needed for an expected payment."];

    Retry: [Wait], SeePayment, "The address check was not available",
        means "The system for address checks was down or too slow. It says nothing about the address.",
        causes ["A short disturbance at the bank."],
        steps ["The payment need not be repeated. Compare the address yourself if in doubt."];

    NotSupported: [Nobody], SeePayment, "The bank does not make address checks",
        means "This card's bank does not support address checks at all.",
        causes ["Some smaller banks and prepaid cards have no such check."],
        steps ["Look at the security code (CVV) answer instead."];

    NoInformation: [Nobody], SeePayment, "The bank has no address for this card",
        means "The bank could not compare because it has no address on file.",
        causes ["Prepaid and gift cards often have no address."],
        steps ["Rely on other facts about the payer if the amount is large."];

    LongPostalOnly: [You], SeePayment, "The 9-digit ZIP code matches, the street does not",
        means "The bank knows this ZIP code for the cardholder, with another street or house number.",
        causes ["The street was shortened or mistyped.", "A post office box stands on the card's bill."],
        steps ["For a large payment, compare the street with the card's bill."];

    Exact: [Nobody], SeePayment, "Street and 9-digit ZIP code match",
        means "The best answer there is: the bank knows exactly this address.",
        causes ["The address was entered as on the card's bill."],
        steps [shared::NOTHING];

    Both: [Nobody], SeePayment, "Street and ZIP code match",
        means "The bank knows this street and this 5-digit ZIP code for the cardholder.",
        causes ["The address of the card's bill was entered."],
        steps [shared::NOTHING];

    PostalOnly: [You], SeePayment, "The ZIP code matches, the street does not",
        means "The 5-digit ZIP code is right and the street is another. This is common and rarely a warning by itself.",
        causes [
            "The street was shortened, or has an apartment number in another place.",
            "The cardholder moved nearby.",
        ],
        steps ["Accept it for everyday payments; compare the street for unusual ones."];

    NotPerformed: [Nobody], SeePayment, "No address check was made",
        means "The payment was made without an address to compare, or the answer left the check out.",
        causes [
            "No address was entered, as is usual at a counter.",
            "Refunds and voids have no address check.",
        ],
        steps ["If the town wants a check, make the address required on the payment page."];
}

pages! {
    /// Security code checks.
    CVV of CvvAnswer;

    Match: [Nobody], SeePayment, "The security code matches",
        means "The digits entered (CVV) are those of the card, so whoever paid very likely had it at hand.",
        causes ["The code was read from the card."],
        steps [shared::NOTHING];

    NoMatch: [You], SeePayment, "The security code does not match",
        means "The digits entered (CVV) are not those of the card. An approval stays an approval all the same, unless a rule of the terminal says otherwise.",
        causes ["The payer misread a digit.", "The payer had the number of the card, but not the card."],
        steps [
            "For a large or unusual payment, ask for the code again or for another way to pay.",
            "If it looks suspicious while the payment is Open, void it and ask anew.",
        ];

    NotProcessed: [Nobody], SeePayment, "The security code was not checked",
        means "A code was sent, and the bank did not compare it. The answer says nothing about the card.",
        causes ["The bank skipped the check.", "The terminal is in test mode, which always answers P."],
        steps ["Go by the result of the payment and the address check."];

    ShouldBePresent: [You], SeePayment, "The card has a security code, but none was given",
        means "The payment said that the card has no code. The bank says that it has one.",
        causes ["The payer left the field out or could not find the digits."],
        steps ["Ask for the code: three digits on the back, four on the front of American Express."];

    IssuerUnable: [Nobody], SeePayment, "The bank cannot check security codes",
        means "This card's bank is not set up for the check. The answer says nothing about the card.",
        causes ["Some banks abroad have no such check."],
        steps ["Look at the address check instead."];

    NotPerformed: [Nobody], SeePayment, "No security code check was made",
        means "No code was sent, or the answer left the check out.",
        causes [
            "The card was read at a counter, where the chip replaces the code.",
            "Plans and stored cards are charged without the code, which may not be stored.",
        ],
        steps ["Nothing, unless the payment was typed in on a web page that should ask for the code."];
}
