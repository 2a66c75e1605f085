//! Holds the last thing that was shown for a decision, until it is decided.

use std::sync::{Arc, Mutex};

use crate::error::OfficeError;
use crate::setup::fresh_id;

/// One thing under a token. A new one takes the place of the old.
pub(crate) struct Tray<T>(Mutex<Option<(String, Arc<T>)>>);

impl<T> Default for Tray<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Tray<T> {
    fn held(&self) -> std::sync::MutexGuard<'_, Option<(String, Arc<T>)>> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Lays a thing down; answers its token.
    pub(crate) fn put(&self, thing: T) -> String {
        let token = fresh_id();
        *self.held() = Some((token.clone(), Arc::new(thing)));
        token
    }

    /// What lies there under this token.
    pub(crate) fn get(&self, token: &str) -> Result<Arc<T>, OfficeError> {
        match &*self.held() {
            Some((held, thing)) if held == token => Ok(Arc::clone(thing)),
            _ => Err(OfficeError::not_found("preview").with("token", token)),
        }
    }

    /// Decided: it goes.
    pub(crate) fn clear(&self) {
        *self.held() = None;
    }
}
