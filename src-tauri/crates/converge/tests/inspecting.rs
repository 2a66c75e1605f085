//! `inspect` for every kind of answer: format, outcome, records, completeness.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_converge::{Inspection, Outcome, inspect};

fn look(text: &str) -> Inspection {
    inspect(text.as_bytes())
}

fn txn(fields: &[(&str, &str)]) -> Inspection {
    let inner: String = fields
        .iter()
        .map(|(name, text)| format!("<{name}>{text}</{name}>"))
        .collect();
    look(&format!("<txn>{inner}</txn>"))
}

#[test]
fn the_outcome_of_each_kind_of_answer_is_told() {
    use Outcome::*;
    for (what, fields, outcome) in [
        (
            "sale",
            &[
                ("ssl_result", "0"),
                ("ssl_result_message", "APPROVAL"),
                ("ssl_txn_id", "A"),
            ][..],
            Approved,
        ),
        (
            "french sale",
            &[("ssl_result", "0"), ("ssl_result_message", "APPROBAT")],
            Approved,
        ),
        (
            "partial",
            &[
                ("ssl_result", "0"),
                ("ssl_result_message", "PARTIAL APPROVAL"),
                ("ssl_balance_due", "1.00"),
            ],
            Approved,
        ),
        (
            "decline",
            &[
                ("ssl_result", "1"),
                ("ssl_result_message", "DECLINED"),
                ("ssl_approval_code", "      "),
            ],
            Declined,
        ),
        (
            "duplicate",
            &[
                ("ssl_result", "1"),
                (
                    "ssl_result_message",
                    "Declined - Transaction previously authorized",
                ),
            ],
            Declined,
        ),
        (
            "verification",
            &[
                ("ssl_result", "0"),
                ("ssl_issuer_response", "85"),
                ("ssl_transaction_type", "CARDVERIFICATION"),
            ],
            Approved,
        ),
        (
            "void",
            &[
                ("ssl_result", "0"),
                ("ssl_transaction_type", "VOID"),
                ("ssl_approval_code", ""),
            ],
            Approved,
        ),
        (
            "plan added",
            &[
                ("ssl_result_message", "SUCCESS"),
                ("ssl_recurring_id", "R"),
                ("ssl_billing_cycle", "MONTHLY"),
            ],
            Done,
        ),
        (
            "plan added, newer",
            &[("ssl_result", "0"), ("ssl_result_message", "SUCCESS")],
            Approved,
        ),
        ("plan not added", &[("ssl_result_message", "ERROR")], Failed),
        (
            "plan found",
            &[
                ("ssl_installment_id", "I"),
                ("ssl_billing_cycle", "MONTHLY"),
                ("ssl_number_of_payments", "3"),
            ],
            Query,
        ),
        (
            "token made",
            &[
                ("ssl_result", "0"),
                ("ssl_token_response", "SUCCESS"),
                ("ssl_transaction_type", "GETTOKEN"),
                ("ssl_txn_id", ""),
                ("ssl_result_message", ""),
            ],
            Approved,
        ),
        (
            "token found",
            &[("ssl_token_response", "SUCCESS"), ("ssl_token", "T")],
            Done,
        ),
        (
            "token refused",
            &[
                ("ssl_result", "1"),
                ("ssl_token_response", "Failed"),
                ("ssl_token", "T"),
            ],
            Failed,
        ),
        (
            "token refused by result alone",
            &[("ssl_result", "1"), ("ssl_transaction_type", "CCDELETETOKEN")],
            Failed,
        ),
        (
            "verified token declined",
            &[
                ("ssl_result", "1"),
                ("ssl_result_message", "DECLINED"),
                ("ssl_token_response", "Acct Verification Failed"),
                ("ssl_transaction_type", "GETTOKEN"),
                ("ssl_txn_id", "A"),
            ],
            Failed,
        ),
        (
            "sale whose token failed",
            &[
                ("ssl_result", "0"),
                ("ssl_token_response", "FAILURE"),
                ("ssl_transaction_type", "SALE"),
                ("ssl_txn_id", "A"),
            ],
            Approved,
        ),
        (
            "currency question",
            &[("dccoption", "USD"), ("dccoption", "CAD")],
            Indeterminate,
        ),
        (
            "settle",
            &[
                ("ssl_result", "0"),
                ("ssl_result_message", "Scheduled for Settlement"),
                ("ssl_txn_main_count", "3"),
            ],
            Approved,
        ),
        (
            "total",
            &[
                ("ssl_result", "0"),
                ("ssl_txn_main_count", "0"),
                ("ssl_txn_main_amount", "0.00"),
            ],
            Approved,
        ),
        (
            "empty batch",
            &[("ssl_result_message", "Empty batch")],
            Indeterminate,
        ),
        ("nothing found", &[("ssl_txn_count", "0")], Query),
        (
            "record",
            &[
                ("ssl_txn_id", "A"),
                ("ssl_is_voidable", "TRUE"),
                ("ssl_result_message", "APPROVAL"),
            ],
            Query,
        ),
        (
            "cash record",
            &[
                ("ssl_txn_id", "A"),
                ("ssl_trans_status", "STL"),
                ("ssl_card_type", "CASH"),
            ],
            Query,
        ),
        (
            "refusal",
            &[("errorCode", "4025"), ("errorName", "Invalid Credentials")],
            Refused,
        ),
        ("no error", &[("errorCode", "0"), ("ssl_result", "0")], Approved),
        ("nothing", &[], Indeterminate),
        ("unknown only", &[("unheard_of", "1")], Indeterminate),
    ] {
        let seen = txn(fields);
        assert_eq!((seen.format.word(), seen.outcome), ("xml", outcome), "{what}");
        let is_record = outcome == Query && what != "nothing found";
        assert_eq!(seen.records.len(), usize::from(is_record), "{what}");
        assert!(seen.complete, "{what}");
        assert_eq!(seen.error.is_some(), outcome == Refused, "{what}");
    }
}

#[test]
fn the_terminals_own_description_is_a_query_result_with_nested_groups() {
    let seen = look(
        "<txn><MerchantInformation><MerchantName>Alder Creek</MerchantName><StateProvice>CO</StateProvice></MerchantInformation>\
         <TerminalInformation><vm_market_segment>Internet</vm_market_segment><vm_payment_types><Credit>Y</Credit></vm_payment_types></TerminalInformation></txn>",
    );
    assert_eq!((seen.outcome, seen.records.len()), (Outcome::Query, 0));
    assert_eq!(
        (seen.fields.text("StateProvice"), seen.fields.text("Credit")),
        ("CO", "Y")
    );
}

#[test]
fn test_mode_is_told_on_approvals_declines_errors_and_records() {
    for fields in [
        &[("ssl_status", "TEST MODE"), ("ssl_result", "0")][..],
        &[("ssl_status", "TEST MODE"), ("errorCode", "5000")],
        &[
            ("ssl_result", "0"),
            ("ssl_txn_id", "00000000-0000-0000-0000-00000000000"),
        ],
    ] {
        assert!(txn(fields).test_mode, "{fields:?}");
    }
    assert!(
        !txn(&[
            ("ssl_result", "0"),
            ("ssl_txn_id", "010130AB1-00000000-1111-2222-3333-444444444444")
        ])
        .test_mode
    );
    let list = look(
        "<txnlist><ssl_txn_count>1</ssl_txn_count><txn><ssl_txn_id>00000000-0000-0000-0000-00000000000</ssl_txn_id></txn></txnlist>",
    );
    assert!(list.test_mode && list.complete);
    assert!(look("ssl_txn_count=1\nssl_txn_id=00000000-0000-0000-0000-00000000000\n").test_mode);
}

#[test]
fn lists_of_every_call_tell_their_records_and_whether_they_are_all() {
    let plan =
        "<txn><ssl_recurring_id>R</ssl_recurring_id><ssl_billing_cycle>WEEKLY</ssl_billing_cycle></txn>";
    for (text, records, complete, declared) in [
        (
            format!("<txnlist><ssl_txn_count>2</ssl_txn_count>{plan}{plan}</txnlist>"),
            2,
            true,
            Some(2),
        ),
        (
            format!("<txnlist>{plan}<ssl_txn_count>21</ssl_txn_count></txnlist>"),
            1,
            false,
            Some(21),
        ),
        (format!("<txnlist>{plan}</txnlist>"), 1, true, None),
        ("<txnlist/>".into(), 0, true, None),
        (
            "<txnlist><ssl_txn_count>0</ssl_txn_count></txnlist>".into(),
            0,
            true,
            Some(0),
        ),
        (
            "<txn><ssl_txn_count>two</ssl_txn_count></txn>".into(),
            0,
            false,
            None,
        ),
        (
            "<txn><ssl_txn_count>3</ssl_txn_count></txn>".into(),
            0,
            false,
            Some(3),
        ),
    ] {
        let seen = look(&text);
        assert_eq!(seen.outcome, Outcome::Query, "{text}");
        assert_eq!(
            (seen.records.len(), seen.complete, seen.declared_count),
            (records, complete, declared),
            "{text}"
        );
    }
}

#[test]
fn legacy_answers_are_read_like_the_others() {
    for (text, outcome, records, complete) in [
        (
            "ssl_result=0\r\nssl_result_message=APPROVAL\r\nssl_approval_code=000123\r\n",
            Outcome::Approved,
            0,
            true,
        ),
        (
            "\u{FEFF}\n ssl_result=1\nssl_result_message=DECLINED\n",
            Outcome::Declined,
            0,
            true,
        ),
        (
            "errorCode=4025\nerrorName=Invalid Credentials\nerrorMessage=<b>x</b>=y\n",
            Outcome::Refused,
            0,
            true,
        ),
        (
            "ssl_txn_count=2\nssl_txn_id=A\nssl_amount=1.00\nssl_txn_id=B\n",
            Outcome::Query,
            2,
            true,
        ),
        ("ssl_txn_count=3\nssl_txn_id=A\n", Outcome::Query, 1, false),
        ("ssl_txn_count=\u{200B}\nssl_txn_id=A\n", Outcome::Query, 1, false),
        ("ssl_txn_count=0\n", Outcome::Query, 0, true),
        (
            "ssl_token_response=SUCCESS\nssl_token=T\n",
            Outcome::Done,
            0,
            true,
        ),
    ] {
        let seen = look(text);
        assert_eq!(
            (seen.format.word(), seen.outcome),
            ("key_value", outcome),
            "{text}"
        );
        assert_eq!((seen.records.len(), seen.complete), (records, complete), "{text}");
    }
    assert_eq!(
        look("ssl_result=0\nssl_approval_code=000123")
            .fields
            .text("ssl_approval_code"),
        "000123"
    );
}

#[test]
fn an_error_text_with_markup_keeps_its_code_and_its_text() {
    for body in [
        "Field &lt;b&gt;ssl_invoice_number&lt;/b&gt; is too long",
        "<![CDATA[Field <b>ssl_invoice_number</b> is too long]]>",
    ] {
        let seen = look(&format!(
            "<txn><errorCode>5005</errorCode><errorName>Limit</errorName><errorMessage>{body}</errorMessage></txn>"
        ));
        let error = seen.error.unwrap();
        assert_eq!((seen.outcome, error.code.as_str()), (Outcome::Refused, "5005"));
        assert_eq!(error.message, "Field <b>ssl_invoice_number</b> is too long");
    }
}

#[test]
fn codes_and_opaque_data_keep_every_blank_and_zero() {
    let seen = look(
        "<txn><ssl_result>1</ssl_result><ssl_approval_code>      </ssl_approval_code><ssl_avs_response> </ssl_avs_response>\
         <ssl_oar_data>0100  01 </ssl_oar_data><ssl_company>A &amp;amp; B</ssl_company><x></x><y/><x>2</x></txn>",
    );
    for (name, text) in [
        ("ssl_approval_code", "      "),
        ("ssl_avs_response", " "),
        ("ssl_oar_data", "0100  01 "),
        ("ssl_company", "A &amp; B"),
        ("y", ""),
    ] {
        assert_eq!(seen.fields.get(name), Some(text), "{name}");
    }
    assert_eq!(seen.fields.iter().filter(|(name, _)| *name == "x").count(), 2);
}
