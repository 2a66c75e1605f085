//! Pictures of every screen and state in both themes, and what axe says about them.

use std::fs;
use std::process::ExitCode;

use counterfoil_tests::screens::{self, Theme, Visit};
use counterfoil_tests::{Result, paths};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let filter = std::env::args().nth(1);
    let folder = paths::target().join("shots");
    fs::create_dir_all(&folder)?;
    let (mut report, mut states, mut violations) = (String::new(), 0, 0);
    for theme in [Theme::Light, Theme::Dark] {
        let mut visit = Visit::new(theme, true, filter.clone());
        let end = screens::everything(&mut visit).await;
        report += &visit.report();
        // Written at once: a tour that stops half way still says what it saw.
        fs::write(folder.join("axe.txt"), &report)?;
        states += visit.states();
        violations += visit.violations();
        end?;
    }
    println!("{states} states, {violations} violations; see target/shots/ and target/shots/axe.txt.");
    Ok(if violations == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
