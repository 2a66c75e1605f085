//! Accounts, API users, terminals: checked before they are saved, each step all or nothing.

use std::collections::HashSet;

use converge::{Endpoint, EndpointProblem};
use domain::{
    AccountId, Currency, Environment, GATEWAY_ZONE, NameKind, TerminalId, UserId, check_account_id,
    check_name, check_user_id,
};
use ledger::{Account, ApiUser, Terminal};
use uuid::Uuid;

use crate::accounts::duplicate_name;
use crate::dto::{
    AccountView, AddTerminal, AddUser, Empty, SaveAccount, SaveTerminal, SaveTerminals, SaveUsers, SetupDraft,
};
use crate::error::OfficeError;
use crate::fields::accept;
use crate::inner::Office;
use crate::people::{self, Duty};
use crate::views::{self, AccountFacts};
use crate::{accounts, app, secrets, terminals, users};

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
    let _turn = office.turn().await;
    let name = accept("account_name", check_name(&request.name, NameKind::Account))?;
    let merchant_id = accept("account_id", check_account_id(&request.merchant_id))?;
    let endpoint = typed_endpoint(request.environment, request.endpoint.as_deref())?;
    let existing = match &request.id {
        Some(id) => Some(views::facts(office, id).await?.account),
        None => None,
    };
    let Some(old) = existing else {
        let account = Account {
            id: AccountId::new(fresh_id()),
            name,
            merchant_id,
            environment: request.environment,
            endpoint,
            gateway_zone: GATEWAY_ZONE.to_owned(),
            display_zone: office.0.ports.zone.clone(),
            currency: Currency::USD,
            shared_vault: None,
            created_at: office.now().as_second(),
        };
        accounts::create(office, &account).await?;
        return views::account(office, &account.id).await;
    };
    let account = Account {
        name,
        merchant_id,
        environment: request.environment,
        endpoint,
        ..old.clone()
    };
    accounts::store(office, &old, &account, None).await?;
    views::account(office, &account.id).await
}

/// Chooses the zone in which an account's times are shown.
pub async fn set_display_zone(
    office: &Office,
    account: &str,
    zone: &str,
) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let zone = accounts::zone("display_zone", zone)?;
    let old = views::facts(office, account).await?.account;
    let account = Account {
        display_zone: zone,
        ..old.clone()
    };
    accounts::store(office, &old, &account, None).await?;
    views::account(office, &account.id).await
}

/// The address as it is stored; `None` where the environment has its own.
pub(crate) fn typed_endpoint(
    environment: Environment,
    typed: Option<&str>,
) -> Result<Option<String>, OfficeError> {
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
    let _turn = office.turn().await;
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
    let mut work = office.0.ledger.begin().await?;
    for id in wanted
        .iter()
        .filter(|id| !facts.users.iter().any(|user| user.user_id == **id))
    {
        let new = ApiUser::new(UserId::new(fresh_id()), facts.account.id.clone(), id.clone());
        users::put_new(office, &mut work, &new).await?;
    }
    for gone in facts.users.iter().filter(|user| !wanted.contains(&user.user_id)) {
        users::put_gone(office, &mut work, gone, None).await?;
    }
    work.commit().await?;
    views::account(office, &facts.account.id).await
}

/// Adds one API user to an account.
pub async fn add_user(office: &Office, account: &str, user_id: &str) -> Result<AccountView, OfficeError> {
    people::require(office, Duty::Setup).await?;
    let request = AddUser {
        account_id: account.to_owned(),
        user_id: user_id.to_owned(),
        note: String::new(),
    };
    users::add(office, request).await
}

/// Makes the terminals of an account these, all or none. Terminals that are no longer named
/// go, unless a PIN belongs to them.
pub async fn save_terminals(office: &Office, request: SaveTerminals) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
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
            return Err(duplicate_name("terminal_name", &terminal.name));
        }
        terminals.push(terminal);
    }
    let kept: HashSet<_> = terminals.iter().map(|t| t.id.clone()).collect();
    let gone: Vec<&Terminal> = facts.terminals.iter().filter(|t| !kept.contains(&t.id)).collect();
    without_payments(office, &facts, &gone).await?;
    let mut unused = Vec::new();
    let mut work = office.0.ledger.begin().await?;
    for gone in gone {
        unused.extend(work.remove_terminal(&gone.id, office.now().as_second()).await?);
        terminals::note_gone(office, &mut work, &facts, gone, None).await?;
    }
    for new in &terminals {
        match facts.terminals.iter().find(|old| old.id == new.id) {
            Some(old) => terminals::note_in_list(office, &mut work, &facts, old, new).await?,
            None => terminals::note_new(office, &mut work, &facts, new).await?,
        }
    }
    work.put_terminals(&terminals, office.now().as_second()).await?;
    work.commit().await?;
    secrets::remove(office, unused).await;
    views::account(office, &facts.account.id).await
}

/// A terminal that has payments here stays: they would lose their name.
pub(crate) async fn without_payments(
    office: &Office,
    facts: &AccountFacts,
    gone: &[&Terminal],
) -> Result<(), OfficeError> {
    let account = facts.account.id.to_string();
    let sources = office.history(move |history| history.sources(&account)).await?;
    for terminal in gone {
        if sources
            .iter()
            .any(|(_, id, rows)| id == terminal.id.as_str() && *rows > 0)
        {
            return Err(OfficeError::invalid(
                "terminal_name",
                "terminal_in_use",
                format!("{} has payments on this PC and cannot be removed.", terminal.name),
            )
            .with("name", terminal.name.clone()));
        }
    }
    Ok(())
}

/// Adds one terminal to an account; its API user may stay open until a PIN is set.
pub async fn add_terminal(
    office: &Office,
    account: &str,
    name: &str,
    kind: domain::TerminalKind,
) -> Result<AccountView, OfficeError> {
    people::require(office, Duty::Setup).await?;
    let request = AddTerminal {
        account_id: account.to_owned(),
        name: name.to_owned(),
        kind,
        user_id: None,
    };
    terminals::add(office, request).await
}

fn terminal_of(facts: &AccountFacts, wanted: &SaveTerminal) -> Result<Terminal, OfficeError> {
    let name = accept("terminal_name", check_name(&wanted.name, NameKind::Terminal))?;
    let user = facts.user(&wanted.user_id)?.id.clone();
    let mut terminal = match &wanted.id {
        Some(id) => facts.terminal(id)?.clone(),
        None => Terminal::new(
            TerminalId::new(fresh_id()),
            facts.account.id.clone(),
            name.as_str(),
            wanted.kind,
        ),
    };
    (terminal.name, terminal.kind, terminal.user) = (name, wanted.kind, Some(user));
    Ok(terminal)
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
