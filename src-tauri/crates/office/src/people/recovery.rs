//! The way back in when the last administrator forgets the password.
//!
//! With the recovery code, which was shown once and printed. Without it, on the command line
//! of this computer, by whoever can sign in to it and read its secret store. Both are noted,
//! and stand on Home for two weeks.

use domain::Sensitive;
use ledger::{Person, StoredPassword, Work};
use serde::{Deserialize, Serialize};

use super::sign_in::{actor, begin, locked_out};
use super::state::Tries;
use super::{book, note, passwords, role_of};
use crate::audit::{self, Note};
use crate::dto::{AuditObject, AuditResult, Empty, PeopleDone, RecoverPerson, Role};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::seals;

const SETTING: &str = "people_recovery";
/// Without letters and digits that look alike on paper.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKMNPQRSTUVWXYZ023456789";
/// Groups of four: 120 bits.
const GROUPS: usize = 6;
/// Under this name wrong codes are counted; no person can have it.
const TRIES: &str = "\u{0}recovery";

/// A new code, and how it is kept.
pub(super) struct Code {
    text: Sensitive<String>,
    kept: StoredPassword,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    salt: Vec<u8>,
    hash: Vec<u8>,
    memory_kib: u32,
    passes: u32,
}

/// Makes a new code.
pub(super) async fn make() -> Result<Code, OfficeError> {
    let mut chance = [0_u8; GROUPS * 4];
    getrandom::fill(&mut chance).map_err(|error| OfficeError::internal(&error))?;
    let letters: Vec<char> = chance
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let text = Sensitive::new(groups.join("-"));
    let kept = passwords::keep(plain(&text)).await?;
    Ok(Code { text, kept })
}

impl Code {
    pub(super) async fn keep(&self, work: &mut Work) -> Result<(), OfficeError> {
        let kept = Kept {
            salt: self.kept.salt.clone(),
            hash: self.kept.hash.clone(),
            memory_kib: self.kept.memory_kib,
            passes: self.kept.passes,
        };
        let text = serde_json::to_string(&kept).map_err(|error| OfficeError::internal(&error))?;
        Ok(work.put_setting(SETTING, &text).await?)
    }

    pub(super) fn shown(self) -> String {
        self.text.expose().clone()
    }
}

/// As it is compared: what people type between groups does not matter.
fn plain(code: &Sensitive<String>) -> Sensitive<String> {
    let letters = code.expose().chars().filter(|c| c.is_ascii_alphanumeric());
    Sensitive::new(letters.map(|c| c.to_ascii_uppercase()).collect())
}

async fn kept(office: &Office) -> Result<Option<StoredPassword>, OfficeError> {
    let stored = office.0.ledger.get_setting(SETTING).await?;
    let kept = stored.and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    Ok(kept.map(|kept| StoredPassword {
        salt: kept.salt,
        hash: kept.hash,
        memory_kib: kept.memory_kib,
        passes: kept.passes,
    }))
}

/// Lets an administrator in again with the recovery code; the code is used up and another
/// one is made.
///
/// # Errors
/// `invalid_input` with `recovery_wrong` for the code and the name alike, `locked_out` after
/// three wrong ones, and a password that is not taken.
pub async fn recover(office: &Office, request: RecoverPerson) -> Result<PeopleDone, OfficeError> {
    let _turn = office.turn().await;
    {
        let _one = office.0.people.one_at_a_time.lock().await;
        let tries = office
            .0
            .people
            .state()
            .unknown
            .get(TRIES)
            .copied()
            .unwrap_or_default();
        let now = office.now().as_second();
        if let Some(until) = tries.locked_until.filter(|until| *until > now) {
            return Err(locked_out(office, until));
        }
        let right = passwords::is_right(&plain(&request.code), kept(office).await?.as_ref()).await?;
        if !right || administrator(office, &request.name).await?.is_none() {
            return Err(wrong(office, tries).await?);
        }
        office.0.people.state().unknown.remove(TRIES);
    }
    let Some(person) = administrator(office, &request.name).await? else {
        return Err(OfficeError::not_found("person"));
    };
    renew(office, person, &request.password, "with the recovery code").await
}

/// The same on the command line, without the code: for whoever can sign in to this computer
/// and read its secret store.
///
/// # Errors
/// Where the secret store does not hold this folder's key, and through any other door.
pub async fn recover_here(
    office: &Office,
    name: &str,
    password: &Sensitive<String>,
) -> Result<PeopleDone, OfficeError> {
    let _turn = office.turn().await;
    if office.0.ports.door != "command line" {
        return Err(OfficeError::internal(
            &"this is for the command line of this computer",
        ));
    }
    seals::prove_store(office).await?;
    let Some(person) = administrator(office, name).await? else {
        return Err(OfficeError::invalid(
            "name",
            "not_administrator",
            "Nobody of this name is an administrator here.",
        ));
    };
    let how = "on the command line of this computer, without the recovery code";
    renew(office, person, password, how).await
}

async fn administrator(office: &Office, name: &str) -> Result<Option<Person>, OfficeError> {
    let name = name.trim().to_lowercase();
    let people = office.0.ledger.list_people().await?;
    Ok(people.into_iter().find(|person| {
        person.active && role_of(person) == Role::Administrator && person.name.to_lowercase() == name
    }))
}

async fn renew(
    office: &Office,
    person: Person,
    password: &Sensitive<String>,
    how: &str,
) -> Result<PeopleDone, OfficeError> {
    let now = office.now().as_second();
    let new = Person {
        password: passwords::accept(password, &person.name, "password").await?,
        password_at: now,
        must_change: false,
        wrong: 0,
        locked_until: None,
        signed_in_at: Some(now),
        ..person
    };
    let code = make().await?;
    let sentence = format!("RECOVERY: set a new password for {} {how}", new.name);
    let mut work = office.0.ledger.begin().await?;
    work.put_person(&new).await?;
    code.keep(&mut work).await?;
    work.note(&note("people_recovered", &new, sentence).entry(office))
        .await?;
    work.commit().await?;
    begin(office, &new);
    tracing::warn!(person = %actor(&new).name, "an administrator's password was recovered");
    Ok(PeopleDone {
        people: book::list(office, Empty {}).await?,
        recovery_code: Some(code.shown()),
    })
}

async fn wrong(office: &Office, tries: Tries) -> Result<OfficeError, OfficeError> {
    let now = office.now().as_second();
    let until = (tries.wrong + 1 >= 3).then_some(now + 15 * 60);
    let next = Tries {
        wrong: if until.is_some() { 0 } else { tries.wrong + 1 },
        locked_until: until,
    };
    office.0.people.state().unknown.insert(TRIES.to_owned(), next);
    let entry = Note::new(
        "recovery_refused",
        AuditObject::Person,
        "tried a recovery with a wrong code or name",
    );
    audit::note(office, entry.ended(AuditResult::Refused)).await?;
    Ok(match until {
        Some(until) => locked_out(office, until),
        None => OfficeError::invalid(
            "code",
            "recovery_wrong",
            "The code does not fit, or nobody of this name is an administrator.",
        ),
    })
}
