use counterfoil_converge::*;
use domain::{Currency, Money, Sensitive};
use jiff::civil::date;

use crate::{PLAN, TODAY, TXN, broken, usd, xml};

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
