//! The window as a person uses it.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::sleep;

use crate::environment::MARK;
pub use crate::machine::Machine;
use crate::webdriver::WebDriver;
use crate::{Problem, Result, paths, processes};

/// Long enough for a slow machine, short enough to wait for.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A program that has just been built is read from the disk first.
const OPENING: Duration = Duration::from_secs(60);

/// Two windows on one display would steal each other's focus.
fn one_at_a_time() -> std::sync::Arc<Mutex<()>> {
    static GATE: OnceLock<std::sync::Arc<Mutex<()>>> = OnceLock::new();
    GATE.get_or_init(Default::default).clone()
}

/// An open window.
#[derive(Debug)]
pub struct App {
    /// For what the helpers here do not cover.
    pub driver: WebDriver,
    data: PathBuf,
    _turn: OwnedMutexGuard<()>,
}

impl App {
    /// Opens the program's window on a machine and waits for its first page.
    pub async fn open(machine: &Machine, arguments: &[&str]) -> Result<App> {
        if std::env::var_os(MARK).is_none() {
            return Err("There is no window environment: run `cargo xtask test`.".into());
        }
        let program = &machine.program;
        if !program.is_file() {
            return Err("The program is not built: run `cargo xtask test`.".into());
        }
        let turn = one_at_a_time().lock_owned().await;
        let mut variables = machine.variables();
        variables.extend(
            [
                ("TAURI_WEBVIEW_AUTOMATION", "true"),
                ("NO_AT_BRIDGE", "1"),
                ("GDK_BACKEND", "x11"),
                ("GTK_USE_PORTAL", "0"),
                // The uninstalled locale answers as en-US; C would not be a language.
                ("LANG", "en_US.UTF-8"),
                ("LC_ALL", "en_US.UTF-8"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let arguments: Vec<String> = arguments.iter().map(|&one| one.to_owned()).collect();
        let log = machine.logs().join("window.log");
        let driver = WebDriver::start(program, &arguments, &variables, &log)
            .await
            .map_err(|problem| {
                let printed = fs::read_to_string(&log).unwrap_or_default();
                Problem::new(format!("{problem:?}\nThe program printed:\n{printed}"))
            })?;
        let app = App {
            driver,
            data: machine.data(),
            _turn: turn,
        };
        app.driver.resize(1280, 800).await?;
        app.until_within(
            OPENING,
            "a page",
            "return !!document.querySelector('#root h1, #root [data-testid]')",
            json!([]),
        )
        .await?;
        Ok(app)
    }

    /// Ends the program with a signal, such as `KILL` or `ABRT`, and waits until all of it is gone.
    pub async fn strike(self, signal: &str) -> Result<()> {
        processes::signal(&self.data, "counterfoil", signal)?;
        // The webview's helpers end when they notice; the driver's session is void.
        processes::wait_for_end(&self.data, Duration::from_secs(10));
        processes::end(&self.data);
        Ok(())
    }

    /// Closes the window and waits until the program has ended.
    pub async fn close(self) -> Result<()> {
        self.driver.quit().await;
        if processes::wait_for_end(&self.data, Duration::from_secs(10)) {
            return Ok(());
        }
        let left = processes::names(&self.data).join(", ");
        Err(Problem::new(format!(
            "still running 10 seconds after the window was closed: {left}"
        )))
    }

    /// Runs a script with arguments.
    pub async fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        self.driver.execute(script, arguments).await
    }

    /// Waits until a script answers something true and returns that.
    pub async fn until(&self, what: &str, script: &str, arguments: Value) -> Result<Value> {
        self.until_within(PATIENCE, what, script, arguments).await
    }

    /// The same with a patience of its own.
    pub async fn until_within(
        &self,
        patience: Duration,
        what: &str,
        script: &str,
        arguments: Value,
    ) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.run(script, arguments.clone()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > patience {
                return Err(self.lost(what).await);
            }
            sleep(Duration::from_millis(40)).await;
        }
    }

    /// What was waited for in vain, with what the page shows instead and a picture of it.
    async fn lost(&self, what: &str) -> Problem {
        let text = self
            .run("return document.body.innerText.slice(0, 3000)", json!([]))
            .await;
        let text = text
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default();
        let picture = self.picture("failed", &crate::search::file_name(what)).await;
        let picture = picture.map_or_else(|_| "none".to_owned(), |path| path.display().to_string());
        Problem::new(format!(
            "Waited in vain for {what}. Picture: {picture}. The page says:\n{text}"
        ))
    }

    /// Waits for an element that a person could see.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.until(css, VISIBLE, json!([css])).await.map(|_| ())
    }

    /// Waits for an element by its test id.
    pub async fn see_id(&self, id: &str) -> Result<()> {
        self.see(&by_id(id)).await
    }

    /// Waits until nothing matches any more.
    pub async fn gone(&self, css: &str) -> Result<()> {
        let script = "return !document.querySelector(arguments[0])";
        self.until(&format!("{css} to go"), script, json!([css]))
            .await
            .map(|_| ())
    }

    /// Whether something matches now.
    pub async fn has(&self, css: &str) -> Result<bool> {
        Ok(self
            .run("return !!document.querySelector(arguments[0])", json!([css]))
            .await?
            == true)
    }

    /// The visible text of an element.
    pub async fn text(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? null";
        let value = self.until(css, script, json!([css])).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// An attribute of an element that is there.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        let value = self
            .until(&format!("{name} of {css}"), script, json!([css, name]))
            .await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// How many elements match.
    pub async fn count(&self, css: &str) -> Result<u64> {
        let value = self
            .run(
                "return document.querySelectorAll(arguments[0]).length",
                json!([css]),
            )
            .await?;
        Ok(value.as_u64().unwrap_or(0))
    }

    /// Clicks an element once it can be seen; looks again when the page drew it anew meanwhile.
    pub async fn click(&self, css: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            self.see(css).await?;
            self.until(&format!("{css} to stand still"), STILL, json!([css]))
                .await?;
            let clicked = match self.driver.find(css).await {
                Ok(element) => self.driver.click(&element).await,
                Err(problem) => Err(problem),
            };
            match clicked {
                Err(problem) if problem.is_moved_element() && start.elapsed() < PATIENCE => {
                    sleep(Duration::from_millis(40)).await;
                }
                // Half of it stands below the edge of what scrolls: a person would scroll to it.
                Err(problem) if problem.is_out_of_reach() && start.elapsed() < PATIENCE => {
                    let scroll = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
                    self.run(scroll, json!([css])).await?;
                }
                end => return end,
            }
        }
    }

    /// Clicks by test id.
    pub async fn click_id(&self, id: &str) -> Result<()> {
        self.click(&by_id(id)).await
    }

    /// Presses a key or chord.
    pub async fn press(&self, chord: &str) -> Result<()> {
        self.driver.press(chord).await
    }

    /// Replaces what a field holds.
    pub async fn fill(&self, id: &str, text: &str) -> Result<()> {
        self.click_id(id).await?;
        self.press("Control+a").await?;
        if text.is_empty() {
            return self.press("Delete").await;
        }
        self.driver.type_text(text).await
    }

    /// Pastes into a field from the real clipboard.
    pub async fn paste(&self, id: &str, text: &str) -> Result<()> {
        self.run(CLIPBOARD, json!([text])).await?;
        self.press("Control+c").await?;
        self.run("document.getElementById('clipboard-source').remove()", json!([]))
            .await?;
        self.click_id(id).await?;
        self.press("Control+a").await?;
        self.press("Control+v").await
    }

    /// The test id, or failing that the text, of what has the focus.
    pub async fn focused(&self) -> Result<String> {
        let script = "const one = document.activeElement;
            return one?.dataset?.testid ?? one?.id ?? one?.innerText ?? ''";
        Ok(self
            .run(script, json!([]))
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Moves the focus with Tab until it is on the element with this test id.
    pub async fn tab_to(&self, id: &str) -> Result<()> {
        let here = "const one = document.activeElement;
            return !!one?.closest(`[data-testid=\"${arguments[0]}\"]`) || one?.id === arguments[0]";
        for _ in 0..80 {
            if self.run(here, json!([id])).await? == true {
                return Ok(());
            }
            self.press("Tab").await?;
        }
        Err(Problem::new(format!("80 presses of Tab did not reach {id}")))
    }

    /// Calls a command of the program as the page would.
    pub async fn call(&self, name: &str, request: Value) -> Result<Value> {
        let answer = self.driver.execute_async(CALL, json!([name, request])).await?;
        match answer.get("error") {
            None => Ok(answer["value"].clone()),
            Some(error) => Err(Problem::new(format!("{name}: {error}"))),
        }
    }

    /// Saves a picture of the window.
    pub async fn picture(&self, folder: &str, name: &str) -> Result<PathBuf> {
        let text = self.driver.screenshot().await?;
        let folder = paths::shots(folder);
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        fs::write(
            &path,
            crate::search::base64(&text).ok_or("the picture is not Base64")?,
        )?;
        Ok(path)
    }

    /// Fails when the page broke its own content security policy.
    pub async fn assert_closed(&self) -> Result<()> {
        let found = self
            .run("return window.__cspViolations ?? 'missing'", json!([]))
            .await?;
        if found.as_array().is_some_and(Vec::is_empty) {
            return Ok(());
        }
        Err(Problem::new(format!(
            "the page broke its content security policy: {found}"
        )))
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // After a failed test the program is still there.
        processes::end(&self.data);
    }
}

/// A selector for a test id.
pub fn by_id(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

const VISIBLE: &str = "const one = document.querySelector(arguments[0]);
    return !!one && one.getClientRects().length > 0";

/// What has just appeared above an element may push it away from under the pointer.
const STILL: &str = "const { x, y } = document.querySelector(arguments[0])?.getBoundingClientRect() ?? {};
    const place = `${arguments[0]} ${x} ${y}`;
    const still = window.__place === place;
    window.__place = place;
    return still";

const CLIPBOARD: &str = "const source = document.createElement('textarea');
    source.id = 'clipboard-source';
    source.value = arguments[0];
    // Behind an open dialog nothing can take the focus.
    (document.querySelector('[role=dialog],[role=alertdialog]') ?? document.body).append(source);
    source.focus();
    source.select();";

const CALL: &str = "const done = arguments[arguments.length - 1];
    window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] })
        .then((value) => done({ value }), (error) => done({ error: error ?? 'unknown' }));";
