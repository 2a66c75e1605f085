//! Laws that hold for every answer, however it is written and however it arrives.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_converge::{
    Answer, AnswerReader, Fields, Inspection, Limit, Limits, Outcome, Unreadable, inspect,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Published test cards (section 20).
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

/// A card number as people type it, with other numbers beside it.
fn card_as_typed() -> impl Strategy<Value = String> {
    let groups = |card: &str, sign: &str| {
        let parts: Vec<String> = card
            .as_bytes()
            .chunks(4)
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect();
        parts.join(sign)
    };
    let beside = select(vec!["", "2 ", "paid ", "12/30 ", "7-", "id:"]);
    let after = select(vec!["", " 1230", "-123", ", thanks", " 4111111111111111", "."]);
    (select(&CARDS[..]), select(vec!["", " ", "-"]), beside, after)
        .prop_map(move |(card, sign, before, after)| format!("{before}{}{after}", groups(card, sign)))
}

fn name() -> impl Strategy<Value = String> {
    let known = select(vec![
        "ssl_txn_id",
        "ssl_amount",
        "ssl_card_number",
        "ssl_description",
        "ssl_company",
        "ssl_track_data",
        "SSL_CARD_NUMBER",
        "ssl_merchant_txn_id",
        "errorMessage",
        "parcel",
        "txn",
    ]);
    prop_oneof![9 => known.prop_map(str::to_owned), 1 => select(&CARDS[..]).prop_map(|card| format!("n{card}"))]
}

/// A value as it stands on the wire.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z0-9 .:/*-]{0,24}",
        3 => card_as_typed(),
        1 => card_as_typed().prop_map(|text| text.replace('4', "&#52;")),
        1 => card_as_typed().prop_map(|text| format!("<![CDATA[{text}]]>")),
        1 => card_as_typed().prop_map(|text| format!("<group><part>{text}</part></group>")),
        2 => select(vec!["Smith &amp; Sons", "Smith & Sons", "AT&T;", "Søn", "a\r\nb", "<!-- </txn> -->", "&lt;b&gt;"])
            .prop_map(str::to_owned),
    ]
}

fn fields() -> impl Strategy<Value = String> {
    let field = (name(), value()).prop_map(|(name, value)| format!("<{name}>{value}</{name}>"));
    proptest::collection::vec(field, 0..6).prop_map(|fields| fields.concat())
}

/// A well-formed answer: a list, or one bare `<txn>`.
fn answer() -> impl Strategy<Value = String> {
    let record =
        (fields(), select(vec!["", "\n", "<!-- x -->"])).prop_map(|(f, gap)| format!("<txn>{f}</txn>{gap}"));
    let list = (proptest::collection::vec(record, 0..5), fields())
        .prop_map(|(records, fields)| format!("<txnlist>{}{fields}</txnlist>", records.concat()));
    let bare = fields().prop_map(|fields| format!("<txn>{fields}</txn>"));
    let front = select(vec![
        "",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "\u{FEFF}\n",
    ]);
    (front, prop_oneof![3 => list, 1 => bare]).prop_map(|(front, answer)| format!("{front}{answer}"))
}

/// The digits of a text in groups, single blanks and hyphens between them left out.
fn holds_a_card(text: &str) -> bool {
    let plain = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|run| CARDS.contains(&run))
    };
    let joined: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    plain(text) || plain(&joined)
}

fn leaks(seen: &Inspection) -> Option<String> {
    let error = seen
        .error
        .iter()
        .flat_map(|e| [e.code.clone(), e.name.clone(), e.message.clone()]);
    let problem = seen
        .problem
        .iter()
        .map(|problem| format!("{problem} {problem:?}"));
    let all = std::iter::once(&seen.fields).chain(&seen.records);
    let fields = all.flat_map(|fields| fields.iter().flat_map(|(n, v)| [n.to_owned(), v.to_owned()]));
    fields.chain(error).chain(problem).find(|text| holds_a_card(text))
}

type Read = (Vec<Fields>, Result<Answer, Unreadable>);

fn read(mut reader: AnswerReader, bytes: &[u8], piece: usize) -> Read {
    let mut records = Vec::new();
    let mut keep = |fields: &Fields| records.push(fields.clone());
    let fed = bytes
        .chunks(piece)
        .try_for_each(|piece| reader.feed(piece, &mut keep));
    let end = fed.and_then(|()| reader.finish(&mut keep));
    (records, end)
}

proptest! {
    // What fails becomes a test of its own, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_full_card_number_survives_in_any_answer(text in answer()) {
        prop_assert_eq!(leaks(&inspect(text.as_bytes())), None);
    }

    #[test]
    fn no_full_card_number_survives_in_legacy_lines(lines in proptest::collection::vec((name(), card_as_typed()), 0..6)) {
        let lines: Vec<String> = lines.iter().map(|(name, value)| format!("{name}={value}\r\n")).collect();
        prop_assert_eq!(leaks(&inspect(format!("ssl_result=0\n{}", lines.concat()).as_bytes())), None);
    }

    #[test]
    fn no_full_card_number_survives_in_a_broken_answer(text in answer(), at in 0_usize..2_000, byte in any::<u8>()) {
        let mut bytes = text.into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Some(leak) = leaks(&inspect(&bytes)) {
            // A changed digit makes another number of a card, never a card of another number.
            prop_assert!(!byte.is_ascii_digit() && byte != b' ' && byte != b'-', "{}", leak);
        }
    }

    #[test]
    fn pieces_windows_and_the_fast_path_change_nothing(
        text in answer(), piece in 1_usize..80, window in 1_usize..200,
    ) {
        let whole = read(AnswerReader::thorough(Limits::default()), text.as_bytes(), usize::MAX);
        prop_assert!(whole.1.is_ok(), "{:?}", whole.1);
        let fast = read(AnswerReader::default(), text.as_bytes(), piece);
        prop_assert_eq!(&fast, &whole);
        let rolling = AnswerReader::default().with_window(window);
        prop_assert_eq!(&read(rolling, text.as_bytes(), piece), &whole);
    }

    #[test]
    fn no_cut_answer_is_taken_for_a_whole_one(text in answer(), cut in 0_usize..4_000, window in 1_usize..200) {
        let cut = cut % text.len();
        let part = &text.as_bytes()[..cut];
        let seen = inspect(part);
        prop_assert_eq!(seen.outcome, Outcome::Unreadable);
        prop_assert!(!seen.complete);
        let rolling = read(AnswerReader::default().with_window(window), part, 50);
        prop_assert!(rolling.1.is_err());
    }
}

/// Found by the fuzz target `answer`.
#[test]
fn a_group_of_a_list_that_spans_two_windows_is_kept_once() {
    let text = format!(
        "<txnlist><totals><a>1</a><more>{}<b>2</b></more></totals></txnlist>",
        "<c>3</c>".repeat(100)
    );
    let (_, end) = read(AnswerReader::default().with_window(64), text.as_bytes(), 64);
    assert_eq!(end.unwrap().fields.len(), 102);
}

/// Found by the fuzz target `answer`.
#[test]
fn what_follows_a_bare_txn_in_another_window_does_not_unmake_it() {
    let text = format!(
        "<txn><ssl_result>0</ssl_result></txn>\n<!-- {} -->\n",
        "x".repeat(2_000)
    );
    let (_, end) = read(AnswerReader::default().with_window(64), text.as_bytes(), 64);
    assert_eq!(end.unwrap().fields.text("ssl_result"), "0");
    let more = format!("{text}<txn></txn>");
    let (_, end) = read(AnswerReader::default().with_window(64), more.as_bytes(), 64);
    assert!(matches!(end, Err(Unreadable::Malformed { .. })), "{end:?}");
}

/// Found by the fuzz target `answer`.
#[test]
fn half_a_letter_at_the_end_does_not_hide_what_is_wrong_before_it() {
    let text = [&b"<txnlist>stray"[..], &[b' '; 700], &b"\xC3"[..]].concat();
    let closed = [&b"<txnlist></txnlist>"[..], &[b' '; 700], &b"\xE2\x82"[..]].concat();
    let cut = [&b"<txnlist><txn><a>"[..], &[b'v'; 700], &b"\xF0\x9F\x92"[..]].concat();
    for (text, is_cut) in [(text, false), (closed, false), (cut, true)] {
        for (window, piece) in [(64, 10), (2_048, 4_096)] {
            let (_, end) = read(AnswerReader::default().with_window(window), &text, piece);
            let as_expected = match &end {
                Err(Unreadable::Truncated { .. }) => is_cut,
                Err(Unreadable::Malformed { .. }) => !is_cut,
                _ => false,
            };
            assert!(as_expected, "window {window}: {end:?}");
        }
    }
}

#[test]
fn a_record_may_be_as_large_as_its_limit_and_no_larger() {
    let limits = Limits {
        record: 1_000,
        ..Limits::default()
    };
    let record = |bytes: usize| format!("<txn><a>{}</a></txn>", "v".repeat(bytes - 18));
    for (bytes, fits) in [(999, true), (1_000, true), (1_001, false)] {
        let record = record(bytes);
        assert_eq!(record.len(), bytes);
        let text = format!("<txnlist>{record}</txnlist>");
        for reader in [AnswerReader::new(limits), AnswerReader::thorough(limits)] {
            let (records, end) = read(reader.with_window(300), text.as_bytes(), 300);
            assert_eq!(records.len(), usize::from(fits), "{bytes}");
            assert_eq!(end.err(), (!fits).then_some(Unreadable::TooLarge(Limit::Record)));
        }
    }
}

#[test]
fn what_no_further_byte_could_mend_is_refused_at_once() {
    for bad in [
        "<txn><a>1</b>",
        "<txn><a>\u{FF}".replace('\u{FF}', "\u{1}").as_str(),
    ] {
        let text = format!("<txnlist>{bad}{}", " ".repeat(2_000));
        let mut reader = AnswerReader::default().with_window(700);
        assert!(reader.feed(text.as_bytes(), &mut |_| {}).is_err(), "{bad}");
    }
    let mut reader = AnswerReader::default().with_window(700);
    let bytes = [&b"<txnlist><txn><a>\xFF"[..], &[b' '; 1_000]].concat();
    let refused = reader.feed(&bytes, &mut |_| {});
    assert!(
        matches!(refused, Err(Unreadable::Malformed { at: 17, .. })),
        "{refused:?}"
    );
}

#[test]
fn an_encoding_is_translated_whole_or_refused() {
    let declared = |name: &str, rest: &[u8]| {
        let head = format!("<?xml version=\"1.0\" encoding=\"{name}\"?><txn><ssl_last_name>");
        inspect(&[head.as_bytes(), rest, b"</ssl_last_name></txn>"].concat())
    };
    assert_eq!(
        declared("iso-8859-2", b"\xA3aba").fields.text("ssl_last_name"),
        "Łaba"
    );
    assert_eq!(
        declared("UTF-8", "Łaba".as_bytes()).fields.text("ssl_last_name"),
        "Łaba"
    );
    for (name, rest) in [
        ("Shift_JIS", &b"\xFF"[..]),
        ("UTF-16", b"x"),
        ("unheard-of", b"x"),
        ("UTF-8", b"\xA3"),
    ] {
        assert_eq!(declared(name, rest).outcome, Outcome::Unreadable, "{name}");
    }
}
