use proptest::prelude::*;

use super::*;

pub(crate) fn stamp() -> Stamp {
    Stamp {
        at: Timestamp::UNIX_EPOCH,
        made: "now".to_owned(),
        program: "Counterfoil".to_owned(),
    }
}

fn data(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(serde_json::to_vec(&serde_json::json!({ "text": text })).unwrap())
}

/// One line of body text and one of ids, in the fonts of the sheets.
const LINES: Template = Template {
    path: "/lines.typ",
    text: r#"#import "/common.typ": sans, mono
#let d = json("/data.json")
#set document(title: "Lines")
#set text(font: sans, lang: "en", fallback: false)
#d.text
#text(weight: 600, d.text)
#text(font: mono, d.text)"#,
};

#[test]
fn a_character_without_a_glyph_falls_back_to_a_tagged_file_and_says_so() {
    let pdf = print(LINES, data("Parks 🌲"), &stamp()).unwrap();
    let Conformance::TaggedOnly { reason } = pdf.conformance() else {
        panic!("the raw text was drawn: {pdf:?}");
    };
    assert!(!reason.is_empty());
    assert!(pdf.bytes().starts_with(b"%PDF"));
    let cleaned = print(LINES, data(&text::printable("Parks 🌲")), &stamp()).unwrap();
    assert_eq!(cleaned.conformance(), &Conformance::PdfUa1);
}

#[test]
fn a_template_reaches_nothing_but_its_own_files() {
    for text in [
        r#"#read("/etc/passwd")"#,
        r#"#read("../Cargo.toml")"#,
        r#"#import "@preview/cetz:0.3.0": *"#,
        "#datetime.today()",
    ] {
        let template = Template {
            path: "/reach.typ",
            text,
        };
        let error = print(template, data("x"), &stamp()).unwrap_err();
        assert!(matches!(error, DocumentError::Layout(_)), "{text}");
    }
}

/// Characters of the scripts that fonts treat differently, and everything else.
fn mixed() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => proptest::char::range('\u{20}', '\u{7E}'),
        2 => proptest::char::range('\u{A0}', '\u{24F}'),
        2 => proptest::char::range('\u{300}', '\u{36F}'),
        2 => proptest::char::range('\u{600}', '\u{6FF}'),
        1 => proptest::char::range('\u{590}', '\u{5FF}'),
        1 => proptest::char::range('\u{900}', '\u{97F}'),
        1 => proptest::char::range('\u{1100}', '\u{11FF}'),
        2 => proptest::char::range('\u{2000}', '\u{2BFF}'),
        1 => proptest::char::range('\u{FB00}', '\u{FEFF}'),
        1 => proptest::char::range('\u{1F300}', '\u{1FAFF}'),
        2 => any::<char>(),
    ];
    proptest::collection::vec(letter, 0..40).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_mix_of_scripts_keeps_the_rules_once_cleaned(parts in proptest::collection::vec(mixed(), 12)) {
        let all = text::breakable(&text::printable(&parts.join("\n")));
        let pdf = print(LINES, data(&all), &stamp()).unwrap();
        prop_assert_eq!(pdf.conformance(), &Conformance::PdfUa1, "{:?}", all);
    }
}
