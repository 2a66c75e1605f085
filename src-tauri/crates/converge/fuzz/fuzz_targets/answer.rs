//! The answer reader: the pieces in which an answer comes, the window it is read through and
//! the fast path change nothing; what is cut is never taken for whole; no card number survives.
#![no_main]

use counterfoil_converge_fuzz::{
    Answer, AnswerReader, Fields, Limits, Unreadable, assert_no_card, holds_a_card,
};
use libfuzzer_sys::fuzz_target;

type Read = (Vec<Fields>, Result<Answer, Unreadable>);

fuzz_target!(|data: &[u8]| {
    let [piece, window, cut, answer @ ..] = data else {
        return;
    };
    let limits = Limits {
        record: 2_048,
        value: 256,
        fields: 24,
        ..Limits::default()
    };
    let whole = read(AnswerReader::thorough(limits), answer, usize::MAX);
    let pieces = usize::from(*piece) + 1;
    let in_pieces = read(AnswerReader::new(limits), answer, pieces);
    assert_eq!(in_pieces, whole, "pieces of {pieces}");
    let window = usize::from(*window) + 1;
    let rolling = read(AnswerReader::new(limits).with_window(window), answer, pieces);
    assert_eq!(rolling, whole, "pieces of {pieces} in a window of {window}");

    whole.0.iter().for_each(assert_no_card);
    match &whole.1 {
        Ok(answer) => assert_no_card(&answer.fields),
        Err(problem) => assert!(!holds_a_card(&format!("{problem} {problem:?}"))),
    }

    // A part that reads as a whole answer lacks nothing but blanks and comments.
    let cut = answer.len() * usize::from(*cut) / 256;
    let part = read(
        AnswerReader::new(limits),
        answer.get(..cut).unwrap_or_default(),
        usize::MAX,
    );
    if part.1.is_ok() && whole.1.is_ok() {
        assert_eq!(part, whole, "cut at {cut}");
    }
});

fn read(mut reader: AnswerReader, answer: &[u8], piece: usize) -> Read {
    let mut records = Vec::new();
    let mut keep = |fields: &Fields| records.push(fields.clone());
    let fed = answer
        .chunks(piece)
        .try_for_each(|piece| reader.feed(piece, &mut keep));
    let end = fed.and_then(|()| reader.finish(&mut keep));
    (records, end.map_err(one_of_several_faults))
}

/// Of two faults in one text, the pieces decide which is seen first; that there is one, and
/// whether the answer is merely cut, they do not.
fn one_of_several_faults(problem: Unreadable) -> Unreadable {
    match problem {
        Unreadable::Malformed { .. } | Unreadable::TooLarge(_) => Unreadable::Unknown,
        other => other,
    }
}
