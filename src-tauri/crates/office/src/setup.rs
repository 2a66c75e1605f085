//! Accounts, API users, terminals: checked before they are saved, each step all or nothing.

use std::collections::HashSet;

use converge::{Endpoint, EndpointProblem};
use domain::{
    AccountId, Currency, Environment, GATEWAY_ZONE, NameKind, TerminalId, UserId, check_account_id,
    check_name, check_user_id,
};
use ledger::{Account, ApiUser, LedgerError, Reported, Terminal};
use uuid::Uuid;

use crate::app;
use crate::dto::{AccountView, Empty, SaveAccount, SaveTerminal, SaveTerminals, SaveUsers, SetupDraft};
use crate::error::{Code, OfficeError};
use crate::fields::accept;
use crate::inner::Office;
use crate::views::{self, AccountFacts};

pub use crate::fields::check;

/// All accounts with what is below them.
pub async fn accounts(office: &Office) -> Result<Vec<AccountView>, OfficeError> {
    views::accounts(office).await
}

/// Keeps what was typed and not saved yet.
pub async fn save_draft(office: &Office, draft: SetupDraft) -> Result<Empty, OfficeError> {
    app::keep_draft(office, Some(&draft)).await?;
    Ok(Empty {})
}

/// Forgets it.
pub async fn discard_draft(office: &Office, _request: Empty) -> Result<Empty, OfficeError> {
    app::keep_draft(office, None).await?;
    Ok(Empty {})
}

/// Adds or changes an account.
pub async fn save_account(office: &Office, request: SaveAccount) -> Result<AccountView, OfficeError> {
    let name = accept("account_name", check_name(&request.name, NameKind::Account))?;
    let merchant_id = accept("account_id", check_account_id(&request.merchant_id))?;
    let endpoint = typed_endpoint(request.environment, request.endpoint.as_deref())?;
    let existing = match &request.id {
        Some(id) => Some(views::facts(office, id).await?.account),
        None => None,
    };
    let account = match existing {
        Some(old) => Account {
            name,
            merchant_id,
            environment: request.environment,
            endpoint,
            ..old
        },
        None => Account {
            id: AccountId::new(fresh_id()),
            name,
            merchant_id,
            environment: request.environment,
            endpoint,
            gateway_zone: GATEWAY_ZONE.to_owned(),
            display_zone: office.0.ports.zone.clone(),
            currency: Currency::USD,
            created_at: office.now().as_second(),
        },
    };
    office
        .0
        .ledger
        .upsert_account(&account)
        .await
        .map_err(|error| match error {
            LedgerError::Taken => taken("account_name", &account.name),
            other => other.into(),
        })?;
    views::account(office, &account.id).await
}

/// Chooses the zone in which an account's times are shown.
pub async fn set_display_zone(
    office: &Office,
    account: &str,
    zone: &str,
) -> Result<AccountView, OfficeError> {
    if jiff::tz::TimeZone::get(zone).is_err() {
        return Err(OfficeError::invalid(
            "display_zone",
            "zone_unknown",
            format!("{zone} is not a time zone."),
        ));
    }
    let facts = views::facts(office, account).await?;
    let account = Account {
        display_zone: zone.to_owned(),
        ..facts.account
    };
    office.0.ledger.upsert_account(&account).await?;
    views::account(office, &account.id).await
}

/// The address as it is stored; `None` where the environment has its own.
fn typed_endpoint(environment: Environment, typed: Option<&str>) -> Result<Option<String>, OfficeError> {
    let typed = typed
        .map(|text| domain::clean(text, true).text)
        .filter(|text| !text.is_empty());
    // The practice gateway brings its own address unless one is given.
    if environment == Environment::Practice && typed.is_none() {
        return Ok(None);
    }
    match Endpoint::of(environment, typed.as_deref()) {
        Ok(endpoint) => Ok(typed.map(|_| endpoint.text().to_owned())),
        Err(problem) => {
            let reason = match problem {
                EndpointProblem::Missing => "endpoint_empty",
                EndpointProblem::NotHttps => "endpoint_not_https",
                EndpointProblem::Unreadable => "endpoint_unreadable",
                EndpointProblem::Fixed => "endpoint_fixed",
            };
            let mut sentence = problem.to_string();
            if let Some(first) = sentence.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Err(OfficeError::invalid("endpoint", reason, format!("{sentence}.")))
        }
    }
}

/// Makes the API users of an account these: new ones are added, unused ones that are no
/// longer named go.
pub async fn save_users(office: &Office, request: SaveUsers) -> Result<AccountView, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let mut wanted: Vec<String> = Vec::new();
    for id in &request.user_ids {
        let id = accept("user_id", check_user_id(id))?;
        if !wanted.contains(&id) {
            wanted.push(id);
        }
    }
    if wanted.is_empty() {
        return Err(OfficeError::invalid(
            "user_id",
            "user_id_empty",
            "Enter at least one API user ID.",
        ));
    }
    add_users(office, &facts, wanted.iter()).await?;
    for user in facts.users.iter().filter(|user| !wanted.contains(&user.user_id)) {
        office.0.ledger.remove_unused_user(&user.id).await?;
    }
    views::account(office, &facts.account.id).await
}

/// Adds one API user to an account.
pub async fn add_user(office: &Office, account: &str, user_id: &str) -> Result<AccountView, OfficeError> {
    let facts = views::facts(office, account).await?;
    let user_id = accept("user_id", check_user_id(user_id))?;
    if facts.users.iter().any(|user| user.user_id == user_id) {
        return Err(taken("user_id", &user_id));
    }
    add_users(office, &facts, [&user_id].into_iter()).await?;
    views::account(office, &facts.account.id).await
}

async fn add_users(
    office: &Office,
    facts: &AccountFacts,
    ids: impl Iterator<Item = &String>,
) -> Result<(), OfficeError> {
    let new: Vec<ApiUser> = ids
        .filter(|id| !facts.users.iter().any(|user| user.user_id == **id))
        .map(|id| ApiUser {
            id: UserId::new(fresh_id()),
            account: facts.account.id.clone(),
            user_id: id.clone(),
        })
        .collect();
    Ok(office.0.ledger.add_users(&new, office.now().as_second()).await?)
}

/// Makes the terminals of an account these, all or none. Terminals that are no longer named
/// go, unless a PIN belongs to them.
pub async fn save_terminals(office: &Office, request: SaveTerminals) -> Result<AccountView, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    if request.terminals.is_empty() {
        return Err(OfficeError::invalid(
            "terminal_name",
            "terminal_name_empty",
            "Enter at least one terminal.",
        ));
    }
    let mut names = HashSet::new();
    let mut terminals = Vec::new();
    for wanted in &request.terminals {
        let terminal = terminal_of(&facts, wanted)?;
        if !names.insert(terminal.name.to_lowercase()) {
            return Err(taken("terminal_name", &terminal.name));
        }
        terminals.push(terminal);
    }
    let kept: HashSet<_> = terminals.iter().map(|t| t.id.clone()).collect();
    for gone in facts.terminals.iter().filter(|t| !kept.contains(&t.id)) {
        remove_terminal(office, &facts, gone).await?;
    }
    office
        .0
        .ledger
        .upsert_terminals(&terminals, office.now().as_second())
        .await?;
    views::account(office, &facts.account.id).await
}

/// Removes a terminal with its PINs. One that has payments here stays: they would lose their name.
async fn remove_terminal(office: &Office, facts: &AccountFacts, gone: &Terminal) -> Result<(), OfficeError> {
    let account = facts.account.id.to_string();
    let sources = office.history(move |history| history.sources(&account)).await?;
    if sources
        .iter()
        .any(|(_, terminal, rows)| terminal == gone.id.as_str() && *rows > 0)
    {
        return Err(OfficeError::invalid(
            "terminal_name",
            "terminal_in_use",
            format!("{} has payments on this PC and cannot be removed.", gone.name),
        )
        .with("name", gone.name.clone()));
    }
    for credential in facts.credentials.iter().filter(|c| c.terminal == gone.id) {
        if let Some(name) = office
            .0
            .ledger
            .remove_credential(&credential.id, office.now().as_second())
            .await?
        {
            let _ = office.vault(move |vault| vault.remove(&name)).await;
        }
    }
    office.0.ledger.remove_unused_terminal(&gone.id).await?;
    Ok(())
}

/// Adds one terminal to an account; its API user may stay open until a PIN is set.
pub async fn add_terminal(
    office: &Office,
    account: &str,
    name: &str,
    kind: domain::TerminalKind,
) -> Result<AccountView, OfficeError> {
    let facts = views::facts(office, account).await?;
    let name = accept("terminal_name", check_name(name, NameKind::Terminal))?;
    if facts
        .terminals
        .iter()
        .any(|t| t.name.to_lowercase() == name.to_lowercase())
    {
        return Err(taken("terminal_name", &name));
    }
    let mut terminals = facts.terminals.clone();
    terminals.push(Terminal {
        id: TerminalId::new(fresh_id()),
        account: facts.account.id.clone(),
        name,
        kind,
        user: None,
        reported: Reported::default(),
    });
    office
        .0
        .ledger
        .upsert_terminals(&terminals, office.now().as_second())
        .await?;
    views::account(office, &facts.account.id).await
}

fn terminal_of(facts: &AccountFacts, wanted: &SaveTerminal) -> Result<Terminal, OfficeError> {
    let name = accept("terminal_name", check_name(&wanted.name, NameKind::Terminal))?;
    let user = facts.user(&wanted.user_id)?.id.clone();
    let old = match &wanted.id {
        Some(id) => Some(facts.terminal(id)?.clone()),
        None => None,
    };
    Ok(Terminal {
        id: old
            .as_ref()
            .map_or_else(|| TerminalId::new(fresh_id()), |t| t.id.clone()),
        account: facts.account.id.clone(),
        name,
        kind: wanted.kind,
        user: Some(user),
        reported: old.map(|t| t.reported).unwrap_or_default(),
    })
}

fn taken(field: &str, name: &str) -> OfficeError {
    OfficeError::new(
        Code::DuplicateName,
        format!("\"{name}\" is already there. Choose another name."),
    )
    .with("field", field)
    .with("name", name)
}

pub(crate) fn fresh_id() -> String {
    Uuid::now_v7().simple().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_custom_and_practice_accounts_take_an_address() {
        let typed =
            |environment, text| typed_endpoint(environment, text).map_err(|e| e.details["reason"].clone());
        assert_eq!(typed(Environment::Live, None), Ok(None));
        assert_eq!(
            typed(Environment::Live, Some("https://x.org")),
            Err("endpoint_fixed".into())
        );
        assert_eq!(typed(Environment::Practice, None), Ok(None));
        assert_eq!(
            typed(Environment::Practice, Some("https://x.org")),
            Err("endpoint_not_https".into())
        );
        assert_eq!(typed(Environment::Custom, None), Err("endpoint_empty".into()));
        assert_eq!(
            typed(Environment::Custom, Some("http://127.0.0.1:9")),
            Ok(Some("http://127.0.0.1:9/VirtualMerchant".into()))
        );
    }
}
