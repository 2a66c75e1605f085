//! Merchants, connectors and rules, made from a seed.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::chaos::Switches;
use super::faults::Faults;
use super::{MerchantDescription, ProvisioningDescription, ProvisioningLogEntry};
use crate::random::Random;

/// Purpose of the random numbers of this simulator.
const PURPOSE: u64 = 0x50_52_4F_56;
/// Seconds between two things that are created.
const STEP: i64 = 60;

/// Live counters of a terminal.
#[derive(Debug, Clone)]
pub(crate) struct Counters {
    pub stan: String,
    pub capture_ref: String,
    /// How often one was set from outside.
    pub resets: u32,
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            stan: "0".to_owned(),
            capture_ref: "0".to_owned(),
            resets: 0,
        }
    }
}

/// Everything there is.
#[derive(Debug)]
pub(crate) struct World {
    random: Random,
    clock: Timestamp,
    pub key: String,
    pub password: String,
    pub tenant: String,
    pub merchants: Vec<Map<String, Value>>,
    pub connectors: Vec<Map<String, Value>>,
    pub counters: BTreeMap<(String, String), Counters>,
    pub routings: BTreeMap<String, Value>,
    pub switches: Switches,
    pub faults: Faults,
    pub log: Vec<ProvisioningLogEntry>,
}

impl World {
    pub(crate) fn new(seed: u64, anchor: Timestamp) -> Self {
        let mut world = Self {
            random: Random::new(seed, PURPOSE),
            clock: anchor,
            key: String::new(),
            password: String::new(),
            tenant: String::new(),
            merchants: Vec::new(),
            connectors: Vec::new(),
            counters: BTreeMap::new(),
            routings: BTreeMap::new(),
            switches: Switches::default(),
            faults: Faults::default(),
            log: Vec::new(),
        };
        world.key = [8, 4, 4, 16].map(|length| world.hex(length)).join("-");
        world.password = world.hex(32);
        world.tenant = world.guid("TE", 6);
        for (name, currency) in [("City of Alder Creek", "USD"), ("Alder Creek Utilities", "USD")] {
            let guid = world.guid("ME", 6);
            world.merchants.push(fields(json!({
                "guid": guid, "name": name, "archived": false, "disabled": false, "country": "US",
                "defaultCurrency": currency, "homepage": "https://aldercreek.example", "timezone": "US/Pacific",
                "defaultRiskRuleSet": null, "externalId": null,
            })));
        }
        world.populate();
        world
    }

    /// Connectors of every kind.
    fn populate(&mut self) {
        let [city, utilities] = [0, 1].map(|position: usize| {
            let merchant = self.merchants.get(position);
            merchant
                .and_then(|one| one.get("guid"))
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        });
        let permits = self.seeded(&city, "Web Permits", json!({
            "adapter": "Simulator", "method": "Creditcard", "apiKey": "alder-web-permits",
            "description": "Permits on the web", "businessCountry": "US", "defaultRiskRuleSet": 213,
            "disabledTransactionTypes": ["payout"], "scheduleApiAvailable": true,
            "virtualTerminalAvailable": true, "alias": "permits",
            "settings": { "tx:expiration-minutes": "900", "refund:ui-enabled": "1", "kount:api_key": "KOUNT-7c1f90aa42" },
        }));
        self.seeded(&city, "Parks Counter", json!({
            "adapter": super::rules::WITH_TERMINALS, "method": "Creditcard", "apiKey": "alder-parks-counter",
            "businessCountry": "US",
            "terminals": [
                { "terminalId": "ID-0001", "disabled": false },
                { "terminalId": "ID-0002", "disabled": true },
            ],
        }));
        for (id, stan) in [("ID-0001", "000417"), ("ID-0002", "000009")] {
            let guid = self.guid_of("Parks Counter");
            let counters = Counters {
                stan: stan.to_owned(),
                capture_ref: "12".to_owned(),
                resets: 0,
            };
            self.counters.insert((guid, id.to_owned()), counters);
        }
        self.seeded(
            &city,
            "Old Shop",
            json!({
                "adapter": "SepaDummy", "method": "DirectDebit", "apiKey": "alder-old-shop", "disabled": true,
            }),
        );
        self.seeded(&city, "Before The Move", json!({
            "adapter": "OfflinePayment", "method": "Creditcard", "apiKey": "alder-before", "archived": true,
        }));
        self.seeded(
            &city,
            "All Cards",
            json!({
                "adapter": "MetaConnector", "method": "MetaConnector", "apiKey": "alder-all-cards",
                "isMetaConnector": true,
                "routingMetaConnector": { "defaultConnector": permits, "reRouteRecurring": false },
            }),
        );
        self.seeded(&city, "Choose How To Pay", json!({
            "adapter": "MetaConnector", "method": "MetaConnector", "apiKey": "alder-choose",
            "isMetaConnector": true,
            "multiMethodMetaConnector": { "defaultActionDisableConnector": true, "retries": 3, "expiry": 24 },
        }));
        self.seeded(
            &utilities,
            "Utilities Web",
            json!({
                "adapter": "CardAcquirer", "method": "Creditcard", "apiKey": "utilities-web",
            }),
        );
    }

    fn seeded(&mut self, merchant: &str, name: &str, more: Value) -> String {
        let mut connector = super::merge::fresh(self, merchant);
        let (word, secret) = (self.letters(12), self.letters(16));
        connector.insert("name".to_owned(), json!(name));
        connector.insert(
            "config".to_owned(),
            json!({ "username": "alder", "password": word, "apiSecret": secret, "extraData": {},
                "language": "en", "testMode": true, "vault": {} }),
        );
        connector.extend(fields(more));
        let guid = connector
            .get("guid")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        self.connectors.push(connector);
        guid
    }

    fn guid_of(&self, name: &str) -> String {
        let named = self
            .connectors
            .iter()
            .find(|one| one.get("name") == Some(&json!(name)));
        named
            .and_then(|one| one.get("guid"))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    fn hex(&mut self, length: usize) -> String {
        self.drawn(b"0123456789abcdef", length)
    }

    /// Letters and digits.
    pub(crate) fn letters(&mut self, length: usize) -> String {
        self.drawn(
            b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789",
            length,
        )
    }

    fn drawn(&mut self, from: &[u8], length: usize) -> String {
        let one = |_| {
            let position = self.random.below(from.len() as u64) as usize;
            from.get(position).copied().map_or('0', char::from)
        };
        (0..length).map(one).collect()
    }

    /// A prefix and groups of four.
    pub(crate) fn guid(&mut self, prefix: &str, groups: usize) -> String {
        let groups: Vec<String> = (0..groups).map(|_| self.drawn(b"0123456789ABCDEF", 4)).collect();
        format!("{prefix}-{}", groups.join("-"))
    }

    /// Now, a little later each time.
    pub(crate) fn stamp(&mut self) -> String {
        let text = self.clock.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string();
        let next = self.clock.as_second().saturating_add(STEP);
        self.clock = Timestamp::from_second(next).unwrap_or(self.clock);
        text
    }

    pub(crate) fn description(&self, address: SocketAddr) -> ProvisioningDescription {
        let text = |map: &Map<String, Value>, name: &str| {
            map.get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        ProvisioningDescription {
            endpoint: format!("http://{address}/api/provisioning"),
            key: self.key.clone(),
            password: self.password.clone(),
            tenant_guid: self.tenant.clone(),
            merchants: self
                .merchants
                .iter()
                .map(|merchant| MerchantDescription {
                    guid: text(merchant, "guid"),
                    name: text(merchant, "name"),
                })
                .collect(),
        }
    }

    /// All connectors with live counters.
    pub(crate) fn truth(&self) -> Vec<Value> {
        let one = |connector: &Map<String, Value>| {
            let mut connector = connector.clone();
            let guid = connector
                .get("guid")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let counters: Vec<Value> = self
                .counters
                .iter()
                .filter(|((owner, _), _)| *owner == guid)
                .map(|((_, id), counters)| {
                    json!({ "terminalId": id, "stan": counters.stan, "captureRef": counters.capture_ref,
                        "resets": counters.resets })
                })
                .collect();
            connector.insert("_counters".to_owned(), json!(counters));
            Value::Object(connector)
        };
        self.connectors.iter().map(one).collect()
    }

    pub(crate) fn connector(&self, guid: &str) -> Option<&Map<String, Value>> {
        self.connectors
            .iter()
            .find(|one| one.get("guid").and_then(Value::as_str) == Some(guid))
    }

    pub(crate) fn archive(&mut self, guid: &str, archived: bool) -> bool {
        let found = self
            .connectors
            .iter_mut()
            .find(|one| one.get("guid").and_then(Value::as_str) == Some(guid));
        found
            .map(|one| one.insert("archived".to_owned(), json!(archived)))
            .is_some()
    }

    pub(crate) fn delete(&mut self, guid: &str) -> bool {
        let before = self.connectors.len();
        self.connectors
            .retain(|one| one.get("guid").and_then(Value::as_str) != Some(guid));
        self.connectors.len() < before
    }

    pub(crate) fn has_merchant(&self, guid: &str) -> bool {
        self.merchants
            .iter()
            .any(|one| one.get("guid").and_then(Value::as_str) == Some(guid))
    }
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
