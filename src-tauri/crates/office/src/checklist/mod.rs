//! The checklist of an account: what is to do, who has to act, and what we are waiting for.
//! What the program can judge it judges; the rest stands in the ledger as people said it.

mod items;

use jiff::civil::Date;
use ledger::{Task, Terminal, Work};

use self::items::{Item, Subject};
use crate::audit::{Note, read, word};
use crate::dto::{
    AccountRequest, AuditObject, Checklist, TaskKind, TaskOwner, TaskStatus, TaskView, UpdateTask,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{self, AccountFacts};
use crate::{days, rules, snapshot, text_fields};

/// All tasks of an account.
pub async fn show(office: &Office, request: AccountRequest) -> Result<Checklist, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    Ok(checklist(&facts, days::today(office, &facts.account)))
}

fn checklist(facts: &AccountFacts, today: Date) -> Checklist {
    let tasks: Vec<TaskView> = items::all(facts)
        .iter()
        .map(|item| task_view(facts, item, today))
        .collect();
    let finished = |task: &&TaskView| matches!(task.status, TaskStatus::Done | TaskStatus::NotNeeded);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Checklist {
        done: count(tasks.iter().filter(finished).count()),
        total: count(tasks.len()),
        waiting: waiting(&tasks, today),
        users_without_terminal: facts
            .users
            .iter()
            .filter(|user| user.active && !facts.terminals.iter().any(|t| t.active && facts.uses(t, user)))
            .map(|user| user.user_id.clone())
            .collect(),
        terminals_without_user: facts
            .terminals
            .iter()
            .filter(|terminal| terminal.active && facts.user_of(terminal).is_none())
            .map(|terminal| terminal.name.clone())
            .collect(),
        tasks,
    }
}

/// How a task of a terminal stands.
pub(crate) fn status_of(facts: &AccountFacts, terminal: &Terminal, kind: TaskKind) -> TaskStatus {
    items::all(facts)
        .iter()
        .filter(|item| item.kind == kind)
        .find(|item| matches!(item.subject, Subject::Terminal(of) if of.id == terminal.id))
        .map_or(TaskStatus::Open, |item| status(item, stored(facts, item)))
}

fn subject_id<'a>(item: &'a Item<'_>) -> Option<&'a str> {
    match &item.subject {
        Subject::Account => None,
        Subject::User(user) => Some(user.id.as_str()),
        Subject::Terminal(terminal) => Some(terminal.id.as_str()),
    }
}

fn subject_name<'a>(facts: &'a AccountFacts, item: &'a Item<'_>) -> &'a str {
    match &item.subject {
        Subject::Account => &facts.account.name,
        Subject::User(user) => &user.user_id,
        Subject::Terminal(terminal) => &terminal.name,
    }
}

/// What a person said of a task, where people have a say.
fn stored<'a>(facts: &'a AccountFacts, item: &Item<'_>) -> Option<&'a Task> {
    let (word, subject) = (word(&item.kind), subject_id(item).unwrap_or_default());
    facts
        .tasks
        .iter()
        .find(|task| task.word == word && task.subject == subject)
        .filter(|_| !items::is_automatic(item.kind))
}

/// What is known by facts counts as done, whoever said otherwise; and a person's "done" does
/// not make done what facts deny.
fn status(item: &Item<'_>, stored: Option<&Task>) -> TaskStatus {
    match stored.and_then(|task| read::<TaskStatus>(&task.status)) {
        None => item.status,
        Some(TaskStatus::NotNeeded) => TaskStatus::NotNeeded,
        Some(_) if item.status == TaskStatus::Done => TaskStatus::Done,
        Some(TaskStatus::Done) if item.by_facts => item.status,
        Some(said) => said,
    }
}

fn task_view(facts: &AccountFacts, item: &Item<'_>, today: Date) -> TaskView {
    let stored = stored(facts, item);
    let status = status(item, stored);
    let said = stored.filter(|task| read::<TaskStatus>(&task.status) == Some(status));
    let since = said
        .and_then(|task| task.since.clone())
        .or_else(|| item.since.clone().filter(|_| item.status == status));
    let owner = items::owner(item.kind);
    let ticket = stored.map(|task| task.ticket.clone()).unwrap_or_default();
    TaskView {
        kind: item.kind,
        subject_id: subject_id(item).map(str::to_owned),
        subject_name: subject_name(facts, item).to_owned(),
        owner,
        automatic: items::is_automatic(item.kind),
        status,
        text: match (status, said) {
            (TaskStatus::Waiting, _) => format!("{}.", waits(owner, since.as_deref(), &ticket, today)),
            (TaskStatus::Done, Some(task)) if item.status != status => {
                format!("Done, says {}.", task.changed_by)
            }
            (TaskStatus::NotNeeded, Some(task)) => format!("Not needed here, says {}.", task.changed_by),
            _ => item.text.clone(),
        },
        since,
        ticket,
        agent: stored.map(|task| task.agent.clone()).unwrap_or_default(),
        note: stored.map(|task| task.note.clone()).unwrap_or_default(),
        changed_by: stored.map(|task| task.changed_by.clone()),
    }
}

/// "Waiting for Converge since Oct 6 (ticket 88231)"
fn waits(owner: TaskOwner, since: Option<&str>, ticket: &str, today: Date) -> String {
    let mut text = match owner {
        TaskOwner::You => "Waiting".to_owned(),
        TaskOwner::Converge => "Waiting for Converge".to_owned(),
        TaskOwner::CivicPlus => "Waiting for CivicPlus".to_owned(),
    };
    if let Some(since) = since {
        text.push_str(&format!(" since {}", days::stored_words(since, today)));
    }
    if !ticket.is_empty() {
        text.push_str(&format!(" (ticket {ticket})"));
    }
    text
}

/// What we have waited for longest, as a sentence.
fn waiting(tasks: &[TaskView], today: Date) -> Option<String> {
    let waiting = || tasks.iter().filter(|task| task.status == TaskStatus::Waiting);
    // A task without a day comes last.
    let first = waiting().min_by_key(|task| (task.since.is_none(), task.since.clone()))?;
    let waits = waits(first.owner, first.since.as_deref(), &first.ticket, today);
    let more = match waiting().count() - 1 {
        0 => String::new(),
        1 => " And 1 more.".to_owned(),
        more => format!(" And {more} more."),
    };
    Some(format!(
        "{waits}: {} of {}.{more}",
        items::title(first.kind),
        first.subject_name
    ))
}

/// Notes how a task stands.
pub async fn update(office: &Office, request: UpdateTask) -> Result<Checklist, OfficeError> {
    let _turn = office.turn().await;
    let facts = views::facts(office, &request.account_id).await?;
    let today = days::today(office, &facts.account);
    let all = items::all(&facts);
    let Some(item) = all
        .iter()
        .find(|item| item.kind == request.kind && subject_id(item) == request.subject_id.as_deref())
    else {
        return Err(no_such_task(&facts, &request));
    };
    judge(item, request.status)?;
    let since = days::accept("since", request.since.as_deref(), today)?;
    let short = |field, text: &str| text_fields::accept(field, text, text_fields::SHORT);
    let new = Task {
        account: facts.account.id.clone(),
        word: word(&item.kind),
        subject: subject_id(item).unwrap_or_default().to_owned(),
        status: word(&request.status),
        // Whoever says "waiting" without a day means today.
        since: since.or_else(|| (request.status == TaskStatus::Waiting).then(|| today.to_string())),
        ticket: short("ticket", &request.ticket)?,
        agent: short("agent", &request.agent)?,
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        changed_by: crate::people::acting(office).name,
        changed_at: office.now().as_second(),
    };
    let mut work = office.0.ledger.begin().await?;
    put(office, &mut work, &facts, (stored(&facts, item), &new), None).await?;
    work.commit().await?;
    show(
        office,
        AccountRequest {
            account_id: facts.account.id.to_string(),
        },
    )
    .await
}

/// Notes that terminals were handed over, for each whose task is not finished by somebody's word
/// already; what was noted beside it stays.
pub(crate) async fn handed_over(
    office: &Office,
    account: &str,
    terminals: &[String],
) -> Result<(), OfficeError> {
    let _turn = office.turn().await;
    let facts = views::facts(office, account).await?;
    let today = days::today(office, &facts.account);
    let mut work = office.0.ledger.begin().await?;
    for item in items::all(&facts) {
        let is_meant = subject_id(&item).is_some_and(|id| terminals.iter().any(|of| of == id));
        let old = stored(&facts, &item);
        let over = matches!(status(&item, old), TaskStatus::Done | TaskStatus::NotNeeded);
        if item.kind != TaskKind::HandOff || !is_meant || over {
            continue;
        }
        let kept = |text: fn(&Task) -> &String| old.map(text).cloned().unwrap_or_default();
        let new = Task {
            account: facts.account.id.clone(),
            word: word(&item.kind),
            subject: subject_id(&item).unwrap_or_default().to_owned(),
            status: word(&TaskStatus::Done),
            since: Some(today.to_string()),
            ticket: kept(|task| &task.ticket),
            agent: kept(|task| &task.agent),
            note: kept(|task| &task.note),
            changed_by: crate::people::acting(office).name,
            changed_at: office.now().as_second(),
        };
        put(office, &mut work, &facts, (old, &new), None).await?;
    }
    work.commit().await?;
    Ok(())
}

/// A task that does not exist for this kind of terminal is a rule; anything else is not there.
fn no_such_task(facts: &AccountFacts, request: &UpdateTask) -> OfficeError {
    let id = request.subject_id.as_deref().unwrap_or_default();
    let terminal = facts.terminals.iter().find(|terminal| terminal.id.as_str() == id);
    match terminal.filter(|terminal| !rules::task_fits(terminal.kind, request.kind)) {
        Some(terminal) => rules::not_for_kind(
            terminal.kind,
            format!(
                "\"{}\" does not exist for {}: {} is one.",
                items::title(request.kind),
                rules::a_terminal(terminal.kind),
                terminal.name
            ),
        )
        .with("field", "kind"),
        None => OfficeError::not_found("task").with("task", word(&request.kind)),
    }
}

/// Whether a person may say this of a task.
fn judge(item: &Item<'_>, said: TaskStatus) -> Result<(), OfficeError> {
    if items::is_automatic(item.kind) {
        return Err(OfficeError::invalid(
            "status",
            "task_automatic",
            format!("Counterfoil judges this task by itself: {}", item.text),
        ));
    }
    if said == TaskStatus::Done && item.by_facts && item.status != TaskStatus::Done {
        return Err(OfficeError::invalid(
            "status",
            "task_not_done",
            format!("This cannot be done yet. {}", item.text),
        ));
    }
    Ok(())
}

/// Saves how a task stands with its entry; nothing where nothing changed.
pub(crate) async fn put(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    (old, new): (Option<&Task>, &Task),
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let old_fields = old.map(snapshot::task);
    let after = snapshot::task(new);
    if old_fields.as_ref() == Some(&after) {
        return Ok(());
    }
    work.put_task(new).await?;
    let sentence = back.map_or_else(
        || sentence(facts, new, days::today(office, &facts.account)),
        str::to_owned,
    );
    let note = note(facts, new, sentence).change(old_fields.map(Into::into), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// Forgets what was said of a task, with its entry.
pub(crate) async fn put_gone(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    old: &Task,
    back: &str,
) -> Result<(), OfficeError> {
    work.remove_task(&old.account, &old.word, &old.subject).await?;
    let note = note(facts, old, back.to_owned()).change(Some(snapshot::task(old).into()), None);
    work.note(&note.entry(office)).await?;
    Ok(())
}

fn note(facts: &AccountFacts, task: &Task, sentence: String) -> Note {
    let account = facts.account.id.as_str();
    let id = Some(task.subject.as_str())
        .filter(|id| !id.is_empty())
        .unwrap_or(account);
    Note::new("task_changed", AuditObject::Task, sentence)
        .about(id, name_of(facts, task))
        .account(account)
}

/// "Hosted page of Web Permits"
fn name_of(facts: &AccountFacts, task: &Task) -> String {
    let user = facts.users.iter().find(|user| user.id.as_str() == task.subject);
    let terminal = facts.terminals.iter().find(|t| t.id.as_str() == task.subject);
    let subject = terminal
        .map(|terminal| &terminal.name)
        .or(user.map(|user| &user.user_id))
        .unwrap_or(&facts.account.name);
    let title = read::<TaskKind>(&task.word).map_or("Task", items::title);
    format!("{title} of {subject}")
}

fn sentence(facts: &AccountFacts, task: &Task, today: Date) -> String {
    let owner = read::<TaskKind>(&task.word).map_or(TaskOwner::You, items::owner);
    let status = match read::<TaskStatus>(&task.status) {
        Some(TaskStatus::Waiting) => {
            let waits = waits(owner, task.since.as_deref(), &task.ticket, today);
            waits.replacen("Waiting", "waiting", 1)
        }
        Some(TaskStatus::Done) => "done".to_owned(),
        Some(TaskStatus::Problem) => "a problem".to_owned(),
        Some(TaskStatus::NotNeeded) => "not needed".to_owned(),
        Some(TaskStatus::Open) | None => "open".to_owned(),
    };
    format!("noted \"{}\" as {status}.", name_of(facts, task))
}
