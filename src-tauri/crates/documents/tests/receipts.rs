//! Receipts, looked into as PDF and read as text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/checker.rs"]
#[allow(dead_code)]
mod checker;
#[path = "support/receipt_sample.rs"]
mod receipt_sample;
#[path = "support/samples.rs"]
#[allow(dead_code)]
mod samples;

use checker::{Checked, squeezed};
use counterfoil_documents::receipt::{Language, Mode, Receipt, ReceiptKind, receipt};
use counterfoil_documents::{Conformance, Pdf};
use samples::stamp;

const KINDS: [ReceiptKind; 6] = [
    ReceiptKind::Sale,
    ReceiptKind::PlanPayment,
    ReceiptKind::Refund,
    ReceiptKind::Void,
    ReceiptKind::Declined,
    ReceiptKind::Other,
];

fn printed(wanted: &Receipt) -> (Pdf, Checked) {
    let pdf = receipt(wanted, &stamp()).unwrap();
    let checked = Checked::new(pdf.bytes());
    (pdf, checked)
}

fn assert_says(wanted: &Receipt, words: &[&str]) {
    let page = printed(wanted).1.squeezed_text();
    let text = wanted.text();
    for words in words {
        assert!(
            page.contains(&squeezed(words)),
            "{words} is not on the page:\n{page}"
        );
        assert!(text.contains(words), "{words} is not in the text:\n{text}");
    }
}

#[test]
fn every_kind_of_receipt_is_one_accessible_page_in_both_languages() {
    for (language, code) in [(Language::English, "en"), (Language::Spanish, "es")] {
        for kind in KINDS {
            let wanted = Receipt {
                kind,
                ..receipt_sample::receipt(language)
            };
            let (pdf, checked) = printed(&wanted);
            assert_eq!(
                (pdf.pages(), pdf.conformance()),
                (1, &Conformance::PdfUa1),
                "{kind:?}"
            );
            assert_eq!(
                checked.faults_in(code, &wanted.title()),
                Vec::<String>::new(),
                "{kind:?}"
            );
        }
    }
}

#[test]
fn an_english_receipt_says_everything_with_the_fee_apart() {
    assert_says(
        &receipt_sample::receipt(Language::English),
        &[
            "City of Alder Creek",
            "Alder Creek, CO 80000",
            "Receipt for a plan payment",
            "$125.00",
            "Service fee",
            "$3.13",
            "Total charged",
            "$128.13",
            "October 6, 2026, 2:14 PM MDT",
            "Web Permits",
            "VISA ending in 0174",
            "Card on file",
            "012345",
            "Ada Peña",
            "Copy 2 of this receipt, made by clerk1.",
            "PRACTICE: no money moves",
        ],
    );
}

#[test]
fn a_spanish_receipt_says_the_same_in_spanish() {
    let wanted = receipt_sample::receipt(Language::Spanish);
    assert_says(
        &wanted,
        &[
            "Recibo de un pago del plan",
            "Cargo por servicio",
            "Total cobrado",
            "6 de octubre de 2026, 2:14 PM MDT",
            "VISA terminada en 0174",
            "Código de aprobación",
            "Copia 2 de este recibo, hecha por clerk1.",
            "PRÁCTICA: no se mueve dinero",
        ],
    );
    assert!(!wanted.text().contains("Approval"));
    assert_eq!(
        wanted.subject(),
        "Recibo de un pago del plan de City of Alder Creek"
    );
}

#[test]
fn a_first_live_receipt_bears_no_mark() {
    let wanted = Receipt {
        mode: Mode::Live,
        copy: None,
        ..receipt_sample::receipt(Language::English)
    };
    let page = printed(&wanted).1.squeezed_text();
    for mark in ["PRACTICE", "COPY", "TEST"] {
        assert!(!page.contains(mark), "{mark}");
    }
}

#[test]
fn what_was_not_charged_says_so() {
    for (kind, words) in [
        (
            ReceiptKind::Declined,
            "Nothing was charged. This is no proof of payment.",
        ),
        (ReceiptKind::Void, "The card is not charged."),
        (ReceiptKind::Refund, "This amount goes back to the card."),
    ] {
        let wanted = Receipt {
            kind,
            ..receipt_sample::receipt(Language::English)
        };
        assert_says(&wanted, &[words]);
        assert!(!wanted.text().contains("Thank you"));
    }
}

#[test]
fn a_full_card_number_has_no_way_onto_a_receipt() {
    const NUMBER: &str = "4000000000000002";
    let wanted = Receipt {
        last4: NUMBER.to_owned(),
        customer: format!("Ada {NUMBER}"),
        description: NUMBER.to_owned(),
        invoice: NUMBER.to_owned(),
        bank_answer: NUMBER.to_owned(),
        ..receipt_sample::receipt(Language::English)
    };
    let (_, checked) = printed(&wanted);
    assert!(!checked.holds(NUMBER) && !checked.squeezed_text().contains(NUMBER));
    assert!(!wanted.text().contains(NUMBER));
    assert!(wanted.text().contains("VISA ending in 0002"));
}

#[test]
fn names_in_any_script_keep_the_page_accessible() {
    for name in ["Zoë 🌲", "#eval(\"1\")", "مدينة", "{label} {by}", "x\u{0}y"] {
        let wanted = Receipt {
            customer: name.to_owned(),
            merchant: name.to_owned(),
            terminal: name.to_owned(),
            ..receipt_sample::receipt(Language::Spanish)
        };
        assert_eq!(printed(&wanted).0.conformance(), &Conformance::PdfUa1, "{name}");
    }
}
