//! Mistakes that towns make, each planted alone in a town of twelve terminals: all are found,
//! each with its next step, and none where there is none.

use counterfoil_office as office;
use domain::Sensitive;
use office::dto::FindingKind as K;
use office::dto::{Finding, FindingWeight, Intention, NextStep, PinCheckRequest};
use practice::Config;
use serde_json::json;

use crate::place::{self, Place};
use crate::plants::{Plant, town};
use crate::wrong_records::Wrong;

/// Kinds of next steps, without the ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Swap,
    Paste,
    Evidence,
    Terminal,
    User,
    Rights,
    Account,
    Verify,
    Call,
    Rotation,
}

fn step(next: &NextStep) -> Step {
    match next {
        NextStep::SwapPins { .. } => Step::Swap,
        NextStep::PastePin { .. } => Step::Paste,
        NextStep::LookAtEvidence { .. } => Step::Evidence,
        NextStep::EditTerminal { .. } => Step::Terminal,
        NextStep::EditUser { .. } => Step::User,
        NextStep::OpenRights { .. } => Step::Rights,
        NextStep::EditAccount => Step::Account,
        NextStep::Verify { .. } => Step::Verify,
        NextStep::CallConverge { .. } => Step::Call,
        NextStep::OpenRotation { .. } => Step::Rotation,
    }
}

/// A name, the mistake, its finding with the step, and other findings that come with it.
type Mistake = (&'static str, Plant, (K, Step), &'static [K]);

fn swapped(config: &mut Config) {
    config.swapped = vec![("Parks Front Desk".into(), "Web Permits".into())];
}

/// Each of the two users may use the other's terminal, so that both PINs are taken.
fn swapped_and_taken(config: &mut Config) {
    swapped(config);
    config.associated = vec![
        ("apiuser501205".into(), "Web Permits".into()),
        ("apiuser501204".into(), "Parks Front Desk".into()),
    ];
}

fn swapped_and_unread(config: &mut Config) {
    swapped_and_taken(config);
    config.transactions = 6_000;
    config.without_setup = true;
}

#[rustfmt::skip]
fn mistakes() -> Vec<Mistake> {
    vec![
        ("two PINs of two users swapped, both taken", Plant::From(swapped_and_taken), (K::PinsSwapped, Step::Swap), &[]),
        ("two PINs of one user swapped", Plant::From(|c| c.swapped = vec![("Web Permits".into(), "Web Utility".into())]), (K::PinsSwapped, Step::Swap), &[]),
        ("two PINs swapped, both refused", Plant::From(swapped), (K::PinsPerhapsSwapped, Step::Swap), &[]),
        ("two PINs swapped, terminals unread", Plant::From(swapped_and_unread), (K::PinsPerhapsSwapped, Step::Evidence), &[]),
        ("one PIN on two terminals", Plant::Duplicate("Library", "Pool"), (K::PinDuplicate, Step::Paste), &[]),
        ("a PIN in another department", Plant::OtherDepartment("Library"), (K::PinInOtherAccount, Step::Paste), &[]),
        ("a terminal called like a third one", Plant::Setting("Library", json!({"name": "POOL"})), (K::NameDiffers, Step::Paste), &[]),
        ("the wrong kind", Plant::Setting("Library", json!({"market_segment": "internet"})), (K::KindDiffers, Step::Terminal), &[]),
        ("another time zone", Plant::Setting("Harbor", json!({"time_zone": "(GMT-05:00) Eastern Time"})), (K::ZoneDiffers, Step::Call), &[]),
        ("another currency", Plant::Setting("Harbor", json!({"currency": "CAD"})), (K::CurrencyDiffers, Step::Call), &[]),
        ("a suspended terminal", Plant::Setting("Pool", json!({"status": "SUSPENDED"})), (K::TerminalNotActive, Step::Call), &[]),
        ("a terminal that is not live", Plant::Setting("Online Parking", json!({"status": "NOT LIVE"})), (K::TerminalNotActive, Step::Call), &[]),
        ("another merchant's terminal", Plant::Setting("Pool", json!({"merchant_name": "Alder Creek Schools"})), (K::OtherMerchant, Step::Paste), &[]),
        ("the wrong environment", Plant::DemoCredentials, (K::AllRefused, Step::Account), &[K::PinUnverified]),
        ("the wrong account id", Plant::AccountId("004288"), (K::AllRefused, Step::Account), &[K::PinUnverified]),
        ("a user deactivated at Converge", Plant::User("apiuser501206", json!({"active": false})), (K::UserRefused, Step::User), &[K::PinUnverified]),
        ("a user who is not registered", Plant::User("apiuser501204", json!({"registered": false})), (K::UserRefused, Step::User), &[]),
        ("a person's sign-in", Plant::Person("apiuser501204", "clerk1"), (K::UserLooksLikePerson, Step::User), &[K::UserRefused]),
        ("one wrong PIN", Plant::Pin("Library", |_| "W".repeat(64)), (K::PinRefused, Step::Paste), &[]),
        ("a PIN in the wrong case", Plant::Pin("Library", |pin| pin.to_lowercase()), (K::PinRefused, Step::Paste), &[]),
        ("a PIN cut short", Plant::Pin("Pool", |pin| pin[..63].to_owned()), (K::PinTruncated, Step::Paste), &[]),
        ("the only PIN of a user wrong", Plant::Pin("Phone Payments", |_| "W".repeat(64)), (K::PinRefused, Step::Paste), &[]),
        ("a right that is missing", Plant::User("apiuser501205", json!({"view": false})), (K::RightMissing, Step::Rights), &[]),
        ("a right that is missing on one terminal", Plant::From(|c| c.without_view = vec!["Pool".into()]), (K::RightMissing, Step::Rights), &[]),
        ("a feature that is missing", Plant::Answer(json!({"fault": "error", "code": "4016", "only": "total", "times": 1})), (K::FeatureMissing, Step::Call), &[]),
        ("a page of the town's network", Plant::Answer(json!({"fault": "html"})), (K::NotReached, Step::Verify), &[]),
        ("no answer", Plant::Answer(json!({"fault": "reset_before_reading"})), (K::NotReached, Step::Verify), &[]),
        ("the gateway out of order", Plant::Answer(json!({"fault": "error", "code": "4022"})), (K::NotReached, Step::Verify), &[]),
        ("PINs gone from the secret store", Plant::Lost, (K::PinLost, Step::Paste), &[]),
        ("no PIN", Plant::Missing("Harbor"), (K::PinMissing, Step::Paste), &[]),
        ("nothing checked", Plant::Unchecked, (K::PinUnverified, Step::Verify), &[]),
        ("a rotation that was forgotten", Plant::ForgottenRotation("Pool"), (K::RotationOverdue, Step::Rotation), &[]),
        ("a terminal without a user", Plant::NoUser("Golf Course"), (K::TerminalWithoutUser, Step::Terminal), &[K::PinMissing]),
        ("a user without a terminal", Plant::NoTerminal("apiuser501299"), (K::UserWithoutTerminal, Step::User), &[]),
        ("an allow-list on a counter", Plant::Records(Wrong::AllowListOnCounter("Library")), (K::AllowListOnRetail, Step::Terminal), &[]),
        ("plans on a counter", Plant::Records(Wrong::PlansOnCounter("Library")), (K::ImpossibleIntention, Step::Terminal), &[]),
        ("a user who is switched off here", Plant::Records(Wrong::UserOff("apiuser501204")), (K::UserDeactivated, Step::Terminal), &[]),
        ("a right nobody has ticked", Plant::Records(Wrong::Intended("Pool", Intention::Return)), (K::RightNotTicked, Step::Rights), &[]),
        ("cards on file without a shared vault", Plant::Records(Wrong::CardsOnFile(&["Web Permits", "Online Parking"])), (K::VaultNotShared, Step::Call), &[]),
    ]
}

/// What should be acted upon: notes apart.
fn serious(findings: &[Finding]) -> Vec<&Finding> {
    let is_serious = |f: &&Finding| f.weight != FindingWeight::Notes;
    findings.iter().filter(is_serious).collect()
}

/// Findings tell nothing of a PIN but its last four characters.
fn tells_a_pin(place: &Place, findings: &[Finding]) -> bool {
    let text = serde_json::to_string(findings).unwrap();
    let pins = place.gateway_terminals().into_iter().map(|(_, t)| t.pin);
    pins.into_iter()
        .any(|pin| text.contains(&pin[..8]) || text.contains(&pin[pin.len() - 5..]))
}

async fn judged(plant: &Plant) -> (Place, Vec<Finding>) {
    let mut place = place::set_up_with(plant.config()).await;
    plant.into(&mut place).await;
    if !matches!(plant, Plant::Unchecked) {
        let report = place.verify().await.unwrap();
        assert_eq!(report.findings.findings, place.findings().await);
    }
    let findings = place.findings().await;
    (place, findings)
}

#[tokio::test]
async fn a_clean_town_of_twelve_terminals_has_no_findings() {
    let place = place::set_up_with(town(|_| {})).await;
    assert_eq!(place.account.terminals.len(), 12);
    let report = place.verify().await.unwrap();
    assert_eq!(report.findings.findings, []);
    assert!(!report.findings.blocks_hand_off);
    for verdict in &report.verdicts {
        assert!(verdict.warnings.is_empty(), "{}", verdict.terminal_name);
        assert_eq!(verdict.compared.len(), 5);
        let same = |row: &office::dto::Comparison| row.agreement == office::dto::Agreement::Same;
        assert!(verdict.compared.iter().all(same), "{:?}", verdict.compared);
    }
}

#[tokio::test]
async fn a_clean_town_that_converge_names_in_its_own_way_has_nothing_serious() {
    let place = place::set_up_with(town(|config| {
        let names = [
            ("Parks Front Desk", "PARKS FRONT DESK 01"),
            ("Clerk's Office", "ALDER CREEK CLERKS OFFI"),
            ("Web Utility", "T4 WEB UTILITY"),
            ("Municipal Court", "MUNI COURT"),
            ("Recycling Center", "TRANSFER STN"),
            ("Library", "Alder Creek Library"),
        ];
        for (terminal, name) in names {
            let change = json!({"terminal": terminal, "set": {"name": name, "time_zone": "US/Mountain"}});
            config.settings.push(serde_json::from_value(change).unwrap());
        }
    }))
    .await;
    let report = place.verify().await.unwrap();
    assert_eq!(serious(&report.findings.findings), Vec::<&Finding>::new());
}

#[tokio::test]
async fn a_clean_town_whose_terminals_may_not_be_read_has_nothing_serious() {
    let place = place::set_up_with(town(|config| {
        config.without_setup = true;
        config.transactions = 6_000;
    }))
    .await;
    let report = place.verify().await.unwrap();
    assert_eq!(serious(&report.findings.findings), Vec::<&Finding>::new());
    assert!(report.verdicts.iter().all(|v| v.evidence.is_some()));
    assert_eq!(report.findings.findings.len(), 1, "asks a person to look");
}

#[tokio::test]
async fn every_planted_mistake_is_found_with_its_next_step_and_nothing_else() {
    let mut wrong = Vec::new();
    for (name, plant, (kind, next), also) in mistakes() {
        let (place, findings) = judged(&plant).await;
        let told = |f: &Finding| format!("    {:?} {:?}: {} {:?}", f.weight, f.kind, f.title, f.evidence);
        let all: Vec<String> = findings.iter().map(told).collect();
        let found = findings.iter().find(|f| f.kind == kind);
        let unexpected = |f: &&Finding| f.kind != kind && !also.contains(&f.kind);
        let others = serious(&findings).into_iter().filter(unexpected).count();
        let missing = also.iter().any(|k| !findings.iter().any(|f| f.kind == *k));
        let complete = |f: &Finding| {
            [&f.title, &f.means, &f.advice]
                .iter()
                .all(|text| text.ends_with('.') || text.ends_with('?'))
        };
        if found.map(|f| step(&f.next)) != Some(next)
            || others > 0
            || missing
            || !findings.iter().all(complete)
        {
            wrong.push(format!("{name}: {kind:?} {next:?}\n{}", all.join("\n")));
        }
        if tells_a_pin(&place, &findings) {
            wrong.push(format!("{name}: a PIN is told\n{}", all.join("\n")));
        }
        let reads = |call: &String| matches!(call.as_str(), "total" | "terminalsetup" | "txnquery");
        assert!(place.asked().iter().all(reads), "{name}: nothing but reads");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(mistakes().len() >= 39);
}

#[tokio::test]
async fn swapped_pins_are_told_before_any_payment_with_both_names_as_evidence() {
    let (_, findings) = judged(&Plant::From(swapped_and_taken)).await;
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    assert_eq!(finding.weight, FindingWeight::Blocks);
    assert_eq!(
        finding.title,
        "The PINs of Parks Front Desk and Web Permits stand crosswise."
    );
    assert_eq!(
        finding.evidence,
        [
            "Through the PIN of Parks Front Desk Converge reports \"Web Permits\" (Internet).",
            "Through the PIN of Web Permits Converge reports \"Parks Front Desk\" (Retail).",
        ]
    );
}

#[tokio::test]
async fn what_is_pasted_in_place_of_a_pin_is_named_before_it_is_stored() {
    let place = place::set_up_with(town(|_| {})).await;
    let pin = place.pin_of("Pool");
    let judge = async |pasted: &str| {
        let request = PinCheckRequest {
            value: Sensitive::new(pasted.to_owned()),
            terminal_id: None,
        };
        office::pins::check(&place.office, request).await.unwrap()
    };
    for (pasted, code) in [
        ("Summer2026!", Some("pin_characters")),
        ("004287", Some("pin_is_account_id")),
        ("apiuser501204", Some("pin_is_user_id")),
        (&*format!("{pin}{pin}"), Some("pin_twice")),
        (&*format!("PIN: {pin}"), Some("pin_label")),
        (&*format!("{pin}X"), Some("pin_long")),
        (&pin[..63], Some("pin_short")),
        (&*pin, None),
    ] {
        let report = judge(pasted).await;
        assert_eq!(report.code.as_deref(), code);
    }
    let report = judge(&format!("\u{FEFF}{pin}\u{00A0}\r\n")).await;
    assert_eq!((report.code, report.length), (None, 64));
    let names: Vec<String> = report.removed.into_iter().map(|c| c.name).collect();
    assert_eq!(
        names,
        [
            "byte order mark",
            "non-breaking space",
            "carriage return",
            "line break"
        ]
    );
}
