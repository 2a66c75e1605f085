//! Towns of other sizes than Alder Creek's: terminals, users, PINs, shared payments.

use std::collections::{BTreeMap, HashSet};

use counterfoil_practice::{Config, DEFAULT_TERMINALS, Description, Gateway};
use proptest::test_runner::{Config as Cases, TestRunner};

use crate::client::{Reply, all_records, anchor, ledger, open_with, start};

pub async fn town_of(terminals: usize, transactions: usize) -> Gateway {
    let config = Config {
        terminals,
        transactions,
        ..Config::alder_creek(anchor())
    };
    Gateway::start(config).await.unwrap()
}

/// Name, kind, user and PIN of each terminal.
fn told(description: &Description) -> Vec<(&str, &str, &str, &str)> {
    let users = description.users.iter();
    users
        .flat_map(|user| {
            let terminals = user.terminals.iter();
            terminals.map(|t| {
                (
                    t.name.as_str(),
                    t.kind.as_str(),
                    user.user_id.as_str(),
                    t.pin.as_str(),
                )
            })
        })
        .collect()
}

/// What `terminalsetup` says to a user with a PIN.
pub async fn setup(gateway: &Gateway, user: &str, pin: &str) -> Reply {
    open_with(gateway, "accountxml.do", user, pin, "terminalsetup").await
}

#[tokio::test]
async fn the_payments_of_alder_creek_are_the_ones_that_everybody_knows() {
    let gateway = start().await;
    assert_eq!(gateway.description().users.len(), 2);
    assert_eq!(told(gateway.description()).len(), DEFAULT_TERMINALS);
    let ledger = ledger(&gateway).await;
    let totals = &ledger["totals"]["USD"];
    assert_eq!(
        (&ledger["count"], &totals["sales_minor"], &totals["refunds_minor"]),
        (&1240.into(), &44_015_270.into(), &1_550_895.into())
    );
}

#[tokio::test]
async fn bigger_towns_begin_with_the_same_four_terminals_and_pins() {
    let four = town_of(4, 0).await;
    let all = town_of(48, 0).await;
    let known: HashSet<_> = told(all.description()).into_iter().collect();
    assert_eq!(known.len(), 48);
    assert!(
        told(four.description())
            .iter()
            .all(|terminal| known.contains(terminal))
    );
    let kinds: HashSet<&str> = known.iter().map(|(_, kind, _, _)| *kind).collect();
    assert_eq!(kinds, HashSet::from(["retail", "internet", "moto", "service"]));
    assert!(all.description().users.len() > 2);
}

#[tokio::test]
async fn every_terminal_of_a_big_town_gets_its_share_of_the_payments() {
    let gateway = town_of(48, 5_000).await;
    let ledger = ledger(&gateway).await;
    assert_eq!(ledger["count"], 5_000);
    let mut counts = BTreeMap::<&str, usize>::new();
    for payment in ledger["payments"].as_array().unwrap() {
        *counts.entry(payment["terminal"].as_str().unwrap()).or_default() += 1;
    }
    assert_eq!(counts.len(), 48);
    assert!(counts["Parks Front Desk"] > counts["Pool"] && counts["Cemetery Office"] > 5);
}

#[tokio::test]
async fn the_invoices_of_a_new_counter_have_a_prefix_of_their_own() {
    let gateway = town_of(12, 2_000).await;
    let mut prefixes = HashSet::new();
    for terminal in ["Pool", "Library", "Online Parking", "Phone Payments"] {
        let records = all_records(&gateway, terminal).await;
        let invoices = records.iter().filter_map(|r| r.get("ssl_invoice_number"));
        let own: HashSet<String> = invoices
            .map(|i| i.split('-').next().unwrap().to_owned())
            .collect();
        assert_eq!(own.len(), 1, "{terminal}");
        prefixes.extend(own);
    }
    assert_eq!(prefixes.len(), 4);
}

#[tokio::test]
async fn a_town_has_at_least_one_terminal_and_at_most_48() {
    for terminals in [0, 49] {
        let config = Config {
            terminals,
            ..Config::alder_creek(anchor())
        };
        let error = Gateway::start(config).await.unwrap_err();
        assert_eq!(error.to_string(), "a town has 1 to 48 terminals");
    }
    let one = town_of(1, 7).await;
    assert_eq!(ledger(&one).await["count"], 7);
}

#[tokio::test]
async fn two_towns_may_have_the_same_terminals_and_never_the_same_pin() {
    let one = town_of(48, 0).await;
    let config = Config {
        seed: 2,
        terminals: 48,
        transactions: 0,
        ..Config::alder_creek(anchor())
    };
    let other = Gateway::start(config).await.unwrap();
    let pins: HashSet<&str> = told(one.description()).into_iter().map(|t| t.3).collect();
    assert_eq!(pins.len(), 48);
    for (_, _, user, pin) in told(other.description()) {
        assert!(!pins.contains(pin));
        assert_eq!(setup(&one, user, pin).await.code(), "4025");
    }
}

#[test]
fn the_pin_that_a_town_is_told_opens_exactly_the_terminal_it_names() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cases = Cases {
        failure_persistence: None,
        ..Cases::with_cases(48)
    };
    let strategy = (1_usize..=48, proptest::num::u64::ANY);
    let checked = TestRunner::new(cases).run(&strategy, |(terminals, seed)| {
        runtime.block_on(async {
            let config = Config {
                seed,
                terminals,
                transactions: 0,
                ..Config::alder_creek(anchor())
            };
            let gateway = Gateway::start(config).await.unwrap();
            let all = told(gateway.description());
            assert_eq!(all.len(), terminals);
            for (name, kind, user, pin) in all {
                assert_eq!(pin.len(), 64);
                let reply = setup(&gateway, user, pin).await;
                assert_eq!(reply.field("vm_friendly_name").as_deref(), Some(name));
                let segment = reply.field("vm_market_segment").unwrap();
                assert_eq!(segment.to_lowercase(), kind);
            }
        });
        Ok(())
    });
    checked.unwrap();
}
