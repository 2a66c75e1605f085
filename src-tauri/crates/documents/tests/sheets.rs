//! The finished sheets, looked into as PDF.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/checker.rs"]
mod checker;
#[path = "support/samples.rs"]
mod samples;

use checker::{Checked, squeezed};
use counterfoil_documents::sheets::{HandoffPin, HandoffSheet, call_sheet, handoff_sheet};
use counterfoil_documents::{Conformance, DocumentError, Pdf};
use domain::Sensitive;
use samples::{Pins, handoff, pin, stamp};

const PRACTICE: &str = "PRACTICE: no money moves";

fn printed(sheet: &HandoffSheet) -> (Pdf, Checked) {
    let pdf = handoff_sheet(sheet, &stamp()).unwrap();
    let checked = Checked::new(pdf.bytes());
    (pdf, checked)
}

fn assert_says(checked: &Checked, words: &[&str]) {
    let text = checked.squeezed_text();
    for words in words {
        assert!(
            text.contains(&squeezed(words)),
            "{words} is not on the page:\n{text}"
        );
    }
}

#[test]
fn a_call_sheet_is_one_accessible_page_with_everything_on_it() {
    for mode in [None, Some(PRACTICE)] {
        let pdf = call_sheet(&samples::call_sheet(mode), &stamp()).unwrap();
        assert_eq!((pdf.pages(), pdf.conformance()), (1, &Conformance::PdfUa1));
        let checked = Checked::new(pdf.bytes());
        assert_eq!(
            checked.faults("Call sheet: Web Permits (Internet)"),
            Vec::<String>::new()
        );
        assert_says(
            &checked,
            &[
                "City of Alder Creek, Permits",
                "0042871234567",
                "Tax ID",
                "Register an API user",
                "203.0.113.10",
                "Ticket number",
                "88231",
                "Made October 6, 2026, 2:14 PM EDT by Counterfoil 0.1.0",
                "Page 1 of 1",
            ],
        );
        assert_eq!(checked.squeezed_text().contains("PRACTICE"), mode.is_some());
    }
}

#[test]
fn a_handoff_sheet_is_accessible_at_every_length() {
    for count in [0, 1, 4, 12, 60] {
        for pins in [Pins::Masked, Pins::SomeMissing, Pins::Full] {
            let (pdf, checked) = printed(&handoff(count, pins, None));
            assert_eq!(pdf.conformance(), &Conformance::PdfUa1);
            assert_eq!(
                checked.faults("Hand-off sheet: City of Alder Creek"),
                Vec::<String>::new(),
                "{count}"
            );
            assert_eq!(checked.pages(), pdf.pages());
            let last = format!("Page {0} of {0}", pdf.pages());
            assert_says(&checked, &[&last]);
        }
    }
}

#[test]
fn every_page_names_the_mode_when_it_is_not_live() {
    let (pdf, checked) = printed(&handoff(60, Pins::Masked, Some(PRACTICE)));
    assert!(pdf.pages() > 2);
    let text = checked.squeezed_text();
    assert!(text.matches(&squeezed(PRACTICE)).count() >= 2 * pdf.pages());
}

#[test]
fn a_masked_sheet_shows_four_characters_and_holds_no_more_anywhere() {
    let mut sheet = handoff(4, Pins::Masked, None);
    // A caller's mistake: all of it instead of its end.
    sheet.terminals[0].pin = HandoffPin::Masked { ends: pin(0) };
    let (_, checked) = printed(&sheet);
    for at in 0..4 {
        let pin = pin(at);
        assert_says(&checked, &[&format!("•••• ends {}", &pin[60..])]);
        for part in [&pin[..8], &pin[30..38], &pin[55..]] {
            assert!(!checked.holds(part), "a part of a PIN is in the file");
        }
    }
}

#[test]
fn a_full_sheet_holds_each_pin_in_one_piece_and_says_who_gets_it() {
    let (_, checked) = printed(&handoff(12, Pins::Full, None));
    for at in 0..12 {
        assert_says(&checked, &[&pin(at)]);
    }
    assert_says(
        &checked,
        &[
            "Contains full PINs for CivicPlus onboarding. Destroy after use.",
            "CivicPlus, onboarding team",
        ],
    );
}

#[test]
fn full_pins_are_not_printed_for_nobody_or_inexactly() {
    let mut sheet = handoff(2, Pins::Full, None);
    sheet.terminals[1].pin = HandoffPin::Full(Sensitive::new("ABCD\u{E9}F".to_owned()));
    let error = handoff_sheet(&sheet, &stamp()).unwrap_err();
    assert_eq!(
        error,
        DocumentError::UnprintablePin {
            terminal: "Web Permits".to_owned()
        }
    );
    sheet.unlocked = None;
    assert_eq!(
        handoff_sheet(&sheet, &stamp()).unwrap_err(),
        DocumentError::NobodyNamed
    );
}

#[test]
fn a_missing_pin_makes_a_draft_in_words_and_across_the_page() {
    let mut sheet = handoff(6, Pins::Masked, None);
    assert!(!printed(&sheet).1.squeezed_text().contains("DRAFT"));
    sheet.terminals[5].pin = HandoffPin::Missing;
    let (_, checked) = printed(&sheet);
    assert_says(
        &checked,
        &["Draft: Web Utility has no PIN.", "PIN missing", "DRAFT"],
    );
    sheet
        .draft_reasons
        .push("the PIN of Web Permits is in conflict".to_owned());
    sheet.terminals[0].pin = HandoffPin::Missing;
    let (_, checked) = printed(&sheet);
    assert_says(
        &checked,
        &[
            "Draft: Parks Front Desk and Web Utility have no PIN.",
            "Draft: the PIN of Web Permits is in conflict.",
        ],
    );
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    for pins in [Pins::Masked, Pins::Full] {
        let (first, _) = printed(&handoff(12, pins, None));
        let (second, _) = printed(&handoff(12, pins, None));
        assert!(first.bytes() == second.bytes());
    }
    let later = counterfoil_documents::Stamp {
        made: "tomorrow".to_owned(),
        ..stamp()
    };
    let first = call_sheet(&samples::call_sheet(None), &stamp()).unwrap();
    assert!(first.bytes() != call_sheet(&samples::call_sheet(None), &later).unwrap().bytes());
}

#[test]
fn hostile_names_come_out_as_text() {
    let long = "x".repeat(300);
    for name in [
        "#eval(\"1+1\") *b* $x$ @ref <lab> // -- `code` #import \"@preview/a:1.0.0\"",
        "\\u{41} [a] {b} ~ ' \"",
        "Señor Ñúñez مدينة 🌲 市\u{202E}kcab\0\u{7}",
        &long,
        "",
    ] {
        let mut sheet = handoff(2, Pins::Masked, None);
        sheet.title = format!("Hand-off sheet: {name}");
        sheet.letterhead.account = name.to_owned();
        sheet.letterhead.account_id = name.to_owned();
        sheet.letterhead.mode = Some(name.to_owned());
        sheet.terminals[0].name = name.to_owned();
        sheet.terminals[0].user_id = Some(name.to_owned());
        sheet.terminals[0].verified.state = name.to_owned();
        sheet.terminals[1].pin = HandoffPin::Missing;
        let (pdf, checked) = printed(&sheet);
        assert_eq!(pdf.conformance(), &Conformance::PdfUa1, "{name}");
        if name.starts_with('#') || name == long {
            assert_says(&checked, &[name]);
        }
        let mut call = samples::call_sheet(Some(name));
        call.asks[0].text = name.to_owned();
        call.have_ready = vec![name.to_owned()];
        call.notes = Some(name.to_owned());
        call.ticket = Some(name.to_owned());
        call.allow_list.addresses = vec![name.to_owned()];
        let pdf = call_sheet(&call, &stamp()).unwrap();
        assert_eq!(pdf.conformance(), &Conformance::PdfUa1, "{name}");
    }
}

#[test]
fn debug_output_of_a_sheet_shows_no_content() {
    let (pdf, _) = printed(&handoff(1, Pins::Full, None));
    let said = format!("{pdf:?}");
    assert!(said.contains("PdfUa1") && !said.contains(&pin(0)[..6]));
}

#[test]
fn the_checker_names_what_it_should() {
    let pdf = handoff_sheet(&handoff(2, Pins::Masked, None), &stamp()).unwrap();
    let title = "Hand-off sheet: City of Alder Creek";
    for (good, spoiled, fault) in [
        ("/Marked true", "/Marked null", "not marked as tagged"),
        (
            "/DisplayDocTitle true",
            "/DisplayDocTitle null",
            "the title is not shown",
        ),
        ("/Lang", "/Lung", "no language"),
        ("/S/H2", "/S/H4", "headings skip a level"),
        ("/Scope", "/Scape", "header cells without scope"),
        ("/ToUnicode", "/ToUniform", "a font cannot be read back"),
        ("/FontFile", "/FontFail", "a font is not embedded"),
        ("pdfuaid:part", "pdfuaid:port", "no PDF/UA mark"),
    ] {
        let bytes: Vec<u8> = replaced(pdf.bytes(), good.as_bytes(), spoiled.as_bytes());
        let faults = Checked::new(&bytes).faults(title);
        assert!(
            faults.iter().any(|found| found.contains(fault)),
            "{good}: {faults:?}"
        );
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in 0..out.len().saturating_sub(from.len()) {
        if out[at..].starts_with(from) {
            out[at..at + to.len()].copy_from_slice(to);
        }
    }
    out
}
