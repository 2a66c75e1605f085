//! A plan for tests: 2 of 10, monthly on the 29th.

use std::path::Path;

use domain::{
    AccountId, BillingCycle, Currency, Environment, Money, PlanKind, PlanState, TerminalId, TerminalKind,
};
use jiff::civil::date;
use ledger::{Account, Ledger, Plan, PlanCard, PlanCustomer, Terminal};

pub(super) fn plan() -> Plan {
    Plan {
        id: "p1".into(),
        account: AccountId::new("a1"),
        terminal: TerminalId::new("t1"),
        kind: PlanKind::Installment,
        state: PlanState::Active,
        gateway_id: Some("280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E".into()),
        name: "Pool membership".into(),
        amount: Money {
            minor: 12_500,
            currency: Currency::USD,
        },
        made: Some(2),
        total: Some(10),
        start: Some(date(2026, 8, 29)),
        next: Some(date(2026, 10, 29)),
        cycle: BillingCycle::Monthly,
        half: None,
        end_of_month: false,
        skip_next: false,
        customer: PlanCustomer {
            first_name: "Ada".into(),
            last_name: "Okafor".into(),
            ..PlanCustomer::default()
        },
        card: PlanCard {
            of_payment: Some("010120A41-C50F9757-C7F9-4684-9B7F-77393F69E77E".into()),
            last4: "0174".into(),
            ..PlanCard::default()
        },
        last: None,
        reason: String::new(),
        created_at: 0,
        created_by: "clerk1".into(),
        changed_at: 0,
    }
}

/// A real ledger with that plan in it.
pub(super) async fn ledger(folder: &Path) -> Ledger {
    let ledger = Ledger::open(&folder.join("ledger.db")).await.unwrap();
    let account = Account {
        id: AccountId::new("a1"),
        name: "City of Alder Creek".into(),
        merchant_id: "004287".into(),
        environment: Environment::Practice,
        endpoint: None,
        gateway_zone: domain::GATEWAY_ZONE.into(),
        display_zone: "America/Denver".into(),
        currency: Currency::USD,
        shared_vault: None,
        created_at: 0,
    };
    let terminal = Terminal::new(
        TerminalId::new("t1"),
        account.id.clone(),
        "Web Permits",
        TerminalKind::Internet,
    );
    let mut work = ledger.begin().await.unwrap();
    work.put_account(&account).await.unwrap();
    work.put_terminals(&[terminal], 0).await.unwrap();
    work.put_plan(&plan()).await.unwrap();
    work.commit().await.unwrap();
    ledger
}
