//! What a person typed or pasted, judged before anything is saved or sent.
//! Sources: Converge fact sheet, section 3; product walks A2 and A5.

use std::collections::BTreeMap;

use crate::text::{RemovedCharacter, clean};

/// Length of an account id in current documentation: six or seven digits.
const ACCOUNT_ID: std::ops::RangeInclusive<usize> = 6..=7;
/// Longest account id in older documentation.
const ACCOUNT_ID_LONGEST: usize = 15;
/// Longest API user id.
const USER_ID_LONGEST: usize = 15;
/// Length of a terminal's PIN; older accounts may have shorter ones.
const PIN_LENGTH: usize = 64;
/// Longest name we keep for an account or a terminal.
const NAME_LONGEST: usize = 60;

/// How bad a finding is. A warning never blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing to say.
    Ok,
    /// Unusual; may be saved.
    Warning,
    /// Cannot be right; is not saved.
    Error,
}

/// One thing found: a code for the words, and the facts to fill into them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code, e.g. `account_id_short`.
    pub code: &'static str,
    /// e.g. `digits` → `4`
    pub facts: BTreeMap<&'static str, String>,
}

/// The cleaned value with what was removed and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What would be saved.
    pub value: String,
    /// Characters taken out of the paste.
    pub removed: Vec<RemovedCharacter>,
    /// The most serious finding, if any.
    pub finding: Option<Finding>,
}

impl Check {
    fn of(input: &str, inner_blanks: bool, judge: impl FnOnce(&str) -> Option<Finding>) -> Self {
        let cleaned = clean(input, inner_blanks);
        let finding = judge(&cleaned.text);
        Self {
            value: cleaned.text,
            removed: cleaned.removed,
            finding,
        }
    }

    /// How bad the worst finding is.
    pub fn severity(&self) -> Severity {
        self.finding.as_ref().map_or(Severity::Ok, |f| f.severity)
    }

    /// The cleaned value, or the finding that forbids it.
    pub fn accepted(self) -> Result<String, Finding> {
        match self.finding {
            Some(finding) if finding.severity == Severity::Error => Err(finding),
            _ => Ok(self.value),
        }
    }
}

fn error(code: &'static str) -> Option<Finding> {
    finding(Severity::Error, code, [])
}

fn finding<const N: usize>(
    severity: Severity,
    code: &'static str,
    facts: [(&'static str, String); N],
) -> Option<Finding> {
    Some(Finding {
        severity,
        code,
        facts: facts.into(),
    })
}

/// Judges a Converge account id. Leading zeros count; it is text, not a number.
pub fn check_account_id(input: &str) -> Check {
    Check::of(input, true, |id| {
        let digits = || [("digits", id.chars().count().to_string())];
        if id.is_empty() {
            error("account_id_empty")
        } else if !id.bytes().all(|b| b.is_ascii_digit()) {
            error("account_id_not_digits")
        } else if id.len() < *ACCOUNT_ID.start() {
            finding(Severity::Error, "account_id_short", digits())
        } else if id.len() > ACCOUNT_ID_LONGEST {
            finding(Severity::Error, "account_id_long", digits())
        } else if id.len() > *ACCOUNT_ID.end() {
            finding(Severity::Warning, "account_id_long", digits())
        } else {
            None
        }
    })
}

/// Judges an API user id: letters and digits, case kept. A mail address is a person's sign-in.
pub fn check_user_id(input: &str) -> Check {
    Check::of(input, false, |id| {
        let odd: String = id.chars().filter(|c| !c.is_ascii_alphanumeric()).collect();
        if id.is_empty() {
            error("user_id_empty")
        } else if id.contains('@') || id.contains(' ') {
            error("user_id_is_person")
        } else if !odd.is_empty() {
            finding(Severity::Error, "user_id_characters", [("characters", odd)])
        } else if id.len() > USER_ID_LONGEST {
            let length = id.len().to_string();
            finding(Severity::Error, "user_id_long", [("length", length)])
        } else {
            None
        }
    })
}

/// What a name is for; it only chooses the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A town or department.
    Account,
    /// A terminal.
    Terminal,
}

/// Judges the name a town gives to an account or a terminal.
pub fn check_name(input: &str, kind: NameKind) -> Check {
    let (empty, long) = match kind {
        NameKind::Account => ("account_name_empty", "account_name_long"),
        NameKind::Terminal => ("terminal_name_empty", "terminal_name_long"),
    };
    Check::of(input, false, |name| {
        let length = name.chars().count();
        if length == 0 {
            error(empty)
        } else if length > NAME_LONGEST {
            finding(Severity::Error, long, [("length", length.to_string())])
        } else {
            None
        }
    })
}

/// What is known beside a pasted PIN; it helps to tell what was pasted instead.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The gateway's account ids in our book.
    pub account_ids: &'a [&'a str],
    /// The gateway's ids of the API users in our book.
    pub user_ids: &'a [&'a str],
}

/// Judges a terminal PIN: up to 64 letters and digits. Shorter is only unusual, because
/// the classic portal let towns choose the length; anything else is a copying mistake.
///
/// The facts never contain more of the PIN than its length.
pub fn check_pin(input: &str) -> Check {
    check_pin_beside(input, Beside::default())
}

/// As [`check_pin`], and names what was pasted in place of the PIN where it is known.
pub fn check_pin_beside(input: &str, beside: Beside<'_>) -> Check {
    let labelled = has_label(input);
    Check::of(input, true, |pin| {
        let length = pin.chars().count();
        let fact = || [("length", length.to_string())];
        let is_user = |id: &&str| id.eq_ignore_ascii_case(pin);
        if length == 0 {
            error("pin_empty")
        } else if labelled {
            error("pin_label")
        } else if !pin.bytes().all(|b| b.is_ascii_alphanumeric()) {
            error("pin_characters")
        } else if beside.account_ids.contains(&pin) {
            error("pin_is_account_id")
        } else if beside.user_ids.iter().any(is_user) {
            error("pin_is_user_id")
        } else if length > PIN_LENGTH && is_twice(pin) {
            finding(Severity::Error, "pin_twice", fact())
        } else if length > PIN_LENGTH {
            finding(Severity::Error, "pin_long", fact())
        } else if length < PIN_LENGTH {
            finding(Severity::Warning, "pin_short", fact())
        } else {
            None
        }
    })
}

/// Whether words such as "PIN:" or "Terminal PIN" were copied along. PINs have no colon and no
/// blank, so a first word that says what follows is not part of one.
fn has_label(input: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim().to_ascii_lowercase();
        !word.is_empty()
            && word.split(' ').all(|part| {
                matches!(
                    part,
                    "pin"
                        | "ssl_pin"
                        | "terminal"
                        | "converge"
                        | "api"
                        | "virtualmerchant"
                        | "value"
                        | "is"
                        | "id"
                )
            })
    };
    let input = input.trim();
    let by_mark = input
        .split_once([':', '=', '\t'])
        .is_some_and(|(label, rest)| is_word(label) && !rest.trim().is_empty());
    let by_blank = input
        .rsplit_once(char::is_whitespace)
        .is_some_and(|(label, rest)| is_word(label) && !rest.is_empty());
    by_mark || by_blank
}

/// Pasted twice in a row.
fn is_twice(pin: &str) -> bool {
    let half = pin.len() / 2;
    pin.len().is_multiple_of(2) && pin.get(..half) == pin.get(half..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(check: &Check) -> Option<&'static str> {
        check.finding.as_ref().map(|f| f.code)
    }

    #[test]
    fn a_four_digit_account_id_is_refused_with_its_number_of_digits() {
        let check = check_account_id("4287");
        assert_eq!(code(&check), Some("account_id_short"));
        assert_eq!(check.finding.unwrap().facts["digits"], "4");
    }

    #[test]
    fn leading_zeros_of_an_account_id_are_kept() {
        assert_eq!(check_account_id(" 004287 ").accepted().unwrap(), "004287");
        assert_eq!(check_account_id("0042871").severity(), Severity::Ok);
        assert_eq!(check_account_id("12345678").severity(), Severity::Warning);
        assert_eq!(code(&check_account_id("00428A")), Some("account_id_not_digits"));
    }

    #[test]
    fn a_mail_address_is_a_persons_sign_in_and_not_an_api_user() {
        assert_eq!(
            code(&check_user_id("clerk@aldercreek.gov")),
            Some("user_id_is_person")
        );
        assert_eq!(code(&check_user_id("api user")), Some("user_id_is_person"));
        assert_eq!(code(&check_user_id("apiuser5012040000")), Some("user_id_long"));
        assert_eq!(code(&check_user_id("api_user")), Some("user_id_characters"));
        assert_eq!(check_user_id("apiuser501204").severity(), Severity::Ok);
    }

    #[test]
    fn a_pin_of_64_is_right_63_is_unusual_and_65_is_wrong() {
        assert_eq!(check_pin(&"A1".repeat(32)).severity(), Severity::Ok);
        let short = check_pin(&"A".repeat(63));
        assert_eq!(
            (code(&short), short.severity()),
            (Some("pin_short"), Severity::Warning)
        );
        assert_eq!(code(&check_pin(&"A".repeat(65))), Some("pin_long"));
    }

    #[test]
    fn a_pin_with_punctuation_is_probably_the_portal_password() {
        let check = check_pin("Summer2026!");
        assert_eq!(code(&check), Some("pin_characters"));
        assert!(check.accepted().is_err());
    }

    #[test]
    fn what_was_pasted_in_place_of_the_pin_is_named() {
        let beside = Beside {
            account_ids: &["004287"],
            user_ids: &["apiuser501204"],
        };
        let judged = |input: &str| code(&check_pin_beside(input, beside));
        assert_eq!(judged("004287"), Some("pin_is_account_id"));
        assert_eq!(judged(" ApiUser501204\n"), Some("pin_is_user_id"));
        assert_eq!(judged("004288"), Some("pin_short"));
    }

    #[test]
    fn a_pin_pasted_twice_and_a_label_copied_along_are_named() {
        let pin = "Ab3".repeat(21) + "Q";
        assert_eq!(code(&check_pin(&format!("{pin}{pin}"))), Some("pin_twice"));
        assert_eq!(
            code(&check_pin(&format!("{pin}{}", "X".repeat(64)))),
            Some("pin_long")
        );
        for label in ["PIN: ", "PIN ", "Terminal PIN:", "pin=", "PIN\t", "ssl_pin = "] {
            assert_eq!(
                code(&check_pin(&format!("{label}{pin}"))),
                Some("pin_label"),
                "{label}"
            );
        }
        assert_eq!(code(&check_pin(&pin)), None);
        // A PIN may begin with these letters.
        assert_eq!(code(&check_pin(&format!("PIN{}", "7".repeat(61)))), None);
    }

    #[test]
    fn hidden_characters_of_a_pasted_pin_are_removed_and_counted() {
        let pasted = format!("{}\u{00A0}\n", "A1".repeat(32));
        let check = check_pin(&pasted);
        assert_eq!(check.removed.len(), 2);
        assert_eq!(check.severity(), Severity::Ok);
    }

    proptest! {
        #[test]
        fn an_accepted_pin_holds_letters_and_digits_only(input in ".{0,90}") {
            if let Ok(pin) = check_pin(&input).accepted() {
                prop_assert!(!pin.is_empty() && pin.len() <= 64);
                prop_assert!(pin.bytes().all(|b| b.is_ascii_alphanumeric()));
            }
        }
    }
}
