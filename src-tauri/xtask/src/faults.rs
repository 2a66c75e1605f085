//! `cargo xtask faults`: money under faults, one line of JSON for each fault.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use xtask::{Context, Failure, Result};

use crate::{cargo, packages};

/// Histories that the simulation of the journal plays, in the short and in the long form.
const SEEDS: [u32; 2] = [10_000, 200_000];

/// Runs the simulation of the journal and the faults of the real program against the practice
/// gateway; prints nothing but lines of JSON.
///
/// # Errors
/// When a law was broken anywhere.
pub fn command(words: &[&str]) -> Result<()> {
    let long = match words {
        [] => false,
        ["--long"] => true,
        _ => return Err(Failure::new("`faults` takes nothing but --long.")),
    };
    packages::ensure(packages::Need::Window)?;
    let seeds = SEEDS[usize::from(long)];
    let simulated = run("journal", "", &[("COUNTERFOIL_SEEDS", seeds.to_string())])?;
    let violations = u32::from(!simulated);
    println!("{{\"fault\":\"simulation\",\"runs\":{seeds},\"violations\":{violations},\"seed\":1}}");
    let form = if long { "long" } else { "short" };
    let faced = run("faults", "money::", &[("COUNTERFOIL_FAULTS", form.to_owned())])?;
    if simulated && faced {
        Ok(())
    } else {
        Err(Failure::new("A law about money was broken.").todo("read the violations above."))
    }
}

/// Runs tests about money and passes their lines of JSON on; answers whether all held.
fn run(program: &str, filter: &str, variables: &[(&str, String)]) -> Result<bool> {
    let mut tests = cargo::whole(&["test", "--quiet"]);
    tests.args(["--test", program]);
    tests.args(["--", "--test-threads=1", "--nocapture", filter]);
    tests.envs(variables.iter().map(|(name, value)| (*name, value.as_str())));
    let mut child = tests
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run the tests of money")?;
    let out = child.stdout.take().context("the tests have no output")?;
    for line in BufReader::new(out).lines() {
        let line = line.context("the tests' output cannot be read")?;
        if let Some(at) = line.find("{\"fault\"") {
            println!("{}", line.get(at..).unwrap_or_default());
        }
    }
    let status = child.wait().context("the tests of money did not end")?;
    Ok(status.success())
}
