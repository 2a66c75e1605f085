//! What the page says, as a person reads it.

use serde_json::json;

use crate::app::{App, by_id};
use crate::{Problem, Result};

/// Typographic apostrophes, odd spaces and line breaks make no difference to a reader.
const PLAIN: &str = "const plain = (text) => text.replaceAll('\u{2019}', \"'\").replace(/[\\s\u{a0}\u{202f}]+/g, ' ').trim();";

/// Waits until the page says this sentence.
pub async fn says(app: &App, words: &str) -> Result<()> {
    inside(app, "body", words).await
}

/// Waits until an element, by test id, says this sentence.
pub async fn part_says(app: &App, id: &str, words: &str) -> Result<()> {
    inside(app, &by_id(id), words).await
}

async fn inside(app: &App, css: &str, words: &str) -> Result<()> {
    let script = format!(
        "{PLAIN} return [...document.querySelectorAll(arguments[0])]
            .some((one) => plain(one.innerText).includes(plain(arguments[1])))"
    );
    app.until(
        &format!("the words {words:?} in {css}"),
        &script,
        json!([css, words]),
    )
    .await
    .map(|_| ())
}

/// Fails when the page says it.
pub async fn is_silent_about(app: &App, words: &str) -> Result<()> {
    let script = format!("{PLAIN} return plain(document.body.innerText).includes(plain(arguments[0]))");
    if app.run(&script, json!([words])).await? == true {
        return Err(Problem::new(format!("the page says {words:?}")));
    }
    Ok(())
}

/// What a field holds.
pub async fn value(app: &App, id: &str) -> Result<String> {
    let script = "return document.querySelector(arguments[0])?.value ?? null";
    let value = app
        .until(&format!("the field {id}"), script, json!([by_id(id)]))
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// Waits until the focus is on, or inside, the element with this test id or id.
pub async fn focus_is_on(app: &App, id: &str) -> Result<()> {
    let script = "const one = document.activeElement;
        return one?.id === arguments[0] || !!one?.closest(`[data-testid=\"${arguments[0]}\"]`)";
    app.until(&format!("the focus on {id}"), script, json!([id]))
        .await
        .map(|_| ())
}

/// Which F6 region has the focus, by its landmark's role and name.
pub async fn region(app: &App) -> Result<String> {
    let script = "const one = document.activeElement?.closest('main,nav,header,aside,footer,[role=region],[role=navigation],[role=main],[role=banner],[role=complementary],[role=toolbar],[role=search]');
        return one ? `${one.getAttribute('role') ?? one.localName} ${one.getAttribute('aria-label') ?? ''}`.trim() : ''";
    Ok(app
        .run(script, json!([]))
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}
