use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn every_finding_says_what_why_and_what_to_do() {
    for provider in Catalogue::built_in().providers() {
        let mut values = serde_json::Map::new();
        for field in &provider.fields {
            values.insert(field.id.clone(), json!("sk_live_ x"));
        }
        for form in [Value::Object(values), json!({})] {
            let done = check(provider, &Form::from_json(provider, form), &Beside::default());
            for finding in done.findings {
                assert!(finding.what.ends_with('.'), "{finding:?}");
                if finding.severity != Severity::Note {
                    assert!(
                        finding.why.ends_with('.') && finding.todo.ends_with('.'),
                        "{finding:?}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_input_makes_a_check_panic_and_no_secret_shows_in_what_is_told(
        text in "\\PC{0,60}", secret in "[A-Za-z0-9]{12,60}"
    ) {
        for provider in Catalogue::built_in().providers() {
            let mut form = Form::new(provider);
            for field in &provider.fields {
                if field.is_secret() {
                    form.type_secret(&field.id, format!("{secret}{text}"));
                } else {
                    form.values.set(&field.id, text.clone());
                }
            }
            let done = check(provider, &form, &Beside::default());
            let told = format!("{:?}", done.findings);
            prop_assert!(!told.contains(&secret));
        }
    }

    #[test]
    fn a_form_that_was_checked_is_not_changed_by_checking_it_again(text in "\\PC{0,30}") {
        for provider in Catalogue::built_in().providers() {
            let mut form = Form::new(provider);
            for field in provider.fields.iter().filter(|field| !field.is_secret()) {
                form.values.set(&field.id, text.clone());
            }
            let once = check(provider, &form, &Beside::default()).form;
            let twice = check(provider, &once, &Beside::default()).form;
            prop_assert_eq!(once.values, twice.values);
        }
    }
}
