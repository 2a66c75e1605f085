//! Tests of connections over real HTTP, each provider against each way it can go.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod duo;
mod notices;
mod odd;
mod outcomes;
mod readiness;

use std::collections::BTreeMap;
use std::time::Duration;

use counterfoil_catalog::address::Base;
use counterfoil_catalog::connection::{Around, Report, Tester};
use counterfoil_catalog::{Catalogue, Form, Provider};
use jiff::Timestamp;
use practice::{ProviderConfig, ProviderFault, ProviderFaultKind, ProviderSimulator};
use serde_json::{Value, json};

/// Providers whose test makes a call with credentials.
pub const CALLED: [&str; 7] = [
    "paypal",
    "stripe",
    "duo",
    "razorpay",
    "paystack",
    "paymongo",
    "nowpayments",
];

pub fn now() -> Timestamp {
    "2026-10-06T22:10:00Z".parse().unwrap()
}

#[derive(Debug)]
pub struct Bench {
    pub simulator: ProviderSimulator,
    pub tester: Tester,
    pub catalogue: Catalogue,
}

pub async fn bench() -> Bench {
    let config = ProviderConfig {
        seed: 7,
        port: 0,
        now: now(),
    };
    Bench {
        simulator: ProviderSimulator::start(config).await.unwrap(),
        tester: Tester::with_patience(Duration::from_secs(5)).unwrap(),
        catalogue: Catalogue::built_in(),
    }
}

impl Bench {
    pub fn provider(&self, id: &str) -> &Provider {
        self.catalogue.provider(id).unwrap()
    }

    pub fn base(&self, id: &str, mode: &str) -> Base {
        let account = &self.simulator.description().providers[id];
        let base = if mode == "live" {
            &account.live_base
        } else {
            &account.base
        };
        Base::read(base).unwrap()
    }

    /// Good values in one mode, with some of them replaced.
    pub fn form(&self, id: &str, mode: &str, changed: &[(&str, &str)]) -> Form {
        let account = &self.simulator.description().providers[id];
        let values = match mode {
            "live" => &account.live,
            "lacking" => &account.lacking,
            _ => &account.test,
        };
        let mut all: BTreeMap<&str, &str> = values.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        all.extend(changed.iter().copied());
        Form::from_json(self.provider(id), json!(all))
    }

    pub async fn test_form(&self, id: &str, mode: &str, form: &Form) -> Report {
        let around = Around {
            base: Some(self.base(id, mode)),
            ..Around::at(now())
        };
        let report = self.tester.test(self.provider(id), form, &around).await;
        self.assert_no_secret(&report, form, id);
        report
    }

    pub async fn test(&self, id: &str, mode: &str) -> Report {
        self.test_form(id, mode, &self.form(id, mode, &[])).await
    }

    pub fn arm(&self, fault: ProviderFaultKind) {
        self.simulator.arm(ProviderFault::new(fault)).unwrap();
    }

    pub fn clear(&self) {
        self.arm(ProviderFaultKind::None);
    }

    pub fn calls(&self) -> usize {
        self.simulator.log().len()
    }

    /// Nothing of a secret in what is shown, printed or kept.
    fn assert_no_secret(&self, report: &Report, form: &Form, id: &str) {
        let shown = format!("{report:?} {}", serde_json::to_string(report).unwrap());
        for field in self.provider(id).fields.iter().filter(|field| field.is_secret()) {
            if let Some(secret) = form.typed(&field.id) {
                assert!(!shown.contains(secret.expose().as_str()), "{id} {}", field.id);
            }
        }
    }
}

/// A server that gives one answer to everything, word for word.
pub async fn fixed(answer: String) -> Base {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut seen = [0; 8192];
                let _ = stream.read(&mut seen).await;
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
                // What is left unread would reset the connection.
                while matches!(stream.read(&mut seen).await, Ok(1..)) {}
            });
        }
    });
    Base::read(&format!("http://{address}")).unwrap()
}

/// An answer of HTTP with a body of JSON.
pub fn http(status: &str, body: &Value) -> String {
    plain(status, &body.to_string())
}

pub fn plain(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
