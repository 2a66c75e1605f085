use domain::{CardBrand, Currency, TransactionStatus, TransactionType};
use proptest::prelude::*;

use super::dates::FiscalStart;
use super::read::{Known, Reading, read};
use super::suggest::{Own, complete};
use crate::dto::AmountSpan;

fn known() -> Known {
    let terminal = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    Known {
        account: "a".into(),
        today: jiff::civil::date(2026, 11, 20),
        fiscal: FiscalStart::USUAL,
        currency: Currency::USD,
        terminals: vec![
            terminal("t1", "Web Permits"),
            terminal("t2", "Web Parks"),
            terminal("t3", "Front Desk"),
            terminal("t4", "Desk"),
        ],
    }
}

fn typed(text: &str) -> Reading {
    read(text, &known())
}

/// The message and the suggestion of the only piece.
fn problem(text: &str) -> (String, Option<String>) {
    let reading = typed(text);
    let found = reading.chips[0].problem.clone().unwrap();
    (found.message, found.suggestion)
}

#[test]
fn the_search_of_the_walk_is_four_chips() {
    let reading = typed("amount:>100 last4:0174 status:settled terminal:web");
    let labels: Vec<&str> = reading.chips.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Amount over 100.00",
            "Card ending in 0174",
            "Status Settled",
            "Terminal Web Permits or Web Parks",
        ]
    );
    let filter = &reading.filter;
    assert_eq!(
        filter.amount,
        Some(AmountSpan {
            least: Some("10001".into()),
            most: None
        })
    );
    assert_eq!(filter.last4.as_deref(), Some("0174"));
    assert_eq!(filter.statuses, [TransactionStatus::Settled]);
    assert_eq!(filter.terminal_ids, ["t1", "t2"]);
    assert_eq!(
        reading.text(),
        "amount:>100 last4:0174 status:settled terminal:web"
    );
}

#[test]
fn a_wrong_piece_says_so_and_the_others_apply() {
    let reading = typed("amont:>100 status:settled permit");
    assert_eq!(
        problem("amont:>100"),
        (
            "Unknown field amont. Did you mean amount?".into(),
            Some("amount:>100".into())
        )
    );
    assert_eq!(reading.filter.statuses, [TransactionStatus::Settled]);
    assert_eq!(reading.filter.text, "permit");
    assert_eq!(reading.filter.amount, None);
    for (text, message, suggestion) in [
        ("amount:>abc", "amount needs a number, like amount:>100.", None),
        ("amount:", "amount needs a number, like amount:>100.", None),
        (
            "amount:100-250",
            "amount needs a number, like amount:>100.",
            Some("amount:100..250"),
        ),
        (
            "date:13/45/2026",
            "\"13/45/2026\" is not a date. Write it like 2026-10-31, or a word such as last-30-days.",
            None,
        ),
        (
            "date:lastmonth",
            "\"lastmonth\" is not a date. Write it like 2026-10-31, or a word such as last-30-days.",
            Some("date:last-month"),
        ),
        (
            "status:settled,opne",
            "There is no status \"opne\". Did you mean open?",
            Some("status:settled,open"),
        ),
        ("status:", "status needs a value, like status:settled.", None),
        ("status:blue", "There is no status \"blue\".", None),
        ("last4:174", "last4 needs four digits, like last4:0174.", None),
        ("terminal:harbor", "No terminal is called \"harbor\".", None),
        (
            "terminal:\"web prmits\"",
            "No terminal is called \"web prmits\".",
            Some("terminal:\"Web Permits\""),
        ),
        (
            "is:change",
            "is can be followed by changed or unreadable.",
            Some("is:changed"),
        ),
        (
            "invoice:100 ",
            "Quick search looks into the invoice too; leave out \"invoice:\".",
            Some("100"),
        ),
        (
            "colour:blue",
            "Unknown field colour. To look for the text itself, put it in quotes.",
            Some("\"colour:blue\""),
        ),
        (
            "last4:4111111111111111",
            "last4 needs four digits, like last4:0174.",
            Some("last4:1111"),
        ),
        (
            "4111111111111111",
            "Whole card numbers are never kept here. Look for the last four digits.",
            Some("last4:1111"),
        ),
    ] {
        let expected = (message.to_owned(), suggestion.map(str::to_owned));
        assert_eq!(problem(text), expected, "{text}");
    }
}

#[test]
fn what_is_suggested_is_right() {
    for text in [
        "amont:>100",
        "stauts:settled",
        "date:lastmonth",
        "status:settled,opne",
        "is:change",
        "invoice:1 ",
        "terminal:\"web prmits\"",
        "colour:a b",
        "last4:4111111111111111",
        "amount:100-250",
        "name:\"Ann Lee\"",
    ] {
        let suggestion = problem(text).1.unwrap();
        let reading = typed(&suggestion);
        assert!(
            reading.chips.iter().all(|chip| chip.problem.is_none()),
            "{text}: {suggestion}"
        );
    }
}

#[test]
fn whole_card_numbers_stand_in_no_chip() {
    let reading = typed("paid with 4111 1111 1111 1111 or note:\"4111111111111111\"");
    let text = format!("{:?}", (reading.text(), &reading.chips, &reading.filter));
    assert!(!text.contains("4111"), "{text}");
}

#[test]
fn lists_mean_any_of_them_and_ranges_narrow() {
    let reading = typed(
        "status:settled status:open,settled type:refund,Sale brand:mc,\"american express\" amount:>10 amount:<20 date:2026-10.. date:..2026-11-05",
    );
    let filter = &reading.filter;
    assert_eq!(
        filter.statuses,
        [TransactionStatus::Settled, TransactionStatus::Open]
    );
    assert_eq!(filter.types, [TransactionType::Return, TransactionType::Sale]);
    assert_eq!(filter.brands, [CardBrand::Mastercard, CardBrand::Amex]);
    assert_eq!(
        filter.amount,
        Some(AmountSpan {
            least: Some("1001".into()),
            most: Some("1999".into())
        })
    );
    assert_eq!(filter.from.as_deref(), Some("2026-10-01"));
    assert_eq!(filter.to.as_deref(), Some("2026-11-05"));
    assert!(typed("last4:0174 last4:0199").chips[1].problem.is_some());
    assert!(typed("last4:0174 last4:0174").chips[1].problem.is_none());
}

#[test]
fn a_terminal_that_is_called_exactly_so_wins() {
    assert_eq!(typed("terminal:desk").filter.terminal_ids, ["t4"]);
    assert_eq!(typed("terminal:\"front desk\"").filter.terminal_ids, ["t3"]);
    assert_eq!(typed("terminal:webpermits,t4").filter.terminal_ids, ["t1", "t4"]);
    assert_eq!(typed("terminal:t4").text(), "terminal:Desk");
    assert_eq!(typed("terminal:esk").filter.terminal_ids, ["t3", "t4"]);
}

#[test]
fn quick_search_is_all_that_is_no_field() {
    let reading = typed("  permit \"main st\"\r\n9:15 \"status:settled\" note: ");
    assert_eq!(reading.filter.text, "permit \"main st\" 9:15 \"status:settled\"");
    assert_eq!(reading.filter.note.as_deref(), Some(""));
    assert_eq!(reading.chips.last().unwrap().label, "Has a note");
    assert_eq!(
        super::quick_pieces(&reading.filter.text),
        ["permit", "main st", "9:15", "status:settled"]
    );
}

#[test]
fn a_pasted_formula_is_looked_for_as_it_stands() {
    let formula = r#"=HYPERLINK("http://x","pay")"#;
    let reading = typed(&format!("{formula} status:settled"));
    assert_eq!(super::quick_pieces(&reading.filter.text), [formula]);
    assert_eq!(typed(&reading.text()).filter.text, reading.filter.text);
    assert_eq!(
        typed(r#"terminal:"Web Permits","Front Desk""#)
            .filter
            .terminal_ids,
        ["t1", "t3"]
    );
}

#[test]
fn a_long_paste_is_one_search_with_an_end() {
    let paste = "Permit 2026-0042 for the resident at 12 Main Street,\r\nunit 4, paid by card\r\n".repeat(3);
    let reading = typed(&paste);
    assert!(reading.chips.len() > 16);
    assert_eq!(super::quick_pieces(&reading.filter.text).len(), 16);
    assert!(reading.chips[16].problem.is_some());
}

#[test]
fn a_piece_can_be_dropped_from_the_text() {
    let reading = typed("status:settled \"main st\" amount:>5");
    assert_eq!(reading.without(1), "status:settled amount:>5");
}

#[test]
fn completions_follow_what_is_typed() {
    let own = Own {
        terminals: vec!["Web Permits".into(), "Front Desk".into()],
        users: vec!["apiuser501205".into()],
        batches: vec!["1042".into()],
        tags: vec!["audit".into()],
    };
    let offered =
        |piece: &str| -> Vec<String> { complete(piece, &own).into_iter().map(|one| one.piece).collect() };
    assert_eq!(offered("sta"), ["status:"]);
    assert_eq!(offered("status:se"), ["status:settled"]);
    assert_eq!(offered("status:settled,vo"), ["status:settled,voided"]);
    assert_eq!(offered("terminal:perm"), ["terminal:\"Web Permits\""]);
    assert_eq!(offered("terminal:web"), ["terminal:\"Web Permits\""]);
    assert_eq!(offered("user:"), ["user:apiuser501205"]);
    assert_eq!(offered("batch:10"), ["batch:1042"]);
    assert_eq!(offered("aud"), ["tag:audit"]);
    assert_eq!(offered("visa"), ["brand:visa"]);
    assert_eq!(
        offered("amount:"),
        ["amount:>", "amount:<", "amount:>=", "amount:<="]
    );
    assert_eq!(offered("date:last-f"), ["date:last-fiscal-year"]);
    assert_eq!(offered("colour:x"), Vec::<String>::new());
    assert_eq!(offered("").len(), 10);
    assert!(
        offered("status:settled,")
            .iter()
            .all(|piece| piece.starts_with("status:settled,"))
    );
}

#[test]
fn every_completed_piece_is_right() {
    let own = Own {
        terminals: vec!["Web Permits".into()],
        ..Own::default()
    };
    for field in super::words::Field::ALL {
        for one in complete(&format!("{}:", field.name()), &own) {
            let wrong = typed(&one.piece).chips[0].problem.is_some();
            assert_eq!(wrong, !one.whole, "{}", one.piece);
        }
        let example = typed(field.example());
        assert!(example.chips[0].problem.is_none(), "{}", field.example());
    }
}

proptest! {
    #[test]
    fn reading_the_plainest_text_again_changes_nothing(text in "((status|amount|date|note|tag|terminal|last4|is|amont|brand|user):)?[a-z0-9 :,.\"><é*-]{0,40}") {
        let once = typed(&text);
        let twice = typed(&once.text());
        prop_assert_eq!(once.text(), twice.text());
        prop_assert_eq!(&once.chips, &twice.chips);
        prop_assert_eq!(format!("{:?}", once.filter), format!("{:?}", twice.filter));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        let reading = typed(&text);
        prop_assert_eq!(typed(&reading.text()).text(), reading.text());
    }

    #[test]
    fn completing_never_fails(piece in "\\PC{0,40}") {
        prop_assert!(complete(&piece, &Own::default()).len() <= 10);
    }
}
