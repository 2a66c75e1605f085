//! Findings about typed values in sentences. The screen has its own words; these are for the
//! command line and for whoever has none.

use domain::Finding;

/// The finding in a sentence.
pub(crate) fn sentence(finding: &Finding) -> String {
    let fact = |name| finding.facts.get(name).cloned().unwrap_or_default();
    match finding.code {
        "account_id_empty" => "Enter the Converge account ID: 6 or 7 digits.".into(),
        "account_id_short" => format!(
            "Account IDs usually have 6 or 7 digits; this has {}. Leading zeros count. The portal shows it in the top corner.",
            fact("digits")
        ),
        "account_id_long" => format!("Account IDs have at most 15 digits; this has {}.", fact("digits")),
        "account_id_not_digits" => "Account IDs have digits only.".into(),
        "user_id_empty" => "Enter the API user ID, for example apiuser501204.".into(),
        "user_id_is_person" => {
            "This looks like a person's sign-in. API users look like apiuser501204 and cannot sign in to the portal.".into()
        }
        "user_id_long" => format!("API user IDs have at most 15 characters; this has {}.", fact("length")),
        "user_id_characters" => format!("API user IDs have only letters and digits; found {}.", fact("characters")),
        "account_name_empty" => "Enter the name of the town or department.".into(),
        "terminal_name_empty" => "Enter a name for the terminal.".into(),
        "account_name_long" | "terminal_name_long" => {
            format!("Names have at most 60 characters; this has {}.", fact("length"))
        }
        "pin_empty" => "Paste the terminal's PIN.".into(),
        "pin_characters" => "PINs have only letters and digits. Is this the portal password?".into(),
        "pin_label" => "There is a label before the PIN. Copy only the PIN itself, without the words before it.".into(),
        "pin_is_account_id" => "This is the account ID. The PIN is longer: copy it from the terminal's page in the portal.".into(),
        "pin_is_user_id" => "This is an API user ID. The PIN is longer: copy it from the terminal's page in the portal.".into(),
        "pin_twice" => "The PIN was pasted twice in a row. Clear the field and paste it once.".into(),
        "pin_short" => format!("PINs usually have 64 characters; this has {}. Compare the last 4.", fact("length")),
        "pin_long" => format!("PINs have at most 64 characters; this has {}.", fact("length")),
        code => code.replace('_', " "),
    }
}
