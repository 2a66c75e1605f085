//! The client against the simulator over real HTTP: every operation, every error code, every
//! odd way of answering.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod errors;
mod oddities;
mod operations;
mod routing;
mod steering;

use std::time::Duration;

use counterfoil_provisioning::{Client, Connector, Credentials, Endpoint, Patience};
use domain::Sensitive;
use practice::{ProvisioningConfig, ProvisioningDescription, ProvisioningSimulator};
use serde_json::Value;

/// A simulator with a client for it.
#[derive(Debug)]
pub struct Stage {
    pub simulator: ProvisioningSimulator,
    pub client: Client,
    pub credentials: Credentials,
    pub description: ProvisioningDescription,
}

pub async fn stage() -> Stage {
    let config = ProvisioningConfig {
        seed: 7,
        anchor: "2026-10-01T12:00:00Z".parse().unwrap(),
        port: 0,
    };
    let simulator = ProvisioningSimulator::start(config).await.unwrap();
    let description = simulator.description();
    let patience = Patience {
        call: Duration::from_secs(5),
        pause: Duration::from_millis(1),
        ..Patience::default()
    };
    let endpoint = Endpoint::read(&description.endpoint).unwrap();
    let credentials = Credentials {
        key: Sensitive::new(description.key.clone()),
        password: Sensitive::new(description.password.clone()),
    };
    Stage {
        client: Client::new(endpoint, patience).unwrap(),
        simulator,
        credentials,
        description,
    }
}

impl Stage {
    pub fn merchant(&self) -> &str {
        &self.description.merchants[0].guid
    }

    pub async fn all(&self) -> Vec<Connector> {
        self.client
            .list(&self.credentials, self.merchant())
            .await
            .unwrap()
    }

    pub async fn named(&self, name: &str) -> Connector {
        let all = self.all().await;
        all.into_iter().find(|one| one.name() == name).unwrap()
    }

    /// The truth about a connector.
    pub fn truth(&self, name: &str) -> Value {
        let all = self.simulator.truth();
        all.into_iter().find(|one| one["name"] == name).unwrap()
    }

    pub fn requests(&self) -> usize {
        self.simulator.log().len()
    }
}
