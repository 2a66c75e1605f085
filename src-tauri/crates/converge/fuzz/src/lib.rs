//! The reader under test and the laws that the fuzz targets share.
//!
//! The reader's files are compiled in here directly: through the crate they would bring the
//! HTTP client and its cryptography, which take minutes to build with instrumentation.
#![allow(dead_code, reason = "what only the rest of the crate uses")]

#[path = "../../src/answer.rs"]
mod answer;
#[path = "../../src/edge.rs"]
mod edge;
#[path = "../../src/encoding.rs"]
mod encoding;
#[path = "../../src/fields.rs"]
mod fields;
#[path = "../../src/flat.rs"]
mod flat;
#[path = "../../src/key_value.rs"]
mod key_value;
#[path = "../../src/limits.rs"]
mod limits;
#[path = "../../src/reader.rs"]
mod reader;
#[path = "../../src/sniff.rs"]
mod sniff;
#[path = "../../src/tree.rs"]
mod tree;

// The reader of Paymentsense Connect; its files name no one of those above.
#[path = "../../../connect/src/amount.rs"]
mod amount;
#[path = "../../../connect/src/inspect.rs"]
mod inspect;
#[path = "../../../connect/src/json.rs"]
mod json;
#[path = "../../../connect/src/notification.rs"]
mod notification;
#[path = "../../../connect/src/outcome.rs"]
mod outcome;
#[path = "../../../connect/src/problem.rs"]
mod problem;
#[path = "../../../connect/src/receipt.rs"]
mod receipt;
#[path = "../../../connect/src/report.rs"]
mod report;
#[path = "../../../connect/src/terminal.rs"]
mod terminal;
#[path = "../../../connect/src/time.rs"]
mod time;
#[path = "../../../connect/src/totals.rs"]
mod totals;
#[path = "../../../connect/src/transaction.rs"]
mod transaction;
#[path = "../../../connect/src/words.rs"]
mod words;

pub use answer::Answer;
pub use fields::Fields;
pub use inspect::{Inspection, Kind, Seen, inspect};
pub use outcome::Outcome;
pub use reader::{AnswerReader, Limits, Unreadable};
pub use words::TransactionResult;

/// Reads the legacy `name=value` form.
pub fn read_key_value(text: &str) -> (Fields, Vec<Fields>) {
    key_value::read(text)
}

/// Fields whose digits are a token or a scheme's own data, kept byte for byte although they may
/// look like a card number (sections 5 and 6).
const KEPT: [&str; 5] = [
    "ssl_token",
    "ssl_association_token_data",
    "ssl_oar_data",
    "ssl_ps2000_data",
    "ssl_par_value",
];

/// The published test cards (section 20).
const CARDS: [&str; 11] = [
    "4124939999999990",
    "4000000000000002",
    "4111111111111111",
    "4387752222222227",
    "5121212121212124",
    "5472063333333330",
    "5413330001000174",
    "5326100352571800",
    "378282246310005",
    "6011111111111117",
    "5406004444444443",
];

/// Whether one of the published cards stands in a text with no further digit beside it.
pub fn holds_a_card(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| CARDS.contains(&digits))
}

/// No full card number in any name or value.
pub fn assert_no_card(fields: &Fields) {
    for (name, value) in fields.iter() {
        assert!(!holds_a_card(name), "a card number survives in a name");
        assert!(
            KEPT.contains(&name.to_ascii_lowercase().as_str()) || !holds_a_card(value),
            "a card number survives in {name}"
        );
    }
}
