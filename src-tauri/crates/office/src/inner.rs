use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Clock;
use futures_util::future::BoxFuture;
use history::History;
use ledger::{Ledger, What};
use tokio::sync::broadcast;
use vault::SecretStore;

use crate::dto::{ChangeNotice, ChangedThing};
use crate::error::{Code, OfficeError};
use crate::folder::{self, FolderLock};
use crate::operations::Operations;
use crate::ports::{Clipboard, Files};
use crate::seals;
use crate::transactions::Counting;
use crate::tray::Tray;
use crate::{
    approvals, clipboard, configuration, files, history_state, money, people, plans, portal, secrets,
    spreadsheet,
};

/// Answers the address of the practice gateway, starting it at first use. The office does
/// not know the gateway; whoever opens the door brings it.
pub type PracticeStarter = Arc<dyn Fn() -> BoxFuture<'static, Result<String, String>> + Send + Sync>;

/// What the office needs from outside.
#[derive(Clone)]
pub struct Ports {
    /// Where the present comes from.
    pub clock: Arc<dyn Clock>,
    /// Where secrets lie.
    pub vault: Arc<dyn SecretStore>,
    /// The practice gateway.
    pub practice: PracticeStarter,
    /// This computer's time zone.
    pub zone: String,
    /// Who is signed in to this computer.
    pub person: String,
    /// The door through which the office is used: `window` or `command line`.
    pub door: &'static str,
    /// Dialogs and viewers.
    pub files: Arc<dyn Files>,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ports")
            .field("vault", &self.vault.name())
            .field("zone", &self.zone)
            .finish_non_exhaustive()
    }
}

/// How the data is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Alone, for reading and writing.
    Full,
    /// Reading only, beside a program that may be writing.
    ReadOnly,
}

/// The open office. Cheap to clone.
#[derive(Clone)]
pub struct Office(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) folder: PathBuf,
    pub(crate) ledger: Ledger,
    pub(crate) history: Arc<History>,
    pub(crate) ports: Ports,
    pub(crate) operations: Operations,
    changing: tokio::sync::Mutex<()>,
    /// What of ours lies on the clipboard.
    pub(crate) held: clipboard::Held,
    /// A configuration file that was looked at and may be applied.
    pub(crate) import: Tray<configuration::Import>,
    /// A spreadsheet that was looked at and may be applied.
    pub(crate) sheet: Tray<spreadsheet::Import>,
    /// A file of plans that was looked at and may be applied.
    pub(crate) plan_file: Tray<plans::Import>,
    /// A portal file that was looked at and may be applied.
    pub(crate) portal: Tray<portal::Import>,
    pub(crate) snapshots: configuration::Keeper,
    /// The search that is typed now.
    pub(crate) counting: Counting,
    /// The building of the search index.
    pub(crate) rebuild: history_state::Rebuild,
    /// Acts that are on their way, and the looking up of those that are not known.
    pub(crate) keeper: money::Keeper,
    /// Who is signed in.
    pub(crate) people: people::Desk,
    /// The seals of the list of who did what.
    pub(crate) seals: Arc<seals::Keeper>,
    changes: broadcast::Sender<ChangeNotice>,
    _lock: Option<FolderLock>,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office")
            .field("folder", &self.0.folder)
            .finish_non_exhaustive()
    }
}

impl Office {
    /// Opens the data folder; makes it where there is none.
    pub async fn open(folder: &Path, access: Access, ports: Ports) -> Result<Self, OfficeError> {
        let (ledger_path, history_path) = (folder.join("ledger.db"), folder.join("history.db"));
        let (lock, ledger, history) = match access {
            Access::Full => {
                folder::prepare(folder)?;
                let lock = folder::lock(folder).await?;
                let ledger = Ledger::open(&ledger_path).await?;
                let history = blocking(move || History::open(&history_path)).await?;
                (Some(lock), ledger, history)
            }
            Access::ReadOnly => {
                if !ledger_path.exists() || !history_path.exists() {
                    return Err(OfficeError::new(
                        Code::NotFound,
                        "Nothing is set up in this data folder yet.",
                    )
                    .with("what", "data folder"));
                }
                let ledger = Ledger::open_read_only(&ledger_path).await?;
                let history = blocking(move || History::open_read_only(&history_path)).await?;
                (None, ledger, history)
            }
        };
        let changes = broadcast::channel(256).0;
        let seals = seals::Keeper::new(ledger.clone(), &ports, changes.clone());
        let inner = Inner {
            folder: folder.to_owned(),
            ledger,
            history: Arc::new(history),
            ports,
            operations: Operations::default(),
            changing: tokio::sync::Mutex::new(()),
            held: clipboard::Held::default(),
            import: Tray::default(),
            sheet: Tray::default(),
            plan_file: Tray::default(),
            portal: Tray::default(),
            snapshots: configuration::Keeper::default(),
            counting: Counting::default(),
            rebuild: history_state::Rebuild::default(),
            keeper: money::Keeper::default(),
            people: people::Desk::default(),
            seals,
            changes,
            _lock: lock,
        };
        let office = Self(Arc::new(inner));
        office.forward_ledger_changes();
        if access == Access::Full {
            secrets::sweep(&office).await?;
            office.0.seals.begin();
            approvals::look_after(&office).await?;
            files::remove_printed(folder);
            configuration::keep_watching(&office);
            history_state::look_after(&office).await?;
            money::look_after(&office).await?;
        }
        Ok(office)
    }

    /// Listens to what is committed.
    pub fn changes(&self) -> broadcast::Receiver<ChangeNotice> {
        self.0.changes.subscribe()
    }

    /// Ends the office: running work is stopped at its next safe point, files are closed.
    pub async fn close(self) {
        money::stop(&self).await;
        self.0.operations.cancel_all();
        self.0.operations.idle().await;
        self.0.counting.stop().await;
        self.0.rebuild.stop().await;
        self.clear_clipboard().await;
        if self.writes() {
            configuration::stop_watching(&self).await;
            self.0.seals.end().await;
            files::remove_printed(&self.0.folder);
        }
        self.0.ledger.close().await;
        if let Some(inner) = Arc::into_inner(self.0)
            && let Some(history) = Arc::into_inner(inner.history)
        {
            // The lock file is held until the history is closed.
            let lock = inner._lock;
            let _ = blocking(move || history.close()).await;
            drop(lock);
        }
    }

    /// Whether anything may be written here.
    pub(crate) fn writes(&self) -> bool {
        self.0._lock.is_some()
    }

    pub(crate) fn tell(&self, what: ChangedThing, ids: Vec<String>, cause: &str) {
        let _ = self.0.changes.send(ChangeNotice {
            what,
            ids,
            cause: cause.to_owned(),
        });
    }

    fn forward_ledger_changes(&self) {
        let mut feed = self.0.ledger.changes();
        let changes = self.0.changes.clone();
        tokio::spawn(async move {
            while let Ok(change) = feed.recv().await {
                let what = match change.what {
                    What::Setup => ChangedThing::Setup,
                    What::Annotations => ChangedThing::Transactions,
                    What::Plans => ChangedThing::Plans,
                    What::Preferences => ChangedThing::Preferences,
                    What::Money => ChangedThing::Money,
                };
                let _ = changes.send(ChangeNotice {
                    what,
                    ids: change.ids,
                    cause: "ledger".to_owned(),
                });
            }
        });
    }

    /// One change of the records at a time: what was judged is still true when it is saved.
    pub(crate) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.changing.lock().await
    }

    pub(crate) fn now(&self) -> jiff::Timestamp {
        self.0.ports.clock.now()
    }

    /// Runs a look-up or change of the history off the async threads.
    pub(crate) async fn history<T: Send + 'static>(
        &self,
        job: impl FnOnce(&History) -> Result<T, history::HistoryError> + Send + 'static,
    ) -> Result<T, OfficeError> {
        let history = Arc::clone(&self.0.history);
        blocking(move || job(&history)).await
    }

    /// Runs a call of the vault off the async threads.
    pub(crate) async fn vault<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn SecretStore) -> Result<T, vault::VaultError> + Send + 'static,
    ) -> Result<T, OfficeError> {
        let vault = Arc::clone(&self.0.ports.vault);
        blocking(move || job(vault.as_ref())).await
    }
}

async fn blocking<T, E>(job: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, OfficeError>
where
    T: Send + 'static,
    E: Send + 'static,
    OfficeError: From<E>,
{
    Ok(tokio::task::spawn_blocking(job).await??)
}
