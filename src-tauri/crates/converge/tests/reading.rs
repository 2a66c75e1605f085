//! Reading answers: the sample from the documentation, every odd shape the fact sheet
//! names, and the laws that hold for any text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_converge::{
    AnswerReader, Fields, Format, Inspection, Limits, Outcome, Record, Unreadable, inspect,
};
use domain::Currency;
use proptest::prelude::*;

fn look(text: &str) -> Inspection {
    inspect(text.as_bytes())
}

#[test]
fn the_sample_of_the_documentation_reads_as_an_approved_second_payment_of_ten() {
    let seen = look(include_str!("answers/ccinstallsale.xml"));
    assert_eq!((seen.format, seen.outcome), (Format::Xml, Outcome::Approved));
    assert!(seen.complete && !seen.test_mode && seen.error.is_none());
    let record = Record::of(&seen.fields, Currency::USD).unwrap();
    assert_eq!(record.amount().unwrap().to_string(), "4.00");
    assert_eq!(record.currency(), Currency::USD);
    for (name, text) in [
        ("ssl_number_of_payments", "2"),
        ("ssl_total_installments", "10"),
        ("ssl_card_number", "54**********0174"),
        ("ssl_next_payment_date", "04/29/2022"),
        ("ssl_start_payment_date", "03/29/2022"),
        ("ssl_ps2000_data", "MMCC813176 0330"),
        ("ssl_avs_response", " "),
        ("ssl_approval_code", "572805"),
    ] {
        assert_eq!(seen.fields.text(name), text, "{name}");
    }
}

#[test]
fn blanks_and_a_byte_order_mark_in_front_are_forgiven() {
    for front in ["\u{FEFF}", "\n\n  ", "\u{FEFF}\r\n"] {
        let seen = look(&format!(
            "{front}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txn><ssl_result>0</ssl_result></txn>"
        ));
        assert_eq!(seen.outcome, Outcome::Approved);
    }
}

#[test]
fn what_is_no_answer_is_named() {
    for (text, format) in [
        ("", Format::Empty),
        (" \r\n", Format::Empty),
        ("\u{FEFF}", Format::Empty),
        ("<html><body>Down for maintenance</body></html>", Format::Html),
        ("<!DOCTYPE html>\n<html>", Format::Html),
        ("<answer><ssl_result>0</ssl_result></answer>", Format::Xml),
        ("<txn><ssl_result>0</ssl_result>", Format::Unreadable),
        ("{\"ssl_result\":0}", Format::Unreadable),
        (
            "<!DOCTYPE txn [<!ENTITY a \"b\">]><txn>&a;</txn>",
            Format::Unreadable,
        ),
        ("<txn></txn><txn></txn>", Format::Unreadable),
        ("<txn></txn> and more", Format::Unreadable),
        ("<txn><a>1</b></txn>", Format::Unreadable),
    ] {
        let seen = look(text);
        assert_eq!(
            (seen.format, seen.outcome),
            (format, Outcome::Unreadable),
            "{text}"
        );
        assert!(!seen.complete);
    }
}

#[test]
fn a_bare_ampersand_and_an_unknown_entity_are_kept_as_typed() {
    let seen = look(
        "<txn><ssl_result>0</ssl_result><ssl_company>Smith & Sons</ssl_company><a>AT&T; x</a><b>1&nbsp;2</b></txn>",
    );
    assert_eq!(seen.outcome, Outcome::Approved);
    assert_eq!(seen.fields.text("ssl_company"), "Smith & Sons");
    assert_eq!(seen.fields.text("a"), "AT&T; x");
    assert_eq!(seen.fields.text("b"), "1&nbsp;2");
}

#[test]
fn references_and_cdata_are_joined_with_the_text_around_them() {
    let seen = look("<txn><a>O&apos;Brien &#38; S&#xf8;n</a><b>x<![CDATA[ a & <b> ]]>y</b><c/><d></d></txn>");
    assert_eq!(seen.fields.text("a"), "O'Brien & Søn");
    assert_eq!(seen.fields.text("b"), "x a & <b> y");
    assert_eq!((seen.fields.get("c"), seen.fields.get("d")), (Some(""), Some("")));
}

#[test]
fn double_escapes_stay_raw_and_are_undone_for_display() {
    let seen = look("<txn><ssl_txn_id>1</ssl_txn_id><ssl_company>Smith &amp;amp; Sons</ssl_company></txn>");
    assert_eq!(seen.fields.text("ssl_company"), "Smith &amp; Sons");
    let record = Record::of(&seen.fields, Currency::USD).unwrap();
    assert_eq!(record.customer(), "Smith & Sons");
}

#[test]
fn a_latin_1_answer_is_read_in_its_declared_encoding() {
    let bytes =
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><txn><ssl_last_name>Pe\xF1a</ssl_last_name></txn>";
    assert_eq!(inspect(bytes).fields.text("ssl_last_name"), "Peña");
    let undeclared = b"<txn><ssl_last_name>Pe\xF1a</ssl_last_name></txn>";
    assert_eq!(inspect(undeclared).format, Format::Unreadable);
}

#[test]
fn a_list_is_complete_only_with_the_announced_number_of_records() {
    let list = |count: &str, place: bool| {
        let count = format!("<ssl_txn_count>{count}</ssl_txn_count>");
        let records = "<txn><ssl_txn_id>A</ssl_txn_id></txn><txn><ssl_txn_id>B</ssl_txn_id></txn>";
        let (front, back) = if place {
            (count.as_str(), "")
        } else {
            ("", count.as_str())
        };
        look(&format!("<txnlist>{front}{records}{back}</txnlist>"))
    };
    for before in [true, false] {
        assert!(list("2", before).complete);
        assert!(!list("21", before).complete);
        assert!(!list("two", before).complete);
        assert_eq!(list("21", before).declared_count, Some(21));
    }
    assert_eq!(list("2", true).outcome, Outcome::Query);
    assert_eq!(list("2", true).records.len(), 2);
}

#[test]
fn one_record_as_the_root_and_a_bare_count_are_query_results() {
    let one = look(
        "<txn><ssl_txn_id>A</ssl_txn_id><ssl_trans_status>OPN</ssl_trans_status><ssl_result_message>APPROVAL</ssl_result_message></txn>",
    );
    assert_eq!((one.outcome, one.records.len()), (Outcome::Query, 1));
    let none = look("<txn><ssl_txn_count>0</ssl_txn_count></txn>");
    assert_eq!(
        (none.outcome, none.complete, none.records.len()),
        (Outcome::Query, true, 0)
    );
}

#[test]
fn a_refusal_keeps_code_name_and_message() {
    let seen = look(
        "<txn><errorCode>4025</errorCode><errorName>Invalid Credentials</errorName><errorMessage>Our &lt;b&gt;own&lt;/b&gt; words</errorMessage></txn>",
    );
    assert_eq!(seen.outcome, Outcome::Refused);
    let error = seen.error.unwrap();
    assert_eq!(error.code, "4025");
    assert!(error.is_bad_credentials());
    assert_eq!(error.message, "Our <b>own</b> words");
}

#[test]
fn test_mode_is_told_loudly() {
    let seen = look(
        "<txn><ssl_status>TEST MODE</ssl_status><ssl_result>0</ssl_result><ssl_result_message>APPROVED</ssl_result_message></txn>",
    );
    assert!(seen.test_mode);
    assert_eq!(seen.outcome, Outcome::Approved);
}

#[test]
fn legacy_lines_are_recognised_and_shown() {
    let seen = look("errorCode=4025\r\nerrorName=Invalid Credentials\r\nerrorMessage=a=b\r\n");
    assert_eq!((seen.format, seen.outcome), (Format::KeyValue, Outcome::Refused));
    assert_eq!(seen.error.unwrap().message, "a=b");
}

#[test]
fn hostile_sizes_end_in_an_error_and_not_in_memory() {
    let deep = "<txn>".to_owned() + &"<a>".repeat(100_000);
    let wide = format!("<txn>{}</txn>", "<a>1</a>".repeat(300));
    let long_name = format!("<txn><{0}>1</{0}></txn>", "n".repeat(65));
    let long_value = format!("<txn><a>{}</a></txn>", "v".repeat(64 * 1024 + 1));
    for text in [&deep, &wide, &long_name, &long_value] {
        assert!(matches!(look(text).problem, Some(Unreadable::TooLarge(_))));
    }
    let fits = format!("<txn><a>{}</a></txn>", "v".repeat(64 * 1024));
    assert_eq!(look(&fits).format, Format::Xml);
    let tag = "<txn><".to_owned() + &"x".repeat(8 * 1024 * 1024);
    let mut reader = AnswerReader::default();
    let refused = tag
        .as_bytes()
        .chunks(4096)
        .find_map(|c| reader.feed(c, &mut |_| {}).err());
    assert!(matches!(refused, Some(Unreadable::TooLarge(_))));
    let mut small = AnswerReader::new(Limits {
        body: 10,
        ..Limits::default()
    });
    assert!(small.feed(b"<txn></txn>", &mut |_| {}).is_err());
}

/// A list with `n` records, long enough to need several windows.
fn long_list(n: usize) -> String {
    let mut text = String::from("<?xml version=\"1.0\"?>\n<txnlist>");
    for i in 0..n {
        text.push_str(&format!(
            "<txn><ssl_txn_id>ID{i}</ssl_txn_id><ssl_company>Smith &amp; Søns &#x26; {i}</ssl_company><!-- </txn> --><ssl_amount>{i}.05</ssl_amount></txn>\n"
        ));
    }
    text.push_str(&format!("<ssl_txn_count>{n}</ssl_txn_count></txnlist>"));
    text
}

fn read_in_pieces(bytes: &[u8], piece: usize) -> (Vec<Fields>, Result<bool, Unreadable>) {
    let mut records = Vec::new();
    let mut keep = |fields: &Fields| records.push(fields.clone());
    let mut reader = AnswerReader::default();
    let mut end = Ok(());
    for chunk in bytes.chunks(piece) {
        end = reader.feed(chunk, &mut keep);
        if end.is_err() {
            break;
        }
    }
    let end = end
        .and_then(|()| reader.finish(&mut keep))
        .map(|a| a.is_complete());
    (records, end)
}

#[test]
fn the_pieces_in_which_an_answer_arrives_do_not_matter() {
    let text = long_list(12_000);
    assert!(text.len() > 1024 * 1024);
    let whole = read_in_pieces(text.as_bytes(), usize::MAX >> 1);
    assert_eq!((whole.0.len(), whole.1.clone()), (12_000, Ok(true)));
    for piece in [977, 4_096, 65_537, 262_144, 300_001] {
        assert_eq!(read_in_pieces(text.as_bytes(), piece), whole, "{piece}");
    }
}

#[test]
fn an_answer_cut_at_any_byte_is_never_taken_for_a_whole_one() {
    let text = long_list(5);
    for cut in 0..text.len() {
        let seen = inspect(&text.as_bytes()[..cut]);
        assert_eq!(seen.outcome, Outcome::Unreadable, "cut at {cut}");
        assert!(!seen.complete && seen.records.len() <= 5);
    }
    let sample = include_str!("answers/ccinstallsale.xml").trim_end();
    for cut in 0..sample.len() {
        assert_eq!(
            inspect(&sample.as_bytes()[..cut]).outcome,
            Outcome::Unreadable,
            "cut at {cut}"
        );
    }
}

#[test]
fn a_cut_inside_a_large_answer_is_called_truncated() {
    let text = long_list(9_000);
    for cut in [300_000, 700_001, text.len() - 1, text.len() - 12] {
        let (records, end) = read_in_pieces(&text.as_bytes()[..cut], 10_000);
        assert!(matches!(end, Err(Unreadable::Truncated { .. })), "{cut}: {end:?}");
        assert!(records.iter().all(|r| r.len() == 3));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = inspect(&bytes);
    }

    #[test]
    fn no_markup_makes_the_reader_panic(text in "(<txn>|<txnlist>|</txn>|</txnlist>|<a>|</a>|&|&amp;|;|<!\\[CDATA\\[|\\]\\]>|<!--|-->|x| |\\PC){0,40}") {
        let _ = inspect(text.as_bytes());
    }

    #[test]
    fn any_text_survives_the_wire(value in "[^\\p{Cc}]{0,60}") {
        let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let text = format!("<txn><ssl_oar_data>{escaped}</ssl_oar_data><ssl_result>0</ssl_result></txn>");
        let seen = inspect(text.as_bytes());
        prop_assert_eq!(seen.fields.text("ssl_oar_data"), value);
    }

    #[test]
    fn element_order_does_not_change_the_outcome(order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let parts = ["<ssl_result>0</ssl_result>", "<ssl_amount>4.00</ssl_amount>",
            "<ssl_txn_id>A</ssl_txn_id>", "<unheard_of>kept</unheard_of>"];
        let text: String = order.iter().map(|i| parts[*i]).collect();
        let seen = inspect(format!("<txn>{text}</txn>").as_bytes());
        prop_assert_eq!(seen.outcome, Outcome::Approved);
        prop_assert_eq!(seen.fields.text("unheard_of"), "kept");
    }
}
