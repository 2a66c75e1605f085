//! Looking until the end: notifications, the signature question, the clerk's commands.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{Command, End, Event, Lost, Run};
use crate::error::CallError;
use crate::notification::Follower;
use crate::transaction::Transaction;

/// What a run remembers from look to look.
#[derive(Debug, Default)]
struct Memory {
    follower: Follower,
    last: Option<Box<Transaction>>,
    /// Looks since it ended without a result.
    without_result: u32,
    /// Since when it is not found.
    missing: Option<Instant>,
    question: Question,
}

/// The signature question.
#[derive(Debug, Default)]
struct Question {
    asked: usize,
    /// When the open one was seen first.
    since: Option<Instant>,
    answered: bool,
    late: bool,
}

impl Run<'_> {
    /// Looks until it ends or until too much time has passed.
    pub(super) async fn follow(&mut self, id: &str, limit: Duration) -> End {
        let begun = Instant::now();
        let mut memory = Memory::default();
        loop {
            match self.client.transaction(self.tid, id).await {
                Ok(seen) => {
                    memory.missing = None;
                    if let Some(end) = self.saw(&mut memory, seen) {
                        return end;
                    }
                }
                Err(error) => {
                    if self.gives_up(&mut memory, &error) {
                        return lost(Lost::Refused(error), memory);
                    }
                    self.tell(Event::Trouble(error));
                }
            }
            if begun.elapsed() >= limit {
                return lost(Lost::Watchdog, memory);
            }
            self.listen(&mut memory, id).await;
        }
    }

    fn saw(&self, memory: &mut Memory, seen: Transaction) -> Option<End> {
        for news in memory.follower.news(&seen.notifications) {
            self.tell(Event::Notified(news.clone()));
        }
        self.watch_signature(&mut memory.question, &seen);
        if seen.result.is_some() {
            return Some(End::Finished {
                transaction: Box::new(seen),
                odd: Vec::new(),
            });
        }
        if seen.finished() {
            memory.without_result += 1;
        }
        memory.last = Some(Box::new(seen));
        (memory.without_result > self.timing.without_result).then(|| End::Lost {
            why: Lost::WithoutResult,
            last: memory.last.take(),
        })
    }

    /// A refusal stays one, but a machine off the network makes its payments vanish for a while
    /// (section 3).
    fn gives_up(&self, memory: &mut Memory, error: &CallError) -> bool {
        if error.is_not_found() {
            let since = *memory.missing.get_or_insert_with(Instant::now);
            return since.elapsed() >= self.timing.not_found;
        }
        match error {
            CallError::Refused(_) => true,
            CallError::NotSent(_) => !error.may_pass(),
            CallError::Unknown(_) => false,
        }
    }

    /// Tells of each question once, and when its time is over.
    fn watch_signature(&self, question: &mut Question, seen: &Transaction) {
        let now = seen.signature();
        if now.asked > question.asked && now.open {
            *question = Question {
                asked: now.asked,
                since: Some(Instant::now()),
                ..Question::default()
            };
            self.tell(Event::SignatureWanted {
                occurrence: now.asked,
                answer_within: self.timing.signature,
            });
        }
        question.asked = question.asked.max(now.asked);
        if !now.open && question.since.take().is_some() {
            self.tell(Event::SignatureClosed);
        }
        if self.too_late(question) && !question.answered && !question.late {
            question.late = true;
            self.tell(Event::SignatureLate);
        }
    }

    fn too_late(&self, question: &Question) -> bool {
        question
            .since
            .is_some_and(|since| since.elapsed() >= self.timing.signature)
    }

    /// Waits for the next look and does meanwhile what the clerk says.
    async fn listen(&mut self, memory: &mut Memory, id: &str) {
        let next = Instant::now() + self.timing.poll;
        loop {
            let command = tokio::select! {
                () = sleep_until(next) => return,
                command = self.commands.recv() => command,
            };
            match command {
                None => return sleep_until(next).await,
                Some(Command::Cancel) => self.cancel(id).await,
                Some(Command::Signature(accepted)) => self.sign(&mut memory.question, id, accepted).await,
            }
        }
    }

    pub(super) async fn cancel(&self, id: &str) {
        match self.client.cancel(self.tid, id).await {
            Ok(()) => self.tell(Event::CancelSent),
            Err(error) => self.tell(Event::Trouble(error)),
        }
    }

    /// Sends the answer once. Only when it surely did not leave may the clerk answer again.
    async fn sign(&self, question: &mut Question, id: &str, accepted: bool) {
        if question.since.is_none() || question.answered {
            return self.tell(Event::SignatureNotAsked);
        }
        if self.too_late(question) {
            return self.tell(Event::SignatureLate);
        }
        question.answered = true;
        match self.client.sign(self.tid, id, accepted).await {
            Ok(()) => self.tell(Event::SignatureSent(accepted)),
            Err(error) => {
                question.answered = !matches!(error, CallError::NotSent(_));
                self.tell(Event::Trouble(error));
            }
        }
    }
}

fn lost(why: Lost, memory: Memory) -> End {
    End::Lost {
        why,
        last: memory.last,
    }
}
