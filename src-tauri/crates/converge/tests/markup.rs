//! Markup and groups where a text is expected.
#![allow(clippy::unwrap_used)]

use counterfoil_converge::{Inspection, Outcome, inspect};

fn look(text: &str) -> Inspection {
    inspect(text.as_bytes())
}

#[test]
fn markup_inside_a_text_leaves_its_words_in_the_text() {
    for (answer, words) in [
        (
            "<txn><errorCode>5005</errorCode><errorMessage>Field <b>City</b> is <i>too</i> long</errorMessage></txn>",
            "Field City is too long",
        ),
        (
            "<txn><errorMessage><b>City</b> is too long<br/></errorMessage><errorCode>5005</errorCode></txn>",
            "City is too long",
        ),
        (
            "<txnlist><errorCode>5005</errorCode><errorMessage>Too <b>long</b></errorMessage></txnlist>",
            "Too long",
        ),
    ] {
        let found = look(answer);
        assert_eq!(found.outcome, Outcome::Refused, "{answer}");
        assert_eq!(found.error.as_ref().unwrap().message, words, "{answer}");
    }
}

#[test]
fn the_options_of_a_currency_question_are_seen_as_a_group_too() {
    let answer =
        "<txn><dccoption><id>1</id><text>USD 4.00</text></dccoption><ssl_amount>4.00</ssl_amount></txn>";
    let found = look(answer);
    assert_eq!(found.outcome, Outcome::Indeterminate);
    assert!(
        counterfoil_converge::is_currency_question(&found.fields),
        "{found:?}"
    );
}
