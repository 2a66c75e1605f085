//! Everything that happened to a payment, at the gateway and here, in order.

use domain::{Coded, TransactionStatus, TransactionType, parse_wire_time};
use history::{Detail, Earlier, Origin};
use jiff::tz::TimeZone;
use ledger::{Audit, PaymentAct};

use super::detail::{Ours, raw};
use super::links::Links;
use super::{Showing, money_words};
use crate::dto::{TimelineEntry, TimelineKind};
use crate::search::capital;
use crate::views::{AccountFacts, instant};

/// A moment in the making: when in UTC seconds, and its place among moments of one second.
struct Moment {
    at: Option<i64>,
    rank: u8,
    entry: TimelineEntry,
}

impl Moment {
    fn new(at: Option<i64>, rank: u8, kind: TimelineKind, sentence: String) -> Self {
        Self {
            at,
            rank,
            entry: TimelineEntry {
                at: at.map(instant),
                raw: String::new(),
                kind,
                sentence,
                who: String::new(),
                version: None,
                other: None,
            },
        }
    }

    fn raw(mut self, text: String) -> Self {
        self.entry.raw = text;
        self
    }

    fn who(mut self, who: &str) -> Self {
        who.clone_into(&mut self.entry.who);
        self
    }
}

/// Everything that happened, oldest first.
pub(super) fn of(
    facts: &AccountFacts,
    showing: &Showing,
    detail: &Detail,
    linked: &Links,
    ours: &Ours,
) -> Vec<TimelineEntry> {
    let mut all = vec![ran(showing, detail)];
    all.extend(settled(facts, detail));
    all.push(seen(detail));
    all.extend(changed(&detail.earlier, detail));
    for (link, at) in linked.returns.iter().zip(&linked.times) {
        let sentence = "A return that probably belongs to it ran.".to_owned();
        let mut moment = Moment::new(Some(*at), 3, TimelineKind::Returned, sentence);
        moment.entry.other = Some(link.id.clone());
        all.push(moment);
    }
    all.extend(ours.events.iter().map(|event| {
        let (kind, did) = match event.act {
            PaymentAct::Viewed => (TimelineKind::Viewed, "opened it"),
            PaymentAct::Exported => (TimelineKind::Exported, "wrote it to a file"),
        };
        let sentence = format!("{} {did}.", event.who);
        Moment::new(Some(event.at), 5, kind, sentence).who(&event.who)
    }));
    all.extend(ours.audit.iter().rev().filter_map(acted));
    // What has no time stands where it was put: at the beginning.
    all.sort_by_key(|moment| (moment.at.unwrap_or(i64::MIN), moment.rank));
    all.into_iter().map(|moment| moment.entry).collect()
}

fn ran(showing: &Showing, detail: &Detail) -> Moment {
    let row = &detail.row;
    let (_, terminal) = showing.terminal(row.source);
    let amount = row.amount.map_or_else(
        || raw(detail, "ssl_amount"),
        |minor| money_words(minor, row.currency),
    );
    let ended = match row.status {
        TransactionStatus::Declined => " and was declined",
        TransactionStatus::Failed => " and was stopped by a rule",
        _ => "",
    };
    let sentence = format!("{} of {amount} ran at {terminal}{ended}.", kind_words(row.kind));
    let at = (row.t != 0).then_some(row.t);
    Moment::new(at, 0, TimelineKind::Ran, sentence).raw(raw(detail, "ssl_txn_time"))
}

fn kind_words(kind: TransactionType) -> String {
    match kind {
        TransactionType::Other => "Payment".to_owned(),
        kind => capital(kind.word()),
    }
}

fn settled(facts: &AccountFacts, detail: &Detail) -> Option<Moment> {
    if detail.settled_raw.trim().is_empty() {
        return None;
    }
    let zone = TimeZone::get(&facts.account.gateway_zone).ok();
    let time = zone.and_then(|zone| parse_wire_time(&detail.settled_raw, &zone));
    let at = time.map(|time| time.instant.as_second());
    let batch = detail.row.batch.trim();
    let sentence = if batch.is_empty() {
        "It was settled.".to_owned()
    } else {
        format!("It was settled in batch {batch}.")
    };
    // A time that cannot be read is still after the payment itself.
    let place = at.or((detail.row.t != 0).then_some(detail.row.t));
    let mut moment = Moment::new(place, 2, TimelineKind::Settled, sentence).raw(detail.settled_raw.clone());
    moment.entry.at = at.map(instant);
    Some(moment)
}

fn seen(detail: &Detail) -> Moment {
    let (kind, sentence) = match detail.row.origin {
        Origin::Gateway => (TimelineKind::FirstSeen, "Counterfoil saw it for the first time."),
        Origin::File => (TimelineKind::Imported, "It was read from a file of the portal."),
    };
    Moment::new(Some(detail.first_seen), 1, kind, sentence.to_owned())
}

/// One moment for each version that was replaced.
fn changed<'a>(earlier: &'a [Earlier], detail: &'a Detail) -> impl Iterator<Item = Moment> + 'a {
    let now = (detail.row.status, detail.row.amount);
    let mut after = now;
    earlier.iter().enumerate().map(move |(version, before)| {
        let sentence = difference((before.status, before.amount), after, before);
        after = (before.status, before.amount);
        let mut moment = Moment::new(Some(before.replaced_at), 4, TimelineKind::Changed, sentence);
        moment.entry.version = u32::try_from(version).ok();
        moment
    })
}

type State = (TransactionStatus, Option<i64>);

fn difference(before: State, after: State, version: &Earlier) -> String {
    let words = |status: TransactionStatus| capital(&status.word().replace('_', " "));
    let amount = |minor: Option<i64>| {
        minor.map_or_else(
            || "unreadable".to_owned(),
            |minor| money_words(minor, version.currency),
        )
    };
    if before.0 != after.0 {
        format!(
            "Its status changed from {} to {}.",
            words(before.0),
            words(after.0)
        )
    } else if before.1 != after.1 {
        format!(
            "Its amount changed from {} to {}.",
            amount(before.1),
            amount(after.1)
        )
    } else {
        "The gateway told something else about it.".to_owned()
    }
}

/// What somebody here changed about it.
fn acted(audit: &Audit) -> Option<Moment> {
    let entry = &audit.entry;
    let kind = match entry.action.split('_').next()? {
        "note" => TimelineKind::Noted,
        "tags" => TimelineKind::Tagged,
        "attachment" => TimelineKind::Attached,
        "receipt" => TimelineKind::Receipt,
        _ => return None,
    };
    // "on payment 0101…" says nothing on the payment's own page.
    let sentence = entry
        .sentence
        .replace(&format!(" on payment {}", entry.object_name), "");
    Some(Moment::new(Some(entry.at), 6, kind, sentence).who(&entry.who))
}
