//! The Windows program, walked under Wine. `cargo xtask platforms` builds it and asks for
//! this test.

#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use counterfoil_tests::cli::Cli;
use counterfoil_tests::environment::tied;
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Problem, Result, histories, search, set_up};

/// A blank and a letter that no single code page of all towns has.
const FOLDER: &str = "Kämmerei Ålesund";

/// Where things are, as both systems name them.
struct Computer {
    program: PathBuf,
    disk: PathBuf,
}

impl Computer {
    fn from_environment() -> Result<Computer> {
        let variable = |name: &str| {
            let value = std::env::var_os(name).map(PathBuf::from);
            value.ok_or_else(|| {
                Problem::new(format!(
                    "{name} is not set: run `cargo xtask platforms --windows`."
                ))
            })
        };
        Ok(Computer {
            program: variable("COUNTERFOIL_WINDOWS_PROGRAM")?,
            disk: variable("WINEPREFIX")?,
        })
    }

    /// The data folder as this system names it; emptied.
    fn data(&self) -> Result<PathBuf> {
        let folder = self.disk.join("drive_c").join(FOLDER);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        Ok(folder)
    }

    fn words(&self) -> [&OsStr; 2] {
        [OsStr::new("wine"), self.program.as_os_str()]
    }

    fn cli(&self) -> Cli {
        Cli::new(Path::new(&format!("C:\\{FOLDER}")), &[]).by(&self.words())
    }
}

#[tokio::test]
#[ignore = "needs the Windows program and Wine: `cargo xtask platforms --windows`"]
async fn a_town_is_set_up_verified_and_synced_by_the_windows_program() -> Result<()> {
    let computer = Computer::from_environment()?;
    let data = computer.data()?;
    let cli = computer.cli();
    let [wine, program] = computer.words();
    let mut serve = tied(wine);
    serve.arg(program);
    let gateway = Gateway::start_with(serve, 0, 10_000, 7)?;
    let truth = gateway.truth().await?;
    assert_eq!(truth.count, 10_000);
    println!("  practice serve: 10,000 payments at {}", gateway.town.endpoint);

    set_up::places(&cli, &gateway.town)?;
    for (user, terminal) in gateway.town.terminals() {
        let place = [
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            user,
            "--terminal",
            &terminal.name,
        ];
        // As Windows programs end their lines.
        cli.ok_with(&place, &format!("{}\r\n", terminal.pin))?;
    }
    println!("  account, users, terminals, PINs: stored in {FOLDER:?}");
    let verified = cli.ok(&["verify", "--account", NAME])?;
    let outcomes = verified
        .lines
        .iter()
        .filter(|line| line["outcome"] == "verified")
        .count();
    assert_eq!(outcomes, gateway.town.terminals().len(), "{}", verified.printed);
    println!("  verify: {outcomes} of {outcomes} terminals, with PINs from Credential Manager");

    let (from, to) = truth.days()?;
    let synced = cli.ok(&["sync", "--account", NAME, "--from", &from, "--to", &to])?;
    assert_eq!(synced.last()?["incomplete_windows"], 0, "{}", synced.printed);
    truth.assert_totals(&cli)?;
    let usd = truth.usd();
    println!(
        "  sync: {} rows; sales {}, refunds {}, net {} cents, equal to the gateway's",
        truth.count, usd.sales_minor, usd.refunds_minor, usd.net_minor
    );
    let listed = cli.ok(&["transactions", "list"])?;
    assert_eq!(listed.lines.len(), 10_000);
    assert!(
        listed.printed.is_ascii(),
        "a pipe on Windows carries escapes only"
    );

    // The same files are whole for this system's reader as well.
    let (extra, missing) = histories::read(&data)?.differences(&truth);
    assert_eq!((extra.len(), missing.len()), (0, 0));
    the_pins_lie_in_credential_manager_only(&computer, &data, &gateway.town.pins())?;
    std::fs::remove_dir_all(&data)?;
    Ok(())
}

fn the_pins_lie_in_credential_manager_only(computer: &Computer, data: &Path, pins: &[String]) -> Result<()> {
    assert!(search::count_files(data)? >= 2);
    assert_eq!(search::files_with(data, pins)?, Vec::<PathBuf>::new());
    // Wine keeps its Credential Manager in the user's part of the registry.
    let listed = tied("wine")
        .args(["reg", "query", r"HKCU\Software\Wine\Credential Manager", "/s"])
        .output()?;
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let entries = listed.matches(".Counterfoil").count();
    assert!(
        entries >= pins.len(),
        "{entries} entries in {}: {listed}",
        computer.disk.display()
    );
    println!("  secrets: {entries} entries in Credential Manager, none in the data folder");
    Ok(())
}
