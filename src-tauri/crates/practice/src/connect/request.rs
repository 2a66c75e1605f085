//! One running request: a script and a clock.

use std::collections::VecDeque;

use super::asked::Asked;
use super::config::{Quirks, Unanswered};
use super::scenario::{Scenario, Step, Verdict};

/// To answer the signature question, milliseconds.
pub(crate) const SIGNATURE: u64 = 80_000;
/// Until Connect gives a payment up, milliseconds.
pub(crate) const GIVES_UP: u64 = 200_000;
/// How long after that the machine still takes to approve, milliseconds.
const LATE: u64 = 10_000;
/// How long a finished request is held, milliseconds.
pub(crate) const HELD: u64 = 12 * 3_600_000;

/// A payment and what has happened to it so far. Times are milliseconds of the service's clock.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) tid: String,
    pub(crate) asked: Asked,
    pub(crate) scenario: Scenario,
    /// Number inside the machine's session.
    pub(crate) number: u32,
    pub(crate) started: u64,
    /// Oldest first.
    pub(crate) said: Vec<String>,
    /// Taken from the last end: result and when.
    pub(crate) ended: Option<(Option<&'static str>, u64)>,
    /// When the machine approves behind the service's back.
    pub(crate) late: Option<u64>,
    /// It approved behind the service's back.
    pub(crate) approved_late: bool,
    pub(crate) message: Option<&'static str>,
    pub(crate) looks: u64,
    /// The body of the payment that a duplicate tells of.
    pub(crate) original: Option<serde_json::Value>,
    /// Since when the machine is off the network.
    pub(crate) offline: Option<u64>,
    steps: VecDeque<(u64, Step)>,
    at: u64,
    asked_at: Option<u64>,
    signed: Option<bool>,
    card_in: bool,
    step: u64,
}

impl Payment {
    pub(crate) fn new(
        id: String,
        tid: String,
        asked: Asked,
        scenario: Scenario,
        number: u32,
        now: u64,
        step: u64,
    ) -> Payment {
        let steps = if asked.kind == "DUPLICATE" {
            vec![Step::Say("PLEASE_WAIT"), Step::End(Verdict::Result("SUCCESSFUL"))]
        } else {
            scenario.steps()
        };
        Payment {
            id,
            tid,
            asked,
            scenario,
            number,
            started: now,
            said: vec!["TRANSACTION_STARTED".to_owned()],
            ended: None,
            late: None,
            approved_late: false,
            message: None,
            looks: 0,
            original: None,
            offline: None,
            steps: steps.into_iter().map(|what| (step, what)).collect(),
            at: now,
            asked_at: None,
            signed: None,
            card_in: false,
            step,
        }
    }

    /// The machine is at it, perhaps although the service has given up.
    pub(crate) fn occupies(&self) -> bool {
        self.ended.is_none() || self.late.is_some()
    }

    /// Lets everything happen that is due.
    pub(crate) fn advance(&mut self, now: u64, quirks: &Quirks) {
        if self.late.is_some_and(|late| late <= now) {
            self.late = None;
            self.approved_late = true;
        }
        while self.ended.is_none() && self.offline.is_none() {
            if let Some(asked_at) = self.asked_at {
                if !self.signature_settled(asked_at, now, quirks) {
                    return;
                }
                continue;
            }
            let Some((delay, step)) = self.steps.front().copied() else {
                return;
            };
            let due = self.at.saturating_add(match step {
                Step::Wait(steps) => delay.saturating_mul(steps),
                Step::End(Verdict::TimedOut { .. }) => self.until_given_up(),
                _ => delay,
            });
            if due > now {
                return;
            }
            self.steps.pop_front();
            self.at = due;
            self.does(step);
        }
        if let Some(since) = self.offline {
            // Connect waits 200 seconds for a machine that is gone.
            let over = since.saturating_add(GIVES_UP);
            if self.ended.is_none() && over <= now {
                self.end(Some("TIMED_OUT"), over);
            }
        }
    }

    fn until_given_up(&self) -> u64 {
        self.started.saturating_add(GIVES_UP).saturating_sub(self.at)
    }

    fn does(&mut self, step: Step) {
        match step {
            Step::Say(word) => self.said.push(word.to_owned()),
            Step::CardIn => self.card_in = true,
            Step::Wait(_) => {}
            Step::Ask => {
                self.said.push("SIGNATURE_VERIFICATION".to_owned());
                self.asked_at = Some(self.at);
            }
            Step::Drop(_) => self.offline = Some(self.at),
            Step::End(Verdict::Result(result)) => self.end(Some(result), self.at),
            Step::End(Verdict::Nothing) => self.end(None, self.at),
            Step::End(Verdict::TimedOut { paid }) => {
                self.end(Some("TIMED_OUT"), self.at);
                self.late = paid.then(|| self.at.saturating_add(LATE));
            }
        }
    }

    /// The machine is back on the network: Connect has given the payment up, the machine may
    /// have gone on (section 9).
    pub(crate) fn back(&mut self, now: u64, paid: bool) {
        self.offline = None;
        if self.ended.is_none() {
            self.end(Some("TIMED_OUT"), now);
        }
        self.late = paid.then_some(now);
    }

    fn end(&mut self, result: Option<&'static str>, at: u64) {
        self.said.push("TRANSACTION_FINISHED".to_owned());
        self.ended = Some((result, at));
        self.asked_at = None;
        self.steps.clear();
    }

    fn signature_settled(&mut self, asked_at: u64, now: u64, quirks: &Quirks) -> bool {
        let over = asked_at.saturating_add(SIGNATURE);
        let fails = !self.steps.is_empty();
        let (words, result): (&[&str], _) = match self.signed {
            Some(_) if fails => (
                &[
                    "SIGNATURE_VERIFICATION_IN_PROGRESS",
                    "SIGNATURE_VERIFICATION_PROCESS_COULD_NOT_BE_COMPLETED",
                ],
                "VOID",
            ),
            Some(accepted) => (
                &[
                    "SIGNATURE_VERIFICATION_IN_PROGRESS",
                    "SIGNATURE_VERIFICATION_PROCESS_COMPLETED",
                ],
                if accepted { "SUCCESSFUL" } else { "VOID" },
            ),
            None if over <= now => {
                self.message = Some("The signature was not answered within 80 seconds.");
                self.at = over;
                let result = match quirks.unanswered {
                    Unanswered::Accepted => "SUCCESSFUL",
                    Unanswered::Void => "VOID",
                };
                (&["SIGNATURE_VERIFICATION_TIMEOUT"], result)
            }
            None => return false,
        };
        self.said.extend(words.iter().map(|&word| word.to_owned()));
        self.asked_at = None;
        self.steps.clear();
        if result == "SUCCESSFUL" {
            self.steps.push_back((self.step, Step::Say("APPROVED")));
        }
        self.steps
            .push_back((self.step, Step::End(Verdict::Result(result))));
        true
    }

    /// A wish to cancel. It works until the card is there.
    pub(crate) fn cancel(&mut self, now: u64) {
        if self.ended.is_some() {
            return;
        }
        self.said.push("ATTEMPTING_CANCEL".to_owned());
        if self.card_in {
            self.said.push("UNABLE_TO_CANCEL".to_owned());
            return;
        }
        self.at = now;
        self.asked_at = None;
        self.steps.clear();
        self.steps.push_back((self.step, Step::Say("CANCELLING")));
        self.steps
            .push_back((self.step, Step::End(Verdict::Result("CANCELLED"))));
    }

    /// The clerk's answer to the signature question; the first one counts.
    pub(crate) fn sign(&mut self, accepted: bool, now: u64) {
        if self.asked_at.is_some() && self.signed.is_none() {
            self.signed = Some(accepted);
            self.at = now;
        }
    }

    pub(crate) fn signing(&self) -> bool {
        self.asked_at.is_some()
    }

    /// How long the machine stays away when it drops by itself.
    pub(crate) fn away(&self) -> Option<u64> {
        let since = self.offline?;
        (self.scenario == Scenario::Drops).then(|| since.saturating_add(30_000))
    }

    /// What the machine has booked: nothing, or the payment.
    pub(crate) fn booked(&self) -> bool {
        self.approved_late || matches!(self.ended, Some((Some("SUCCESSFUL"), _)))
    }
}
