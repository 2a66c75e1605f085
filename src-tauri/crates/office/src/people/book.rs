//! The book of people: added, changed, let go.

use domain::Currency;
use ledger::{Person, Task};

use super::sign_in::{actor, begin, change};
use super::{Purpose, authenticate, impact, note, passwords, recovery, role_of, rules, save, save_in, view};
use crate::audit::word;
use crate::dto::{
    AddPerson, ChangePassword, EditPerson, Empty, People, PeopleDone, PersonImpact, ResetPassword, Role,
    SessionView, SetPersonActive, TaskKind, TaskStatus,
};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};
use crate::{checklist, days, money_words, text_fields};

/// Everybody, the roles and the town's rules.
pub async fn list(office: &Office, _request: Empty) -> Result<People, OfficeError> {
    let people = office.0.ledger.list_people().await?;
    Ok(People {
        people: people.iter().map(|person| view::person(office, person)).collect(),
        roles: Role::ALL.into_iter().map(Role::view).collect(),
        rules: rules(office, Empty {}).await?,
    })
}

/// Adds a person. The first is an administrator, is signed in, and gets the recovery code.
///
/// # Errors
/// A name that is taken or empty, a password that is not taken, a first person of another role.
pub async fn add(office: &Office, request: AddPerson) -> Result<PeopleDone, OfficeError> {
    let _turn = office.turn().await;
    let people = office.0.ledger.list_people().await?;
    let first = people.is_empty();
    if first && request.role != Role::Administrator {
        return Err(OfficeError::invalid(
            "role",
            "first_administrator",
            "The first person is an administrator: somebody has to be able to add the others.",
        ));
    }
    let name = name(&request.name)?;
    let now = office.now().as_second();
    let person = Person {
        id: fresh_id(),
        role: word(&request.role),
        active: true,
        password: passwords::accept(&request.password, &name, "password").await?,
        password_at: now,
        must_change: !first,
        currency: currency(office).await?,
        alone_limit: 0,
        approve_limit: None,
        wrong: 0,
        locked_until: None,
        signed_in_at: first.then_some(now),
        created_at: now,
        name,
    };
    let code = if first {
        Some(recovery::make().await?)
    } else {
        None
    };
    let sentence = format!("added {} as {}", person.name, request.role.one());
    let entry = change(None, &person, note("person_added", &person, sentence));
    let mut work = office.0.ledger.begin().await?;
    save_in(office, &mut work, &person, entry)
        .await
        .map_err(|e| taken(e, &person.name))?;
    if let Some(code) = &code {
        code.keep(&mut work).await?;
    }
    work.commit().await?;
    if first {
        begin(office, &person);
    }
    Ok(PeopleDone {
        people: list(office, Empty {}).await?,
        recovery_code: code.map(recovery::Code::shown),
    })
}

fn name(typed: &str) -> Result<String, OfficeError> {
    let name = text_fields::accept("name", typed, text_fields::SHORT)?;
    if name.is_empty() {
        return Err(OfficeError::invalid(
            "name",
            "name_empty",
            "Write the person's name.",
        ));
    }
    Ok(name)
}

fn taken(error: OfficeError, name: &str) -> OfficeError {
    if error.code != Code::DuplicateName {
        return error;
    }
    OfficeError::new(
        Code::DuplicateName,
        format!("There is somebody called {name} already. Add a middle name or a department."),
    )
    .with("field", "name")
}

/// The currency of the town's accounts.
async fn currency(office: &Office) -> Result<String, OfficeError> {
    let accounts = office.0.ledger.list_accounts().await?;
    Ok(accounts
        .first()
        .map_or(Currency::USD, |account| account.currency)
        .to_string())
}

pub(super) async fn find(office: &Office, id: &str) -> Result<Person, OfficeError> {
    let people = office.0.ledger.list_people().await?;
    people
        .into_iter()
        .find(|person| person.id == id)
        .ok_or_else(|| OfficeError::not_found("person").with("id", id))
}

/// Changes what a person is called and may do.
///
/// # Errors
/// The last administrator stays one; nobody raises their own limit.
pub async fn edit(office: &Office, request: EditPerson) -> Result<People, OfficeError> {
    let _turn = office.turn().await;
    let old = find(office, &request.id).await?;
    let alone = view::limit("aloneLimit", &request.alone_limit)?;
    let approve = request
        .approve_limit
        .map(|limit| view::limit("approveLimit", &limit))
        .transpose()?;
    if approve.is_some_and(|limit| limit.currency != alone.currency) {
        return Err(OfficeError::invalid(
            "approveLimit",
            "limit_currency",
            "Both limits are in one currency.",
        ));
    }
    if old.active && request.role != Role::Administrator {
        not_last(office, &old).await?;
    }
    let new = Person {
        name: name(&request.name)?,
        role: word(&request.role),
        currency: alone.currency.to_string(),
        alone_limit: alone.minor,
        approve_limit: approve.map(|limit| limit.minor),
        ..old.clone()
    };
    not_ones_own_limit(office, &old, &new)?;
    if new == old {
        return list(office, Empty {}).await;
    }
    let entry = change(
        Some(&old),
        &new,
        note("person_changed", &new, changed(&old, &new)),
    );
    save(office, &new, entry).await.map_err(|e| taken(e, &new.name))?;
    office.0.people.renamed_or_gone(&new.id, Some(&new.name));
    list(office, Empty {}).await
}

fn changed(old: &Person, new: &Person) -> String {
    let mut parts = Vec::new();
    if old.name != new.name {
        parts.push(format!("is now called {}", new.name));
    }
    if old.role != new.role {
        parts.push(format!("is now {}", role_of(new).one()));
    }
    let currency = Currency::new(&new.currency).unwrap_or(Currency::USD);
    let amount = |minor: i64| money_words::amount(i128::from(minor), currency);
    if old.alone_limit != new.alone_limit {
        parts.push(format!(
            "needs no second person up to {}",
            amount(new.alone_limit)
        ));
    }
    if old.approve_limit != new.approve_limit {
        parts.push(match new.approve_limit {
            Some(limit) => format!("may approve up to {}", amount(limit)),
            None => "may approve any amount".to_owned(),
        });
    }
    if parts.is_empty() {
        parts.push(format!("has limits in {currency}"));
    }
    format!("changed {}: {}", old.name, parts.join(", "))
}

fn not_ones_own_limit(office: &Office, old: &Person, new: &Person) -> Result<(), OfficeError> {
    let own = office
        .0
        .people
        .session()
        .is_some_and(|session| session.id == old.id);
    let any = i64::MAX;
    let raised = new.alone_limit > old.alone_limit
        || new.approve_limit.unwrap_or(any) > old.approve_limit.unwrap_or(any);
    if own && raised {
        return Err(OfficeError::new(
            Code::SamePerson,
            "Nobody raises their own limit. Another administrator can do it.",
        ));
    }
    Ok(())
}

/// Refuses to leave the office without an administrator.
async fn not_last(office: &Office, person: &Person) -> Result<(), OfficeError> {
    match last_administrator(&office.0.ledger.list_people().await?, person) {
        None => Ok(()),
        Some(words) => Err(OfficeError::new(Code::NotAllowed, words).with("reason", "last_administrator")),
    }
}

pub(super) fn last_administrator(people: &[Person], person: &Person) -> Option<String> {
    let is_one = |person: &&Person| person.active && role_of(person) == Role::Administrator;
    let another = people.iter().filter(is_one).any(|other| other.id != person.id);
    (is_one(&person) && !another).then(|| {
        format!(
            "{} is the last administrator. Make somebody else an administrator first.",
            person.name
        )
    })
}

/// Lets a person sign in, or no longer. Somebody who leaves leaves tasks behind: a new PIN for
/// each terminal whose PIN they saw.
///
/// # Errors
/// The last administrator stays.
pub async fn set_active(office: &Office, request: SetPersonActive) -> Result<PersonImpact, OfficeError> {
    let _turn = office.turn().await;
    let old = find(office, &request.id).await?;
    if old.active == request.active {
        return impact::of(office, &old).await;
    }
    if !request.active {
        not_last(office, &old).await?;
    }
    let new = Person {
        active: request.active,
        wrong: 0,
        locked_until: None,
        ..old.clone()
    };
    let left = impact::of(office, &old).await?;
    let (action, sentence) = if request.active {
        ("person_activated", format!("let {} sign in again", new.name))
    } else if left.sentences.is_empty() {
        ("person_deactivated", format!("deactivated {}", new.name))
    } else {
        let told = left.sentences.join(", ");
        (
            "person_deactivated",
            format!("deactivated {}, who {told}", new.name),
        )
    };
    let all = views::all_facts(office).await?;
    let mut work = office.0.ledger.begin().await?;
    let entry = change(Some(&old), &new, note(action, &new, sentence));
    save_in(office, &mut work, &new, entry).await?;
    if !request.active {
        for facts in &all {
            for task in rotate_tasks(office, facts, &left, &new.name) {
                let known = facts
                    .tasks
                    .iter()
                    .find(|known| known.word == task.word && known.subject == task.subject);
                checklist::put(office, &mut work, facts, (known, &task), None).await?;
            }
        }
    }
    work.commit().await?;
    if !request.active {
        office.0.people.renamed_or_gone(&new.id, None);
    }
    impact::of(office, &new).await
}

/// A new PIN for each terminal in use whose PIN a person saw and which has had none since.
fn rotate_tasks(office: &Office, facts: &AccountFacts, left: &PersonImpact, name: &str) -> Vec<Task> {
    let seen = left.pins.iter().filter(|pin| !pin.rotated);
    let here = seen.filter(|pin| facts.active_terminals().any(|t| t.id.as_str() == pin.terminal_id));
    here.map(|pin| Task {
        account: facts.account.id.clone(),
        word: word(&TaskKind::RotatePin),
        subject: pin.terminal_id.clone(),
        status: word(&TaskStatus::Open),
        since: Some(days::today(office, &facts.account).to_string()),
        ticket: String::new(),
        agent: String::new(),
        note: format!("{name} left and had seen it"),
        changed_by: super::acting(office).name,
        changed_at: office.now().as_second(),
    })
    .collect()
}

/// Whether a terminal got another PIN after a moment (UTC seconds).
pub(crate) fn rotated_since(facts: &AccountFacts, terminal: &str, at: i64) -> bool {
    let mut of = facts
        .credentials
        .iter()
        .filter(|c| c.terminal.as_str() == terminal);
    of.all(|credential| credential.set_at > at)
}

/// Gives a person a new first password, and opens a locked sign-in.
///
/// # Errors
/// A password that is not taken. One's own is changed with [`change_password`].
pub async fn reset_password(office: &Office, request: ResetPassword) -> Result<People, OfficeError> {
    let _turn = office.turn().await;
    let old = find(office, &request.id).await?;
    let new = Person {
        password: passwords::accept(&request.password, &old.name, "password").await?,
        password_at: office.now().as_second(),
        must_change: true,
        wrong: 0,
        locked_until: None,
        ..old
    };
    let sentence = format!("gave {} a new first password", new.name);
    save(office, &new, note("password_reset", &new, sentence)).await?;
    // Whoever sits there with the old one types the new one.
    office.0.people.renamed_or_gone(&new.id, None);
    list(office, Empty {}).await
}

/// Chooses one's own password.
///
/// # Errors
/// The old one is wrong, the new one is not taken or the same.
pub async fn change_password(office: &Office, request: ChangePassword) -> Result<SessionView, OfficeError> {
    let Some(session) = office.0.people.session() else {
        return Err(OfficeError::new(Code::SignInNeeded, "Sign in first."));
    };
    let person = authenticate(office, &session.name, &request.old, Purpose::Change).await?;
    if request.old.expose() == request.new.expose() {
        return Err(OfficeError::invalid(
            "new",
            "password_same",
            "This is the password you have. Choose another one.",
        ));
    }
    let new = Person {
        password: passwords::accept(&request.new, &person.name, "new").await?,
        password_at: office.now().as_second(),
        must_change: false,
        ..person
    };
    let entry = note("password_changed", &new, "chose a new password").by(actor(&new));
    save(office, &new, entry).await?;
    begin(office, &new);
    super::session(office, Empty {}).await
}
