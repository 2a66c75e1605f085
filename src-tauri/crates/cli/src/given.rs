//! Files named on the command line stand in for the choices of a person.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use office::{Code, FileKind, Files, NoFiles, OfficeError};

use crate::args::{
    CallSheetCommand, Command, HandoffCommand, PlanCommand, ReceiptCommand, SetupCommand, TransactionsCommand,
};

/// The one file of this command.
struct Given(PathBuf);

type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

impl Files for Given {
    fn choose_save(&self, _kind: FileKind, _suggested: String) -> Chosen {
        let path = self.0.clone();
        Box::pin(async { Some(path) })
    }

    fn choose_open(&self, _kind: FileKind) -> Chosen {
        let path = self.0.clone();
        Box::pin(async { Some(path) })
    }

    fn open(&self, _path: &Path) -> Result<(), String> {
        Err("there is no viewer on the command line".to_owned())
    }
}

/// The files a command names; refuses to write over one that is there.
pub fn of(command: &Command) -> Result<Arc<dyn Files>, OfficeError> {
    let path = match command {
        Command::Setup(SetupCommand::Import(args)) => args.file.clone(),
        Command::Setup(SetupCommand::Export(args)) => match &args.file {
            Some(file) => free(file, args.force)?,
            None => return Ok(Arc::new(NoFiles)),
        },
        Command::Handoff(HandoffCommand::Write(args)) => free(&args.out.out, args.out.force)?,
        Command::CallSheet(CallSheetCommand::Write(args)) => free(&args.out.out, args.out.force)?,
        Command::Activity(args) => match &args.out {
            Some(out) => free(out, args.force)?,
            None => return Ok(Arc::new(NoFiles)),
        },
        Command::Transactions(TransactionsCommand::Export(args)) => free(&args.out.out, args.out.force)?,
        Command::Transactions(TransactionsCommand::Import(args)) => args.file.clone(),
        Command::Plan(PlanCommand::Import(args)) => args.file.clone(),
        Command::Receipt(ReceiptCommand::Write(args)) => free(&args.out.out, args.out.force)?,
        _ => return Ok(Arc::new(NoFiles)),
    };
    // Beside the file, a part of it is written first: only whole paths have a folder.
    let path = std::path::absolute(&path).unwrap_or(path);
    Ok(Arc::new(Given(path)))
}

fn free(path: &Path, force: bool) -> Result<PathBuf, OfficeError> {
    if path.is_dir() {
        return Err(refused(path, "file_is_folder", "is a folder. Name a file in it."));
    }
    if path.exists() && !force {
        return Err(refused(
            path,
            "file_exists",
            "is there already. Choose another name, or replace it with --force.",
        ));
    }
    Ok(path.to_owned())
}

fn refused(path: &Path, reason: &str, words: &str) -> OfficeError {
    let name = path.to_string_lossy();
    OfficeError::new(Code::InvalidInput, format!("{name} {words}"))
        .with("field", "file")
        .with("reason", reason)
        .with("file", name.into_owned())
}
