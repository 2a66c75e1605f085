//! What a town is told about its gateway: addresses, API users, terminals and PINs.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use crate::places::MERCHANT_ID;
use crate::town::Town;

/// Where a running gateway is and who may call it. Holds invented PINs in the clear.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Description {
    /// Base address; a client appends `/processxml.do` and `/accountxml.do`.
    pub endpoint: String,
    /// Read-only address of the gateway's own truth.
    pub ledger: String,
    /// The Converge account id, leading zeros included.
    pub merchant_id: String,
    /// API users with their terminals.
    pub users: Vec<UserDescription>,
}

/// One API user of the town.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct UserDescription {
    /// `ssl_user_id`, case-sensitive.
    pub user_id: String,
    /// Terminals that are meant for this user.
    pub terminals: Vec<TerminalDescription>,
}

/// One terminal of an API user.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct TerminalDescription {
    /// The terminal's name.
    pub name: String,
    /// `retail`, `internet`, `moto` or `service`: what the town believes.
    pub kind: String,
    /// `ssl_pin`, 64 characters, case-sensitive.
    pub pin: String,
    /// The PIN that is to follow, while a rotation is going on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_pin: Option<String>,
}

impl Description {
    /// What the town is told now.
    pub(crate) fn of(town: &Town, address: SocketAddr) -> Description {
        let told = |(position, user): (usize, &'static str)| UserDescription {
            user_id: user.to_owned(),
            terminals: terminal(town, position).into_iter().collect(),
        };
        let owners = town
            .terminals
            .iter()
            .map(|terminal| (terminal.position, terminal.place.user_id));
        let mut users: Vec<UserDescription> = Vec::new();
        for one in owners.map(told) {
            match users.iter_mut().find(|user| user.user_id == one.user_id) {
                Some(user) => user.terminals.extend(one.terminals),
                None => users.push(one),
            }
        }
        users.sort_by(|one, other| one.user_id.cmp(&other.user_id));
        Description {
            endpoint: format!("http://{address}{}", town.environment.base()),
            ledger: format!("http://{address}/practice/ledger"),
            merchant_id: MERCHANT_ID.to_owned(),
            users,
        }
    }
}

/// A terminal with the PINs that are said to be its own.
fn terminal(town: &Town, position: usize) -> Option<TerminalDescription> {
    let place = town.terminal(position)?.place;
    let mut pins = town.terminal(town.told(position))?.pins.iter().cloned();
    Some(TerminalDescription {
        name: place.name.to_owned(),
        kind: place.segment.kind().to_owned(),
        pin: pins.next().unwrap_or_default(),
        new_pin: pins.next(),
    })
}

impl Town {
    /// Says the PINs of two terminals the wrong way round; false when the town lacks one.
    pub(crate) fn swap(&mut self, one: &str, other: &str) -> bool {
        let pair = self
            .named(one)
            .map(|terminal| terminal.position)
            .zip(self.named(other).map(|terminal| terminal.position));
        self.swapped.extend(pair);
        pair.is_some()
    }

    /// Whose PINs are said to be those of the terminal at `position`.
    fn told(&self, position: usize) -> usize {
        let backwards = self.swapped.iter().rev();
        backwards.fold(position, |now, (one, other)| match now {
            now if now == *one => *other,
            now if now == *other => *one,
            now => now,
        })
    }
}
