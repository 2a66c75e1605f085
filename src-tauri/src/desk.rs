//! Which data folder is on the desk: the town's own, or practice data.

use std::path::PathBuf;
use std::sync::Arc;

use office::dto::{AppStatus, ChangeNotice, ChangedThing, Empty, PracticeCredentials};
use office::{Access, Clipboard, Office, OfficeError, Ports};
use tauri::{AppHandle, Emitter};
use tokio::sync::Mutex;
use vault::{MemoryStore, OsStore, SecretStore};

use crate::arguments::Arguments;
use crate::clipboard::SystemClipboard;
use crate::clock::{WallClock, zone};
use crate::files::SystemFiles;
use crate::practice_town::{self, Town};
use crate::window::MAIN;

/// The state behind every command.
pub struct Desk {
    arguments: Arguments,
    app: AppHandle,
    open: Mutex<Open>,
    vault: Arc<dyn SecretStore>,
    clipboard: Arc<dyn Clipboard>,
    /// Serves practice accounts of the town's own folder: everything is permitted there.
    rehearsal: Town,
}

/// Opened at first use; the window does not wait for it.
#[derive(Default)]
struct Open {
    begun: bool,
    own: Option<Office>,
    practice: Option<(Office, Town)>,
    on_practice: bool,
}

impl Desk {
    pub fn new(arguments: Arguments, app: AppHandle) -> Self {
        Self {
            arguments,
            app,
            open: Mutex::default(),
            vault: Arc::new(OsStore::new()),
            clipboard: Arc::new(SystemClipboard::default()),
            rehearsal: Town::all_rights(),
        }
    }

    /// The office on the desk.
    pub async fn office(&self) -> Result<Office, OfficeError> {
        let mut open = self.open.lock().await;
        self.current(&mut open).await
    }

    /// Asks whether whoever is signed in may give a command of the desk. What anybody may do
    /// is done also where no office can be opened.
    pub async fn enter(&self, command: &str) -> Result<(), OfficeError> {
        if office::commands::is_free(command) {
            return Ok(());
        }
        office::commands::enter(&self.office().await?, command).await
    }

    async fn current(&self, open: &mut Open) -> Result<Office, OfficeError> {
        if !open.begun {
            let begin_practice = self.arguments.practice
                || (self.arguments.practice_if_empty
                    && office::setup::accounts(&self.own(open).await?).await?.is_empty());
            if begin_practice {
                self.lay_out_practice(open).await?;
            }
            open.begun = true;
        }
        match &open.practice {
            Some((practice, _)) if open.on_practice => Ok(practice.clone()),
            _ => self.own(open).await,
        }
    }

    async fn own(&self, open: &mut Open) -> Result<Office, OfficeError> {
        if let Some(own) = &open.own {
            return Ok(own.clone());
        }
        let office = Office::open(
            &self.folder()?,
            Access::Full,
            self.ports(&self.vault, &self.rehearsal),
        )
        .await?;
        self.forward_changes(&office);
        Ok(open.own.insert(office).clone())
    }

    fn folder(&self) -> Result<PathBuf, OfficeError> {
        office::folder::locate(self.arguments.data_dir.clone())
    }

    fn ports(&self, vault: &Arc<dyn SecretStore>, town: &Town) -> Ports {
        Ports {
            clock: Arc::new(WallClock),
            vault: Arc::clone(vault),
            practice: town.starter(),
            zone: zone(),
            person: office::platform::person::sign_in_name(),
            door: "window",
            files: Arc::new(SystemFiles::new(self.app.clone())),
            clipboard: Arc::clone(&self.clipboard),
        }
    }

    /// Practice data begins afresh each time the program starts: its own folder, secrets in
    /// memory only.
    async fn lay_out_practice(&self, open: &mut Open) -> Result<(), OfficeError> {
        if open.practice.is_none() {
            let folder = self.folder()?.join("practice");
            let _ = std::fs::remove_dir_all(&folder);
            let town = Town::alder_creek();
            let vault: Arc<dyn SecretStore> = Arc::new(MemoryStore::default());
            let office = Office::open(&folder, Access::Full, self.ports(&vault, &town)).await?;
            practice_town::set_up(&office, &town).await?;
            self.forward_changes(&office);
            open.practice = Some((office, town));
        }
        open.on_practice = true;
        Ok(())
    }

    fn forward_changes(&self, office: &Office) {
        let mut changes = office.changes();
        let app = self.app.clone();
        tauri::async_runtime::spawn(async move {
            loop {
                match changes.recv().await {
                    Ok(notice) => drop(app.emit_to(MAIN, "changed", notice)),
                    // Too many at once: the page reads everything again.
                    Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => everything_changed(&app),
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
                }
            }
        });
    }

    /// Closes what is open.
    pub async fn close(&self) {
        let mut open = self.open.lock().await;
        if let Some((practice, _)) = open.practice.take() {
            practice.close().await;
        }
        if let Some(own) = open.own.take() {
            own.close().await;
        }
    }

    pub async fn app_status(&self, _request: Empty) -> Result<AppStatus, OfficeError> {
        let mut open = self.open.lock().await;
        let office = self.current(&mut open).await?;
        let practice = open.on_practice;
        drop(open);
        office::app::status(&office, practice).await
    }

    pub async fn app_explore(&self, request: Empty) -> Result<AppStatus, OfficeError> {
        let mut open = self.open.lock().await;
        open.begun = true;
        self.lay_out_practice(&mut open).await?;
        drop(open);
        everything_changed(&self.app);
        self.app_status(request).await
    }

    pub async fn app_leave_practice(&self, request: Empty) -> Result<AppStatus, OfficeError> {
        self.open.lock().await.on_practice = false;
        everything_changed(&self.app);
        self.app_status(request).await
    }

    pub async fn app_reset_practice(&self, request: Empty) -> Result<AppStatus, OfficeError> {
        let mut open = self.open.lock().await;
        if let Some((practice, _)) = open.practice.take() {
            practice.close().await;
        }
        self.lay_out_practice(&mut open).await?;
        drop(open);
        everything_changed(&self.app);
        self.app_status(request).await
    }

    pub async fn setup_practice_credentials(
        &self,
        _request: Empty,
    ) -> Result<PracticeCredentials, OfficeError> {
        let open = self.open.lock().await;
        let town = match &open.practice {
            Some((_, town)) if open.on_practice => town.clone(),
            _ => self.rehearsal.clone(),
        };
        drop(open);
        town.credentials().await
    }
}

fn everything_changed(app: &AppHandle) {
    for what in [
        ChangedThing::Setup,
        ChangedThing::Transactions,
        ChangedThing::Preferences,
    ] {
        let notice = ChangeNotice {
            what,
            ids: Vec::new(),
            cause: "desk".to_owned(),
        };
        let _ = app.emit_to(MAIN, "changed", notice);
    }
}
