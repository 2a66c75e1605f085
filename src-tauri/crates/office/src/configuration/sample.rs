//! A small town for tests.

use domain::{Environment, TerminalKind};

use super::model::{AccountRecord, TerminalRecord, UserRecord};
use crate::dto::{Device, SharedVault};

pub(super) fn town() -> AccountRecord {
    AccountRecord {
        id: "a1".into(),
        name: "City of Alder Creek".into(),
        merchant_id: "004287".into(),
        environment: Environment::Live,
        endpoint: None,
        gateway_zone: "America/New_York".into(),
        display_zone: "America/Denver".into(),
        currency: "USD".into(),
        shared_vault: SharedVault::Unknown,
        users: vec![UserRecord {
            id: "u1".into(),
            user_id: "apiuser501204".into(),
            active: true,
            note: String::new(),
            registered_on: None,
            rights: vec![],
        }],
        terminals: vec![
            terminal("t1", "Parks Front Desk", TerminalKind::Retail),
            terminal("t2", "Web Permits", TerminalKind::Internet),
        ],
        tasks: vec![],
    }
}

pub(super) fn terminal(id: &str, name: &str, kind: TerminalKind) -> TerminalRecord {
    TerminalRecord {
        id: id.into(),
        name: name.into(),
        kind,
        user_id: Some("apiuser501204".into()),
        active: true,
        note: String::new(),
        device: Device::default(),
        intentions: vec![],
        addresses: vec![],
        pins: vec![],
    }
}
