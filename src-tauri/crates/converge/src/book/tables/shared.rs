//! Sentences that several entries use on purpose. Everything else is written once.

pub const LOOK_UP_FIRST: &str =
    "Look the payment up in Transactions before anybody tries again: a second try could charge twice.";
pub const COPY_PIN: &str = "In the Converge portal open Employees > the Employee ID of the API user > Associated Terminals > Show PIN, and copy the PIN of this terminal.";
pub const COPY_USER: &str = "In the Converge portal open Settings > Online API Security Allowed List Manager > Registered API Users, and copy the name as it stands there.";
pub const VERIFY: &str = "Verify the terminal in Setup.";
pub const OTHER_PROGRAM: &str = "Another program, a web page or a card reader on this terminal sent it; Counterfoil never sends card data.";
pub const TELL_VENDOR: &str =
    "Give the code and the time to the people who look after the program that sent the request.";
pub const SEND_DETAILS: &str =
    "If Counterfoil sent the request, send the code and the time to Counterfoil support.";
pub const OTHER_CARD: &str = "Ask the cardholder for another card or another way to pay.";
pub const CALL_BANK: &str =
    "The cardholder can ask the bank, at the number on the back of the card, and try again afterwards.";
pub const CALL_CONVERGE: &str =
    "Call Converge support with the account ID and the name of the terminal at hand.";
pub const IMPORT_ONLY: &str =
    "It concerns files that another program sends to Converge; Counterfoil imports no batch files.";
pub const GIFT_ONLY: &str = "It concerns gift cards, which Counterfoil does not handle.";
pub const CHECK_ONLY: &str = "It concerns paper or electronic checks taken through another program.";
pub const READER_ONLY: &str = "It concerns card readers, which Counterfoil does not use.";
pub const MINUTES: &str = "Wait a few minutes, then try once more.";
pub const NOTHING: &str = "There is nothing to do.";

/// All of them, for the test that looks for accidental repetition.
#[cfg(test)]
pub const ALL: &[&str] = &[
    LOOK_UP_FIRST,
    COPY_PIN,
    COPY_USER,
    VERIFY,
    OTHER_PROGRAM,
    TELL_VENDOR,
    SEND_DETAILS,
    OTHER_CARD,
    CALL_BANK,
    CALL_CONVERGE,
    IMPORT_ONLY,
    GIFT_ONLY,
    CHECK_ONLY,
    READER_ONLY,
    MINUTES,
    NOTHING,
];
