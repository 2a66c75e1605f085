//! The laws that the fuzz targets share.

use converge::{Fields, Inspection};

/// Fields whose digits are a token or a scheme's own data, kept byte for byte although they may
/// look like a card number (sections 5 and 6).
const KEPT: [&str; 5] = [
    "ssl_token",
    "ssl_association_token_data",
    "ssl_oar_data",
    "ssl_ps2000_data",
    "ssl_par_value",
];

/// The published test cards (section 20).
const CARDS: [&str; 11] = [
    "4124939999999990",
    "4000000000000002",
    "4111111111111111",
    "4387752222222227",
    "5121212121212124",
    "5472063333333330",
    "5413330001000174",
    "5326100352571800",
    "378282246310005",
    "6011111111111117",
    "5406004444444443",
];

/// Whether one of the published cards stands in a text with no further digit beside it.
pub fn holds_a_card(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| CARDS.contains(&digits))
}

/// No full card number in any name or value.
pub fn assert_no_card(fields: &Fields) {
    for (name, value) in fields.iter() {
        assert!(!holds_a_card(name), "a card number survives in a name");
        assert!(
            KEPT.contains(&name.to_ascii_lowercase().as_str()) || !holds_a_card(value),
            "a card number survives in {name}"
        );
    }
}

/// No full card number in anything an inspection shows.
pub fn assert_inspection_is_clean(seen: &Inspection) {
    assert_no_card(&seen.fields);
    seen.records.iter().for_each(assert_no_card);
    if let Some(error) = &seen.error {
        assert!(![&error.code, &error.name, &error.message].into_iter().any(|text| holds_a_card(text)));
    }
    if let Some(problem) = &seen.problem {
        assert!(!holds_a_card(&format!("{problem} {problem:?}")));
    }
}
