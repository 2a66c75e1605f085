//! The pages of Setup in a town that is set up.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::app::{App, Machine, by_id};
use crate::cli::Cli;
use crate::gateway::Town;
use crate::words::part_says;
use crate::{Problem, Result, set_up};

/// A machine with a town on it, and a folder that answers in place of dialogs for files.
#[derive(Debug)]
pub struct TownHall {
    /// The machine.
    pub machine: Machine,
    /// The ledger's ids of the terminals, by their names.
    pub terminals: BTreeMap<String, String>,
}

impl TownHall {
    /// Sets the town up from the command line, PINs included.
    pub fn with_pins(town: &Town) -> Result<TownHall> {
        TownHall::made(town, set_up::register)
    }

    /// The same without PINs.
    pub fn without_pins(town: &Town) -> Result<TownHall> {
        TownHall::made(town, set_up::places)
    }

    fn made(town: &Town, set_up: fn(&Cli, &Town) -> Result<()>) -> Result<TownHall> {
        let machine = Machine::new()?;
        let choice = machine.folder().join("chosen");
        fs::create_dir_all(&choice)?;
        let machine = machine.with_variable("COUNTERFOIL_FILE_CHOICE", choice.display().to_string());
        let cli = Cli::new(&machine.data(), &machine.variables());
        set_up(&cli, town)?;
        let terminals = set_up::terminal_ids(&cli)?;
        Ok(TownHall { machine, terminals })
    }

    /// The command line of this machine. Not while its window is open.
    pub fn cli(&self) -> Cli {
        Cli::new(&self.machine.data(), &self.machine.variables())
    }

    /// The ledger's id of a terminal.
    pub fn id(&self, terminal: &str) -> Result<&str> {
        let id = self.terminals.get(terminal);
        id.map(String::as_str)
            .ok_or_else(|| Problem::new(format!("there is no terminal {terminal}")))
    }

    /// Where files go that a person saves, and from where they are opened.
    pub fn chosen(&self) -> PathBuf {
        self.machine.folder().join("chosen")
    }

    /// From now on the person cancels every dialog for files.
    pub fn change_mind(&self) -> Result<()> {
        Ok(fs::write(self.chosen().join("cancel"), "")?)
    }

    /// The only file there with this ending.
    pub fn written(&self, ending: &str) -> Result<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(self.chosen())?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<_>>()?;
        found.retain(|path| path.to_string_lossy().ends_with(ending));
        match found.as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(Problem::new(format!(
                "expected one file with {ending}: {found:?}"
            ))),
        }
    }
}

/// Opens a page of Setup: `checklist`, `users`, `terminals`, `handoff`, `configuration`,
/// `history` or `department`.
pub async fn open(app: &App, page: &str) -> Result<()> {
    app.click_id("nav-setup").await?;
    let link = if page == "department" {
        "edit-account".to_owned()
    } else {
        format!("setup-nav-{page}")
    };
    app.click_id(&link).await?;
    app.see(&format!("[data-page=\"{page}\"] h1")).await
}

/// Opens the terminals, where everything is verified.
pub async fn to_terminals(app: &App) -> Result<()> {
    app.click_id("nav-setup").await?;
    app.click_id("setup-nav-terminals").await?;
    app.see_id("verify-all").await
}

/// Opens the page of one terminal, by its place in the list.
pub async fn open_terminal(app: &App, row: usize) -> Result<()> {
    open(app, "terminals").await?;
    app.click_id(&format!("terminal-link-{row}")).await?;
    app.see_id("terminal-edit").await
}

/// What a PDF says, with single blanks between its words.
pub fn words_of(pdf: &std::path::Path) -> Result<String> {
    let answer = Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output()?;
    if !answer.status.success() {
        return Err(Problem::new(format!("pdftotext cannot read {}", pdf.display())));
    }
    let text = String::from_utf8_lossy(&answer.stdout).into_owned();
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Types why a PIN leaves and who gets it, and goes on.
pub async fn give_reason(app: &App, form: &str, reason: &str, recipient: &str) -> Result<()> {
    app.fill(&format!("{form}-reason"), reason).await?;
    app.fill(&format!("{form}-recipient"), recipient).await
}

/// Opens the history and waits until its newest entries say this.
pub async fn history_says(app: &App, sentence: &str) -> Result<()> {
    open(app, "history").await?;
    part_says(app, "history", sentence).await
}

/// Takes an action of the menu of one terminal's row in the list.
pub async fn row_action(app: &App, row: usize, action: &str) -> Result<()> {
    app.click_id(&format!("terminal-menu-{row}")).await?;
    app.see("[role=menu]").await?;
    app.click(&by_id(&format!("{action}-{row}"))).await
}
