use std::path::PathBuf;
use std::sync::Arc;

use office::dto::AccountView;
use office::{Access, Code, Files, Office, OfficeError, Ports};
use vault::OsStore;

use crate::clock::{WallClock, zone};
use crate::practice;

/// Opens the office for one command.
pub async fn open(
    data_dir: Option<PathBuf>,
    access: Access,
    files: Arc<dyn Files>,
) -> Result<Office, OfficeError> {
    let folder = office::folder::locate(data_dir)?;
    let ports = Ports {
        clock: Arc::new(WallClock),
        vault: Arc::new(OsStore::new()),
        practice: practice::starter(),
        zone: zone(),
        person: office::platform::person::sign_in_name(),
        door: "command line",
        files,
        clipboard: Arc::new(office::NoClipboard),
    };
    match Office::open(&folder, access, ports.clone()).await {
        // Nothing is set up yet: an empty list is the right answer.
        Err(error) if access == Access::ReadOnly && error.code == Code::NotFound => {
            Office::open(&folder, Access::Full, ports).await
        }
        opened => opened,
    }
}

/// All accounts.
pub async fn accounts(office: &Office) -> Result<Vec<AccountView>, OfficeError> {
    office::setup::accounts(office).await
}

/// The account with this name, or the only one there is.
pub async fn account(office: &Office, name: Option<&str>) -> Result<AccountView, OfficeError> {
    let mut accounts = accounts(office).await?;
    match name {
        Some(name) => {
            let found = accounts
                .into_iter()
                .find(|a| a.name == name || a.id == name || a.merchant_id == name);
            found.ok_or_else(|| not_found(format!("There is no account named \"{name}\".")))
        }
        None if accounts.len() == 1 => Ok(accounts.remove(0)),
        None if accounts.is_empty() => Err(not_found(
            "There is no account yet. Add one with `account add`.".into(),
        )),
        None => Err(OfficeError::new(
            Code::InvalidInput,
            "There are several accounts: choose one with --account.",
        )),
    }
}

fn not_found(message: String) -> OfficeError {
    OfficeError::new(Code::NotFound, message).with("what", "account")
}
