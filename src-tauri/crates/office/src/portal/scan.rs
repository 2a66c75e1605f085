//! A file against what is here: every line is judged and put in place, and then all of it is
//! taken back, or kept.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::{CardBrand, Coded, Currency, Side};
use history::{Cancel, Filter, GroupTotal, History, HistoryError, Import, Origin, Row, Sort};
use jiff::civil::Date;

use super::judge::{Judge, Payment};
use crate::dto::PortalProblem;

/// Problems that are told one by one.
const TOLD: usize = 500;
/// Lines between two looks at whether a person wants to stop.
const LINES_BETWEEN: u32 = 256;

/// What is to happen with the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Only to tell what they would change.
    Look,
    /// Save them; with a bad row among them only if `skip_bad`.
    Save {
        /// Leave rows with a problem out.
        skip_bad: bool,
    },
}

/// What a file holds, against what is here.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) new: u32,
    pub(super) known: u32,
    pub(super) bad: u32,
    pub(super) problems: Vec<PortalProblem>,
    pub(super) span: Option<(Date, Date)>,
    /// Sums of the new rows by currency.
    pub(super) sums: BTreeMap<Currency, GroupTotal>,
    /// Everything is in the history now.
    pub(super) saved: bool,
}

/// A payment without what the gateway's id would tell.
type Twin = (i64, i64, u8, Option<i64>, String);

/// What a scan works with besides the judge.
pub(super) struct Desk<'a> {
    pub(super) history: &'a History,
    /// Numbers of terminals in the history by their place.
    pub(super) sources: &'a HashMap<usize, i64>,
    /// UTC seconds.
    pub(super) now: i64,
    /// Lines done, for whoever watches.
    pub(super) done: &'a AtomicU32,
    pub(super) cancel: &'a Cancel,
}

impl Desk<'_> {
    /// Judges every line and puts the good ones in place.
    ///
    /// # Errors
    /// [`HistoryError::Cancelled`] when somebody asked to stop, and what the history says;
    /// nothing stays in either case.
    pub(super) fn scan(&self, judge: &mut Judge<'_>, purpose: Purpose) -> Result<Scan, HistoryError> {
        let mut twins = None;
        let mut scan = Scan::default();
        let mut import = self.history.begin_import(self.now)?;
        for line in &judge.sheet.rows {
            let done = self.done.fetch_add(1, Ordering::Relaxed);
            if done.is_multiple_of(LINES_BETWEEN) && self.cancel.is_cancelled() {
                return Err(HistoryError::Cancelled);
            }
            match judge.payment(line) {
                Err(problems) => scan.add_bad(problems),
                Ok(payment) => {
                    let twins = match &mut twins {
                        _ if !payment.nameless => None,
                        Some(twins) => Some(twins),
                        slot => Some(slot.insert(self.twins()?)),
                    };
                    self.put(&mut import, payment, twins, &mut scan)?;
                }
            }
        }
        let keep = matches!(purpose, Purpose::Save { skip_bad } if skip_bad || scan.bad == 0);
        if keep {
            import.commit()?;
            scan.saved = true;
        }
        Ok(scan)
    }

    fn put(
        &self,
        import: &mut Import<'_>,
        payment: Payment,
        twins: Option<&mut HashSet<Twin>>,
        scan: &mut Scan,
    ) -> Result<(), HistoryError> {
        let Some(source) = self.sources.get(&payment.terminal).copied() else {
            return Ok(());
        };
        scan.widen(payment.date);
        // Each payment of the gateway stands for one row of the file.
        if twins.is_some_and(|twins| twins.remove(&twin(source, &payment.row))) {
            scan.known += 1;
            return Ok(());
        }
        let before = import.counts().new;
        import.put(source, &payment.row)?;
        if import.counts().new == before {
            scan.known += 1;
        } else {
            scan.new += 1;
            scan.add_up(&payment.row);
        }
        Ok(())
    }

    /// The gateway's payments of these terminals. Rows without an id are compared with them,
    /// so that what a sync has brought does not come a second time.
    fn twins(&self) -> Result<HashSet<Twin>, HistoryError> {
        let filter = Filter {
            sources: self.sources.values().copied().collect(),
            origin: Some(Origin::Gateway),
            ..Filter::default()
        };
        let mut twins = HashSet::new();
        let snapshot = self.history.snapshot(&filter, Sort::NEWEST_FIRST, self.cancel)?;
        snapshot.for_each::<HistoryError>(self.cancel, |row| {
            let minor = row.amount;
            twins.insert((row.source, row.t, row.kind.code(), minor, row.last4.to_owned()));
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(twins)
    }
}

fn twin(source: i64, row: &Row) -> Twin {
    // Cash and checks have no card in either place.
    let last4 = match row.brand {
        CardBrand::None => String::new(),
        _ => row.last4.clone(),
    };
    (source, row.t, row.kind.code(), row.amount, last4)
}

impl Scan {
    fn add_bad(&mut self, problems: Vec<PortalProblem>) {
        self.bad += 1;
        let room = TOLD.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room));
    }

    fn widen(&mut self, date: Date) {
        let (from, to) = self.span.unwrap_or((date, date));
        self.span = Some((from.min(date), to.max(date)));
    }

    fn add_up(&mut self, row: &Row) {
        let sum = self.sums.entry(row.currency).or_default();
        sum.count += 1;
        let (Some(minor), true) = (row.amount, row.status.counts()) else {
            return;
        };
        match row.kind.side() {
            Some(Side::Sale) => {
                sum.sales_count += 1;
                sum.sales += i128::from(minor);
            }
            Some(Side::Refund) => {
                sum.refund_count += 1;
                sum.refunds += i128::from(minor);
            }
            None => {}
        }
    }
}
