//! Hostile answers end in a named refusal and not in memory (section 22).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

use cases::CASES;
use counterfoil_converge::AnswerReader;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes by which the memory in use may grow while an answer is read.
const GROWTH: usize = 16 * 1024 * 1024;

// One test alone: the counter counts the whole process.
#[test]
fn hostile_answers_are_refused_with_their_reason_and_little_memory() {
    for case in CASES {
        let mut reader = AnswerReader::default();
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let sent = case.send(|piece| reader.feed(piece, &mut |_| panic!("{}: a record", case.name)));
        let end = sent.and_then(|()| reader.finish(&mut |_| {}));
        let growth = MEMORY.peak_usage().saturating_sub(before);
        let refusal = end.expect_err(case.name).to_string();
        assert!(refusal.contains(case.refusal), "{}: {refusal}", case.name);
        assert!(growth < GROWTH, "{}: {growth} bytes", case.name);
    }
}
