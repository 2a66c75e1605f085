//! The call sheet: what to have ready and what to ask for when a town rings Converge about
//! one terminal. What is asked depends on the terminal's kind (product sheet, facts 2 and 3,
//! walk A6).

mod asks;

use documents::sheets::{AllowList, Ask, CallSheet};
use serde_json::json;

use crate::audit::Note;
use crate::dto::{
    AccountRequest, AccountView, AddressView, AuditObject, AuditResult, CallSheetLine, CallSheetView,
    FileWritten, IdRequest, TaskStatus, TaskView, TerminalView, WriteCallSheet,
};
use crate::error::{Code, OfficeError};
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::ports::FileKind;
use crate::{checklist, paper, terminals, views};

use asks::{Known, Wanted};

/// A terminal with all that its sheet tells.
struct Subject {
    account: AccountView,
    terminal: TerminalView,
    addresses: Vec<AddressView>,
    wanted: Vec<Wanted>,
    tasks: Vec<TaskView>,
}

/// What the call sheet of a terminal says.
pub async fn show(office: &Office, request: IdRequest) -> Result<CallSheetView, OfficeError> {
    let subject = subject(office, &request.id).await?;
    Ok(CallSheetView {
        title: subject.title(),
        have_ready: have_ready(&subject.account),
        ask: subject
            .wanted
            .iter()
            .map(|wanted| {
                let (status, since) = subject.standing(wanted);
                CallSheetLine {
                    task: wanted.task,
                    text: wanted.text.clone(),
                    status,
                    since,
                }
            })
            .collect(),
        ticket: subject.ticket(),
    })
}

/// Saves the call sheet as PDF, or opens it to be printed.
pub async fn write(office: &Office, request: WriteCallSheet) -> Result<FileWritten, OfficeError> {
    let subject = subject(office, &request.terminal_id).await?;
    let name = files::suggested(&format!("Call sheet {}", subject.terminal.name), "pdf");
    let place = if request.print {
        None
    } else {
        match office
            .0
            .ports
            .files
            .choose_save(FileKind::Pdf, name.clone())
            .await
        {
            Some(path) => Some(path),
            None => {
                let note = subject
                    .note("canceled a call sheet for")
                    .ended(AuditResult::Cancelled);
                return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
            }
        }
    };
    let act = if request.print {
        "opened a call sheet to print for"
    } else {
        "saved a call sheet for"
    };
    let noted = paper::noted(office, subject.note(act)).await?;
    match make(office, &subject, &name, place).await {
        Ok(written) => Ok(written.told(noted.sentence)),
        Err(error) => {
            paper::noted_failure(office, subject.note("could not write a call sheet for")).await;
            Err(error)
        }
    }
}

async fn make(
    office: &Office,
    subject: &Subject,
    name: &str,
    place: Option<std::path::PathBuf>,
) -> Result<files::Written, OfficeError> {
    let (sheet, stamp) = (subject.sheet(), paper::stamp(office));
    let pdf = tokio::task::spawn_blocking(move || documents::sheets::call_sheet(&sheet, &stamp))
        .await?
        .map_err(|error| OfficeError::internal(&error))?;
    match place {
        Some(path) => files::write(path, pdf.bytes(), Readers::Folder).await,
        None => files::open_to_print(office, name, pdf.bytes()).await,
    }
}

async fn subject(office: &Office, terminal: &str) -> Result<Subject, OfficeError> {
    let facts = paper::facts_of_terminal(office, terminal).await?;
    let account = views::account(office, &facts.account.id).await?;
    let terminal = account
        .terminals
        .iter()
        .find(|t| t.id == terminal)
        .cloned()
        .ok_or_else(|| OfficeError::not_found("terminal"))?;
    let record = tolerated(
        terminals::record(
            office,
            IdRequest {
                id: terminal.id.clone(),
            },
        )
        .await,
    )?;
    let request = AccountRequest {
        account_id: account.id.clone(),
    };
    let tasks = tolerated(checklist::show(office, request).await)?.map_or_else(Vec::new, |list| list.tasks);
    let (addresses, intentions) = record.map_or_else(Default::default, |r| (r.addresses, r.intentions));
    let user = terminal
        .user_id
        .as_ref()
        .and_then(|id| account.users.iter().find(|u| u.id == *id));
    let wanted = asks::wanted(&Known {
        kind: terminal.kind,
        terminal: &terminal.name,
        user: user.map(|u| u.user_id.as_str()),
        addresses: &addresses,
        intentions: &intentions,
        vault: account.shared_vault,
    });
    Ok(Subject {
        account,
        terminal,
        addresses,
        wanted,
        tasks,
    })
}

/// What is not there is no hindrance: the sheet is needed most before anything is noted.
pub(crate) fn tolerated<T>(found: Result<T, OfficeError>) -> Result<Option<T>, OfficeError> {
    match found {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.code == Code::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// One of these makes Converge believe that the caller may speak for the town.
fn have_ready(account: &AccountView) -> Vec<String> {
    vec![
        "Tax ID of the town".to_owned(),
        format!("Merchant ID (Converge account {})", account.merchant_id),
        "Bank account the deposits go to".to_owned(),
    ]
}

impl Subject {
    fn title(&self) -> String {
        format!(
            "Call sheet: {} ({})",
            self.terminal.name,
            paper::kind_word(self.terminal.kind)
        )
    }

    fn note(&self, act: &str) -> Note {
        Note::new(
            "call_sheet",
            AuditObject::File,
            format!("{act} {}", self.terminal.name),
        )
        .about(self.terminal.id.clone(), self.terminal.name.clone())
        .account(self.account.id.clone())
        .change(None, Some(json!({ "kind": self.terminal.kind })))
    }

    /// The task behind a line: about this terminal, its user, or the whole account.
    fn task(&self, wanted: &Wanted) -> Option<&TaskView> {
        self.tasks.iter().find(|task| {
            task.kind == wanted.task
                && match &task.subject_id {
                    None => true,
                    Some(id) => *id == self.terminal.id || Some(id) == self.terminal.user_id.as_ref(),
                }
        })
    }

    fn standing(&self, wanted: &Wanted) -> (TaskStatus, Option<String>) {
        self.task(wanted)
            .map_or((TaskStatus::Open, None), |task| (task.status, task.since.clone()))
    }

    /// The ticket people wait for, else the last one noted.
    fn ticket(&self) -> String {
        let noted: Vec<&TaskView> = self
            .wanted
            .iter()
            .filter_map(|wanted| self.task(wanted))
            .filter(|task| !task.ticket.is_empty())
            .collect();
        let waiting = noted.iter().find(|task| task.status == TaskStatus::Waiting);
        waiting
            .or(noted.last())
            .map_or_else(String::new, |task| task.ticket.clone())
    }

    fn sheet(&self) -> CallSheet {
        CallSheet {
            letterhead: paper::letterhead(&self.account),
            title: self.title(),
            kind: paper::kind_mark(self.terminal.kind),
            phone_hint: Some(
                "Ring Converge support; the number stands in the Converge portal and on your statement."
                    .to_owned(),
            ),
            have_ready: have_ready(&self.account),
            asks: self.wanted.iter().map(|wanted| self.ask(wanted)).collect(),
            allow_list: AllowList {
                addresses: self.addresses.iter().map(|a| a.address.clone()).collect(),
                note: asks::allow_list_note(self.terminal.kind, self.addresses.is_empty()),
            },
            ticket: Some(self.ticket()).filter(|ticket| !ticket.is_empty()),
            notes: None,
        }
    }

    fn ask(&self, wanted: &Wanted) -> Ask {
        let (status, since) = self.standing(wanted);
        let since = since.as_deref().map(paper::day);
        let (asked, confirmed) = match status {
            TaskStatus::Waiting => (since, None),
            TaskStatus::Done => (None, Some(since.unwrap_or_else(|| "Done".to_owned()))),
            TaskStatus::NotNeeded => (None, Some("Not needed".to_owned())),
            TaskStatus::Open | TaskStatus::Problem => (None, None),
        };
        Ask {
            text: wanted.text.clone(),
            detail: wanted.detail.clone(),
            asked,
            confirmed,
        }
    }
}
