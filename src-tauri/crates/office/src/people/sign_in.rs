//! Signing in and out of the office, locking it, and typing the password once more.

use domain::Sensitive;
use jiff::{SignedDuration, Timestamp};
use ledger::Person;

use super::state::{Actor, Session, Tries};
use super::{fields, note, passwords, role_of, stored_rules, view};
use crate::audit::{self, Note};
use crate::dto::{
    AuditObject, AuditResult, Empty, PracticePerson, PracticeSignIn, SessionView, SignIn, StepUp,
};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::paper;

/// Wrong passwords in a row that lock a sign-in.
const WRONG: i64 = 3;
/// For so many seconds.
const LOCKED: i64 = 15 * 60;
/// Seconds for which a typed password opens what asks for it.
const FRESH: i64 = 5 * 60;
/// Names nobody has that are remembered with their tries.
const UNKNOWN: usize = 1_000;

/// What a password is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To sign in.
    SignIn,
    /// Once more, before money moves or a PIN is shown.
    StepUp,
    /// To decide a request at somebody else's screen.
    Decide,
    /// To choose another password.
    Change,
}

impl Purpose {
    fn words(self) -> &'static str {
        match self {
            Self::SignIn => "sign in",
            Self::StepUp => "confirm",
            Self::Decide => "decide a request",
            Self::Change => "change the password",
        }
    }
}

/// Whether a session's password was typed a short while ago.
pub(super) fn is_fresh(office: &Office, session: &Session) -> bool {
    // A clock that was set back opens nothing.
    session.automatic || (0..FRESH).contains(&(office.now().as_second() - session.typed_at))
}

/// Somebody by name and password. Unknown names and wrong passwords answer alike, take the
/// same time, and are locked alike.
///
/// # Errors
/// `invalid_input` with `sign_in_wrong`, `locked_out`, and `not_allowed` for somebody who left.
pub(crate) async fn authenticate(
    office: &Office,
    name: &str,
    password: &Sensitive<String>,
    purpose: Purpose,
) -> Result<Person, OfficeError> {
    let _turn = office.0.people.one_at_a_time.lock().await;
    let name = name.trim();
    let people = office.0.ledger.list_people().await?;
    let known = people.into_iter().find(|person| is_named(person, name));
    let tries = match &known {
        Some(person) => Tries {
            wrong: person.wrong,
            locked_until: person.locked_until,
        },
        None => unknown_tries(office, name),
    };
    let now = office.now().as_second();
    if let Some(until) = tries.locked_until.filter(|until| *until > now) {
        return Err(locked_out(office, until));
    }
    let kept = known.as_ref().map(|person| &person.password);
    let right = passwords::is_right(password, kept).await?;
    match known {
        Some(person) if right => admitted(office, person, purpose).await,
        known => Err(wrong(office, name, known, tries, purpose).await?),
    }
}

fn is_named(person: &Person, name: &str) -> bool {
    person.name.to_lowercase() == name.to_lowercase()
}

fn unknown_tries(office: &Office, name: &str) -> Tries {
    let state = office.0.people.state();
    state
        .unknown
        .get(&name.to_lowercase())
        .copied()
        .unwrap_or_default()
}

async fn admitted(office: &Office, person: Person, purpose: Purpose) -> Result<Person, OfficeError> {
    if !person.active {
        let refused = note(
            "sign_in_refused",
            &person,
            format!(
                "tried to {} as {}, who may not sign in any more",
                purpose.words(),
                person.name
            ),
        );
        audit::note(office, refused.ended(AuditResult::Refused)).await?;
        return Err(OfficeError::new(
            Code::NotAllowed,
            "Ask your supervisor: this sign-in is no longer in use.",
        )
        .with("reason", "deactivated"));
    }
    if person.must_change && purpose == Purpose::Decide {
        return Err(OfficeError::new(
            Code::SignInNeeded,
            "Sign in once and choose your own password first: the one you have was set by somebody else.",
        )
        .with("reason", "password_change"));
    }
    let person = Person {
        wrong: 0,
        locked_until: None,
        signed_in_at: Some(office.now().as_second()),
        ..person
    };
    let mut work = office.0.ledger.begin().await?;
    work.put_person(&person).await?;
    let sentence = match purpose {
        Purpose::SignIn => Some("signed in"),
        Purpose::StepUp => Some("typed the password once more"),
        // What it was typed for is noted by itself.
        Purpose::Decide | Purpose::Change => None,
    };
    if let Some(sentence) = sentence {
        let entry = note("signed_in", &person, sentence).by(actor(&person));
        work.note(&entry.entry(office)).await?;
    }
    work.commit().await?;
    Ok(person)
}

pub(super) fn actor(person: &Person) -> Actor {
    Actor {
        id: Some(person.id.clone()),
        name: person.name.clone(),
    }
}

/// Counts a wrong try, notes it, and says what to tell. What was typed as a name is not noted
/// where nobody has it: it may be a password in the wrong box.
async fn wrong(
    office: &Office,
    name: &str,
    known: Option<Person>,
    tries: Tries,
    purpose: Purpose,
) -> Result<OfficeError, OfficeError> {
    let now = office.now().as_second();
    let count = tries.wrong + 1;
    let until = (count >= WRONG).then_some(now + LOCKED);
    let next = Tries {
        wrong: if until.is_some() { 0 } else { count },
        locked_until: until,
    };
    let whom = known
        .as_ref()
        .map_or("somebody who is not known here", |person| &person.name);
    let mut sentence = format!("tried to {} as {whom} with a wrong password", purpose.words());
    if until.is_some() {
        sentence.push_str("; after three in a row this sign-in is locked for 15 minutes");
    }
    let action = if until.is_some() {
        "sign_in_locked"
    } else {
        "sign_in_refused"
    };
    let mut work = office.0.ledger.begin().await?;
    let entry = match known {
        Some(person) => {
            let person = Person {
                wrong: next.wrong,
                locked_until: next.locked_until,
                ..person
            };
            work.put_person(&person).await?;
            note(action, &person, sentence)
        }
        None => {
            let mut state = office.0.people.state();
            if state.unknown.len() >= UNKNOWN {
                state.unknown.clear();
            }
            state.unknown.insert(name.to_lowercase(), next);
            Note::new(action, AuditObject::Person, sentence)
        }
    };
    work.note(&entry.ended(AuditResult::Refused).entry(office))
        .await?;
    work.commit().await?;
    Ok(match until {
        Some(until) => locked_out(office, until),
        None => OfficeError::invalid(
            "password",
            "sign_in_wrong",
            "The name or the password is not right.",
        ),
    })
}

pub(super) fn locked_out(office: &Office, until: i64) -> OfficeError {
    let at = Timestamp::from_second(until).unwrap_or_else(|_| office.now());
    let left = (until - office.now().as_second()).max(0);
    let zoned = at.to_zoned(paper::zone(office));
    OfficeError::new(
        Code::LockedOut,
        format!(
            "After three wrong passwords in a row this sign-in is locked until {}. An administrator can set a new password.",
            zoned.strftime("%-I:%M %p")
        ),
    )
    .with("until", at.to_string())
    .with("minutes", (left + 59) / 60)
}

/// Who is signed in.
pub async fn session(office: &Office, _request: Empty) -> Result<SessionView, OfficeError> {
    let people = office.0.ledger.list_people().await?;
    let (session, locked, practice) = {
        let state = office.0.people.state();
        (
            state.session.clone(),
            state.locked.clone(),
            state.practice.clone(),
        )
    };
    let signed = session.and_then(|session| {
        let person = people
            .iter()
            .find(|person| person.id == session.id && person.active)?;
        Some((session, person))
    });
    let practised: Vec<PracticePerson> = people
        .iter()
        .filter(|person| practice.contains(&person.id))
        .map(|person| PracticePerson {
            name: person.name.clone(),
            role: role_of(person),
        })
        .collect();
    let fresh_until = signed.as_ref().and_then(|(session, _)| {
        let until = Timestamp::from_second(session.typed_at).ok()? + SignedDuration::from_secs(FRESH);
        (is_fresh(office, session) && !session.automatic).then(|| until.to_string())
    });
    Ok(SessionView {
        people: !people.is_empty(),
        duties: signed
            .as_ref()
            .map(|(_, person)| role_of(person).duties())
            .unwrap_or_default(),
        person: signed.as_ref().map(|(_, person)| view::person(office, person)),
        locked_name: locked.map(|session| session.name),
        fresh_until,
        automatic: signed.as_ref().is_some_and(|(session, _)| session.automatic),
        idle_lock_minutes: stored_rules(office).await?.idle_lock_minutes,
        practice: (!practised.is_empty()).then(|| PracticeSignIn {
            password: super::PRACTICE_PASSWORD.to_owned(),
            people: practised,
        }),
    })
}

/// Signs in, in place of whoever is.
///
/// # Errors
/// As the name and the password are: see [`authenticate`].
pub async fn sign_in(office: &Office, request: SignIn) -> Result<SessionView, OfficeError> {
    let person = authenticate(office, &request.name, &request.password, Purpose::SignIn).await?;
    begin(office, &person);
    session(office, Empty {}).await
}

/// Begins a person's session.
pub(super) fn begin(office: &Office, person: &Person) {
    let mut state = office.0.people.state();
    state.locked = None;
    state.session = Some(Session {
        id: person.id.clone(),
        name: person.name.clone(),
        typed_at: office.now().as_second(),
        automatic: false,
    });
}

/// Types the password once more.
///
/// # Errors
/// As [`sign_in`].
pub async fn step_up(office: &Office, request: StepUp) -> Result<SessionView, OfficeError> {
    let Some(now) = office.0.people.session() else {
        return Err(OfficeError::new(Code::SignInNeeded, "Sign in first."));
    };
    let person = authenticate(office, &now.name, &request.password, Purpose::StepUp).await?;
    if person.id == now.id {
        begin(office, &person);
    }
    session(office, Empty {}).await
}

/// Ends the session.
pub async fn sign_out(office: &Office, _request: Empty) -> Result<SessionView, OfficeError> {
    end(office, "signed_out", "signed out").await?;
    office.0.people.state().locked = None;
    session(office, Empty {}).await
}

/// Locks the screen: nothing is answered until somebody types a password.
pub async fn lock(office: &Office, _request: Empty) -> Result<SessionView, OfficeError> {
    let ended = end(office, "locked", "locked the screen").await?;
    if ended.is_some() {
        office.0.people.state().locked = ended;
    }
    session(office, Empty {}).await
}

async fn end(office: &Office, action: &'static str, did: &str) -> Result<Option<Session>, OfficeError> {
    let ended = office.0.people.state().session.take();
    if let Some(session) = &ended {
        let who = Actor {
            id: Some(session.id.clone()),
            name: session.name.clone(),
        };
        let entry = Note::new(action, AuditObject::Person, did)
            .about(session.id.clone(), session.name.clone())
            .by(who);
        audit::note(office, entry).await?;
    }
    Ok(ended)
}

/// What an entry tells of a change of a person.
pub(super) fn change(before: Option<&Person>, after: &Person, entry: Note) -> Note {
    entry.change(before.map(fields), Some(fields(after)))
}
