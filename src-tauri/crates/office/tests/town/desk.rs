//! A person at the desk: answers dialogs with real files in a folder, and has a clipboard.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use counterfoil_office as office;
use domain::{FixedClock, Sensitive};
use office::dto::{AuditEntry, AuditRequest, TerminalView};
use office::{Access, Clipboard, FileKind, Files, Office, Ports};
use vault::FaultyStore;

use crate::place::{self, Place};

#[derive(Default)]
pub struct Person {
    folder: PathBuf,
    pub cancels: AtomicBool,
    /// What is opened next.
    pub chosen: Mutex<Option<PathBuf>>,
    /// What a viewer was shown.
    pub shown: Mutex<Vec<PathBuf>>,
    pub no_viewer: AtomicBool,
}

impl Person {
    /// Somebody who opens this file.
    pub fn who_chooses(path: PathBuf) -> Arc<Person> {
        Arc::new(Person {
            chosen: Mutex::new(Some(path)),
            ..Person::default()
        })
    }
}

type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

impl Files for Person {
    fn choose_save(&self, _kind: FileKind, suggested: String) -> Chosen {
        let path = (!self.cancels.load(Ordering::SeqCst)).then(|| self.folder.join(suggested));
        Box::pin(async { path })
    }

    fn choose_open(&self, _kind: FileKind) -> Chosen {
        let path = self.chosen.lock().unwrap().clone();
        Box::pin(async { path })
    }

    fn open(&self, path: &Path) -> Result<(), String> {
        if self.no_viewer.load(Ordering::SeqCst) {
            return Err("no viewer".to_owned());
        }
        assert!(path.exists());
        self.shown.lock().unwrap().push(path.to_owned());
        Ok(())
    }
}

#[derive(Default)]
pub struct Board(pub Mutex<String>);

impl Clipboard for Board {
    fn put_secret(&self, text: &Sensitive<String>) -> Result<bool, String> {
        *self.0.lock().unwrap() = text.expose().clone();
        Ok(true)
    }

    fn clear_if(&self, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> Result<bool, String> {
        let mut text = self.0.lock().unwrap();
        let ours = is_ours(&text);
        if ours {
            text.clear();
        }
        Ok(ours)
    }
}

/// A place whose office has a person and a clipboard.
pub struct Desk {
    pub place: Place,
    pub person: Arc<Person>,
    pub board: Arc<Board>,
    /// Where files are saved.
    pub out: tempfile::TempDir,
}

pub async fn set_up() -> Desk {
    with(place::set_up(40).await).await
}

/// Opens the place's office again with a person and a clipboard.
pub async fn with(place: Place) -> Desk {
    place.office.close().await;
    let out = tempfile::tempdir().unwrap();
    let person = Arc::new(Person {
        folder: out.path().to_owned(),
        ..Person::default()
    });
    let board = Arc::new(Board::default());
    let office = open(&place.folder, &place.clock, &place.vault, &person, &board).await;
    Desk {
        place: Place { office, ..place },
        person,
        board,
        out,
    }
}

/// An office in the place's folder, with a person and a clipboard.
pub async fn open(
    folder: &tempfile::TempDir,
    clock: &Arc<FixedClock>,
    vault: &Arc<FaultyStore>,
    person: &Arc<Person>,
    board: &Arc<Board>,
) -> Office {
    let ports = Ports {
        clock: Arc::clone(clock) as _,
        vault: Arc::clone(vault) as _,
        practice: Arc::new(|| Box::pin(async { Err("no practice gateway here".to_owned()) })),
        zone: "America/Denver".into(),
        person: "clerk1".into(),
        door: "window",
        files: Arc::clone(person) as _,
        clipboard: Arc::clone(board) as _,
    };
    Office::open(folder.path(), Access::Full, ports).await.unwrap()
}

impl Desk {
    pub fn office(&self) -> &Office {
        &self.place.office
    }

    pub fn account_id(&self) -> String {
        self.place.account.id.clone()
    }

    pub fn terminal(&self, name: &str) -> &TerminalView {
        let found = self.place.account.terminals.iter().find(|t| t.name == name);
        found.unwrap()
    }

    pub async fn refresh(&mut self) {
        let accounts = office::setup::accounts(self.office()).await.unwrap();
        self.place.account = accounts
            .into_iter()
            .find(|a| a.id == self.place.account.id)
            .unwrap();
    }

    /// The newest entries, newest first.
    pub async fn entries(&self) -> Vec<AuditEntry> {
        office::audit::history(self.office(), AuditRequest::default())
            .await
            .unwrap()
            .entries
    }

    /// The newest entry of an action.
    pub async fn entry(&self, action: &str) -> AuditEntry {
        let mut all = self.entries().await.into_iter();
        all.find(|entry| entry.action == action).unwrap()
    }

    /// Every PIN of the town.
    pub fn pins(&self) -> Vec<String> {
        let all = self.place.gateway_terminals();
        all.into_iter().map(|(_, terminal)| terminal.pin).collect()
    }

    /// Names of the files that were saved.
    pub fn saved(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.out.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Files below a folder in which one of the town's PINs stands.
    pub fn leaks(&self, folder: &Path) -> Vec<PathBuf> {
        let pins = self.pins();
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(self.leaks(&path));
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let holds = |pin: &String| bytes.windows(pin.len()).any(|part| part == pin.as_bytes());
            if pins.iter().any(holds) {
                found.push(path);
            }
        }
        found
    }

    /// What a PDF says, without blanks, so that line breaks do not matter.
    pub fn pdf_text(path: &Path) -> String {
        let document = lopdf::Document::load(path).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        document
            .extract_text(&pages)
            .unwrap()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect()
    }
}
