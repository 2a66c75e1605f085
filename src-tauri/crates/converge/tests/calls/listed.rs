use std::collections::BTreeSet;

use counterfoil_converge::*;

use crate::DRAFT;

const CUSTOMER: &str =
    "first_name last_name company avs_address address2 city state avs_zip country phone email";
const SHIP_TO: &str = "ship_to_first_name ship_to_last_name ship_to_company ship_to_address1 ship_to_address2 ship_to_city ship_to_state ship_to_zip ship_to_country ship_to_phone";
const PAPERS: &str = "invoice_number description customer_code salestax";
const ON_FILE: &str = "get_token add_token merchant_initiated_unscheduled";
const DAYS: &str = "end_of_month bill_on_half skip_payment";
const CHARGE: &str = "merchant_txn_id transaction_currency dynamic_dba partial_auth_indicator recurring_flag payment_number payment_count";

/// Call, documented section, needed fields, other fields; `ssl_` left out.
fn documented() -> Vec<(&'static str, &'static str, String)> {
    let all = |parts: &[&str]| parts.join(" ");
    let nothing = String::new;
    vec![
        ("ccsale", "token amount", all(&[CHARGE, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccauthonly", "token amount", all(&[CHARGE, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccverify", "token", all(&["avs_address avs_zip first_name last_name recurring_flag", ON_FILE])),
        ("ccavsonly", "token", "avs_address avs_zip".into()),
        ("ccforce", "token amount approval_code", all(&["merchant_txn_id transaction_currency", CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("cccomplete", "txn_id", "amount partial_shipment_flag merchant_txn_id".into()),
        ("ccreturn", "txn_id", "amount invoice_number description email merchant_txn_id".into()),
        ("ccvoid", "txn_id", nothing()),
        ("ccdelete", "txn_id", nothing()),
        ("ccgettoken", "", all(&["recurring_id installment_id verify customer_id add_token", CUSTOMER])),
        ("ccquerytoken", "token", nothing()),
        ("ccupdatetoken", "token", all(&["exp_date customer_id", CUSTOMER])),
        ("ccdeletetoken", "token", nothing()),
        ("ccaddrecurring", "amount next_payment_date billing_cycle", all(&["token txn_id transaction_currency", DAYS, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccupdaterecurring", "recurring_id", all(&["token amount next_payment_date billing_cycle transaction_currency", DAYS, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccdeleterecurring", "recurring_id", nothing()),
        ("ccrecurringsale", "recurring_id", all(&["first_name last_name", ON_FILE])),
        ("ccaddinstall", "amount total_installments next_payment_date billing_cycle", all(&["token txn_id transaction_currency", DAYS, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccupdateinstall", "installment_id amount", all(&["token total_installments next_payment_date billing_cycle transaction_currency", DAYS, CUSTOMER, SHIP_TO, PAPERS, ON_FILE])),
        ("ccdeleteinstall", "installment_id", nothing()),
        ("ccinstallsale", "installment_id", "add_token first_name last_name get_token merchant_initiated_unscheduled".into()),
        ("ecsaddrecurring",
            "amount next_payment_date billing_cycle",
            all(&[DRAFT, DAYS, CUSTOMER, PAPERS])),
        ("ecsupdaterecurring", "recurring_id", all(&["aba_number bank_account_number bank_account_type agree amount next_payment_date billing_cycle", DAYS, CUSTOMER, PAPERS])),
        ("ecsdeleterecurring", "recurring_id", nothing()),
        ("ecsrecurringsale", "recurring_id", nothing()),
        ("ecsaddinstall",
            "amount total_installments next_payment_date billing_cycle",
            all(&[DRAFT, DAYS, CUSTOMER, PAPERS])),
        ("ecsupdateinstall", "installment_id amount", all(&["aba_number bank_account_number bank_account_type agree total_installments next_payment_date billing_cycle", DAYS, CUSTOMER, PAPERS])),
        ("ecsdeleteinstall", "install_id", nothing()),
        ("ecsinstallsale", "installment_id", nothing()),
        ("settle", "", "txn_id".into()),
        ("total", "", nothing()),
        ("stlquery", "settlement_batch_response", nothing()),
        ("terminalsetup", "", nothing()),
        ("txnemail", "txn_id", "email".into()),
        ("txnquery", "", "txn_id merchant_txn_id settlement_batch_response recurring_id card_suffix search_transaction_type search_card_type include_signature time_zone_response_utc search_start_date search_end_date time_zone_request_utc".into()),
        ("recurringquery", "", "recurring_id installment_id".into()),
    ]
}

#[test]
fn every_call_takes_exactly_the_documented_fields() {
    let names = |text: &str| {
        text.split_whitespace()
            .map(|n| format!("ssl_{n}"))
            .collect::<BTreeSet<_>>()
    };
    let documented = documented();
    assert_eq!(CALLS.len(), documented.len());
    for (wire, needs, may) in documented {
        let spec = CALLS.iter().find(|spec| spec.wire == wire).unwrap();
        let is_needed: BTreeSet<_> = spec.needs.iter().map(|rule| rule.wire.to_owned()).collect();
        let is_allowed: BTreeSet<_> = spec.fields().map(|rule| rule.wire.to_owned()).collect();
        assert_eq!(is_needed, names(needs), "{wire}");
        assert_eq!(is_allowed, &names(needs) | &names(&may), "{wire}");
    }
}

#[test]
fn lengths_are_those_of_the_sheet() {
    for (wire, length) in [
        ("ssl_merchant_id", 15),
        ("ssl_user_id", 15),
        ("ssl_pin", 64),
        ("ssl_amount", 11),
        ("ssl_token", 20),
        ("ssl_txn_id", 46),
        ("ssl_recurring_id", 50),
        ("ssl_installment_id", 50),
        ("ssl_install_id", 50),
        ("ssl_avs_address", 30),
        ("ssl_avs_zip", 9),
        ("ssl_first_name", 50),
        ("ssl_last_name", 50),
        ("ssl_company", 50),
        ("ssl_phone", 20),
        ("ssl_email", 100),
        ("ssl_invoice_number", 25),
        ("ssl_description", 255),
        ("ssl_customer_code", 17),
        ("ssl_salestax", 11),
        ("ssl_merchant_txn_id", 39),
        ("ssl_dynamic_dba", 21),
        ("ssl_billing_cycle", 12),
        ("ssl_next_payment_date", 10),
        ("ssl_total_installments", 4),
        ("ssl_settlement_batch_response", 30),
        ("ssl_card_suffix", 4),
        ("ssl_approval_code", 6),
        ("ssl_search_start_date", 22),
        ("ssl_ship_to_first_name", 20),
        ("ssl_ship_to_last_name", 30),
        ("ssl_ship_to_state", 2),
        ("ssl_ship_to_zip", 10),
        ("ssl_bank_account_number", 16),
        ("ssl_aba_number", 9),
    ] {
        let rule = field::ALL.iter().find(|rule| rule.wire == wire).unwrap();
        assert_eq!(rule.longest, length, "{wire}");
    }
}

#[test]
fn effects_tell_looking_from_changing_from_moving_money() {
    let of = |effect| {
        CALLS
            .iter()
            .filter(|c| c.effect == effect)
            .map(|c| c.wire)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        of(Effect::Reads),
        BTreeSet::from([
            "ccquerytoken",
            "recurringquery",
            "stlquery",
            "terminalsetup",
            "total",
            "txnquery"
        ])
    );
    assert_eq!(
        of(Effect::Money),
        BTreeSet::from([
            "ccauthonly",
            "cccomplete",
            "ccdelete",
            "ccforce",
            "ccinstallsale",
            "ccrecurringsale",
            "ccreturn",
            "ccsale",
            "ccvoid",
            "ecsinstallsale",
            "ecsrecurringsale",
            "settle",
        ])
    );
}
