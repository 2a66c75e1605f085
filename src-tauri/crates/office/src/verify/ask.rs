use converge::{CallError, Client, Credentials, GatewayError};
use ledger::Reported;
use tokio_util::sync::CancellationToken;

use crate::brake;
use crate::dto::VerifyOutcome;
use crate::error::OfficeError;
use crate::evidence;
use crate::findings::seen::Seen;
use crate::gateway;
use crate::inner::Office;
use crate::views::AccountFacts;

/// A user and a PIN about which Converge is asked.
pub(crate) struct Question<'a> {
    pub(crate) office: &'a Office,
    pub(crate) facts: &'a AccountFacts,
    pub(crate) client: &'a Client,
    pub(crate) credentials: &'a Credentials,
    pub(crate) token: &'a CancellationToken,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) error: Option<GatewayError>,
    /// For support; never a secret.
    pub(crate) detail: Option<String>,
    pub(crate) reported: Option<Reported>,
    /// Converge does not let this user read the terminal's own data.
    pub(crate) setup_refused: bool,
    /// The last payments seen, asked for where the setup was refused.
    pub(crate) seen: Option<Seen>,
}

impl Question<'_> {
    /// Asks with calls that only read. A refusal of the credentials counts for the brake.
    pub(crate) async fn ask(&self) -> Result<(VerifyOutcome, Answer), OfficeError> {
        let mut found = Answer::default();
        let answer = tokio::select! {
            answer = self.client.total(self.credentials) => answer,
            () = self.token.cancelled() => return Ok((VerifyOutcome::Cancelled, found)),
        };
        if let Err(error) = answer {
            let outcome = self.refused(&error).await?;
            found.detail = Some(error.to_string());
            if let CallError::Refused(gateway) = error {
                found.error = Some(gateway);
            }
            return Ok((outcome, found));
        }
        // Account administration may be refused to this user: that is no failure.
        let setup = tokio::select! {
            setup = self.client.terminal_setup(self.credentials) => setup,
            () = self.token.cancelled() => return Ok((VerifyOutcome::Cancelled, found)),
        };
        match setup {
            Ok(setup) => {
                found.reported = Some(Reported {
                    name: setup.name,
                    kind: setup.kind_text,
                    currency: setup.currency.map(|c| c.to_string()),
                    zone: setup.time_zone,
                    status: setup.status,
                    merchant: setup.merchant,
                    address: Some(setup.address.join("\n")).filter(|address| !address.is_empty()),
                    at: Some(self.office.now().as_second()),
                });
            }
            Err(error) => {
                found.setup_refused = true;
                if matches!(error, CallError::Refused(_)) {
                    found.seen = self.look().await?;
                }
            }
        }
        Ok((VerifyOutcome::Verified, found))
    }

    /// The payments seen through the PIN. That they cannot be seen takes nothing from the PIN.
    async fn look(&self) -> Result<Option<Seen>, OfficeError> {
        let looked = tokio::select! {
            looked = evidence::fetch(self) => looked,
            () = self.token.cancelled() => return Ok(None),
        };
        match looked {
            Ok(seen) => Ok(Some(seen)),
            Err(error) => {
                self.refused(&error).await?;
                Ok(None)
            }
        }
    }

    /// What a failure says, noted for the brake where it is a refusal of the credentials.
    pub(crate) async fn refused(&self, error: &CallError) -> Result<VerifyOutcome, OfficeError> {
        let outcome = outcome_of(error);
        if outcome == VerifyOutcome::CredentialsRefused {
            brake::note(self.office, &self.facts.account.id).await?;
        }
        Ok(outcome)
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
