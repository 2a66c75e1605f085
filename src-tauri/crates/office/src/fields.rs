//! Single fields, judged when they are pasted or left, and again before they are saved.

use converge::{Endpoint, EndpointProblem};
use domain::{Check, Environment, NameKind, Severity, check_account_id, check_name, check_user_id};

use crate::dto::{CheckField, CheckRequest, FieldReport, RemovedCharacter};
use crate::error::OfficeError;
use crate::finding_words;
use crate::inner::Office;

/// Judges one field.
pub async fn check(_office: &Office, request: CheckRequest) -> Result<FieldReport, OfficeError> {
    Ok(judge(request.field, &request.value))
}

fn judge(field: CheckField, value: &str) -> FieldReport {
    match field {
        CheckField::AccountId => report(check_account_id(value)),
        CheckField::UserId => report(check_user_id(value)),
        CheckField::AccountName => report(check_name(value, NameKind::Account)),
        CheckField::TerminalName => report(check_name(value, NameKind::Terminal)),
        CheckField::Endpoint => endpoint_report(value),
    }
}

fn report(check: Check) -> FieldReport {
    let severity = check.severity();
    let (code, facts) = match check.finding {
        Some(finding) => (Some(finding.code.to_owned()), finding.facts),
        None => Default::default(),
    };
    FieldReport {
        value: check.value,
        severity,
        code,
        facts: facts
            .into_iter()
            .map(|(name, fact)| (name.to_owned(), fact))
            .collect(),
        removed: removed(check.removed),
    }
}

pub(crate) fn removed(characters: Vec<domain::RemovedCharacter>) -> Vec<RemovedCharacter> {
    characters
        .into_iter()
        .map(|c| RemovedCharacter {
            code_point: c.code_point,
            name: c.name,
        })
        .collect()
}

fn endpoint_report(value: &str) -> FieldReport {
    let cleaned = domain::clean(value, true);
    let code = match Endpoint::of(Environment::Custom, Some(&cleaned.text)) {
        Ok(_) => None,
        Err(_) if cleaned.text.is_empty() => Some("endpoint_empty"),
        Err(EndpointProblem::NotHttps) => Some("endpoint_not_https"),
        Err(_) => Some("endpoint_unreadable"),
    };
    FieldReport {
        value: cleaned.text,
        severity: if code.is_some() {
            Severity::Error
        } else {
            Severity::Ok
        },
        code: code.map(str::to_owned),
        facts: Default::default(),
        removed: removed(cleaned.removed),
    }
}

/// The value, or an error with the field, the finding and a sentence.
pub(crate) fn accept(field: &str, check: Check) -> Result<String, OfficeError> {
    check.accepted().map_err(|finding| {
        let mut error = OfficeError::invalid(field, finding.code, finding_words::sentence(&finding));
        for (name, fact) in finding.facts {
            error = error.with(name, fact);
        }
        error
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_judged_by_its_own_rule() {
        let code = |field, value: &str| judge(field, value).code;
        assert_eq!(
            code(CheckField::AccountId, "4287").as_deref(),
            Some("account_id_short")
        );
        assert_eq!(
            code(CheckField::UserId, "clerk@aldercreek.gov").as_deref(),
            Some("user_id_is_person")
        );
        assert_eq!(
            code(CheckField::Endpoint, "http://example.org").as_deref(),
            Some("endpoint_not_https")
        );
        assert_eq!(code(CheckField::Endpoint, "").as_deref(), Some("endpoint_empty"));
        assert_eq!(
            code(CheckField::Endpoint, "http://127.0.0.1:9/VirtualMerchant"),
            None
        );
        assert_eq!(code(CheckField::TerminalName, " Parks Front Desk "), None);
    }
}
