use domain::{AccountId, Coded, CredentialId, SecretId, TerminalId, TerminalKind, UserId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;
use crate::work::Work;

/// What the gateway itself reported of a terminal, as written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    /// Its name at the gateway.
    pub name: Option<String>,
    /// Its market segment.
    pub kind: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// Its time zone.
    pub zone: Option<String>,
    /// ACTIVE, NOT LIVE, SUSPENDED.
    pub status: Option<String>,
    /// The merchant it belongs to.
    pub merchant: Option<String>,
    /// The merchant's address, lines parted by line breaks.
    pub address: Option<String>,
    /// When it was told, UTC seconds.
    pub at: Option<i64>,
}

/// The reader and where it stands; empty text where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Its model.
    pub model: String,
    /// Its serial number.
    pub serial: String,
    /// The counter it stands on.
    pub counter: String,
    /// The cash drawer beside it.
    pub drawer: String,
    /// Where is it?
    pub whereabouts: String,
}

/// A terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Our id.
    pub id: TerminalId,
    /// Its account.
    pub account: AccountId,
    /// The town's name for it.
    pub name: String,
    /// Retail, Internet …
    pub kind: TerminalKind,
    /// The API user whose PIN is used.
    pub user: Option<UserId>,
    /// In use here.
    pub active: bool,
    /// A few words.
    pub note: String,
    /// Its reader.
    pub reader: Reader,
    /// What the gateway says; all empty until it was asked.
    pub reported: Reported,
}

impl Terminal {
    /// A terminal about to be added: in use, nothing else known.
    pub fn new(id: TerminalId, account: AccountId, name: impl Into<String>, kind: TerminalKind) -> Self {
        Self {
            id,
            account,
            name: name.into(),
            kind,
            user: None,
            active: true,
            note: String::new(),
            reader: Reader::default(),
            reported: Reported::default(),
        }
    }
}

struct Stored {
    id: String,
    account: String,
    name: String,
    kind: i64,
    api_user: Option<String>,
    active: i64,
    note: String,
    model: String,
    serial: String,
    counter: String,
    drawer: String,
    whereabouts: String,
    reported_name: Option<String>,
    reported_kind: Option<String>,
    reported_currency: Option<String>,
    reported_zone: Option<String>,
    reported_status: Option<String>,
    reported_merchant: Option<String>,
    reported_address: Option<String>,
    reported_at: Option<i64>,
}

impl Stored {
    fn read(self) -> Result<Terminal, LedgerError> {
        let kind = u8::try_from(self.kind).ok().and_then(TerminalKind::from_code);
        Ok(Terminal {
            id: TerminalId::new(self.id),
            account: AccountId::new(self.account),
            name: self.name,
            kind: kind.ok_or(LedgerError::Newer)?,
            user: self.api_user.map(UserId::new),
            active: self.active != 0,
            note: self.note,
            reader: Reader {
                model: self.model,
                serial: self.serial,
                counter: self.counter,
                drawer: self.drawer,
                whereabouts: self.whereabouts,
            },
            reported: Reported {
                name: self.reported_name,
                kind: self.reported_kind,
                currency: self.reported_currency,
                zone: self.reported_zone,
                status: self.reported_status,
                merchant: self.reported_merchant,
                address: self.reported_address,
                at: self.reported_at,
            },
        })
    }
}

impl Ledger {
    /// The terminals of an account in the order in which they were added.
    pub async fn list_terminals(&self, account: &AccountId) -> Result<Vec<Terminal>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, account, name, kind, api_user, active, note, model, serial, counter, drawer, whereabouts,
                    reported_name, reported_kind, reported_currency, reported_zone, reported_status,
                    reported_merchant, reported_address, reported_at
             FROM terminal WHERE account = ?1 ORDER BY position, created_at",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Stored::read).collect()
    }

    /// Adds or changes terminals, in this order, as one change of its own.
    pub async fn upsert_terminals(&self, terminals: &[Terminal], now: i64) -> Result<(), LedgerError> {
        let mut work = self.begin().await?;
        work.put_terminals(terminals, now).await?;
        work.commit().await
    }

    /// Keeps what the gateway reported of a terminal.
    pub async fn set_reported(&self, terminal: &TerminalId, reported: &Reported) -> Result<(), LedgerError> {
        let id = terminal.as_str();
        sqlx::query!(
            "UPDATE terminal SET reported_name = ?2, reported_kind = ?3, reported_currency = ?4,
                    reported_zone = ?5, reported_status = ?6, reported_merchant = ?7, reported_at = ?8,
                    reported_address = ?9
             WHERE id = ?1",
            id,
            reported.name,
            reported.kind,
            reported.currency,
            reported.zone,
            reported.status,
            reported.merchant,
            reported.at,
            reported.address
        )
        .execute(&self.pool)
        .await?;
        self.tell(What::Setup, [id]);
        Ok(())
    }
}

impl Work {
    /// Adds or changes terminals; their place in the list is their place here.
    pub async fn put_terminals(&mut self, terminals: &[Terminal], now: i64) -> Result<(), LedgerError> {
        // Two terminals may swap names: step aside first.
        for terminal in terminals {
            let id = terminal.id.as_str();
            sqlx::query!("UPDATE terminal SET name = id WHERE id = ?1", id)
                .execute(&mut *self.tx)
                .await?;
        }
        for (position, terminal) in terminals.iter().enumerate() {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            self.put_terminal(terminal, position, now).await?;
        }
        Ok(())
    }

    async fn put_terminal(
        &mut self,
        terminal: &Terminal,
        position: i64,
        now: i64,
    ) -> Result<(), LedgerError> {
        let (id, account, kind) = (
            terminal.id.as_str(),
            terminal.account.as_str(),
            terminal.kind.code(),
        );
        let user = terminal.user.as_ref().map(UserId::as_str);
        let reader = &terminal.reader;
        sqlx::query!(
            "INSERT INTO terminal (id, account, name, kind, api_user, position, created_at, active, note, model,
                                   serial, counter, drawer, whereabouts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                api_user = excluded.api_user, position = excluded.position, active = excluded.active,
                note = excluded.note, model = excluded.model, serial = excluded.serial,
                counter = excluded.counter, drawer = excluded.drawer, whereabouts = excluded.whereabouts",
            id,
            account,
            terminal.name,
            kind,
            user,
            position,
            now,
            terminal.active,
            terminal.note,
            reader.model,
            reader.serial,
            reader.counter,
            reader.drawer,
            reader.whereabouts
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }

    /// Removes a terminal with its PINs and all that was noted of it; answers the vault names
    /// that are no longer used.
    pub async fn remove_terminal(
        &mut self,
        terminal: &TerminalId,
        now: i64,
    ) -> Result<Vec<SecretId>, LedgerError> {
        let id = terminal.as_str();
        let pins = sqlx::query_scalar!("SELECT id FROM credential WHERE terminal = ?1", id)
            .fetch_all(&mut *self.tx)
            .await?;
        let mut unused = Vec::new();
        for pin in pins {
            unused.extend(self.remove_credential(&CredentialId::new(pin), now).await?);
        }
        sqlx::query!("DELETE FROM task WHERE subject = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        sqlx::query!("DELETE FROM terminal WHERE id = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        self.touch(id);
        Ok(unused)
    }
}
