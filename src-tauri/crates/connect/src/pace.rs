//! The pace of an account: all calls of the program stand in one queue (section 11).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::endpoint::Endpoint;

/// What the service may enforce between two requests of an account.
pub const SPACING: Duration = Duration::from_millis(100);
/// How long a call that is not answered holds up the next one: a slow look must not keep a
/// clerk's answer to the signature question waiting.
const PATIENCE: Duration = Duration::from_secs(2);

/// One account's queue. Cloning gives the same queue.
#[derive(Debug, Clone)]
pub struct Pace {
    spacing: Duration,
    last: Arc<tokio::sync::Mutex<Option<Call>>>,
}

/// The call that had the last turn.
#[derive(Debug)]
struct Call {
    begun: Instant,
    answered: watch::Receiver<Option<Instant>>,
}

/// The right to make one call. It is given back when the answer has begun to arrive.
#[derive(Debug)]
pub struct Turn(watch::Sender<Option<Instant>>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.send_replace(Some(Instant::now()));
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::new(SPACING)
    }
}

impl Pace {
    /// A queue with so much time between two calls.
    pub fn new(spacing: Duration) -> Self {
        Self {
            spacing,
            last: Arc::default(),
        }
    }

    /// Waits for its turn, in the order of asking.
    ///
    /// The time runs from the answer to the call before, not from its start: a request may
    /// arrive late, and the service counts arrivals. A call without an answer counts as
    /// arrived after two seconds.
    pub async fn turn(&self) -> Turn {
        let mut last = self.last.lock().await;
        if let Some(call) = last.as_mut() {
            let latest = call.begun + PATIENCE;
            // The borrowed value may not live across the wait below.
            let free = match timeout_at(latest, call.answered.wait_for(Option::is_some)).await {
                Ok(Ok(at)) => at.unwrap_or(latest),
                Ok(Err(_)) | Err(_) => latest,
            };
            sleep_until(free + self.spacing).await;
        }
        let (turn, answered) = watch::channel(None);
        *last = Some(Call {
            begun: Instant::now(),
            answered,
        });
        Turn(turn)
    }
}

/// The queues of all accounts, one for each host.
#[derive(Debug, Clone, Default)]
pub struct Paces(Arc<Mutex<HashMap<String, Pace>>>);

impl Paces {
    /// The queue of an account, the same for everybody who asks.
    pub fn of(&self, endpoint: &Endpoint) -> Pace {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(endpoint.host()).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn turns_are_never_closer_than_the_spacing() {
        let pace = Pace::new(Duration::from_millis(20));
        let tasks: Vec<_> = (0..6_u64)
            .map(|n| {
                let pace = pace.clone();
                tokio::spawn(async move {
                    let turn = pace.turn().await;
                    let begun = Instant::now();
                    tokio::time::sleep(Duration::from_millis(n % 3 * 5)).await;
                    drop(turn);
                    (begun, Instant::now())
                })
            })
            .collect();
        let mut turns = Vec::new();
        for task in tasks {
            turns.push(task.await.unwrap());
        }
        turns.sort();
        for pair in turns.windows(2) {
            assert!(pair[1].0 >= pair[0].1 + Duration::from_millis(20));
        }
    }

    #[tokio::test]
    async fn a_call_without_an_answer_does_not_hold_up_the_queue_for_ever() {
        let pace = Pace::new(Duration::from_millis(1));
        let _never_answered = pace.turn().await;
        let begun = Instant::now();
        let _next = pace.turn().await;
        let waited = begun.elapsed();
        assert!(waited >= Duration::from_millis(1900) && waited < Duration::from_secs(10));
    }

    #[tokio::test]
    async fn who_stops_waiting_leaves_the_queue_as_it_was() {
        let pace = Pace::new(Duration::from_millis(30));
        drop(pace.turn().await);
        let given_up = tokio::time::timeout(Duration::from_millis(1), pace.turn()).await;
        assert!(given_up.is_err());
        let begun = Instant::now();
        let _turn = pace.turn().await;
        assert!(begun.elapsed() < Duration::from_millis(500));
    }

    #[test]
    fn an_account_has_one_queue_whoever_asks() {
        let paces = Paces::default();
        let of = |host: &str| paces.of(&Endpoint::read(host).unwrap());
        assert!(Arc::ptr_eq(&of("a.example").last, &of("https://A.example/").last));
        assert!(!Arc::ptr_eq(&of("a.example").last, &of("b.example").last));
    }
}
