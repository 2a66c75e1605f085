//! What the codes of a payment mean, from the explanation book.

use converge::book::{Context, Topic, explain};
use converge::codes::{AvsAnswer, CvvAnswer, EntryMode, RecordEntry, ResultMessage};
use domain::{Coded, TransactionStatus};
use history::Detail;

use super::detail::shown;
use super::tell;
use crate::dto::{CodeField, CodeMeaning};

/// The meanings of the codes a payment has, in the order in which people ask.
pub(super) fn of(detail: &Detail) -> Vec<CodeMeaning> {
    let status = detail.row.status;
    let result = shown(detail, "ssl_result_message");
    let avs = shown(detail, "ssl_avs_response");
    let cvv = shown(detail, "ssl_cvv2_response");
    let mut all = vec![status_meaning(status)];
    if !result.is_empty() {
        let message = ResultMessage::from_wire(&result);
        let tell = tell::message(&message).to_owned();
        all.push(meaning(CodeField::Result, result, Topic::Message(message), tell));
    }
    if !avs.is_empty() {
        let answer = AvsAnswer::from_wire(&avs);
        let tell = tell::avs(&answer, status).to_owned();
        all.push(meaning(CodeField::Avs, avs, Topic::Avs(answer), tell));
    }
    if !cvv.is_empty() {
        let answer = CvvAnswer::from_wire(&cvv);
        let tell = tell::cvv(&answer, status).to_owned();
        all.push(meaning(CodeField::Cvv, cvv, Topic::Cvv(answer), tell));
    }
    all.extend(entry(shown(detail, "ssl_entry_mode")));
    all
}

/// What a result message means, and what to tell the resident.
pub(crate) fn explained(message: &str) -> (String, String) {
    if message.trim().is_empty() {
        return (String::new(), String::new());
    }
    let message = ResultMessage::from_wire(message.trim());
    let tell = tell::message(&message).to_owned();
    let said = meaning(CodeField::Result, String::new(), Topic::Message(message), tell);
    (said.meaning, said.tell)
}

fn status_meaning(status: TransactionStatus) -> CodeMeaning {
    let tell = tell::status(status).to_owned();
    meaning(
        CodeField::Status,
        status.word().to_owned(),
        Topic::Status(status),
        tell,
    )
}

fn meaning(field: CodeField, code: String, topic: Topic, tell: String) -> CodeMeaning {
    let page = explain(&topic, &Context::default());
    CodeMeaning {
        field,
        code,
        meaning: format!("{}. {}", page.title.trim_end_matches('.'), page.means),
        tell,
    }
}

/// How the card was entered: a letter in records, two digits in answers.
fn entry(code: String) -> Option<CodeMeaning> {
    if code.is_empty() {
        return None;
    }
    let record = RecordEntry::from_wire(&code);
    let mode = EntryMode::from_wire(&code);
    let words = record.words().or_else(|| mode.words());
    Some(CodeMeaning {
        field: CodeField::EntryMode,
        meaning: words.map_or_else(
            || "A way of entering the card that is not in the published list.".to_owned(),
            |words| format!("{words}."),
        ),
        code,
        tell: String::new(),
    })
}
