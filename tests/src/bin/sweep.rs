//! Plants secrets, runs the walks and searches everything that they left: one line of JSON for
//! each place, the planted control last.

#[cfg(unix)]
use std::fs;
use std::process::ExitCode;

#[cfg(unix)]
use counterfoil_tests::sweep::Extent;

#[cfg(unix)]
#[tokio::main(flavor = "current_thread")]
async fn main() -> counterfoil_tests::Result<ExitCode> {
    let found = counterfoil_tests::sweep::sweep(Extent::Whole).await?;
    let lines: String = found
        .reports
        .iter()
        .map(|report| format!("{}\n", report.line()))
        .collect();
    let folder = counterfoil_tests::paths::target().join("sweep");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("report.jsonl"), &lines)?;
    print!("{lines}");
    for complaint in &found.complaints {
        eprintln!("{complaint}");
    }
    Ok(if found.complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    eprintln!("The sweep needs Linux.");
    ExitCode::FAILURE
}
