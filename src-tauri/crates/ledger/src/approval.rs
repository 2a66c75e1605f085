use domain::{AccountId, TerminalId};

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A request that a second person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Running number; people say `R-0031`.
    pub no: i64,
    /// Our id.
    pub id: String,
    /// In which account.
    pub account: AccountId,
    /// On which terminal.
    pub terminal: TerminalId,
    /// What was asked, JSON of the domain's money act.
    pub act: String,
    /// What it is about: the gateway's id of a payment, or our id of a plan or terminal.
    pub target: String,
    /// What was asked, in words.
    pub summary: String,
    /// Our id of the reason.
    pub reason: String,
    /// As typed.
    pub note: String,
    /// Our id of the person.
    pub requested_by: String,
    /// Their name then.
    pub requested_name: String,
    /// UTC seconds.
    pub requested_at: i64,
    /// From then on nobody may approve it, UTC seconds.
    pub expires_at: i64,
    /// Digest over everything that was asked.
    pub bound: Vec<u8>,
    /// `waiting`, `approved`, `refused`, `withdrawn`.
    pub state: String,
    /// What was decided; none while it waits.
    pub decision: Option<Decision>,
    /// Our id of the intent that carries it out.
    pub intent: Option<String>,
    /// Why it was approved and not carried out, a sentence.
    pub problem: Option<String>,
}

/// Who decided what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Our id of the person.
    pub by: String,
    /// Their name then.
    pub name: String,
    /// UTC seconds.
    pub at: i64,
    /// As typed.
    pub note: String,
}

struct Row {
    no: i64,
    id: String,
    account: String,
    terminal: String,
    act: String,
    target: String,
    summary: String,
    reason: String,
    note: String,
    requested_by: String,
    requested_name: String,
    requested_at: i64,
    expires_at: i64,
    bound: Vec<u8>,
    state: String,
    decided_by: Option<String>,
    decided_name: Option<String>,
    decided_at: Option<i64>,
    decision_note: String,
    intent: Option<String>,
    problem: Option<String>,
}

impl From<Row> for Approval {
    fn from(row: Row) -> Self {
        let decision = row.decided_at.map(|at| Decision {
            by: row.decided_by.unwrap_or_default(),
            name: row.decided_name.unwrap_or_default(),
            at,
            note: row.decision_note,
        });
        Self {
            no: row.no,
            id: row.id,
            account: AccountId::new(row.account),
            terminal: TerminalId::new(row.terminal),
            act: row.act,
            target: row.target,
            summary: row.summary,
            reason: row.reason,
            note: row.note,
            requested_by: row.requested_by,
            requested_name: row.requested_name,
            requested_at: row.requested_at,
            expires_at: row.expires_at,
            bound: row.bound,
            state: row.state,
            decision,
            intent: row.intent,
            problem: row.problem,
        }
    }
}

impl Ledger {
    /// Requests, newest first: those of an account, those about a target of it, those that
    /// wait; at most so many.
    pub async fn list_approvals(
        &self,
        account: Option<&AccountId>,
        target: Option<&str>,
        state: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Approval>, LedgerError> {
        let account = account.map(AccountId::as_str);
        let rows = sqlx::query_as!(
            Row,
            "SELECT no, id, account, terminal, act, target, summary, reason, note, requested_by,
                    requested_name, requested_at, expires_at, bound, state, decided_by, decided_name,
                    decided_at, decision_note, intent, problem
             FROM approval
             WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR target = ?2) AND (?3 IS NULL OR state = ?3)
             ORDER BY no DESC LIMIT ?4",
            account,
            target,
            state,
            limit
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Approval::from).collect())
    }

    /// One request.
    pub async fn approval(&self, id: &str) -> Result<Option<Approval>, LedgerError> {
        let row = sqlx::query_as!(
            Row,
            "SELECT no, id, account, terminal, act, target, summary, reason, note, requested_by,
                    requested_name, requested_at, expires_at, bound, state, decided_by, decided_name,
                    decided_at, decision_note, intent, problem
             FROM approval WHERE id = ?1",
            id
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(Approval::from))
    }
}

impl Work {
    /// Adds a request that waits; its number is given here.
    pub async fn add_approval(&mut self, new: &Approval) -> Result<i64, LedgerError> {
        let (account, terminal) = (new.account.as_str(), new.terminal.as_str());
        let done = sqlx::query!(
            "INSERT INTO approval (id, account, terminal, act, target, summary, reason, note, requested_by,
                requested_name, requested_at, expires_at, bound, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'waiting')",
            new.id,
            account,
            terminal,
            new.act,
            new.target,
            new.summary,
            new.reason,
            new.note,
            new.requested_by,
            new.requested_name,
            new.requested_at,
            new.expires_at,
            new.bound
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(&new.id);
        Ok(done.last_insert_rowid())
    }

    /// Keeps a decision about a request that waits; false where it no longer does.
    pub async fn decide_approval(
        &mut self,
        id: &str,
        state: &str,
        decision: &Decision,
    ) -> Result<bool, LedgerError> {
        let done = sqlx::query!(
            "UPDATE approval SET state = ?2, decided_by = ?3, decided_name = ?4, decided_at = ?5,
                decision_note = ?6
             WHERE id = ?1 AND state = 'waiting'",
            id,
            state,
            decision.by,
            decision.name,
            decision.at,
            decision.note
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(done.rows_affected() == 1)
    }

    /// Keeps what came of an approved request: the intent that carries it out, or why there is
    /// none.
    pub async fn conclude_approval(
        &mut self,
        id: &str,
        intent: Option<&str>,
        problem: Option<&str>,
    ) -> Result<(), LedgerError> {
        sqlx::query!(
            "UPDATE approval SET intent = ?2, problem = ?3 WHERE id = ?1 AND state = 'approved'",
            id,
            intent,
            problem
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(id);
        Ok(())
    }
}
