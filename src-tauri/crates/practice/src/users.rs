//! The town's API users: whether they are in use and what they may do. Changed while the
//! gateway runs through `POST /practice/user`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::options::applied;
use crate::town::{Terminal, Town};

/// What the merchant set for one API user (Converge fact sheet section 3).
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserState {
    /// Not deactivated; else 4025 on everything.
    pub active: bool,
    /// On the list of registered API users; else 4025 on everything.
    pub registered: bool,
    /// Right *Batches: View*: queries and totals; else 4014.
    pub view: bool,
    /// Right to run transactions, tokens and plans; else 4014.
    pub process: bool,
    /// Right *Batches: Void/Delete*; else 4014.
    pub void: bool,
    /// Right *Batches: Settle Transactions*; else 4014.
    pub settle: bool,
    /// Right of account administration: `terminalsetup`; else 4014.
    pub setup: bool,
}

impl UserState {
    const USUAL: UserState = UserState {
        active: true,
        registered: true,
        view: true,
        process: true,
        void: true,
        settle: true,
        setup: true,
    };

    /// Converge knows the user.
    pub(crate) fn is_in_use(self) -> bool {
        self.active && self.registered
    }
}

/// One API user.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: &'static str,
    pub(crate) state: UserState,
}

impl User {
    /// The users of some terminals, each once.
    pub(crate) fn of(terminals: &[Terminal]) -> Vec<User> {
        let mut users: Vec<User> = Vec::new();
        for terminal in terminals {
            let id = terminal.place.user_id;
            if !users.iter().any(|user| user.id == id) {
                users.push(User {
                    id,
                    state: UserState::USUAL,
                });
            }
        }
        users.sort_by_key(|user| user.id);
        users
    }
}

/// A new state for one API user; what is missing stays as it is.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct UserChange {
    /// `ssl_user_id`, case-sensitive.
    pub user: String,
    /// What changes, by its name in [`UserState`].
    pub set: Map<String, Value>,
}

/// Why a user was not changed.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum UserError {
    /// No API user of the town has this id.
    #[error("there is no API user with this id")]
    UnknownUser,
    /// Nothing of a user has such a name or such a value.
    #[error("not a setting: {0}")]
    NotASetting(String),
}

impl Town {
    /// The API user with exactly this id.
    pub(crate) fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// Changes an API user and gives the new state.
    pub(crate) fn set_user(&mut self, change: &UserChange) -> Result<UserState, UserError> {
        let mut users = self.users.iter_mut();
        let user = users
            .find(|user| user.id == change.user)
            .ok_or(UserError::UnknownUser)?;
        user.state = applied(&user.state, &change.set).map_err(UserError::NotASetting)?;
        Ok(user.state)
    }

    /// Lets a user use a terminal with the terminal's own PIN; false when the town has no such
    /// user or terminal.
    pub(crate) fn associate(&mut self, user: &str, terminal: &str) -> bool {
        let id = self.user(user).map(|user| user.id);
        let Some((id, terminal)) = id.zip(self.named_mut(terminal)) else {
            return false;
        };
        if !terminal.users.contains(&id) {
            terminal.users.push(id);
        }
        true
    }
}
