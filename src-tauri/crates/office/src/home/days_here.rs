//! Which of the gateway's days are here, terminal by terminal.

use std::collections::{BTreeMap, BTreeSet};

use domain::{GATEWAY_ZONE, TerminalId};
use history::CoverageState;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::days;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::AccountFacts;

/// What is here of one terminal in use.
pub(super) struct OfTerminal {
    pub(super) id: String,
    pub(super) name: String,
    /// Days that are all here.
    complete: BTreeSet<i32>,
    /// Days that were asked for, whole or not, and when.
    asked: BTreeMap<i32, i64>,
}

/// What is here of an account's terminals in use.
pub(super) struct DaysHere {
    pub(super) terminals: Vec<OfTerminal>,
    /// The zone of the gateway's days.
    pub(super) zone: TimeZone,
    /// Today in that zone.
    pub(super) today: Date,
}

impl DaysHere {
    pub(super) async fn of(office: &Office, facts: &AccountFacts) -> Result<Self, OfficeError> {
        let account = facts.account.id.to_string();
        let coverage = office.history(move |history| history.coverage(&account)).await?;
        let zone = TimeZone::get(&facts.account.gateway_zone)
            .or_else(|_| TimeZone::get(GATEWAY_ZONE))
            .unwrap_or(TimeZone::UTC);
        let days_of = |id: &TerminalId| {
            let found = coverage.iter().find(|one| one.terminal == id.as_str());
            found.map_or(&[][..], |one| one.days.as_slice())
        };
        let terminals = facts
            .active_terminals()
            .map(|terminal| {
                let days = days_of(&terminal.id);
                let whole = days.iter().filter(|day| day.state == CoverageState::Complete);
                OfTerminal {
                    id: terminal.id.to_string(),
                    name: terminal.name.clone(),
                    complete: whole.map(|day| day.day).collect(),
                    asked: days.iter().map(|day| (day.day, day.fetched_at)).collect(),
                }
            })
            .collect();
        Ok(Self {
            terminals,
            today: office.now().to_zoned(zone.clone()).date(),
            zone,
        })
    }

    /// Whether some days of the display zone are all here, of these terminals or of all. Days
    /// that lie ahead are not asked for.
    pub(super) fn is_complete(&self, (from, to): (Date, Date), display: &TimeZone, only: &[String]) -> bool {
        let gateway_day = |day: Date, end: bool| {
            let zoned = if end {
                day.tomorrow()
                    .and_then(|day| day.to_zoned(display.clone()))
                    .map(|zoned| zoned.timestamp().as_second() - 1)
            } else {
                day.to_zoned(display.clone())
                    .map(|zoned| zoned.timestamp().as_second())
            };
            let instant = zoned.ok().and_then(|second| Timestamp::from_second(second).ok());
            instant.map_or(day, |instant| instant.to_zoned(self.zone.clone()).date())
        };
        let (first, last) = (gateway_day(from, false), gateway_day(to, true).min(self.today));
        let mut asked = self
            .terminals
            .iter()
            .filter(|one| only.is_empty() || only.contains(&one.id))
            .peekable();
        asked.peek().is_some()
            && asked
                .all(|one| (days::number(first)..=days::number(last)).all(|day| one.complete.contains(&day)))
    }
}

impl OfTerminal {
    /// When the gateway was last asked about what was then today.
    pub(super) fn as_of(&self, zone: &TimeZone) -> Option<i64> {
        let current = self.asked.iter().filter(|(day, asked)| {
            let instant = Timestamp::from_second(**asked).unwrap_or(Timestamp::UNIX_EPOCH);
            let then = days::number(instant.to_zoned(zone.clone()).date());
            **day >= then && self.complete.contains(*day)
        });
        current.map(|(_, asked)| *asked).max()
    }

    /// Whether it was never asked about.
    pub(super) fn is_blank(&self) -> bool {
        self.asked.is_empty()
    }

    /// Days between its first and its last one that are not all here.
    pub(super) fn gaps(&self) -> Vec<Date> {
        let (Some(first), Some(last)) = (self.asked.keys().next(), self.asked.keys().next_back()) else {
            return Vec::new();
        };
        (*first..=*last)
            .filter(|day| !self.complete.contains(day))
            .map(days::date)
            .collect()
    }
}

/// The day before by so many.
pub(super) fn back(day: Date, by: i32) -> Date {
    day.saturating_sub(by.days())
}
