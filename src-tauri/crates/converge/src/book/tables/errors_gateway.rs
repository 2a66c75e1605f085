//! 3000 to 4025: the gateway itself, sign-in and permissions.

use super::{causes, shared};
use crate::book::entry::pages;
use crate::codes::ErrorCode;

pages! {
    /// Sign-in, permissions and the gateway's own state.
    GATEWAY of ErrorCode;

    GatewayNotResponding: [Wait, Converge], Perhaps, "Converge had no answer from the card network",
        means "Converge passed the request on and heard nothing back. The payment may or may not exist.",
        causes [
            "The card network or the bank is slow or down.",
            "The connection between Converge and the network broke for a moment.",
        ],
        steps [
            shared::LOOK_UP_FIRST,
            "Not found after a few minutes: look once more, and only then decide to try again.",
        ];

    GatewayGeneratedError: [Converge, Wait], Perhaps, "Converge reports a trouble of its own",
        means "Converge stopped in the middle of the request and describes the reason in its own words. Whether the payment was booked is not known.",
        causes [
            "A part of Converge failed while it handled the request.",
            "The request held something Converge could not handle; its message may name it.",
        ],
        steps [
            shared::LOOK_UP_FIRST,
            "Read the message beside the code. If it comes back, call Converge support and read it to them.",
        ];

    AdapterGeneratedError: [Converge, Wait], Perhaps, "The link from Converge to the card network reports a trouble",
        means "Converge reaches each card network over a link of its own. That link stopped with a message. Whether the payment was booked is not known.",
        causes [
            "The link to this card network is disturbed.",
            "The terminal is not fully set up for this card network.",
        ],
        steps [
            shared::LOOK_UP_FIRST,
            "If only one card brand is affected, say so when you call Converge support.",
        ];

    ProcessingError: [Wait, Converge], Perhaps, "Converge could not finish processing",
        means "The request arrived, and something stopped it before the end. Whether the payment was booked is not known.",
        causes ["A short disturbance at Converge.", "The setup of the terminal at Converge is not complete."],
        steps [
            shared::LOOK_UP_FIRST,
            "If it comes back on the same terminal for an hour, call Converge support.",
        ];

    AccountIdNotSupplied: [You], No, "The account ID is missing",
        means "Converge needs the account ID (it also says AID or VID) with every request, and none arrived.",
        causes [
            "The account was saved without its ID.",
            "A proxy on the town's network removed part of the request.",
        ],
        steps [
            "Open Setup, choose the account and enter its ID. The portal shows it in the top corner; leading zeros count.",
            shared::VERIFY,
        ];

    AllInvalidLegacy: [You, Administrator], No, "Account ID, user ID and PIN do not belong together (older code)",
        means "An older form of code 4025. Converge does not know this combination of account ID, user ID and PIN.",
        causes [
            "One of the three was copied from another account.",
            "The PIN belongs to another terminal or user.",
        ],
        steps [shared::COPY_USER, shared::COPY_PIN, shared::VERIFY];

    HttpTransNotAllowed: [Converge], No, "The terminal does not accept requests over the internet",
        means "Requests from programs (Converge calls this HTTP POST) are not switched on for this terminal.",
        causes [
            "The terminal was set up for the portal or a card reader only.",
            "Converge has not finished setting up the Internet terminal.",
        ],
        steps [
            shared::CALL_CONVERGE,
            "Ask them to enable HTTP POST for this terminal.",
            "Afterwards verify it in Setup.",
        ];

    HttpReferrerInvalid: [Administrator, Converge], No, "The sender is not on the terminal's list",
        means "The terminal accepts requests from listed web addresses only, and this one is not on the list.",
        causes [
            "A list of permitted web addresses (referrers) is kept for the terminal.",
            "The payment page moved to a new address that nobody added to the list.",
        ],
        steps [
            "The administrator can look at Settings > Online API Security Allowed List Manager.",
            "If the list cannot be found there, ask Converge by phone to add the address or to remove the list.",
        ];

    EMailAddressInvalid: [You], No, "The e-mail address is not accepted",
        means "Converge checks the form of e-mail addresses, and this one does not look like an address.",
        causes [
            "A blank, a comma or two addresses stand in the field.",
            "The part after the @ is incomplete.",
        ],
        steps ["Correct the e-mail address, or leave the field empty.", "Try again; nothing was charged."];

    CvvWithoutIndicator: [You, Converge], No, "A security code came without its indicator",
        means "The three or four digits from the back of the card (CVV) were sent, but not the flag that says so.",
        causes [
            shared::OTHER_PROGRAM,
            "The program's form sends the code in one field and forgets the other.",
        ],
        steps [shared::TELL_VENDOR, "They need to send the CVV indicator with the value 1."];

    CvvRequestedWithoutData: [You], No, "The security code is missing",
        means "The request says that a security code (CVV) is present, but the code itself is empty.",
        causes [
            "The code was left out on the payment page.",
            "The terminal is set to demand the code for every keyed card.",
        ],
        steps [
            "Enter the three or four digits of the card and try again.",
            "If the card has no code, the program should say \"not present\" instead.",
        ];

    RequiredFieldNotSupplied: [Administrator, You], No, "A field this terminal requires is missing",
        means "The town can make any field of a payment required in the portal. One of those fields was not sent. The gateway's message often names it.",
        causes [
            "A field was made required that nobody fills in. The usual ones are customer code, sales tax and e-mail.",
            "The payment page dropped a field that the terminal still requires.",
        ],
        steps [
            "Read the message beside the code for the name of the field, and fill it in.",
            "Or ask the administrator to open the Payment Fields page in the portal and untick Required for that field.",
        ];

    InvalidTransactionType: [You], No, "Converge does not know this kind of request",
        means "Every request names what it wants. This name is not one that Converge offers here.",
        causes [
            "The program that asked uses a name that is misspelled or no longer offered.",
            "The request went to an address at Converge that offers other things.",
        ],
        steps [
            shared::SEND_DETAILS,
            "If another program sent it, ask its makers which request types they use.",
        ];

    ReceiptUrlMissing: [Administrator], No, "The address of the receipt page is missing",
        means "The payment page should send people to a receipt page afterwards, and its address is empty or not usable.",
        causes [
            "The receipt link of the hosted payment page was never filled in.",
            "It was changed to an address without https.",
        ],
        steps ["Ask the administrator to fill in the receipt link in the settings of the payment page."];

    AccountInvalidLegacy: [You, Administrator], No, "Account ID and user ID do not belong together (older code)",
        means "An older form of code 4025. Converge does not know this user under this account.",
        causes [
            "The account ID lost its leading zeros, or the user belongs to another account.",
            "The user was removed in the portal.",
        ],
        steps [
            "Compare the account ID in Setup with the top corner of the portal, digit by digit.",
            shared::COPY_USER,
        ];

    PinNotSupplied: [You], No, "The PIN is missing",
        means "Converge needs the terminal's PIN with every request, and none arrived.",
        causes [
            "No PIN is stored for this terminal on this computer.",
            "The PIN was removed from the computer's password store.",
        ],
        steps [shared::COPY_PIN, "Paste it beside the terminal in Setup, then verify."];

    NotPermitted: [Administrator, You, Converge], No, "This user may not do this on this terminal",
        means "Converge recognized the sign-in and still said no. Three things lead to this answer: a missing right, a PIN of another terminal, or a terminal of a kind that cannot do the task.",
        causes [
            causes::RIGHT,
            causes::KIND,
            "The PIN belongs to another terminal than the one you meant.",
            "The user is not registered for API use. Only Converge can do that.",
        ],
        steps [
            "Ask the administrator to open Employees > the Employee ID of the API user in the portal and to compare the user rights with the task.",
            "Compare the PIN with the one under Associated Terminals for this very terminal.",
            "If both are right, call Converge and ask whether the user is registered for API use and the task is enabled.",
        ];

    PinInvalidLegacy: [You, Administrator], No, "The PIN is not accepted (older code)",
        means "An older form of code 4025. Account and user are known, but the PIN does not fit.",
        causes [
            "The PIN was copied in part, or with an extra character.",
            "The PIN is that of another terminal.",
        ],
        steps [shared::COPY_PIN, "Paste it in Setup; do not retype it. Capital and small letters differ."];

    PermissionDenied: [Converge, Administrator], No, "The account or terminal lacks this feature",
        means "The sign-in is good, but this kind of transaction is not part of what the account or terminal may do. The gateway's message names the kind.",
        causes [
            causes::FEATURE,
            causes::FEATURE_KIND,
            "The API user lacks the matching right, which some accounts report with this code.",
        ],
        steps [
            "Note the kind of transaction the message names.",
            "Ask the administrator whether another terminal of the account has the feature.",
            "If none has, call Converge and ask them to switch it on for this terminal.",
        ];

    TimeOut: [You, Wait], Perhaps, "Converge gave up waiting",
        means "The request took too long and Converge stopped waiting. For a look-up that is harmless. A payment, refund or void may have been booked all the same.",
        causes ["The bank or the card network answered late.", "A look-up asked for a very long list."],
        steps [
            shared::LOOK_UP_FIRST,
            "For a look-up: sync again; Counterfoil asks in smaller pieces by itself.",
        ];

    SettlementInProgress: [Wait], No, "Settlement is running right now",
        means "The batch is on its way to the bank at this moment, so a void cannot take a payment out of it.",
        causes ["The terminal's daily settlement has started.", "Somebody settled the batch in the portal."],
        steps [
            "Wait, then sync until the payment shows as Settled.",
            "Then refund it instead of voiding it.",
        ];

    UserIdNotSupplied: [You], No, "The API user ID is missing",
        means "Converge needs the API user ID with every request, and none arrived.",
        causes ["The terminal in Setup is not linked to an API user.", "The user ID field was saved empty."],
        steps [shared::COPY_USER, "Enter it in Setup and link the terminal to it."];

    SystemUnavailable: [Wait], No, "Converge is not available",
        means "Converge did not take the request. Nothing was approved and nothing was changed.",
        causes ["Maintenance at Converge.", "A disturbance that affects many towns at once."],
        steps [
            shared::MINUTES,
            "If it lasts longer than an hour, call Converge support and ask about a known disturbance.",
        ];

    SettlementNotAllowed: [Converge], No, "This terminal does not settle on request",
        means "The terminal settles by itself once a day, or in another way; a request to settle is not accepted.",
        causes [
            "The terminal is set to settle automatically.",
            "The terminal takes several currencies, and those settle in their own way.",
        ],
        steps [
            "Wait for the daily settlement of the terminal.",
            "If the town wants to settle by hand, ask Converge by phone to change the terminal.",
        ];

    InvalidCredentials: [You, Administrator, Converge], No, "The user ID and the PIN do not belong together",
        means "Converge does not accept this combination of account ID, API user ID and PIN. It does not say which of the three is off.",
        causes [
            "The PIN or the user ID was copied with a missing or an extra character. Capital and small letters differ.",
            "The PIN belongs to another terminal or another API user.",
            causes::NEW_PIN,
            "The credentials are for the demo system and the account is live, or the other way round.",
            "The API user is not associated with this terminal.",
        ],
        steps [
            shared::COPY_USER,
            shared::COPY_PIN,
            "Verify once. After three refusals Counterfoil pauses, so that Converge does not lock the town out.",
            "Still refused: ask the administrator to check Associated Terminals, then call Converge.",
        ];
}
