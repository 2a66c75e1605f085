//! A data folder with a bus and a keyring of its own.

use std::fs;
use std::path::PathBuf;

use counterfoil_tests::cli::{Cli, Outcome};
use counterfoil_tests::environment::{Bus, Keyring, Place};
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::{Gateway, Truth};
use counterfoil_tests::{Result, histories, set_up};

pub struct Bench {
    // Dropped in this order.
    keyring: Option<Keyring>,
    pub bus: Bus,
    _place: Place,
    folder: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Result<Bench> {
        let place = Place::new()?;
        let bus = Bus::start(place.path())?;
        let mut bench = Bench {
            keyring: None,
            bus,
            _place: place,
            folder: tempfile::tempdir()?,
        };
        fs::create_dir_all(bench.home())?;
        bench.unlock()?;
        Ok(bench)
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn unlock(&mut self) -> Result<()> {
        self.keyring = None;
        self.keyring = Some(Keyring::unlocked(&self.bus, &self.home())?);
        Ok(())
    }

    /// The keyring is there, and nobody has given its password.
    pub fn lock(&mut self) -> Result<()> {
        self.keyring = None;
        self.keyring = Some(Keyring::locked(&self.bus, &self.home())?);
        Ok(())
    }

    pub fn variables(&self) -> Vec<(String, String)> {
        let mut all = self.bus.variables();
        all.push(("HOME".to_owned(), self.home().display().to_string()));
        all
    }

    pub fn cli(&self) -> Cli {
        self.cli_on(self.data())
    }

    pub fn cli_on(&self, data: PathBuf) -> Cli {
        Cli::new(&data, &self.variables())
            .without("DISPLAY")
            .without("WAYLAND_DISPLAY")
    }
}

/// `sync` over all days.
pub fn sync(cli: &Cli, truth: &Truth) -> Result<Outcome> {
    let (from, to) = truth.days()?;
    cli.run(&["sync", "--account", NAME, "--from", &from, "--to", &to])
}

/// `sync` over the last days only: each window that fails is tried three times, which takes long.
pub fn sync_lately(cli: &Cli, truth: &Truth) -> Result<Outcome> {
    let (_, to) = truth.days()?;
    let from = to
        .parse::<jiff::civil::Date>()?
        .checked_sub(jiff::Span::new().days(25))?
        .to_string();
    cli.run(&["sync", "--account", NAME, "--from", &from, "--to", &to])
}

/// Whether a sync says that everything is here.
pub fn is_complete(outcome: &Outcome) -> bool {
    outcome.code == 0 && outcome.last().is_ok_and(|line| line["incomplete_windows"] == 0)
}

/// Nothing is there twice, nothing that the gateway does not know, and no day is called
/// complete that lacks a payment.
pub fn assert_honest(bench: &Bench, truth: &Truth) -> Result<()> {
    let terminals = set_up::terminal_ids(&bench.cli())?;
    let stored = histories::read(&bench.data())?;
    assert_eq!(stored.duplicates(), 0);
    assert_eq!(
        stored.missing_from_coverage(truth, &terminals)?,
        Vec::<String>::new()
    );
    assert_eq!(
        stored.differences(truth).0,
        Vec::<String>::new(),
        "rows that the gateway does not know"
    );
    Ok(())
}

/// The rows and the sums are the gateway's.
pub fn assert_whole(bench: &Bench, truth: &Truth) -> Result<()> {
    assert_honest(bench, truth)?;
    let (extra, missing) = histories::read(&bench.data())?.differences(truth);
    assert_eq!((extra.len(), missing.len()), (0, 0), "{missing:?}");
    truth.assert_totals(&bench.cli())?;
    Ok(())
}

/// A gateway, its truth and a bench on which its town is set up.
pub async fn town(transactions: u32, seed: u32) -> Result<(Gateway, Truth, Bench)> {
    let gateway = Gateway::start(transactions, seed)?;
    let truth = gateway.truth().await?;
    let bench = Bench::new()?;
    set_up::register(&bench.cli(), &gateway.town)?;
    Ok((gateway, truth, bench))
}
