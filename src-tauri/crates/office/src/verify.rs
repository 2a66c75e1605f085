//! Checking PINs with calls that only read: `total` proves account, user, PIN and the right
//! to look up; `terminalsetup` tells what Converge knows of the terminal.

use std::time::Instant;

use converge::{CallError, Client, GatewayError};
use domain::Coded;
use ledger::{Reported, Terminal, Verdict};

use crate::brake;
use crate::dto::{
    BrakeRequest, BrakeView, TerminalVerdict, VerifyEvent, VerifyOutcome, VerifyReport, VerifyRequest,
    VerifyWarning,
};
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::operations::{Kind, Running};
use crate::views::{self, AccountFacts, reported_view};

/// The brake of an account.
pub async fn brake(office: &Office, request: BrakeRequest) -> Result<BrakeView, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    brake::view(office, &facts.account.id).await
}

/// Checks terminals one after the other; reports each as it is done.
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
    let chosen: Vec<&Terminal> = match &request.terminal_ids {
        None => facts.terminals.iter().collect(),
        Some(ids) => ids
            .iter()
            .map(|id| facts.terminal(id))
            .collect::<Result<_, _>>()?,
    };
    if let Some(until) = brake::view(office, &facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let client = gateway::client(office, &facts.account).await?;
    progress(VerifyEvent::Started {
        terminals: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
    });
    let mut verdicts = Vec::with_capacity(chosen.len());
    for terminal in chosen {
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
        verdicts.push(verdict);
    }
    Ok(VerifyReport {
        verdicts,
        brake: brake::view(office, &facts.account.id).await?,
        environment: facts.account.environment,
        host: client.endpoint().host(),
        findings: crate::dto::Findings {
            findings: Vec::new(),
            blocks_hand_off: false,
        },
    })
}

/// One terminal's check.
struct Check<'a> {
    office: &'a Office,
    facts: &'a AccountFacts,
    terminal: &'a Terminal,
    client: &'a Client,
    running: &'a Running,
}

/// What was found before it is dressed up for the screen.
#[derive(Default)]
struct Found {
    error: Option<GatewayError>,
    detail: Option<String>,
    reported: Option<Reported>,
    setup_refused: bool,
}

impl Check<'_> {
    async fn run(&self) -> Result<TerminalVerdict, OfficeError> {
        let begun = Instant::now();
        let mut found = Found::default();
        let outcome = self.outcome(&mut found).await?;
        let now = self.office.now();
        self.keep(outcome, &found, now.as_second()).await?;
        let credential = self.facts.credential(self.terminal);
        Ok(TerminalVerdict {
            terminal_id: self.terminal.id.to_string(),
            terminal_name: self.terminal.name.clone(),
            kind: self.terminal.kind,
            user_name: self.user_name(),
            outcome,
            gateway_code: found.error.as_ref().and_then(GatewayError::number),
            gateway_message: found.error.as_ref().map(|e| format!("{}: {}", e.name, e.message)),
            detail: found.detail.clone(),
            took_ms: u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX),
            at: now.to_string(),
            reported: found.reported.as_ref().and_then(reported_view),
            warnings: if outcome == VerifyOutcome::Verified {
                warnings(
                    self.terminal,
                    &found,
                    credential.map(|c| self.facts.conflicts(c)).unwrap_or_default(),
                )
            } else {
                Vec::new()
            },
            compared: Vec::new(),
            evidence: None,
        })
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

    async fn outcome(&self, found: &mut Found) -> Result<VerifyOutcome, OfficeError> {
        let Some(credential) = self.facts.credential(self.terminal) else {
            return Ok(VerifyOutcome::NoPin);
        };
        if self.running.token.is_cancelled() {
            return Ok(VerifyOutcome::Cancelled);
        }
        if brake::view(self.office, &self.facts.account.id)
            .await?
            .blocked_until
            .is_some()
        {
            return Ok(VerifyOutcome::Braked);
        }
        let credentials = match gateway::credentials(self.office, self.facts, credential).await {
            Ok(credentials) => credentials,
            Err(error) => {
                found.detail = Some(error.code.word().to_owned());
                return Ok(VerifyOutcome::VaultUnavailable);
            }
        };
        let answer = tokio::select! {
            answer = self.client.total(&credentials) => answer,
            () = self.running.token.cancelled() => return Ok(VerifyOutcome::Cancelled),
        };
        if let Err(error) = answer {
            let outcome = outcome_of(&error);
            if outcome == VerifyOutcome::CredentialsRefused {
                brake::note(self.office, &self.facts.account.id).await?;
            }
            found.detail = Some(error.to_string());
            if let CallError::Refused(gateway) = error {
                found.error = Some(gateway);
            }
            return Ok(outcome);
        }
        // Account administration may be refused to this user: that is no failure.
        match self.client.terminal_setup(&credentials).await {
            Ok(setup) => {
                found.reported = Some(Reported {
                    name: setup.name,
                    kind: setup.kind_text,
                    currency: setup.currency.map(|c| c.to_string()),
                    zone: setup.time_zone,
                    status: setup.status,
                });
            }
            Err(_) => found.setup_refused = true,
        }
        Ok(VerifyOutcome::Verified)
    }

    /// Keeps what was learned. Not tried, or not heard of, changes nothing that was known.
    async fn keep(&self, outcome: VerifyOutcome, found: &Found, now: i64) -> Result<(), OfficeError> {
        use VerifyOutcome as Outcome;
        let Some(credential) = self.facts.credential(self.terminal) else {
            return Ok(());
        };
        if !matches!(outcome, Outcome::Braked | Outcome::Cancelled | Outcome::NoPin) {
            // A PIN that was good and now finds no answer is unverified, not refused.
            let verdict = Verdict {
                at: now,
                outcome: outcome.word().to_owned(),
                gateway_code: found.error.as_ref().and_then(GatewayError::number),
            };
            self.office.0.ledger.set_verdict(&credential.id, &verdict).await?;
        }
        if let Some(reported) = &found.reported {
            self.office
                .0
                .ledger
                .set_reported(&self.terminal.id, reported)
                .await?;
        }
        Ok(())
    }
}

/// What a failed look-up says about the credentials.
pub(crate) fn outcome_of(error: &CallError) -> VerifyOutcome {
    if error.is_bad_credentials() {
        return VerifyOutcome::CredentialsRefused;
    }
    if gateway::is_foreign_answer(error) {
        return VerifyOutcome::ProxyAnswer;
    }
    match error {
        CallError::Refused(gateway) => match gateway.number() {
            Some(4014) => VerifyOutcome::RightMissing,
            Some(4016) => VerifyOutcome::FeatureMissing,
            _ => VerifyOutcome::Refused,
        },
        CallError::Cancelled => VerifyOutcome::Cancelled,
        CallError::Unknown(converge::Unanswered::Unreadable(_) | converge::Unanswered::Indeterminate) => {
            VerifyOutcome::UnreadableAnswer
        }
        CallError::NotSent(_) | CallError::Unknown(_) => VerifyOutcome::NoAnswer,
    }
}

fn warnings(terminal: &Terminal, found: &Found, conflicts: Vec<String>) -> Vec<VerifyWarning> {
    let mut warnings = Vec::new();
    if found.setup_refused {
        warnings.push(VerifyWarning::SetupNotReadable);
    }
    if let Some(reported) = &found.reported {
        if let Some(text) = &reported.kind {
            // A segment we do not know is shown as it is: the clerk decides.
            let known = domain::TerminalKind::from_segment(text);
            if known != Some(terminal.kind) {
                warnings.push(VerifyWarning::KindDiffers {
                    chosen: terminal.kind,
                    reported: text.clone(),
                });
            }
        }
        if let Some(name) = reported
            .name
            .as_deref()
            .filter(|name| !same_name(name, &terminal.name))
        {
            warnings.push(VerifyWarning::NameDiffers {
                reported: name.to_owned(),
            });
        }
        if let Some(status) = reported
            .status
            .as_deref()
            .filter(|s| !s.eq_ignore_ascii_case("ACTIVE"))
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

/// The town may write the name a little differently: case, blanks and a leading "T2" do not count.
fn same_name(gateway: &str, ours: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let (gateway, ours) = (plain(gateway), plain(ours));
    gateway.ends_with(&ours) || ours.ends_with(&gateway)
}

/// A sentence for the command line.
pub fn sentence(verdict: &TerminalVerdict) -> String {
    let user = verdict.user_name.as_deref().unwrap_or("this user");
    match verdict.outcome {
        VerifyOutcome::Verified => {
            let differs = verdict.warnings.iter().find_map(|w| match w {
                VerifyWarning::KindDiffers { chosen, reported } => Some(format!(
                    "OK, but you chose {} and Converge says {reported}. Check which is right.",
                    chosen.word()
                )),
                _ => None,
            });
            differs.unwrap_or_else(|| "OK".to_owned())
        }
        VerifyOutcome::NoPin => "Skipped: no PIN stored.".to_owned(),
        VerifyOutcome::CredentialsRefused => {
            "Converge did not accept this user ID and PIN together. Copy both again from the portal."
                .to_owned()
        }
        VerifyOutcome::RightMissing => {
            format!("\"Batches: View\" is missing for {user}. The town's Converge administrator can add it.")
        }
        VerifyOutcome::FeatureMissing => "This account cannot do that. Ask Converge by phone.".to_owned(),
        VerifyOutcome::Refused => "Converge refused the look-up.".to_owned(),
        VerifyOutcome::NoAnswer => {
            "No answer from Converge. Your details are saved and marked unverified.".to_owned()
        }
        VerifyOutcome::ProxyAnswer => "Something between this PC and Converge answered instead.".to_owned(),
        VerifyOutcome::UnreadableAnswer => {
            "Converge's answer could not be read. Nothing was changed.".to_owned()
        }
        VerifyOutcome::VaultUnavailable => {
            "The PIN could not be fetched from this computer's secret store.".to_owned()
        }
        VerifyOutcome::Braked => {
            "Not tried: three refusals in 15 minutes. Wait before trying again.".to_owned()
        }
        VerifyOutcome::Cancelled => "Not tried: cancelled.".to_owned(),
    }
}

/// The first failure as an error, for an exit code; `None` when every terminal with a PIN is good.
pub fn failure(report: &VerifyReport) -> Option<OfficeError> {
    if let Some(until) = &report.brake.blocked_until {
        return Some(brake::error(until));
    }
    let failed: Vec<&TerminalVerdict> = report
        .verdicts
        .iter()
        .filter(|v| !matches!(v.outcome, VerifyOutcome::Verified | VerifyOutcome::NoPin))
        .collect();
    let first = failed.first()?;
    let code = match first.outcome {
        VerifyOutcome::VaultUnavailable => Code::SecretMissing,
        VerifyOutcome::Cancelled => Code::Cancelled,
        _ => Code::VerifyFailed,
    };
    let message = format!("{}: {}", first.terminal_name, sentence(first));
    Some(
        OfficeError::new(code, message)
            .with("outcome", first.outcome.word())
            .with(
                "failed",
                failed.iter().map(|v| v.terminal_name.clone()).collect::<Vec<_>>(),
            ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminals_name_at_the_gateway_may_differ_in_small_things() {
        assert!(same_name("WEB PERMITS", "Web Permits"));
        assert!(same_name("Web Permits", "T2 Web Permits"));
        assert!(!same_name("Web Utility", "Web Permits"));
    }
}
