//! Named points at which a test may let the program die, as a power cut would. Not part of a
//! release: the feature is switched on by tests only.

/// `COUNTERFOIL_FAILPOINT=name` aborts at the first pass of that point; `name:3` at the third.
pub(crate) fn hit(name: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static PASSED: AtomicU32 = AtomicU32::new(0);
    let Ok(wanted) = std::env::var("COUNTERFOIL_FAILPOINT") else {
        return;
    };
    let (point, nth) = match wanted.split_once(':') {
        Some((point, nth)) => (point, nth.parse().unwrap_or(1)),
        None => (wanted.as_str(), 1),
    };
    if point == name && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == nth {
        std::process::abort();
    }
}
