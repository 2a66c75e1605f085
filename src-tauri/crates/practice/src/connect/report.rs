//! Reports (section 12): the sums of a machine's sessions.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::body::{Came, Place, line, locate, newest_first, number};

/// A payment that the machine has booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Booked {
    pub(crate) refund: bool,
    pub(crate) came: Came,
    pub(crate) scheme: &'static str,
    pub(crate) number: u32,
}

/// The sessions of a machine.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sessions {
    /// Since the last end of day or banking report.
    pub(crate) current: Vec<Booked>,
    pub(crate) previous: Vec<Booked>,
    /// Since the last report that reset the balances.
    pub(crate) balance: Vec<Booked>,
    /// When the balances were reset; at the beginning when the machine was installed.
    pub(crate) since: Option<String>,
}

/// A report that was started.
#[derive(Clone, Debug)]
pub(crate) struct ReportRun {
    pub(crate) id: String,
    pub(crate) tid: String,
    pub(crate) kind: String,
    pub(crate) started: u64,
    /// When it is ready.
    pub(crate) ready: u64,
    /// Its content, once it is.
    pub(crate) content: Option<Map<String, Value>>,
}

impl Sessions {
    /// Makes the content of a report, with what it does to the sessions.
    pub(crate) fn report(&mut self, kind: &str, place: Place<'_>) -> Map<String, Value> {
        let mut content = Map::new();
        content.insert("reportType".into(), kind.into());
        content.insert("reportResult".into(), "COMPLETE".into());
        content.insert("reportTime".into(), place.time.into());
        if kind != "BANKING" {
            content.insert("balances".into(), self.balances(place));
        }
        if matches!(kind, "BANKING" | "END_OF_DAY") {
            content.insert("banking".into(), self.banking(place));
        }
        let lines = self.lines(kind, place);
        if place.quirks.report_copies {
            content.insert("receiptLines".into(), json!({ "MERCHANT": lines }));
        } else {
            content.insert("reportLines".into(), lines.into());
        }
        if matches!(kind, "Z_BALANCE" | "END_OF_DAY") {
            self.balance.clear();
            self.since = Some(place.time.to_owned());
        }
        if matches!(kind, "BANKING" | "END_OF_DAY") {
            self.previous = std::mem::take(&mut self.current);
        }
        content
    }

    fn balances(&self, place: Place<'_>) -> Value {
        let mut sums = breakdown(self.balance.iter(), place);
        let number = |n: u64| number(n, place.quirks);
        let sales = || self.balance.iter().filter(|booked| !booked.refund);
        let of = |part: fn(&Came) -> u64| sales().map(|booked| part(&booked.came)).sum::<u64>();
        let count = |part: fn(&Came) -> u64| sales().filter(|booked| part(&booked.came) > 0).count() as u64;
        let (cashback, gratuity) = (of(|came| came.cashback), of(|came| came.gratuity));
        let total = net(self.balance.iter()) + signed(cashback) + signed(gratuity);
        if let Value::Object(sums) = &mut sums {
            sums.insert(
                "totalsSince".into(),
                self.since.clone().unwrap_or_else(|| "INSTALLATION".into()).into(),
            );
            sums.insert("totalAmount".into(), quoted(total, place));
            sums.insert("totalCashbackAmount".into(), number(cashback));
            sums.insert("totalCashbackCount".into(), number(count(|came| came.cashback)));
            sums.insert("totalGratuityAmount".into(), number(gratuity));
            sums.insert("totalGratuityCount".into(), number(count(|came| came.gratuity)));
            sums.insert("issuerTotals".into(), by_issuer(&self.balance, place));
            sums.insert("waiterTotals".into(), json!({}));
        }
        sums
    }

    fn banking(&self, place: Place<'_>) -> Value {
        json!({ "PRACTICE BANK": {
            "currency": place.currency,
            "currentSessionTotals": breakdown(self.current.iter(), place),
            "previousSessionTotals": breakdown(self.previous.iter(), place),
            "currentSessionIssuerTotals": by_issuer(&self.current, place),
            "previousSessionIssuerTotals": by_issuer(&self.previous, place),
            "currentSessionTransactionNumbers": range(&self.current),
            "previousSessionTransactionNumbers": range(&self.previous),
        } })
    }

    fn lines(&self, kind: &str, place: Place<'_>) -> Vec<Value> {
        let title = kind.replace('_', " ");
        let total = net(self.balance.iter());
        vec![
            line("TEXT", &title, &["BOLD"], place.quirks),
            line("LINE_SEPARATOR_DOUBLE", "", &[], place.quirks),
            line(
                "TEXT",
                &format!("NET {total} MINOR UNITS {}", place.currency),
                &[],
                place.quirks,
            ),
            line("TICKET_FEED", "", &[], place.quirks),
        ]
    }
}

/// What is told of a report now.
pub(crate) fn resource(run: &ReportRun, place: Place<'_>) -> Value {
    let mut said = vec!["REPORT_STARTED".to_owned()];
    let mut body = Map::new();
    body.insert("requestId".into(), run.id.clone().into());
    body.insert("tid".into(), run.tid.clone().into());
    locate(&mut body, place, &run.tid, "reports", &run.id);
    if let Some(content) = &run.content {
        said.push("REPORT_FINISHED".to_owned());
        body.extend(content.clone());
    }
    body.insert("notifications".into(), newest_first(&said, place.quirks));
    Value::Object(body)
}

fn signed(minor: u64) -> i64 {
    i64::try_from(minor).unwrap_or(i64::MAX)
}

fn net<'a>(booked: impl Iterator<Item = &'a Booked>) -> i64 {
    booked
        .map(|booked| {
            if booked.refund {
                -signed(booked.came.base)
            } else {
                signed(booked.came.base)
            }
        })
        .sum()
}

fn quoted(minor: i64, place: Place<'_>) -> Value {
    if place.quirks.quoted_numbers {
        minor.to_string().into()
    } else {
        minor.into()
    }
}

fn breakdown<'a>(booked: impl Iterator<Item = &'a Booked> + Clone, place: Place<'_>) -> Value {
    let side = |refund: bool| booked.clone().filter(move |one| one.refund == refund);
    let number = |n: u64| number(n, place.quirks);
    let sum = |refund| side(refund).map(|one| one.came.base).sum::<u64>();
    let count = |refund| side(refund).count() as u64;
    json!({
        "currency": place.currency,
        "totalAmount": quoted(net(booked.clone()), place),
        "totalSalesAmount": number(sum(false)),
        "totalSalesCount": number(count(false)),
        "totalRefundsAmount": number(sum(true)),
        "totalRefundsCount": number(count(true)),
    })
}

fn by_issuer(booked: &[Booked], place: Place<'_>) -> Value {
    let mut issuers: BTreeMap<&str, Vec<&Booked>> = BTreeMap::new();
    for one in booked {
        issuers.entry(one.scheme).or_default().push(one);
    }
    let sums = issuers
        .into_iter()
        .map(|(issuer, all)| (issuer.to_owned(), breakdown(all.iter().copied(), place)));
    Value::Object(sums.collect())
}

/// First and last number; empty for an empty session.
fn range(booked: &[Booked]) -> Vec<String> {
    let ends = booked.first().into_iter().chain(booked.last());
    ends.map(|one| format!("{:04}", one.number)).collect()
}
