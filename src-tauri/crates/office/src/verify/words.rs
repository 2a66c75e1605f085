use domain::Coded;

use crate::brake;
use crate::dto::{TerminalVerdict, VerifyOutcome, VerifyReport, VerifyWarning};
use crate::error::{Code, OfficeError};

/// A sentence for the command line.
pub fn sentence(verdict: &TerminalVerdict) -> String {
    let user = verdict.user_name.as_deref().unwrap_or("this user");
    match verdict.outcome {
        VerifyOutcome::Verified => good(verdict),
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

/// What there is to say although the PIN was accepted; the worst first.
fn good(verdict: &TerminalVerdict) -> String {
    let found = |pick: &dyn Fn(&VerifyWarning) -> Option<String>| verdict.warnings.iter().find_map(pick);
    found(&|w| match w {
        VerifyWarning::PinConflict { terminals } => Some(format!(
            "The PIN works, but it stands on {} as well. One PIN belongs to one terminal.",
            terminals.join(", ")
        )),
        _ => None,
    })
    .or_else(|| {
        found(&|w| match w {
            VerifyWarning::NameDiffers { reported } => Some(format!(
                "OK, but Converge calls the terminal behind this PIN \"{reported}\". Check that it is the right PIN."
            )),
            _ => None,
        })
    })
    .or_else(|| {
        found(&|w| match w {
            VerifyWarning::KindDiffers { chosen, reported } => Some(format!(
                "OK, but you chose {} and Converge says {reported}. Check which is right.",
                chosen.word()
            )),
            VerifyWarning::TerminalNotActive { status } => {
                Some(format!("OK, but Converge reports the status \"{status}\". Ask Converge by phone."))
            }
            _ => None,
        })
    })
    .or_else(|| {
        let evidence = verdict.evidence.as_ref()?;
        Some(format!("OK. Converge does not say what terminal it is. {}", evidence.says))
    })
    .unwrap_or_else(|| "OK".to_owned())
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
