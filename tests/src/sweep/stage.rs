//! A machine on which everything that a program could leave has a folder of its own.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::canary::Canary;
use crate::app::Machine;
use crate::cli::{Cli, Outcome};
use crate::environment::Guarded;
use crate::gateway::Gateway;
use crate::{Problem, Result, paths};

/// A card number that card schemes publish for tests.
pub const CARD: &str = "4111111111111111";
/// Typed where a portal password would be.
pub const PASSWORD: &str = "Canary!Portal#Password$2026";
/// Seals files.
pub const PASSPHRASE: &str = "heron-lantern-copper-violin-4471";

/// Opens nothing.
pub const WRONG_PASSPHRASE: &str = "violin-granite-meadow-anchor-9052";

/// One for everything that a program could leave.
const FOLDERS: [&str; 8] = [
    "tmp",
    "crash",
    "printed",
    "exports",
    "masked",
    "sealed",
    "asked-for",
    "chosen",
];

/// The machine, its gateway and the secrets that its walks use.
#[derive(Debug)]
pub struct Stage {
    /// The machine of the window.
    pub machine: Machine,
    /// Its Converge.
    pub gateway: Gateway,
    canaries: RefCell<Vec<Canary>>,
    printed: RefCell<usize>,
}

impl Stage {
    /// An empty one; a gateway of its own.
    pub fn new() -> Result<Stage> {
        let machine = Machine::new()?;
        let below = |name: &str| machine.folder().join(name);
        for name in FOLDERS {
            fs::create_dir_all(below(name))?;
        }
        let script = below("counterfoil-with-core.sh");
        let text = format!(
            "#!/bin/sh\nulimit -c unlimited\ncd '{}'\nexec '{}' \"$@\"\n",
            below("crash").display(),
            paths::built("counterfoil").display()
        );
        fs::write(&script, text)?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
        let temporary = below("tmp").display().to_string();
        let chosen = below("chosen").display().to_string();
        let machine = machine
            .with_program(script)
            .with_variable("TMPDIR", temporary)
            .with_variable("COUNTERFOIL_FILE_CHOICE", chosen)
            .with_variable("COUNTERFOIL_LOG", "trace")
            .with_variable("RUST_LOG", "trace")
            .with_variable("RUST_BACKTRACE", "1");
        let gateway = Gateway::start(300, 1)?;
        let stage = Stage {
            machine,
            canaries: RefCell::default(),
            printed: RefCell::default(),
            gateway,
        };
        stage.plant("the test card", CARD);
        stage.plant("the portal password", PASSWORD);
        stage.plant("the passphrase", PASSPHRASE);
        stage.plant("the wrong passphrase", WRONG_PASSPHRASE);
        for (_, terminal) in stage.gateway.town.terminals() {
            stage.plant(format!("the PIN of {}", terminal.name), &terminal.pin);
        }
        Ok(stage)
    }

    /// A folder of this machine.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.machine.folder().join(name)
    }

    /// One more secret.
    pub fn plant(&self, label: impl Into<String>, text: &str) {
        let mut all = self.canaries.borrow_mut();
        if all.iter().all(|canary| canary.text != text) {
            all.push(Canary::new(label, text));
        }
    }

    /// A PIN that no gateway knows, planted.
    pub fn invented(&self, label: &str) -> Result<String> {
        let mut bytes = [0; 64];
        getrandom::fill(&mut bytes).map_err(|error| Problem::new(error.to_string()))?;
        let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let pin: String = bytes
            .iter()
            .map(|byte| char::from(letters[usize::from(*byte) % letters.len()]))
            .collect();
        self.plant(label, &pin);
        Ok(pin)
    }

    /// All secrets so far.
    pub fn canaries(&self) -> Vec<Canary> {
        self.canaries.borrow().clone()
    }

    /// The command line on this machine, with a data folder of its own.
    pub fn cli(&self) -> Cli {
        self.cli_on("cli-data")
    }

    /// The same on another data folder of this machine.
    pub fn cli_on(&self, data: &str) -> Cli {
        let crash = self.folder("crash");
        let program = paths::built("counterfoil-cli");
        let words = [
            OsStr::new("sh"),
            OsStr::new("-c"),
            OsStr::new("ulimit -c unlimited; cd \"$0\"; exec \"$@\""),
            crash.as_os_str(),
            program.as_os_str(),
        ];
        Cli::new(&self.folder(data), &self.machine.variables()).by(&words)
    }

    /// Runs the command line and keeps what it printed, however it ended.
    pub fn run(&self, arguments: &[&str], input: &str) -> Result<Outcome> {
        let outcome = self.cli().run_with(arguments, input)?;
        self.keep(&outcome)?;
        Ok(outcome)
    }

    /// Keeps what a program printed.
    pub fn keep(&self, outcome: &Outcome) -> Result<()> {
        fs::write(self.next("out"), &outcome.printed)?;
        fs::write(self.next("err"), &outcome.complaint)?;
        Ok(())
    }

    /// The same, and fails unless it succeeds.
    pub fn ok(&self, arguments: &[&str], input: &str) -> Result<Outcome> {
        let outcome = self.run(arguments, input)?;
        if outcome.code == 0 {
            return Ok(outcome);
        }
        // Without what was printed: it could hold what the sweep is about to look for.
        let words = arguments.join(" ");
        Err(Problem::new(format!(
            "`{words}` ended with {} ({})",
            outcome.code,
            outcome.error_code().unwrap_or_default()
        )))
    }

    /// Starts the command line and leaves it running; what it prints is kept.
    pub fn start(&self, arguments: &[&str]) -> Result<Guarded> {
        let mut command = self.cli().command(arguments);
        command
            .stdin(Stdio::null())
            .stdout(File::create(self.next("out"))?)
            .stderr(File::create(self.next("err"))?);
        Ok(Guarded::start("counterfoil-cli", &mut command)?)
    }

    /// Puts the files that a person has just saved where they belong.
    pub fn sort_out(&self, folder: &str) -> Result<()> {
        let mut moved = 0;
        for entry in fs::read_dir(self.folder("chosen"))? {
            let entry = entry?;
            moved += 1;
            let name = format!("window-{}", entry.file_name().to_string_lossy());
            fs::rename(entry.path(), self.folder(folder).join(name))?;
        }
        if moved == 0 {
            return Err(Problem::new(format!("nothing was saved for {folder}")));
        }
        Ok(())
    }

    fn next(&self, ending: &str) -> PathBuf {
        *self.printed.borrow_mut() += 1;
        self.folder("printed")
            .join(format!("{:03}.{ending}", self.printed.borrow()))
    }

    /// Writes the rows of a database's tables that match as text, so that the drafts are looked
    /// at as what they are, too.
    pub fn dump_drafts(&self, data: &Path, name: &str) -> Result<()> {
        let to = self.folder("drafts");
        fs::create_dir_all(&to)?;
        let ledger = data.join("ledger.db");
        let open =
            rusqlite::Connection::open_with_flags(&ledger, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut rows = open.prepare("SELECT * FROM setting")?;
        let columns = rows.column_count();
        let mut text = String::new();
        let mut found = rows.query([])?;
        while let Some(row) = found.next()? {
            for column in 0..columns {
                text += &format!("{:?}\t", row.get_ref(column)?);
                if let Ok(value) = row.get::<_, String>(column) {
                    text += &value;
                }
            }
            text.push('\n');
        }
        fs::write(to.join(name), text)?;
        Ok(())
    }
}
