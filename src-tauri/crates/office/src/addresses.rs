//! The record of addresses allowed at Converge. Converge keeps the list itself and cannot be
//! asked; here stands what was asked for, when, and who confirmed it.

use ledger::{AllowedAddress, Terminal, Work};

use crate::address_text;
use crate::audit::Note;
use crate::dto::{AddAddress, AddressView, AuditObject, EditAddress, IdRequest, TerminalRecord};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};
use crate::{days, rules, snapshot, terminals, text_fields};

/// An address for the screen.
pub(crate) fn view(address: &AllowedAddress) -> AddressView {
    AddressView {
        id: address.id.clone(),
        address: address.address.clone(),
        note: address.note.clone(),
        asked_on: address.asked_on.clone(),
        confirmed_on: address.confirmed_on.clone(),
        confirmed_by: address.confirmed_by.clone(),
        override_reason: address.override_reason.clone(),
    }
}

/// Notes an address for a terminal. On a counter terminal this needs a typed sentence.
pub async fn add(office: &Office, request: AddAddress) -> Result<TerminalRecord, OfficeError> {
    let _turn = office.turn().await;
    let (facts, terminal) = views::terminal(office, &request.terminal_id).await?;
    let override_reason = text_fields::override_sentence(request.override_reason.as_deref())?;
    let rule = rules::no_allow_list(terminal.kind);
    let override_reason = match (rule, override_reason) {
        (Some(reason), None) => return Err(rules::allow_list_refused(terminal.kind, reason)),
        (Some(_), Some(sentence)) => Some(sentence),
        (None, _) => None,
    };
    let (address, _) = address_text::accept(&request.address)?;
    let today = days::today(office, &facts.account);
    let new = AllowedAddress {
        id: fresh_id(),
        terminal: terminal.id.clone(),
        address,
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        asked_on: days::accept("asked_on", request.asked_on.as_deref(), today)?,
        confirmed_on: None,
        confirmed_by: String::new(),
        override_reason,
    };
    fits(&facts, &new)?;
    let mut work = office.0.ledger.begin().await?;
    put(office, &mut work, &facts, (None, &new), None).await?;
    work.commit().await?;
    terminals::record(
        office,
        IdRequest {
            id: terminal.id.to_string(),
        },
    )
    .await
}

/// Whether an address can stand beside the others of its terminal.
pub(crate) fn fits(facts: &AccountFacts, new: &AllowedAddress) -> Result<(), OfficeError> {
    let Some(range) = address_text::stored(&new.address) else {
        return Ok(());
    };
    for other in facts
        .addresses_of(&new.terminal)
        .into_iter()
        .filter(|other| other.id != new.id)
    {
        let Some(known) = address_text::stored(&other.address) else {
            continue;
        };
        if known.covers(range) {
            let (reason, message) = if known == range {
                ("address_taken", format!("{} is already there.", other.address))
            } else {
                (
                    "address_covered",
                    format!(
                        "{} is within {}, which is already there.",
                        new.address, other.address
                    ),
                )
            };
            return Err(OfficeError::invalid("address", reason, message).with("known", other.address.clone()));
        }
    }
    Ok(())
}

/// Notes what became of an address.
pub async fn edit(office: &Office, request: EditAddress) -> Result<TerminalRecord, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::address(office, &request.id).await?;
    let today = days::today(office, &facts.account);
    let new = AllowedAddress {
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        asked_on: days::accept("asked_on", request.asked_on.as_deref(), today)?,
        confirmed_on: days::accept("confirmed_on", request.confirmed_on.as_deref(), today)?,
        confirmed_by: text_fields::accept("confirmed_by", &request.confirmed_by, text_fields::SHORT)?,
        ..old.clone()
    };
    if new.confirmed_on.is_some() && new.confirmed_by.is_empty() {
        return Err(OfficeError::invalid(
            "confirmed_by",
            "confirmed_by_empty",
            "Say who confirmed it: a name, or \"Converge by phone\".",
        ));
    }
    // Written year first, days compare as text.
    if let (Some(asked), Some(confirmed)) = (&new.asked_on, &new.confirmed_on)
        && confirmed < asked
    {
        return Err(OfficeError::invalid(
            "confirmed_on",
            "dates_reversed",
            "It was confirmed before it was asked for. Check both days.",
        ));
    }
    let mut work = office.0.ledger.begin().await?;
    put(office, &mut work, &facts, (Some(&old), &new), None).await?;
    work.commit().await?;
    terminals::record(
        office,
        IdRequest {
            id: old.terminal.to_string(),
        },
    )
    .await
}

/// Forgets an address here; at Converge nothing changes.
pub async fn remove(office: &Office, request: IdRequest) -> Result<TerminalRecord, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::address(office, &request.id).await?;
    let mut work = office.0.ledger.begin().await?;
    put_gone(office, &mut work, &facts, &old, None).await?;
    work.commit().await?;
    terminals::record(
        office,
        IdRequest {
            id: old.terminal.to_string(),
        },
    )
    .await
}

fn terminal_of<'a>(facts: &'a AccountFacts, address: &AllowedAddress) -> Result<&'a Terminal, OfficeError> {
    facts.terminal(address.terminal.as_str())
}

/// Saves a new or changed address with its entry; nothing where nothing changed. Entries are
/// about the terminal, so that they stand in its history.
pub(crate) async fn put(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    (old, new): (Option<&AllowedAddress>, &AllowedAddress),
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let terminal = terminal_of(facts, new)?;
    let (action, sentence, before, after) = match old {
        None => {
            let sentence = match &new.override_reason {
                None => format!("noted {} for the allow-list of {}.", new.address, terminal.name),
                Some(_) => format!(
                    "overrode the rule that {} has no allow-list and noted {} for {}.",
                    rules::a_terminal(terminal.kind),
                    new.address,
                    terminal.name
                ),
            };
            ("address_added", sentence, None, snapshot::address(new))
        }
        Some(old) => {
            let Some((mut before, mut after)) =
                snapshot::difference(&snapshot::address(old), &snapshot::address(new))
            else {
                return Ok(());
            };
            let sentence =
                snapshot::sentence(&format!("{} on {}", new.address, terminal.name), &before, &after);
            for values in [&mut before, &mut after] {
                values.insert("address".to_owned(), new.address.clone().into());
            }
            ("address_changed", sentence, Some(before), after)
        }
    };
    work.put_address(new, office.now().as_second()).await?;
    let note = Note::new(action, AuditObject::Address, back.map_or(sentence, str::to_owned))
        .about(
            terminal.id.as_str(),
            format!("{} on {}", new.address, terminal.name),
        )
        .account(terminal.account.as_str())
        .reason(
            new.override_reason
                .as_deref()
                .filter(|_| old.is_none())
                .unwrap_or_default(),
        )
        .change(before.map(Into::into), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// Removes an address with its entry.
pub(crate) async fn put_gone(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    old: &AllowedAddress,
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let terminal = terminal_of(facts, old)?;
    let sentence = back.map_or_else(
        || format!("crossed {} off the allow-list of {}.", old.address, terminal.name),
        str::to_owned,
    );
    work.remove_address(&old.id).await?;
    let note = Note::new("address_removed", AuditObject::Address, sentence)
        .about(
            terminal.id.as_str(),
            format!("{} on {}", old.address, terminal.name),
        )
        .account(terminal.account.as_str())
        .change(Some(snapshot::address(old).into()), None);
    work.note(&note.entry(office)).await?;
    Ok(())
}
