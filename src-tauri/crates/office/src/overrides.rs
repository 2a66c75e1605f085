//! Sentences that let a terminal's kind change although a rule of the new kind stands against
//! it. They are kept beside each address and intention that they excuse.

use ledger::{AllowedAddress, Intended, Terminal, Work};

use crate::audit::read;
use crate::dto::Intention;
use crate::error::OfficeError;
use crate::rules;
use crate::snapshot::Overrides;
use crate::terminals::Change;
use crate::views::AccountFacts;

/// The overrides that a change of kind needs; none where no rule is broken.
pub(crate) fn judge(
    facts: &AccountFacts,
    old: &Terminal,
    new: &Terminal,
    change: &Change<'_>,
) -> Result<Overrides, OfficeError> {
    // What is taken back stood here before: it was judged then, and again by the undo.
    if old.kind == new.kind || change.back.is_some() {
        return Ok(change.overrides.clone());
    }
    let (addresses, intentions) = (facts.addresses_of(&new.id), facts.intentions_of(&new.id));
    // An older sentence excused another kind: the new one needs its own.
    let bare_addresses: Vec<AllowedAddress> = addresses
        .iter()
        .map(|address| AllowedAddress {
            override_reason: None,
            ..(*address).clone()
        })
        .collect();
    let bare_intentions: Vec<Intended> = intentions
        .iter()
        .map(|intended| Intended {
            override_reason: None,
            ..(*intended).clone()
        })
        .collect();
    let broken = rules::broken_by(
        new.kind,
        &new.name,
        &bare_addresses.iter().collect::<Vec<_>>(),
        &bare_intentions.iter().collect::<Vec<_>>(),
    );
    let reason = match (broken, &change.override_reason) {
        (None, _) => return Ok(Overrides::new()),
        (Some(error), None) => return Err(error),
        (Some(_), Some(reason)) => Some(reason.clone()),
    };
    let listed = addresses
        .iter()
        .filter(|_| rules::is_counter(new.kind))
        .map(|address| address.address.clone());
    let planned = intentions
        .iter()
        .filter(|intended| {
            let intention = read::<Intention>(&intended.word);
            intention.is_some_and(|intention| rules::impossible(new.kind, intention).is_some())
        })
        .map(|intended| intended.word.clone());
    Ok(listed.chain(planned).map(|name| (name, reason.clone())).collect())
}

/// Saves overrides beside the addresses and intentions that they excuse.
pub(crate) async fn put(
    work: &mut Work,
    facts: &AccountFacts,
    terminal: &Terminal,
    overrides: &Overrides,
    now: i64,
) -> Result<(), OfficeError> {
    for address in facts.addresses_of(&terminal.id) {
        if let Some(reason) = overrides.get(&address.address) {
            let excused = AllowedAddress {
                override_reason: reason.clone(),
                ..address.clone()
            };
            work.put_address(&excused, now).await?;
        }
    }
    let intentions = facts.intentions_of(&terminal.id);
    if intentions
        .iter()
        .any(|intended| overrides.contains_key(&intended.word))
    {
        let excused: Vec<Intended> = intentions
            .into_iter()
            .map(|intended| {
                let reason = overrides.get(&intended.word);
                Intended {
                    override_reason: reason.unwrap_or(&intended.override_reason).clone(),
                    ..intended.clone()
                }
            })
            .collect();
        work.put_intentions(&terminal.id, &excused).await?;
    }
    Ok(())
}
