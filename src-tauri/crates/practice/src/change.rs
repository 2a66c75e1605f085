//! Changes that a test or a demonstration asks for while the gateway runs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::generate::{self, Maker};
use crate::payment::{Kind, Payment, State};
use crate::settlement;
use crate::shared::Shared;
use crate::town::Town;

/// At most so many payments are added at a time.
const MOST: u32 = 1_000_000;

/// One change: exactly one of `settle`, `void`, `refund`, `add`, `pend`, `review` and
/// `release` is given.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Change {
    /// `true`: all that is open becomes settled, in a new batch for each terminal.
    pub settle: Option<bool>,
    /// Voids the open payment with this id.
    pub void: Option<String>,
    /// Adds a return of the payment with this id.
    pub refund: Option<String>,
    /// For a refund: minor units; all that is left when missing.
    pub amount_minor: Option<u32>,
    /// For a refund: when it happened; now when missing.
    pub at: Option<Timestamp>,
    /// Holds the open payment with this id out of settlement (PEN).
    pub pend: Option<String>,
    /// Puts the open payment with this id under review (REV).
    pub review: Option<String>,
    /// Opens the held payment with this id again.
    pub release: Option<String>,
    /// Adds so many open sales, dated now.
    pub add: Option<u32>,
    /// For `settle` and `add`: this terminal only.
    pub terminal: Option<String>,
}

/// What a change did.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Number of payments changed or added.
    pub changed: u64,
    /// Ids of what was added or voided, at most 1000 of them.
    pub ids: Vec<String>,
}

/// Why a change was not made.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// None or several of the changes were given.
    #[error("give exactly one of settle, void, refund, add, pend, review and release")]
    Unclear,
    /// No payment has this id.
    #[error("no payment has this id")]
    UnknownId,
    /// No terminal has this name.
    #[error("there is no terminal of this name")]
    UnknownTerminal,
    /// Only what is in the open batch, and not given back in part, can be voided; only what is
    /// open can be held, and only what is held released.
    #[error("only an open payment can be voided or held, and only a held one released")]
    NotOpen,
    /// The payment cannot be given back, or not so much of it.
    #[error("at most {left} minor units remain to be refunded")]
    TooMuch {
        /// Minor units that remain.
        left: u32,
    },
    /// More payments than can be added at a time.
    #[error("too many at a time")]
    TooMany,
}

impl Change {
    pub(crate) fn apply(&self, shared: &Shared) -> Result<Changed, ChangeError> {
        let now = shared.now();
        if let Some((id, state)) = self.hold()? {
            return shared.change(|town| hold(town, id, state));
        }
        shared.change(|town| match (self.settle, &self.void, &self.refund, self.add) {
            (Some(true), None, None, None) => self.settle(town, now),
            (None, Some(id), None, None) => void(town, id),
            (None, None, Some(id), None) => self.refund(town, id, now),
            (None, None, None, Some(count)) => self.add(town, count, now),
            _ => Err(ChangeError::Unclear),
        })
    }

    /// The payment to hold or to release, and what it becomes.
    fn hold(&self) -> Result<Option<(&str, State)>, ChangeError> {
        let holds = [
            (&self.pend, State::Pended),
            (&self.review, State::Review),
            (&self.release, State::Open),
        ];
        let mut given = holds
            .into_iter()
            .filter_map(|(id, state)| Some((id.as_deref()?, state)));
        let first = given.next();
        let others =
            self.settle.is_some() || self.void.is_some() || self.refund.is_some() || self.add.is_some();
        if given.next().is_some() || first.is_some() && others {
            return Err(ChangeError::Unclear);
        }
        Ok(first)
    }

    /// Positions of the terminals meant.
    fn positions(&self, town: &Town) -> Result<Vec<usize>, ChangeError> {
        match &self.terminal {
            None => Ok((0..town.terminals.len()).collect()),
            Some(name) => match town.named(name) {
                Some(terminal) => Ok(vec![terminal.position]),
                None => Err(ChangeError::UnknownTerminal),
            },
        }
    }

    fn settle(&self, town: &mut Town, now: i64) -> Result<Changed, ChangeError> {
        let positions = self.positions(town)?;
        let (seed, mut changed) = (town.seed, 0);
        for terminal in &mut town.terminals {
            if !positions.contains(&terminal.position) {
                continue;
            }
            let batches = (0_u32..).zip(&terminal.batches);
            let scheduled: Vec<u32> = batches
                .filter(|(_, batch)| !batch.settled)
                .map(|(number, _)| number)
                .collect();
            for batch in scheduled {
                changed += settlement::close(terminal, batch);
            }
            changed += settlement::close_all(terminal, seed, i64::MAX, now);
        }
        Ok(Changed {
            changed,
            ids: Vec::new(),
        })
    }

    fn refund(&self, town: &mut Town, id: &str, now: i64) -> Result<Changed, ChangeError> {
        let (position, index) = town.find(id).ok_or(ChangeError::UnknownId)?;
        let terminal = town.terminals.get_mut(position).ok_or(ChangeError::UnknownId)?;
        let original = terminal
            .payments
            .get_mut(index as usize)
            .ok_or(ChangeError::UnknownId)?;
        let left = original.refundable();
        let amount = self.amount_minor.unwrap_or(left);
        if amount == 0 || amount > left {
            return Err(ChangeError::TooMuch { left });
        }
        let mut returned = generate::refund_of(original, index, amount);
        returned.time = self.at.map_or(now, Timestamp::as_second);
        inserted(town, position, [returned])
    }

    fn add(&self, town: &mut Town, count: u32, now: i64) -> Result<Changed, ChangeError> {
        if count > MOST {
            return Err(ChangeError::TooMany);
        }
        let positions = self.positions(town)?;
        let mut all = Changed::default();
        for (turn, position) in positions.iter().enumerate() {
            // The terminals take turns; the first ones get what does not divide evenly.
            let own = (count as usize + positions.len() - 1 - turn) / positions.len();
            let Some(terminal) = town.terminal(*position) else {
                continue;
            };
            let mut maker = Maker::later(town, terminal, crate::calendar::instant(now));
            let sales: Vec<_> = (0..own)
                .map(|_| Payment {
                    time: now,
                    ..maker.sale()
                })
                .collect();
            let Changed { changed, ids } = inserted(town, *position, sales)?;
            all.changed += changed;
            all.ids.extend(ids);
        }
        Ok(all)
    }
}

/// Only what is open can be held, and only what is held released.
fn hold(town: &mut Town, id: &str, state: State) -> Result<Changed, ChangeError> {
    let (position, index) = town.find(id).ok_or(ChangeError::UnknownId)?;
    let terminal = town.terminals.get_mut(position).ok_or(ChangeError::UnknownId)?;
    let payment = terminal
        .payments
        .get_mut(index as usize)
        .ok_or(ChangeError::UnknownId)?;
    let fits = match state {
        State::Open => matches!(payment.state, State::Pended | State::Review),
        _ => payment.in_open_batch(),
    };
    if !fits {
        return Err(ChangeError::NotOpen);
    }
    payment.state = state;
    Ok(Changed {
        changed: 1,
        ids: vec![id.to_owned()],
    })
}

fn void(town: &mut Town, id: &str) -> Result<Changed, ChangeError> {
    let (position, index) = town.find(id).ok_or(ChangeError::UnknownId)?;
    let terminal = town.terminals.get_mut(position).ok_or(ChangeError::UnknownId)?;
    let payment = terminal
        .payments
        .get_mut(index as usize)
        .ok_or(ChangeError::UnknownId)?;
    if !payment.in_open_batch() || payment.refunded > 0 {
        return Err(ChangeError::NotOpen);
    }
    payment.state = State::Voided;
    // A voided return no longer takes anything off its original.
    let (kind, original, amount) = (payment.kind, payment.original, payment.amount);
    if kind == Kind::Return
        && let Some(original) = terminal.payments.get_mut(original as usize)
    {
        original.refunded = original.refunded.saturating_sub(amount);
    }
    Ok(Changed {
        changed: 1,
        ids: vec![id.to_owned()],
    })
}

fn inserted(
    town: &mut Town,
    position: usize,
    payments: impl IntoIterator<Item = Payment>,
) -> Result<Changed, ChangeError> {
    let mut changed = Changed::default();
    for payment in payments {
        let terminal = town
            .terminals
            .get_mut(position)
            .ok_or(ChangeError::UnknownTerminal)?;
        let index = terminal.insert(payment).ok_or(ChangeError::TooMany)?;
        changed.changed += 1;
        if changed.ids.len() < 1000 {
            let id = town
                .terminal(position)
                .and_then(|t| Some(town.id(position, index, t.payment(index)?)));
            changed.ids.extend(id);
        }
    }
    Ok(changed)
}
