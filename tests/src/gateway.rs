//! The practice gateway in a process of its own, and its truth.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::Cli;
use crate::environment::{Guarded, tied};
use crate::{Problem, Result, paths};

/// A running practice gateway.
#[derive(Debug)]
pub struct Gateway {
    /// What it said about itself.
    pub town: Town,
    http: reqwest::Client,
    process: Guarded,
}

/// Where the gateway is and who may call it.
#[derive(Clone, Debug, Deserialize)]
pub struct Town {
    pub endpoint: String,
    pub ledger: String,
    pub merchant_id: String,
    pub users: Vec<User>,
}

/// An API user.
#[derive(Clone, Debug, Deserialize)]
pub struct User {
    pub user_id: String,
    pub terminals: Vec<Terminal>,
}

/// A terminal of an API user.
#[derive(Clone, Debug, Deserialize)]
pub struct Terminal {
    pub name: String,
    pub kind: String,
    pub pin: String,
}

/// What the gateway knows to be true.
#[derive(Clone, Debug, Deserialize)]
pub struct Truth {
    pub count: u64,
    pub totals: BTreeMap<String, Sums>,
    pub payments: Vec<Payment>,
}

/// Minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Sums {
    pub sales_minor: i64,
    pub refunds_minor: i64,
    pub net_minor: i64,
}

/// One payment.
#[derive(Clone, Debug, Deserialize)]
pub struct Payment {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub status: String,
    pub amount_minor: i64,
    pub terminal: String,
    pub time: jiff::Timestamp,
}

impl Town {
    /// Terminals in order, each with its user's id.
    pub fn terminals(&self) -> Vec<(&str, &Terminal)> {
        self.users
            .iter()
            .flat_map(|user| {
                user.terminals
                    .iter()
                    .map(|terminal| (user.user_id.as_str(), terminal))
            })
            .collect()
    }

    /// The same town as a clerk has it who noted the PINs of two terminals, by their places in
    /// the list, the wrong way round.
    #[must_use]
    pub fn with_swapped(&self, one: usize, other: usize) -> Town {
        let pins = self.pins();
        let mut town = self.clone();
        let terminals = town.users.iter_mut().flat_map(|user| &mut user.terminals);
        for (row, terminal) in terminals.enumerate() {
            let from = if row == one {
                other
            } else if row == other {
                one
            } else {
                continue;
            };
            if let Some(pin) = pins.get(from) {
                terminal.pin.clone_from(pin);
            }
        }
        town
    }

    /// All PINs.
    pub fn pins(&self) -> Vec<String> {
        self.terminals()
            .iter()
            .map(|(_, terminal)| terminal.pin.clone())
            .collect()
    }
}

impl Truth {
    /// Sums in US dollars.
    pub fn usd(&self) -> Sums {
        self.totals.get("USD").copied().unwrap_or_default()
    }

    /// First and last day on which the gateway knows a payment, with a day before them.
    pub fn days(&self) -> Result<(String, String)> {
        let zone = "America/New_York";
        let times = || self.payments.iter().map(|payment| payment.time);
        let (first, last) = (
            times().min().ok_or("no payments")?,
            times().max().ok_or("no payments")?,
        );
        let from = first.in_tz(zone)?.date().yesterday()?;
        Ok((from.to_string(), last.in_tz(zone)?.date().to_string()))
    }

    /// Fails unless `transactions totals` says the same as the gateway, to the cent.
    pub fn assert_totals(&self, cli: &Cli) -> Result<()> {
        let totals = cli.ok(&["transactions", "totals"])?;
        let line = totals.last()?;
        let number = |name: &str| line[name].as_i64().or_else(|| line[name].as_str()?.parse().ok());
        let usd = self.usd();
        assert_eq!(number("count"), Some(i64::try_from(self.count)?), "{line}");
        assert_eq!(number("sales_minor"), Some(usd.sales_minor), "{line}");
        assert_eq!(number("refunds_minor"), Some(usd.refunds_minor), "{line}");
        assert_eq!(number("net_minor"), Some(usd.net_minor), "{line}");
        Ok(())
    }
}

impl Gateway {
    /// Starts one on a free port.
    pub fn start(transactions: u32, seed: u32) -> Result<Gateway> {
        Gateway::start_at(0, transactions, seed)
    }

    /// Starts one with more of its options, such as `--swapped A=B`.
    pub fn start_as(transactions: u32, seed: u32, options: &[&str]) -> Result<Gateway> {
        let mut command = tied(paths::built("counterfoil-cli"));
        command.args(["practice", "serve"]).args(options);
        Gateway::start_command(command, 0, transactions, seed)
    }

    /// Starts one on a given port, such as that of one which was stopped.
    pub fn start_at(port: u16, transactions: u32, seed: u32) -> Result<Gateway> {
        Gateway::start_with(tied(paths::built("counterfoil-cli")), port, transactions, seed)
    }

    /// Starts one with a command of its own, such as that of another system's program.
    pub fn start_with(mut command: Command, port: u16, transactions: u32, seed: u32) -> Result<Gateway> {
        command.args(["practice", "serve"]);
        Gateway::start_command(command, port, transactions, seed)
    }

    fn start_command(mut command: Command, port: u16, transactions: u32, seed: u32) -> Result<Gateway> {
        for (name, value) in [
            ("--port", port.to_string()),
            ("--transactions", transactions.to_string()),
            ("--seed", seed.to_string()),
        ] {
            command.args([name, &value]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = Guarded::start("the practice gateway", &mut command)?;
        let out = process
            .child()
            .stdout
            .take()
            .ok_or("the practice gateway has no output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let town = serde_json::from_str(&line)
            .map_err(|error| Problem::new(format!("the practice gateway printed {line:?}: {error}")))?;
        let http = reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(60))
            .build()?;
        Ok(Gateway { town, http, process })
    }

    /// The port it listens on.
    pub fn port(&self) -> Result<u16> {
        let tail = self.town.endpoint.rsplit(':').next().unwrap_or_default();
        Ok(tail.split('/').next().unwrap_or_default().parse()?)
    }

    /// What is true now.
    pub async fn truth(&self) -> Result<Truth> {
        let text = self.http.get(&self.town.ledger).send().await?.text().await?;
        Ok(serde_json::from_str(&text)?)
    }

    /// All that is true now, plans, batches and tokens as well.
    pub async fn whole_truth(&self) -> Result<Value> {
        let text = self.http.get(&self.town.ledger).send().await?.text().await?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Moves the gateway's clock on; what is due happens.
    pub async fn pass(&self, seconds: u32) -> Result<()> {
        self.post("clock", json!({ "seconds": seconds }))
            .await
            .map(|_| ())
    }

    /// Arms a fault, for example `{"fault":"truncate","bytes":900}`.
    pub async fn fault(&self, fault: Value) -> Result<()> {
        self.post("faults", fault).await.map(|_| ())
    }

    /// Switches all faults off.
    pub async fn heal(&self) -> Result<()> {
        self.fault(json!({ "fault": "none" })).await
    }

    /// Changes the town, for example `{"settle":true}`.
    pub async fn change(&self, change: Value) -> Result<Value> {
        self.post("change", change).await
    }

    /// Settings of one terminal, for example `{"setup":false}`.
    pub async fn set_terminal(&self, terminal: &str, set: Value) -> Result<Value> {
        self.post("terminal", json!({ "terminal": terminal, "set": set }))
            .await
    }

    /// The state of one API user, for example `{"active":false}`.
    pub async fn set_user(&self, user: &str, set: Value) -> Result<Value> {
        self.post("user", json!({ "user": user, "set": set })).await
    }

    /// Every call so far, as JSON.
    pub async fn log(&self) -> Result<String> {
        let origin = self.town.ledger.split("/practice/").next().unwrap_or_default();
        let request = self.http.get(format!("{origin}/practice/log"));
        Ok(request.send().await?.text().await?)
    }

    /// A second PIN for a terminal; the first stays valid.
    pub async fn second_pin(&self, terminal: &str) -> Result<String> {
        let made = self
            .post("pin", json!({ "terminal": terminal, "new": true }))
            .await?;
        let pin = made["new_pin"].as_str().ok_or("the gateway gave no second PIN")?;
        Ok(pin.to_owned())
    }

    async fn post(&self, what: &str, body: Value) -> Result<Value> {
        let origin = self.town.ledger.split("/practice/").next().unwrap_or_default();
        let request = self.http.post(format!("{origin}/practice/{what}"));
        let answer = request
            .header("content-type", "application/json")
            .body(body.to_string())
            .send()
            .await?;
        let status = answer.status();
        let text = answer.text().await?;
        if !status.is_success() {
            return Err(Problem::new(format!(
                "the practice gateway refused {what} {body}: {text}"
            )));
        }
        Ok(serde_json::from_str(&text)?)
    }

    /// Stops it: from now on nobody answers.
    pub fn stop(&mut self) {
        self.process.kill();
    }
}
