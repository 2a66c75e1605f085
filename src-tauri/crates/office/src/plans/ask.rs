//! Asking the gateway about one plan: `recurringquery`, which only reads.

use converge::{CallError, Client, Fields};
use domain::PlanKind;
use ledger::Terminal;
use tokio_util::sync::CancellationToken;

use super::query;
use crate::brake;
use crate::dto::VerifyOutcome;
use crate::error::OfficeError;
use crate::gateway;
use crate::inner::Office;
use crate::verify::outcome_of;
use crate::views::AccountFacts;

/// No plan has this id at this terminal.
const UNKNOWN: [u16; 2] = [5033, 5034];

/// What the gateway said of a plan at a terminal.
pub(super) enum Told {
    /// Its fields.
    Found(Fields),
    /// It knows no such plan there.
    NotThere,
    /// It could not be asked, or said something else: a sentence.
    Failed(String),
    /// The person stopped it.
    Cancelled,
}

/// Somebody who asks about plans of an account.
pub(super) struct Asker<'a> {
    pub(super) office: &'a Office,
    pub(super) facts: &'a AccountFacts,
    pub(super) client: &'a Client,
    pub(super) token: &'a CancellationToken,
}

impl Asker<'_> {
    /// Asks once.
    ///
    /// # Errors
    /// While the brake is on, nothing is asked.
    pub(super) async fn ask(
        &self,
        terminal: &Terminal,
        kind: PlanKind,
        id: &str,
    ) -> Result<Told, OfficeError> {
        let account = &self.facts.account.id;
        if let Some(until) = brake::view(self.office, account).await?.blocked_until {
            return Err(brake::error(&until));
        }
        let Some(credential) = self.facts.credential(terminal) else {
            return Ok(Told::Failed(format!("{} has no PIN here.", terminal.name)));
        };
        let credentials = match gateway::credentials(self.office, self.facts, credential).await {
            Ok(credentials) => credentials,
            Err(error) => return Ok(Told::Failed(error.message)),
        };
        let query = query(kind, id);
        let answer = tokio::select! {
            answer = self.client.call(&credentials, &query) => answer,
            () = self.token.cancelled() => return Ok(Told::Cancelled),
        };
        let error = match answer {
            Ok(list) => {
                let mine = |plan: &converge::Plan<'_>| plan.id().eq_ignore_ascii_case(id.trim());
                let found = list.plans().find(mine).map(|plan| plan.fields().clone());
                return Ok(found.map_or(Told::NotThere, Told::Found));
            }
            Err(error) => error,
        };
        if let CallError::Refused(refusal) = &error
            && refusal.number().is_some_and(|code| UNKNOWN.contains(&code))
        {
            return Ok(Told::NotThere);
        }
        let outcome = outcome_of(&error);
        if outcome == VerifyOutcome::CredentialsRefused {
            brake::note(self.office, account).await?;
        }
        Ok(Told::Failed(failed(terminal, outcome, &error)))
    }
}

fn failed(terminal: &Terminal, outcome: VerifyOutcome, error: &CallError) -> String {
    let words = match (outcome, error) {
        (VerifyOutcome::CredentialsRefused, _) => {
            "Converge did not accept this user ID and PIN together.".to_owned()
        }
        (VerifyOutcome::RightMissing, _) => {
            "this API user may not look up plans, or the terminal is not enabled for them (4014).".to_owned()
        }
        (VerifyOutcome::FeatureMissing, _) => {
            "plans are not switched on for this terminal (4016).".to_owned()
        }
        (VerifyOutcome::ProxyAnswer, _) => {
            "something between this PC and Converge answered instead.".to_owned()
        }
        (VerifyOutcome::UnreadableAnswer, _) => "Converge's answer could not be read.".to_owned(),
        (_, CallError::Refused(refusal)) => {
            format!(
                "Converge refused the question ({} {}).",
                refusal.code, refusal.name
            )
        }
        _ => "no answer from Converge.".to_owned(),
    };
    format!("{}: {words}", terminal.name)
}
