//! People, requests for approval and the activity on the command line.

use std::path::Path;

use domain::Sensitive;
use office::commands;
use office::dto::{
    AccountRequest, ActivityRequest, AddPerson, AuditResult, EditPerson, Empty, PeopleDone, PersonView, Role,
    SealState, SetPersonActive, SignIn,
};
use office::{Code, Office, OfficeError};
use serde_json::json;

use crate::args::{
    ActivityArgs, ApprovalsCommand, OfAccount, PeopleCommand, PersonAdd, PersonRole, ResultArg, RoleArg,
};
use crate::{console, door, output, paper};

/// Signs in who the command line names.
pub async fn sign_in(office: &Office, name: &str, file: Option<&Path>) -> Result<(), OfficeError> {
    let password = match file {
        Some(file) => console::password_file(file)?,
        None => console::password(&format!("Password of {name} (not shown while you type): "))?,
    };
    let request = SignIn {
        name: name.to_owned(),
        password,
    };
    commands::sign_in(office, request).await?;
    Ok(())
}

pub async fn run(office: &Office, command: PeopleCommand, json: bool) -> Result<(), OfficeError> {
    match command {
        PeopleCommand::Add(args) => add(office, args, json).await,
        PeopleCommand::List => list(office, json).await,
        PeopleCommand::Role(args) => change_role(office, args, json).await,
        PeopleCommand::Deactivate(args) => deactivate(office, &args.name, json).await,
        PeopleCommand::Recover(args) => {
            let password = new_password()?;
            let done = office::people::recover_here(office, &args.name, &password).await?;
            tell_code(&done, json);
            Ok(())
        }
    }
}

fn new_password() -> Result<Sensitive<String>, OfficeError> {
    console::password("New password (not shown while you type): ")
}

fn role(role: RoleArg) -> Role {
    match role {
        RoleArg::Viewer => Role::Viewer,
        RoleArg::Clerk => Role::Clerk,
        RoleArg::Finance => Role::Finance,
        RoleArg::Approver => Role::Approver,
        RoleArg::Administrator => Role::Administrator,
    }
}

async fn add(office: &Office, args: PersonAdd, json: bool) -> Result<(), OfficeError> {
    let request = AddPerson {
        name: args.name,
        role: role(args.role),
        password: new_password()?,
    };
    let done = commands::person_add(office, request).await?;
    tell_code(&done, json);
    Ok(())
}

/// The code is shown this once, on standard output, for whoever asked for it.
fn tell_code(done: &PeopleDone, json: bool) {
    if json {
        output::line(&json!({ "recovery_code": done.recovery_code }));
        return;
    }
    println!("Done.");
    if let Some(code) = &done.recovery_code {
        println!("Recovery code: {code}");
        println!("It is shown only now. Print it, and lock it away: it sets a new administrator's password.");
    }
}

async fn list(office: &Office, json: bool) -> Result<(), OfficeError> {
    let people = commands::people(office, Empty {}).await?.people;
    if json {
        output::lines(people.iter().map(output::snake));
        return Ok(());
    }
    for person in &people {
        let state = if person.active { "" } else { "no longer signs in" };
        println!("{:<24} {:<14} {state}", person.name, output::word(&person.role));
    }
    Ok(())
}

async fn named(office: &Office, name: &str) -> Result<PersonView, OfficeError> {
    let people = commands::people(office, Empty {}).await?.people;
    let found = people
        .into_iter()
        .find(|person| person.name.to_lowercase() == name.to_lowercase());
    found.ok_or_else(|| {
        OfficeError::new(Code::NotFound, format!("There is nobody called \"{name}\".")).with("what", "person")
    })
}

async fn change_role(office: &Office, args: PersonRole, json: bool) -> Result<(), OfficeError> {
    let person = named(office, &args.name).await?;
    let request = EditPerson {
        id: person.id,
        name: person.name,
        role: role(args.role),
        alone_limit: person.alone_limit,
        approve_limit: person.approve_limit,
    };
    commands::person_edit(office, request).await?;
    let person = named(office, &args.name).await?;
    if json {
        output::line(&output::snake(&person));
    } else {
        println!("{} is now {}.", person.name, output::word(&person.role));
    }
    Ok(())
}

async fn deactivate(office: &Office, name: &str, json: bool) -> Result<(), OfficeError> {
    let person = named(office, name).await?;
    let request = SetPersonActive {
        id: person.id,
        active: false,
    };
    let impact = commands::person_set_active(office, request).await?;
    if json {
        output::line(&output::snake(&impact));
        return Ok(());
    }
    println!("{} no longer signs in.", impact.person.name);
    impact
        .sentences
        .iter()
        .for_each(|sentence| println!("  {} {sentence}", impact.person.name));
    Ok(())
}

pub async fn approvals(office: &Office, command: ApprovalsCommand, json: bool) -> Result<(), OfficeError> {
    let ApprovalsCommand::List(OfAccount { account }) = command;
    let account = door::account(office, account.as_deref()).await?;
    let request = AccountRequest {
        account_id: account.id,
    };
    let inbox = commands::approvals(office, request).await?;
    let all = inbox.waiting.iter().chain(&inbox.decided);
    if json {
        output::lines(all.map(output::snake));
        return Ok(());
    }
    for request in all {
        println!(
            "{}  {:<9}  {}: {} ({})",
            request.number,
            output::word(&request.state),
            request.requested_by,
            request.summary,
            request.reason
        );
    }
    Ok(())
}

fn result(result: ResultArg) -> AuditResult {
    match result {
        ResultArg::Done => AuditResult::Done,
        ResultArg::Refused => AuditResult::Refused,
        ResultArg::Cancelled => AuditResult::Cancelled,
        ResultArg::Failed => AuditResult::Failed,
    }
}

/// Who did what, newest first; or the check of the list; or the list as a file.
pub async fn activity(office: &Office, args: ActivityArgs, json: bool) -> Result<(), OfficeError> {
    if args.check {
        return check(office, json).await;
    }
    let account_id = match &args.account.account {
        Some(name) => Some(door::account(office, Some(name)).await?.id),
        None => None,
    };
    let mut request = ActivityRequest {
        account_id,
        text: args.search,
        person: args.by,
        action: args.act,
        result: args.result.map(result),
        from: args.from,
        to: args.to,
        before_no: None,
        limit: None,
    };
    if args.out.is_some() {
        let written = commands::activity_export(office, request).await?;
        paper::show(&written, json);
        return Ok(());
    }
    let mut left = args.limit;
    while left > 0 {
        request.limit = Some(left);
        let page = commands::activity(office, request.clone()).await?;
        request.before_no = page.entries.last().map(|entry| entry.no);
        left = left.saturating_sub(u32::try_from(page.entries.len()).unwrap_or(u32::MAX));
        for entry in &page.entries {
            if json {
                output::line(&output::snake(entry));
            } else {
                println!("{:>6}  {}  {}", entry.no, entry.at, entry.sentence);
            }
        }
        if !page.more {
            return Ok(());
        }
    }
    Ok(())
}

async fn check(office: &Office, json: bool) -> Result<(), OfficeError> {
    let check = commands::activity_check(office, Empty {}).await?;
    if json {
        output::line(&output::snake(&check));
    } else {
        println!("{}", check.sentence);
        check.remarks.iter().for_each(|remark| println!("{remark}"));
    }
    match check.state {
        SealState::Whole => Ok(()),
        SealState::Broken | SealState::KeyMissing | SealState::Unchecked => {
            Err(OfficeError::new(Code::StorageDamaged, check.sentence).with("first_bad", check.first_bad))
        }
    }
}
