//! A sync from its plan to its report. It can be cancelled, and goes on where it stopped.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use converge::{CallError, Client, NotSent, Unanswered, Unreadable};
use domain::GATEWAY_ZONE;
use history::Window;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::map::Reading;
use super::plan;
use super::prepare::{self, Source, Task};
use super::report;
use super::window::{End, Question};
use crate::brake;
use crate::dto::{ChangedThing, SyncEvent, SyncReport, SyncRequest, WindowProblem};
use crate::error::{Code, OfficeError};
use crate::gateway;
use crate::inner::Office;
use crate::operations::Kind;
use crate::views::{self, AccountFacts};

/// Pauses before a harmless look-up is tried again.
const PAUSES: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(1_500)];
/// Splitting helps only where the answer was large or slow.
const LARGE: u64 = 1_000;
/// So many equal failures in a row end the asking.
const HOPELESS: u32 = 3;
/// At most ten progress messages a second.
const BETWEEN_MESSAGES: Duration = Duration::from_millis(100);

struct Job<'a, P> {
    office: &'a Office,
    facts: &'a AccountFacts,
    client: Client,
    sources: Vec<Source<'a>>,
    queue: VecDeque<Task>,
    run: i64,
    today: Date,
    rows_read: Arc<AtomicU64>,
    done: u32,
    report: SyncReport,
    progress: P,
    told: Option<Instant>,
    /// Equal failures in a row, over windows.
    streak: (Option<WindowProblem>, u32),
    /// Set once nothing is to be expected any more: the remaining windows are not tried.
    down: Option<WindowProblem>,
}

/// Copies what the gateway knows: the days asked for, or, without days, what is missing or may
/// have changed. Reports progress at most ten times a second.
///
/// # Errors
/// Before the first question: nothing to ask, wrong clock, the brake, storage. Windows that
/// fail are in the report.
pub async fn run(
    office: &Office,
    request: SyncRequest,
    progress: impl Fn(SyncEvent) + Send + Sync,
) -> Result<SyncReport, OfficeError> {
    let running = office.start(Kind::Sync, &request.operation_id)?;
    let facts = views::facts(office, &request.account_id).await?;
    let mut job = lay_out(office, &facts, &request, progress).await?;
    office.history(history::History::begin_bulk).await?;
    let worked = job.work(&running.token).await;
    office.history(history::History::end_bulk).await?;
    worked?;
    job.finish().await
}

async fn lay_out<'a, P: Fn(SyncEvent) + Send + Sync>(
    office: &'a Office,
    facts: &'a AccountFacts,
    request: &SyncRequest,
    progress: P,
) -> Result<Job<'a, P>, OfficeError> {
    let now = office.now();
    if let Some(warning) = crate::app::clock_warning(now) {
        return Err(OfficeError::new(Code::ClockWrong, warning));
    }
    let range = prepare::range_of(request)?;
    if let Some(until) = brake::view(office, &facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let zone = TimeZone::get(&facts.account.gateway_zone)
        .or_else(|_| TimeZone::get(GATEWAY_ZONE))
        .unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let only = prepare::only(facts, &request.terminal_ids)?;
    let (sources, skipped) = prepare::sources(office, facts, &zone, &only).await?;
    if sources.is_empty() {
        return Err(OfficeError::new(
            Code::NothingToSync,
            "No terminal has a PIN that can be used. Store and verify a PIN first.",
        ));
    }
    let account = facts.account.id.to_string();
    let scope = prepare::scope(range, &only);
    let (run, finished) = prepare::take_up(office, &account, &scope, now.as_second()).await?;
    let queue = prepare::queue(office, &account, &sources, range, today, &finished).await?;
    let mut report = report::empty(now.to_string());
    report.skipped = skipped;
    Ok(Job {
        office,
        facts,
        client: gateway::client(office, &facts.account).await?,
        sources,
        queue,
        run,
        today,
        rows_read: Arc::default(),
        done: 0,
        report,
        progress,
        told: None,
        streak: (None, 0),
        down: None,
    })
}

impl<P: Fn(SyncEvent) + Send + Sync> Job<'_, P> {
    async fn work(&mut self, cancel: &tokio_util::sync::CancellationToken) -> Result<(), OfficeError> {
        (self.progress)(SyncEvent::Started {
            windows: report::small(self.queue.len() as u64),
        });
        while let Some(task) = self.queue.pop_front() {
            if cancel.is_cancelled() {
                self.report.cancelled = true;
                break;
            }
            self.tell(task, false);
            if let Some(problem) = self.not_worth_asking(task) {
                self.report.windows += 1;
                self.note(task, problem, |window| window);
                continue;
            }
            if self.one(task, cancel).await? {
                self.report.cancelled = true;
                break;
            }
            self.done += 1;
            self.tell(task, true);
        }
        Ok(())
    }

    fn not_worth_asking(&self, task: Task) -> Option<WindowProblem> {
        let closed = self.sources.get(task.source).and_then(|source| source.closed);
        closed.or(self.down)
    }

    /// Asks for one window, again after a pause where that is harmless; answers whether a
    /// person stopped it.
    async fn one(
        &mut self,
        task: Task,
        cancel: &tokio_util::sync::CancellationToken,
    ) -> Result<bool, OfficeError> {
        let mut tries = 0;
        self.report.windows += 1;
        loop {
            match self.ask(task, cancel).await? {
                End::Complete(counts) => {
                    self.streak = (None, 0);
                    report::add(&mut self.report, counts);
                    self.publish();
                    return Ok(false);
                }
                End::Incomplete(counts, end) => {
                    self.streak = (None, 0);
                    report::add(&mut self.report, counts);
                    self.publish();
                    self.note(task, WindowProblem::CountMismatch, |w| report::mismatch(w, &end));
                    return Ok(false);
                }
                End::Failed(CallError::Cancelled, _) => return Ok(true),
                End::Failed(error, received) => {
                    if self.split(task, &error, received) {
                        return Ok(false);
                    }
                    let pause = PAUSES.get(tries).filter(|_| worth_another_try(&error, tries));
                    tries += 1;
                    if let Some(pause) = pause {
                        tokio::select! {
                            () = tokio::time::sleep(*pause) => continue,
                            () = cancel.cancelled() => return Ok(true),
                        }
                    }
                    self.give_up(task, &error).await?;
                    return Ok(false);
                }
            }
        }
    }

    async fn ask(
        &self,
        task: Task,
        cancel: &tokio_util::sync::CancellationToken,
    ) -> Result<End, OfficeError> {
        let Some(source) = self.sources.get(task.source) else {
            return Err(OfficeError::not_found("terminal"));
        };
        let (from, to) = (plan::number(task.days.from), plan::number(task.days.to));
        let question = Question {
            client: &self.client,
            credentials: &source.credentials,
            days: task.days,
            window: Window {
                source: source.no,
                from,
                to,
                covered_to: plan::number(self.today),
                run: Some(self.run),
            },
            reading: Reading {
                day: from,
                ..source.reading.clone()
            },
            history: Arc::clone(&self.office.0.history),
            now: self.office.now().as_second(),
            rows_read: Arc::clone(&self.rows_read),
        };
        // Long windows report while they are read.
        let mut asking = std::pin::pin!(question.ask(cancel));
        loop {
            tokio::select! {
                end = &mut asking => return end,
                () = tokio::time::sleep(BETWEEN_MESSAGES) => (self.progress)(self.message(task)),
            }
        }
    }

    /// Puts two halves in place of a window that was too much for one answer.
    fn split(&mut self, task: Task, error: &CallError, received: u64) -> bool {
        let too_much = match error {
            CallError::Unknown(Unanswered::Timeout) => true,
            CallError::Unknown(
                Unanswered::Broken
                | Unanswered::Unreadable(Unreadable::Truncated { .. } | Unreadable::TooLarge(_)),
            ) => received >= LARGE,
            _ => false,
        };
        let Some(halves) = task.days.halves().filter(|_| too_much) else {
            return false;
        };
        for days in halves.into_iter().rev() {
            self.queue.push_front(Task { days, ..task });
        }
        self.report.windows -= 1;
        true
    }

    async fn give_up(&mut self, task: Task, error: &CallError) -> Result<(), OfficeError> {
        let problem = report::problem(error);
        if problem == WindowProblem::CredentialsRefused {
            brake::note(self.office, &self.facts.account.id).await?;
        }
        if matches!(
            problem,
            WindowProblem::CredentialsRefused | WindowProblem::RightMissing | WindowProblem::Refused
        ) && let Some(source) = self.sources.get_mut(task.source)
        {
            source.closed = Some(problem);
        }
        self.lose_hope(problem, error);
        self.mark(task).await?;
        self.note(task, problem, |window| report::failed(window, error));
        Ok(())
    }

    /// Without a connection, or after a few equal failures in a row (a proxy's page, silence),
    /// the other windows would only take time to say the same.
    fn lose_hope(&mut self, problem: WindowProblem, error: &CallError) {
        let unreachable = matches!(
            error,
            CallError::NotSent(NotSent::Connect | NotSent::ConnectTimeout)
        );
        let general = matches!(
            problem,
            WindowProblem::NoAnswer
                | WindowProblem::ProxyAnswer
                | WindowProblem::UnreadableAnswer
                | WindowProblem::Truncated
        );
        let before = if self.streak.0 == Some(problem) {
            self.streak.1
        } else {
            0
        };
        self.streak = (Some(problem), before + 1);
        if unreachable || (general && self.streak.1 >= HOPELESS) {
            self.down = Some(problem);
        }
    }

    /// The days were asked for in vain.
    async fn mark(&self, task: Task) -> Result<(), OfficeError> {
        let Some(source) = self.sources.get(task.source) else {
            return Ok(());
        };
        let (no, now) = (source.no, self.office.now().as_second());
        let (from, to) = (
            plan::number(task.days.from),
            plan::number(task.days.to.min(self.today)),
        );
        self.office
            .history(move |history| history.mark_incomplete(no, from, to, now))
            .await
    }

    fn note(
        &mut self,
        task: Task,
        problem: WindowProblem,
        more: impl FnOnce(crate::dto::IncompleteWindow) -> crate::dto::IncompleteWindow,
    ) {
        let Some(source) = self.sources.get(task.source) else {
            return;
        };
        let terminal = (source.terminal.id.as_str(), source.terminal.name.as_str());
        self.report.incomplete_windows += 1;
        report::join(
            &mut self.report.incomplete,
            more(report::incomplete(terminal, task.days, problem)),
        );
    }

    fn publish(&self) {
        self.office.tell(ChangedThing::Transactions, Vec::new(), "sync");
    }

    fn tell(&mut self, task: Task, end: bool) {
        let due = self.told.is_none_or(|told| told.elapsed() >= BETWEEN_MESSAGES);
        if due || (end && self.queue.is_empty()) {
            self.told = Some(Instant::now());
            (self.progress)(self.message(task));
        }
    }

    fn message(&self, task: Task) -> SyncEvent {
        let name = self
            .sources
            .get(task.source)
            .map(|s| s.terminal.name.clone())
            .unwrap_or_default();
        SyncEvent::Progress {
            windows_done: self.done,
            windows: self.done + report::small(self.queue.len() as u64) + 1,
            rows_new: self.report.rows_new,
            rows_updated: self.report.rows_updated,
            rows_read: report::small(self.rows_read.load(Ordering::Relaxed)),
            terminal_name: name,
            from: task.days.from.to_string(),
            to: task.days.to.to_string(),
        }
    }

    async fn finish(mut self) -> Result<SyncReport, OfficeError> {
        let now = self.office.now();
        self.report.finished_at = now.to_string();
        // A cancelled sync stays open: it can be taken up again.
        if !self.report.cancelled {
            let text = serde_json::to_string(&self.report).map_err(|error| OfficeError::internal(&error))?;
            let (run, at) = (self.run, now.as_second());
            self.office
                .history(move |history| history.finish_run(run, at, &text))
                .await?;
        }
        // What came may be a payment of a plan.
        crate::plans::learn_all(self.office, self.facts).await?;
        self.publish();
        Ok(self.report)
    }
}

/// What answers badly at once will hardly do better after the second time.
fn worth_another_try(error: &CallError, tries: usize) -> bool {
    let unreadable = matches!(error, CallError::Unknown(Unanswered::Unreadable(_)));
    error.may_pass() && !(unreadable && tries > 0)
}
