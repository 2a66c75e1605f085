//! Checking PINs with calls that only read: `total` proves account, user, PIN and the right
//! to look up; `terminalsetup` tells what Converge knows of the terminal, and where it may not
//! be read, the last payments seen through the PIN tell something.

mod ask;
mod words;

use std::collections::VecDeque;
use std::time::Instant;

use converge::{Client, GatewayError};
use ledger::{Terminal, Verdict};

pub(crate) use ask::{Answer, Question, outcome_of};
pub use words::{failure, sentence};

use crate::brake;
use crate::dto::{
    BrakeRequest, BrakeView, TerminalVerdict, VerifyEvent, VerifyOutcome, VerifyReport, VerifyRequest,
    VerifyWarning,
};
use crate::error::OfficeError;
use crate::evidence;
use crate::findings::{self, Named};
use crate::gateway;
use crate::inner::Office;
use crate::operations::{Kind, Running};
use crate::views::{self, AccountFacts, reported_view};

/// The brake of an account.
pub async fn brake(office: &Office, request: BrakeRequest) -> Result<BrakeView, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    brake::view(office, &facts.account.id).await
}

/// Checks terminals one after the other; reports each as it is done. Users take turns: should
/// the brake come on, as much as possible is known of each of them.
///
/// # Errors
/// While the brake is on, nothing is asked. What single terminals answer is no error.
pub async fn run(
    office: &Office,
    request: VerifyRequest,
    progress: impl Fn(VerifyEvent) + Send + Sync,
) -> Result<VerifyReport, OfficeError> {
    let running = office.start(Kind::Verify, &request.operation_id)?;
    let facts = views::facts(office, &request.account_id).await?;
    let chosen = chosen(&facts, request.terminal_ids.as_deref())?;
    if let Some(until) = brake::view(office, &facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let client = gateway::client(office, &facts.account).await?;
    progress(VerifyEvent::Started {
        terminals: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
    });
    let mut verdicts = Vec::with_capacity(chosen.len());
    for (place, terminal) in taking_turns(&facts, &chosen) {
        progress(VerifyEvent::Checking {
            terminal_id: terminal.id.to_string(),
        });
        let check = Check {
            office,
            facts: &facts,
            terminal,
            client: &client,
            running: &running,
        };
        let verdict = check.run().await?;
        progress(VerifyEvent::Checked {
            verdict: Box::new(verdict.clone()),
        });
        verdicts.push((place, verdict));
    }
    verdicts.sort_by_key(|(place, _)| *place);
    let after = views::facts(office, facts.account.id.as_str()).await?;
    Ok(VerifyReport {
        verdicts: verdicts.into_iter().map(|(_, verdict)| verdict).collect(),
        brake: brake::view(office, &facts.account.id).await?,
        environment: facts.account.environment,
        host: client.endpoint().host(),
        findings: findings::of(&after),
    })
}

/// The terminals to check: those named, else all that are in use.
fn chosen<'a>(facts: &'a AccountFacts, ids: Option<&[String]>) -> Result<Vec<&'a Terminal>, OfficeError> {
    match ids {
        Some(ids) => ids.iter().map(|id| facts.terminal(id)).collect(),
        None => Ok(facts.active_terminals().collect()),
    }
}

/// The terminals of one user, each with its place in the list.
type Queue<'a> = (Option<domain::UserId>, VecDeque<(usize, &'a Terminal)>);

/// One terminal of each user, then the next of each; with their places in the order of the list.
fn taking_turns<'a>(facts: &AccountFacts, chosen: &[&'a Terminal]) -> Vec<(usize, &'a Terminal)> {
    let user_of = |terminal: &Terminal| facts.credential(terminal).map(|c| c.user.clone());
    let mut queues: Vec<Queue<'a>> = Vec::new();
    for (place, terminal) in chosen.iter().enumerate() {
        let user = user_of(terminal);
        match queues.iter_mut().find(|(of, _)| *of == user) {
            Some((_, queue)) => queue.push_back((place, *terminal)),
            None => queues.push((user, VecDeque::from([(place, *terminal)]))),
        }
    }
    let mut order = Vec::with_capacity(chosen.len());
    while order.len() < chosen.len() {
        order.extend(queues.iter_mut().filter_map(|(_, queue)| queue.pop_front()));
    }
    order
}

/// One terminal's check.
struct Check<'a> {
    office: &'a Office,
    facts: &'a AccountFacts,
    terminal: &'a Terminal,
    client: &'a Client,
    running: &'a Running,
}

impl Check<'_> {
    async fn run(&self) -> Result<TerminalVerdict, OfficeError> {
        let begun = Instant::now();
        let (outcome, mut answer) = self.outcome().await?;
        self.keep(outcome, &answer).await?;
        if let Some(seen) = &mut answer.seen {
            let credential = self.facts.credential(self.terminal);
            let before = credential.and_then(|credential| self.facts.seen(credential));
            seen.confirmed = before.and_then(|before| before.confirmed);
        }
        let took = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        let mut verdict = dressed(self.office, self.facts, self.terminal, outcome, answer);
        verdict.took_ms = took;
        verdict.user_name = self.user_name();
        Ok(verdict)
    }

    fn user_name(&self) -> Option<String> {
        let by_terminal = self.terminal.user.as_ref();
        let user = self.facts.users.iter().find(|u| Some(&u.id) == by_terminal);
        user.map(|u| u.user_id.clone()).or_else(|| {
            self.facts
                .credential(self.terminal)
                .map(|c| self.facts.user_name(c).to_owned())
        })
    }

    async fn outcome(&self) -> Result<(VerifyOutcome, Answer), OfficeError> {
        let nothing = Answer::default();
        let Some(credential) = self.facts.credential(self.terminal) else {
            return Ok((VerifyOutcome::NoPin, nothing));
        };
        if self.running.token.is_cancelled() {
            return Ok((VerifyOutcome::Cancelled, nothing));
        }
        if brake::view(self.office, &self.facts.account.id)
            .await?
            .blocked_until
            .is_some()
        {
            return Ok((VerifyOutcome::Braked, nothing));
        }
        let credentials = match gateway::credentials(self.office, self.facts, credential).await {
            Ok(credentials) => credentials,
            Err(error) => {
                let answer = Answer {
                    detail: Some(error.code.word().to_owned()),
                    ..nothing
                };
                return Ok((VerifyOutcome::VaultUnavailable, answer));
            }
        };
        let question = Question {
            office: self.office,
            facts: self.facts,
            client: self.client,
            credentials: &credentials,
            token: &self.running.token,
        };
        question.ask().await
    }

    /// Keeps what was learned. Not tried, or not heard of, changes nothing that was known.
    async fn keep(&self, outcome: VerifyOutcome, answer: &Answer) -> Result<(), OfficeError> {
        use VerifyOutcome as Outcome;
        let Some(credential) = self.facts.credential(self.terminal) else {
            return Ok(());
        };
        let ledger = &self.office.0.ledger;
        if !matches!(outcome, Outcome::Braked | Outcome::Cancelled | Outcome::NoPin) {
            // A PIN that was good and now finds no answer is unverified, not refused.
            let verdict = verdict(self.office, outcome, answer);
            ledger.set_verdict(&credential.id, &verdict).await?;
        }
        if let Some(reported) = &answer.reported {
            ledger.set_reported(&self.terminal.id, reported).await?;
        }
        if let Some(seen) = &answer.seen {
            evidence::keep(self.office, credential, seen).await?;
        }
        Ok(())
    }
}

/// How a check ended, as it is kept.
pub(crate) fn verdict(office: &Office, outcome: VerifyOutcome, answer: &Answer) -> Verdict {
    Verdict {
        at: office.now().as_second(),
        outcome: outcome.word().to_owned(),
        gateway_code: answer.error.as_ref().and_then(GatewayError::number),
        by: Some(crate::people::acting(office).name),
    }
}

/// What was found, for the screen.
pub(crate) fn dressed(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
    outcome: VerifyOutcome,
    answer: Answer,
) -> TerminalVerdict {
    let known = findings::gather(facts);
    let told = known.terminal(terminal.id.as_str()).map(|fact| {
        let mut fact = fact.clone();
        fact.reported = answer.reported.clone().unwrap_or_default();
        fact
    });
    let conflicts = facts.credential(terminal).map(|c| facts.conflicts(c));
    TerminalVerdict {
        terminal_id: terminal.id.to_string(),
        terminal_name: terminal.name.clone(),
        kind: terminal.kind,
        user_name: None,
        outcome,
        gateway_code: answer.error.as_ref().and_then(GatewayError::number),
        gateway_message: answer
            .error
            .as_ref()
            .map(|e| format!("{}: {}", e.name, e.message)),
        detail: answer.detail.clone(),
        took_ms: 0,
        at: office.now().to_string(),
        reported: answer.reported.as_ref().and_then(reported_view),
        warnings: match outcome {
            VerifyOutcome::Verified => warnings(&known, terminal, &answer, conflicts.unwrap_or_default()),
            _ => Vec::new(),
        },
        compared: told
            .map(|fact| findings::table(&known, &fact))
            .unwrap_or_default(),
        evidence: answer.seen.as_ref().map(|seen| evidence::view(terminal, seen)),
    }
}

fn warnings(
    known: &findings::Facts,
    terminal: &Terminal,
    answer: &Answer,
    conflicts: Vec<String>,
) -> Vec<VerifyWarning> {
    let mut warnings = Vec::new();
    if answer.setup_refused {
        warnings.push(VerifyWarning::SetupNotReadable);
    }
    if let Some(reported) = &answer.reported {
        if let Some(text) = &reported.kind
            && domain::TerminalKind::from_segment(text).is_some_and(|kind| kind != terminal.kind)
        {
            warnings.push(VerifyWarning::KindDiffers {
                chosen: terminal.kind,
                reported: text.clone(),
            });
        }
        if let Some(name) = &reported.name
            && !matches!(
                findings::whose(known, terminal.id.as_str(), &terminal.name, name),
                Named::Own
            )
        {
            warnings.push(VerifyWarning::NameDiffers {
                reported: name.clone(),
            });
        }
        if let Some(status) = reported
            .status
            .as_deref()
            .filter(|s| !s.trim().eq_ignore_ascii_case("ACTIVE"))
        {
            warnings.push(VerifyWarning::TerminalNotActive {
                status: status.to_owned(),
            });
        }
    }
    if !conflicts.is_empty() {
        warnings.push(VerifyWarning::PinConflict { terminals: conflicts });
    }
    warnings
}
