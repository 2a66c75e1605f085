//! The seals of the list of who did what: their key in the secret store, their anchor there,
//! and the check at the start, every hour and on demand.
//!
//! What is found is told and never repaired: entries go on being written and sealed.

mod keys;
#[cfg(test)]
mod tests;
mod words;

use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use domain::Clock;
use ledger::{Ledger, NewAudit, SealHead, SealKey};
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use vault::SecretStore;

use crate::audit::word;
use crate::dto::{
    AuditObject, AuditResult, ChangeNotice, ChangedThing, Empty, SealBreakKind, SealCheck, SealState,
};
use crate::error::OfficeError;
use crate::inner::Office;

/// Between two checks with their anchors.
const HOUR: Duration = Duration::from_secs(3600);
/// Who writes the entries about the seals.
const US: &str = "Counterfoil";

/// Looks after the seals of one ledger.
pub(crate) struct Keeper {
    ledger: Ledger,
    vault: Arc<dyn SecretStore>,
    clock: Arc<dyn Clock>,
    door: &'static str,
    changes: broadcast::Sender<ChangeNotice>,
    last: Mutex<Option<SealCheck>>,
    work: Mutex<Option<JoinHandle<()>>>,
    /// One check at a time.
    turn: tokio::sync::Mutex<()>,
}

impl Keeper {
    pub(crate) fn new(
        ledger: Ledger,
        ports: &crate::inner::Ports,
        changes: broadcast::Sender<ChangeNotice>,
    ) -> Arc<Self> {
        Arc::new(Self {
            ledger,
            vault: Arc::clone(&ports.vault),
            clock: Arc::clone(&ports.clock),
            door: ports.door,
            changes,
            last: Mutex::default(),
            work: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        })
    }

    /// What the last check found; none while the first is running.
    pub(crate) fn last(&self) -> Option<SealCheck> {
        self.last.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }

    fn set_work(&self, next: Option<JoinHandle<()>>) -> Option<JoinHandle<()>> {
        std::mem::replace(&mut *self.work.lock().unwrap_or_else(|e| e.into_inner()), next)
    }

    /// Fetches the key and checks, beside everything else; entries wait for the key only.
    pub(crate) fn begin(self: &Arc<Self>) {
        self.ledger.await_seal_key();
        let keeper = Arc::downgrade(self);
        let work = tokio::spawn(async move {
            if let Some(keeper) = keeper.upgrade() {
                keeper.fetch_key().await;
            }
            while let Some(keeper) = Weak::upgrade(&keeper) {
                keeper.check_and_anchor().await;
                drop(keeper);
                tokio::time::sleep(HOUR).await;
            }
        });
        self.set_work(Some(work));
    }

    /// Anchors the newest entry and looks no more.
    pub(crate) async fn end(&self) {
        if let Some(work) = self.set_work(None) {
            work.abort();
            let _ = work.await;
        }
        // An entry may still be waiting for a key that nobody fetches any more.
        if self.ledger.is_seal_key_awaited() {
            self.ledger.set_seal_key(None);
        }
        match self.last() {
            // A short command ends before the first check has begun.
            None => self.check_and_anchor().await,
            Some(check) if check.state == SealState::Whole => self.anchor_again().await,
            Some(_) => {}
        }
    }

    async fn fetch_key(&self) {
        let key = match self.key().await {
            Ok(key) => key,
            Err(error) => {
                tracing::warn!(%error, "the key of the seals cannot be had now");
                None
            }
        };
        let sealed = match &key {
            Some(key) => self.seal_left_over(key).await,
            None => Ok(()),
        };
        if let Err(error) = sealed {
            tracing::warn!(%error, "entries from before could not be sealed yet");
        }
        self.ledger.set_seal_key(key);
    }

    /// Entries that were written without the key get their seals, and an entry says so.
    async fn seal_left_over(&self, key: &SealKey) -> Result<(), OfficeError> {
        let first = self.ledger.seal_head().await?.is_none();
        let Some((from, to)) = self.ledger.seal_left_over(key).await? else {
            return Ok(());
        };
        self.ledger.set_seal_key(Some(key.clone()));
        let sentence = if first {
            format!(
                "sealed entries {from} to {to}, which are from before there were seals: from now on every change of them is found"
            )
        } else {
            format!(
                "sealed entries {from} to {to} late: they were written while the secret store did not answer, or by something else"
            )
        };
        self.note("entries_sealed_late", &sentence, AuditResult::Done)
            .await
    }

    async fn note(&self, action: &str, sentence: &str, result: AuditResult) -> Result<(), OfficeError> {
        let entry = NewAudit {
            at: self.clock.now().as_second(),
            who: US.to_owned(),
            person: None,
            source: self.door.to_owned(),
            account: None,
            action: action.to_owned(),
            object: word(&AuditObject::Activity),
            object_id: None,
            object_name: "Activity".to_owned(),
            sentence: format!("{US} {sentence}."),
            reason: None,
            before: None,
            after: None,
            result: word(&result),
        };
        self.ledger.note(&entry).await?;
        Ok(())
    }

    async fn check_and_anchor(&self) {
        let before = self.last();
        match self.check().await {
            Ok((check, head)) => {
                if check.state == SealState::Whole
                    && let Some(head) = head
                {
                    self.put_anchor(&head).await;
                }
                if before.is_none_or(|before| before.state != check.state) {
                    let notice = ChangeNotice {
                        what: ChangedThing::Setup,
                        ids: Vec::new(),
                        cause: "seals".to_owned(),
                    };
                    let _ = self.changes.send(notice);
                }
            }
            Err(error) => tracing::warn!(%error, "the seals could not be checked"),
        }
    }

    /// Reads every entry and holds it against its seal, and all of them against the anchor.
    async fn check(&self) -> Result<(SealCheck, Option<SealHead>), OfficeError> {
        let _turn = self.turn.lock().await;
        let at = self.clock.now();
        let check = match self.what_is_needed().await {
            Err(error) => (words::unchecked(at, &error.message), None),
            Ok((keys, anchor)) => {
                let report = self.ledger.check_seals(&keys, anchor.as_ref()).await?;
                (words::told(at, &report), report.head)
            }
        };
        *self.last.lock().unwrap_or_else(|e| e.into_inner()) = Some(check.0.clone());
        Ok(check)
    }

    /// The newest entry is anchored if the one anchored last is still what it was.
    async fn anchor_again(&self) {
        let again = async {
            let head = self.ledger.seal_head().await?;
            let anchor = self.anchor().await?;
            let stands = match &anchor {
                None => true,
                Some(anchor) => self.ledger.seal_of(anchor.no).await?.as_ref() == Some(&anchor.seal),
            };
            Ok::<_, OfficeError>(head.filter(|head| stands && Some(head) != anchor.as_ref()))
        };
        match again.await {
            Ok(Some(head)) => self.put_anchor(&head).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "the newest entry could not be anchored"),
        }
    }
}

/// Checks the seals now.
///
/// # Errors
/// Where the file cannot be read.
pub async fn check(office: &Office, _request: Empty) -> Result<SealCheck, OfficeError> {
    Ok(office.0.seals.check().await?.0)
}

/// Whether the secret store holds this folder's key: who can show that can sign in to this
/// computer.
///
/// # Errors
/// As the store answers, and where there is no key at all.
pub(crate) async fn prove_store(office: &Office) -> Result<(), OfficeError> {
    // Waits for the key, where it is being fetched.
    drop(office.0.ledger.begin().await?);
    office.0.seals.prove().await
}

/// One line about the newest seal, for the end of what is exported.
pub(crate) async fn newest(office: &Office) -> Result<Option<String>, OfficeError> {
    let head = office.0.ledger.seal_head().await?;
    Ok(head.map(|head| {
        let seal: String = head.seal.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("entry {} of {}, seal {seal}", head.no, head.entries)
    }))
}

/// What is loud on Home.
pub(crate) fn alarm(office: &Office) -> Option<SealCheck> {
    office
        .0
        .seals
        .last()
        .filter(|check| matches!(check.state, SealState::Broken | SealState::KeyMissing))
}

/// For entries that are shown: what kind of break.
pub(crate) fn kind(fault: ledger::SealFault) -> SealBreakKind {
    use ledger::SealFault;
    match fault {
        SealFault::Changed => SealBreakKind::Changed,
        SealFault::Missing => SealBreakKind::Missing,
        SealFault::Misplaced => SealBreakKind::Misplaced,
        SealFault::Unsealed => SealBreakKind::Foreign,
        SealFault::CutOff => SealBreakKind::CutOff,
        SealFault::OlderFile | SealFault::Replaced => SealBreakKind::OlderFile,
    }
}
