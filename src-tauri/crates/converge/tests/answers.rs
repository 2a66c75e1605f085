//! Typed answers of every call, and the phase of everything that is no answer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_converge::*;
use domain::{Currency, Money};
use jiff::civil::date;

const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
const TXN: &str = "010130AB1-00000000-1111-2222-3333-444444444444";
const NEW: &str = "020130AB1-00000000-1111-2222-3333-555555555555";
const USD: Currency = Currency::USD;

fn usd(minor: i64) -> Money {
    Money { minor, currency: USD }
}

fn txn(fields: &[(&str, &str)]) -> String {
    let inner: String = fields
        .iter()
        .map(|(name, text)| format!("<{name}>{text}</{name}>"))
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txn>{inner}</txn>")
}

fn read<R: Request>(request: &R, fields: &[(&str, &str)]) -> Result<R::Answer, CallError> {
    read_answer(request, txn(fields).as_bytes())
}

fn unclear<R: Request>(request: &R, fields: &[(&str, &str)]) -> UnclearReason
where
    R::Answer: std::fmt::Debug,
{
    match read(request, fields) {
        Err(CallError::Unknown(Unanswered::Unclear(unclear))) => {
            assert_eq!(
                unclear.reply.fields().len(),
                fields.len(),
                "the answer is kept whole"
            );
            unclear.reason
        }
        other => panic!("{other:?}"),
    }
}

fn sale() -> TokenSale {
    TokenSale::new("5000300020003003", usd(2_500))
}

const APPROVED: [(&str, &str); 5] = [
    ("ssl_result", "0"),
    ("ssl_result_message", "APPROVAL"),
    ("ssl_txn_id", TXN),
    ("ssl_amount", "25.00"),
    ("ssl_approval_code", "000123"),
];

fn with<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = base
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

#[test]
fn the_sample_of_an_installment_payment_is_bookable_and_tells_its_plan() {
    let bytes = include_bytes!("answers/ccinstallsale.xml");
    let answer = read_answer(&InstallmentSale::new(PLAN), bytes).unwrap();
    let booking = answer.verdict(USD).booking().unwrap();
    assert_eq!(booking.amount(), Told::Known(usd(400)));
    assert_eq!(
        (booking.approval_code(), booking.time_raw()),
        ("572805", "04/25/2022 05:11:12 PM")
    );
    assert!(matches!(answer.verdict(USD), Verdict::Approved(_)));
    let plan = answer.plan().unwrap();
    assert_eq!((plan.kind(), plan.id()), (PlanKind::Installment, PLAN));
    assert_eq!(plan.progress().unwrap().to_string(), "2 of 10");
    assert_eq!(plan.progress().unwrap().left(), Some(8));
    assert_eq!(plan.next_payment(), Told::Known(date(2022, 4, 29)));
    assert_eq!(plan.start(), Told::Known(date(2022, 3, 29)));
    assert_eq!(plan.cycle(), Told::Known(BillingCycle::Monthly));
    assert_eq!(plan.skips_next(), Told::Known(false));
    assert_eq!(answer.fields().text("ssl_ps2000_data"), "MMCC813176 0330");
}

#[test]
fn a_decline_is_a_result_with_its_blanks_and_the_duplicate_rule_is_noticed() {
    let declined = [
        ("ssl_result", "1"),
        ("ssl_result_message", "DECLINED"),
        ("ssl_approval_code", "      "),
        ("ssl_txn_id", TXN),
    ];
    let answer = read(&sale(), &declined).unwrap();
    assert_eq!(answer.fields().text("ssl_approval_code"), "      ");
    let Verdict::Declined(decline) = answer.verdict(USD) else {
        panic!()
    };
    assert_eq!(
        (decline.message(), decline.is_duplicate_rule()),
        ("DECLINED", false)
    );
    assert_eq!(answer.verdict(USD).booking(), None);
    let twice = read(
        &sale(),
        &with(
            &declined,
            &[(
                "ssl_result_message",
                "Declined - Transaction previously authorized",
            )],
        ),
    )
    .unwrap();
    assert!(matches!(twice.verdict(USD), Verdict::Declined(decline) if decline.is_duplicate_rule()));
}

#[test]
fn a_partial_approval_books_the_part_and_tells_the_rest() {
    let fields = with(
        &APPROVED,
        &[
            ("ssl_result_message", "PARTIAL APPROVAL"),
            ("ssl_amount", "10.00"),
            ("ssl_requested_amount", "25.00"),
            ("ssl_balance_due", "15.00"),
        ],
    );
    let answer = read(&sale(), &fields).unwrap();
    let Verdict::PartlyApproved {
        booking,
        requested,
        balance_due,
    } = answer.verdict(USD)
    else {
        panic!()
    };
    assert_eq!(booking.amount(), Told::Known(usd(1_000)));
    assert_eq!(
        (requested, balance_due),
        (Told::Known(usd(2_500)), Told::Known(usd(1_500)))
    );
}

#[test]
fn an_answer_of_test_mode_can_never_be_booked() {
    const ZERO: &str = "00000000-0000-0000-0000-00000000000";
    for mark in [
        &[("ssl_status", "TEST MODE")][..],
        &[("ssl_txn_id", ZERO)],
        &[("ssl_txn_id", "00000000-0000-0000-0000-000000000000")],
        &[("ssl_status", "test mode"), ("ssl_result", "1")],
        &[
            ("ssl_status", "TEST MODE"),
            ("ssl_result_message", "PARTIAL APPROVAL"),
        ],
    ] {
        let answer = read(&sale(), &with(&APPROVED, mark)).unwrap();
        assert_eq!(answer.verdict(USD), Verdict::TestMode, "{mark:?}");
        assert_eq!(answer.verdict(USD).booking(), None);
    }
    let test = [
        ("ssl_status", "TEST MODE"),
        ("ssl_result_message", "SUCCESS"),
        ("ssl_recurring_id", PLAN),
    ];
    let plan = read(&DeleteRecurring::new(PLAN), &test).unwrap();
    assert_eq!(plan.verdict(), PlanVerdict::TestMode);
    let settle = read(
        &Settle::all(),
        &[("ssl_status", "TEST MODE"), ("ssl_result", "0")],
    )
    .unwrap();
    assert!(!settle.is_scheduled());
    let token = read(
        &QueryToken::new("1234"),
        &[
            ("ssl_status", "TEST MODE"),
            ("ssl_result", "0"),
            ("ssl_token_response", "SUCCESS"),
        ],
    )
    .unwrap();
    assert_eq!(token.verdict(), TokenVerdict::TestMode);
}

#[test]
fn a_currency_question_is_not_a_sale() {
    let question = [("dccoption", "USD"), ("dccoption", "EUR"), ("ssl_txn_id", TXN)];
    let answer = read(&sale(), &question).unwrap();
    assert_eq!(answer.verdict(USD), Verdict::CurrencyQuestion);
    assert!(!is_currency_question(
        &with(&APPROVED, &question).into_iter().collect()
    ));
}

#[test]
fn what_does_not_say_what_became_of_the_money_is_unknown_and_kept() {
    use UnclearReason::*;
    for (fields, reason) in [
        (with(&APPROVED, &[("ssl_result", "")]), NoResult),
        (vec![("ssl_txn_count", "0")], NoResult),
        (vec![("ssl_result_message", "SUCCESS")], NoResult),
        (with(&APPROVED, &[("ssl_txn_id", "")]), NoTransaction),
        (with(&APPROVED, &[("ssl_amount", "26.00")]), OtherAmount),
        (with(&APPROVED, &[("ssl_amount", "25,00")]), OtherAmount),
        ([&APPROVED[..], &[("ssl_result", "1")]].concat(), Contradiction),
        ([&APPROVED[..], &[("ssl_amount", "1.00")]].concat(), OtherAmount),
    ] {
        assert_eq!(unclear(&sale(), &fields), reason, "{fields:?}");
    }
    let other = [
        ("ssl_result", "0"),
        ("ssl_txn_id", TXN),
        ("ssl_installment_id", "280222A41-X"),
    ];
    assert_eq!(unclear(&InstallmentSale::new(PLAN), &other), OtherPlan);
    for same in ["25", "25.0", "025.00"] {
        assert!(
            read(&sale(), &with(&APPROVED, &[("ssl_amount", same)])).is_ok(),
            "{same}"
        );
    }
    let bare = with(&APPROVED, &[])
        .into_iter()
        .filter(|(name, _)| *name != "ssl_amount")
        .collect::<Vec<_>>();
    assert_eq!(
        read(&sale(), &bare)
            .unwrap()
            .verdict(USD)
            .booking()
            .unwrap()
            .amount(),
        Told::Nothing
    );
}

#[test]
fn error_codes_refuse_and_a_few_leave_a_change_open() {
    for code in [
        "4025", "4014", "5040", "4018", "4022", "6038", "5000", "6006", "7777", "X1",
    ] {
        let error = read(
            &sale(),
            &[("errorCode", code), ("errorMessage", "<![CDATA[<b>no</b>]]>")],
        );
        assert!(
            matches!(error, Err(CallError::Refused(e)) if e.code == code && e.message == "<b>no</b>"),
            "{code}"
        );
    }
    for code in ["3000", "3001", "3002", "3003", "4017", "5093"] {
        let fields = [("errorCode", code), ("errorName", "any text")];
        for changed in [
            read(&sale(), &fields).unwrap_err(),
            read(&InstallmentSale::new(PLAN), &fields).unwrap_err(),
            read(&DeleteInstallment::new(PLAN), &fields).unwrap_err(),
            read(&Settle::all(), &fields).unwrap_err(),
            read(&DeleteToken::new("1234"), &fields).unwrap_err(),
        ] {
            assert!(
                matches!(changed, CallError::Unknown(Unanswered::GaveUp(_))),
                "{code}"
            );
        }
        let looked = read(&Total::new(), &fields).unwrap_err();
        assert!(
            matches!(&looked, CallError::Refused(_)) && looked.may_pass(),
            "{code}"
        );
    }
}

#[test]
fn no_usable_text_leaves_every_call_unknown() {
    for text in [
        "",
        " \r\n",
        "<html>maintenance</html>",
        "<txn><ssl_result>0</ssl_result>",
        "ssl_result=0",
        "<a/>",
        "{}",
    ] {
        assert!(
            matches!(
                read_answer(&sale(), text.as_bytes()),
                Err(CallError::Unknown(Unanswered::Unreadable(_)))
            ),
            "{text}"
        );
        assert!(
            matches!(
                read_answer(&Total::new(), text.as_bytes()),
                Err(CallError::Unknown(Unanswered::Unreadable(_)))
            ),
            "{text}"
        );
    }
}

#[test]
fn a_void_may_answer_with_the_same_id_a_new_one_or_none() {
    for (fields, id) in [
        (with(&APPROVED, &[("ssl_approval_code", "")]), VoidId::Same),
        (with(&APPROVED, &[("ssl_txn_id", NEW)]), VoidId::New(NEW)),
        (with(&APPROVED, &[("ssl_txn_id", "")]), VoidId::Absent),
    ] {
        let answer = read(&Void::new(TXN), &fields).unwrap();
        assert_eq!((answer.id(), answer.target()), (id, TXN));
        assert!(answer.verdict(USD).booking().is_some());
    }
    let deleted = read(&Delete::new(TXN), &[("ssl_result", "0"), ("ssl_txn_id", NEW)]).unwrap();
    assert_eq!(deleted.verdict(USD).booking().unwrap().approval_code(), "");
}

#[test]
fn a_return_has_an_id_of_its_own_and_must_be_for_the_amount_asked() {
    let request = Return::new(TXN).amount(usd(1_000));
    let fields = with(
        &APPROVED,
        &[
            ("ssl_txn_id", NEW),
            ("ssl_amount", "10.00"),
            ("ssl_transaction_type", "RETURN"),
        ],
    );
    let answer = read(&request, &fields).unwrap();
    assert_eq!(answer.verdict(USD).booking().unwrap().transaction(), NEW);
    assert_eq!(unclear(&request, &APPROVED), UnclearReason::OtherAmount);
    assert!(
        read(&Return::new(TXN), &APPROVED).is_ok(),
        "without an amount all of it is meant"
    );
}

#[test]
fn a_verification_has_no_amount_and_85_is_good() {
    let fields = [
        ("ssl_result", "0"),
        ("ssl_result_message", "APPROVAL"),
        ("ssl_issuer_response", "85"),
        ("ssl_avs_response", " "),
        ("ssl_cvv2_response", "M"),
    ];
    let answer = read(&VerifyToken::new("1234"), &fields).unwrap();
    assert!(answer.is_good() && !answer.is_test_mode());
    assert_eq!((answer.avs_raw(), answer.cvv_raw()), (" ", "M"));
    assert!(
        !read(&VerifyToken::new("1234"), &with(&fields, &[("ssl_result", "1")]))
            .unwrap()
            .is_good()
    );
}

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
