//! Laws that hold for every answer, however odd.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_connect::{
    Follower, Kind, Outcome, Seen, TransactionResult, inspect, read_transaction, signature,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

const CARD: &str = "4111111111111111";
const NAMES: [&str; 24] = [
    "requestId",
    "REQUESTID",
    "notifications",
    "transactionResult",
    "TransactionResult",
    "transactionType",
    "amountBase",
    "amountCashback",
    "amountGratuity",
    "amountTotal",
    "currency",
    "authCode",
    "receiptLines",
    "MERCHANT",
    "CUSTOMER",
    "userMessage",
    "messages",
    "terminals",
    "tid",
    "status",
    "balances",
    "banking",
    "reportResult",
    "primaryAccountNumber",
];
const WORDS: [&str; 14] = [
    "SUCCESSFUL",
    "UNSUCCESSFUL",
    "TIMED_OUT",
    "DECLINED",
    "SALE",
    "SALE_REVERSAL",
    "TRANSACTION_FINISHED",
    "SIGNATURE_VERIFICATION",
    "1000",
    "10.50",
    "",
    CARD,
    "COMPLETE",
    "AVAILABLE",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(&WORDS[..]).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((select(&NAMES[..]), inner), 0..8).prop_map(|pairs| Value::Object(
                pairs
                    .into_iter()
                    .map(|(k, v)| (k.to_owned(), v))
                    .collect::<Map<_, _>>()
            )),
        ]
    })
}

const KINDS: [Kind; 5] = [
    Kind::Transaction,
    Kind::Terminals,
    Kind::Terminal,
    Kind::Report,
    Kind::Error,
];

fn check(kind: Kind, bytes: &[u8]) {
    let seen = inspect(kind, None, bytes);
    let shown = format!("{seen:?}");
    assert!(!shown.contains(CARD), "{shown}");
    if let Seen::Transaction(transaction) = &seen.seen {
        let paid = transaction.outcome() == Outcome::Paid;
        assert!(!paid || transaction.result == Some(TransactionResult::Successful));
        assert!(transaction.booking().is_none() || paid);
        assert_eq!(transaction.finished(), transaction.outcome() != Outcome::Running);
        assert_eq!(seen.unknown(), transaction.outcome() == Outcome::Unknown);
    }
    if matches!(seen.seen, Seen::Nothing(_)) && kind == Kind::Transaction {
        assert!(seen.unknown() && !seen.finished());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn no_json_makes_the_reader_panic_or_misread(value in any_json()) {
        let text = value.to_string();
        KINDS.iter().for_each(|&kind| check(kind, text.as_bytes()));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), status in proptest::option::of(any::<u16>())) {
        for kind in KINDS {
            let _ = inspect(kind, status, &bytes);
        }
    }

    #[test]
    fn a_cut_answer_is_never_taken_for_whole(value in any_json(), at in 0_usize..400) {
        let text = json!({ "requestId": "x", "all": value, "transactionResult": "SUCCESSFUL" }).to_string();
        if let Some(cut) = text.as_bytes().get(..at.min(text.len() - 1)) {
            prop_assert!(read_transaction(cut).is_err());
        }
    }

    #[test]
    fn notifications_come_out_in_order_and_each_once(said in proptest::collection::vec(select(&["PRESENT_CARD", "SIGNATURE_VERIFICATION", "SIGNATURE_VERIFICATION_IN_PROGRESS", "NEW_ONE"][..]), 1..30), looks in proptest::collection::vec(0_usize..31, 1..12)) {
        let mut looks: Vec<usize> = looks.into_iter().map(|upto| upto.min(said.len())).collect();
        looks.sort_unstable();
        looks.push(said.len());
        let mut follower = Follower::default();
        let mut told = Vec::new();
        for upto in looks {
            let newest_first: Vec<_> = said[..upto].iter().rev().collect();
            let body = json!({ "requestId": "x", "notifications": newest_first }).to_string();
            let seen = read_transaction(body.as_bytes()).unwrap();
            told.extend(follower.news(&seen.notifications).iter().map(|n| n.word().to_owned()));
            let asked = said[..upto].iter().filter(|word| **word == "SIGNATURE_VERIFICATION").count();
            prop_assert_eq!(signature(&seen.notifications).asked, asked);
        }
        prop_assert_eq!(told, said);
    }

    #[test]
    fn amounts_survive_both_ways_of_writing(base in 0_i64..99_999_999, cashback in 0_i64..10_000, gratuity in 0_i64..10_000, quoted in any::<bool>(), with_base in any::<bool>()) {
        let write = |minor: i64| if quoted { json!(minor.to_string()) } else { json!(minor) };
        let mut body = json!({
            "transactionResult": "SUCCESSFUL", "transactionType": "SALE", "amountCashback": write(cashback),
            "amountGratuity": write(gratuity), "amountTotal": write(base + cashback + gratuity),
        });
        if with_base {
            body["amountBase"] = write(base);
        }
        let seen = read_transaction(body.to_string().as_bytes()).unwrap();
        prop_assert_eq!(seen.booking().unwrap().base, base);
        prop_assert!(!seen.amounts.contradict());
    }
}
