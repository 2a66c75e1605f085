//! The practice gateway beside the window, and the town laid out on it.

use std::sync::Arc;

use domain::{Clock, Environment, Sensitive, TerminalKind};
use office::dto::{
    OnDuplicate, PinSetRequest, PracticeCredentials, PracticeTerminal, SaveAccount, SaveTerminal,
    SaveTerminals, SaveUsers, SyncRequest, VerifyRequest,
};
use office::{Code, Office, OfficeError, PracticeStarter};
use practice::{Config, DEFAULT_TRANSACTIONS, Description, Gateway};
use tokio::sync::OnceCell;

use crate::clock::WallClock;

/// The terminal whose API user lacks the right to look up, so that a clerk can see what that
/// looks like and what to do.
const WITHOUT_VIEW: &str = "Utility Counter";
/// The terminal whose PIN nobody has pasted yet.
const WITHOUT_PIN: &str = "Web Utility";
/// So many payments that 1,240 of them are on the two terminals that can be read.
const ALDER_CREEK: usize = 2_383;
/// Terminals that are known to work.
const VERIFIED: [&str; 2] = ["Parks Front Desk", "Web Permits"];

/// A practice gateway that starts when it is first needed.
#[derive(Clone)]
pub struct Town {
    gateway: Arc<OnceCell<Gateway>>,
    without_view: &'static [&'static str],
    transactions: usize,
}

impl Town {
    /// The invented City of Alder Creek, with one right missing.
    pub fn alder_creek() -> Self {
        Self {
            gateway: Arc::default(),
            without_view: &[WITHOUT_VIEW],
            transactions: ALDER_CREEK,
        }
    }

    /// The same town, with everything permitted: for practising one's own set-up.
    pub fn all_rights() -> Self {
        Self {
            gateway: Arc::default(),
            without_view: &[],
            transactions: DEFAULT_TRANSACTIONS,
        }
    }

    async fn description(&self) -> Result<Description, String> {
        let config = Config {
            transactions: self.transactions,
            without_view: self.without_view.iter().map(ToString::to_string).collect(),
            ..Config::alder_creek(WallClock.now())
        };
        let started = self.gateway.get_or_try_init(|| Gateway::start(config)).await;
        started
            .map(|gateway| gateway.description().clone())
            .map_err(|error| error.to_string())
    }

    /// For the office: where the gateway is.
    pub fn starter(&self) -> PracticeStarter {
        let town = self.clone();
        Arc::new(move || {
            let town = town.clone();
            Box::pin(async move { town.description().await.map(|description| description.endpoint) })
        })
    }

    /// What the gateway accepts. These PINs are invented and open nothing else.
    pub async fn credentials(&self) -> Result<PracticeCredentials, OfficeError> {
        let description = self.description().await.map_err(unavailable)?;
        let terminals = description.users.iter().flat_map(|user| {
            user.terminals.iter().map(|terminal| PracticeTerminal {
                name: terminal.name.clone(),
                kind: terminal.kind.parse().unwrap_or(TerminalKind::Retail),
                user_id: user.user_id.clone(),
                pin: terminal.pin.clone(),
            })
        });
        let mut terminals: Vec<PracticeTerminal> = terminals.collect();
        terminals.sort_by_key(|terminal| place(&terminal.name));
        Ok(PracticeCredentials {
            merchant_id: description.merchant_id,
            terminals,
        })
    }
}

/// The order in which the town names its terminals.
fn place(name: &str) -> usize {
    [
        "Parks Front Desk",
        "Web Permits",
        "Utility Counter",
        "Web Utility",
    ]
    .iter()
    .position(|known| *known == name)
    .unwrap_or(usize::MAX)
}

fn unavailable(cause: String) -> OfficeError {
    OfficeError::new(Code::Internal, "The practice gateway could not be started.").with("cause", cause)
}

/// Lays out the town: two terminals verified, one unverified, one without a PIN, and the
/// payments that can be read, and the book of plans.
pub async fn set_up(office: &Office, town: &Town) -> Result<(), OfficeError> {
    let known = town.credentials().await?;
    let account = office::setup::save_account(
        office,
        SaveAccount {
            id: None,
            name: "City of Alder Creek".to_owned(),
            merchant_id: known.merchant_id.clone(),
            environment: Environment::Practice,
            endpoint: None,
        },
    )
    .await?;
    office::setup::set_display_zone(office, &account.id, "America/Denver").await?;
    let mut user_ids: Vec<String> = known
        .terminals
        .iter()
        .map(|terminal| terminal.user_id.clone())
        .collect();
    user_ids.sort();
    user_ids.dedup();
    office::setup::save_users(
        office,
        SaveUsers {
            account_id: account.id.clone(),
            user_ids,
        },
    )
    .await?;
    let terminals = known
        .terminals
        .iter()
        .map(|terminal| SaveTerminal {
            id: None,
            name: terminal.name.clone(),
            kind: terminal.kind,
            user_id: terminal.user_id.clone(),
        })
        .collect();
    let account = office::setup::save_terminals(
        office,
        SaveTerminals {
            account_id: account.id,
            terminals,
        },
    )
    .await?;
    for (terminal, known) in account.terminals.iter().zip(&known.terminals) {
        if known.name == WITHOUT_PIN {
            continue;
        }
        let request = PinSetRequest {
            terminal_id: terminal.id.clone(),
            user_id: terminal.user_id.clone().unwrap_or_default(),
            value: Sensitive::new(known.pin.clone()),
            on_duplicate: OnDuplicate::Refuse,
        };
        office::pins::set(office, request).await?;
    }
    let ids = account
        .terminals
        .iter()
        .filter(|t| VERIFIED.contains(&t.name.as_str()))
        .map(|t| t.id.clone());
    let verify = VerifyRequest {
        operation_id: "practice".to_owned(),
        account_id: account.id.clone(),
        terminal_ids: Some(ids.collect()),
    };
    office::verify::run(office, verify, |_| {}).await?;
    let sync = SyncRequest {
        operation_id: "practice".to_owned(),
        account_id: account.id.clone(),
        from: None,
        to: None,
        terminal_ids: Vec::new(),
    };
    office::sync::run(office, sync, |_| {}).await?;
    office::plans::lay_out_practice(office, &account.id).await?;
    office::people::seed_practice(office, &account.id).await
}
