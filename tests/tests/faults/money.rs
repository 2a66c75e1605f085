//! Money under faults: the real program is killed, cut off, frozen and lied to while it moves
//! money, and the practice gateway's own ledger tells what really happened. Each fault prints one
//! JSON line: which (table B6 of the reliability sheet), how many runs, how many violations, and
//! the seed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use counterfoil_tests::cli::Outcome;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Problem, Result};
use serde_json::{Value, json};

use crate::bench::{Bench, sync_lately, town};

const WHO: &str = "Ada Admin";
const PASSWORD: &str = "my own choice now";
/// Kills before a fresh town is laid out: its clock must not run away from this computer's.
const A_TOWN: u32 = 60;

/// Runs in the short form and in the long one (`COUNTERFOIL_FAULTS=long`).
fn runs(short: u32, long: u32) -> u32 {
    let is_long = std::env::var("COUNTERFOIL_FAULTS").is_ok_and(|text| text == "long");
    if is_long { long } else { short }
}

/// Tells of a fault, and fails where a law was broken.
fn told(fault: &str, runs: u32, violations: &[String], seed: u32) {
    println!(
        "{}",
        json!({ "fault": fault, "runs": runs, "violations": violations.len(), "seed": seed })
    );
    assert!(violations.is_empty(), "{fault}: {violations:#?}");
}

/// A town with people, plans in the book, and what the gateway had before.
struct Till {
    gateway: Gateway,
    bench: Bench,
    password: String,
    /// Our ids of plans that can pay, with the gateway's.
    plans: Vec<(String, String)>,
    /// The API user of the plans' terminal.
    before: BTreeMap<String, BTreeSet<String>>,
}

impl Till {
    async fn open(seed: u32) -> Result<Till> {
        let (gateway, truth, bench) = town(400, seed).await?;
        let cli = bench.cli();
        sync_lately(&cli, &truth)?;
        let file = bench.home().join("password");
        std::fs::write(&file, PASSWORD)?;
        let password = file.display().to_string();
        let admin = ["people", "add", "--name", WHO, "--role", "administrator"];
        cli.ok_with(&admin, PASSWORD)?;
        let mut till = Till {
            gateway,
            bench,
            password,
            plans: Vec::new(),
            before: BTreeMap::new(),
        };
        let approver = ["people", "add", "--name", "Sofia Super", "--role", "approver"];
        let outcome = till
            .bench
            .cli()
            .run_with(&till.by(&approver), "first password here")?;
        if outcome.code != 0 {
            return Err(Problem::new(outcome.complaint));
        }
        let ledger = till.ledger().await?;
        for plan in ledger["plans"].as_array().ok_or("no plans")? {
            let id = plan["id"].as_str().ok_or("a plan without an id")?;
            let long = plan["left"].as_u64().is_none_or(|left| left >= 6);
            let is_card = plan["book"].as_str().is_some_and(|book| !book.contains("check"));
            if plan["state"] != "running" || !long || !is_card {
                continue;
            }
            let adopted = till.run(&["plan", "adopt", id])?;
            if adopted.code == 0 {
                let ours = adopted.last()?["id"]
                    .as_str()
                    .or(adopted.last()?["row"]["id"].as_str());
                let ours = ours.ok_or("an adopted plan without an id")?.to_owned();
                till.before.insert(id.to_owned(), paid(&ledger, id));
                till.plans.push((ours, id.to_owned()));
            }
        }
        assert!(!till.plans.is_empty(), "the town has no plan that can pay");
        Ok(till)
    }

    /// The words of a command with who gives it.
    fn by<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        let mut all = vec!["--person", WHO, "--password-file", self.password.as_str()];
        all.extend_from_slice(words);
        all
    }

    fn run(&self, words: &[&str]) -> Result<Outcome> {
        self.bench.cli().run(&self.by(words))
    }

    async fn ledger(&self) -> Result<Value> {
        self.gateway.whole_truth().await
    }

    fn plan(&self, number: u32) -> &(String, String) {
        let at = usize::try_from(number).unwrap_or(0) % self.plans.len();
        &self.plans[at]
    }

    fn acts(&self) -> Result<Vec<Value>> {
        Ok(self.run(&["act", "list"])?.lines)
    }

    /// Looks up whatever is open until nothing is, while time passes at the gateway. What is
    /// left open is answered.
    async fn find_out(&self) -> Result<Vec<Value>> {
        for round in 0..6 {
            let open: Vec<Value> = self
                .acts()?
                .into_iter()
                .filter(|act| act["ended"] == false)
                .collect();
            if open.is_empty() || round == 5 {
                return Ok(open);
            }
            for act in &open {
                self.run(&["act", "look", act["id"].as_str().unwrap_or_default()])?;
            }
            self.gateway.pass(11 * 60).await?;
        }
        Ok(Vec::new())
    }

    /// Every law, against the gateway's ledger. `may_wait`: acts that only a person can decide.
    async fn judge(&self, may_wait: bool) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        for act in self.find_out().await? {
            if !(may_wait && act["state"] == "needs_person") {
                wrong.push(format!("still open: {} {}", act["id"], act["state"]));
            }
        }
        let ledger = self.ledger().await?;
        let acts = self.acts()?;
        for (ours, theirs) in &self.plans {
            let before = self.before.get(theirs).cloned().unwrap_or_default();
            let effects: BTreeSet<String> = paid(&ledger, theirs).difference(&before).cloned().collect();
            let done: Vec<&Value> = acts
                .iter()
                .filter(|act| act["target"] == ours.as_str())
                .filter(|act| act["state"] == "approved" || act["state"] == "confirmed_done")
                .collect();
            let named: BTreeSet<String> = done
                .iter()
                .filter_map(|act| act["txn"].as_str())
                .map(str::to_owned)
                .collect();
            let waiting = acts
                .iter()
                .filter(|act| act["target"] == ours.as_str() && act["ended"] == false)
                .count();
            // I2 and I3: each effect belongs to one act, each act that is done has one effect.
            if named.len() != done.len() {
                wrong.push(format!(
                    "{theirs}: {} acts are done and name {named:?}",
                    done.len()
                ));
            }
            if waiting == 0 && named != effects {
                wrong.push(format!(
                    "{theirs}: at the gateway {effects:?}, in our book {named:?}"
                ));
            }
        }
        if self.run(&["activity", "--check"])?.code != 0 {
            wrong.push("the activity is not as it was written".to_owned());
        }
        Ok(wrong)
    }
}

/// Payments of a plan that somebody took, the gateway's own schedule apart.
fn paid(ledger: &Value, plan: &str) -> BTreeSet<String> {
    let all = ledger["payments"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|one| one["plan"] == plan && one["status"] != "declined")
        .filter(|one| one["user"].as_str().is_some_and(|user| user != "scheduler"))
        .filter_map(|one| one["id"].as_str())
        .map(str::to_owned)
        .collect()
}

fn random(below: u64) -> Result<u64> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes) % below)
}

#[tokio::test]
async fn f01_killed_at_any_moment_a_payment_is_taken_at_most_once_and_is_known() -> Result<()> {
    let (wanted, seed) = (runs(12, 1_000), 7_001);
    let (mut done, mut wrong, mut towns) = (0, Vec::new(), 0);
    while done < wanted {
        let till = Till::open(seed + towns).await?;
        towns += 1;
        till.gateway
            .fault(json!({ "fault": "delay", "milliseconds": 80 }))
            .await?;
        for _ in 0..A_TOWN.min(wanted - done) {
            let (plan, _) = till.plan(done);
            let mut running = till.bench.cli().start(&till.by(&["plan", "take", plan]))?;
            let moment = Duration::from_millis(50 + random(900)?);
            if running.wait_for(moment).is_none() {
                running.kill();
            }
            done += 1;
            // Before the next payment of a plan is asked for, the last one has to be known.
            if done % 6 == 0 {
                till.find_out().await?;
            }
        }
        till.gateway.heal().await?;
        wrong.extend(till.judge(true).await?);
    }
    told("F01", done, &wrong, seed);
    Ok(())
}

#[tokio::test]
async fn f02_dead_at_each_named_point_nothing_is_sent_twice_and_nothing_is_silent() -> Result<()> {
    let seed = 7_101;
    let till = Till::open(seed).await?;
    let mut wrong = Vec::new();
    let points = [
        ("journal-before-arm", ""),
        ("journal-armed", "not_sent"),
        ("journal-dispatching", "confirmed_absent"),
        ("journal-answered", "confirmed_done"),
        ("journal-recorded", "approved"),
    ];
    for (number, (point, expected)) in (0_u32..).zip(points) {
        let (plan, _) = till.plan(number);
        let before = till.acts()?.len();
        let mut command = till.bench.cli().command(&till.by(&["plan", "take", plan]));
        command.env("COUNTERFOIL_FAILPOINT", point);
        let outcome = counterfoil_tests::cli::run(command, "")?;
        if outcome.code == 0 {
            wrong.push(format!("{point}: the program did not end there"));
        }
        till.find_out().await?;
        let acts = till.acts()?;
        let state = match acts.len() - before {
            0 => String::new(),
            _ => acts[0]["state"].as_str().unwrap_or_default().to_owned(),
        };
        if state != expected {
            wrong.push(format!(
                "{point}: {state:?}, not {expected:?}: {}",
                outcome.complaint
            ));
        }
    }
    wrong.extend(till.judge(false).await?);
    told("F02", 5, &wrong, seed);
    Ok(())
}

/// One payment under a fault of the gateway, and how it stands after it was looked up.
async fn under(
    till: &Till,
    number: u32,
    fault: Value,
    expected: &[&str],
    wrong: &mut Vec<String>,
) -> Result<()> {
    let (plan, _) = till.plan(number);
    till.gateway.heal().await?;
    till.gateway.fault(fault.clone()).await?;
    let outcome = till.run(&["plan", "take", plan])?;
    till.gateway.heal().await?;
    let first = outcome
        .last()
        .map(|view| view["state"].clone())
        .unwrap_or_default();
    if outcome.code == 0 {
        wrong.push(format!("{fault}: was believed: {first}"));
    }
    till.find_out().await?;
    let acts = till.acts()?;
    let state = acts
        .first()
        .and_then(|act| act["state"].as_str())
        .unwrap_or_default()
        .to_owned();
    if !expected.contains(&state.as_str()) {
        wrong.push(format!("{fault}: {first}, then {state}; {}", outcome.complaint));
    }
    Ok(())
}

#[tokio::test]
async fn f13_f14_a_lost_answer_is_found_and_a_lost_request_is_not_sent_again() -> Result<()> {
    let seed = 7_201;
    let till = Till::open(seed).await?;
    let mut wrong = Vec::new();
    let lost = runs(2, 20);
    for number in 0..lost {
        let fault = json!({ "fault": "reset_after_reading", "only": "ccinstallsale" });
        let recurring = json!({ "fault": "reset_after_reading", "only": "ccrecurringsale" });
        till.gateway.fault(recurring).await?;
        under_both(&till, number, &fault, &["confirmed_done"], &mut wrong).await?;
        let fault = json!({ "fault": "empty", "booked": false, "only": "ccinstallsale" });
        under_both(&till, number + 1, &fault, &["confirmed_absent"], &mut wrong).await?;
    }
    wrong.extend(till.judge(false).await?);
    told("F13", lost, &wrong, seed);
    told("F14", lost, &[], seed);
    Ok(())
}

/// The same fault for both kinds of plans.
async fn under_both(
    till: &Till,
    number: u32,
    fault: &Value,
    expected: &[&str],
    wrong: &mut Vec<String>,
) -> Result<()> {
    let mut fault = fault.clone();
    let ledger = till.ledger().await?;
    let (_, theirs) = till.plan(number);
    let plans = ledger["plans"].as_array().cloned().unwrap_or_default();
    let recurring = plans
        .iter()
        .any(|plan| plan["id"] == theirs.as_str() && plan["left"].is_null());
    if recurring {
        fault["only"] = json!("ccrecurringsale");
    }
    under(till, number, fault, expected, wrong).await
}

#[tokio::test]
async fn f16_an_answer_that_is_cut_or_is_none_is_unknown_and_found_by_looking() -> Result<()> {
    let seed = 7_301;
    let till = Till::open(seed).await?;
    let mut wrong = Vec::new();
    let mut faults = vec![
        json!({ "fault": "html", "only": "ccinstallsale" }),
        json!({ "fault": "http_503", "only": "ccinstallsale" }),
        json!({ "fault": "error", "code": "4017", "booked": true, "only": "ccinstallsale" }),
        json!({ "fault": "error", "code": "5093", "booked": true, "only": "ccinstallsale" }),
    ];
    let step = usize::try_from(runs(400, 10)).unwrap_or(400);
    for bytes in (0..900).step_by(step) {
        faults.push(
            json!({ "fault": "truncate", "bytes": bytes, "clean": bytes % 20 == 0, "only": "ccinstallsale" }),
        );
    }
    let count = u32::try_from(faults.len())?;
    for (number, fault) in (0_u32..).zip(&faults) {
        under_both(&till, number, fault, &["confirmed_done"], &mut wrong).await?;
    }
    wrong.extend(till.judge(false).await?);
    told("F16", count, &wrong, seed);
    Ok(())
}

#[tokio::test]
async fn f21_the_schedule_that_runs_at_the_same_time_is_told_apart() -> Result<()> {
    let seed = 7_401;
    let till = Till::open(seed).await?;
    let mut wrong = Vec::new();
    let (wanted, mut number) = (runs(2, 6), 0);
    while number < wanted {
        let (plan, _) = till.plan(number);
        let only = json!({ "fault": "reset_after_reading", "times": 1, "after": 3 });
        let _ = only;
        // The answer is lost, and before it is looked up the gateway's own payments are due.
        till.gateway
            .fault(json!({ "fault": "reset_after_reading", "only": "ccinstallsale" }))
            .await?;
        till.gateway
            .fault(json!({ "fault": "reset_after_reading", "only": "ccrecurringsale" }))
            .await?;
        let outcome = till.run(&["plan", "take", plan])?;
        till.gateway.heal().await?;
        if outcome.code == 0 {
            wrong.push("a lost answer was believed".to_owned());
        }
        till.gateway.pass(3 * 3_600).await?;
        number += 1;
    }
    wrong.extend(till.judge(true).await?);
    told("F21", number, &wrong, seed);
    Ok(())
}

#[tokio::test]
async fn f22_an_incomplete_list_proves_no_absence() -> Result<()> {
    let seed = 7_501;
    let till = Till::open(seed).await?;
    let (plan, _) = till.plan(0);
    let mut wrong = Vec::new();
    for only in ["ccinstallsale", "ccrecurringsale"] {
        till.gateway
            .fault(json!({ "fault": "empty", "booked": false, "only": only }))
            .await?;
    }
    till.run(&["plan", "take", plan])?;
    till.gateway.heal().await?;
    till.gateway
        .fault(json!({ "fault": "wrong_count", "only": "txnquery" }))
        .await?;
    for _ in 0..3 {
        let open: Vec<Value> = till
            .acts()?
            .into_iter()
            .filter(|act| act["ended"] == false)
            .collect();
        for act in &open {
            let looked = till.run(&["act", "look", act["id"].as_str().unwrap_or_default()])?;
            let state = looked.last()?["state"].clone();
            if state != "unknown" {
                wrong.push(format!("an incomplete list led to {state}"));
            }
        }
        if open.is_empty() {
            wrong.push("nothing is open".to_owned());
        }
        till.gateway.pass(11 * 60).await?;
    }
    till.gateway.heal().await?;
    wrong.extend(till.judge(false).await?);
    told("F22", 3, &wrong, seed);
    Ok(())
}

#[tokio::test]
async fn f11_f19_f25_where_nothing_can_be_sent_nothing_is_and_it_says_so() -> Result<()> {
    let seed = 7_601;
    let mut till = Till::open(seed).await?;
    let mut wrong = Vec::new();
    let (plan, _) = till.plan(0).clone();
    // F11: another copy of the program has the data.
    till.gateway
        .fault(json!({ "fault": "delay", "milliseconds": 1_500 }))
        .await?;
    let running = till.bench.cli().start(&till.by(&["plan", "take", &plan]))?;
    tokio::time::sleep(Duration::from_millis(900)).await;
    let second = till.run(&["plan", "take", &plan])?;
    if second.code == 0 || second.error_code()? != "data_in_use" {
        wrong.push(format!("a second copy: {}", second.complaint));
    }
    drop(running);
    till.gateway.heal().await?;
    till.find_out().await?;
    // F25: the store of secrets is locked.
    let before = till.acts()?.len();
    till.bench.lock()?;
    let locked = till.run(&["plan", "take", &plan])?;
    if locked.code == 0 || !locked.error_code()?.starts_with("vault") {
        wrong.push(format!("a locked store: {}", locked.complaint));
    }
    till.bench.unlock()?;
    if till.acts()?.len() != before {
        wrong.push("something was written down with a locked store".to_owned());
    }
    // F19: nothing answers at the gateway's address.
    let port = till.gateway.port()?;
    wrong.extend(till.judge(false).await?);
    let Till {
        gateway,
        bench,
        password,
        ..
    } = till;
    drop(gateway);
    let words = [
        "--person",
        WHO,
        "--password-file",
        password.as_str(),
        "plan",
        "take",
        plan.as_str(),
    ];
    let refused = bench.cli().run(&words)?;
    if refused.code == 0 || refused.error_code()? != "gateway_unreachable" {
        wrong.push(format!("nobody at port {port}: {}", refused.complaint));
    }
    for fault in ["F11", "F19", "F25"] {
        told(fault, 1, &wrong, seed);
    }
    Ok(())
}

#[tokio::test]
async fn f24_a_program_that_slept_through_its_answer_knows_or_finds_out() -> Result<()> {
    let seed = 7_701;
    let till = Till::open(seed).await?;
    till.gateway
        .fault(json!({ "fault": "delay", "milliseconds": 700 }))
        .await?;
    let wanted = runs(2, 20);
    for number in 0..wanted {
        let (plan, _) = till.plan(number);
        let mut running = till.bench.cli().start(&till.by(&["plan", "take", plan]))?;
        tokio::time::sleep(Duration::from_millis(300 + random(900)?)).await;
        running.signal("STOP")?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        running.signal("CONT")?;
        if running.wait_for(Duration::from_secs(30)).is_none() {
            running.kill();
        }
    }
    till.gateway.heal().await?;
    let wrong = till.judge(true).await?;
    told("F24", wanted, &wrong, seed);
    Ok(())
}
