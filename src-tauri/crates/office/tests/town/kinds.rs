use counterfoil_office as office;
use domain::TerminalKind;
use office::Code;
use office::dto::{
    AddAddress, EditAddress, EditTerminal, IdRequest, Intention, RightState, RightWord, RuleState,
    SaveTerminal, SaveTerminals, SetIntentions, TerminalRecord, TickRight,
};
use practice::Config;

use crate::place;
use crate::records::{add_address, edit_of, history, now, terminal, without_pins};

const SENTENCE: &str = "Converge support asked for it, ticket 88231.";

fn rule(record: &TerminalRecord, name: &str) -> Option<RuleState> {
    let found = record.rules.iter().find(|rule| rule.rule == name);
    found.map(|rule| rule.state)
}

#[tokio::test]
async fn a_counter_terminal_takes_no_address_without_a_typed_sentence() {
    let place = without_pins().await;
    let account = now(&place).await;
    let parks = terminal(&account, "Parks Front Desk");
    let add = |reason: Option<&str>| AddAddress {
        override_reason: reason.map(str::to_owned),
        ..add_address(parks, "203.0.113.7")
    };
    let error = office::addresses::add(&place.office, add(None))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::AllowListOnRetail);
    assert!(error.message.contains("counter PC"), "{}", error.message);
    let error = office::addresses::add(&place.office, add(Some("just do it")))
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "override_short");
    let record = office::addresses::add(&place.office, add(Some(SENTENCE)))
        .await
        .unwrap();
    assert_eq!(record.addresses[0].override_reason.as_deref(), Some(SENTENCE));
    assert_eq!(rule(&record, "no_allow_list"), Some(RuleState::Overridden));
    let entry = &history(&place).await[0];
    assert_eq!(
        entry.sentence,
        "clerk1 overrode the rule that a Retail terminal has no allow-list and noted 203.0.113.7 for Parks Front Desk."
    );
    assert_eq!(entry.reason.as_deref(), Some(SENTENCE));
    assert_eq!(entry.object_id.as_ref(), Some(&parks.id));
}

#[tokio::test]
async fn an_internet_terminal_with_addresses_becomes_retail_only_with_a_sentence() {
    let place = without_pins().await;
    let account = now(&place).await;
    let web = terminal(&account, "Web Permits");
    office::addresses::add(&place.office, add_address(web, "203.0.113.7"))
        .await
        .unwrap();
    let to_retail = |reason: Option<&str>| EditTerminal {
        kind: TerminalKind::Retail,
        override_reason: reason.map(str::to_owned),
        ..edit_of(web)
    };
    let error = office::terminals::edit(&place.office, to_retail(None))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::AllowListOnRetail);
    assert!(error.message.starts_with("Web Permits has an allowed address."));
    assert_eq!(
        terminal(&now(&place).await, "Web Permits").kind,
        TerminalKind::Internet
    );
    office::terminals::edit(&place.office, to_retail(Some(SENTENCE)))
        .await
        .unwrap();
    let request = IdRequest { id: web.id.clone() };
    let record = office::terminals::record(&place.office, request).await.unwrap();
    assert_eq!(rule(&record, "no_allow_list"), Some(RuleState::Overridden));
    let entry = &history(&place).await[0];
    assert!(entry.sentence.contains("overrode a rule"), "{}", entry.sentence);
    assert_eq!(entry.reason.as_deref(), Some(SENTENCE));
    // The wizard has no place for a sentence, and does not change the kind silently either.
    let wizard = SaveTerminals {
        account_id: account.id.clone(),
        terminals: account
            .terminals
            .iter()
            .map(|t| SaveTerminal {
                id: Some(t.id.clone()),
                name: t.name.clone(),
                kind: t.kind,
                user_id: t.user_id.clone().unwrap(),
            })
            .collect(),
    };
    office::setup::save_terminals(&place.office, wizard.clone())
        .await
        .unwrap();
    let mut back = wizard;
    back.terminals[1].kind = TerminalKind::Service;
    let error = office::setup::save_terminals(&place.office, back)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::AllowListOnRetail);
}

#[tokio::test]
async fn an_address_is_asked_for_and_confirmed_on_days_that_make_sense() {
    let place = without_pins().await;
    let account = now(&place).await;
    let web = terminal(&account, "Web Permits");
    let record = office::addresses::add(&place.office, add_address(web, "203.0.113.0/28"))
        .await
        .unwrap();
    for (typed, reason) in [
        ("203.0.113.0/28", "address_taken"),
        ("203.0.113.9", "address_covered"),
        ("192.168.1.10", "address_private"),
        ("permits.aldercreek.gov", "address_is_name"),
    ] {
        let error = office::addresses::add(&place.office, add_address(web, typed))
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], reason, "{typed}");
    }
    let edit = |asked: &str, confirmed: Option<&str>, by: &str| EditAddress {
        id: record.addresses[0].id.clone(),
        note: "Hosted page".into(),
        asked_on: Some(asked.into()),
        confirmed_on: confirmed.map(str::to_owned),
        confirmed_by: by.into(),
    };
    for (request, reason) in [
        (edit("2026-11-30", None, ""), "date_in_future"),
        (edit("2026-11-06", Some("2026-11-09"), ""), "confirmed_by_empty"),
        (edit("2026-11-06", Some("2026-11-05"), "Dana"), "dates_reversed"),
        (edit("06/11/2026", None, ""), "not_a_date"),
    ] {
        let error = office::addresses::edit(&place.office, request).await.unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
    assert_eq!(rule(&record, "allow_list"), Some(RuleState::Open));
    let record = office::addresses::edit(&place.office, edit("2026-11-06", Some("2026-11-09"), "Dana"))
        .await
        .unwrap();
    assert_eq!(rule(&record, "allow_list"), Some(RuleState::Kept));
    assert_eq!(record.addresses[0].confirmed_by, "Dana");
    let request = IdRequest {
        id: record.addresses[0].id.clone(),
    };
    let record = office::addresses::remove(&place.office, request).await.unwrap();
    assert!(record.addresses.is_empty());
}

#[tokio::test]
async fn rights_are_proved_by_a_check_ticked_by_a_person_or_missing_for_what_is_intended() {
    let mut place = place::set_up(40).await;
    let web = terminal(&place.account, "Web Permits").clone();
    let intend = |id: &str, intentions: &[Intention], reason: Option<&str>| SetIntentions {
        terminal_id: id.into(),
        intentions: intentions.to_vec(),
        override_reason: reason.map(str::to_owned),
    };
    let request = intend(
        &web.id,
        &[Intention::Return, Intention::LookUp, Intention::Return],
        None,
    );
    let record = office::rights::set_intentions(&place.office, request)
        .await
        .unwrap();
    assert_eq!(record.intentions, [Intention::LookUp, Intention::Return]);

    let user_id = web.user_id.clone().unwrap();
    let rights = || office::rights::view(&place.office, IdRequest { id: user_id.clone() });
    let state =
        |view: &office::dto::RightsView, right| view.rights.iter().find(|r| r.right == right).unwrap().state;
    let view = rights().await.unwrap();
    assert_eq!(
        view.missing,
        ["To refund settled sales on Web Permits, apiuser501204 also needs \"Credit Card: Return\"."]
    );
    assert_eq!(state(&view, RightWord::BatchesView), RightState::Unknown);
    place.verify().await.unwrap();
    let view = rights().await.unwrap();
    assert_eq!(state(&view, RightWord::BatchesView), RightState::Proved);
    assert_eq!(state(&view, RightWord::AccountAdministration), RightState::Proved);
    let tick = |ticked| TickRight {
        user_id: user_id.clone(),
        right: RightWord::CardReturn,
        ticked,
    };
    let view = office::rights::tick(&place.office, tick(true)).await.unwrap();
    assert!(view.missing.is_empty());
    let card_return = view
        .rights
        .iter()
        .find(|r| r.right == RightWord::CardReturn)
        .unwrap();
    assert_eq!(card_return.state, RightState::Ticked);
    assert_eq!(card_return.by.as_deref(), Some("clerk1"));
    assert_eq!(card_return.needed_for[0].terminal_name, "Web Permits");
    let entries = history(&place).await.len();
    office::rights::tick(&place.office, tick(true)).await.unwrap();
    assert_eq!(history(&place).await.len(), entries, "ticking twice is one act");
    office::rights::tick(&place.office, tick(false)).await.unwrap();
    place.account = now(&place).await;
    let counted = place.account.users.iter().find(|u| u.id == user_id).unwrap();
    assert_eq!(counted.rights_missing, 1);

    let parks = terminal(&place.account, "Parks Front Desk").id.clone();
    let error =
        office::rights::set_intentions(&place.office, intend(&parks, &[Intention::Installment], None))
            .await
            .unwrap_err();
    assert_eq!(error.code, Code::NotForKind);
    let request = intend(&parks, &[Intention::Installment], Some(SENTENCE));
    let record = office::rights::set_intentions(&place.office, request)
        .await
        .unwrap();
    assert_eq!(rule(&record, "plans"), Some(RuleState::Overridden));
    assert!(history(&place).await[0].sentence.contains("overrode"));
}

#[tokio::test]
async fn a_look_up_refused_on_every_terminal_of_a_user_is_a_missing_right() {
    let config = |without_view: &[&str]| Config {
        transactions: 20,
        without_view: without_view.iter().map(|name| (*name).to_owned()).collect(),
        ..Config::alder_creek(place::anchor())
    };
    let look_up = async |without_view: &[&str]| {
        let place = place::set_up_with(config(without_view)).await;
        place.verify().await.unwrap();
        let id = terminal(&place.account, "Utility Counter")
            .user_id
            .clone()
            .unwrap();
        let view = office::rights::view(&place.office, IdRequest { id })
            .await
            .unwrap();
        let right = view
            .rights
            .into_iter()
            .find(|r| r.right == RightWord::BatchesView)
            .unwrap();
        (right.state, view.missing)
    };
    let (state, missing) = look_up(&["Parks Front Desk", "Utility Counter"]).await;
    assert_eq!(state, RightState::Refused);
    assert_eq!(
        missing,
        [
            "To look payments up on Parks Front Desk and Utility Counter, apiuser501205 also needs \"Batches: View\"."
        ]
    );
    // The same user looked up elsewhere: the right is there, the refusal has another cause.
    let (state, missing) = look_up(&["Utility Counter"]).await;
    assert_eq!((state, missing), (RightState::Proved, vec![]));
}
