//! The rules of request fields and the order of their checks: presence, then length on the
//! expanded text, then syntax (Converge fact sheet sections 8 to 12 and 23, point 5).

use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax::{self, Syntax};

struct Rule {
    name: &'static str,
    /// The longest text, counted as the gateway counts.
    most: usize,
    syntax: Syntax,
}

const fn rule(name: &'static str, most: usize, syntax: Syntax) -> Rule {
    Rule { name, most, syntax }
}

const YES_NO: &[&str] = &["Y", "N"];

static RULES: [Rule; 62] = [
    rule("ssl_amount", 11, Syntax::Amount),
    rule("ssl_card_number", 19, Syntax::Digits(12, "5000")),
    rule("ssl_exp_date", 4, Syntax::Expiry),
    rule("ssl_token", 20, Syntax::Any),
    rule("ssl_track_data", 76, Syntax::Any),
    rule(
        "ssl_cvv2cvc2_indicator",
        1,
        Syntax::OneOf(&["0", "1", "2", "9"], "5022"),
    ),
    rule("ssl_cvv2cvc2", 4, Syntax::Digits(3, "5021")),
    rule("ssl_avs_address", 30, Syntax::Any),
    rule("ssl_avs_zip", 9, Syntax::Any),
    rule("ssl_address2", 30, Syntax::Any),
    rule("ssl_city", 30, Syntax::Any),
    rule("ssl_state", 30, Syntax::Any),
    rule("ssl_country", 50, Syntax::Any),
    rule("ssl_first_name", 50, Syntax::Any),
    rule("ssl_last_name", 50, Syntax::Any),
    rule("ssl_company", 50, Syntax::Any),
    rule("ssl_phone", 20, Syntax::Any),
    rule("ssl_email", 100, Syntax::Email),
    rule("ssl_ship_to_first_name", 20, Syntax::Any),
    rule("ssl_ship_to_last_name", 30, Syntax::Any),
    rule("ssl_ship_to_company", 50, Syntax::Any),
    rule("ssl_ship_to_address1", 30, Syntax::Any),
    rule("ssl_ship_to_address2", 30, Syntax::Any),
    rule("ssl_ship_to_city", 30, Syntax::Any),
    rule("ssl_ship_to_state", 2, Syntax::Any),
    rule("ssl_ship_to_zip", 10, Syntax::Any),
    rule("ssl_ship_to_country", 50, Syntax::Any),
    rule("ssl_ship_to_phone", 20, Syntax::Any),
    rule("ssl_invoice_number", 25, Syntax::Any),
    rule("ssl_description", 255, Syntax::Any),
    rule("ssl_customer_code", 17, Syntax::Any),
    rule("ssl_customer_id", 255, Syntax::Any),
    rule("ssl_salestax", 11, Syntax::Money("5007")),
    rule("ssl_merchant_txn_id", 39, Syntax::Any),
    rule("ssl_card_present", 1, Syntax::OneOf(YES_NO, "5023")),
    rule(
        "ssl_entry_mode",
        2,
        Syntax::OneOf(&["01", "02", "03", "04", "05", "06", "07", "08", "12"], "5125"),
    ),
    rule(
        "ssl_pos_mode",
        2,
        Syntax::OneOf(&["01", "02", "03", "04", "05"], "5125"),
    ),
    rule(
        "ssl_partial_auth_indicator",
        1,
        Syntax::OneOf(&["0", "1"], "5020"),
    ),
    rule("ssl_partial_shipment_flag", 1, Syntax::OneOf(YES_NO, "5020")),
    rule("ssl_get_token", 1, Syntax::OneOf(YES_NO, "7005")),
    rule("ssl_add_token", 1, Syntax::OneOf(YES_NO, "7005")),
    rule("ssl_verify", 1, Syntax::OneOf(YES_NO, "7005")),
    rule("ssl_recurring_flag", 1, Syntax::OneOf(&["1", "2"], "5020")),
    rule(
        "ssl_merchant_initiated_unscheduled",
        1,
        Syntax::OneOf(YES_NO, "5020"),
    ),
    rule("ssl_3dsecure_value", 80, Syntax::Any),
    rule("ssl_dynamic_dba", 21, Syntax::Any),
    rule("ssl_lane_number", 8, Syntax::Any),
    rule("ssl_txn_id", 46, Syntax::Any),
    rule("ssl_recurring_id", 50, Syntax::Any),
    rule("ssl_installment_id", 50, Syntax::Any),
    rule("ssl_install_id", 50, Syntax::Any),
    rule("ssl_settlement_batch_response", 30, Syntax::Any),
    rule("ssl_billing_cycle", 12, Syntax::Any),
    rule("ssl_end_of_month", 1, Syntax::OneOf(YES_NO, "5037")),
    rule("ssl_bill_on_half", 1, Syntax::OneOf(&["1", "2"], "5038")),
    rule("ssl_skip_payment", 1, Syntax::OneOf(YES_NO, "5020")),
    rule("ssl_total_installments", 4, Syntax::Digits(1, "5032")),
    rule("ssl_next_payment_date", 10, Syntax::PaymentDate),
    rule("ssl_aba_number", 9, Syntax::Digits(9, "5106")),
    rule("ssl_bank_account_number", 16, Syntax::Digits(4, "5105")),
    rule("ssl_bank_account_type", 1, Syntax::OneOf(&["0", "1"], "5103")),
    rule("ssl_agree", 1, Syntax::OneOf(&["0", "1"], "5104")),
];

/// The texts of a request that are kept with a payment and echoed in its answer.
pub(crate) static ECHOED: [&str; 26] = [
    "ssl_invoice_number",
    "ssl_description",
    "ssl_customer_code",
    "ssl_salestax",
    "ssl_merchant_txn_id",
    "ssl_first_name",
    "ssl_last_name",
    "ssl_company",
    "ssl_avs_address",
    "ssl_address2",
    "ssl_city",
    "ssl_state",
    "ssl_avs_zip",
    "ssl_country",
    "ssl_phone",
    "ssl_email",
    "ssl_ship_to_first_name",
    "ssl_ship_to_last_name",
    "ssl_ship_to_company",
    "ssl_ship_to_address1",
    "ssl_ship_to_address2",
    "ssl_ship_to_city",
    "ssl_ship_to_state",
    "ssl_ship_to_zip",
    "ssl_ship_to_country",
    "ssl_ship_to_phone",
];

/// Fields that are no texts of the payment: secrets, switches, card data and the like.
static NOT_CUSTOM: [&str; 40] = [
    "ssl_merchant_id",
    "ssl_account_id",
    "ssl_user_id",
    "ssl_pin",
    "ssl_transaction_type",
    "ssl_vendor_id",
    "ssl_vendor_app_name",
    "ssl_vendor_app_version",
    "ssl_test_mode",
    "ssl_track_data",
    "ssl_enc_track_data",
    "ssl_encrypted_track1_data",
    "ssl_encrypted_track2_data",
    "ssl_ksn",
    "ssl_applepay_web",
    "ssl_google_pay",
    "ssl_cardholder_ip",
    "ssl_approval_code",
    "ssl_oar_data",
    "ssl_ps2000_data",
    "ssl_par_value",
    "ssl_association_token_data",
    "ssl_xid",
    "ssl_eci_ind",
    "ssl_transaction_currency",
    "ssl_signature_image",
    "ssl_image_type",
    "ssl_payment_number",
    "ssl_payment_count",
    "ssl_tip_amount",
    "ssl_server",
    "ssl_shift",
    "ssl_issue_points",
    "ssl_promo_code",
    "errorCode",
    "errorName",
    "errorMessage",
    "ssl_show_form",
    "ssl_result_format",
    "dccoption",
];

/// 4009 for the first field that is missing or empty.
pub(crate) fn present<'n>(
    request: &Request,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<(), Refusal> {
    match names.into_iter().find(|name| request.get(name).is_none()) {
        Some(missing) => Err(Refusal::about("4009", missing)),
        None => Ok(()),
    }
}

/// Length and syntax of every field that has a rule.
pub(crate) fn well_formed(request: &Request) -> Result<(), Refusal> {
    let sent = || {
        RULES
            .iter()
            .filter_map(|rule| request.get(rule.name).map(|text| (rule, text)))
    };
    if let Some((rule, text)) = sent().find(|(rule, text)| syntax::expanded_length(text) > rule.most) {
        let length = syntax::expanded_length(text);
        let about = format!("{} (limit {}, sent {length})", rule.name, rule.most);
        return Err(Refusal::about("5005", about));
    }
    sent().try_for_each(|(rule, text)| rule.syntax.check(rule.name, text))
}

/// The echoed texts of a request, those that are not empty.
pub(crate) fn texts(request: &Request) -> Vec<(&'static str, String)> {
    ECHOED
        .iter()
        .filter_map(|name| request.get(name).map(|text| (*name, text.to_owned())))
        .collect()
}

/// Fields that the gateway has no rule for: custom fields, echoed as they came (section 2).
pub(crate) fn custom(request: &Request) -> Vec<(String, String)> {
    let known = |name: &str| NOT_CUSTOM.contains(&name) || RULES.iter().any(|rule| rule.name == name);
    request
        .plain()
        .filter(|(name, _)| !known(name))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(xml: &str) -> Request {
        Request::read(
            format!(
                "xmldata=<txn>{}</txn>",
                xml.replace('%', "%25").replace('&', "%26")
            )
            .as_bytes(),
        )
        .unwrap()
    }

    fn code(xml: &str) -> &'static str {
        well_formed(&request(xml)).map_or_else(|refusal| refusal.code, |()| "ok")
    }

    #[test]
    fn every_rule_refuses_a_text_that_is_too_long_before_it_looks_at_the_syntax() {
        for rule in &RULES {
            let long = "?".repeat(rule.most + 1);
            assert_eq!(
                code(&format!("<{0}>{long}</{0}>", rule.name)),
                "5005",
                "{}",
                rule.name
            );
        }
    }

    #[test]
    fn lengths_count_on_the_expanded_text() {
        let field = |text: &str| format!("<ssl_invoice_number>{text}</ssl_invoice_number>");
        assert_eq!(code(&field(&"x".repeat(25))), "ok");
        assert_eq!(code(&field(&format!("{}&amp;", "x".repeat(20)))), "ok");
        assert_eq!(code(&field(&format!("{}&amp;", "x".repeat(21)))), "5005");
        assert_eq!(code(&field(&"é".repeat(13))), "5005");
    }

    #[test]
    fn each_field_with_a_syntax_has_the_code_of_the_sheet() {
        for (name, bad, expected) in [
            ("ssl_amount", "0.00", "5002"),
            ("ssl_amount", "x", "5002"),
            ("ssl_card_number", "4000-0000-0000", "5000"),
            ("ssl_exp_date", "1330", "5001"),
            ("ssl_cvv2cvc2_indicator", "7", "5022"),
            ("ssl_cvv2cvc2", "12", "5021"),
            ("ssl_email", "a%40example.com", "4005"),
            ("ssl_salestax", "x", "5007"),
            ("ssl_card_present", "1", "5023"),
            ("ssl_entry_mode", "99", "5125"),
            ("ssl_end_of_month", "X", "5037"),
            ("ssl_bill_on_half", "3", "5038"),
            ("ssl_total_installments", "ten", "5032"),
            ("ssl_next_payment_date", "2030-01-01", "5031"),
            ("ssl_aba_number", "1234", "5106"),
            ("ssl_bank_account_type", "2", "5103"),
            ("ssl_agree", "Y", "5104"),
        ] {
            assert_eq!(code(&format!("<{name}>{bad}</{name}>")), expected, "{name} {bad}");
        }
    }

    #[test]
    fn custom_fields_are_what_no_rule_knows_and_never_a_secret() {
        let all = "<ssl_pin>p</ssl_pin><ssl_cvv2cvc2>123</ssl_cvv2cvc2><desk>3</desk>";
        assert_eq!(custom(&request(all)), vec![("desk".to_owned(), "3".to_owned())]);
    }
}
