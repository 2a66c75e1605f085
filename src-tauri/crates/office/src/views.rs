//! From stored facts to what a screen shows.

use std::collections::HashMap;

use converge::Endpoint;
use domain::{AccountId, TerminalId, TerminalKind, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{
    Account, AllowedAddress, ApiUser, Credential, Elsewhere, Intended, Reported, Rotation, SeenThrough, Task,
    Terminal, Tick,
};

use crate::dto::{
    AccountView, ApiUserView, CredentialView, Device, PinState, ReportedTerminal, TerminalView, VerifyOutcome,
};
use crate::error::OfficeError;
use crate::findings::looks_like_person;
use crate::inner::Office;
use crate::rotation;
use crate::{rights, snapshot};

/// An account with everything below it, as stored.
pub(crate) struct AccountFacts {
    pub(crate) account: Account,
    pub(crate) users: Vec<ApiUser>,
    pub(crate) terminals: Vec<Terminal>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) addresses: Vec<AllowedAddress>,
    pub(crate) intentions: Vec<Intended>,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) tasks: Vec<Task>,
    /// PINs beside those in use.
    pub(crate) rotations: Vec<Rotation>,
    /// What was seen through PINs.
    pub(crate) evidence: Vec<SeenThrough>,
    /// PINs of other accounts.
    pub(crate) others: Vec<Elsewhere>,
    pub(crate) now: Timestamp,
}

/// All accounts as stored.
pub(crate) async fn all_facts(office: &Office) -> Result<Vec<AccountFacts>, OfficeError> {
    let mut all = Vec::new();
    for account in office.0.ledger.list_accounts().await? {
        all.push(facts_of(office, account).await?);
    }
    Ok(all)
}

/// The account that has something, and that thing.
async fn having<T: Clone>(
    office: &Office,
    what: &str,
    id: &str,
    find: impl Fn(&AccountFacts) -> Option<&T>,
) -> Result<(AccountFacts, T), OfficeError> {
    for facts in all_facts(office).await? {
        if let Some(found) = find(&facts).cloned() {
            return Ok((facts, found));
        }
    }
    Err(OfficeError::not_found(what).with("id", id))
}

/// The account of an API user, by our id.
pub(crate) async fn user(office: &Office, id: &str) -> Result<(AccountFacts, ApiUser), OfficeError> {
    having(office, "API user", id, |facts| {
        facts.users.iter().find(|user| user.id.as_str() == id)
    })
    .await
}

/// The account of a terminal, by our id.
pub(crate) async fn terminal(office: &Office, id: &str) -> Result<(AccountFacts, Terminal), OfficeError> {
    having(office, "terminal", id, |facts| {
        facts.terminals.iter().find(|terminal| terminal.id.as_str() == id)
    })
    .await
}

/// The account of an allowed address, by our id.
pub(crate) async fn address(
    office: &Office,
    id: &str,
) -> Result<(AccountFacts, AllowedAddress), OfficeError> {
    having(office, "address", id, |facts| {
        facts.addresses.iter().find(|address| address.id == id)
    })
    .await
}

/// All accounts for the screen.
pub(crate) async fn accounts(office: &Office) -> Result<Vec<AccountView>, OfficeError> {
    let all = all_facts(office).await?;
    Ok(all.iter().map(AccountFacts::view).collect())
}

/// One account for the screen.
pub(crate) async fn account(office: &Office, id: &AccountId) -> Result<AccountView, OfficeError> {
    Ok(facts(office, id.as_str()).await?.view())
}

/// One account by our id, or by its name for the command line.
pub(crate) async fn facts(office: &Office, id: &str) -> Result<AccountFacts, OfficeError> {
    let accounts = office.0.ledger.list_accounts().await?;
    let found = accounts
        .into_iter()
        .find(|account| account.id.as_str() == id || account.name == id);
    facts_of(
        office,
        found.ok_or_else(|| OfficeError::not_found("account").with("id", id))?,
    )
    .await
}

async fn facts_of(office: &Office, account: Account) -> Result<AccountFacts, OfficeError> {
    let ledger = &office.0.ledger;
    Ok(AccountFacts {
        users: ledger.list_users(&account.id).await?,
        terminals: ledger.list_terminals(&account.id).await?,
        credentials: ledger.list_credentials(&account.id).await?,
        addresses: ledger.list_addresses(&account.id).await?,
        intentions: ledger.list_intentions(&account.id).await?,
        ticks: ledger.list_ticks(&account.id).await?,
        tasks: ledger.list_tasks(&account.id).await?,
        rotations: ledger.list_rotations(&account.id).await?,
        evidence: ledger.list_evidence(&account.id).await?,
        others: ledger.list_elsewhere(&account.id).await?,
        now: office.now(),
        account,
    })
}

impl AccountFacts {
    pub(crate) fn view(&self) -> AccountView {
        let account = &self.account;
        AccountView {
            id: account.id.to_string(),
            name: account.name.clone(),
            merchant_id: account.merchant_id.clone(),
            environment: account.environment,
            endpoint: account.endpoint.clone(),
            host: self.host(),
            gateway_zone: account.gateway_zone.clone(),
            display_zone: account.display_zone.clone(),
            currency: account.currency.to_string(),
            shared_vault: snapshot::shared_vault(account.shared_vault),
            users: self.users.iter().map(|user| self.user_view(user)).collect(),
            terminals: self
                .terminals
                .iter()
                .map(|terminal| self.terminal_view(terminal))
                .collect(),
        }
    }

    fn user_view(&self, user: &ApiUser) -> ApiUserView {
        let verified = self
            .credentials
            .iter()
            .filter(|c| c.user == user.id)
            .filter_map(|c| c.verdict.as_ref())
            .filter(|verdict| outcome_of(&verdict.outcome) == Some(VerifyOutcome::Verified))
            .max_by_key(|verdict| verdict.at);
        ApiUserView {
            id: user.id.to_string(),
            user_id: user.user_id.clone(),
            active: user.active,
            note: user.note.clone(),
            registered_on: user.registered_on.clone(),
            rights_missing: u32::try_from(rights::missing(self, user).len()).unwrap_or(u32::MAX),
            last_verified_at: verified.map(|verdict| instant(verdict.at)),
            last_verified_by: verified.and_then(|verdict| verdict.by.clone()),
            looks_like_person: looks_like_person(&user.user_id),
        }
    }

    /// A terminal is in use when neither it nor its API user is switched off.
    pub(crate) fn in_use(&self, terminal: &Terminal) -> bool {
        let user_off = |id: &UserId| self.users.iter().any(|user| user.id == *id && !user.active);
        terminal.active && !self.user_of(terminal).is_some_and(user_off)
    }

    /// The API user whose PIN is used for a terminal.
    pub(crate) fn user_of<'a>(&'a self, terminal: &'a Terminal) -> Option<&'a UserId> {
        let by_pin = || self.credential(terminal).map(|credential| &credential.user);
        terminal.user.as_ref().or_else(by_pin)
    }

    /// Whether a terminal uses this API user.
    pub(crate) fn uses(&self, terminal: &Terminal, user: &ApiUser) -> bool {
        self.user_of(terminal) == Some(&user.id)
    }

    /// Terminals that are checked, synced and handed over; the others only keep their past.
    pub(crate) fn active_terminals(&self) -> impl Iterator<Item = &Terminal> {
        self.terminals.iter().filter(|terminal| self.in_use(terminal))
    }

    /// The addresses noted for a terminal.
    pub(crate) fn addresses_of(&self, terminal: &TerminalId) -> Vec<&AllowedAddress> {
        let of_terminal = |address: &&AllowedAddress| address.terminal == *terminal;
        self.addresses.iter().filter(of_terminal).collect()
    }

    /// What is intended on a terminal, looking up apart.
    pub(crate) fn intentions_of(&self, terminal: &TerminalId) -> Vec<&Intended> {
        let of_terminal = |intended: &&Intended| intended.terminal == *terminal;
        self.intentions.iter().filter(of_terminal).collect()
    }

    /// The sentences that excuse addresses and intentions of a terminal from a rule.
    pub(crate) fn overrides_of(&self, terminal: &TerminalId) -> snapshot::Overrides {
        let addresses = self.addresses_of(terminal).into_iter();
        let intentions = self.intentions_of(terminal).into_iter();
        addresses
            .map(|address| (address.address.clone(), address.override_reason.clone()))
            .chain(intentions.map(|intended| (intended.word.clone(), intended.override_reason.clone())))
            .collect()
    }

    /// The host it talks to, for people.
    pub(crate) fn host(&self) -> String {
        match Endpoint::of(self.account.environment, self.account.endpoint.as_deref()) {
            Ok(endpoint) => endpoint.host(),
            Err(_) => "this computer".to_owned(),
        }
    }

    /// Today where the account is.
    pub(crate) fn today(&self) -> Date {
        let zone = TimeZone::get(&self.account.display_zone).unwrap_or(TimeZone::UTC);
        self.now.to_zoned(zone).date()
    }

    /// The rotation of a PIN, if one is under way.
    pub(crate) fn rotation(&self, credential: &Credential) -> Option<&Rotation> {
        self.rotations.iter().find(|r| r.credential == credential.id)
    }

    /// What was seen through a PIN, if it was looked at.
    pub(crate) fn seen(&self, credential: &Credential) -> Option<&SeenThrough> {
        self.evidence.iter().find(|seen| seen.credential == credential.id)
    }

    /// PINs of other accounts with this fingerprint.
    pub(crate) fn elsewhere<'a>(&'a self, fingerprint: &'a [u8]) -> impl Iterator<Item = &'a Elsewhere> {
        self.others.iter().filter(move |o| o.fingerprint == fingerprint)
    }

    fn terminal_view(&self, terminal: &Terminal) -> TerminalView {
        let mut credentials: Vec<_> = self
            .credentials
            .iter()
            .filter(|c| c.terminal == terminal.id)
            .collect();
        // The one in use stands first.
        credentials.sort_by_key(|c| Some(&c.user) != terminal.user.as_ref());
        TerminalView {
            id: terminal.id.to_string(),
            name: terminal.name.clone(),
            kind: terminal.kind,
            user_id: terminal.user.as_ref().map(ToString::to_string),
            reported: reported_view(&terminal.reported),
            credentials: credentials.into_iter().map(|c| self.credential_view(c)).collect(),
            active: terminal.active,
            device: device(terminal),
            note: terminal.note.clone(),
        }
    }

    pub(crate) fn credential_view(&self, credential: &Credential) -> CredentialView {
        let outcome = credential.verdict.as_ref().and_then(|v| outcome_of(&v.outcome));
        CredentialView {
            id: credential.id.to_string(),
            user_id: credential.user.to_string(),
            user_name: self.user_name(credential).to_owned(),
            state: self.pin_state(credential),
            ends: Some(credential.ends.clone()),
            length: Some(credential.length),
            set_at: Some(instant(credential.set_at)),
            checked_at: credential.verdict.as_ref().map(|v| instant(v.at)),
            outcome,
            gateway_code: credential.verdict.as_ref().and_then(|v| v.gateway_code),
            conflicts_with: self.conflicts(credential),
            checked_by: credential.verdict.as_ref().and_then(|v| v.by.clone()),
            confirmed: self.seen(credential).and_then(|seen| seen.confirmed),
            rotation: self
                .rotation(credential)
                .map(|found| rotation::view(found, credential, self.today())),
        }
    }

    pub(crate) fn user_name(&self, credential: &Credential) -> &str {
        let user = self.users.iter().find(|user| user.id == credential.user);
        user.map_or("", |user| user.user_id.as_str())
    }

    /// The PIN that is used for a terminal: its own API user's, else the only one there is.
    pub(crate) fn credential(&self, terminal: &Terminal) -> Option<&Credential> {
        let mut of_terminal = self.credentials.iter().filter(|c| c.terminal == terminal.id);
        match &terminal.user {
            Some(user) => of_terminal.find(|c| c.user == *user),
            None => of_terminal.next(),
        }
    }

    /// What is known of the PIN of a terminal.
    pub(crate) fn terminal_state(&self, terminal: &Terminal) -> PinState {
        self.credential(terminal)
            .map_or(PinState::Missing, |credential| self.pin_state(credential))
    }

    pub(crate) fn pin_state(&self, credential: &Credential) -> PinState {
        if !self.conflicts(credential).is_empty() {
            return PinState::Conflict;
        }
        match credential.verdict.as_ref().and_then(|v| outcome_of(&v.outcome)) {
            Some(VerifyOutcome::Verified) => PinState::Verified,
            Some(
                VerifyOutcome::CredentialsRefused
                | VerifyOutcome::RightMissing
                | VerifyOutcome::FeatureMissing
                | VerifyOutcome::Refused,
            ) => PinState::Refused,
            Some(VerifyOutcome::VaultUnavailable) => PinState::Lost,
            _ => PinState::Unverified,
        }
    }

    /// Names of other terminals on which the same PIN stands, those of other departments with
    /// the department.
    pub(crate) fn conflicts(&self, credential: &Credential) -> Vec<String> {
        let here = self
            .holders(&credential.fingerprint)
            .filter(|other| other.terminal != credential.terminal)
            .map(|other| self.terminal_name(other));
        let elsewhere = self
            .elsewhere(&credential.fingerprint)
            .map(|other| format!("{} ({})", other.terminal_name, other.account_name));
        here.chain(elsewhere).collect()
    }

    /// PINs with this fingerprint.
    pub(crate) fn holders<'a>(&'a self, fingerprint: &'a [u8]) -> impl Iterator<Item = &'a Credential> {
        self.credentials
            .iter()
            .filter(move |c| c.fingerprint == fingerprint)
    }

    /// PINs in use on other terminals of this account with this fingerprint.
    pub(crate) fn holders_but(&self, terminal: &Terminal, fingerprint: &[u8]) -> Vec<&Credential> {
        self.credentials
            .iter()
            .filter(|c| c.fingerprint == fingerprint && c.terminal != terminal.id)
            .collect()
    }

    /// Names of all other places where this PIN stands: terminals, rotations, departments.
    pub(crate) fn duplicates(&self, terminal: &Terminal, fingerprint: &[u8]) -> Vec<String> {
        let here = self.holders_but(terminal, fingerprint);
        let beside = self
            .rotations
            .iter()
            .filter(|r| r.fingerprint == fingerprint)
            .filter_map(|r| self.credentials.iter().find(|c| c.id == r.credential))
            .filter(|c| c.terminal != terminal.id);
        let mut names: Vec<String> = here
            .into_iter()
            .chain(beside)
            .map(|c| self.terminal_name(c))
            .collect();
        let elsewhere = self.elsewhere(fingerprint);
        names.extend(elsewhere.map(|o| format!("{} ({})", o.terminal_name, o.account_name)));
        names
    }

    pub(crate) fn terminal_name(&self, credential: &Credential) -> String {
        let terminal = self.terminals.iter().find(|t| t.id == credential.terminal);
        terminal.map_or_else(String::new, |t| t.name.clone())
    }

    /// Finds a terminal by our id or by its name.
    pub(crate) fn terminal(&self, id: &str) -> Result<&Terminal, OfficeError> {
        self.terminals
            .iter()
            .find(|t| t.id.as_str() == id || t.name == id)
            .ok_or_else(|| OfficeError::not_found("terminal").with("id", id))
    }

    /// Finds an API user by our id or by the gateway's.
    pub(crate) fn user(&self, id: &str) -> Result<&ApiUser, OfficeError> {
        self.users
            .iter()
            .find(|u| u.id.as_str() == id || u.user_id == id)
            .ok_or_else(|| OfficeError::not_found("API user").with("id", id))
    }
}

/// The reader of a terminal for the screen.
pub(crate) fn device(terminal: &Terminal) -> Device {
    let reader = &terminal.reader;
    Device {
        model: reader.model.clone(),
        serial: reader.serial.clone(),
        counter: reader.counter.clone(),
        drawer: reader.drawer.clone(),
        whereabouts: reader.whereabouts.clone(),
    }
}

pub(crate) fn reported_view(reported: &Reported) -> Option<ReportedTerminal> {
    if *reported == Reported::default() {
        return None;
    }
    Some(ReportedTerminal {
        name: reported.name.clone(),
        kind: reported.kind.as_deref().and_then(TerminalKind::from_segment),
        kind_text: reported.kind.clone(),
        currency: reported.currency.clone(),
        time_zone: reported.zone.clone(),
        status: reported.status.clone(),
    })
}

pub(crate) fn outcome_of(word: &str) -> Option<VerifyOutcome> {
    serde_json::from_value(serde_json::Value::from(word)).ok()
}

/// UTC seconds as an RFC 3339 instant.
pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_string()
}

/// Terminal names by our id.
pub(crate) fn terminal_names(facts: &AccountFacts) -> HashMap<String, String> {
    facts
        .terminals
        .iter()
        .map(|t| (t.id.to_string(), t.name.clone()))
        .collect()
}
