//! Laws of the books: whatever is asked in whatever order, these hold.

use proptest::prelude::*;

use crate::cycle::Cycle;
use crate::payment::{Payment, State};
use crate::record::decimal;
use crate::scheduler;
use crate::settlement;
use crate::syntax::wire_date;
use crate::town::Town;
use crate::trial::{COUNTER, DAY, NOW, VISA, WEB, call, id, sale, town};

const CYCLES: [&str; 10] = [
    "DAILY",
    "WEEKLY",
    "BIWEEKLY",
    "SEMIMONTHLY",
    "MONTHLY",
    "BIMONTHLY",
    "QUARTERLY",
    "SEMESTER",
    "SEMIANNUALLY",
    "ANNUALLY",
];

fn days_from_now(days: i64) -> jiff::civil::Date {
    crate::calendar::Zones::new()
        .unwrap()
        .eastern_clock(NOW + days * DAY)
        .date()
}

/// Adds an installment plan; SEMIMONTHLY ones start on a day that is allowed.
fn add_plan(town: &mut Town, cycle: &str, days: i64, total: u32, amount: u32) -> String {
    let mut date = days_from_now(days);
    while cycle == "SEMIMONTHLY" && !matches!(date.day(), 1 | 15) {
        date = date.tomorrow().unwrap();
    }
    let fields = [
        ("ssl_amount", decimal(amount.into())),
        ("ssl_total_installments", total.to_string()),
        ("ssl_next_payment_date", wire_date(date)),
        ("ssl_billing_cycle", cycle.to_owned()),
        ("ssl_bill_on_half", "1".to_owned()),
        ("ssl_card_number", VISA.to_owned()),
        ("ssl_exp_date", "1299".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let form = call(town, WEB, "ccaddinstall", &fields, NOW).unwrap();
    form.get("ssl_installment_id").unwrap().to_owned()
}

fn of_plan(town: &Town, number: u32) -> Vec<&Payment> {
    let terminal = &town.terminals[WEB];
    let own = |index: &&u32| terminal.payments[**index as usize].plan == number;
    let indexes = terminal.order.iter().filter(own);
    indexes.map(|index| &terminal.payments[*index as usize]).collect()
}

/// All that a terminal has become, ids and codes included.
fn picture(town: &Town) -> String {
    let terminals = town.terminals.iter().map(|t| {
        let details: std::collections::BTreeMap<_, _> = t.details.iter().collect();
        format!(
            "{:?}{:?}{:?}{:?}{details:?}",
            t.payments, t.order, t.plans, t.batches
        )
    });
    terminals.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_of_n_payments_is_charged_n_times_and_then_never_again(
        cycle in 0..CYCLES.len(),
        days in 0_i64..400,
        total in 1_u32..15,
        by_hand in 0_u32..15,
    ) {
        let mut town = town();
        let plan = add_plan(&mut town, CYCLES[cycle], days, total, 12_00);
        let by_hand = by_hand.min(total);
        for turn in 0..by_hand {
            let next = town.terminals[WEB].plans[0].next;
            let form = call(&mut town, WEB, "ccinstallsale", &[("ssl_installment_id", &plan)], NOW + 1).unwrap();
            let number = (turn + 1).to_string();
            prop_assert_eq!(form.get("ssl_number_of_payments"), Some(number.as_str()));
            prop_assert_eq!(town.terminals[WEB].plans[0].next, next);
        }
        let worked = scheduler::run(&mut town, NOW + 6_000 * DAY);
        prop_assert_eq!(worked.charged, u64::from(total - by_hand));
        let payments = of_plan(&town, 0);
        prop_assert_eq!(payments.len(), total as usize);
        prop_assert!(payments.iter().all(|payment| payment.state == State::Settled));
        let scheduled = &payments[by_hand as usize..];
        prop_assert!(scheduled.windows(2).all(|pair| pair[0].time < pair[1].time));
        let more = call(&mut town, WEB, "ccinstallsale", &[("ssl_installment_id", &plan)], NOW + 6_000 * DAY);
        prop_assert_eq!(more.unwrap_err(), "5036");
    }

    #[test]
    fn one_jump_of_the_clock_equals_many_small_steps(
        plans in prop::collection::vec((0..CYCLES.len(), 0_i64..60, 1_u32..30, 100_u32..9_999), 0..5),
        sales in prop::collection::vec((0_usize..4, 1_u32..20_000, 0_i64..5_000), 0..8),
        waits in any::<bool>(),
        mut cuts in prop::collection::vec(0_i64..120 * DAY, 0..12),
    ) {
        let mut one = town();
        one.terminals[COUNTER].options.auto_settle = !waits;
        for (cycle, days, total, amount) in plans {
            add_plan(&mut one, CYCLES[cycle], days, total, amount);
        }
        for (position, amount, later) in sales {
            sale(&mut one, position, amount, NOW + later);
        }
        let _ = call(&mut one, COUNTER, "settle", &[], NOW + 5_000);
        let mut many = one.clone();
        let end = NOW + 5_000 + 120 * DAY;
        let jump = scheduler::run(&mut one, end);
        cuts.sort_unstable();
        cuts.push(120 * DAY);
        let mut steps = scheduler::Worked::default();
        for cut in cuts {
            let step = scheduler::run(&mut many, NOW + 5_000 + cut);
            steps.charged += step.charged;
            steps.declined += step.declined;
            steps.skipped += step.skipped;
            steps.settled += step.settled;
            steps.batches += step.batches;
        }
        prop_assert_eq!(jump, steps);
        prop_assert_eq!(picture(&one), picture(&many));
    }

    #[test]
    fn no_cent_is_lost_between_payments_and_batches(
        steps in prop::collection::vec((0_u8..7, 1_u32..50_000, any::<prop::sample::Index>()), 1..40),
    ) {
        let mut town = town();
        let (mut net, mut now) = (0_i64, NOW);
        let mut ids: Vec<(String, i64)> = Vec::new();
        for (step, amount, which) in steps {
            now += 37;
            match step {
                0..3 => {
                    let form = sale(&mut town, COUNTER, amount, now);
                    if form.get("ssl_result") == Some("0") {
                        net += i64::from(amount);
                        ids.push((id(&form), i64::from(amount)));
                    }
                }
                3 if !ids.is_empty() => {
                    let at = which.index(ids.len());
                    let fields = [("ssl_txn_id", ids[at].0.as_str())];
                    if call(&mut town, COUNTER, "ccvoid", &fields, now).is_ok() {
                        net -= ids[at].1;
                    }
                }
                4 if !ids.is_empty() => {
                    let at = which.index(ids.len());
                    let part = decimal(i64::from(amount));
                    let fields = [("ssl_txn_id", ids[at].0.as_str()), ("ssl_amount", part.as_str())];
                    if let Ok(form) = call(&mut town, COUNTER, "ccreturn", &fields, now) {
                        net -= i64::from(amount);
                        ids.push((id(&form), -i64::from(amount)));
                    }
                }
                5 => drop(call(&mut town, COUNTER, "settle", &[], now)),
                _ => {
                    now += i64::from(amount % 3) * DAY;
                    scheduler::run(&mut town, now);
                }
            }
        }
        now += 2 * DAY;
        scheduler::run(&mut town, now);
        let terminal = &town.terminals[COUNTER];
        let batches = settlement::batches(terminal);
        prop_assert_eq!(batches.iter().map(|(_, sum)| sum).sum::<i64>(), net);
        let settled = terminal.payments.iter().filter(|payment| payment.state == State::Settled);
        prop_assert_eq!(batches.iter().map(|(count, _)| *count as usize).sum::<usize>(), settled.count());
        prop_assert!(terminal.batches.iter().all(|batch| batch.settled));
        let mut references: Vec<String> = terminal.batches.iter().map(|batch| batch.wire()).collect();
        references.sort();
        references.dedup();
        prop_assert_eq!(references.len(), terminal.batches.len());
    }

    #[test]
    fn refunds_never_exceed_their_sale(
        amount in 1_u32..100_000,
        parts in prop::collection::vec(1_u32..60_000, 1..10),
    ) {
        let mut town = town();
        let amount = amount - amount % 100 + 100;
        let sold = id(&sale(&mut town, COUNTER, amount, NOW));
        scheduler::run(&mut town, NOW + DAY);
        let mut left = amount;
        for part in parts {
            let text = decimal(part.into());
            let fields = [("ssl_txn_id", sold.as_str()), ("ssl_amount", text.as_str())];
            let answer = call(&mut town, COUNTER, "ccreturn", &fields, NOW + DAY + 1);
            if part <= left {
                left -= part;
                prop_assert_eq!(answer.map(|form| form.get("ssl_result") == Some("0")), Ok(true));
            } else {
                prop_assert_eq!(answer.unwrap_err(), "5091");
            }
            let index = town.find(&sold).unwrap().1;
            prop_assert_eq!(town.terminals[COUNTER].payments[index as usize].refundable(), left);
        }
    }

    #[test]
    fn the_same_card_and_amount_is_a_duplicate_within_the_window_only(
        window in 1_u32..4_000,
        apart in 0_i64..8_000,
        same_amount in any::<bool>(),
    ) {
        let mut town = town();
        town.terminals[WEB].options.duplicate_seconds = window;
        sale(&mut town, WEB, 2_500, NOW);
        let second = sale(&mut town, WEB, if same_amount { 2_500 } else { 2_600 }, NOW + apart);
        let strikes = same_amount && apart < i64::from(window);
        prop_assert_eq!(second.get("ssl_result"), Some(if strikes { "1" } else { "0" }));
        let message = second.get("ssl_result_message").unwrap();
        prop_assert_eq!(message == "Declined - Transaction previously authorized", strikes);
    }
}

#[test]
fn a_skipped_payment_is_left_out_once_and_the_plan_runs_on() {
    let mut town = town();
    let plan = add_plan(&mut town, "MONTHLY", 1, 3, 1_000);
    let fields = [
        ("ssl_installment_id", plan.as_str()),
        ("ssl_amount", "10.00"),
        ("ssl_skip_payment", "Y"),
    ];
    call(&mut town, WEB, "ccupdateinstall", &fields, NOW + 1).unwrap();
    let worked = scheduler::run(&mut town, NOW + 40 * DAY);
    assert_eq!((worked.skipped, worked.charged), (1, 1));
    assert!(!town.terminals[WEB].plans[0].skip);
}

#[test]
fn a_suspended_plan_sleeps_until_a_cycle_and_a_date_wake_it() {
    let mut town = town();
    let plan = add_plan(&mut town, "DAILY", 1, 9, 1_000);
    let set = |town: &mut Town, cycle: &str, date: &str, now| {
        let fields = [
            ("ssl_installment_id", plan.as_str()),
            ("ssl_amount", "10.00"),
            ("ssl_billing_cycle", cycle),
            ("ssl_next_payment_date", date),
        ];
        let fields = if date.is_empty() {
            &fields[..3]
        } else {
            &fields[..]
        };
        call(town, WEB, "ccupdateinstall", fields, now)
    };
    set(&mut town, "SUSPENDED", "", NOW + 1).unwrap();
    assert_eq!(scheduler::run(&mut town, NOW + 30 * DAY).charged, 0);
    assert_eq!(set(&mut town, "DAILY", "", NOW + 30 * DAY).unwrap_err(), "5031");
    let date = wire_date(days_from_now(31));
    set(&mut town, "DAILY", &date, NOW + 30 * DAY).unwrap();
    assert_eq!(town.terminals[WEB].plans[0].rhythm.cycle, Cycle::Daily);
    assert_eq!(scheduler::run(&mut town, NOW + 60 * DAY).charged, 9);
}

#[test]
fn a_declined_payment_counts_nothing_and_the_plan_moves_on() {
    let mut town = town();
    add_plan(&mut town, "DAILY", 1, 2, 10_05);
    let worked = scheduler::run(&mut town, NOW + 5 * DAY);
    assert_eq!((worked.charged, worked.declined), (0, 5));
    assert_eq!(town.terminals[WEB].plans[0].paid, 0);
}

#[test]
fn a_batch_that_nobody_settles_declines_after_seven_days_and_is_settled_after_ten() {
    let mut town = town();
    town.terminals[COUNTER].options.auto_settle = false;
    sale(&mut town, COUNTER, 1_000, NOW);
    scheduler::run(&mut town, NOW + 7 * DAY);
    let late = sale(&mut town, COUNTER, 1_100, NOW + 8 * DAY);
    assert_eq!(late.get("ssl_result_message"), Some("MUST SETTLE 1006"));
    assert_eq!(scheduler::run(&mut town, NOW + 9 * DAY).settled, 0);
    assert_eq!(scheduler::run(&mut town, NOW + 11 * DAY).settled, 1);
    let after = sale(&mut town, COUNTER, 1_200, NOW + 11 * DAY + 1);
    assert_eq!(after.get("ssl_result"), Some("0"));
}
