use domain::{Environment, TerminalKind};
use ledger::Reported;
use proptest::prelude::*;

use super::facts::{AccountFact, Facts, Last, PinFact, RotationFact, TerminalFact, Unticked, UserFact};
use super::judge;
use crate::dto::{
    Finding, FindingKind, FindingWeight, Intention, NextStep, RotationState, SharedVault, VerifyOutcome,
};

const NOW: i64 = 1_795_200_000;

fn pin(user: &str, outcome: Option<VerifyOutcome>) -> PinFact {
    PinFact {
        user: user.into(),
        length: 64,
        ends: "X9Q2".into(),
        set_at: NOW - 5_000,
        last: outcome.map(|outcome| Last {
            at: NOW - 60,
            outcome,
            code: None,
        }),
        same_as: Vec::new(),
        elsewhere: Vec::new(),
    }
}

fn terminal(id: &str, name: &str, kind: TerminalKind, user: &str) -> TerminalFact {
    TerminalFact {
        id: id.into(),
        name: name.into(),
        kind,
        active: true,
        user: Some(user.into()),
        reported: Reported {
            name: Some(name.to_uppercase()),
            kind: Some(format!("{kind:?}")),
            currency: Some("USD".into()),
            zone: Some("US/Mountain".into()),
            status: Some("ACTIVE".into()),
            merchant: Some("ALDER CREEK".into()),
            address: None,
            at: Some(NOW - 60),
        },
        pin: Some(pin(user, Some(VerifyOutcome::Verified))),
        addresses: Vec::new(),
        intentions: Vec::new(),
        impossible: Vec::new(),
        rotation: None,
        seen: None,
    }
}

fn user(id: &str, name: &str) -> UserFact {
    UserFact {
        id: id.into(),
        name: name.into(),
        active: true,
        looks_like_person: false,
        unticked: Vec::new(),
    }
}

/// A town in which all is well.
fn town() -> Facts {
    Facts {
        account: AccountFact {
            name: "City of Alder Creek".into(),
            merchant_id: "004287".into(),
            environment: Environment::Live,
            host: "www.convergepay.com".into(),
            zone: "America/Denver".into(),
            currency: "USD".into(),
            shared_vault: SharedVault::Unknown,
        },
        users: vec![user("u1", "apiuser501204"), user("u2", "apiuser501205")],
        terminals: vec![
            terminal("t1", "Parks Front Desk", TerminalKind::Retail, "u2"),
            terminal("t2", "Web Permits", TerminalKind::Internet, "u1"),
            terminal("t3", "Utility Counter", TerminalKind::Retail, "u2"),
            terminal("t4", "Web Utility", TerminalKind::Internet, "u1"),
        ],
        now: jiff::Timestamp::from_second(NOW).unwrap(),
    }
}

fn with(change: impl FnOnce(&mut Facts)) -> Vec<Finding> {
    let mut facts = town();
    change(&mut facts);
    judge(&facts)
}

fn outcome(facts: &mut Facts, id: &str, outcome: VerifyOutcome) {
    let terminal = facts.terminals.iter_mut().find(|t| t.id == id).unwrap();
    terminal.pin.as_mut().unwrap().last.as_mut().unwrap().outcome = outcome;
    terminal.reported = Reported::default();
}

fn kinds(findings: &[Finding]) -> Vec<FindingKind> {
    findings.iter().map(|f| f.kind).collect()
}

#[test]
fn a_town_in_which_all_is_well_has_no_findings() {
    assert_eq!(judge(&town()), []);
}

#[test]
fn records_that_cannot_work_are_found_before_anything_is_asked() {
    let found = with(|f| f.terminals[0].addresses = vec!["203.0.113.7".into()]);
    assert_eq!(kinds(&found), [FindingKind::AllowListOnRetail]);
    assert_eq!(found[0].weight, FindingWeight::Blocks);
    assert_eq!(
        with(|f| f.terminals[1].addresses = vec!["203.0.113.7".into()]),
        []
    );

    let reason = "Plans never work on Retail.";
    let found = with(|f| f.terminals[0].impossible = vec![(Intention::Recurring, reason.into())]);
    assert_eq!(kinds(&found), [FindingKind::ImpossibleIntention]);
    assert_eq!(found[0].evidence, [reason]);

    let found = with(|f| f.users[0].active = false);
    assert_eq!(kinds(&found), [FindingKind::UserDeactivated; 2]);

    let found = with(|f| {
        f.terminals
            .iter_mut()
            .for_each(|t| t.intentions = vec![Intention::Tokens])
    });
    assert_eq!(kinds(&found), [FindingKind::VaultNotShared]);
    let shared = with(|f| {
        f.account.shared_vault = SharedVault::Yes;
        f.terminals
            .iter_mut()
            .for_each(|t| t.intentions = vec![Intention::Tokens]);
    });
    assert_eq!(shared, []);

    let found = with(|f| {
        f.users[0].unticked = vec![Unticked {
            right: "Credit Card: Return".into(),
            intention: Intention::Return,
            terminal: "Web Permits".into(),
        }];
    });
    assert_eq!(kinds(&found), [FindingKind::RightNotTicked]);
    assert_eq!(
        found[0].evidence,
        ["\"Credit Card: Return\" is needed to return payments on Web Permits."]
    );
}

#[test]
fn a_rotation_is_reminded_of_on_its_day() {
    let rotation = |overdue| RotationFact {
        state: RotationState::Switched,
        remind_on: Some("2026-11-20".into()),
        overdue,
    };
    let found = with(|f| f.terminals[0].rotation = Some(rotation(true)));
    assert_eq!(kinds(&found), [FindingKind::RotationOverdue]);
    assert_eq!(with(|f| f.terminals[0].rotation = Some(rotation(false))), []);
}

#[test]
fn what_failures_have_in_common_comes_before_each_of_them() {
    use VerifyOutcome::CredentialsRefused as Refused;
    let all = with(|f| ["t1", "t2", "t3"].iter().for_each(|id| outcome(f, id, Refused)));
    assert_eq!(kinds(&all), [FindingKind::UserRefused, FindingKind::PinRefused]);
    let all = with(|f| {
        ["t1", "t2", "t3"].iter().for_each(|id| outcome(f, id, Refused));
        outcome(f, "t4", VerifyOutcome::NoAnswer);
    });
    assert_eq!(all[0].kind, FindingKind::AllRefused);
    assert_eq!(all[0].next, NextStep::EditAccount);
    assert!(
        all[0]
            .evidence
            .iter()
            .any(|line| line.contains("demo credentials"))
    );

    let user = with(|f| ["t1", "t3"].iter().for_each(|id| outcome(f, id, Refused)));
    assert_eq!(kinds(&user), [FindingKind::UserRefused]);
    assert_eq!(user[0].user_id.as_deref(), Some("u2"));

    let one = with(|f| outcome(f, "t1", Refused));
    assert_eq!(kinds(&one), [FindingKind::PinRefused]);

    let two = with(|f| ["t1", "t2"].iter().for_each(|id| outcome(f, id, Refused)));
    assert_eq!(kinds(&two), [FindingKind::PinsPerhapsSwapped]);
    assert!(matches!(&two[0].next, NextStep::SwapPins { .. }));
}

#[test]
fn a_pin_that_was_good_long_before_does_not_save_its_user_from_suspicion() {
    let found = with(|f| {
        ["t1", "t3"]
            .iter()
            .for_each(|id| outcome(f, id, VerifyOutcome::CredentialsRefused));
        let mut more = terminal("t5", "Pool", TerminalKind::Retail, "u2");
        more.pin.as_mut().unwrap().last.as_mut().unwrap().at = NOW - 86_400;
        f.terminals.push(more);
    });
    assert_eq!(kinds(&found), [FindingKind::UserRefused]);
}

#[test]
fn three_pins_in_a_ring_are_each_told_with_the_terminal_they_open() {
    let found = with(|f| {
        let names: Vec<_> = f.terminals.iter().map(|t| t.name.clone()).collect();
        for (terminal, other) in [(0, 1), (1, 2), (2, 0)] {
            f.terminals[terminal].reported.name = Some(names[other].clone());
        }
    });
    assert_eq!(kinds(&found), [FindingKind::NameDiffers; 3]);
    assert!(found.iter().all(|f| matches!(f.next, NextStep::SwapPins { .. })));
}

#[test]
fn a_name_that_no_terminal_has_is_only_noted() {
    let found = with(|f| f.terminals[0].reported.name = Some("ALDER REC 4".into()));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].weight, FindingWeight::Notes);
}

#[test]
fn a_zone_or_currency_that_all_terminals_share_is_the_accounts_mistake() {
    let found = with(|f| {
        for terminal in &mut f.terminals {
            terminal.reported.zone = Some("Eastern".into());
        }
    });
    assert_eq!(kinds(&found), [FindingKind::ZoneDiffers]);
    assert_eq!(found[0].next, NextStep::EditAccount);
}

#[test]
fn a_terminal_that_is_not_in_use_is_not_judged() {
    let found = with(|f| {
        outcome(f, "t1", VerifyOutcome::CredentialsRefused);
        f.terminals[0].active = false;
    });
    assert_eq!(found, []);
}

/// One thing wrong with a terminal, by number.
fn spoil(terminal: &mut TerminalFact, how: u8) {
    let mut outcome = |outcome| {
        terminal.pin.as_mut().unwrap().last = Some(Last {
            at: NOW,
            outcome,
            code: None,
        });
    };
    match how {
        0 => outcome(VerifyOutcome::CredentialsRefused),
        1 => outcome(VerifyOutcome::NoAnswer),
        2 => outcome(VerifyOutcome::RightMissing),
        3 => outcome(VerifyOutcome::VaultUnavailable),
        4 => terminal.pin = None,
        5 => terminal.pin.as_mut().unwrap().last = None,
        6 => terminal.reported.name = Some("WEB PERMITS".into()),
        7 => terminal.reported.name = Some("PARKS FRONT DESK".into()),
        8 => terminal.reported.kind = Some("Service".into()),
        9 => terminal.reported.merchant = Some("Alder Creek Schools".into()),
        10 => terminal.reported.zone = Some("PST".into()),
        11 => terminal.user = None,
        12 => terminal.addresses = vec!["203.0.113.7".into()],
        13 => terminal.pin.as_mut().unwrap().length = 63,
        _ => {}
    }
}

proptest! {
    #[test]
    fn the_order_of_terminals_and_users_changes_nothing(
        spoiled in proptest::collection::vec((0_usize..4, 0_u8..16), 0..6),
        order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
        turned in any::<bool>(),
    ) {
        let mut facts = town();
        for (terminal, how) in spoiled {
            if facts.terminals[terminal].pin.is_some() {
                spoil(&mut facts.terminals[terminal], how);
            }
        }
        let before = judge(&facts);
        let all = facts.terminals.clone();
        facts.terminals = order.into_iter().map(|at| all[at].clone()).collect();
        if turned {
            facts.users.reverse();
        }
        prop_assert_eq!(before, judge(&facts));
    }
}
