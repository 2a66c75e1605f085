//! A PIN on the clipboard does not stay there: it is taken out after its time, and when the
//! office closes, but only if it is still what lies there. The PIN itself is not kept for
//! that; a fingerprint under a key of the moment tells whether it is the same.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::{Clock, Sensitive};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

use crate::inner::Office;
use crate::ports::Clipboard;

/// How often the time is looked at. Sleeping the whole time at once would forget the hours
/// in which the computer slept.
const LOOK: Duration = Duration::from_millis(250);

/// Tries to empty a clipboard that another program is holding.
const TRIES: u32 = 20;

/// Knows a text again without keeping it.
struct Mark {
    key: [u8; 32],
    tag: [u8; 32],
}

impl Mark {
    fn of(text: &Sensitive<String>) -> Result<Self, String> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| error.to_string())?;
        let tag = mac(&key, text.expose())
            .ok_or("no fingerprint")?
            .finalize()
            .into_bytes()
            .into();
        Ok(Self { key, tag })
    }

    fn is(&self, text: &str) -> bool {
        mac(&self.key, text).is_some_and(|mac| mac.verify_slice(&self.tag).is_ok())
    }
}

fn mac(key: &[u8], text: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text.as_bytes());
    Some(mac)
}

/// What of ours lies on the clipboard.
#[derive(Default)]
pub(crate) struct Held(Mutex<Option<(Arc<Mark>, tokio::task::AbortHandle)>>);

impl Held {
    fn replace(&self, next: Option<(Arc<Mark>, tokio::task::AbortHandle)>) -> Option<Arc<Mark>> {
        let old = std::mem::replace(&mut *self.0.lock().unwrap_or_else(|e| e.into_inner()), next);
        old.map(|(mark, watch)| {
            watch.abort();
            mark
        })
    }
}

impl Office {
    /// Puts a secret on the clipboard for so many seconds; answers whether the system was
    /// asked to keep it out of its history.
    pub(crate) async fn lay_on_clipboard(
        &self,
        secret: Sensitive<String>,
        seconds: u32,
    ) -> Result<bool, String> {
        let mark = Arc::new(Mark::of(&secret)?);
        let clipboard = Arc::clone(&self.0.ports.clipboard);
        let kept_out = tokio::task::spawn_blocking(move || clipboard.put_secret(&secret))
            .await
            .map_err(|error| error.to_string())??;
        let until = self.now() + SignedDuration::from_secs(i64::from(seconds));
        let watch = tokio::spawn(watch(
            Arc::clone(&self.0.ports.clock),
            until,
            Duration::from_secs(u64::from(seconds)),
            Arc::clone(&self.0.ports.clipboard),
            Arc::clone(&mark),
        ));
        self.0.held.replace(Some((mark, watch.abort_handle())));
        Ok(kept_out)
    }

    /// Takes our secret from the clipboard now, where it still lies there.
    pub(crate) async fn clear_clipboard(&self) {
        if let Some(mark) = self.0.held.replace(None) {
            let clipboard = Arc::clone(&self.0.ports.clipboard);
            clear(clipboard, mark).await;
        }
    }
}

/// Waits for the end by the clock on the wall or by the time that ran, whichever comes first:
/// the one counts hours of sleep, the other survives a clock that is set back.
async fn watch(
    clock: Arc<dyn Clock>,
    until: Timestamp,
    longest: Duration,
    clipboard: Arc<dyn Clipboard>,
    mark: Arc<Mark>,
) {
    let end = tokio::time::Instant::now() + longest;
    while clock.now() < until && tokio::time::Instant::now() < end {
        tokio::time::sleep(LOOK).await;
    }
    clear(clipboard, mark).await;
}

async fn clear(clipboard: Arc<dyn Clipboard>, mark: Arc<Mark>) {
    for _ in 0..TRIES {
        let (clipboard, mark) = (Arc::clone(&clipboard), Arc::clone(&mark));
        let done = tokio::task::spawn_blocking(move || clipboard.clear_if(&|text| mark.is(text))).await;
        match done {
            Ok(Ok(_)) => return,
            Ok(Err(cause)) => tracing::warn!(%cause, "the clipboard could not be emptied yet"),
            Err(_) => return,
        }
        tokio::time::sleep(LOOK / 2).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_knows_its_text_and_no_other() {
        let mark = Mark::of(&Sensitive::new("A1B2".to_owned())).unwrap();
        assert!(mark.is("A1B2"));
        assert!(!mark.is("A1B3") && !mark.is("") && !mark.is("A1B2 "));
    }
}
