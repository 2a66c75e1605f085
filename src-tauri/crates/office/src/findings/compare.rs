//! What the clerk wrote beside what Converge reports.

use domain::TerminalKind;

use super::facts::{Facts, TerminalFact, kind_word};
use super::names::{Likeness, likeness};
use super::zone;
use crate::dto::{Agreement, ComparedFact, Comparison};

/// Whose name the gateway reports through a terminal's PIN.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named<'a> {
    /// Its own, or nothing was reported.
    Own,
    /// Another terminal's; `surely` when the two names are as good as the same.
    Other {
        terminal: &'a TerminalFact,
        surely: bool,
    },
    /// A name that is like no terminal's.
    Nobody,
}

/// Tells whose name was reported. The own name wins where both are equally like it.
pub(crate) fn named<'a>(facts: &'a Facts, terminal: &TerminalFact) -> Named<'a> {
    let Some(reported) = terminal.reported.name.as_deref() else {
        return Named::Own;
    };
    whose(facts, &terminal.id, &terminal.name, reported)
}

/// As [`named`], for any name told for a terminal.
pub(crate) fn whose<'a>(facts: &'a Facts, id: &str, own: &str, reported: &str) -> Named<'a> {
    let like = |name: &str| likeness(reported, name, &facts.account.name);
    let own = like(own);
    let others: Vec<(&TerminalFact, Likeness)> = facts
        .active()
        .filter(|other| other.id != id)
        .map(|other| (other, like(&other.name)))
        .collect();
    let best = others
        .iter()
        .map(|(_, likeness)| *likeness)
        .max()
        .unwrap_or(Likeness::Different);
    let mut of_best = others.iter().filter(|(_, likeness)| *likeness == best);
    match (of_best.next(), of_best.next()) {
        _ if own >= best && own > Likeness::Different => Named::Own,
        (Some((terminal, _)), None) if best > own => Named::Other {
            terminal,
            surely: best >= Likeness::Close,
        },
        _ if own > Likeness::Different => Named::Own,
        _ => Named::Nobody,
    }
}

/// Each fact beside the gateway's; empty where nothing was reported.
pub(crate) fn table(facts: &Facts, terminal: &TerminalFact) -> Vec<Comparison> {
    if !terminal.is_reported() {
        return Vec::new();
    }
    let told = &terminal.reported;
    let same = |same: bool| if same { Agreement::Same } else { Agreement::Differs };
    let row = |fact, ours: &str, theirs: &Option<String>, agreement: &dyn Fn(&str) -> Agreement| Comparison {
        fact,
        ours: ours.to_owned(),
        theirs: theirs.clone(),
        agreement: theirs.as_deref().map_or(Agreement::NotReported, agreement),
    };
    vec![
        row(ComparedFact::Name, &terminal.name, &told.name, &|_| {
            same(matches!(named(facts, terminal), Named::Own))
        }),
        row(
            ComparedFact::Kind,
            kind_word(terminal.kind),
            &told.kind,
            &|text| match TerminalKind::from_segment(text) {
                Some(kind) => same(kind == terminal.kind),
                None => Agreement::NotComparable,
            },
        ),
        row(
            ComparedFact::Currency,
            &facts.account.currency,
            &told.currency,
            &|text| same(text.eq_ignore_ascii_case(&facts.account.currency)),
        ),
        row(ComparedFact::Zone, &facts.account.zone, &told.zone, &|text| {
            zone::agreement(text, &facts.account.zone, facts.now)
        }),
        row(ComparedFact::Status, "ACTIVE", &told.status, &|text| {
            same(text.trim().eq_ignore_ascii_case("ACTIVE"))
        }),
    ]
}
