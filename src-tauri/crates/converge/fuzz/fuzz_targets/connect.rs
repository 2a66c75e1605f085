//! The reader of Paymentsense Connect: nothing makes it panic, nothing but the one word makes a
//! payment of an answer, what is cut is never taken for whole, and no card number survives.
#![no_main]

use counterfoil_converge_fuzz::{Kind, Outcome, Seen, TransactionResult, holds_a_card, inspect};
use libfuzzer_sys::fuzz_target;

const KINDS: [Kind; 5] = [
    Kind::Transaction,
    Kind::Terminals,
    Kind::Terminal,
    Kind::Report,
    Kind::Error,
];

fuzz_target!(|data: &[u8]| {
    let [kind, cut, answer @ ..] = data else {
        return;
    };
    let Some(kind) = KINDS.get(usize::from(*kind) % KINDS.len()).copied() else {
        return;
    };
    let seen = inspect(kind, None, answer);
    assert!(!holds_a_card(&format!("{seen:?}")), "a card number survives");
    match &seen.seen {
        Seen::Transaction(transaction) => {
            let paid = transaction.outcome() == Outcome::Paid;
            assert!(!paid || transaction.result == Some(TransactionResult::Successful));
            assert!(paid || transaction.booking().is_none());
            assert_eq!(transaction.finished(), transaction.outcome() != Outcome::Running);
        }
        Seen::Nothing(_) if kind == Kind::Transaction => assert!(seen.unknown() && !seen.finished()),
        _ => {}
    }
    // Of an object, every part but the blanks behind it is needed.
    let cut = answer.len() * usize::from(*cut) / 256;
    let part = answer.get(..cut).unwrap_or_default();
    let rest = answer.get(cut..).unwrap_or_default();
    if answer.trim_ascii_start().starts_with(b"{") && !rest.iter().all(u8::is_ascii_whitespace) {
        let part = inspect(kind, None, part);
        if let Seen::Nothing(_) = seen.seen {
            return;
        }
        assert!(matches!(part.seen, Seen::Nothing(_)), "cut at {cut}");
    }
});
