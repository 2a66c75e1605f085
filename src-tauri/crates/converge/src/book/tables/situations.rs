//! What has no code.

use super::shared;
use crate::book::entry::pages;
use crate::book::topic::Situation;

pages! {
    /// What has no code.
    SITUATIONS of Situation;

    NoAnswer: [You, Wait], Perhaps, "No answer from Converge",
        means "Converge could not be reached, or nothing came back in time. A look-up is harmless. A payment that was on its way may have been booked.",
        causes [
            "This computer is not connected to the internet.",
            "The town's network or firewall blocks Converge.",
            "Converge is slow or in maintenance.",
        ],
        steps [
            "Check whether other pages on the internet open.",
            shared::LOOK_UP_FIRST,
            "If only Converge does not answer, show this page to whoever runs the network.",
        ];

    ProxyAnswer: [You], Perhaps, "Something other than Converge answered",
        means "A web page came back instead of Converge's answer. Something between this computer and Converge stepped in.",
        causes [
            "A sign-in page of the network, as in hotels or guest networks.",
            "A filter or proxy of the town's network.",
            "A maintenance page in front of Converge.",
            "The address of a custom gateway leads elsewhere.",
        ],
        steps [
            "Open any web page and see whether a sign-in page appears.",
            "Show the details to whoever runs the network and ask to let Converge's address pass unfiltered.",
            shared::LOOK_UP_FIRST,
        ];

    UnreadableAnswer: [Wait, Converge], Perhaps, "The answer could not be read",
        means "Something came back that is cut off or not in Converge's form. What happened at Converge is not known from it.",
        causes [
            "The connection broke in the middle of the answer.",
            "A filter changed the answer on its way.",
        ],
        steps ["For a look-up: try again, which is harmless.", shared::LOOK_UP_FIRST, shared::SEND_DETAILS];

    IncompleteList: [Wait, You], No, "A list came back shorter than it says",
        means "Converge announced a number of payments and sent another. Counterfoil marks that period as incomplete, keeps what came, and asks again at the next sync. Nothing was changed at Converge.",
        causes ["Payments were added while the list was being made.", "The answer was cut on its way."],
        steps [
            "Sync again.",
            "If the same period stays incomplete, compare its count with the portal and tell Counterfoil support.",
        ];

    TestMode: [Administrator, Converge], No, "Test mode: no money moves",
        means "The terminal, or the program that asks, is in test mode. Every payment is approved without asking a bank, with the approval code 123456. None of them is real.",
        causes [
            "The terminal was left in test mode after it was set up.",
            "A program sends every payment as a test.",
        ],
        steps [
            "Do not book these payments and do not hand out receipts as proof of payment.",
            "Ask the administrator, or Converge by phone, to end test mode for this terminal.",
        ];

    CurrencyQuestion: [You], No, "The cardholder must choose a currency first",
        means "The card is from abroad, and the terminal offers to charge in the cardholder's own currency. Until somebody chooses, the payment is not completed.",
        causes ["The terminal has the option for currency conversion, and the card is foreign."],
        steps [
            "Take the payment where the cardholder can choose, at the counter or on the web page.",
            "If the town does not want the question, ask Converge by phone to switch it off.",
        ];

    NoPin: [You], No, "No PIN is stored for this terminal",
        means "Counterfoil needs the terminal's PIN to ask Converge, and none is stored on this computer. Converge was not asked.",
        causes ["The PIN was not entered yet.", "It was removed, or stored on another computer only."],
        steps [shared::COPY_PIN, "Paste it beside the terminal in Setup."];

    SecretUnavailable: [You], No, "The computer did not hand out the stored PIN",
        means "PINs are kept in the password store of this computer, and the store did not answer or said no. Converge was not asked.",
        causes [
            "The password store is locked.",
            "Somebody chose Deny when the computer asked.",
            "The entry was deleted in the store.",
        ],
        steps [
            "Unlock the password store (often by signing in again), then try again.",
            "If the entry is gone, paste the PIN again in Setup.",
        ];

    ChecksPaused: [Wait], No, "Checks are paused after three refusals",
        means "Converge refused three sign-ins within 15 minutes. Counterfoil waits, because more attempts could get the town locked out.",
        causes [
            "A PIN or user ID is not the current one.",
            "Several terminals were set up with the same outdated PIN.",
        ],
        steps [
            "Compare user IDs and PINs with the portal while you wait.",
            "Verify again when the countdown is over, one terminal first.",
        ];
}
