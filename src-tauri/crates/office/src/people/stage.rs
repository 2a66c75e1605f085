//! A town with people, for tests: a real ledger file, real passwords, a clock that is told.

use std::sync::Arc;

use domain::{Environment, FixedClock, Sensitive, TerminalKind};
use jiff::SignedDuration;
use vault::{FaultyStore, MemoryStore, SecretStore};

use crate::dto::*;
use crate::error::OfficeError;
use crate::{Access, Files, NoClipboard, NoFiles, Office, Ports};

/// What everybody's password is at first.
pub(crate) const FIRST: &str = "first password here";
/// What everybody chose.
pub(crate) const CHOSEN: &str = "my own choice now";

pub(crate) struct Stage {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) vault: Arc<dyn SecretStore>,
    pub(crate) office: Office,
    pub(crate) account: AccountView,
}

pub(crate) fn secret(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

pub(crate) async fn open(
    folder: &std::path::Path,
    clock: &Arc<FixedClock>,
    vault: &Arc<dyn SecretStore>,
    door: &'static str,
    files: Arc<dyn Files>,
) -> Result<Office, OfficeError> {
    let ports = Ports {
        clock: Arc::clone(clock) as _,
        vault: Arc::clone(vault),
        practice: Arc::new(|| Box::pin(async { Err("no practice gateway here".to_owned()) })),
        zone: "America/Denver".into(),
        person: "pc-user".into(),
        door,
        files,
        clipboard: Arc::new(NoClipboard),
    };
    Office::open(folder, Access::Full, ports).await
}

impl Stage {
    /// An account with two terminals and nobody.
    pub(crate) async fn empty() -> Stage {
        Self::on(Arc::new(FaultyStore::default())).await
    }

    /// The same in a folder whose secrets end with the program.
    pub(crate) async fn practice() -> Stage {
        Self::on(Arc::new(MemoryStore::default())).await
    }

    pub(crate) async fn on(vault: Arc<dyn SecretStore>) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at("2026-10-06T18:00:00Z".parse().unwrap()));
        let office = open(folder.path(), &clock, &vault, "window", Arc::new(NoFiles))
            .await
            .unwrap();
        let request = SaveAccount {
            id: None,
            name: "City of Alder Creek".into(),
            merchant_id: "004287".into(),
            environment: Environment::Practice,
            endpoint: None,
        };
        let account = crate::setup::save_account(&office, request).await.unwrap();
        let users = SaveUsers {
            account_id: account.id.clone(),
            user_ids: vec!["apiuser501204".into()],
        };
        crate::setup::save_users(&office, users).await.unwrap();
        let terminal = |name: &str, kind| SaveTerminal {
            id: None,
            name: name.into(),
            kind,
            user_id: "apiuser501204".into(),
        };
        let terminals = SaveTerminals {
            account_id: account.id.clone(),
            terminals: vec![
                terminal("Parks Front Desk", TerminalKind::Retail),
                terminal("Web Permits", TerminalKind::Internet),
            ],
        };
        let account = crate::setup::save_terminals(&office, terminals).await.unwrap();
        Stage {
            folder,
            clock,
            vault,
            office,
            account,
        }
    }

    /// Four people of four roles; the administrator is signed in.
    pub(crate) async fn staffed() -> Stage {
        let stage = Self::empty().await;
        stage.add("Ada Admin", Role::Administrator).await.unwrap();
        for (name, role) in [
            ("Dana Clerk", Role::Clerk),
            ("Frank Finance", Role::Finance),
            ("Sofia Super", Role::Approver),
        ] {
            stage.add(name, role).await.unwrap();
            stage.sign_in(name, FIRST).await.unwrap();
            let request = ChangePassword {
                old: secret(FIRST),
                new: secret(CHOSEN),
            };
            crate::people::change_password(&stage.office, request)
                .await
                .unwrap();
            stage.sign_in("Ada Admin", FIRST).await.unwrap();
        }
        stage
    }

    pub(crate) async fn add(&self, name: &str, role: Role) -> Result<PeopleDone, OfficeError> {
        let request = AddPerson {
            name: name.into(),
            role,
            password: secret(FIRST),
        };
        crate::commands::person_add(&self.office, request).await
    }

    pub(crate) async fn sign_in(&self, name: &str, password: &str) -> Result<SessionView, OfficeError> {
        let request = SignIn {
            name: name.into(),
            password: secret(password),
        };
        crate::commands::sign_in(&self.office, request).await
    }

    /// Signs somebody in who chose a password.
    pub(crate) async fn be(&self, name: &str) {
        let password = if name == "Ada Admin" { FIRST } else { CHOSEN };
        self.sign_in(name, password).await.unwrap();
    }

    pub(crate) async fn person(&self, name: &str) -> PersonView {
        let people = crate::people::list(&self.office, Empty {}).await.unwrap();
        people
            .people
            .into_iter()
            .find(|person| person.name == name)
            .unwrap()
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    pub(crate) fn terminal(&self, name: &str) -> &TerminalView {
        self.account
            .terminals
            .iter()
            .find(|terminal| terminal.name == name)
            .unwrap()
    }

    /// Sentences of the newest entries, newest first.
    pub(crate) async fn told(&self) -> Vec<String> {
        let page = crate::activity::search(&self.office, ActivityRequest::default())
            .await
            .unwrap();
        page.entries.into_iter().map(|entry| entry.sentence).collect()
    }

    /// Closes the office and opens it again through another door.
    pub(crate) async fn again(self, door: &'static str) -> Stage {
        self.office.close().await;
        let office = open(
            self.folder.path(),
            &self.clock,
            &self.vault,
            door,
            Arc::new(NoFiles),
        )
        .await
        .unwrap();
        Stage { office, ..self }
    }
}
