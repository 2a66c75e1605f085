use proptest::prelude::*;

use super::*;

/// The laws every family keeps.
macro_rules! laws {
    ($($test:ident: $family:ident;)*) => {$(
        #[test]
        fn $test() {
            for value in $family::ALL {
                assert_eq!(&$family::from_wire(value.as_wire()), value);
                assert_eq!(&$family::from_wire(&format!(" {} ", value.as_wire().to_ascii_lowercase())), value);
                assert!(value.is_known() && value.words().is_some_and(|words| !words.is_empty()));
            }
            let odd = $family::from_wire(" ?odd? ");
            assert_eq!(odd, $family::Unknown("?odd?".into()));
            assert_eq!((odd.as_wire(), odd.words(), odd.to_string()), ("?odd?", None, "?odd?".into()));
        }
    )*};
}

laws! {
    every_error_code_is_read_back_from_its_wire_text: ErrorCode;
    every_result_message_is_read_back_from_its_wire_text: ResultMessage;
    every_authorisation_code_is_read_back_from_its_wire_text: AuthCode;
    every_address_answer_is_read_back_from_its_wire_text: AvsAnswer;
    every_security_code_answer_is_read_back_from_its_wire_text: CvvAnswer;
    every_brand_is_read_back_from_its_wire_text: CardShortDescription;
    every_card_type_is_read_back_from_its_wire_text: CardType;
    every_entry_mode_is_read_back_from_its_wire_text: EntryMode;
    every_entry_letter_of_a_record_is_read_back_from_its_wire_text: RecordEntry;
    every_pos_mode_is_read_back_from_its_wire_text: PosMode;
    every_gateway_status_is_read_back_from_its_wire_text: GatewayStatus;
}

#[test]
fn messages_are_compared_without_case_dots_and_trailing_digits() {
    for (one, other, same) in [
        ("PLEASE RETRY5270", "Please Retry", true),
        ("PLEASE RETRY 5305", "PLEASE RETRY5270", true),
        ("CALL AUTH. CENTER", " call auth center ", true),
        ("CALL REF.: 998877", "CALL REF.:", true),
        ("REQ. EXCEEDS BAL.", "REQ EXCEEDS BAL", true),
        ("DECLINED", "DECLINED CVV2", false),
        ("APPROVAL", "APPROVED", false),
        ("1234", "", false),
        ("1234", "9999", false),
    ] {
        assert_eq!(same_message(one, other), same, "{one:?} and {other:?}");
    }
}

#[test]
fn an_exact_message_wins_over_one_that_differs_in_a_number() {
    use ResultMessage as Message;
    for (text, message) in [
        ("INVLD TERM ID 1", Message::InvalidTermId1),
        ("INVLD TERM ID 2", Message::InvalidTermId2),
        ("DECLINED T4", Message::DeclinedT4),
        ("DECLINE CVV2", Message::DeclineCvv2),
        ("DECLINED CVV2", Message::DeclineCvv2),
        ("MUST SETTLE 0412", Message::MustSettle),
        ("PLEASE RETRY5305", Message::PleaseRetry),
        ("CALL AUTH. CENTER", Message::CallAuthCenter),
        ("Call Ref.: 4711", Message::CallRef),
        ("AMT OVER SVC LMT", Message::OverLimit),
        ("REC NOT FOUND", Message::RecordNotFound),
        ("DECLINED-HELP 1234", Message::DeclinedHelp),
        ("  ", Message::Silent),
    ] {
        assert_eq!(Message::from_wire(text), message, "{text:?}");
    }
}

#[test]
fn a_blank_address_answer_means_that_no_check_was_made() {
    assert_eq!(AvsAnswer::from_wire(" "), AvsAnswer::NotPerformed);
    assert_eq!(CvvAnswer::from_wire(""), CvvAnswer::NotPerformed);
}

#[test]
fn codes_of_one_class_are_those_of_the_fact_sheet() {
    use Class::*;
    for (code, class) in [
        ("3000", RetryUncertain),
        ("3003", RetryUncertain),
        ("4017", RetryUncertain),
        ("5093", RetryUncertain),
        ("4022", RetryUnprocessed),
        ("6038", RetryUnprocessed),
        ("5061", RetryUnprocessed),
        ("4018", State),
        ("5036", State),
        ("5040", State),
        ("5091", State),
        ("5006", State),
        ("4014", Configuration),
        ("4016", Configuration),
        ("4025", Configuration),
        ("5042", Configuration),
        ("5074", Configuration),
        ("5087", Configuration),
        ("4009", Input),
        ("5005", Input),
        ("5099", Input),
        ("6042", Input),
        ("6009", Declined),
        ("4242", Unlisted),
    ] {
        assert_eq!(ErrorCode::from_wire(code).class(), class, "{code}");
    }
}

#[test]
fn the_number_one_list_gives_to_a_token_error_is_read_as_the_same_error() {
    assert_eq!(ErrorCode::from_wire("7055"), ErrorCode::InvalidTokenRequest);
}

#[test]
fn header_verdicts_are_read_and_a_contradiction_is_seen() {
    for (approved, declined, verdict) in [
        (Some("true"), None, Some(HeaderVerdict::Approved)),
        (None, Some(" TRUE "), Some(HeaderVerdict::Declined)),
        (Some("true"), Some("true"), Some(HeaderVerdict::Contradictory)),
        (Some("false"), Some("true"), Some(HeaderVerdict::Declined)),
        (None, None, None),
    ] {
        assert_eq!(HeaderVerdict::from_headers(approved, declined), verdict);
    }
}

#[test]
fn approvals_are_told_from_declines_and_from_bookkeeping() {
    for message in ResultMessage::ALL {
        assert_eq!(
            message.is_approval(),
            domain::is_approval(message.as_wire()),
            "{message}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_unlisted_text_is_kept(text in ".{0,40}") {
        let message = ResultMessage::from_wire(&text);
        if !message.is_known() {
            prop_assert_eq!(message.as_wire(), text.trim());
        }
        let code = ErrorCode::from_wire(&text);
        prop_assert!(code.is_known() || code.as_wire() == text.trim());
    }

    #[test]
    fn comparing_messages_does_not_depend_on_the_order(one in "[A-Za-z. 0-9]{0,12}", other in "[A-Za-z. 0-9]{0,12}") {
        prop_assert_eq!(same_message(&one, &other), same_message(&other, &one));
        prop_assert!(same_message(&one, &one));
    }

    #[test]
    fn a_number_behind_a_message_changes_nothing(number in 1_u16.., index in 0..ResultMessage::ALL.len()) {
        let message = &ResultMessage::ALL[index];
        let wire = message.as_wire();
        prop_assume!(!wire.is_empty() && !wire.ends_with(|c: char| c.is_ascii_digit()));
        let read = ResultMessage::from_wire(&format!("{wire}{number:05}"));
        prop_assert_eq!(&read, message);
    }
}
