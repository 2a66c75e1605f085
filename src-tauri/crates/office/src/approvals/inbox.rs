//! The inbox: what waits, and what was decided.

use std::collections::HashMap;

use domain::{AccountId, Coded, MoneyAct};
use ledger::{Approval, Person};

use super::{act, decide, hex, number, reasons, state};
use crate::dto::{AccountRequest, ApprovalState, ApprovalView, Approvals};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::views::instant;

/// Most requests in the list of what was decided.
const DECIDED: usize = 200;
/// Requests looked through for both lists.
const LOOKED: i64 = 2_000;

/// The inbox of an account.
pub async fn list(office: &Office, request: AccountRequest) -> Result<Approvals, OfficeError> {
    let account = AccountId::new(request.account_id);
    let all = office
        .0
        .ledger
        .list_approvals(Some(&account), None, None, LOOKED)
        .await?;
    let around = Around::of(office, &account).await?;
    let shown: Vec<ApprovalView> = all.iter().map(|one| around.view(one)).collect::<Result<_, _>>()?;
    let (mut waiting, mut decided): (Vec<_>, Vec<_>) = shown
        .into_iter()
        .partition(|one| one.state == ApprovalState::Waiting);
    waiting.reverse();
    decided.truncate(DECIDED);
    Ok(Approvals {
        waiting,
        decided,
        reasons: reasons::views(office).await?,
    })
}

/// One request for the screen.
pub(super) async fn one(office: &Office, id: &str) -> Result<ApprovalView, OfficeError> {
    let stored = decide::find(office, id).await?;
    Around::of(office, &stored.account).await?.view(&stored)
}

/// What is needed to show a request.
struct Around {
    now: i64,
    people: Vec<Person>,
    you: Option<Person>,
    terminals: HashMap<String, String>,
    reasons: HashMap<String, String>,
}

impl Around {
    async fn of(office: &Office, account: &AccountId) -> Result<Self, OfficeError> {
        let people = office.0.ledger.list_people().await?;
        let actor = crate::people::acting(office);
        let terminals = office.0.ledger.list_terminals(account).await?;
        let reasons = office.0.ledger.list_reasons().await?;
        Ok(Self {
            now: office.now().as_second(),
            you: people
                .iter()
                .find(|person| Some(&person.id) == actor.id.as_ref() && person.active)
                .cloned(),
            people,
            terminals: terminals
                .into_iter()
                .map(|terminal| (terminal.id.to_string(), terminal.name))
                .collect(),
            reasons: reasons
                .into_iter()
                .map(|reason| (reason.id, reason.words))
                .collect(),
        })
    }

    fn view(&self, stored: &Approval) -> Result<ApprovalView, OfficeError> {
        let act = act(stored)?;
        let state = state(stored, self.now);
        let waits = state == ApprovalState::Waiting;
        let judged = match &self.you {
            Some(you) if waits => decide::may(&self.people, you, stored, true),
            _ => Err(OfficeError::new(Code::SignInNeeded, "")),
        };
        let refused = judged.as_ref().err().map(|error| error.message.clone());
        let decision = stored.decision.as_ref();
        Ok(ApprovalView {
            id: stored.id.clone(),
            number: number(stored.no),
            account_id: stored.account.to_string(),
            terminal_id: stored.terminal.to_string(),
            terminal_name: self
                .terminals
                .get(stored.terminal.as_str())
                .cloned()
                .unwrap_or_default(),
            act: act.kind().word().to_owned(),
            payment_id: payment(&act).cloned(),
            target: stored.target.clone(),
            amount: act.amount().map(Into::into),
            summary: stored.summary.clone(),
            reason: self.reasons.get(&stored.reason).cloned().unwrap_or_default(),
            note: stored.note.clone(),
            requested_by: stored.requested_name.clone(),
            requested_at: instant(stored.requested_at),
            expires_at: instant(stored.expires_at),
            state,
            decided_by: decision.map(|decision| decision.name.clone()),
            decided_at: decision.map(|decision| instant(decision.at)),
            decision_note: decision.map(|decision| decision.note.clone()).unwrap_or_default(),
            intent_id: stored.intent.clone(),
            problem: stored.problem.clone(),
            bound: hex(&stored.bound),
            may_decide: judged.is_ok(),
            may_withdraw: waits && self.you.as_ref().is_some_and(|you| you.id == stored.requested_by),
            refused: refused.filter(|words| waits && !words.is_empty()),
        })
    }
}

fn payment(act: &MoneyAct) -> Option<&String> {
    match act {
        MoneyAct::Void { txn, .. } | MoneyAct::Return { txn, .. } => Some(txn),
        _ => None,
    }
}
