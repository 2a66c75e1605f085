//! The explanation book for screens and the command line, fitted to what the ledger knows of a
//! terminal and its user.

use ::converge::book::{self, Call, Context, Family, Hit, Page, Right, Rights, Topic};

use crate::dto::{
    ExplainRequest, Explanation, HelpEntry, HelpPage, HelpResults, HelpSearchRequest, VerifyOutcome,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views;

/// How many near entries are offered.
const NEAR: usize = 6;
/// Longest text that is looked for; more cannot be a code or a search.
const LONGEST: usize = 200;

/// One page of the book.
///
/// # Errors
/// When the family, the task, the account or the terminal does not exist. A value that is not
/// in the book is no error: it has a general page, or suggestions.
pub async fn explain(office: &Office, request: ExplainRequest) -> Result<Explanation, OfficeError> {
    let known = match (&request.account_id, &request.terminal_id) {
        (Some(account), Some(terminal)) => Some(terminal_context(office, account, terminal).await?),
        _ => None,
    };
    explain_with(&request, known.unwrap_or_default())
}

/// The same without the ledger: what is known of the terminal is given.
///
/// # Errors
/// When the family or the task does not exist.
pub fn explain_with(request: &ExplainRequest, known: Context) -> Result<Explanation, OfficeError> {
    let value = shortened(&request.value);
    let topic = match &request.family {
        Some(word) => {
            let family = Family::from_word(word).ok_or_else(|| unknown("family", word))?;
            Topic::of(family, value)
        }
        None => Topic::find(value).or_else(|| coded(value)),
    };
    let call = match &request.call {
        Some(word) => Some(Call::from_word(word).ok_or_else(|| unknown("call", word))?),
        None => known.call,
    };
    let context = Context { call, ..known };
    let listed = topic.as_ref().is_some_and(Topic::is_known);
    Ok(Explanation {
        page: topic.map(|topic| page_view(&book::explain(&topic, &context))),
        suggestions: if listed { Vec::new() } else { near(value) },
    })
}

/// Entries that fit words, best first; near ones where none does.
///
/// # Errors
/// None; the signature is that of every command.
pub async fn search(_: &Office, request: HelpSearchRequest) -> Result<HelpResults, OfficeError> {
    Ok(find(&request.words))
}

/// The same without an office.
pub fn find(words: &str) -> HelpResults {
    let words = shortened(words);
    let entries: Vec<HelpEntry> = book::search(words).iter().map(entry_view).collect();
    if entries.is_empty() {
        return HelpResults {
            entries: near(words),
            near: true,
        };
    }
    HelpResults { entries, near: false }
}

/// Four digits are an error code even when the book does not list it.
fn coded(value: &str) -> Option<Topic> {
    let value = value.trim();
    let is_code = value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit());
    is_code.then(|| Topic::of(Family::Error, value)).flatten()
}

fn near(words: &str) -> Vec<HelpEntry> {
    book::suggestions(words, NEAR).iter().map(entry_view).collect()
}

fn shortened(text: &str) -> &str {
    text.char_indices()
        .nth(LONGEST)
        .and_then(|(end, _)| text.get(..end))
        .unwrap_or(text)
}

fn unknown(field: &str, word: &str) -> OfficeError {
    OfficeError::invalid(
        field,
        "unknown_word",
        format!("\"{word}\" is not a {field} of the book."),
    )
}

/// What is known of a terminal: its kind, and which rights its user has proved. A check that
/// ended well proves the right to look up, wherever the same user passed it.
async fn terminal_context(office: &Office, account: &str, terminal: &str) -> Result<Context, OfficeError> {
    let facts = views::facts(office, account).await?;
    let terminal = facts.terminal(terminal)?;
    let credential = facts.credential(terminal);
    let passed = |c: &ledger::Credential| {
        let verdict = c.verdict.as_ref();
        verdict.is_some_and(|v| v.outcome == VerifyOutcome::Verified.word())
    };
    let user = terminal.user.as_ref().or_else(|| credential.map(|c| &c.user));
    let proved = user.is_some_and(|user| facts.credentials.iter().any(|c| c.user == *user && passed(c)));
    let mut held = Vec::new();
    if proved {
        held.push(Right::BatchesView);
    }
    if views::reported_view(&terminal.reported).is_some() {
        held.push(Right::AccountAdministration);
    }
    Ok(Context {
        kind: Some(terminal.kind),
        rights: Rights {
            held,
            missing: Vec::new(),
        },
        worked_before: credential.is_some_and(passed),
        call: None,
    })
}

fn page_view(page: &Page) -> HelpPage {
    HelpPage {
        key: page.topic.key(),
        family: page.topic.family().word().to_owned(),
        value: page.topic.value().to_owned(),
        label: page.topic.label(),
        words: page.topic.words().unwrap_or_default().to_owned(),
        title: page.title.clone(),
        means: page.means.clone(),
        notes: page.notes.clone(),
        causes: page.causes.clone(),
        steps: page.steps.clone(),
        who: page.who.iter().map(|who| who.word().to_owned()).collect(),
        booked: page.booked.word().to_owned(),
        class: page.class.word().to_owned(),
        known: page.known,
    }
}

fn entry_view(hit: &Hit) -> HelpEntry {
    HelpEntry {
        key: hit.topic.key(),
        family: hit.topic.family().word().to_owned(),
        label: hit.topic.label(),
        title: hit.title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(value: &str) -> Explanation {
        let request = ExplainRequest {
            value: value.into(),
            ..ExplainRequest::default()
        };
        explain_with(&request, Context::default()).unwrap()
    }

    #[test]
    fn a_listed_name_has_its_page_and_no_suggestions() {
        let answer = named("AVS N");
        let page = answer.page.unwrap();
        assert_eq!((page.key.as_str(), page.family.as_str()), ("avs-n", "avs"));
        assert_eq!(page.booked, "see_payment");
        assert!(page.known && answer.suggestions.is_empty());
    }

    #[test]
    fn an_unlisted_code_has_the_general_page_and_suggestions() {
        let answer = named("4041");
        let page = answer.page.unwrap();
        assert!(!page.known);
        assert_eq!((page.booked.as_str(), page.class.as_str()), ("no", "unlisted"));
        assert!(answer.suggestions.iter().any(|entry| entry.key == "4014"));
    }

    #[test]
    fn a_name_that_means_nothing_has_no_page() {
        assert_eq!(named("DECLNED").page, None);
        assert_eq!(named(&"x".repeat(5_000)).page, None);
    }

    #[test]
    fn any_message_of_the_gateway_can_be_asked_about() {
        let request = |family: &str, value: &str| ExplainRequest {
            family: Some(family.into()),
            value: value.into(),
            ..ExplainRequest::default()
        };
        let page = |family: &str, value: &str| {
            explain_with(&request(family, value), Context::default())
                .unwrap()
                .page
                .unwrap()
        };
        assert_eq!(page("message", "PLEASE RETRY5270").key, "message-please-retry");
        assert_eq!(page("avs", " ").key, "avs-blank");
        assert!(!page("message", "SOMETHING NEW").known);
        let error = explain_with(&request("wizardry", "1"), Context::default()).unwrap_err();
        assert_eq!(error.details["field"], "family");
    }

    #[test]
    fn words_that_nothing_fits_bring_near_entries() {
        assert!(!find("settled").near);
        let near = find("setled");
        assert!(near.near && near.entries.iter().any(|entry| entry.key == "status-settled"));
        assert!(find("").entries.len() > 250);
    }
}
