use domain::{AccountId, Coded, SeenBy, TerminalId};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;
use crate::work::Work;

/// The gateway's copy of a plan at one terminal, as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSeen {
    /// Our id of the plan.
    pub plan: String,
    /// Through which terminal.
    pub terminal: TerminalId,
    /// The gateway knows the plan there.
    pub found: bool,
    /// Names and texts as they came, masked; empty where it was not found.
    pub fields: Vec<(String, String)>,
    /// How it came to be seen.
    pub how: SeenBy,
    /// When, UTC seconds.
    pub at: i64,
    /// Who asked.
    pub who: String,
}

struct Stored {
    plan: String,
    terminal: String,
    found: i64,
    fields: String,
    how: i64,
    at: i64,
    who: String,
}

impl TryFrom<Stored> for PlanSeen {
    type Error = LedgerError;

    fn try_from(row: Stored) -> Result<Self, LedgerError> {
        let how = u8::try_from(row.how).ok().and_then(SeenBy::from_code);
        Ok(Self {
            plan: row.plan,
            terminal: TerminalId::new(row.terminal),
            found: row.found != 0,
            fields: serde_json::from_str(&row.fields).map_err(|_| LedgerError::Damaged)?,
            how: how.ok_or(LedgerError::Newer)?,
            at: row.at,
            who: row.who,
        })
    }
}

impl Ledger {
    /// What was seen of the plans of an account, newest first.
    pub async fn list_plans_seen(&self, account: &AccountId) -> Result<Vec<PlanSeen>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT s.plan, s.terminal, s.found, s.fields, s.how, s.at, s.who FROM plan_seen s
             JOIN plan p ON p.id = s.plan WHERE p.account = ?1 ORDER BY s.at DESC, s.plan, s.terminal",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(PlanSeen::try_from).collect()
    }

    /// What was seen of one plan, newest first.
    pub async fn plan_seen(&self, plan: &str) -> Result<Vec<PlanSeen>, LedgerError> {
        let rows = sqlx::query_as!(
            Stored,
            "SELECT plan, terminal, found, fields, how, at, who FROM plan_seen
             WHERE plan = ?1 ORDER BY at DESC, terminal",
            plan
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(PlanSeen::try_from).collect()
    }
}

impl Work {
    /// Keeps what was seen of a plan at a terminal, in place of what was seen there before.
    pub async fn put_plan_seen(&mut self, seen: &PlanSeen) -> Result<(), LedgerError> {
        let (terminal, how) = (seen.terminal.as_str(), seen.how.code());
        let fields =
            serde_json::to_string(&seen.fields).map_err(|error| LedgerError::Other(error.to_string()))?;
        sqlx::query!(
            "INSERT INTO plan_seen (plan, terminal, found, fields, how, at, who)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (plan, terminal) DO UPDATE SET found = excluded.found, fields = excluded.fields,
                how = excluded.how, at = excluded.at, who = excluded.who",
            seen.plan,
            terminal,
            seen.found,
            fields,
            how,
            seen.at,
            seen.who
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch_other(What::Plans, &seen.plan);
        Ok(())
    }
}
