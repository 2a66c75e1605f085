//! When an unknown outcome is looked up.

/// First look after no answer: one integrator of points of sale waits about this long for
/// late postings (Converge fact sheet, section 21).
const FIRST_MS: i64 = 15_000;
/// What follows, each after the one before.
const LATER_MS: [i64; 4] = [60_000, 5 * 60_000, 10 * 60_000, 15 * 60_000];
/// And then once an hour.
const HOURLY_MS: i64 = 60 * 60_000;

/// Two complete reads without an effect must lie so far apart before nothing is believed to
/// have happened (B2, rule 6).
pub const BETWEEN_ABSENT_READS_MS: i64 = 10 * 60_000;

/// When to look next, after so many looks. While a read showed no effect, the second one that may
/// decide is made as soon as it may.
pub fn next_look(now: i64, looks: u32, absent: bool) -> i64 {
    let step = match usize::try_from(looks) {
        Ok(0) => FIRST_MS,
        Ok(n) => LATER_MS.get(n - 1).copied().unwrap_or(HOURLY_MS),
        Err(_) => HOURLY_MS,
    };
    let step = if absent {
        step.min(BETWEEN_ABSENT_READS_MS)
    } else {
        step
    };
    now.saturating_add(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_grow_rarer_and_never_stop() {
        let mut now = 0;
        let mut last = 0;
        for looks in 0..50 {
            let next = next_look(now, looks, false);
            assert!(next - now >= last, "look {looks}");
            last = next - now;
            now = next;
        }
        assert_eq!(last, HOURLY_MS);
    }

    #[test]
    fn a_read_without_an_effect_is_followed_by_another_after_ten_minutes_at_most() {
        for looks in 0..50 {
            let next = next_look(20_000, looks, true);
            assert!(next - 20_000 <= BETWEEN_ABSENT_READS_MS, "look {looks}");
        }
    }
}
