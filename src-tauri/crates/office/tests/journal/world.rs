//! The world around the journal: a store that forgets what was not written, a gateway with a
//! true ledger, two clocks.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};

use counterfoil_office::journal::{
    Evidence, Found, LookFailed, PaymentSeen, Sent, Shown, Store, StoreError, Teller, Told, Witness,
};
use domain::{ActKind, Clock, IntentState};
use jiff::Timestamp;
use ledger::{Intent, IntentStep};

pub const USER: &str = "apiuser501204";
const MINUTE: i64 = 60_000;

/// A small generator: the same seed, the same history.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// Something that happened at the gateway. `by` is the intent that asked for it; nobody's else.
#[derive(Debug, Clone)]
pub struct Effect {
    pub id: String,
    pub by: Option<String>,
    pub kind: ActKind,
    pub target: String,
    pub user: String,
    pub reference: String,
    pub at: i64,
    pub amount: i64,
    /// From when on look-ups show it.
    pub shown_from: i64,
}

#[derive(Debug)]
pub struct World {
    pub random: Random,
    /// The gateway's clock, UTC milliseconds; only it is true.
    pub time: i64,
    /// This computer's clock minus the gateway's.
    pub skew: i64,
    pub stored: BTreeMap<String, Intent>,
    pub steps: Vec<(String, IntentState, IntentState)>,
    pub effects: Vec<Effect>,
    /// Effects on their way: when, what.
    pub late: Vec<(i64, Effect)>,
    /// Requests that arrived, by intent.
    pub requests: BTreeMap<String, u32>,
    pub counted: BTreeMap<&'static str, u64>,
    pub next_id: u64,
}

#[derive(Clone, Debug)]
pub struct Shared(pub Arc<Mutex<World>>);

impl Shared {
    pub fn get(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap()
    }
}

impl World {
    pub fn count(&mut self, what: &'static str) {
        *self.counted.entry(what).or_default() += 1;
    }

    pub fn fresh(&mut self, prefix: &str) -> String {
        self.next_id += 1;
        format!("{prefix}{:012}", self.next_id)
    }

    /// Lets what is late arrive.
    pub fn arrive(&mut self) {
        let now = self.time;
        let (due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.late)
            .into_iter()
            .partition(|(at, _)| *at <= now);
        self.late = later;
        for (_, mut effect) in due {
            // The gateway has rules of its own: what is voided is not voided again.
            effect.at = now;
            if self.possible(&effect) {
                self.effects.push(effect);
            }
        }
    }

    pub fn possible(&self, effect: &Effect) -> bool {
        match effect.kind {
            ActKind::Void => !self
                .effects
                .iter()
                .any(|done| done.kind == ActKind::Void && done.target == effect.target),
            _ => true,
        }
    }

    fn shown(&self) -> impl Iterator<Item = &Effect> {
        self.effects
            .iter()
            .filter(|effect| effect.shown_from <= self.time)
    }

    /// Payments of a plan so far; the counter is never late.
    pub fn made(&self, target: &str) -> u32 {
        let of_plan = |effect: &&Effect| effect.kind == ActKind::TakeInstallment && effect.target == target;
        u32::try_from(self.effects.iter().filter(of_plan).count()).unwrap()
    }

    fn seen(&self, kind: ActKind, target: &str) -> Vec<PaymentSeen> {
        self.shown()
            .filter(|effect| effect.kind == kind && effect.target == target)
            .map(|effect| PaymentSeen {
                id: effect.id.clone(),
                reference: effect.reference.clone(),
                user: effect.user.clone(),
                at: Some(effect.at),
                amount: Some(effect.amount),
                approved: true,
            })
            .collect()
    }

    fn refunded(&self, target: &str) -> i64 {
        self.shown()
            .filter(|effect| effect.kind == ActKind::Return && effect.target == target)
            .map(|effect| effect.amount)
            .sum()
    }

    /// The latest intent about a target.
    pub fn latest(&self, target: &str) -> Option<String> {
        let about = |(_, kept): &(&String, &Intent)| kept.target == target;
        let newest = |(_, kept): &(&String, &Intent)| kept.id.clone();
        self.stored
            .iter()
            .filter(about)
            .max_by_key(newest)
            .map(|(id, _)| id.clone())
    }

    pub fn is_open(&self, target: &str) -> bool {
        self.stored
            .values()
            .any(|kept| kept.target == target && kept.state.is_open())
    }

    /// As the gateway shows it, or as our own book knows.
    pub fn is_voided(&self, target: &str) -> bool {
        let ours =
            |kept: &Intent| kept.target == target && kept.kind == ActKind::Void && kept.state.is_done();
        self.stored.values().any(ours)
            || self
                .shown()
                .any(|effect| effect.kind == ActKind::Void && effect.target == target)
    }

    pub fn witness(&self, kind: ActKind, target: &str) -> Witness {
        let gateway_time = self.time;
        match kind {
            ActKind::TakeInstallment => Witness::Plan {
                id: target.to_owned(),
                installment: true,
                made: self.made(target),
                payments: self.ids(kind, target),
                wanted: Vec::new(),
                before: Vec::new(),
                gateway_time,
            },
            _ => Witness::Payment {
                id: target.to_owned(),
                last4: "0174".into(),
                shown: Shown::Open,
                refunded: self.refunded(target),
                returns: self.ids(ActKind::Return, target),
                gateway_time,
            },
        }
    }

    /// What is shown, and what came of earlier acts of ours, shown or not.
    fn ids(&self, kind: ActKind, target: &str) -> Vec<String> {
        let about = |kept: &&Intent| kept.target == target;
        let ours = self.stored.values().filter(about).filter_map(|kept| {
            let told: Told = serde_json::from_str(kept.told.as_deref()?).unwrap();
            told.txn
        });
        let seen = self.seen(kind, target).into_iter().map(|seen| seen.id);
        seen.chain(ours).collect()
    }

    fn evidence(&mut self, intent: &Intent) -> Evidence {
        let target = &intent.target;
        let complete = !self.random.one_in(6);
        if !complete {
            self.count("incomplete list");
        }
        // A cut list misses its last entries.
        let cut = |mut seen: Vec<PaymentSeen>| {
            if !complete {
                seen.pop();
            }
            seen
        };
        let found = match intent.kind {
            ActKind::TakeInstallment => Found::Plan {
                exists: true,
                made: Some(self.made(target)),
                next: None,
                payments: cut(self.seen(intent.kind, target)),
                texts: Vec::new(),
            },
            kind => {
                let voided = self
                    .shown()
                    .any(|effect| effect.kind == ActKind::Void && effect.target == *target);
                Found::Payment {
                    shown: Some(if voided {
                        Shown::Voided
                    } else if kind == ActKind::Void {
                        Shown::Open
                    } else {
                        Shown::Settled
                    }),
                    refunded: Some(self.refunded(target)),
                    returns: cut(self.seen(ActKind::Return, target)),
                }
            }
        };
        let says_time = !self.random.one_in(4);
        Evidence {
            complete,
            gateway_time: says_time.then_some(self.time),
            found,
        }
    }
}

/// Waits for the scheduler once: a place where everything may end.
pub struct Turn(bool);

impl Turn {
    pub fn new() -> Self {
        Self(false)
    }
}

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl Clock for Shared {
    fn now(&self) -> Timestamp {
        let world = self.get();
        Timestamp::from_millisecond(world.time + world.skew).unwrap()
    }
}

fn full(world: &mut World) -> Result<(), StoreError> {
    if world.random.one_in(25) {
        world.count("full disk");
        return Err(StoreError::Failed("the disk is full".to_owned()));
    }
    Ok(())
}

impl Store for Shared {
    async fn arm(&self, intent: &Intent, after: Option<&str>) -> Result<(), StoreError> {
        Turn::new().await;
        {
            let mut world = self.get();
            full(&mut world)?;
            let taken = |kept: &Intent| kept.target == intent.target && kept.state.is_open();
            if world.stored.values().any(taken) {
                world.count("second act about a target");
                return Err(StoreError::Taken);
            }
            if world.latest(&intent.target).as_deref() != after {
                world.count("witness too old");
                return Err(StoreError::Taken);
            }
            world.stored.insert(intent.id.clone(), intent.clone());
        }
        Turn::new().await;
        Ok(())
    }

    async fn read(&self, id: &str) -> Result<Option<Intent>, StoreError> {
        Turn::new().await;
        Ok(self.get().stored.get(id).cloned())
    }

    async fn open(&self) -> Result<Vec<Intent>, StoreError> {
        let world = self.get();
        Ok(world
            .stored
            .values()
            .filter(|kept| kept.state.is_open())
            .cloned()
            .collect())
    }

    async fn advance(
        &self,
        intent: &Intent,
        step: &IntentStep,
        told: &Told,
        next_look: Option<i64>,
        looked: bool,
    ) -> Result<bool, StoreError> {
        Turn::new().await;
        {
            let mut world = self.get();
            full(&mut world)?;
            let Some(kept) = world.stored.get_mut(&intent.id) else {
                return Ok(false);
            };
            if kept.state != intent.state {
                return Ok(false);
            }
            let from = kept.state;
            kept.state = step.state;
            kept.told = Some(serde_json::to_string(told).unwrap());
            kept.next_look = next_look;
            kept.looks += u32::from(looked);
            if step.state == IntentState::Dispatching {
                kept.dispatched_at = Some(step.at);
            }
            if !step.state.is_open() {
                kept.ended_at = Some(step.at);
            }
            world.steps.push((intent.id.clone(), from, step.state));
        }
        Turn::new().await;
        Ok(true)
    }
}

/// The way to the gateway.
#[derive(Clone, Debug)]
pub struct Line(pub Shared);

impl Line {
    fn effect(world: &mut World, intent: &Intent) -> Effect {
        // Look-ups lag behind now and then, by less than the ten minutes between two reads.
        let lag = if world.random.one_in(5) {
            world.count("late listing");
            i64::try_from(world.random.below(5)).unwrap() * MINUTE
        } else {
            0
        };
        Effect {
            id: world.fresh("txn-"),
            by: Some(intent.id.clone()),
            kind: intent.kind,
            target: intent.target.clone(),
            user: USER.into(),
            reference: if intent.kind == ActKind::Return {
                intent.id.clone()
            } else {
                String::new()
            },
            at: world.time,
            amount: intent.amount.unwrap().minor,
            shown_from: world.time + lag,
        }
    }
}

impl Teller for Line {
    async fn send(&self, intent: &Intent) -> Sent {
        Turn::new().await;
        let told = |why: &str| Told::because(why);
        let fate = {
            let mut world = self.0.get();
            let fate = world.random.below(12);
            if fate >= 1 {
                *world.requests.entry(intent.id.clone()).or_default() += 1;
            }
            match fate {
                0 => world.count("not sent"),
                1 => world.count("declined"),
                2 => world.count("rejected"),
                3 => world.count("request lost"),
                4 => {
                    world.count("applied late");
                    let effect = Self::effect(&mut world, intent);
                    let delay = i64::try_from(world.random.below(4) + 1).unwrap() * MINUTE;
                    let at = world.time + delay;
                    let effect = Effect {
                        shown_from: at + (effect.shown_from - effect.at),
                        ..effect
                    };
                    world.late.push((at, effect));
                }
                _ => {
                    let effect = Self::effect(&mut world, intent);
                    if !world.possible(&effect) {
                        return Sent::Rejected(told("refused"));
                    }
                    world.effects.push(effect);
                }
            }
            fate
        };
        // The answer is on its way: everything may end here.
        Turn::new().await;
        match fate {
            0 => Sent::NotSent(told("not_sent")),
            1 => Sent::Declined(told("declined")),
            2 => Sent::Rejected(told("refused")),
            3 | 4 => Sent::Unknown(told("no_usable_answer")),
            5..=7 => {
                self.0.get().count("answer lost");
                Sent::Unknown(told("no_usable_answer"))
            }
            _ => {
                let world = self.0.get();
                let ours = |effect: &&Effect| effect.by.as_deref() == Some(intent.id.as_str());
                Sent::Approved(Told {
                    txn: world.effects.iter().find(ours).map(|effect| effect.id.clone()),
                    ..told("approved")
                })
            }
        }
    }

    async fn look(&self, intent: &Intent) -> Result<Evidence, LookFailed> {
        Turn::new().await;
        let evidence = {
            let mut world = self.0.get();
            world.arrive();
            if world.random.one_in(5) {
                world.count("look-up failed");
                return Err(LookFailed {
                    detail: "no answer".into(),
                });
            }
            world.evidence(intent)
        };
        Turn::new().await;
        Ok(evidence)
    }
}
