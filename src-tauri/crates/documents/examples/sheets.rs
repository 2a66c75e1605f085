//! Writes sample sheets into a folder, for looking at:
//! `cargo run -p counterfoil-documents --example sheets -- FOLDER`

#[path = "../tests/support/receipt_sample.rs"]
mod receipt_sample;
#[path = "../tests/support/samples.rs"]
mod samples;

use std::error::Error;
use std::path::PathBuf;

use counterfoil_documents::receipt::{Language, receipt};
use counterfoil_documents::sheets::{call_sheet, handoff_sheet};
use samples::Pins;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    let practice = Some("PRACTICE: no money moves");
    for (name, mode) in [("call-live", None), ("call-practice", practice)] {
        let pdf = call_sheet(&samples::call_sheet(mode), &samples::stamp())?;
        std::fs::write(folder.join(format!("{name}.pdf")), pdf.bytes())?;
    }
    for count in [1, 4, 12, 60] {
        for (name, pins, mode) in [
            ("masked", Pins::Masked, None),
            ("draft", Pins::SomeMissing, practice),
            ("full", Pins::Full, None),
        ] {
            let pdf = handoff_sheet(&samples::handoff(count, pins, mode), &samples::stamp())?;
            std::fs::write(folder.join(format!("handoff-{count:02}-{name}.pdf")), pdf.bytes())?;
        }
    }
    for (name, language) in [("en", Language::English), ("es", Language::Spanish)] {
        let pdf = receipt(&receipt_sample::receipt(language), &samples::stamp())?;
        std::fs::write(folder.join(format!("receipt-{name}.pdf")), pdf.bytes())?;
    }
    Ok(())
}
