//! The practice town's people, and two requests that wait for one of them.

use domain::{AccountId, Currency, Money, MoneyAct, Sensitive, TerminalId};
use ledger::Person;

use super::state::{Actor, Session};
use super::{passwords, sign_in};
use crate::approvals::{self, Proposed};
use crate::audit::{Note, word};
use crate::dto::{AuditObject, Role, TxnRow};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::transactions::{list_by_text, money_words};

/// The one password of the practice town's people. It is published: it opens invented data.
pub const PASSWORD: &str = "practice makes money safe";

const PEOPLE: [(&str, Role); 4] = [
    ("Dana Clerk", Role::Clerk),
    ("Frank Finance", Role::Finance),
    ("Sofia Supervisor", Role::Approver),
    ("Ada Administrator", Role::Administrator),
];

/// Puts four people into practice data, signs its administrator in, and lets the clerk ask
/// for two payments to be given back. Where there are people already, nothing happens; in a
/// folder whose secrets last, neither: that is no practice data.
pub async fn seed(office: &Office, account_id: &str) -> Result<(), OfficeError> {
    let known = office.0.ledger.list_people().await?;
    if office.0.ports.vault.is_lasting() || !known.is_empty() {
        return Ok(());
    }
    // One salt for all is enough for a password that everybody knows.
    let password = passwords::keep(Sensitive::new(PASSWORD.to_owned())).await?;
    let now = office.now().as_second();
    let people: Vec<Person> = PEOPLE
        .iter()
        .map(|(name, role)| Person {
            id: fresh_id(),
            name: (*name).to_owned(),
            role: word(role),
            active: true,
            password: password.clone(),
            password_at: now,
            must_change: false,
            currency: Currency::USD.to_string(),
            alone_limit: 0,
            approve_limit: None,
            wrong: 0,
            locked_until: None,
            signed_in_at: None,
            created_at: now,
        })
        .collect();
    let mut work = office.0.ledger.begin().await?;
    for person in &people {
        work.put_person(person).await?;
    }
    let sentence = "put four invented people into the practice town";
    let entry = Note::new("practice_people", AuditObject::Person, sentence);
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    if let Some(clerk) = people.first() {
        ask(office, account_id, &sign_in::actor(clerk)).await?;
    }
    let mut state = office.0.people.state();
    state.practice = people.iter().map(|person| person.id.clone()).collect();
    state.session = people.last().map(|administrator| Session {
        id: administrator.id.clone(),
        name: administrator.name.clone(),
        typed_at: now,
        automatic: true,
    });
    Ok(())
}

/// Two settled payments of the town, each asked back by the clerk.
async fn ask(office: &Office, account_id: &str, clerk: &Actor) -> Result<(), OfficeError> {
    let rows = list_by_text(office, "status:settled type:sale", Some(40)).await?;
    let mut asked = rows.iter().filter_map(|row| request(account_id, row)).step_by(7);
    for (proposed, reason) in asked.by_ref().take(2).zip(["class_cancelled", "charged_twice"]) {
        let proposed = Proposed {
            reason: reason.to_owned(),
            ..proposed
        };
        approvals::propose(office, clerk, proposed).await?;
    }
    Ok(())
}

fn request(account_id: &str, row: &TxnRow) -> Option<Proposed> {
    let amount = row.amount.as_ref()?;
    let amount = Money {
        minor: amount.minor.parse().ok().filter(|minor| *minor > 0)?,
        currency: Currency::new(&amount.currency)?,
    };
    if row.refunded.is_some() {
        return None;
    }
    let sum = money_words(amount.minor, amount.currency);
    Some(Proposed {
        account: AccountId::new(account_id),
        terminal: TerminalId::new(row.terminal_id.clone()),
        act: MoneyAct::Return {
            txn: row.id.clone(),
            amount,
            whole: true,
        },
        target: row.id.clone(),
        summary: format!(
            "return all {sum} of the sale to {} on {}",
            row.customer, row.terminal_name
        ),
        reason: String::new(),
        note: "The resident came to the counter.".to_owned(),
    })
}
