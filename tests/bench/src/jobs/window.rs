//! Jobs P7 and P13: from the start of the program to a window that has drawn everything, against
//! an empty window of the same web engine on the same screen.

use std::path::PathBuf;
use std::process::Command;

use crate::report::{Goal, Measure, Report};
use crate::screen::Screen;
use crate::stats::Samples;
use crate::{Result, Setting};

const EMPTY_PAGE: &str =
    "<!doctype html><title>empty</title><body style='background:#245'><p>ready</p></body>";

pub fn start(setting: &Setting, report: &mut Report) -> Result<()> {
    let program = setting
        .program
        .as_ref()
        .ok_or("the window program is not built (--program)")?;
    let browser = mini_browser().ok_or("there is no MiniBrowser (Debian package libwebkit2gtk-4.1-0)")?;
    let screen = Screen::start()?;
    let page = screen.folder().join("empty.html");
    std::fs::write(&page, EMPTY_PAGE)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=setting.rounds {
        let data = tempfile::tempdir_in(screen.folder())?;
        let mut command = Command::new(program);
        let our = screen.until_still("the window", command.arg("--data-dir").arg(data.path()))?;
        let mut command = Command::new(&browser);
        let their = screen.until_still("MiniBrowser", command.arg(format!("file://{}", page.display())))?;
        if round > 0 {
            ours.push(our);
            theirs.push(their);
        }
    }
    report.add(
        Measure::of(
            "P13",
            "start to a window that has drawn everything, nothing set up",
            "ms",
        )
        .ours(Samples::new(ours).median())
        .peer("WebKitGTK MiniBrowser, empty page", Samples::new(theirs).median())
        .goal(Goal::Ratio(1.3))
        .rounds(setting.rounds)
        .note("virtual screen, drawn in software on both sides"),
    )
}

/// Opening the list needs a window that begins with it.
pub fn open_list(_: &Setting, report: &mut Report) -> Result<()> {
    let note = "not measured yet: the window has to be driven to the list";
    for (what, most) in [
        ("opening the list, against 10,000 rows", 1.1),
        ("opening the list, against an empty window", 1.5),
    ] {
        report.add(Measure::of("P7", what, "ms").goal(Goal::Ratio(most)).note(note))?;
    }
    Ok(())
}

/// It lies in a folder that depends on the machine's kind.
fn mini_browser() -> Option<PathBuf> {
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib")
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    places.push(PathBuf::from("/usr/libexec"));
    places
        .into_iter()
        .map(|place| place.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|program| program.is_file())
}
