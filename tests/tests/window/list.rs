//! The list of a town whose payments are on this PC, and the gateway's truth about it.

use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::{Gateway, Payment, Sums, Truth};
use counterfoil_tests::setup_pages::TownHall;
use counterfoil_tests::{Problem, Result, flow};
use jiff::civil::Date;
use serde_json::json;

use crate::told::{sums_of, told_at};

/// A published test card: the only kind the gateway takes.
const CARD: &str = "5413330001000174";
const WEB: &str = "Web Permits";

/// A town whose payments are all on this PC, at its list.
pub async fn listed(gateway: &Gateway) -> Result<(TownHall, App)> {
    let hall = TownHall::with_pins(&gateway.town)?;
    let truth = gateway.truth().await?;
    let (from, to) = truth.days()?;
    let sync = ["sync", "--account", NAME, "--from", &from, "--to", &to];
    let synced = hall.cli().ok(&sync)?;
    assert_eq!(synced.last()?["incomplete_windows"], 0, "{}", synced.printed);
    // Our own reading of the truth must add up before it judges anything.
    assert_eq!(sums(&truth, |_| true), (truth.count, truth.usd()));
    let app = at_list(&hall).await?;
    shows(&app, &truth, |_| true).await?;
    Ok((hall, app))
}

/// The window of a town at its list.
pub async fn at_list(hall: &TownHall) -> Result<App> {
    let app = App::open(&hall.machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.see_id("grid-row").await?;
    Ok(app)
}

/// Count and sums of some payments, as the gateway knows them.
pub fn sums(truth: &Truth, wanted: impl Fn(&Payment) -> bool) -> (u64, Sums) {
    sums_of(truth.payments.iter().filter(|one| wanted(one)))
}

/// The day of a payment in the town.
pub fn day(payment: &Payment) -> Result<Date> {
    Ok(told_at(payment)?.date())
}

/// Waits until the list is of exactly these payments, to the cent.
pub async fn shows(app: &App, truth: &Truth, wanted: impl Fn(&Payment) -> bool) -> Result<()> {
    let (count, sums) = sums(truth, wanted);
    if count == 0 {
        return app.see_id("no-match").await;
    }
    flow::totals_are(app, count, sums).await?;
    // Screen readers count the head as a row.
    let rows = format!("{}[aria-rowcount=\"{}\"]", by_id("grid"), count + 1);
    app.see(&rows).await
}

/// Types a search and makes chips of all of it.
pub async fn search_for(app: &App, text: &str) -> Result<()> {
    app.click_id("search").await?;
    app.driver.type_text(text).await?;
    app.press("Enter").await
}

/// Waits for exactly these chips, in this order.
pub async fn chips(app: &App, wanted: &[&str]) -> Result<()> {
    let script = "const seen = [...document.querySelectorAll('[data-testid^=\"chip-\"]')]
            .map((one) => one.dataset.testid.slice(5));
        return JSON.stringify(seen) === JSON.stringify(arguments[0])";
    app.until(&format!("the chips {wanted:?}"), script, json!([wanted]))
        .await
        .map(|_| ())
}

/// What the gateway answers one of the town's terminals.
pub async fn answer(gateway: &Gateway, terminal: &str, kind: &str, more: &[(&str, &str)]) -> Result<String> {
    let town = &gateway.town;
    let terminals = town.terminals();
    let (user, place) = terminals
        .iter()
        .find(|(_, one)| one.name == terminal)
        .ok_or("no such terminal")?;
    let mut fields = vec![
        ("ssl_merchant_id", town.merchant_id.as_str()),
        ("ssl_user_id", *user),
        ("ssl_pin", place.pin.as_str()),
        ("ssl_transaction_type", kind),
    ];
    fields.extend_from_slice(more);
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let element = |(name, text): &(&str, &str)| format!("<{name}>{}</{name}>", escaped(text));
    let xml = format!("<txn>{}</txn>", fields.iter().map(element).collect::<String>());
    let http = reqwest::Client::builder().no_proxy().build()?;
    let address = format!("{}/processxml.do", town.endpoint);
    let sent = http.post(address).form(&[("xmldata", xml)]).send().await?;
    Ok(sent.text().await?)
}

/// The texts of an element, as often as it is there.
pub fn elements<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name}>");
    let parts: Vec<&str> = xml.split(opening.as_str()).skip(1).collect();
    parts
        .into_iter()
        .filter_map(|part| part.split('<').next())
        .collect()
}

/// A resident pays on the web with the card that ends in 0174: the gateway's id of the payment.
pub async fn pays(gateway: &Gateway, amount: &str, texts: &[(&str, &str)]) -> Result<String> {
    let card = [
        ("ssl_amount", amount),
        ("ssl_card_number", CARD),
        ("ssl_exp_date", "1230"),
    ];
    let xml = answer(gateway, WEB, "ccsale", &[&card[..], texts].concat()).await?;
    match (
        elements(&xml, "ssl_result").as_slice(),
        elements(&xml, "ssl_txn_id").as_slice(),
    ) {
        (["0"], [id]) => Ok((*id).to_owned()),
        _ => Err(Problem::new(format!("the gateway took no payment: {xml}"))),
    }
}

/// The columns on screen, in their order.
pub async fn columns(app: &App) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[role=columnheader]')]
        .map((one) => one.dataset.testid.slice('header-'.length))";
    Ok(serde_json::from_value(app.run(script, json!([])).await?)?)
}

/// Waits for exactly these columns, in this order.
pub async fn columns_are(app: &App, wanted: &[&str]) -> Result<()> {
    let script = "const heads = [...document.querySelectorAll('[role=columnheader]')];
        return `${heads.map((one) => one.dataset.testid.slice('header-'.length))}` === `${arguments[0]}`";
    app.until(&format!("the columns {wanted:?}"), script, json!([wanted]))
        .await
        .map(|_| ())
}

/// Moves the focus to the head of a column, by keyboard.
pub async fn to_head(app: &App, column: &str) -> Result<()> {
    app.tab_to("grid").await?;
    app.press("Control+Home").await?;
    app.press("ArrowUp").await?;
    for _ in 0..columns(app).await?.len() {
        if app.focused().await? == format!("header-{column}") {
            return Ok(());
        }
        app.press("ArrowRight").await?;
    }
    Err(Problem::new(format!(
        "the arrows did not reach the head of {column}"
    )))
}
