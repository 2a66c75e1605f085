//! `explain`: the explanation book on the command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use office::dto::{ExplainRequest, Explanation, HelpEntry, HelpPage};
use office::{Access, OfficeError};
use serde_json::json;

use crate::args::ExplainArgs;
use crate::{door, output};

/// The book has no page under that name.
const NOT_FOUND: u8 = 2;
/// Width of plain text.
const WIDTH: usize = 88;

/// Exit 0: a page or entries were found. Exit 2: none, and what was near is listed.
pub async fn run(args: ExplainArgs, data_dir: Option<PathBuf>, json: bool) -> Result<ExitCode, OfficeError> {
    let words = args.words.join(" ");
    let mut request = ExplainRequest {
        value: words.clone(),
        call: args.call.map(|call| call.word().to_owned()),
        ..ExplainRequest::default()
    };
    let answer = match args.terminal {
        None => office::help::explain_with(&request, Default::default())?,
        Some(terminal) => {
            let office = door::open(data_dir, Access::ReadOnly, Arc::new(office::NoFiles)).await?;
            let account = door::account(&office, args.account.as_deref()).await;
            let answer = match account {
                Ok(account) => {
                    request.account_id = Some(account.id);
                    request.terminal_id = Some(terminal);
                    office::commands::help_explain(&office, request).await
                }
                Err(error) => Err(error),
            };
            office.close().await;
            answer?
        }
    };
    Ok(show(&words, answer, json))
}

fn show(words: &str, answer: Explanation, json: bool) -> ExitCode {
    if answer.page.as_ref().is_some_and(|page| page.known) {
        show_answer(&answer, json);
        return ExitCode::SUCCESS;
    }
    let found = office::help::find(words);
    if answer.page.is_none() && !found.near {
        if json {
            output::line(&json!({ "found": true, "query": words, "entries": output::snake(&found.entries) }));
        } else {
            list(&found.entries);
        }
        return ExitCode::SUCCESS;
    }
    if json || answer.page.is_some() {
        show_answer(&answer, json);
    } else {
        println!("The book has no page named \"{words}\".");
    }
    if !json && !answer.suggestions.is_empty() {
        println!("\nNear it are:");
        list(&answer.suggestions);
    }
    ExitCode::from(NOT_FOUND)
}

fn show_answer(answer: &Explanation, json: bool) {
    if json {
        output::line(&json!({
            "found": answer.page.as_ref().is_some_and(|page| page.known),
            "page": output::snake(&answer.page),
            "suggestions": output::snake(&answer.suggestions),
        }));
    } else if let Some(page) = &answer.page {
        print_page(page);
    }
}

fn list(entries: &[HelpEntry]) {
    for entry in entries {
        println!("{:<24} {}", entry.label, entry.title);
    }
}

fn print_page(page: &HelpPage) {
    println!("{}  {}", page.label, page.words);
    println!("{}\n", page.title);
    wrapped("", &page.means);
    section("Here", &page.notes, false);
    section("Likely causes, in the order to test", &page.causes, true);
    section("What to do", &page.steps, true);
    let who: Vec<&str> = page.who.iter().map(|who| who_words(who)).collect();
    println!("\nWho can put it right: {}", who.join("; then "));
    println!("Was anything booked:  {}", booked_words(&page.booked));
}

fn section(title: &str, texts: &[String], numbered: bool) {
    if texts.is_empty() {
        return;
    }
    println!("\n{title}");
    for (index, text) in texts.iter().enumerate() {
        let mark = if numbered {
            format!("  {}. ", index + 1)
        } else {
            "  ".to_owned()
        };
        wrapped(&mark, text);
    }
}

fn wrapped(mark: &str, text: &str) {
    for line in lines(mark, text) {
        println!("{line}");
    }
}

/// The text in lines of at most [`WIDTH`], further ones set in below the mark.
fn lines(mark: &str, text: &str) -> Vec<String> {
    let indent = " ".repeat(mark.chars().count());
    let mut lines = Vec::new();
    let mut line = mark.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.clone()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}

fn who_words(word: &str) -> &str {
    match word {
        "you" => "you",
        "administrator" => "your Converge administrator",
        "converge" => "Converge by phone",
        "wait" => "nobody, it passes",
        _ => "nobody needs to",
    }
}

fn booked_words(word: &str) -> &'static str {
    match word {
        "no" => "No, nothing was authorized.",
        "yes" => "Yes.",
        "perhaps" => "Perhaps. Look it up before anybody tries again.",
        _ => "This answer does not decide it; the payment's own result does.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_below_its_mark_and_no_word_is_lost() {
        let text = "word ".repeat(60);
        let lines = lines("  1. ", &text);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert!(lines[1].starts_with("     word"));
        let words: usize = lines.iter().map(|line| line.matches("word").count()).sum();
        assert_eq!(words, 60);
    }
}
