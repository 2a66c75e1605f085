//! Keeps what was seen.

use std::fmt::Write;
use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::Result;
use crate::app::App;
use crate::axe::{self, Findings, Popover, Rules};

/// Width of the window in most states, and the narrowest that must still work.
const WIDE: (u32, u32) = (1280, 800);
const NARROW: (u32, u32) = (320, 800);
/// What a window of the usual size has at 200 % zoom, in CSS pixels.
const ZOOMED: (u32, u32) = (640, 400);

/// Remembers what is read now, where the page was scrolled to it: another width breaks the lines
/// elsewhere, and the state that is meant would be out of sight.
const MARK_PLACE: &str = "const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
    let above = seen;
    while (above && above.scrollTop === 0) above = above.parentElement;
    window.__place = above ? seen : null;";

/// Whether an open dialog is drawn: while the web view waits for the clipboard, a dialog is there
/// for scripts some time before it is there for eyes.
const DRAWN: &str = "const top = [...document.querySelectorAll('[data-modal]')].at(-1);
    return !top || !!document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-modal],[role=dialog],[data-trigger]');";

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Theme {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }

    /// As the program names it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// One tour in one theme; an examination looks at the colours of the other theme as well.
#[derive(Debug)]
pub struct Visit {
    theme: Theme,
    pictures: bool,
    filter: Option<String>,
    seen: Vec<Seen>,
    sideways: Vec<String>,
}

/// What axe said about a state.
#[derive(Debug)]
struct Seen {
    theme: Theme,
    name: String,
    findings: Findings,
}

impl Visit {
    /// A tour that takes pictures or only examines; `filter` limits both to matching states.
    pub fn new(theme: Theme, pictures: bool, filter: Option<String>) -> Visit {
        Visit {
            theme,
            pictures,
            filter,
            seen: Vec::new(),
            sideways: Vec::new(),
        }
    }

    /// Takes the theme on; stays for this machine.
    pub async fn dress(&self, app: &App) -> Result<()> {
        let wish = json!({ "theme": self.theme.name(), "density": "normal" });
        app.call("app_set_preferences", wish).await?;
        // Marked, because the page that is about to go may show the theme as well.
        app.run("window.__leaving = true; location.reload()", json!([]))
            .await?;
        let script = "return !window.__leaving && document.readyState === 'complete'
            && document.documentElement.dataset.theme === arguments[0]
            && !!document.querySelector('#root h1, #root [data-testid]')";
        app.until("the theme", script, json!([self.theme.name()]))
            .await
            .map(|_| ())
    }

    /// Examines a state, and once more with the narrowest window.
    pub async fn both(&mut self, app: &App, name: &str) -> Result<()> {
        self.state(app, name).await?;
        self.resized(app, &format!("{name}-320"), NARROW).await
    }

    /// Examines a state, with the narrowest window, and at 200 % zoom.
    pub async fn all(&mut self, app: &App, name: &str) -> Result<()> {
        self.both(app, name).await?;
        self.resized(app, &format!("{name}-200"), ZOOMED).await
    }

    async fn resized(&mut self, app: &App, name: &str, size: (u32, u32)) -> Result<()> {
        if !self.wants(name) {
            return Ok(());
        }
        app.run(MARK_PLACE, json!([])).await?;
        app.driver.resize(size.0, size.1).await?;
        app.run("window.__place?.scrollIntoView({ block: 'start' })", json!([]))
            .await?;
        self.state(app, name).await?;
        let script = "return document.documentElement.scrollWidth > window.innerWidth + 1
            ? `${document.documentElement.scrollWidth} in ${window.innerWidth}` : ''";
        let found = app.run(script, json!([])).await?;
        if let Some(found) = found.as_str().filter(|found| !found.is_empty()) {
            self.sideways.push(format!("{name}: {found}"));
        }
        app.driver.resize(WIDE.0, WIDE.1).await
    }

    /// Examines a state.
    pub async fn state(&mut self, app: &App, name: &str) -> Result<()> {
        self.look(app, name, Popover::Closed).await
    }

    /// Examines a state with an open list or menu.
    pub async fn popover(&mut self, app: &App, name: &str) -> Result<()> {
        self.look(app, name, Popover::Open).await
    }

    async fn look(&mut self, app: &App, name: &str, popover: Popover) -> Result<()> {
        if !self.wants(name) {
            return Ok(());
        }
        settle(app).await?;
        let findings = axe::examine(app, popover, Rules::All).await?;
        self.note(self.theme, name, findings);
        if self.pictures {
            app.picture(self.theme.name(), name).await?;
        } else {
            self.recoloured(app, name, popover).await?;
        }
        app.assert_closed().await
    }

    /// The same state in the other theme, which differs in nothing but colours.
    async fn recoloured(&mut self, app: &App, name: &str, popover: Popover) -> Result<()> {
        // Colours that fade from one theme to the other are put to their end: halfway they are neither.
        let script = "document.documentElement.dataset.theme = arguments[0];
            for (const one of document.getAnimations())
                if (one.transitionProperty) one.finish();";
        let other = self.theme.other();
        app.run(script, json!([other.name()])).await?;
        settle(app).await?;
        let findings = axe::examine(app, popover, Rules::Colours).await?;
        self.note(other, name, findings);
        app.run(script, json!([self.theme.name()])).await.map(|_| ())
    }

    fn note(&mut self, theme: Theme, name: &str, findings: Findings) {
        let count = findings.violations.len();
        let said = if count > 0 {
            format!(": {count} FINDINGS")
        } else {
            String::new()
        };
        println!("  {:5} {name}{said}", theme.name());
        self.seen.push(Seen {
            theme,
            name: name.to_owned(),
            findings,
        });
    }

    /// Whether only names that begin so are wanted.
    pub fn is_only(&self, prefix: &str) -> bool {
        self.filter
            .as_ref()
            .is_some_and(|filter| filter.starts_with(prefix))
    }

    fn wants(&self, name: &str) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|filter| name.contains(filter.as_str()))
    }

    /// How many findings fail.
    pub fn violations(&self) -> usize {
        self.seen
            .iter()
            .map(|seen| seen.findings.violations.len())
            .sum::<usize>()
            + self.sideways.len()
    }

    /// How many states were seen, each counted once.
    pub fn states(&self) -> usize {
        self.seen.iter().filter(|seen| seen.theme == self.theme).count()
    }

    /// The report in words.
    pub fn report(&self) -> String {
        let mut text = String::new();
        for Seen {
            theme,
            name,
            findings,
        } in &self.seen
        {
            let (bad, unsure) = (findings.violations.len(), findings.unsure.len());
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{} / {name}: {bad} violations, {unsure} to look at",
                theme.name()
            );
            for finding in &findings.violations {
                let _ = writeln!(text, "  VIOLATION {}", finding.line());
            }
            for finding in &findings.unsure {
                let _ = writeln!(text, "  look at   {}", finding.line());
            }
        }
        for line in &self.sideways {
            let _ = writeln!(text, "  VIOLATION scrolls sideways: {line}");
        }
        text
    }
}

/// Waits until nothing moves any more.
async fn settle(app: &App) -> Result<()> {
    let script = "const done = arguments[arguments.length - 1];
        const still = Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)));
        const late = new Promise((go) => setTimeout(go, 1200));
        Promise.race([Promise.all([still, document.fonts.ready]), late]).then(() => setTimeout(() => done(1), 60));";
    sleep(Duration::from_millis(120)).await;
    app.driver.execute_async(script, json!([])).await?;
    app.until("what lies on top to be drawn", DRAWN, json!([]))
        .await
        .map(|_| ())
}
