use counterfoil_converge::*;
use jiff::civil::date;

use crate::{PLAN, TXN, USD, read, txn, unclear, usd, with};

#[test]
fn plans_are_done_with_and_without_a_result_and_fail_by_word() {
    let add = || {
        AddRecurring::new(
            usd(500),
            Due::on(date(2026, 11, 1), date(2026, 10, 1)).unwrap(),
            BillingCycle::Monthly,
        )
        .token("1234")
    };
    let done = [
        ("ssl_result_message", "SUCCESS"),
        ("ssl_recurring_id", PLAN),
        ("ssl_recurring_batch_count", "135"),
        ("ssl_billing_cycle", "FORTNIGHTLY"),
        ("ssl_next_payment_date", "soon"),
    ];
    for fields in [done.to_vec(), with(&done, &[("ssl_result", "0")])] {
        let answer = read(&add(), &fields).unwrap();
        let PlanVerdict::Done(Some(plan)) = answer.verdict() else {
            panic!("{fields:?}")
        };
        assert_eq!((plan.kind(), plan.id()), (PlanKind::Recurring, PLAN));
        assert_eq!(
            (plan.cycle(), plan.next_payment()),
            (Told::Unknown("FORTNIGHTLY"), Told::Unknown("soon"))
        );
        assert_eq!(
            (plan.progress(), answer.plans_in_book()),
            (None, Told::Known(135))
        );
    }
    let failed = read(&add(), &[("ssl_result_message", "ERROR")]).unwrap();
    assert_eq!(failed.verdict(), PlanVerdict::Failed("ERROR"));
    assert_eq!(
        unclear(&add(), &[("ssl_result", "0"), ("ssl_result_message", "ERROR")]),
        UnclearReason::Contradiction
    );
    assert_eq!(
        unclear(&add(), &[("ssl_recurring_id", PLAN)]),
        UnclearReason::NoResult
    );
    let other = [("ssl_result_message", "SUCCESS"), ("ssl_installment_id", TXN)];
    assert_eq!(
        unclear(&CheckDeleteInstallment::new(PLAN), &other),
        UnclearReason::OtherPlan
    );
    assert!(
        read(
            &DeleteInstallment::new(PLAN),
            &[("ssl_result_message", "SUCCESS")]
        )
        .is_ok()
    );
}

#[test]
fn tokens_succeed_fail_and_say_what_they_cannot() {
    let done = [
        ("ssl_token_response", "SUCCESS"),
        ("ssl_token", "TOKEN9990"),
        ("ssl_account_number", "4124********9990"),
        ("ssl_add_token_response", "Card Updated"),
    ];
    for fields in [done.to_vec(), with(&done, &[("ssl_result", "0")])] {
        let answer = read(&QueryToken::new("TOKEN9990"), &fields).unwrap();
        assert_eq!(answer.verdict(), TokenVerdict::Done);
        assert_eq!(answer.token(), Some("TOKEN9990"));
        assert_eq!(answer.card_masked(), Some("4124********9990"));
        assert_eq!(answer.kept(), Told::Known(AddTokenResponse::Updated));
    }
    for (text, told) in [
        ("Failed", Told::Known(TokenResponse::Failed)),
        ("Invalid Token", Told::Known(TokenResponse::InvalidToken)),
        (
            "acct verification failed",
            Told::Known(TokenResponse::VerificationFailed),
        ),
        ("Vault on holiday", Told::Unknown("Vault on holiday")),
    ] {
        let fields = [("ssl_token_response", text), ("ssl_result", "1")];
        assert_eq!(
            read(&UpdateToken::new("1234"), &fields).unwrap().verdict(),
            TokenVerdict::Failed(told)
        );
    }
    let missing = read(
        &QueryToken::new("1234"),
        &with(&done, &[("ssl_add_token_response", "FAILURE - First Name")]),
    )
    .unwrap();
    assert_eq!(missing.kept(), Told::Unknown("FAILURE - First Name"));
    assert_eq!(
        unclear(&DeleteToken::new("1234"), &[("ssl_token", "1234")]),
        UnclearReason::NoResult
    );
}

#[test]
fn totals_and_settlements_tell_each_group_and_an_empty_batch() {
    let fields = [
        ("ssl_result", "0"),
        ("ssl_result_message", "Scheduled for Settlement"),
        ("ssl_txn_id", ""),
        ("ssl_txn_main_count", "3"),
        ("ssl_txn_main_amount", "-4.50"),
        ("ssl_txn_cash_count", "x"),
    ];
    let settle = read(&Settle::all(), &fields).unwrap();
    assert!(settle.is_scheduled());
    assert_eq!(settle.count(BatchGroup::Cards), Told::Known(3));
    assert_eq!(settle.amount(BatchGroup::Cards, USD), Told::Known(usd(-450)));
    assert_eq!(
        (settle.count(BatchGroup::Cash), settle.count(BatchGroup::Gift)),
        (Told::Unknown("x"), Told::Nothing)
    );
    assert!(!read(&Total::new(), &fields).unwrap().is_empty());
    for empty in [
        &[
            ("ssl_result", "0"),
            ("ssl_txn_main_count", "0"),
            ("ssl_txn_main_amount", "0.00"),
        ][..],
        &[("ssl_result_message", "Empty batch")],
        &[("ssl_result", "1"), ("ssl_result_message", "Empty batch")],
    ] {
        assert!(read(&Total::new(), empty).unwrap().is_empty(), "{empty:?}");
    }
    assert_eq!(
        unclear(&Settle::all(), &[("ssl_result_message", "")]),
        UnclearReason::NoResult
    );
    assert!(read(&Total::new(), &[("unheard_of", "1")]).is_err());
    assert!(
        read(&MailReceipt::new(TXN), &[("ssl_result", "0")])
            .unwrap()
            .is_sent()
    );
}

#[test]
fn a_look_up_takes_lists_single_records_and_nothing_found() {
    let query = TransactionQuery::new().transaction(TXN);
    let record = "<txn><ssl_txn_id>A</ssl_txn_id><ssl_trans_status>OPN</ssl_trans_status></txn>";
    for (text, count, complete) in [
        (record.to_owned(), 1, true),
        (
            format!("<txnlist><ssl_txn_count>1</ssl_txn_count>{record}</txnlist>"),
            1,
            true,
        ),
        (
            format!("<txnlist>{record}{record}<ssl_txn_count>21</ssl_txn_count></txnlist>"),
            2,
            false,
        ),
        (
            format!("<txnlist>{record}<ssl_txn_count>many</ssl_txn_count></txnlist>"),
            1,
            false,
        ),
        (
            "<txnlist><ssl_txn_count>0</ssl_txn_count></txnlist>".into(),
            0,
            true,
        ),
        ("<txn><ssl_txn_count>0</ssl_txn_count></txn>".into(), 0, true),
        ("<txnlist></txnlist>".into(), 0, true),
    ] {
        let list = read_answer(&query, text.as_bytes()).unwrap();
        assert_eq!(
            (list.transactions(USD).count(), list.is_complete()),
            (count, complete),
            "{text}"
        );
    }
    assert!(matches!(
        read(&query, &[("ssl_result", "0")]),
        Err(CallError::Unknown(Unanswered::Indeterminate))
    ));
}

#[test]
fn a_plan_is_found_as_one_record_or_as_a_list() {
    let query = PlanQuery::new().installment_plan(PLAN);
    let fields = [
        ("ssl_installment_id", PLAN),
        ("ssl_number_of_payments", "3"),
        ("ssl_total_installments", "10"),
        ("ssl_amount", "125.00"),
        ("ssl_billing_cycle", "MONTHLY"),
    ];
    let bare = txn(&fields);
    let inner = bare.split_once('\n').unwrap().1;
    let with_result = txn(&with(
        &fields,
        &[("ssl_result", "0"), ("ssl_result_message", "SUCCESS")],
    ));
    for text in [
        bare.clone(),
        with_result,
        format!("<txnlist><ssl_txn_count>1</ssl_txn_count>{inner}</txnlist>"),
    ] {
        let list = read_answer(&query, text.as_bytes()).unwrap();
        let plan = list.plans().next().unwrap();
        assert_eq!(plan.progress().unwrap().to_string(), "3 of 10");
        assert_eq!(plan.amount(USD), Told::Known(usd(12_500)));
        assert!(list.is_complete());
    }
    assert!(matches!(
        read(&query, &[("errorCode", "5034")]),
        Err(CallError::Refused(_))
    ));
    assert_eq!(
        read_answer(&query, b"<txnlist><ssl_txn_count>0</ssl_txn_count></txnlist>")
            .unwrap()
            .plans()
            .count(),
        0
    );
    let settled = read(
        &SettlementQuery::new("GBOK 12345678901"),
        &[
            ("ssl_settlement_batch_response", "GBOK 12345678901"),
            ("any", "x"),
        ],
    )
    .unwrap();
    assert_eq!(
        (settled.records().count(), settled.fields().text("any")),
        (1, "x")
    );
}
