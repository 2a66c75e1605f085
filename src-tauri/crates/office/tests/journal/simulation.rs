//! One history from a seed, and the laws that every one must keep.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};

use counterfoil_office::journal::Journal;
use domain::{AccountId, ActKind, Coded, Currency, IntentState, Money, MoneyAct, TerminalId};
use ledger::Intent;

use crate::world::{Effect, Line, Random, Shared, USER, World};

const MINUTE: i64 = 60_000;
const ROUNDS: u32 = 60;

/// What was met, over all seeds.
#[derive(Debug, Default)]
pub struct Tally {
    pub seeds: u64,
    met: BTreeMap<String, u64>,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.seeds += other.seeds;
        for (what, count) in &other.met {
            *self.met.entry(what.clone()).or_default() += count;
        }
    }

    pub fn counted(&self) -> Vec<(String, u64)> {
        let mut expected: Vec<String> = [
            "not sent",
            "declined",
            "rejected",
            "request lost",
            "applied late",
            "answer lost",
            "look-up failed",
            "incomplete list",
            "late listing",
            "full disk",
            "second act about a target",
            "crash",
            "witness too old",
            "schedule ran",
            "foreign return",
            "clock jumped",
        ]
        .iter()
        .map(|what| (*what).to_owned())
        .collect();
        expected.extend(
            IntentState::ALL
                .iter()
                .filter(|s| !s.is_open())
                .map(|s| s.word().to_owned()),
        );
        expected
            .into_iter()
            .map(|what| {
                let count = self.met.get(&what).copied().unwrap_or(0);
                (what, count)
            })
            .collect()
    }
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

pub struct Simulation {
    seed: u64,
    random: Random,
    world: Shared,
    journal: Journal<Shared>,
    tasks: Vec<Task>,
    /// Intents whose arming was acknowledged.
    promised: Arc<Mutex<BTreeSet<String>>>,
}

impl Simulation {
    pub fn new(seed: u64) -> Self {
        let world = Shared(Arc::new(Mutex::new(World {
            random: Random::new(seed ^ 0xFEED),
            time: 1_795_000_000_000,
            skew: 0,
            stored: BTreeMap::new(),
            steps: Vec::new(),
            effects: Vec::new(),
            late: Vec::new(),
            requests: BTreeMap::new(),
            counted: BTreeMap::new(),
            next_id: 0,
        })));
        Self {
            seed,
            random: Random::new(seed),
            journal: Journal::new(world.clone(), Arc::new(world.clone())),
            world,
            tasks: Vec::new(),
            promised: Arc::default(),
        }
    }

    pub fn run(mut self) -> Tally {
        for _ in 0..ROUNDS {
            match self.random.below(10) {
                0..=3 => self.click(),
                4 => self.foreign(),
                5 if self.random.one_in(3) => self.crash(),
                6 => self.jump(),
                _ => self.pass(),
            }
            self.look();
            for _ in 0..self.random.below(12) {
                self.poll_one();
            }
            self.check();
        }
        self.settle();
        self.check();
        self.final_check();
        let world = self.world.get();
        let mut met: BTreeMap<String, u64> = world
            .counted
            .iter()
            .map(|(what, count)| ((*what).to_owned(), *count))
            .collect();
        for intent in world.stored.values() {
            *met.entry(intent.state.word().to_owned()).or_default() += 1;
        }
        Tally { seeds: 1, met }
    }

    /// Somebody presses a button; sometimes two windows do.
    fn click(&mut self) {
        let kind = [ActKind::Void, ActKind::Return, ActKind::TakeInstallment]
            [usize::try_from(self.random.below(3)).unwrap()];
        let target = format!("{}-{}", kind.word(), self.random.below(2));
        for _ in 0..=u32::from(self.random.one_in(4)) {
            // What is voided is offered no more, and while something is open no witness is read.
            if self.world.get().is_voided(&target) || self.world.get().is_open(&target) {
                return;
            }
            let after = self.world.get().latest(&target);
            let intent = self.intent(kind, &target);
            let (journal, line) = (self.journal.clone(), Line(self.world.clone()));
            let promised = Arc::clone(&self.promised);
            self.tasks.push(Box::pin(async move {
                if let Ok(armed) = journal.arm(intent, after.as_deref()).await {
                    promised.lock().unwrap().insert(armed.id.clone());
                    let _ = journal.send(armed, &line).await;
                }
            }));
        }
    }

    fn intent(&mut self, kind: ActKind, target: &str) -> Intent {
        let mut world = self.world.get();
        let witness = world.witness(kind, target);
        let amount = Money {
            minor: 12_500,
            currency: Currency::USD,
        };
        let act = match kind {
            ActKind::Void => MoneyAct::Void {
                txn: target.into(),
                amount,
            },
            ActKind::Return => MoneyAct::Return {
                txn: target.into(),
                amount,
                whole: false,
            },
            _ => MoneyAct::TakeInstallment {
                plan: target.into(),
                amount,
            },
        };
        Intent {
            id: world.fresh("intent-"),
            account: AccountId::new("town"),
            terminal: TerminalId::new("web"),
            user_id: USER.into(),
            kind,
            target: target.into(),
            act: serde_json::to_string(&act).unwrap(),
            amount: Some(amount),
            baseline: serde_json::to_string(&witness).unwrap(),
            digest: "0".repeat(64),
            requested_by: "clerk1".into(),
            approved_by: None,
            approval: None,
            reason: "test".into(),
            note: String::new(),
            previous: None,
            armed_at: 0,
            state: IntentState::Armed,
            dispatched_at: None,
            ended_at: None,
            told: None,
            looks: 0,
            next_look: None,
        }
    }

    /// The gateway's own schedule takes a payment, or somebody refunds in the portal.
    fn foreign(&mut self) {
        let mut world = self.world.get();
        let schedule = world.random.one_in(2);
        let (kind, user) = if schedule {
            (ActKind::TakeInstallment, "scheduler")
        } else {
            (ActKind::Return, "supervisor")
        };
        let number = world.random.below(2);
        // Refunds of another sum are frequent, of the same sum seldom.
        let amount = if schedule || world.random.one_in(4) {
            12_500
        } else {
            4_000
        };
        let effect = Effect {
            id: world.fresh("txn-"),
            by: None,
            kind,
            target: format!("{}-{number}", kind.word()),
            user: user.into(),
            reference: String::new(),
            at: world.time,
            amount,
            shown_from: world.time,
        };
        world.count(if schedule {
            "schedule ran"
        } else {
            "foreign return"
        });
        world.effects.push(effect);
    }

    /// Everything that runs ends; what is written stays. Then the program starts again.
    fn crash(&mut self) {
        self.tasks.clear();
        self.world.get().count("crash");
        self.recover();
    }

    fn recover(&mut self) {
        // A full disk may hinder the start; it is tried until it works.
        for _ in 0..100 {
            let journal = self.journal.clone();
            let mut recovered = Box::pin(async move { journal.recover().await.is_ok() });
            let mut context = Context::from_waker(Waker::noop());
            let done = loop {
                if let std::task::Poll::Ready(ok) = recovered.as_mut().poll(&mut context) {
                    break ok;
                }
            };
            if done {
                return;
            }
        }
        panic!("seed {}: never recovered", self.seed);
    }

    /// This computer's clock is set, by minutes or by a day, forwards or back.
    fn jump(&mut self) {
        let mut world = self.world.get();
        if !world.random.one_in(3) {
            return;
        }
        let size = if world.random.one_in(2) { 1_440 } else { 9 };
        let sign = if world.random.one_in(2) { 1 } else { -1 };
        world.skew = sign * size * MINUTE;
        world.count("clock jumped");
    }

    fn pass(&mut self) {
        let mut world = self.world.get();
        let seconds = world.random.below(400) + 1;
        world.time += i64::try_from(seconds).unwrap() * 1_000;
        world.arrive();
    }

    /// What is due is looked up.
    fn look(&mut self) {
        let due: Vec<Intent> = {
            let world = self.world.get();
            let now = world.time + world.skew;
            let due = |intent: &&Intent| {
                matches!(intent.state, IntentState::Unknown | IntentState::NeedsPerson)
                    && intent.next_look.is_some_and(|at| at <= now)
            };
            world.stored.values().filter(due).cloned().collect()
        };
        for intent in due {
            let (journal, line) = (self.journal.clone(), Line(self.world.clone()));
            self.tasks.push(Box::pin(async move {
                let _ = journal.look(intent, &line).await;
            }));
        }
    }

    fn poll_one(&mut self) {
        if self.tasks.is_empty() {
            return;
        }
        let at = usize::try_from(self.random.below(self.tasks.len() as u64)).unwrap();
        let mut context = Context::from_waker(Waker::noop());
        if self.tasks[at].as_mut().poll(&mut context).is_ready() {
            drop(self.tasks.swap_remove(at));
        }
    }

    /// Time passes until nothing is open but what waits for a person, who then tells the truth.
    fn settle(&mut self) {
        self.world.get().skew = 0;
        for round in 0..900 {
            while !self.tasks.is_empty() {
                self.poll_one();
            }
            if round == 0 {
                self.recover();
            }
            let open = {
                let mut world = self.world.get();
                world.time += 7 * MINUTE;
                world.arrive();
                world.stored.values().any(|intent| {
                    matches!(
                        intent.state,
                        IntentState::Armed | IntentState::Dispatching | IntentState::Unknown
                    )
                })
            };
            if !open {
                break;
            }
            // What could not be recorded is found by the next start.
            self.recover();
            self.look();
        }
        while !self.tasks.is_empty() {
            self.poll_one();
        }
        self.people_decide();
    }

    fn people_decide(&mut self) {
        for _ in 0..200 {
            let waiting: Vec<(Intent, bool)> = {
                let world = self.world.get();
                let happened = |id: &str| world.effects.iter().any(|e| e.by.as_deref() == Some(id));
                let waits = |intent: &&Intent| intent.state == IntentState::NeedsPerson;
                let all = world.stored.values().filter(waits);
                all.map(|intent| (intent.clone(), happened(&intent.id))).collect()
            };
            if waiting.is_empty() {
                return;
            }
            for (intent, happened) in waiting {
                let journal = self.journal.clone();
                self.tasks.push(Box::pin(async move {
                    let _ = journal
                        .decide(intent, happened, None, "finance: looked in the portal")
                        .await;
                }));
            }
            while !self.tasks.is_empty() {
                self.poll_one();
            }
        }
    }

    /// Laws at every moment.
    fn check(&self) {
        let world = self.world.get();
        let seed = self.seed;
        // I1: known states, legal steps, nothing disappears.
        for (id, from, to) in &world.steps {
            assert!(
                from == to || from.may_become(*to),
                "seed {seed}: {id} went {from} -> {to}"
            );
        }
        for id in self.promised.lock().unwrap().iter() {
            assert!(
                world.stored.contains_key(id),
                "seed {seed}: {id} was promised and is gone"
            );
        }
        // One open act for a target.
        let mut open = BTreeSet::new();
        for intent in world.stored.values().filter(|intent| intent.state.is_open()) {
            assert!(
                open.insert(&intent.target),
                "seed {seed}: two open acts about {}",
                intent.target
            );
        }
        // I2: at most one request and one effect for an intent.
        for (id, requests) in &world.requests {
            assert_eq!(*requests, 1, "seed {seed}: {id} was sent {requests} times");
        }
        let mut done = BTreeSet::new();
        for effect in &world.effects {
            if let Some(by) = &effect.by {
                assert!(done.insert(by), "seed {seed}: {by} happened twice");
                // I3: every effect of ours belongs to an intent that is written down.
                assert!(
                    world.stored.contains_key(by),
                    "seed {seed}: {by} happened and is not written"
                );
            }
        }
        // What ended is true.
        for intent in world.stored.values() {
            let happened = done.contains(&intent.id);
            let coming = world
                .late
                .iter()
                .any(|(_, e)| e.by.as_deref() == Some(intent.id.as_str()));
            match intent.state {
                IntentState::Approved | IntentState::ConfirmedDone => {
                    assert!(
                        happened,
                        "seed {seed}: {} is {} and did not happen:\n{}",
                        intent.id,
                        intent.state,
                        told(&world, &intent.target)
                    );
                }
                state if !state.is_open() => assert!(
                    !happened && !coming,
                    "seed {seed}: {} is {state} and happened:\n{}",
                    intent.id,
                    told(&world, &intent.target)
                ),
                _ => {}
            }
        }
    }

    fn final_check(&self) {
        let world = self.world.get();
        for intent in world.stored.values() {
            assert!(
                !intent.state.is_open(),
                "seed {}: {} is still {} after days: {:?}",
                self.seed,
                intent.id,
                intent.state,
                intent.told
            );
        }
    }
}

/// All about a target, for whoever reads a failing seed.
fn told(world: &World, target: &str) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for effect in world.effects.iter().filter(|effect| effect.target == target) {
        let _ = writeln!(text, "effect {effect:?}");
    }
    for kept in world.stored.values().filter(|kept| kept.target == target) {
        let _ = writeln!(
            text,
            "{} {} {:?} armed {} witness {} told {:?}",
            kept.id, kept.kind, kept.state, kept.armed_at, kept.baseline, kept.told
        );
    }
    for (id, from, to) in &world.steps {
        let _ = writeln!(text, "{id} {from} -> {to}");
    }
    text
}
