//! A table in a file that is whole or not there.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{
    About, Cell, Column, CsvOptions, CsvSink, TableError, TableSink, Written, XlsxOptions, XlsxSink,
};

/// Rows between two calls of [`Progress`]: about a millisecond of work.
const ROWS_BETWEEN: u32 = 1_000;
/// Names that are tried for the part before giving up.
const NAMES: u32 = 1_000;

/// What the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Comma separated values.
    Csv(CsvOptions),
    /// A workbook with a sheet about itself.
    Xlsx(XlsxOptions),
}

/// Hears how many rows are written, every thousand of them and before the file takes its place.
/// [`ControlFlow::Break`] cancels: nothing is left, and an older file stays.
pub type Progress<'a> = Box<dyn FnMut(u64) -> ControlFlow<()> + Send + 'a>;

/// Makes a new file for writing that nobody else can read, and fails with
/// [`io::ErrorKind::AlreadyExists`] when the name is taken. How that is done differs between
/// systems, so the caller brings it.
pub type CreateFile<'a> = &'a dyn Fn(&Path) -> io::Result<File>;

/// A table on its way into a file. It is written beside its place and takes it when it is
/// finished; dropped before that, it leaves nothing.
pub struct TableFile<'a> {
    sink: Box<dyn TableSink>,
    file: File,
    // After the handles above, so that they are closed before it is removed.
    part: Part,
    target: PathBuf,
    progress: Progress<'a>,
    rows: u64,
    until: u32,
}

impl fmt::Debug for TableFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableFile")
            .field("target", &self.target)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

impl<'a> TableFile<'a> {
    /// Begins a table that will become `target`; an older file there stays until then.
    ///
    /// # Errors
    /// [`TableError::InUse`] or [`TableError::NotWritable`] at once when the place cannot be
    /// taken, rather than after the last row.
    pub fn create(
        target: &Path,
        create: CreateFile<'_>,
        format: Format,
        columns: &[Column],
        progress: Progress<'a>,
    ) -> Result<Self, TableError> {
        let target = place(target)?;
        let (part, file) = Part::create(&target, create)?;
        let written = file.try_clone()?;
        let sink: Box<dyn TableSink> = match format {
            Format::Csv(options) => Box::new(CsvSink::start(written, columns, options)?),
            Format::Xlsx(options) => Box::new(XlsxSink::start(written, columns, options)?),
        };
        Ok(Self {
            sink,
            file,
            part,
            target,
            progress,
            rows: 0,
            until: ROWS_BETWEEN,
        })
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// As [`TableSink::row`], and [`TableError::Cancelled`].
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        self.sink.row(cells)?;
        self.rows += 1;
        self.until -= 1;
        if self.until == 0 {
            self.until = ROWS_BETWEEN;
            self.report()?;
        }
        Ok(())
    }

    /// Writes the rest, waits until the disk has it, and moves the file to its place.
    ///
    /// # Errors
    /// As [`TableSink::finish`], [`TableError::Cancelled`], and [`TableError::InUse`] when
    /// another program has opened the older file meanwhile.
    pub fn finish(mut self, about: &About) -> Result<Written, TableError> {
        self.report()?;
        // Named first, the part is dropped last: after the handles of its file.
        let Self {
            part,
            file,
            sink,
            target,
            mut progress,
            rows,
            ..
        } = self;
        let written = sink.finish(about)?;
        // Who may read the older file may read this one; where that cannot be said, it stays private.
        if let Ok(older) = fs::metadata(&target) {
            let _ = file.set_permissions(older.permissions());
        }
        file.sync_all()?;
        drop(file);
        if progress(rows).is_break() {
            return Err(TableError::Cancelled);
        }
        part.take_place(&target)?;
        Ok(written)
    }

    fn report(&mut self) -> Result<(), TableError> {
        match (self.progress)(self.rows) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(TableError::Cancelled),
        }
    }
}

/// Where the file really goes, behind a link too, after a look at what is there now.
fn place(target: &Path) -> Result<PathBuf, TableError> {
    let target = match fs::canonicalize(target) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(target.to_owned()),
        Err(error) => return Err(error.into()),
    };
    if !fs::metadata(&target)?.is_file() {
        return Err(TableError::NotWritable(io::ErrorKind::IsADirectory.into()));
    }
    if is_open_elsewhere(&target) {
        return Err(TableError::InUse);
    }
    // Windows lets nobody write to a file that Excel has open.
    File::options().write(true).open(&target)?;
    Ok(target)
}

/// Where the system does not say that a file is open, office programs do: they lay a small file
/// beside it (`~$payments.xlsx`, `.~lock.payments.xlsx#`).
fn is_open_elsewhere(target: &Path) -> bool {
    let Some(name) = target.file_name() else {
        return false;
    };
    let beside = |parts: [&OsStr; 3]| target.with_file_name(parts.into_iter().collect::<OsString>());
    let empty = OsStr::new("");
    beside([OsStr::new("~$"), name, empty]).exists()
        || beside([OsStr::new(".~lock."), name, OsStr::new("#")]).exists()
}

/// The file before it is whole. Removed when it is dropped.
struct Part {
    path: PathBuf,
    /// Whether it has another name by now; its own may then belong to somebody else.
    placed: bool,
}

impl Part {
    fn create(target: &Path, create: CreateFile<'_>) -> Result<(Self, File), TableError> {
        let no_name = || TableError::NotWritable(io::ErrorKind::InvalidFilename.into());
        let name = target.file_name().ok_or_else(no_name)?.to_string_lossy();
        // Room for the rest: a name has 255 bytes on most systems.
        let name: String = name.chars().take(50).collect();
        for number in 1..=NAMES {
            let path = target.with_file_name(format!(".{name}.{number}.part"));
            match create(&path) {
                Ok(file) => return Ok((Self { path, placed: false }, file)),
                // Left by a crash, or another export to the same name.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(TableError::NotWritable(io::ErrorKind::AlreadyExists.into()))
    }

    fn take_place(mut self, target: &Path) -> Result<(), TableError> {
        match fs::rename(&self.path, target) {
            Ok(()) => self.placed = true,
            // It could be written to at the start: somebody has opened it since.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && target.exists() => {
                return Err(TableError::InUse);
            }
            Err(error) => return Err(error.into()),
        }
        // The new name, too, is to survive a power cut. Not every system can do that.
        if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.path);
        }
    }
}
