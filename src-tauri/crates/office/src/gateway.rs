//! From an account to a gateway client with credentials.

use converge::{CallError, Client, Credentials, Endpoint, Settings, Unanswered, Unreadable};
use domain::Environment;
use ledger::{Account, Credential};

use crate::error::OfficeError;
use crate::inner::Office;
use crate::pins;
use crate::views::AccountFacts;

/// The client of an account's Converge.
pub(crate) async fn client(office: &Office, account: &Account) -> Result<Client, OfficeError> {
    let typed = match (account.environment, &account.endpoint) {
        (Environment::Practice, None) => {
            let started = (office.0.ports.practice)().await;
            Some(started.map_err(|error| OfficeError::internal(&error))?)
        }
        (_, endpoint) => endpoint.clone(),
    };
    let endpoint = Endpoint::of(account.environment, typed.as_deref())
        .map_err(|problem| OfficeError::invalid("endpoint", "endpoint_unreadable", problem.to_string()))?;
    Client::new(endpoint, Settings::default()).map_err(|error| OfficeError::internal(&error))
}

/// What the gateway wants to know; the PIN comes from the vault.
pub(crate) async fn credentials(
    office: &Office,
    facts: &AccountFacts,
    credential: &Credential,
) -> Result<Credentials, OfficeError> {
    Ok(Credentials {
        merchant_id: facts.account.merchant_id.clone(),
        user_id: facts.user_name(credential).to_owned(),
        pin: pins::fetch(office, credential).await?,
    })
}

/// Whether what came is a web page: something between this computer and Converge answered.
pub(crate) fn is_foreign_answer(error: &CallError) -> bool {
    match error {
        CallError::Unknown(Unanswered::Unreadable(Unreadable::Html)) => true,
        // The gateway itself always answers 200; 401 is read as bad credentials before.
        CallError::Unknown(Unanswered::Status(status)) => *status != 401 && *status < 500,
        _ => false,
    }
}
