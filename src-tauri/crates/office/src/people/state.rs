//! Who is signed in at this office: in memory only, so that nobody is after a restart.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

/// The person behind an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Our id of the person; none where no people are set up: the person of this computer.
    pub(crate) id: Option<String>,
    /// Their name.
    pub(crate) name: String,
}

/// Somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    /// Our id of the person.
    pub(super) id: String,
    /// Their name.
    pub(super) name: String,
    /// When the password was last typed, UTC seconds.
    pub(super) typed_at: i64,
    /// Practice data signed them in by itself: it asks for no password until somebody
    /// signs in.
    pub(super) automatic: bool,
}

/// Wrong tries in a row of something that has no row in the ledger.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tries {
    pub(super) wrong: i64,
    pub(super) locked_until: Option<i64>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) session: Option<Session>,
    /// Whose screen is locked.
    pub(super) locked: Option<Session>,
    /// Tries with names that nobody has, so that they answer like names that somebody has.
    pub(super) unknown: HashMap<String, Tries>,
    /// The practice town's people, by id; empty elsewhere.
    pub(super) practice: Vec<String>,
}

/// The sign-in of an office.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    state: Mutex<State>,
    /// One password at a time: nobody tries many at once.
    pub(super) one_at_a_time: tokio::sync::Mutex<()>,
}

impl Desk {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|e| e.into_inner())
    }

    pub(super) fn session(&self) -> Option<Session> {
        self.state().session.clone()
    }

    /// Ends the session of a person, or keeps it under a new name.
    pub(super) fn renamed_or_gone(&self, id: &str, name: Option<&str>) {
        let mut state = self.state();
        let State { session, locked, .. } = &mut *state;
        for slot in [session, locked] {
            if slot.as_ref().is_some_and(|session| session.id == id) {
                match (name, slot.as_mut()) {
                    (Some(name), Some(session)) => name.clone_into(&mut session.name),
                    _ => *slot = None,
                }
            }
        }
    }
}
