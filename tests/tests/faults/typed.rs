//! Secrets typed at a console, which shows what is typed unless a program forbids it.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Problem, Result, set_up};

use crate::bench::Bench;

/// Long enough for a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command at a console of its own.
struct Console {
    child: Child,
    keys: ChildStdin,
    shown: Arc<Mutex<String>>,
}

impl Console {
    fn start(command: &Command) -> Result<Console> {
        let quoted = |word: &std::ffi::OsStr| format!("'{}'", word.to_string_lossy());
        let words: Vec<String> = std::iter::once(command.get_program())
            .chain(command.get_args())
            .map(quoted)
            .collect();
        let mut child = Command::new("script")
            .args([
                "--quiet",
                "--return",
                "--flush",
                "--echo",
                "always",
                "--command",
                &words.join(" "),
            ])
            .arg("/dev/null")
            .envs(
                command
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let keys = child.stdin.take().ok_or("the console has no keyboard")?;
        let mut screen = child.stdout.take().ok_or("the console has no screen")?;
        let shown = Arc::new(Mutex::new(String::new()));
        let seen = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0; 512];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..count]).into_owned();
                if let Ok(mut all) = seen.lock() {
                    all.push_str(&text);
                }
            }
        });
        Ok(Console { child, keys, shown })
    }

    fn text(&self) -> String {
        self.shown.lock().map(|text| text.clone()).unwrap_or_default()
    }

    /// Types a line once the console asks for it: what is typed earlier would be shown.
    fn answer(&mut self, question: &str, line: &str) -> Result<()> {
        let start = Instant::now();
        while !self.text().contains(question) {
            if start.elapsed() > PATIENCE {
                return Err(Problem::new(format!(
                    "never asked {question:?}: {:?}",
                    self.text()
                )));
            }
            thread::sleep(Duration::from_millis(20));
        }
        // The question comes a moment before the echo goes off, and what is typed in between
        // is thrown away.
        thread::sleep(Duration::from_secs(1));
        Ok(writeln!(self.keys, "{line}")?)
    }

    /// Everything that was shown, once the command has ended well.
    fn end(mut self) -> Result<(bool, String)> {
        let status = self.child.wait()?;
        // The last words may still be on their way.
        thread::sleep(Duration::from_millis(200));
        Ok((status.success(), self.text()))
    }
}

#[tokio::test]
async fn a_pin_and_a_passphrase_typed_at_a_console_are_never_shown() -> Result<()> {
    let gateway = Gateway::start(60, 33)?;
    let bench = Bench::new()?;
    set_up::places(&bench.cli(), &gateway.town)?;
    let (user, terminal) = gateway.town.terminals()[0];
    let set = bench.cli().command(&set_up::pin_set(user, &terminal.name));
    let mut console = Console::start(&set)?;
    console.answer("PIN (not shown", &terminal.pin)?;
    let (stored, shown) = console.end()?;
    assert!(stored && !shown.contains(&terminal.pin[..12]), "{shown}");

    const PHRASE: &str = "heron lantern copper violin";
    let file = bench
        .home()
        .join("with-pins.counterfoil.json")
        .display()
        .to_string();
    let export = [
        "setup",
        "export",
        "--account",
        NAME,
        "--with-pins",
        "--force",
        "--file",
        &file,
    ];
    let mut console = Console::start(&bench.cli().command(&export))?;
    console.answer("Passphrase (not shown", PHRASE)?;
    console.answer("The same passphrase again", "heron lantern copper vialin")?;
    let (written, shown) = console.end()?;
    assert!(!written && shown.contains("not the same"), "{shown}");
    let mut console = Console::start(&bench.cli().command(&export))?;
    console.answer("Passphrase (not shown", PHRASE)?;
    console.answer("The same passphrase again", PHRASE)?;
    let (written, shown) = console.end()?;
    assert!(
        written && !shown.contains("heron") && !shown.contains("lantern"),
        "{shown}"
    );

    // It is the passphrase that was typed: piped in, it opens the file elsewhere.
    let other = bench.cli_on(bench.home().join("other"));
    let import = ["setup", "import", &file, "--apply", "--passphrase-stdin"];
    let done = other.ok_with(&import, PHRASE)?;
    assert_eq!(done.last()?["pins_restored"], 1, "{done:?}");
    Ok(())
}
