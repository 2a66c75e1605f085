use domain::{Currency, Money};
use ledger::Person;

use super::role_of;
use crate::dto::{MoneyView, PersonView};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::instant;

/// A person for the screen.
pub(super) fn person(office: &Office, person: &Person) -> PersonView {
    let money = |minor| {
        MoneyView::from(Money {
            minor,
            currency: Currency::new(&person.currency).unwrap_or(Currency::USD),
        })
    };
    let now = office.now().as_second();
    PersonView {
        id: person.id.clone(),
        name: person.name.clone(),
        role: role_of(person),
        active: person.active,
        alone_limit: money(person.alone_limit),
        approve_limit: person.approve_limit.map(money),
        must_change: person.must_change,
        locked_until: person.locked_until.filter(|until| *until > now).map(instant),
        signed_in_at: person.signed_in_at.map(instant),
        is_you: office
            .0
            .people
            .session()
            .is_some_and(|session| session.id == person.id),
    }
}

/// A limit as it was typed: whole minor units, not less than nothing.
pub(super) fn limit(field: &str, view: &MoneyView) -> Result<Money, OfficeError> {
    let minor = view.minor.trim().parse::<i64>().ok().filter(|minor| *minor >= 0);
    match (minor, Currency::new(&view.currency)) {
        (Some(minor), Some(currency)) => Ok(Money { minor, currency }),
        _ => Err(OfficeError::invalid(
            field,
            "limit_unreadable",
            "A limit is an amount, not less than nothing.",
        )),
    }
}
