//! The terminals of a department by the names files give them.

use std::collections::BTreeSet;

use documents::spreadsheet::Sheet;
use domain::Currency;

use super::columns::{Columns, plain};
use crate::dto::PortalField;
use crate::error::OfficeError;
use crate::views::AccountFacts;

struct Known {
    id: String,
    names: Vec<String>,
    currency: Currency,
}

/// Terminals in the order in which the department has them.
pub(super) struct Terminals {
    known: Vec<Known>,
    /// For rows that name none.
    fallback: Option<usize>,
}

impl Terminals {
    /// The terminals of a department. Where there is one only, rows need to name none.
    pub(super) fn of(facts: &AccountFacts, fallback: Option<&str>) -> Result<Self, OfficeError> {
        let known: Vec<Known> = facts
            .terminals
            .iter()
            .map(|terminal| Known {
                id: terminal.id.to_string(),
                names: [Some(&terminal.name), terminal.reported.name.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(|name| plain(name))
                    .collect(),
                currency: terminal
                    .reported
                    .currency
                    .as_deref()
                    .and_then(Currency::new)
                    .unwrap_or(facts.account.currency),
            })
            .collect();
        let fallback = match fallback {
            Some(wanted) => {
                let terminal = facts.terminal(wanted)?;
                known.iter().position(|one| one.id == terminal.id.as_str())
            }
            None => Some(0).filter(|_| known.len() == 1),
        };
        Ok(Self { known, fallback })
    }

    /// One terminal that needs no name.
    #[cfg(test)]
    pub(super) fn alone(id: &str, currency: Currency) -> Self {
        Self {
            known: vec![Known {
                id: id.to_owned(),
                names: Vec::new(),
                currency,
            }],
            fallback: Some(0),
        }
    }

    /// The terminal with this name; portals write numbers around it, so it may be a part, if
    /// it is a part of one name only.
    pub(super) fn named(&self, text: &str) -> Option<usize> {
        let wanted = plain(text);
        if wanted.is_empty() {
            return self.fallback;
        }
        let whole = self.known.iter().position(|one| one.names.contains(&wanted));
        whole.or_else(|| {
            let holds = |name: &String| name.len() >= 3 && wanted.contains(name.as_str());
            let mut found = (0..self.known.len())
                .filter(|at| self.known.get(*at).is_some_and(|one| one.names.iter().any(holds)));
            let first = found.next()?;
            found.next().is_none().then_some(first)
        })
    }

    pub(super) fn id(&self, at: usize) -> &str {
        self.known.get(at).map_or("", |one| &one.id)
    }

    pub(super) fn currency(&self, at: usize) -> Currency {
        self.known.get(at).map_or(Currency::USD, |one| one.currency)
    }

    /// The terminals a file speaks of, by their place; names that are none of ours; and
    /// whether a terminal has to be chosen for rows that name none.
    pub(super) fn spoken_of(&self, sheet: &Sheet, columns: &Columns) -> Spoken {
        let place = columns.place(PortalField::Terminal);
        let names: BTreeSet<&str> = match place {
            Some(at) => sheet.rows.iter().map(|row| row.cell(at)).collect(),
            None => BTreeSet::from([""]),
        };
        let mut spoken = Spoken::default();
        for name in names {
            match self.named(name) {
                Some(at) => {
                    spoken.known.insert(at);
                }
                None if name.is_empty() => spoken.to_choose = true,
                None => spoken.unknown.push(name.to_owned()),
            }
        }
        spoken
    }
}

/// What a file says of terminals.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) known: BTreeSet<usize>,
    pub(super) unknown: Vec<String>,
    pub(super) to_choose: bool,
}
