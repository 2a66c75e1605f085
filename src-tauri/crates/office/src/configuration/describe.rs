//! The present configuration, from what the screens show.

use super::model::{AccountRecord, AddressRecord, PinRecord, TaskRecord, TerminalRecord, UserRecord};
use crate::call_sheet::tolerated;
use crate::dto::{
    AccountRequest, AccountView, ApiUserView, CredentialView, IdRequest, RightState, TaskStatus, TaskView,
    TerminalView,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::{checklist, rights, terminals, views};

/// All accounts as they are now. A new field is added to the model and filled in here.
pub(crate) async fn describe(office: &Office) -> Result<Vec<AccountRecord>, OfficeError> {
    let mut records = Vec::new();
    for account in views::accounts(office).await? {
        records.push(account_record(office, &account).await?);
    }
    Ok(records)
}

async fn account_record(office: &Office, account: &AccountView) -> Result<AccountRecord, OfficeError> {
    let mut users = Vec::new();
    for user in &account.users {
        users.push(user_record(office, user).await?);
    }
    let mut of_terminals = Vec::new();
    for terminal in &account.terminals {
        of_terminals.push(terminal_record(office, account, terminal).await?);
    }
    let request = AccountRequest {
        account_id: account.id.clone(),
    };
    let tasks = tolerated(checklist::show(office, request).await)?.map_or_else(Vec::new, |list| list.tasks);
    Ok(AccountRecord {
        id: account.id.clone(),
        name: account.name.clone(),
        merchant_id: account.merchant_id.clone(),
        environment: account.environment,
        endpoint: account.endpoint.clone(),
        gateway_zone: account.gateway_zone.clone(),
        display_zone: account.display_zone.clone(),
        currency: account.currency.clone(),
        shared_vault: account.shared_vault,
        users,
        terminals: of_terminals,
        tasks: tasks
            .iter()
            .filter(|task| is_noted(task))
            .map(task_record)
            .collect(),
    })
}

async fn user_record(office: &Office, user: &ApiUserView) -> Result<UserRecord, OfficeError> {
    let request = IdRequest { id: user.id.clone() };
    let rights = tolerated(rights::view(office, request).await)?.map_or_else(Vec::new, |view| view.rights);
    Ok(UserRecord {
        id: user.id.clone(),
        user_id: user.user_id.clone(),
        active: user.active,
        note: user.note.clone(),
        registered_on: user.registered_on.clone(),
        rights: rights
            .iter()
            .filter(|right| right.state == RightState::Ticked)
            .map(|right| right.right)
            .collect(),
    })
}

async fn terminal_record(
    office: &Office,
    account: &AccountView,
    terminal: &TerminalView,
) -> Result<TerminalRecord, OfficeError> {
    let request = IdRequest {
        id: terminal.id.clone(),
    };
    let record = tolerated(terminals::record(office, request).await)?;
    let (intentions, addresses) = record.map_or_else(Default::default, |r| (r.intentions, r.addresses));
    let user = terminal
        .user_id
        .as_ref()
        .and_then(|id| account.users.iter().find(|u| u.id == *id));
    Ok(TerminalRecord {
        id: terminal.id.clone(),
        name: terminal.name.clone(),
        kind: terminal.kind,
        user_id: user.map(|user| user.user_id.clone()),
        active: terminal.active,
        note: terminal.note.clone(),
        device: terminal.device.clone(),
        intentions,
        addresses: addresses
            .into_iter()
            .map(|a| AddressRecord {
                address: a.address,
                note: a.note,
                asked_on: a.asked_on,
                confirmed_on: a.confirmed_on,
                confirmed_by: a.confirmed_by,
                override_reason: a.override_reason,
            })
            .collect(),
        pins: terminal.credentials.iter().map(pin_record).collect(),
    })
}

fn pin_record(credential: &CredentialView) -> PinRecord {
    PinRecord {
        user_id: credential.user_name.clone(),
        state: credential.state,
        ends: credential.ends.clone(),
        length: credential.length,
        set_at: credential.set_at.clone(),
    }
}

/// What the program judges by itself follows from the rest, and an untouched task says nothing.
fn is_noted(task: &TaskView) -> bool {
    let untouched = task.status == TaskStatus::Open
        && task.ticket.is_empty()
        && task.agent.is_empty()
        && task.note.is_empty();
    !task.automatic && !untouched
}

fn task_record(task: &TaskView) -> TaskRecord {
    TaskRecord {
        kind: task.kind,
        subject: task.subject_id.is_some().then(|| task.subject_name.clone()),
        status: task.status,
        since: task.since.clone(),
        ticket: task.ticket.clone(),
        agent: task.agent.clone(),
        note: task.note.clone(),
    }
}
