use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rusqlite::Connection;

use super::Columns;
use super::fill::NoColumns;
use crate::error::HistoryError;
use crate::open::{lock, reader};
use crate::search;
use crate::state::ListState;

/// Tries to fill before the file is left to SQL.
const ATTEMPTS: u8 = 3;

#[derive(Debug, Default)]
enum Stage {
    /// Nobody looked at a list yet.
    #[default]
    Empty,
    Filling,
    Ready(Arc<Columns>),
    /// Not wanted, or the file holds what they have no room for.
    Never,
}

#[derive(Debug, Default)]
struct Shared {
    stage: Mutex<Stage>,
    stop: AtomicBool,
    attempts: Mutex<u8>,
    /// Whether the text index was found to lack rows.
    search_lacks_rows: AtomicBool,
    /// Held while the columns follow a commit, so that only one thread does that work.
    following: Mutex<()>,
}

/// The columns of an open file: filled by a thread of their own after the first list was
/// shown, then following every commit.
#[derive(Debug)]
pub(crate) struct ColumnStore {
    path: PathBuf,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl ColumnStore {
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            shared: Arc::default(),
            thread: Mutex::default(),
        }
    }

    /// Whether the text index was found to lack rows.
    pub(crate) fn search_lacks_rows(&self) -> bool {
        self.shared.search_lacks_rows.load(Ordering::Relaxed)
    }

    /// The text index was made again.
    pub(crate) fn search_is_whole(&self) {
        self.shared.search_lacks_rows.store(false, Ordering::Relaxed);
    }

    /// Does without columns from now on.
    pub(crate) fn never(&self) {
        *lock(&self.shared.stage) = Stage::Never;
    }

    /// Begins to fill them, unless that was done.
    pub(crate) fn want(&self) {
        if !self.shared.claim() {
            return;
        }
        let (path, shared) = (self.path.clone(), Arc::clone(&self.shared));
        let started = std::thread::Builder::new()
            .name("history-columns".to_owned())
            .spawn(move || shared.fill(&path));
        match started {
            Ok(thread) => *lock(&self.thread) = Some(thread),
            Err(_) => *lock(&self.shared.stage) = Stage::Never,
        }
    }

    /// Fills them before it returns. Answers whether they are there.
    pub(crate) fn fill_now(&self) -> bool {
        if self.shared.claim() {
            self.shared.fill(&self.path);
        } else if let Some(thread) = lock(&self.thread).take() {
            let _ = thread.join();
        }
        matches!(*lock(&self.shared.stage), Stage::Ready(_))
    }

    /// Whether they are there.
    pub(crate) fn is_ready(&self) -> bool {
        matches!(*lock(&self.shared.stage), Stage::Ready(_))
    }

    /// The columns of the state they show now, if they are there.
    pub(crate) fn ready(&self) -> Option<Arc<Columns>> {
        self.shared.ready()
    }

    /// The columns of exactly this state, if they are there.
    pub(crate) fn at(&self, db: &Connection, state: ListState) -> Result<Option<Arc<Columns>>, HistoryError> {
        let Some(columns) = self.shared.ready() else {
            return Ok(None);
        };
        if columns.generation == state.generation {
            return Ok(Some(columns));
        }
        let _one = lock(&self.shared.following);
        let Some(columns) = self.shared.ready() else {
            return Ok(None);
        };
        // A look that began before the last commit is answered by SQL.
        if columns.generation >= state.generation {
            return Ok(Some(columns).filter(|columns| columns.generation == state.generation));
        }
        if columns.generation + 1 < state.changes_from {
            *lock(&self.shared.stage) = Stage::Empty;
            return Ok(None);
        }
        match columns.follow(db, state) {
            Ok(next) => {
                let next = Arc::new(next);
                *lock(&self.shared.stage) = Stage::Ready(Arc::clone(&next));
                Ok(Some(next))
            }
            Err(NoColumns::Failed(error)) => Err(error),
            Err(NoColumns::Unfit | NoColumns::Stopped) => {
                self.never();
                Ok(None)
            }
        }
    }
}

impl Drop for ColumnStore {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = lock(&self.thread).take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn ready(&self) -> Option<Arc<Columns>> {
        match &*lock(&self.stage) {
            Stage::Ready(columns) => Some(Arc::clone(columns)),
            _ => None,
        }
    }

    /// Whether the caller is the one to fill them.
    fn claim(&self) -> bool {
        let mut stage = lock(&self.stage);
        let mine = matches!(*stage, Stage::Empty);
        if mine {
            *stage = Stage::Filling;
        }
        mine
    }

    fn fill(&self, path: &Path) {
        let filled = self.read_all(path);
        let mut stage = lock(&self.stage);
        if !matches!(*stage, Stage::Filling) {
            return;
        }
        *stage = match filled {
            Ok(columns) => Stage::Ready(Arc::new(columns)),
            Err(NoColumns::Failed(_)) => {
                let mut attempts = lock(&self.attempts);
                *attempts += 1;
                if *attempts < ATTEMPTS {
                    Stage::Empty
                } else {
                    Stage::Never
                }
            }
            Err(NoColumns::Unfit | NoColumns::Stopped) => Stage::Never,
        };
    }

    fn read_all(&self, path: &Path) -> Result<Columns, NoColumns> {
        let db = reader(path).map_err(NoColumns::Failed)?;
        let look = db.unchecked_transaction()?;
        let state = ListState::read(&db).map_err(NoColumns::Failed)?;
        // A second connection helps if it sees the same state: nobody committed in between.
        let helper = reader(path).map_err(NoColumns::Failed)?;
        helper.execute_batch("BEGIN DEFERRED")?;
        let same = ListState::read(&helper).map_err(NoColumns::Failed)? == state;
        let helper = Some(helper).filter(|_| same);
        let columns = Columns::fill(&db, helper, state, &|| self.stop.load(Ordering::Relaxed))?;
        let whole = search::knows_its_rows(&db).map_err(NoColumns::Failed)?;
        self.search_lacks_rows.store(!whole, Ordering::Relaxed);
        look.finish()?;
        Ok(columns)
    }
}
