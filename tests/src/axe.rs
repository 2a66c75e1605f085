//! axe-core inside the real webview.

use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::{Problem, Result, paths};

/// While a list of React Aria is open, everything else is hidden from assistive technology,
/// which these rules take for a mistake.
const WHILE_A_LIST_IS_OPEN: [&str; 3] = ["aria-hidden-focus", "page-has-heading-one", "region"];

/// Experimental rules: they warn, they do not fail.
const EXPERIMENTAL: [&str; 4] = [
    "label-content-name-mismatch",
    "css-orientation-lock",
    "td-has-header",
    "focus-order-semantics",
];

const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// What axe says about one element.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub help: String,
    pub target: String,
    pub html: String,
    pub why: String,
}

/// What axe says about one page.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Findings {
    /// These fail.
    pub violations: Vec<Finding>,
    /// These a person must look at.
    pub unsure: Vec<Finding>,
}

/// Whether a list or menu is open in front of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Popover {
    Closed,
    Open,
}

/// Which rules are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    All,
    /// Those that a theme has a say in.
    Colours,
}

impl Rules {
    fn wanted(self) -> serde_json::Value {
        match self {
            Rules::All => json!({ "type": "tag", "values": TAGS }),
            Rules::Colours => json!({ "type": "rule", "values": COLOURS }),
        }
    }

    fn switched_on(self) -> Vec<&'static str> {
        match self {
            Rules::All => EXPERIMENTAL.into_iter().chain(["target-size"]).collect(),
            Rules::Colours => Vec::new(),
        }
    }
}

/// Examines what the window shows now.
pub async fn examine(app: &App, popover: Popover, rules: Rules) -> Result<Findings> {
    if app
        .run("return typeof window.axe !== 'undefined'", json!([]))
        .await?
        != true
    {
        let path = paths::root().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&path)
            .map_err(|error| Problem::new(format!("{}: {error}; run `cargo xtask setup`", path.display())))?;
        app.run(&source, json!([])).await?;
    }
    let wanted = json!([rules.wanted(), rules.switched_on(), EXPERIMENTAL]);
    let text = app.driver.execute_async(RUN, wanted).await?;
    let text = text.as_str().ok_or("axe gave no answer")?;
    if let Some(problem) = text.strip_prefix("failed: ") {
        return Err(Problem::new(format!("axe failed: {problem}")));
    }
    let mut findings: Findings = serde_json::from_str(text)?;
    if popover == Popover::Open {
        findings
            .violations
            .retain(|finding| !WHILE_A_LIST_IS_OPEN.contains(&finding.rule.as_str()));
    }
    Ok(findings)
}

impl Finding {
    /// One line for the report.
    pub fn line(&self) -> String {
        let Finding {
            rule,
            help,
            target,
            html,
            why,
        } = self;
        format!(
            "{rule}: {help}\n      at {target}\n      {}\n      {}",
            one_line(html),
            one_line(why)
        )
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(400)
        .collect()
}

const RUN: &str = "const done = arguments[arguments.length - 1];
    const [runOnly, on, experimental] = arguments;
    const rules = Object.fromEntries(on.map((rule) => [rule, { enabled: true }]));
    const flat = (list) => list.flatMap((rule) => rule.nodes.map((node) => ({
        rule: rule.id,
        help: rule.help,
        target: node.target.join(' '),
        html: node.html,
        why: node.failureSummary ?? node.any.map((one) => one.message).join(' '),
    })));
    const options = {
        runOnly, ...(on.length > 0 ? { rules } : {}),
        resultTypes: ['violations', 'incomplete'], preload: false,
    };
    window.axe.run(document, options).then(
        (results) => {
            const warned = (one) => experimental.includes(one.rule);
            const found = flat(results.violations);
            done(JSON.stringify({
                violations: found.filter((one) => !warned(one)),
                unsure: [...found.filter(warned), ...flat(results.incomplete)],
            }));
        },
        (error) => done('failed: ' + error));";
