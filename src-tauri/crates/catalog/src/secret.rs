//! Secrets of an installed integration: they lie in the vault; here is what may be known of them.

use domain::{SecretId, Sensitive};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::check::key_mode;
use crate::description::{Field, Mode};

/// Characters of a secret that are shown, and only of one that is long enough.
const SHOWN: usize = 4;
const LONG_ENOUGH: usize = 12;
/// A secret that was replaced is kept so long, in hours.
const KEPT_HOURS: i64 = 24;

/// A secret as a form holds it.
#[derive(Debug, Clone)]
pub enum Secret {
    /// Already in the vault and not touched.
    Stored(StoredSecret),
    /// Typed now.
    Typed(Sensitive<String>),
    /// The person emptied the field.
    Cleared,
}

/// What may be known of a secret that lies in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSecret {
    /// Its opaque name in the vault.
    pub id: SecretId,
    /// Its last characters; empty for a short one.
    #[serde(default)]
    pub ends: String,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// Whether it is a key for tests or for real money, where its first letters tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

impl StoredSecret {
    /// What may be known of a value that is about to be stored.
    pub fn of(id: SecretId, field: &Field, value: &Sensitive<String>, now: Timestamp) -> Self {
        let characters: Vec<char> = value.expose().chars().collect();
        let ends = match characters.len().checked_sub(SHOWN) {
            Some(start) if characters.len() >= LONG_ENOUGH => characters.iter().skip(start).collect(),
            _ => String::new(),
        };
        Self {
            id,
            ends,
            stored_at: now,
            mode: key_mode(field, value.expose()),
        }
    }

    /// "stored, ends 9M2D"
    pub fn words(&self) -> String {
        if self.ends.is_empty() {
            "stored".to_owned()
        } else {
            format!("stored, ends {}", self.ends)
        }
    }
}

/// A secret that the town makes up itself (the AKey of Duo, section 6): forty hexadecimal digits
/// of twenty random bytes.
pub fn made_up(random: [u8; 20]) -> Sensitive<String> {
    Sensitive::new(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The place of one secret: the one in use, a new one beside it, and the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SecretSlot {
    /// In use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<StoredSecret>,
    /// Entered to replace it, not in use yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<StoredSecret>,
    /// Replaced; kept for a while so that one can go back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<StoredSecret>,
    /// When the old one is thrown away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retire_at: Option<Timestamp>,
}

impl SecretSlot {
    /// A slot with a secret in use.
    pub fn with(current: StoredSecret) -> Self {
        Self {
            current: Some(current),
            ..Self::default()
        }
    }

    /// Puts a new secret beside the one in use. Gives back one that was waiting there, to be
    /// taken out of the vault.
    pub fn propose(&mut self, next: StoredSecret) -> Option<SecretId> {
        self.next.replace(next).map(|dropped| dropped.id)
    }

    /// Calls the rotation off. Gives back what is to be taken out of the vault.
    pub fn withdraw(&mut self) -> Option<SecretId> {
        self.next.take().map(|dropped| dropped.id)
    }

    /// The new secret comes into use; the old one is kept for 24 hours. Gives back an even
    /// older one, to be taken out of the vault. Without a new one nothing happens.
    pub fn switch(&mut self, now: Timestamp) -> Option<SecretId> {
        let next = self.next.take()?;
        let old = self.current.replace(next);
        self.retire_at = old.as_ref().map(|_| {
            now.saturating_add(SignedDuration::from_hours(KEPT_HOURS))
                .unwrap_or(Timestamp::MAX)
        });
        let dropped = std::mem::replace(&mut self.old, old);
        dropped.map(|dropped| dropped.id)
    }

    /// Goes back to the old secret while it is kept. Gives back the one that is dropped.
    pub fn go_back(&mut self) -> Option<SecretId> {
        let old = self.old.take()?;
        self.retire_at = None;
        self.current.replace(old).map(|dropped| dropped.id)
    }

    /// Throws the old secret away when its time has come.
    pub fn retire(&mut self, now: Timestamp) -> Option<SecretId> {
        if self.retire_at.is_none_or(|at| at > now) {
            return None;
        }
        self.retire_at = None;
        self.old.take().map(|dropped| dropped.id)
    }
}
