use super::*;
use domain::{AccountId, Coded, TerminalId};

fn terminal(kind: TerminalKind) -> Terminal {
    Terminal::new(TerminalId::new("t"), AccountId::new("a"), "Window", kind)
}

fn address(override_reason: Option<&str>) -> AllowedAddress {
    AllowedAddress {
        id: "1".into(),
        terminal: TerminalId::new("t"),
        address: "203.0.113.7".into(),
        note: String::new(),
        asked_on: None,
        confirmed_on: None,
        confirmed_by: String::new(),
        override_reason: override_reason.map(str::to_owned),
    }
}

fn intended(intention: Intention, override_reason: Option<&str>) -> Intended {
    Intended {
        terminal: TerminalId::new("t"),
        word: word(&intention),
        override_reason: override_reason.map(str::to_owned),
    }
}

fn state(
    kind: TerminalKind,
    name: &str,
    addresses: &[&AllowedAddress],
    intentions: &[&Intended],
    vault: SharedVault,
) -> Option<RuleState> {
    let terminal = terminal(kind);
    let views = views(&Judged {
        terminal: &terminal,
        addresses,
        intentions,
        tasks: &[],
        vault,
        others: 1,
    });
    views
        .into_iter()
        .find(|view| view.rule == name)
        .map(|view| view.state)
}

#[test]
fn each_kind_has_its_own_rules() {
    for (kind, allow_list, plans, hosted) in [
        (TerminalKind::Retail, false, false, false),
        (TerminalKind::Service, false, false, false),
        (TerminalKind::Internet, true, true, true),
        (TerminalKind::Moto, true, true, false),
    ] {
        assert_eq!(no_allow_list(kind).is_none(), allow_list, "{kind}");
        for plan in [Intention::Recurring, Intention::Installment] {
            assert_eq!(impossible(kind, plan).is_none(), plans, "{kind}");
        }
        for task in HOSTED_TASKS {
            assert_eq!(task_fits(kind, task), hosted, "{kind}");
        }
        assert_eq!(task_fits(kind, TaskKind::NoAllowList), !allow_list, "{kind}");
        assert_eq!(all_impossible(kind).len(), if plans { 0 } else { 2 });
    }
}

#[test]
fn what_is_always_possible_is_never_ruled_out() {
    for kind in TerminalKind::ALL {
        for intention in [
            Intention::LookUp,
            Intention::Void,
            Intention::Return,
            Intention::Settle,
            Intention::Tokens,
        ] {
            assert_eq!(impossible(*kind, intention), None);
        }
        for task in [TaskKind::StorePin, TaskKind::VerifyPin, TaskKind::HandOff] {
            assert!(task_fits(*kind, task));
        }
    }
}

#[test]
fn a_kind_is_refused_while_something_stands_that_it_rules_out() {
    let (listed, plan) = (address(None), intended(Intention::Recurring, None));
    let code = |kind, addresses: &[&AllowedAddress], intentions: &[&Intended]| {
        broken_by(kind, "Window", addresses, intentions).map(|error| error.code)
    };
    assert_eq!(
        code(TerminalKind::Retail, &[&listed], &[]),
        Some(Code::AllowListOnRetail)
    );
    assert_eq!(code(TerminalKind::Service, &[], &[&plan]), Some(Code::NotForKind));
    assert_eq!(code(TerminalKind::Internet, &[&listed], &[&plan]), None);
    assert_eq!(code(TerminalKind::Moto, &[&listed], &[&plan]), None);
    let reason = Some("Converge support asked for it.");
    let (listed, plan) = (address(reason), intended(Intention::Recurring, reason));
    assert_eq!(code(TerminalKind::Retail, &[&listed], &[&plan]), None);
}

#[test]
fn a_rule_is_kept_broken_or_overridden() {
    let (listed, excused) = (address(None), address(Some("why")));
    let vault = SharedVault::Yes;
    let retail =
        |addresses: &[&AllowedAddress]| state(TerminalKind::Retail, "no_allow_list", addresses, &[], vault);
    assert_eq!(retail(&[]), Some(RuleState::Kept));
    assert_eq!(retail(&[&excused]), Some(RuleState::Overridden));
    assert_eq!(retail(&[&excused, &listed]), Some(RuleState::Broken));
    assert_eq!(
        state(TerminalKind::Internet, "no_allow_list", &[&listed], &[], vault),
        None
    );
    let (plan, excused) = (
        intended(Intention::Installment, None),
        intended(Intention::Installment, Some("why")),
    );
    let plans = |kind, intentions: &[&Intended]| state(kind, "plans", &[], intentions, vault);
    assert_eq!(plans(TerminalKind::Service, &[]), Some(RuleState::Kept));
    assert_eq!(plans(TerminalKind::Service, &[&plan]), Some(RuleState::Broken));
    assert_eq!(
        plans(TerminalKind::Service, &[&excused]),
        Some(RuleState::Overridden)
    );
    assert_eq!(plans(TerminalKind::Moto, &[&plan]), Some(RuleState::Kept));
}

#[test]
fn cards_on_file_ask_for_a_shared_vault_where_there_is_a_second_terminal() {
    let tokens = intended(Intention::Tokens, None);
    let vault = |vault, intentions: &[&Intended]| {
        state(TerminalKind::Internet, "shared_vault", &[], intentions, vault)
    };
    assert_eq!(vault(SharedVault::Yes, &[&tokens]), Some(RuleState::Kept));
    assert_eq!(vault(SharedVault::No, &[&tokens]), Some(RuleState::Broken));
    assert_eq!(vault(SharedVault::Unknown, &[&tokens]), Some(RuleState::Open));
    assert_eq!(vault(SharedVault::No, &[]), None);
}
