//! Each call against the field list the fact sheet documents for it, and each rule between
//! fields broken one at a time. Written from the sheet, not from the tables under test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use counterfoil_converge::*;
use domain::{Currency, Money, Sensitive};
use jiff::civil::{Date, date, datetime};

const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
const TXN: &str = "010130AB1-00000000-1111-2222-3333-444444444444";
const TODAY: Date = date(2026, 10, 1);

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

fn due(day: Date) -> Due {
    Due::on(day, TODAY).unwrap()
}

fn credentials() -> Credentials {
    Credentials {
        merchant_id: "004287".into(),
        user_id: "apiuser501204".into(),
        pin: Sensitive::new("A1".repeat(32)),
    }
}

fn add_installment() -> AddInstallment {
    AddInstallment::new(
        usd(12_500),
        10_u16,
        due(date(2026, 10, 29)),
        BillingCycle::Monthly,
    )
    .token("5000300020003003")
}

/// The XML of a request.
fn xml<R: Request>(request: &R) -> String {
    let body = body_of(&credentials(), request).unwrap();
    let mut pairs = form_urlencoded::parse(body.expose().as_bytes());
    let (name, value) = pairs.next().unwrap();
    assert_eq!((name.as_ref(), pairs.next()), ("xmldata", None));
    value.into_owned()
}

fn broken<R: Request>(request: &R) -> (&'static str, Broken, u16) {
    let error = body_of(&credentials(), request).unwrap_err();
    (error.field.wire, error.rule, error.gateway_code())
}

const CUSTOMER: &str =
    "first_name last_name company avs_address address2 city state avs_zip country phone email";
const SHIP_TO: &str = "ship_to_first_name ship_to_last_name ship_to_company ship_to_address1 ship_to_address2 ship_to_city ship_to_state ship_to_zip ship_to_country ship_to_phone";
const PAPERS: &str = "invoice_number description customer_code salestax";
const ON_FILE: &str = "get_token add_token merchant_initiated_unscheduled";
const DAYS: &str = "end_of_month bill_on_half skip_payment";
const DRAFT: &str = "aba_number bank_account_number bank_account_type agree";
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

#[test]
fn an_installment_payment_is_sent_as_documented_and_nothing_more() {
    let pin = "A1".repeat(32);
    let head = format!(
        "<txn><ssl_merchant_id>004287</ssl_merchant_id><ssl_user_id>apiuser501204</ssl_user_id><ssl_pin>{pin}</ssl_pin>\
         <ssl_transaction_type>ccinstallsale</ssl_transaction_type><ssl_installment_id>{PLAN}</ssl_installment_id>"
    );
    assert_eq!(xml(&InstallmentSale::new(PLAN)), format!("{head}</txn>"));
    let full = InstallmentSale::new(PLAN)
        .add_token(true)
        .first_name("Ada")
        .last_name("Byron")
        .get_token(true)
        .unscheduled(false);
    assert_eq!(
        xml(&full),
        format!(
            "{head}<ssl_add_token>Y</ssl_add_token><ssl_first_name>Ada</ssl_first_name><ssl_last_name>Byron</ssl_last_name>\
                 <ssl_get_token>Y</ssl_get_token><ssl_merchant_initiated_unscheduled>N</ssl_merchant_initiated_unscheduled></txn>"
        )
    );
}

#[test]
fn values_are_escaped_once_for_xml_and_once_for_the_form() {
    let sale = TokenSale::new("5000300020003003", usd(100))
        .papers(&Papers::new().description("Smith & Sons <50%+ ]]> Peña"));
    assert!(xml(&sale).contains("<ssl_amount>1.00</ssl_amount>"));
    assert!(xml(&sale).contains("<ssl_description>Smith &amp; Sons &lt;50%+ ]]&gt; Peña</ssl_description>"));
}

#[test]
fn pasted_ids_and_postal_codes_are_brought_into_the_gateways_form() {
    let pasted = PLAN.replace('-', "\u{2011}");
    assert!(xml(&InstallmentSale::new(format!("  {pasted}\u{A0}"))).contains(&format!(">{PLAN}<")));
    let customer = Customer::new().zip("12345-6789");
    let sale = TokenSale::new("TOKEN9990", usd(1)).customer(&customer);
    assert!(xml(&sale).contains("<ssl_avs_zip>123456789</ssl_avs_zip>"));
}

#[test]
fn each_rule_between_fields_is_refused_with_its_field() {
    use Broken::*;
    let monthly = |day, half: Option<HalfMonth>, end, cycle| {
        let mut days = BillingDays::new();
        if let Some(half) = half {
            days = days.bill_on_half(half);
        }
        if end {
            days = days.end_of_month(true);
        }
        AddRecurring::new(usd(500), due(day), cycle)
            .token("1234")
            .billing_days(&days)
    };
    let twice = BillingCycle::Semimonthly;
    let first = Some(HalfMonth::FirstAndFifteenth);
    let last = Some(HalfMonth::FifteenthAndLast);
    for (request, wire, rule, code) in [
        (
            monthly(date(2026, 11, 1), None, false, twice),
            "ssl_bill_on_half",
            MissingWith(field::BILLING_CYCLE),
            4009,
        ),
        (
            monthly(date(2026, 11, 2), first, false, twice),
            "ssl_next_payment_date",
            NotABillingDay,
            5039,
        ),
        (
            monthly(date(2026, 11, 1), last, false, twice),
            "ssl_next_payment_date",
            NotABillingDay,
            5039,
        ),
        (
            monthly(date(2026, 11, 30), first, false, twice),
            "ssl_next_payment_date",
            NotABillingDay,
            5039,
        ),
        (
            monthly(date(2026, 11, 1), first, false, BillingCycle::Monthly),
            "ssl_bill_on_half",
            NotWithCycle,
            5038,
        ),
        (
            monthly(date(2026, 11, 29), None, true, BillingCycle::Monthly),
            "ssl_end_of_month",
            NotAMonthEnd,
            5043,
        ),
        (
            monthly(date(2026, 11, 30), None, true, BillingCycle::Weekly),
            "ssl_end_of_month",
            NotWithCycle,
            5037,
        ),
        (
            monthly(date(2026, 11, 30), None, false, BillingCycle::Weekly).card_of(TXN),
            "ssl_txn_id",
            NotWith(field::TOKEN),
            5040,
        ),
    ] {
        assert_eq!(broken(&request), (wire, rule, code), "{request:?}");
    }
    for right in [
        monthly(date(2026, 11, 1), first, false, twice),
        monthly(date(2026, 11, 15), first, false, twice),
        monthly(date(2026, 11, 15), last, false, twice),
        monthly(date(2026, 11, 30), last, false, twice),
        monthly(date(2026, 11, 30), None, true, BillingCycle::Quarterly),
    ] {
        assert_eq!(right.check(), Ok(()), "{right:?}");
    }
}

#[test]
fn a_card_source_names_for_a_token_and_payment_numbers_are_asked_for() {
    use Broken::*;
    let bare = AddInstallment::new(usd(100), 3_u16, due(TODAY), BillingCycle::Weekly);
    assert!(matches!(broken(&bare), ("ssl_token", OneNeeded(_), 4009)));
    let token = CardOnFile::new().add_token(true);
    let nameless = add_installment().card_on_file(&token);
    assert_eq!(
        broken(&nameless),
        ("ssl_first_name", MissingWith(field::ADD_TOKEN), 4009)
    );
    let named = nameless.customer(&Customer::new().first_name("Ada"));
    assert_eq!(
        broken(&named),
        ("ssl_last_name", MissingWith(field::ADD_TOKEN), 4009)
    );
    assert_eq!(
        broken(&InstallmentSale::new(PLAN).add_token(true)),
        ("ssl_first_name", MissingWith(field::ADD_TOKEN), 4009)
    );
    let own = TokenSale::new("1234", usd(100)).own_plan(OwnPlan::Installment);
    assert_eq!(
        broken(&own),
        ("ssl_payment_number", MissingWith(field::OWN_PLAN), 4009)
    );
    assert_eq!(
        broken(&Complete::new(TXN).part_delivery(true)),
        ("ssl_amount", MissingWith(field::PARTIAL_SHIPMENT), 4009)
    );
    assert!(matches!(
        broken(&CheckAddress::new("1234")),
        ("ssl_avs_zip", OneNeeded(_), 4009)
    ));
    assert!(matches!(
        broken(&GetToken::new()),
        ("ssl_recurring_id", OneNeeded(_), 4009)
    ));
    let both = PlanQuery::new().recurring_plan(PLAN).installment_plan(PLAN);
    assert_eq!(
        broken(&both),
        ("ssl_installment_id", NotWith(field::RECURRING_ID), 5034)
    );
}

#[test]
fn a_bank_account_is_given_whole_and_with_its_holder() {
    use Broken::*;
    let plan = || CheckAddRecurring::new(usd(100), due(TODAY), BillingCycle::Monthly);
    let mut draft = BankDraft::new();
    for step in 0..4 {
        let wire = DRAFT.split(' ').nth(step).unwrap();
        let (name, rule, code) = broken(&plan().bank(&draft));
        assert_eq!(
            (name, rule, code),
            (format!("ssl_{wire}").as_str(), Missing, 4009)
        );
        draft = match step {
            0 => draft.routing("123456789"),
            1 => draft.account("12345678"),
            2 => draft.kind(BankAccountType::Personal),
            _ => draft.agreement(true),
        };
    }
    let add = plan().bank(&draft);
    assert!(matches!(broken(&add), ("ssl_last_name", OneNeeded(_), 4009)));
    assert_eq!(
        broken(&add.clone().customer(&Customer::new().last_name("Byron"))),
        ("ssl_first_name", MissingWith(field::LAST_NAME), 4009)
    );
    assert_eq!(
        add.customer(&Customer::new().company("Byron & Co")).check(),
        Ok(())
    );
    let half = CheckUpdateRecurring::new(PLAN).bank(&BankDraft::new().account("12345678"));
    assert_eq!(
        broken(&half),
        ("ssl_aba_number", MissingWith(field::BANK_ACCOUNT), 4009)
    );
    let other = CheckUpdateRecurring::new(PLAN).bank(&BankDraft::new().routing("123456789"));
    assert_eq!(
        broken(&other),
        ("ssl_bank_account_number", MissingWith(field::ROUTING), 4009)
    );
}

#[test]
fn a_search_has_one_subject_and_dates_the_gateway_takes() {
    use Broken::*;
    let days = |from, to| TransactionQuery::new().days(from, to);
    let week = || days(date(2026, 9, 1), date(2026, 9, 7));
    for right in [
        TransactionQuery::new().transaction(TXN),
        week(),
        days(date(2026, 9, 1), date(2026, 10, 1)),
        week()
            .card_suffix("0174")
            .kind(SearchType::Sale)
            .card_kind(SearchCard::Credit),
        week().own_reference("01930000-0000-7000-8000-000000000000"),
        TransactionQuery::new().batch("GBOK 12345678901"),
        days(date(2025, 10, 1), date(2026, 9, 30)).recurring_plan(PLAN),
        TransactionQuery::new()
            .transaction(TXN)
            .signatures(true)
            .answer_in_utc(true),
        TransactionQuery::new().between_utc(
            datetime(2026, 9, 1, 13, 0, 0, 0),
            datetime(2026, 9, 2, 0, 0, 0, 0),
        ),
    ] {
        assert_eq!(right.check(), Ok(()), "{}", xml(&right));
    }
    for (query, wire, rule, code) in [
        (
            week().transaction(TXN),
            "ssl_txn_id",
            NotWith(field::SEARCH_START),
            5095,
        ),
        (
            week().batch("GBOK 1").card_suffix("0174"),
            "ssl_card_suffix",
            NotWith(field::BATCH),
            5095,
        ),
        (
            TransactionQuery::new().own_reference("A"),
            "ssl_search_start_date",
            MissingWith(field::OWN_REFERENCE),
            4009,
        ),
        (
            days(date(2026, 9, 2), date(2026, 9, 1)),
            "ssl_search_end_date",
            EndBeforeStart,
            5099,
        ),
        (
            days(date(2026, 9, 1), date(2026, 10, 2)),
            "ssl_search_end_date",
            PeriodTooLong { limit: 31 },
            5099,
        ),
        (
            days(date(2025, 9, 1), date(2026, 9, 30)).recurring_plan(PLAN),
            "ssl_search_end_date",
            PeriodTooLong { limit: 366 },
            5099,
        ),
        (
            TransactionQuery::new().start("yesterday"),
            "ssl_search_start_date",
            Form(Shape::Moment),
            5099,
        ),
    ] {
        assert_eq!(broken(&query), (wire, rule, code));
    }
    assert!(matches!(
        broken(&TransactionQuery::new()),
        ("ssl_search_start_date", OneNeeded(_), 4009)
    ));
    let utc = xml(&TransactionQuery::new().between_utc(
        datetime(2026, 9, 1, 13, 0, 0, 0),
        datetime(2026, 9, 2, 0, 0, 0, 0),
    ));
    assert!(utc.contains(">09/01/2026 13:00:00<") && utc.contains("<ssl_time_zone_request_utc>Y<"));
}

#[test]
fn a_settlement_is_of_everything_or_of_a_selection_that_is_not_empty() {
    assert!(!xml(&Settle::all()).contains("ssl_txn_id"));
    assert!(xml(&Settle::chosen([TXN]).unwrap()).contains(&format!("<ssl_txn_id>{TXN}</ssl_txn_id></txn>")));
    assert!(xml(&Settle::chosen([TXN, TXN]).unwrap()).contains("<txnGroup><ssl_txn_id>"));
    for lost in [&[][..], &[""], &[" "], &[TXN, ""], &["A_B"]] {
        assert_eq!(
            Settle::chosen(lost).unwrap_err().field.wire,
            "ssl_txn_id",
            "{lost:?}"
        );
    }
    assert!(
        Settle::all().only("").check().is_err(),
        "an id that was lost must not become everything"
    );
}

#[test]
fn a_payment_date_in_the_past_and_an_amount_of_nothing_are_refused() {
    assert!(Due::on(TODAY, TODAY).is_ok());
    let past = Due::on(date(2026, 9, 30), TODAY).unwrap_err();
    assert_eq!(
        (past.field.wire, past.rule, past.gateway_code()),
        ("ssl_next_payment_date", Broken::Past, 5031)
    );
    for minor in [0, -1] {
        assert_eq!(broken(&TokenSale::new("1234", usd(minor))).0, "ssl_amount");
    }
    assert_eq!(broken(&TokenSale::new("1234", usd(0))).1, Broken::NotPositive);
    assert_eq!(
        broken(&TokenSale::new("1234", usd(100_000_000_000))).1,
        Broken::TooLong {
            limit: 11,
            counted: 13
        }
    );
    let yen = Money {
        minor: 100,
        currency: Currency::new("JPY").unwrap(),
    };
    assert!(xml(&TokenSale::new("1234", yen)).contains("<ssl_amount>100</ssl_amount>"));
}

#[test]
fn the_length_is_the_one_the_gateway_counts() {
    let fits = "&".repeat(5);
    let sale = |invoice: &str| TokenSale::new("1234", usd(100)).papers(&Papers::new().invoice(invoice));
    assert_eq!(sale(&fits).check(), Ok(()));
    let error = sale(&format!("{fits}x")).check().unwrap_err();
    assert_eq!(
        error.to_string(),
        "invoice number (ssl_invoice_number) counts 26 characters at the gateway, 25 are allowed"
    );
    assert_eq!(error.gateway_code(), 5005);
    assert_eq!(sale("ééééééééééééx").check(), Ok(()));
    assert_eq!(
        broken(&sale("ééééééééééééé")).1,
        Broken::TooLong {
            limit: 25,
            counted: 26
        }
    );
}

#[test]
fn a_plan_id_with_a_missing_character_and_the_id_of_test_mode_are_refused() {
    for at in 0..PLAN.len() {
        let mut short = PLAN.to_owned();
        short.remove(at);
        assert_eq!(
            broken(&InstallmentSale::new(short)).0,
            "ssl_installment_id",
            "{at}"
        );
    }
    assert_eq!(
        broken(&Void::new("00000000-0000-0000-0000-00000000000")).1,
        Broken::TestModeId
    );
}

#[test]
fn credentials_are_checked_like_any_field_and_never_repeated() {
    let total = Total::new();
    for (change, wire) in [
        (("", "user", "PIN1"), "ssl_merchant_id"),
        (("00428A", "user", "PIN1"), "ssl_merchant_id"),
        (("004287", "", "PIN1"), "ssl_user_id"),
        (("004287", "a-user-name-too-long", "PIN1"), "ssl_user_id"),
        (("004287", "user", ""), "ssl_pin"),
        (("004287", "user", "SECRET PIN!"), "ssl_pin"),
    ] {
        let credentials = Credentials {
            merchant_id: change.0.into(),
            user_id: change.1.into(),
            pin: Sensitive::new(change.2.into()),
        };
        let error = body_of(&credentials, &total).unwrap_err();
        assert_eq!(error.field.wire, wire);
        assert!(!format!("{error} {error:?}").contains("SECRET"));
    }
}

#[test]
fn updates_send_only_what_changes_and_an_empty_text_changes_nothing() {
    let paused = UpdateRecurring::new(PLAN)
        .cycle(BillingCycle::Suspended)
        .customer(&Customer::new().phone(" "));
    let sent = xml(&paused);
    assert!(sent.ends_with(&format!(
        "<ssl_recurring_id>{PLAN}</ssl_recurring_id><ssl_billing_cycle>SUSPENDED</ssl_billing_cycle></txn>"
    )));
    assert!(xml(&CheckDeleteInstallment::new(PLAN)).contains("<ssl_install_id>"));
}
