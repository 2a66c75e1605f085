use domain::{Coded, TerminalKind};

use crate::book::tables::causes;
use crate::book::{Call, Context, Page, Right, Rights, Topic, Who, explain};

fn page(code: &str, kind: Option<TerminalKind>, call: Option<Call>, rights: Rights) -> Page {
    let context = Context {
        kind,
        rights,
        call,
        ..Context::default()
    };
    explain(&Topic::find(code).unwrap(), &context)
}

fn held(right: Right) -> Rights {
    Rights {
        held: vec![right],
        missing: Vec::new(),
    }
}

#[test]
fn a_plan_on_a_retail_terminal_is_told_to_use_an_internet_terminal() {
    for code in ["4014", "4016"] {
        let page = page(
            code,
            Some(TerminalKind::Retail),
            Some(Call::Installment),
            Rights::default(),
        );
        assert!(
            page.notes[0].contains("Retail") && page.notes[0].contains("Internet"),
            "{code}"
        );
        assert!(
            [causes::KIND, causes::FEATURE_KIND].contains(&page.causes[0].as_str()),
            "{code}"
        );
        assert!(page.steps[0].contains("Internet terminal"), "{code}");
        assert_eq!(page.who[0], Who::You, "{code}");
    }
}

#[test]
fn a_plan_on_an_internet_terminal_is_not_blamed_on_its_kind() {
    let page = page(
        "4016",
        Some(TerminalKind::Internet),
        Some(Call::Recurring),
        Rights::default(),
    );
    assert_eq!(page.causes[0], causes::FEATURE);
    assert_eq!(page.causes.last().unwrap(), causes::FEATURE_KIND);
}

#[test]
fn the_right_a_task_needs_is_named() {
    for (call, right) in [
        (Call::LookUp, "Batches: View"),
        (Call::Settle, "Batches: Settle Transactions"),
        (Call::Void, "Batches: Void/Delete"),
        (Call::Return, "Credit Card: Return"),
    ] {
        let page = page("4014", None, Some(call), Rights::default());
        assert!(page.notes.iter().any(|note| note.contains(right)), "{right}");
        assert_eq!(page.causes[0], causes::RIGHT);
    }
}

#[test]
fn a_right_that_was_proved_goes_to_the_end_of_the_causes() {
    let page = page(
        "4014",
        Some(TerminalKind::Retail),
        Some(Call::LookUp),
        held(Right::BatchesView),
    );
    assert_eq!(page.causes.last().unwrap(), causes::RIGHT);
    assert!(page.notes.iter().any(|note| note.contains("held Batches: View")));
}

#[test]
fn a_right_known_to_be_missing_is_said_to_be_missing() {
    let rights = Rights {
        held: Vec::new(),
        missing: vec![Right::BatchesView],
    };
    let page = page("4014", None, Some(Call::LookUp), rights);
    assert_eq!(page.causes[0], causes::RIGHT);
    assert!(
        page.notes
            .iter()
            .any(|note| note.contains("did not hold Batches: View"))
    );
}

#[test]
fn credentials_that_worked_before_point_to_a_new_pin() {
    let context = Context {
        kind: Some(TerminalKind::Internet),
        worked_before: true,
        ..Context::default()
    };
    let page = explain(&Topic::find("4025").unwrap(), &context);
    assert_eq!(page.causes[0], causes::NEW_PIN);
    assert!(page.notes.iter().any(|note| note.contains("Internet")));
}

#[test]
fn a_counter_terminal_that_refuses_cards_is_compared_with_converge() {
    for code in ["5042", "5074"] {
        let counter = page(code, Some(TerminalKind::Retail), None, Rights::default());
        assert_eq!(counter.causes[0], causes::KIND_DIFFERS, "{code}");
        let web = page(code, Some(TerminalKind::Internet), None, Rights::default());
        assert_ne!(web.causes[0], causes::KIND_DIFFERS, "{code}");
        assert!(web.notes[0].contains("Internet"), "{code}");
    }
}

#[test]
fn what_is_known_adds_and_reorders_but_never_takes_a_cause_away() {
    for topic in Topic::all() {
        let plain = explain(&topic, &Context::default());
        assert_eq!(plain.notes, Vec::<String>::new());
        for kind in TerminalKind::ALL.iter().copied().map(Some).chain([None]) {
            for call in Call::ALL.into_iter().map(Some).chain([None]) {
                for rights in [Rights::default(), held(Right::BatchesView)] {
                    let worked_before = !rights.held.is_empty();
                    let context = Context {
                        kind,
                        rights,
                        worked_before,
                        call,
                    };
                    let fitted = explain(&topic, &context);
                    let sorted = |page: &Page| {
                        let mut causes = page.causes.clone();
                        causes.sort();
                        causes
                    };
                    assert_eq!(sorted(&fitted), sorted(&plain), "{}", topic.key());
                    assert!(plain.steps.iter().all(|step| fitted.steps.contains(step)));
                    assert_eq!((fitted.booked, fitted.class), (plain.booked, plain.class));
                }
            }
        }
    }
}

#[test]
fn calls_are_read_from_wire_types() {
    for (wire, call) in [
        ("txnquery", Some(Call::LookUp)),
        ("CCADDINSTALL", Some(Call::Installment)),
        ("ccaddrecurring", Some(Call::Recurring)),
        ("ccgettoken", Some(Call::Token)),
        ("ccvoid", Some(Call::Void)),
        ("egcsale", None),
    ] {
        assert_eq!(Call::from_wire(wire), call, "{wire}");
    }
    for call in Call::ALL {
        assert_eq!(Call::from_word(call.word()), Some(call));
    }
}
