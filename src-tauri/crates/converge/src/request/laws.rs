//! Laws that hold for every call, told by its table entry alone.

use domain::Sensitive;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::field::{self, BILL_ON_HALF, BILLING_CYCLE, END_OF_MONTH, NEXT_PAYMENT_DATE};
use super::{CALLS, CallSpec, Form, encode};
use crate::client::Credentials;
use crate::rules::{Broken, Condition, FieldRule, Shape, gateway_length};

fn credentials() -> Credentials {
    Credentials {
        merchant_id: "004287".into(),
        user_id: "apiuser501204".into(),
        pin: Sensitive::new("A1".repeat(32)),
    }
}

/// Any right text for a field.
fn right(rule: &'static FieldRule) -> BoxedStrategy<String> {
    let longest = rule.longest;
    let text = |pattern: &str| proptest::string::string_regex(pattern).unwrap().boxed();
    match rule.shape {
        Shape::Text => text("[ -~À-ÿ™€]{1,60}")
            .prop_map(move |text| crate::rules::fitting(text.trim(), longest).trim().to_owned())
            .prop_filter("blank", |text| !text.is_empty())
            .boxed(),
        Shape::Digits => text("[0-9]{1,15}"),
        Shape::ExactDigits(n) => text(&format!("[0-9]{{{n}}}")),
        Shape::LettersAndDigits => text(&format!("[A-Za-z0-9]{{1,{longest}}}")),
        Shape::Amount => text("[1-9][0-9]{0,7}\\.[0-9]{2}"),
        Shape::AmountOrZero => text("[0-9]{1,8}\\.[0-9]{2}"),
        Shape::Count => text("[1-9][0-9]{0,3}"),
        Shape::Date => text("(0[1-9]|1[0-2])/(0[1-9]|1[0-9]|2[0-8])/20[3-9][0-9]"),
        Shape::Moment => Just("03/01/2027".to_owned()).boxed(),
        Shape::Expiry => text("(0[1-9]|1[0-2])[0-9]{2}"),
        Shape::OneOf(words) => proptest::sample::select(words).prop_map(str::to_owned).boxed(),
        Shape::Email => text("[a-z.]{1,20}@[a-z]{1,20}\\.example"),
        Shape::Currency => text("[A-Z]{3}"),
        Shape::TransactionId => text("[0-9]{6}[A-Z0-9]{3}-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{11}1"),
        Shape::PlanId => text("[0-9]{6}[A-Z0-9]{3}-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"),
        Shape::StatementName => text("[A-Z]{3}\\*[A-Z]{1,12}"),
    }
}

/// A wrong text that is not too long.
fn wrong(rule: &FieldRule) -> &'static str {
    match rule.shape {
        Shape::Text => "a\u{7}b",
        Shape::Amount | Shape::AmountOrZero => "1,00",
        Shape::Count => "0",
        Shape::TransactionId | Shape::PlanId => "A_B",
        _ => "_",
    }
}

/// Makes the fields agree with each other.
fn repair(spec: &CallSpec, mut form: Form, texts: &[(&'static FieldRule, String)]) -> Form {
    let fill = |form: &mut Form, rule: &'static FieldRule| {
        if let Some((_, text)) = texts.iter().find(|(known, _)| *known == rule) {
            form.put_text(rule, text);
        }
    };
    for condition in spec.rules {
        match condition {
            Condition::One(fields) => {
                fields.iter().for_each(|rule| form.put_text(rule, ""));
                fill(&mut form, fields[fields.len() - 1]);
            }
            Condition::All(fields) => fields.iter().for_each(|rule| fill(&mut form, rule)),
            Condition::Any(fields) => fill(&mut form, fields[0]),
            Condition::AtMostOne(fields) => fields[1..].iter().for_each(|rule| form.put_text(rule, "")),
            Condition::Alone(rule) => form.put_text(rule, ""),
            Condition::When(_, _, needed) => needed.iter().for_each(|rule| fill(&mut form, rule)),
            Condition::Schedule => {
                form.put_text(END_OF_MONTH, "");
                form.put_text(BILL_ON_HALF, "");
                if form.text(BILLING_CYCLE) == Some("SEMIMONTHLY") {
                    form.put_text(BILL_ON_HALF, "1");
                    form.put_text(NEXT_PAYMENT_DATE, "03/15/2030");
                }
            }
            Condition::Period => {}
        }
    }
    form
}

/// Any valid form of any call.
fn valid() -> impl Strategy<Value = (&'static CallSpec, Form)> {
    proptest::sample::select(CALLS).prop_flat_map(|spec| {
        let mut all: Vec<&'static FieldRule> = Vec::new();
        for rule in spec.fields() {
            if !all.contains(&rule) {
                all.push(rule);
            }
        }
        let count = all.len();
        let texts: Vec<_> = all
            .into_iter()
            .map(|rule| right(rule).prop_map(move |text| (rule, text)))
            .collect();
        (texts, subsequence((0..count).collect::<Vec<_>>(), 0..=count)).prop_map(move |(texts, chosen)| {
            let mut form = Form::default();
            for (i, (rule, text)) in texts.iter().enumerate() {
                if spec.needs.contains(rule) || chosen.contains(&i) {
                    form.put_text(rule, text);
                }
            }
            (spec, repair(spec, form, &texts))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_valid_request_is_read_back_by_the_practice_gateways_own_parser((spec, form) in valid()) {
        prop_assert_eq!(form.check(spec), Ok(()));
        let credentials = credentials();
        let body = encode::body(&credentials, spec.wire, &form);
        prop_assert!(body.expose().is_ascii());
        let read = practice::read_fields(body.expose().as_bytes()).unwrap();
        let mut sent = vec![
            ("ssl_merchant_id", credentials.merchant_id.as_str()),
            ("ssl_user_id", credentials.user_id.as_str()),
            ("ssl_pin", credentials.pin.expose().as_str()),
            ("ssl_transaction_type", spec.wire),
        ];
        sent.extend(form.entries());
        let read: Vec<_> = read.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        prop_assert_eq!(read, sent);
    }

    #[test]
    fn one_wrong_text_is_refused_with_its_field((spec, form) in valid(), pick in any::<proptest::sample::Index>()) {
        let given: Vec<_> = form.rules().collect();
        prop_assume!(!given.is_empty());
        let rule = given[pick.index(given.len())];
        let mut broken = form.clone();
        broken.put_text(rule, wrong(rule));
        let error = broken.check(spec).unwrap_err();
        prop_assert_eq!(error.field.wire, rule.wire);
        prop_assert!(error.gateway_code() >= 4000);
    }

    #[test]
    fn one_text_too_long_is_refused_with_the_length_the_gateway_counts(
        (spec, form) in valid(), pick in any::<proptest::sample::Index>(), filler in "[a&é™]"
    ) {
        let given: Vec<_> = form.rules().collect();
        prop_assume!(!given.is_empty());
        let rule = given[pick.index(given.len())];
        let mut text = String::new();
        while gateway_length(&text) <= rule.longest {
            text.push_str(&filler);
        }
        let mut broken = form.clone();
        broken.put_text(rule, &text);
        let counted = gateway_length(&text);
        prop_assert_eq!(broken.check(spec), Err(rule.broken(Broken::TooLong { limit: rule.longest, counted })));
    }

    #[test]
    fn one_missing_field_is_named((spec, form) in valid(), pick in any::<proptest::sample::Index>()) {
        prop_assume!(!spec.needs.is_empty());
        let rule = spec.needs[pick.index(spec.needs.len())];
        let mut broken = form.clone();
        broken.put_text(rule, "");
        prop_assert_eq!(broken.check(spec), Err(rule.broken(Broken::Missing)));
    }

    #[test]
    fn one_field_of_another_call_is_refused((spec, form) in valid(), pick in any::<proptest::sample::Index>()) {
        let foreign: Vec<_> = field::ALL.iter().copied().filter(|rule| !spec.takes(rule)).collect();
        let rule = foreign[pick.index(foreign.len())];
        let mut broken = form.clone();
        broken.put_text(rule, "1");
        prop_assert_eq!(broken.check(spec), Err(rule.broken(Broken::NotHere)));
    }

    #[test]
    fn no_value_shows_in_debug_output((_, form) in valid()) {
        let shown = format!("{form:?}");
        for (name, text) in form.entries() {
            prop_assert!(shown.contains(name));
            prop_assert!(text.len() < 8 || !shown.contains(text));
        }
    }
}

#[test]
fn a_group_of_ids_is_read_back_as_a_group() {
    let ids = [
        "010130AB1-00000000-1111-2222-3333-444444444441",
        "010130AB1-00000000-1111-2222-3333-444444444442",
    ];
    let settle = crate::Settle::chosen(ids).unwrap();
    let body = super::body_of(&credentials(), &settle).unwrap();
    let read = practice::read_fields(body.expose().as_bytes()).unwrap();
    let tail: Vec<_> = read[4..].iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    assert_eq!(
        tail,
        [("txnGroup", ""), ("ssl_txn_id", ids[0]), ("ssl_txn_id", ids[1])]
    );
}

#[test]
fn every_call_is_listed_once_and_fits_its_own_field() {
    for spec in CALLS {
        assert_eq!(
            CALLS.iter().filter(|other| other.wire == spec.wire).count(),
            1,
            "{}",
            spec.wire
        );
        assert!(spec.wire.len() <= 20);
    }
    for rule in field::ALL {
        assert_eq!(
            field::ALL.iter().filter(|other| other.wire == rule.wire).count(),
            1,
            "{}",
            rule.wire
        );
    }
}
