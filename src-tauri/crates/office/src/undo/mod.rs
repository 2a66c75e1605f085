//! Taking a change back, while the present is still what the change made of it. Taking back is
//! a change of its own, with its own entry, and can itself be taken back.

use ledger::{Account, AllowedAddress, ApiUser, Audit, Intended, Task, Terminal, Tick, Work};

use crate::dto::{AccountView, UndoRequest};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::views::{self, AccountFacts};
use crate::{accounts, addresses, checklist, days, rights, secrets, snapshot, terminals, users};

mod judge;

pub(crate) use self::judge::judge;

/// Takes one change back.
pub async fn undo(office: &Office, request: UndoRequest) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let no = i64::from(request.no);
    let entry = office
        .0
        .ledger
        .audit_entry(no)
        .await?
        .ok_or_else(|| OfficeError::not_found("entry").with("no", request.no))?;
    let all = views::all_facts(office).await?;
    let today = |facts: &AccountFacts| days::today(office, &facts.account);
    let (facts, step) = judge(&all, &entry.entry, &today).map_err(|refusal| {
        let words = refusal
            .0
            .unwrap_or_else(|| "This is not something that can be taken back.".to_owned());
        OfficeError::new(Code::UndoRefused, words).with("no", request.no)
    })?;
    let account = facts.account.id.clone();
    step.execute(office, facts, &back(&entry)).await?;
    views::account(office, &account).await
}

/// "took back no. 14: changed the kind of Web Permits from Retail to Internet."
fn back(entry: &Audit) -> String {
    let who = format!("{} ", entry.entry.who);
    let sentence = &entry.entry.sentence;
    let told = sentence.strip_prefix(&who).unwrap_or(sentence);
    format!("took back no. {}: {told}", entry.no)
}

/// What takes a change back.
pub(crate) enum Step {
    Account(Account),
    User(ApiUser),
    NoUser(ApiUser),
    Terminal(Terminal, snapshot::Overrides),
    NoTerminal(Terminal),
    Tick(ApiUser, Option<Tick>, Option<Tick>),
    Intentions(Terminal, Vec<Intended>),
    Address(Option<AllowedAddress>, AllowedAddress),
    NoAddress(AllowedAddress),
    Task(Option<Task>, Task),
    NoTask(Task),
}

impl Step {
    async fn execute(self, office: &Office, facts: &AccountFacts, back: &str) -> Result<(), OfficeError> {
        let told = Some(back);
        match self {
            Self::Account(new) => accounts::store(office, &facts.account, &new, told).await,
            Self::User(new) => {
                let old = facts.user(new.id.as_str())?;
                users::store(office, facts, old, &new, "", told).await
            }
            Self::Terminal(new, overrides) => {
                let old = facts.terminal(new.id.as_str())?;
                let change = terminals::Change {
                    back: told,
                    overrides,
                    ..terminals::Change::default()
                };
                terminals::store(office, facts, old, &new, change).await
            }
            Self::NoTerminal(gone) => remove_terminal(office, facts, &gone, back).await,
            part => {
                let mut work = office.0.ledger.begin().await?;
                part.put(office, &mut work, facts, back).await?;
                Ok(work.commit().await?)
            }
        }
    }

    /// The steps that are one record of their own.
    async fn put(
        self,
        office: &Office,
        work: &mut Work,
        facts: &AccountFacts,
        back: &str,
    ) -> Result<(), OfficeError> {
        let told = Some(back);
        match self {
            Self::NoUser(gone) => users::put_gone(office, work, &gone, told).await.map(|_| ()),
            Self::Tick(user, old, new) => {
                rights::put_tick(office, work, &user, (old.as_ref(), new.as_ref()), told).await
            }
            Self::Intentions(terminal, list) => {
                rights::put_intentions(office, work, facts, &terminal, &list, told).await
            }
            Self::Address(old, new) => addresses::put(office, work, facts, (old.as_ref(), &new), told).await,
            Self::NoAddress(old) => addresses::put_gone(office, work, facts, &old, told).await,
            Self::Task(old, mut new) => {
                new.changed_by = crate::people::acting(office).name;
                new.changed_at = office.now().as_second();
                checklist::put(office, work, facts, (old.as_ref(), &new), told).await
            }
            Self::NoTask(old) => checklist::put_gone(office, work, facts, &old, back).await,
            Self::Account(_) | Self::User(_) | Self::Terminal(..) | Self::NoTerminal(_) => Ok(()),
        }
    }
}

/// Taking back an added terminal; one that has payments by now stays.
async fn remove_terminal(
    office: &Office,
    facts: &AccountFacts,
    gone: &Terminal,
    back: &str,
) -> Result<(), OfficeError> {
    crate::setup::without_payments(office, facts, &[gone]).await?;
    let mut work = office.0.ledger.begin().await?;
    let unused = work.remove_terminal(&gone.id, office.now().as_second()).await?;
    terminals::note_gone(office, &mut work, facts, gone, Some(back)).await?;
    work.commit().await?;
    secrets::remove(office, unused).await;
    Ok(())
}
