use super::*;

fn gbp() -> Currency {
    Currency::new("GBP").unwrap()
}

fn sale(amount: i64) -> TransactionRequest {
    TransactionRequest::of(TransactionKind::Sale, amount, gbp())
}

fn first_broken(request: &TransactionRequest) -> Option<(&'static str, Fault)> {
    let broken = request.check().err()?;
    Some((broken.field.wire(), broken.fault))
}

#[test]
fn amounts_have_limits() {
    let range = Fault::OutOfRange { least: 1, most: MOST };
    for (amount, expected) in [
        (0, Some(("amount", range))),
        (1, None),
        (MOST, None),
        (MOST + 1, Some(("amount", range))),
        (-1, Some(("amount", range))),
    ] {
        assert_eq!(first_broken(&sale(amount)), expected, "{amount}");
    }
    let cashback = |cashback| TransactionRequest {
        cashback: Some(cashback),
        ..sale(100)
    };
    assert_eq!(first_broken(&cashback(10_000)), None);
    assert_eq!(first_broken(&cashback(10_001)).unwrap().0, "amountCashback");
}

#[test]
fn each_kind_takes_its_own_fields_only() {
    let of = |kind| TransactionRequest::of(kind, 100, gbp());
    let completion = TransactionRequest {
        auth_code: Some("A1B2C3".into()),
        pre_authorised: Some(100),
        ..of(TransactionKind::Completion)
    };
    assert_eq!(first_broken(&completion), None);
    let no_code = TransactionRequest {
        auth_code: None,
        ..completion.clone()
    };
    assert_eq!(first_broken(&no_code), Some(("authCode", Fault::Missing)));
    let no_total = TransactionRequest {
        pre_authorised: None,
        ..completion.clone()
    };
    assert_eq!(
        first_broken(&no_total),
        Some(("amountPreAuthorisedTotal", Fault::Missing))
    );
    let sale_with_code = TransactionRequest {
        kind: TransactionKind::Sale,
        ..completion
    };
    assert_eq!(
        first_broken(&sale_with_code),
        Some(("authCode", Fault::NotForThisKind))
    );
    let refund = TransactionRequest {
        cashback: Some(0),
        ..of(TransactionKind::Refund)
    };
    assert_eq!(
        first_broken(&refund),
        Some(("amountCashback", Fault::NotForThisKind))
    );
    for kind in [TransactionKind::Duplicate, TransactionKind::AccountVerification] {
        assert_eq!(first_broken(&TransactionRequest::new(kind)), None);
        assert_eq!(first_broken(&of(kind)), Some(("amount", Fault::NotForThisKind)));
    }
    let typed = TransactionRequest {
        not_present: true,
        ..TransactionRequest::new(TransactionKind::Duplicate)
    };
    assert_eq!(
        first_broken(&typed),
        Some(("cardholderNotPresent", Fault::NotForThisKind))
    );
}

#[test]
fn the_currency_must_be_known_and_that_of_the_machine() {
    let dollars = TransactionRequest::of(TransactionKind::Sale, 100, Currency::USD);
    assert_eq!(first_broken(&dollars), Some(("currency", Fault::NotACurrency)));
    let none = TransactionRequest {
        currency: None,
        ..sale(100)
    };
    assert_eq!(first_broken(&none), Some(("currency", Fault::Missing)));
    let machine = crate::read_terminal(br#"{"tid":"1","currency":"EUR"}"#).unwrap();
    assert_eq!(
        sale(100).check_for(&machine).unwrap_err().fault,
        Fault::OtherCurrency
    );
}

#[test]
fn the_body_holds_what_was_asked_and_nothing_else() {
    assert_eq!(
        sale(1050).body(),
        r#"{"amount":1050,"currency":"GBP","transactionType":"SALE"}"#
    );
    let typed = TransactionRequest {
        not_present: true,
        cashback: Some(0),
        ..sale(1)
    };
    assert_eq!(
        typed.body(),
        r#"{"amount":1,"amountCashback":0,"cardholderNotPresent":true,"currency":"GBP","transactionType":"SALE"}"#
    );
    let duplicate = TransactionRequest::new(TransactionKind::Duplicate);
    assert_eq!(duplicate.body(), r#"{"transactionType":"DUPLICATE"}"#);
}
