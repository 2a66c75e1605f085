//! A town with its gateway, its folder and its secret store.

use std::sync::Arc;

use counterfoil_office as office;
use domain::{Environment, FixedClock, Sensitive, TerminalKind};
use office::dto::{
    AccountRequest, AccountView, Finding, OnDuplicate, PinSetRequest, SaveAccount, SaveTerminal,
    SaveTerminals, SaveUsers, SyncReport, SyncRequest, TotalsRequest, TxnFilter, VerifyReport, VerifyRequest,
};
use office::{Access, Office, OfficeError, Ports};
use practice::{Config, Fault, Gateway, TerminalDescription};
use vault::FaultyStore;

pub struct Place {
    pub folder: tempfile::TempDir,
    pub clock: Arc<FixedClock>,
    pub vault: Arc<FaultyStore>,
    pub gateway: Gateway,
    pub office: Office,
    pub account: AccountView,
}

pub fn anchor() -> jiff::Timestamp {
    "2026-11-20T18:00:00Z".parse().unwrap()
}

/// A place where everything is set up and nothing is verified.
pub async fn set_up(transactions: usize) -> Place {
    set_up_with(Config {
        transactions,
        ..Config::alder_creek(anchor())
    })
    .await
}

pub async fn set_up_with(config: Config) -> Place {
    let mut place = empty(config).await;
    place.add_everything().await;
    place
}

/// A place with a gateway and an account without users.
pub async fn empty(config: Config) -> Place {
    let gateway = Gateway::start(config).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(anchor()));
    let vault = Arc::new(FaultyStore::default());
    let office = open(&folder, &clock, &vault).await;
    let account = office::setup::save_account(
        &office,
        SaveAccount {
            id: None,
            name: "City of Alder Creek".into(),
            merchant_id: "004287".into(),
            environment: Environment::Custom,
            endpoint: Some(gateway.description().endpoint.clone()),
        },
    )
    .await
    .unwrap();
    Place {
        folder,
        clock,
        vault,
        gateway,
        office,
        account,
    }
}

pub async fn open(folder: &tempfile::TempDir, clock: &Arc<FixedClock>, vault: &Arc<FaultyStore>) -> Office {
    open_with(folder, clock, Arc::clone(vault) as _).await
}

pub async fn open_with(
    folder: &tempfile::TempDir,
    clock: &Arc<FixedClock>,
    vault: Arc<dyn vault::SecretStore>,
) -> Office {
    let ports = Ports {
        clock: Arc::clone(clock) as _,
        vault,
        practice: Arc::new(|| Box::pin(async { Err("no practice gateway here".to_owned()) })),
        zone: "America/Denver".into(),
        person: "clerk1".into(),
        door: "window",
        files: Arc::new(office::NoFiles),
        clipboard: Arc::new(office::NoClipboard),
    };
    Office::open(folder.path(), Access::Full, ports).await.unwrap()
}

impl Place {
    /// The gateway's terminals in the order of its description.
    pub fn gateway_terminals(&self) -> Vec<(String, TerminalDescription)> {
        let users = &self.gateway.description().users;
        users
            .iter()
            .flat_map(|user| user.terminals.iter().map(|t| (user.user_id.clone(), t.clone())))
            .collect()
    }

    pub fn pin_of(&self, terminal: &str) -> String {
        let all = self.gateway_terminals();
        all.into_iter().find(|(_, t)| t.name == terminal).unwrap().1.pin
    }

    pub async fn add_everything(&mut self) {
        let user_ids = self
            .gateway
            .description()
            .users
            .iter()
            .map(|u| u.user_id.clone())
            .collect();
        let account_id = self.account.id.clone();
        office::setup::save_users(
            &self.office,
            SaveUsers {
                account_id: account_id.clone(),
                user_ids,
            },
        )
        .await
        .unwrap();
        let terminals = self
            .gateway_terminals()
            .into_iter()
            .map(|(user_id, t)| SaveTerminal {
                id: None,
                name: t.name,
                kind: kind(&t.kind),
                user_id,
            })
            .collect();
        self.account = office::setup::save_terminals(
            &self.office,
            SaveTerminals {
                account_id,
                terminals,
            },
        )
        .await
        .unwrap();
        for (_, terminal) in self.gateway_terminals() {
            self.set_pin(&terminal.name, &terminal.pin, OnDuplicate::Refuse)
                .await
                .unwrap();
        }
    }

    pub async fn set_pin(
        &mut self,
        terminal: &str,
        pin: &str,
        on_duplicate: OnDuplicate,
    ) -> Result<(), OfficeError> {
        let terminal = self
            .account
            .terminals
            .iter()
            .find(|t| t.name == terminal)
            .unwrap();
        let request = PinSetRequest {
            terminal_id: terminal.id.clone(),
            user_id: terminal.user_id.clone().unwrap(),
            value: Sensitive::new(pin.to_owned()),
            on_duplicate,
        };
        self.account = office::pins::set(&self.office, request).await?.account;
        Ok(())
    }

    pub async fn verify(&self) -> Result<VerifyReport, OfficeError> {
        let request = VerifyRequest {
            operation_id: "v".into(),
            account_id: self.account.id.clone(),
            terminal_ids: None,
        };
        office::verify::run(&self.office, request, |_| {}).await
    }

    pub async fn findings(&self) -> Vec<Finding> {
        let request = AccountRequest {
            account_id: self.account.id.clone(),
        };
        office::findings::show(&self.office, request)
            .await
            .unwrap()
            .findings
    }

    /// The account as it is stored now.
    pub async fn stored(&self) -> AccountView {
        let accounts = office::setup::accounts(&self.office).await.unwrap();
        accounts.into_iter().find(|a| a.id == self.account.id).unwrap()
    }

    pub fn id_of(&self, terminal: &str) -> String {
        let terminals = &self.account.terminals;
        terminals.iter().find(|t| t.name == terminal).unwrap().id.clone()
    }

    /// Types of all calls that the gateway could read.
    pub fn asked(&self) -> Vec<String> {
        let word = |entry| {
            let entry = serde_json::to_value(entry).unwrap();
            entry["transaction_type"].as_str().map(str::to_owned)
        };
        self.gateway.log().into_iter().filter_map(word).collect()
    }

    pub async fn sync(&self) -> Result<SyncReport, OfficeError> {
        self.sync_days(None).await
    }

    pub async fn sync_days(&self, days: Option<(&str, &str)>) -> Result<SyncReport, OfficeError> {
        let request = SyncRequest {
            operation_id: "s".into(),
            account_id: self.account.id.clone(),
            from: days.map(|d| d.0.to_owned()),
            to: days.map(|d| d.1.to_owned()),
            terminal_ids: Vec::new(),
        };
        office::sync::run(&self.office, request, |_| {}).await
    }

    pub fn everything(&self) -> TxnFilter {
        TxnFilter {
            account_id: self.account.id.clone(),
            ..TxnFilter::default()
        }
    }

    /// Count, sales, refunds of the local copy.
    pub async fn local_totals(&self) -> (u64, i64, i64) {
        let request = TotalsRequest {
            filter: self.everything(),
            picked: None,
        };
        let totals = office::transactions::totals(&self.office, request).await.unwrap();
        let Some(usd) = totals.currencies.first() else {
            return (0, 0, 0);
        };
        (
            u64::from(totals.count),
            usd.sales.minor.parse().unwrap(),
            usd.refunds.minor.parse().unwrap(),
        )
    }

    pub fn arm(&self, fault: serde_json::Value) {
        let fault: Fault = serde_json::from_value(fault).unwrap();
        self.gateway.arm(fault).unwrap();
    }

    pub fn change(&self, change: serde_json::Value) -> Vec<String> {
        self.gateway
            .change(serde_json::from_value(change).unwrap())
            .unwrap()
            .ids
    }

    /// Count, sales, refunds of the gateway's own truth.
    pub async fn truth(&self) -> (u64, i64, i64) {
        let ledger = self.get(&self.gateway.description().ledger.clone()).await;
        let usd = &ledger["totals"]["USD"];
        (
            ledger["count"].as_u64().unwrap(),
            usd["sales_minor"].as_i64().unwrap(),
            usd["refunds_minor"].as_i64().unwrap(),
        )
    }

    /// The gateway's own truth.
    pub async fn true_ledger(&self) -> serde_json::Value {
        self.get(&self.gateway.description().ledger.clone()).await
    }

    /// Payments of the gateway's own truth.
    pub async fn true_payments(&self) -> Vec<serde_json::Value> {
        let ledger = self.get(&self.gateway.description().ledger.clone()).await;
        ledger["payments"].as_array().unwrap().clone()
    }

    /// A plain GET of our own, so that the truth does not come through the client under test.
    async fn get(&self, url: &str) -> serde_json::Value {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let rest = url.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
        let request = format!("GET /{path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let text = String::from_utf8(answer).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let body = if head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
            unchunk(body)
        } else {
            body.to_owned()
        };
        serde_json::from_str(&body).unwrap()
    }
}

fn unchunk(mut rest: &str) -> String {
    let mut out = String::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap();
        if size == 0 {
            break;
        }
        out.push_str(&after[..size]);
        rest = &after[size + 2..];
    }
    out
}

fn kind(word: &str) -> TerminalKind {
    word.parse().unwrap()
}
