//! All that the simulated service holds.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::asked::{self, Asked};
use super::body::{self, Place, came};
use super::config::{ConnectConfig, ConnectTerminal, Quirks};
use super::faults::ConnectFaults;
use super::report::{Booked, ReportRun, Sessions};
use super::request::{HELD, Payment};
use super::scenario::Scenario;
use crate::random::mix;

/// A refusal: status and the sentence for people.
pub(crate) type Refused = (u16, String);

/// One request as it came, for the log. Keys are not in it.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
pub struct ConnectLogEntry {
    /// Microseconds since the service was started, by the machine's clock.
    pub micros: u64,
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status that was answered; 0 when the connection was broken instead.
    pub status: u16,
}

/// A card machine with what it remembers.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    pub(crate) terminal: ConnectTerminal,
    number: u32,
    pub(super) sessions: Sessions,
    /// What a duplicate tells: the last payment as the machine itself knows it.
    last: Option<Map<String, Value>>,
}

/// The service.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) key: String,
    pub(crate) quirks: Quirks,
    pub(crate) faults: ConnectFaults,
    pub(crate) log: Vec<ConnectLogEntry>,
    pub(crate) address: String,
    /// The scenario of the next payments, and how many of them.
    pub(crate) next: Option<(Scenario, u64)>,
    pub(crate) machines: Vec<Machine>,
    pub(super) payments: BTreeMap<String, Payment>,
    pub(super) reports: BTreeMap<String, ReportRun>,
    seed: u64,
    made: u64,
    pub(super) anchor: Timestamp,
    step: u64,
}

impl State {
    pub(crate) fn new(config: ConnectConfig, address: String) -> State {
        let machine = |terminal| Machine {
            terminal,
            number: 0,
            sessions: Sessions::default(),
            last: None,
        };
        State {
            key: config.key,
            quirks: config.quirks,
            faults: ConnectFaults::default(),
            log: Vec::new(),
            address,
            next: None,
            machines: config.terminals.into_iter().map(machine).collect(),
            payments: BTreeMap::new(),
            reports: BTreeMap::new(),
            seed: config.seed,
            made: 0,
            anchor: config.anchor,
            step: config.step,
        }
    }

    /// Lets everything happen that is due, then forgets what is older than twelve hours.
    pub(crate) fn advance(&mut self, now: u64) {
        let mut payments = std::mem::take(&mut self.payments);
        for payment in payments.values_mut() {
            let before = (payment.booked(), payment.ended.is_some());
            payment.advance(now, &self.quirks);
            if let Some(back) = payment.away().filter(|back| *back <= now) {
                payment.back(back, true);
                payment.advance(now, &self.quirks);
                self.connect(&payment.tid, true);
            } else if payment.away().is_some() {
                self.connect(&payment.tid, false);
            }
            self.book(payment, before);
        }
        payments.retain(|_, payment| {
            payment.late.is_some() || payment.ended.is_none_or(|(_, at)| at.saturating_add(HELD) > now)
        });
        self.payments = payments;
        let mut reports = std::mem::take(&mut self.reports);
        for run in reports
            .values_mut()
            .filter(|run| run.content.is_none() && run.ready <= now)
        {
            let time = self.wall_clock(run.ready);
            let (quirks, address) = (self.quirks.clone(), self.address.clone());
            if let Some(machine) = self.machine_mut(&run.tid) {
                let currency = machine.terminal.currency.clone();
                let place = Place {
                    quirks: &quirks,
                    currency: &currency,
                    address: &address,
                    time: &time,
                };
                run.content = Some(machine.sessions.report(&run.kind, place));
            }
        }
        reports.retain(|_, run| run.ready.saturating_add(HELD) > now);
        self.reports = reports;
    }

    /// What a payment that has just ended leaves in its machine.
    fn book(&mut self, payment: &Payment, (was_booked, had_ended): (bool, bool)) {
        let booked = payment.booked() && !was_booked;
        let ended = payment.ended.is_some() && !had_ended;
        if payment.asked.kind == "DUPLICATE" || !(booked || ended) {
            return;
        }
        // The machine's own word, which the service may not know.
        let result = match payment.ended {
            _ if payment.booked() => "SUCCESSFUL",
            Some((Some("TIMED_OUT") | None, _)) => "CANCELLED",
            Some((Some(result), _)) => result,
            None => return,
        };
        let time = self.wall_clock(payment.ended.map_or(payment.started, |(_, at)| at));
        let (quirks, address) = (self.quirks.clone(), self.address.clone());
        let Some(machine) = self.machine_mut(&payment.tid) else {
            return;
        };
        let currency = machine.terminal.currency.clone();
        let place = Place {
            quirks: &quirks,
            currency: &currency,
            address: &address,
            time: &time,
        };
        machine.last = Some(body::ended(payment, result, place));
        let moves = matches!(payment.asked.kind.as_str(), "SALE" | "REFUND" | "COMPLETION");
        if booked && moves {
            let one = Booked {
                refund: payment.asked.kind == "REFUND",
                came: came(payment),
                scheme: body::scheme(payment),
                number: payment.number,
            };
            machine.sessions.current.push(one.clone());
            machine.sessions.balance.push(one);
        }
    }

    fn machine_mut(&mut self, tid: &str) -> Option<&mut Machine> {
        self.machines
            .iter_mut()
            .find(|machine| machine.terminal.tid == tid)
    }

    fn connect(&mut self, tid: &str, connected: bool) {
        if let Some(machine) = self.machine_mut(tid) {
            machine.terminal.connected = connected;
        }
    }

    /// Takes a machine off the network or brings it back. `None` when there is no such machine.
    pub(crate) fn plug(&mut self, tid: &str, connected: bool, paid: bool, now: u64) -> Option<()> {
        self.machine_mut(tid)?;
        self.connect(tid, connected);
        let mut payments = std::mem::take(&mut self.payments);
        for payment in payments.values_mut().filter(|payment| payment.tid == tid) {
            if connected && payment.offline.is_some() {
                payment.back(now, paid);
            } else if !connected && payment.ended.is_none() {
                payment.offline.get_or_insert(now);
            }
        }
        self.payments = payments;
        self.advance(now);
        Some(())
    }

    pub(super) fn connected(&self, tid: &str) -> Result<&Machine, Refused> {
        let machine = self.machines.iter().find(|machine| machine.terminal.tid == tid);
        let machine = machine.filter(|machine| machine.terminal.connected);
        machine.ok_or_else(|| {
            (
                404,
                format!(
                    "Terminal {tid} is not available. Wait ten seconds, then look at its screen and cables."
                ),
            )
        })
    }

    pub(super) fn busy(&self, tid: &str, now: u64) -> bool {
        let payment = self
            .payments
            .values()
            .any(|payment| payment.tid == tid && payment.occupies());
        payment || self.reports.values().any(|run| run.tid == tid && run.ready > now)
    }

    fn id(&mut self) -> String {
        self.made += 1;
        let (a, b) = (mix(self.seed ^ mix(self.made)), mix(self.made ^ mix(self.seed)));
        let text = format!("{a:016x}{b:016x}");
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        format!(
            "{}-{}-4{}-8{}-{}",
            part(0, 8),
            part(8, 12),
            part(13, 16),
            part(17, 20),
            part(20, 32)
        )
    }

    /// Starts a payment.
    pub(crate) fn start(&mut self, tid: &str, bytes: &[u8], now: u64) -> Result<(Value, Scenario), Refused> {
        let machine = self.connected(tid)?;
        let asked = asked::transaction(bytes, &machine.terminal).map_err(|why| (422, why))?;
        if self.busy(tid, now) {
            return Err((
                422,
                "The terminal is busy. Wait until its transaction has finished.".to_owned(),
            ));
        }
        let scenario = self.scenario(&asked);
        let id = self.id();
        let step = self.step;
        let Some(machine) = self.machine_mut(tid) else {
            return Err((404, String::new()));
        };
        machine.number += 1;
        let mut payment = Payment::new(
            id.clone(),
            tid.to_owned(),
            asked,
            scenario,
            machine.number,
            now,
            step,
        );
        payment.original = machine.last.clone().map(Value::Object);
        if payment.original.is_none() {
            payment.original = Some(json!({
                "transactionResult": "UNSUCCESSFUL",
                "userMessage": "The terminal holds no transaction.",
            }));
        }
        self.payments.insert(id.clone(), payment);
        Ok((self.started("transactions", tid, &id), scenario))
    }

    fn scenario(&mut self, asked: &Asked) -> Scenario {
        match &mut self.next {
            Some((scenario, times)) => {
                let scenario = *scenario;
                *times = times.saturating_sub(1);
                if *times == 0 {
                    self.next = None;
                }
                scenario
            }
            None => Scenario::of(asked.amount, asked.keyed),
        }
    }

    fn started(&self, what: &str, tid: &str, id: &str) -> Value {
        let mut body = Map::new();
        body.insert("requestId".into(), id.into());
        let place = Place {
            quirks: &self.quirks,
            currency: "",
            address: &self.address,
            time: "",
        };
        body::locate(&mut body, place, tid, what, id);
        Value::Object(body)
    }

    /// A payment of a machine, as long as it is held.
    pub(crate) fn payment(&mut self, tid: &str, id: &str) -> Result<&mut Payment, Refused> {
        if !self.quirks.stale_when_offline {
            self.connected(tid)?;
        }
        let held = self.payments.get_mut(id).filter(|payment| payment.tid == tid);
        held.ok_or_else(|| (404, "There is no such transaction.".to_owned()))
    }

    /// Starts a report.
    pub(crate) fn start_report(&mut self, tid: &str, bytes: &[u8], now: u64) -> Result<Value, Refused> {
        let machine = self.connected(tid)?;
        let kind = asked::report(bytes, &machine.terminal).map_err(|why| (422, why))?;
        if self.busy(tid, now) {
            return Err((
                422,
                "The terminal is busy. Wait until its transaction has finished.".to_owned(),
            ));
        }
        let run = ReportRun {
            id: self.id(),
            tid: tid.to_owned(),
            kind,
            started: now,
            ready: now.saturating_add(self.step.saturating_mul(3)),
            content: None,
        };
        let body = self.started("reports", tid, &run.id);
        self.reports.insert(run.id.clone(), run);
        Ok(body)
    }
}
