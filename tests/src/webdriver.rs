//! A small WebDriver client for WebKitWebDriver.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::environment::{Guarded, tied};
use crate::{Problem, Result, keys};

/// How WebDriver names an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// A command that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(60);
const SCREENSHOT_PATIENCE: Duration = Duration::from_secs(10);

/// A session with the program's window.
#[derive(Debug)]
pub struct WebDriver {
    http: Client,
    base: String,
    session: String,
    driver: Guarded,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl WebDriver {
    /// Starts a driver of its own, which starts `program` with the given variables.
    pub async fn start(
        program: &Path,
        arguments: &[String],
        variables: &[(String, String)],
        log: &Path,
    ) -> Result<WebDriver> {
        // Released at once; the driver takes it a moment later.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        // What an earlier window of this machine printed stays.
        let out = File::options().create(true).append(true).open(log)?;
        let mut command = tied("WebKitWebDriver");
        command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        command.envs(variables.iter().cloned()).stdin(Stdio::null());
        command.stdout(out.try_clone()?).stderr(out);
        let driver = Guarded::start("WebKitWebDriver", &mut command)?;
        let http = Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let base = format!("http://127.0.0.1:{port}");
        let mut this = WebDriver {
            http,
            base,
            session: String::new(),
            driver,
        };
        this.wait_until_ready().await?;
        // No browserName: WebKitGTK would not find itself under it.
        let options = json!({ "binary": program, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let made = this
            .send(Method::POST, "/session", Some(wanted), PATIENCE)
            .await?;
        let id = made["sessionId"].as_str().ok_or("the driver opened no session")?;
        this.session = format!("/session/{id}");
        this.post(
            "/timeouts",
            json!({ "script": 120_000, "pageLoad": 60_000, "implicit": 0 }),
        )
        .await?;
        Ok(this)
    }

    async fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            if self
                .send(Method::GET, "/status", None, Duration::from_secs(2))
                .await
                .is_ok()
            {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Err("WebKitWebDriver did not answer".into())
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        patience: Duration,
    ) -> Result<Value> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .timeout(patience);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        let text = request.send().await?.text().await?;
        let mut answer: Value = serde_json::from_str(&text)?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            None => Ok(value),
            Some(error) => {
                let message = value["message"].as_str().unwrap_or_default();
                Err(Problem::new(format!("WebDriver {path}: {error}: {message}")))
            }
        }
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        self.send(
            Method::POST,
            &format!("{}{path}", self.session),
            Some(body),
            PATIENCE * 3,
        )
        .await
    }

    async fn get(&self, path: &str, patience: Duration) -> Result<Value> {
        self.send(Method::GET, &format!("{}{path}", self.session), None, patience)
            .await
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub async fn execute(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
            .await
    }

    /// The same for a body that ends with the last argument being called with the result.
    pub async fn execute_async(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
            .await
    }

    /// The first element that a CSS selector finds.
    pub async fn find(&self, css: &str) -> Result<Element> {
        let found = self
            .post("/element", json!({ "using": "css selector", "value": css }))
            .await?;
        let id = found[ELEMENT].as_str().ok_or("the driver found no element")?;
        Ok(Element(id.to_owned()))
    }

    /// Clicks into the middle of an element, as a pointer would.
    pub async fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/click", element.0), json!({}))
            .await?;
        Ok(())
    }

    /// Types text where the focus is.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let actions: Vec<Value> = text
            .chars()
            .flat_map(|one| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": one.to_string() }))
            })
            .collect();
        self.keys(actions).await
    }

    /// Presses a key or chord, such as `Control+End`.
    pub async fn press(&self, chord: &str) -> Result<()> {
        let actions = keys::chord(chord).ok_or_else(|| Problem::new(format!("no key is called {chord}")))?;
        self.keys(actions).await
    }

    async fn keys(&self, actions: Vec<Value>) -> Result<()> {
        let source = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", json!({ "actions": [source] })).await?;
        Ok(())
    }

    /// Resizes the window.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.post("/window/rect", rect).await?;
        Ok(())
    }

    /// The window's content as PNG in Base64.
    pub async fn screenshot(&self) -> Result<String> {
        if let Ok(Value::String(png)) = self.get("/screenshot", SCREENSHOT_PATIENCE).await {
            return Ok(png);
        }
        // A page that never repaints may never answer: make it repaint.
        self.execute(TICKER, json!([])).await?;
        let second = self.get("/screenshot", SCREENSHOT_PATIENCE).await;
        self.execute(
            "clearInterval(window.__ticker); window.__tick.remove()",
            json!([]),
        )
        .await?;
        second?
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| "the driver took no picture".into())
    }

    /// The driver's process.
    pub fn process(&mut self) -> &mut Guarded {
        &mut self.driver
    }

    /// Ends the session; the driver then closes the program.
    pub async fn quit(&self) {
        // Whatever it answers, the caller looks whether the program has ended.
        let _ = self
            .send(Method::DELETE, &self.session, None, Duration::from_secs(10))
            .await;
    }
}

const TICKER: &str = "const tick = window.__tick = document.createElement('i');
    tick.style.cssText = 'position:fixed;left:0;top:0;width:1px;height:1px';
    tick.setAttribute('aria-hidden', 'true');
    document.body.append(tick);
    let on = false;
    window.__ticker = setInterval(() => { on = !on; tick.style.background = on ? '#888' : '#999'; }, 50);";
