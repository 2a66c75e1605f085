use counterfoil_converge::*;
use jiff::civil::{date, datetime};

use crate::{DRAFT, PLAN, TODAY, TXN, add_installment, broken, due, usd, xml};

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
