use domain::{AccountId, ActKind, Coded, Currency, IntentState, Money, TerminalId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// An act that was asked of the gateway, with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// UUIDv7; goes to the gateway as our reference where the call has room for one.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Through which terminal.
    pub terminal: TerminalId,
    /// The gateway's API user that asks; tells our payments from the scheduler's.
    pub user_id: String,
    /// What.
    pub kind: ActKind,
    /// To what: the gateway's id of a payment, our id of a plan or terminal.
    pub target: String,
    /// The whole act as JSON.
    pub act: String,
    /// The sum it is about.
    pub amount: Option<Money>,
    /// What was seen just before, as JSON: the witness.
    pub baseline: String,
    /// SHA-256 of the request without credentials.
    pub digest: String,
    /// Who asked.
    pub requested_by: String,
    /// Who allowed it, where a second person had to.
    pub approved_by: Option<String>,
    /// Our id of that request.
    pub approval: Option<String>,
    /// The town's word for why.
    pub reason: String,
    /// As typed.
    pub note: String,
    /// The intent that this one repeats, which did not happen.
    pub previous: Option<String>,
    /// UTC milliseconds.
    pub armed_at: i64,
    /// Where it stands.
    pub state: IntentState,
    /// UTC milliseconds.
    pub dispatched_at: Option<i64>,
    /// UTC milliseconds.
    pub ended_at: Option<i64>,
    /// What the gateway said, or what was found, as JSON.
    pub told: Option<String>,
    /// Times it was looked up.
    pub looks: u32,
    /// When it is looked up next, UTC milliseconds.
    pub next_look: Option<i64>,
}

/// A step or look-up of an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentStep {
    /// UTC milliseconds.
    pub at: i64,
    /// Where it stood after this.
    pub state: IntentState,
    /// A word of the office.
    pub what: String,
    /// What was seen, as JSON without secrets.
    pub evidence: Option<String>,
}

/// What changes with a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentMove<'a> {
    /// Which.
    pub id: &'a str,
    /// Only if it stands here still.
    pub from: IntentState,
    /// The step; the same state for a look-up that decided nothing.
    pub step: &'a IntentStep,
    /// Kept where given.
    pub told: Option<&'a str>,
    /// When to look next.
    pub next_look: Option<i64>,
    /// This was a look-up.
    pub looked: bool,
}

/// Which intents.
#[derive(Debug, Clone, Default)]
pub struct IntentFilter {
    /// Of this account.
    pub account: Option<String>,
    /// About this target.
    pub target: Option<String>,
    /// Only those that are open.
    pub open: bool,
    /// At most so many, newest first.
    pub limit: i64,
}

impl Work {
    /// Writes an armed intent down, with its first step. `after` is the latest intent about the
    /// same target when its witness was read.
    ///
    /// # Errors
    /// [`LedgerError::Taken`] when one about the same target is open, or when there was another
    /// one since: the witness would be older than what that one did.
    pub async fn arm_intent(&mut self, new: &Intent, after: Option<&str>) -> Result<(), LedgerError> {
        let latest = latest(&mut self.tx, new.account.as_str(), &new.target).await?;
        if latest.as_deref() != after {
            return Err(LedgerError::Taken);
        }
        let (account, terminal) = (new.account.as_str(), new.terminal.as_str());
        let (kind, state) = (i64::from(new.kind.code()), i64::from(new.state.code()));
        let (amount, currency) = (
            new.amount.map(|amount| amount.minor),
            new.amount.map(|amount| amount.currency.to_string()),
        );
        sqlx::query!(
            "INSERT INTO intent (id, account, terminal, user_id, kind, target, act, amount, currency, baseline,
                                 digest, requested_by, approved_by, approval, reason, note, previous, armed_at,
                                 state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
            new.id,
            account,
            terminal,
            new.user_id,
            kind,
            new.target,
            new.act,
            amount,
            currency,
            new.baseline,
            new.digest,
            new.requested_by,
            new.approved_by,
            new.approval,
            new.reason,
            new.note,
            new.previous,
            new.armed_at,
            state
        )
        .execute(&mut *self.tx)
        .await?;
        let step = IntentStep {
            at: new.armed_at,
            state: new.state,
            what: "armed".to_owned(),
            evidence: None,
        };
        self.add_step(&new.id, &step).await
    }

    /// Takes a step, if the intent stands where it is thought to; answers whether it did.
    pub async fn move_intent(&mut self, change: &IntentMove<'_>) -> Result<bool, LedgerError> {
        let (from, to) = (i64::from(change.from.code()), i64::from(change.step.state.code()));
        let at = change.step.at;
        let dispatched = (change.step.state == IntentState::Dispatching).then_some(at);
        let ended = (!change.step.state.is_open()).then_some(at);
        let looked = i64::from(change.looked);
        let done = sqlx::query!(
            "UPDATE intent SET state = ?3, dispatched_at = coalesce(dispatched_at, ?4),
                    ended_at = coalesce(ended_at, ?5), told = coalesce(?6, told), next_look = ?7,
                    looks = looks + ?8
             WHERE id = ?1 AND state = ?2",
            change.id,
            from,
            to,
            dispatched,
            ended,
            change.told,
            change.next_look,
            looked
        )
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.add_step(change.id, change.step).await?;
        Ok(true)
    }

    async fn add_step(&mut self, id: &str, step: &IntentStep) -> Result<(), LedgerError> {
        let state = i64::from(step.state.code());
        sqlx::query!(
            "INSERT INTO intent_step (intent, at, state, what, evidence) VALUES (?1, ?2, ?3, ?4, ?5)",
            id,
            step.at,
            state,
            step.what,
            step.evidence
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }
}

/// The latest intent about a target.
async fn latest(
    tx: &mut sqlx::Transaction<'static, sqlx::Sqlite>,
    account: &str,
    target: &str,
) -> Result<Option<String>, LedgerError> {
    Ok(sqlx::query_scalar!(
        "SELECT id FROM intent WHERE account = ?1 AND target = ?2 ORDER BY rowid DESC LIMIT 1",
        account,
        target
    )
    .fetch_optional(&mut **tx)
    .await?)
}

struct Stored {
    id: String,
    account: String,
    terminal: String,
    user_id: String,
    kind: i64,
    target: String,
    act: String,
    amount: Option<i64>,
    currency: Option<String>,
    baseline: String,
    digest: String,
    requested_by: String,
    approved_by: Option<String>,
    approval: Option<String>,
    reason: String,
    note: String,
    previous: Option<String>,
    armed_at: i64,
    state: i64,
    dispatched_at: Option<i64>,
    ended_at: Option<i64>,
    told: Option<String>,
    looks: i64,
    next_look: Option<i64>,
}

/// The value of a stored number; one that a newer program wrote cannot be acted on.
fn coded<T: Coded>(code: i64) -> Result<T, LedgerError> {
    u8::try_from(code)
        .ok()
        .and_then(T::from_code)
        .ok_or(LedgerError::Newer)
}

impl TryFrom<Stored> for Intent {
    type Error = LedgerError;

    fn try_from(row: Stored) -> Result<Self, LedgerError> {
        let currency = row.currency.as_deref().and_then(Currency::new);
        Ok(Self {
            amount: row
                .amount
                .zip(currency)
                .map(|(minor, currency)| Money { minor, currency }),
            kind: coded(row.kind)?,
            state: coded(row.state)?,
            id: row.id,
            account: AccountId::new(row.account),
            terminal: TerminalId::new(row.terminal),
            user_id: row.user_id,
            target: row.target,
            act: row.act,
            baseline: row.baseline,
            digest: row.digest,
            requested_by: row.requested_by,
            approved_by: row.approved_by,
            approval: row.approval,
            reason: row.reason,
            note: row.note,
            previous: row.previous,
            armed_at: row.armed_at,
            dispatched_at: row.dispatched_at,
            ended_at: row.ended_at,
            told: row.told,
            looks: u32::try_from(row.looks).unwrap_or(u32::MAX),
            next_look: row.next_look,
        })
    }
}

impl Ledger {
    /// Begins changes of intents that belong together.
    pub async fn begin_money(&self) -> Result<Work, LedgerError> {
        self.begin_with(crate::feed::What::Money).await
    }

    /// One intent.
    pub async fn intent(&self, id: &str) -> Result<Option<Intent>, LedgerError> {
        let row = sqlx::query_as!(
            Stored,
            "SELECT id, account, terminal, user_id, kind, target, act, amount, currency, baseline, digest,
                    requested_by, approved_by, approval, reason, note, previous, armed_at, state,
                    dispatched_at, ended_at, told, looks, next_look
             FROM intent WHERE id = ?1",
            id
        )
        .fetch_optional(&self.pool)
        .await?;
        row.map(Intent::try_from).transpose()
    }

    /// The latest intent about a target, open or not.
    pub async fn latest_intent(
        &self,
        account: &AccountId,
        target: &str,
    ) -> Result<Option<String>, LedgerError> {
        let mut tx = self.pool.begin().await?;
        latest(&mut tx, account.as_str(), target).await
    }

    /// The intent that carried out an approved request.
    pub async fn intent_of_approval(&self, approval: &str) -> Result<Option<Intent>, LedgerError> {
        let id = sqlx::query_scalar!("SELECT id FROM intent WHERE approval = ?1", approval)
            .fetch_optional(&self.pool)
            .await?;
        match id {
            Some(id) => self.intent(&id).await,
            None => Ok(None),
        }
    }

    /// Intents, newest first.
    pub async fn list_intents(&self, filter: &IntentFilter) -> Result<Vec<Intent>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT id, account, terminal, user_id, kind, target, act, amount, currency, baseline, digest,
                    requested_by, approved_by, approval, reason, note, previous, armed_at, state,
                    dispatched_at, ended_at, told, looks, next_look
             FROM intent
             WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR target = ?2)
                AND (NOT ?3 OR state IN (1, 2, 7, 10))
             ORDER BY armed_at DESC, id DESC LIMIT ?4",
            filter.account,
            filter.target,
            filter.open,
            filter.limit
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Intent::try_from).collect()
    }

    /// The steps of an intent, oldest first.
    pub async fn intent_steps(&self, id: &str) -> Result<Vec<IntentStep>, LedgerError> {
        let rows = sqlx::query!(
            "SELECT at, state, what, evidence FROM intent_step WHERE intent = ?1 ORDER BY no",
            id
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(IntentStep {
                    at: row.at,
                    state: coded(row.state)?,
                    what: row.what,
                    evidence: row.evidence,
                })
            })
            .collect()
    }
}
