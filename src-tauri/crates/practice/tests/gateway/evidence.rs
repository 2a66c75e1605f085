//! What the last payments seen through a PIN tell about the counter behind it.

use std::collections::HashMap;

use crate::bigger::town_of;
use crate::client::{all_records, start};
use crate::till::{COUNTER, VISA, WEB, field, pay, record, sale};

type Record = HashMap<String, String>;

fn share(records: &[Record], fits: impl Fn(&Record) -> bool) -> usize {
    100 * records.iter().filter(|record| fits(record)).count() / records.len()
}

#[tokio::test]
async fn counters_read_cards_and_the_web_and_the_telephone_never_do() {
    let gateway = town_of(14, 4_000).await;
    for (terminal, read) in [
        (COUNTER, true),
        ("Utility Counter", true),
        ("Pool", true),
        ("Harbor Café", true),
        (WEB, false),
        ("Web Utility", false),
        ("Online Parking", false),
        ("Phone Payments", false),
    ] {
        let records = all_records(&gateway, terminal).await;
        let swiped = share(&records, |r| r["ssl_entry_mode"] == "S");
        assert!(
            if read { swiped > 70 } else { swiped == 0 },
            "{terminal}: {swiped} %"
        );
    }
}

#[tokio::test]
async fn clerks_run_the_payments_of_counters_and_the_api_user_those_of_the_web() {
    let gateway = town_of(12, 4_000).await;
    let by_api = |record: &Record| record["ssl_user_id"].starts_with("apiuser");
    for terminal in [COUNTER, "Pool", "Phone Payments"] {
        let records = all_records(&gateway, terminal).await;
        assert!(share(&records, by_api) < 50, "{terminal}");
    }
    for terminal in [WEB, "Web Utility", "Online Parking"] {
        let records = all_records(&gateway, terminal).await;
        assert_eq!(share(&records, by_api), 100, "{terminal}");
    }
}

#[tokio::test]
async fn what_was_sold_tells_the_office() {
    let gateway = town_of(12, 4_000).await;
    for (terminal, prefix, sold) in [
        ("Pool", "SW-", "Lane rental, 1 hour"),
        ("Library", "LB-", "Overdue fine"),
        ("Online Parking", "PP-", "Parking ticket"),
        (WEB, "PM-", "Building permit"),
    ] {
        let records = all_records(&gateway, terminal).await;
        let is = |name: &str, fits: &dyn Fn(&str) -> bool| {
            share(&records, |r| r.get(name).is_some_and(|text| fits(text)))
        };
        assert!(
            is("ssl_invoice_number", &|text| text.starts_with(prefix)) > 80,
            "{terminal}"
        );
        assert!(is("ssl_description", &|text| text == sold) > 2, "{terminal}");
    }
    for record in all_records(&gateway, "Web Utility").await {
        assert!(
            !record
                .get("ssl_description")
                .is_some_and(|text| text.contains("counter"))
        );
    }
}

#[tokio::test]
async fn records_have_only_the_elements_that_the_sheet_lists() {
    let gateway = town_of(14, 1_000).await;
    for terminal in [COUNTER, WEB, "Phone Payments", "Harbor Café"] {
        for record in all_records(&gateway, terminal).await {
            for absent in ["ssl_card_present", "ssl_eci_ind", "ssl_pos_mode", "ssl_result"] {
                assert!(!record.contains_key(absent), "{absent}");
            }
            assert!(["K", "S"].contains(&record["ssl_entry_mode"].as_str()));
        }
    }
}

#[tokio::test]
async fn answers_to_payments_without_the_card_carry_its_e_commerce_number() {
    let gateway = town_of(12, 0).await;
    for (terminal, number) in [(WEB, "7"), ("Phone Payments", "1"), (COUNTER, "")] {
        let answer = sale(&gateway, terminal, "5.00", &[]).await;
        assert_eq!(field(&answer, "ssl_eci_ind"), number, "{terminal}");
        let id = field(&answer, "ssl_txn_id");
        let returned = pay(&gateway, terminal, "ccreturn", &[("ssl_txn_id", &id)]).await;
        assert_eq!(field(&returned, "ssl_eci_ind"), "");
    }
    let secure = [
        ("ssl_3dsecure_value", "x"),
        ("ssl_3ds_message_version", "2"),
        ("ssl_eci_ind", "5"),
    ];
    assert_eq!(
        field(&sale(&gateway, WEB, "6.00", &secure).await, "ssl_eci_ind"),
        "5"
    );
}

#[tokio::test]
async fn an_entry_mode_has_to_fit_the_card_data_and_the_terminal() {
    let gateway = start().await;
    let track = ("ssl_track_data", ";4000000000000002=3012101?");
    let track = [("ssl_amount", "4.00"), track];
    let keyed = [
        ("ssl_amount", "4.00"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    let with = |fields: &[(&'static str, &'static str)], mode: &'static str| {
        [fields, &[("ssl_entry_mode", mode)]].concat()
    };
    for (terminal, fields, code) in [
        (COUNTER, with(&track, "03"), ""),
        (COUNTER, with(&track, "02"), "5125"),
        (COUNTER, with(&keyed, "02"), ""),
        (COUNTER, with(&keyed, "05"), "5125"),
        (WEB, with(&keyed, "01"), ""),
        (WEB, with(&keyed, "12"), ""),
        (WEB, with(&keyed, "07"), "5042"),
    ] {
        let answer = pay(&gateway, terminal, "ccsale", &fields).await;
        assert_eq!(answer.code(), code, "{terminal} {fields:?}");
        if code.is_empty() {
            let found = record(&gateway, terminal, &field(&answer, "ssl_txn_id")).await;
            let letter = if fields.len() == 3 { "S" } else { "K" };
            assert_eq!(found["ssl_entry_mode"], letter);
        }
    }
}
