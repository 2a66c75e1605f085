use counterfoil_converge::*;
use jiff::civil::date;

use crate::{APPROVED, NEW, PLAN, TXN, USD, read, sale, unclear, usd, with};

#[test]
fn the_sample_of_an_installment_payment_is_bookable_and_tells_its_plan() {
    let bytes = include_bytes!("../answers/ccinstallsale.xml");
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
