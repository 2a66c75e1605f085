//! What the service tells when it is asked.

use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::body::{self, Place, came};
use super::report;
use super::scenario::Scenario;
use super::state::{Refused, State};

impl State {
    /// A machine as the service tells of it.
    pub(crate) fn terminal(&self, tid: &str, now: u64) -> Result<Value, Refused> {
        let machine = self.connected(tid)?;
        let mut body = Map::new();
        body.insert("tid".into(), tid.into());
        body.insert(
            "status".into(),
            if self.busy(tid, now) { "BUSY" } else { "AVAILABLE" }.into(),
        );
        body.insert("currency".into(), machine.terminal.currency.clone().into());
        if !self.quirks.no_location {
            body.insert(
                "location".into(),
                format!("{}/pac/terminals/{tid}", self.address).into(),
            );
        }
        Ok(Value::Object(body))
    }

    /// The machines that are connected and fit.
    pub(crate) fn terminals(
        &self,
        status: Option<&str>,
        currency: Option<&str>,
        now: u64,
    ) -> Result<Value, Refused> {
        let known = status.is_none_or(|status| matches!(status, "AVAILABLE" | "BUSY"))
            && currency.is_none_or(|currency| matches!(currency, "GBP" | "EUR"));
        if !known {
            return Err((422, "The filter is not valid.".to_owned()));
        }
        let fits = |terminal: &Value| {
            status.is_none_or(|status| terminal.get("status").is_some_and(|own| own == status))
                && currency.is_none_or(|currency| terminal.get("currency").is_some_and(|own| own == currency))
        };
        let all = self
            .machines
            .iter()
            .filter_map(|machine| self.terminal(&machine.terminal.tid, now).ok());
        Ok(json!({ "terminals": all.filter(fits).collect::<Vec<_>>() }))
    }

    /// What is told of a payment; looks are counted.
    pub(crate) fn look(&mut self, tid: &str, id: &str) -> Result<(Value, Scenario, u64), Refused> {
        let payment = self.payment(tid, id)?;
        payment.looks += 1;
        let payment = payment.clone();
        let time = self.wall_clock(payment.ended.map_or(payment.started, |(_, at)| at));
        let currency = self.currency(tid);
        let place = Place {
            quirks: &self.quirks,
            currency: &currency,
            address: &self.address,
            time: &time,
        };
        Ok((
            body::transaction(&payment, place),
            payment.scenario,
            payment.looks,
        ))
    }

    /// What is told of a report.
    pub(crate) fn look_report(&self, tid: &str, id: &str) -> Result<Value, Refused> {
        let held = self.reports.get(id).filter(|run| run.tid == tid);
        let run = held.ok_or_else(|| (404, "There is no such report.".to_owned()))?;
        let (time, currency) = (self.wall_clock(run.started), self.currency(tid));
        let place = Place {
            quirks: &self.quirks,
            currency: &currency,
            address: &self.address,
            time: &time,
        };
        Ok(report::resource(run, place))
    }

    fn currency(&self, tid: &str) -> String {
        let machine = self.machines.iter().find(|machine| machine.terminal.tid == tid);
        machine
            .map(|machine| machine.terminal.currency.clone())
            .unwrap_or_default()
    }

    /// The machines' wall clock without a zone.
    pub(super) fn wall_clock(&self, now: u64) -> String {
        let seconds = i64::try_from(now / 1000).unwrap_or(0);
        let at = crate::calendar::instant(self.anchor.as_second().saturating_add(seconds));
        let wall = TimeZone::UTC.to_datetime(at);
        wall.strftime("%Y-%m-%dT%H:%M:%S").to_string()
    }

    /// The truth: what the machines have booked, whatever the service says.
    pub(crate) fn ledger(&self, now: u64) -> Value {
        let payments: Vec<_> = self
            .payments
            .values()
            .map(|payment| {
                let amounts = came(payment);
                json!({
                    "requestId": payment.id, "tid": payment.tid, "type": payment.asked.kind,
                    "scenario": payment.scenario, "amountBase": amounts.base, "started": payment.started,
                    "booked": payment.booked(), "result": payment.ended.and_then(|(result, _)| result),
                    "looks": payment.looks,
                })
            })
            .collect();
        let terminals: Vec<_> = self
            .machines
            .iter()
            .map(|machine| {
                let busy = self.busy(&machine.terminal.tid, now);
                json!({ "terminal": machine.terminal, "busy": busy, "bookedInSession": machine.sessions.current.len() })
            })
            .collect();
        json!({ "payments": payments, "terminals": terminals })
    }
}
