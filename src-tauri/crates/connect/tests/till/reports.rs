//! Reports and the end of day (section 12).

use std::time::Duration;

use counterfoil_connect::{Effect, OwnPayment, Report, ReportType, TransactionKind, compare};
use practice::connect::{ConnectSimulator, Quirks};

use crate::desk::*;

async fn report(service: &ConnectSimulator, kind: ReportType) -> Report {
    let client = client(service);
    let started = client.start_report(TID, kind).await.unwrap();
    for _ in 0..500 {
        let report = client.report(TID, &started.request_id).await.unwrap();
        if report.finished() {
            return report;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    panic!("the report never finished");
}

#[tokio::test]
async fn the_end_of_day_agrees_with_our_own_records_and_begins_a_new_session() {
    for quirks in [
        Quirks::default(),
        Quirks {
            quoted_numbers: true,
            report_copies: true,
            ..Quirks::default()
        },
    ] {
        let service = service_with(quirks).await;
        let client = client(&service);
        let mut own = Vec::new();
        for (kind, minor, effect) in [
            (TransactionKind::Sale, 1000, Effect::Charged),
            (TransactionKind::Sale, 2013, Effect::Charged),
            (TransactionKind::Refund, 500, Effect::Refunded),
            (TransactionKind::Sale, 3002, Effect::Charged),
        ] {
            let (end, _) = take_quietly(&client, &pounds(kind, minor)).await;
            let seen = end.transaction().unwrap();
            if let Some(booking) = seen.booking() {
                own.push(OwnPayment {
                    effect,
                    base: booking.base,
                    cashback: seen.amounts.cashback.exact().unwrap(),
                    gratuity: seen.amounts.gratuity.exact().unwrap(),
                });
            }
        }
        let x = report(&service, ReportType::XBalance).await;
        assert!(compare(x.balances.as_ref().unwrap(), &own).agrees());
        let end = report(&service, ReportType::EndOfDay).await;
        assert!(!end.unknown() && end.warnings.is_empty() && !end.lines.is_empty());
        let balances = end.balances.as_ref().unwrap();
        let seen = compare(balances, &own);
        assert!(seen.agrees() && seen.gratuity.agrees() && seen.cashback.agrees());
        assert_eq!(balances.total.exact(), Some(1000 + 2013 - 500 + 201));
        assert_eq!(balances.since.as_deref(), Some("INSTALLATION"));
        let bank = end.banking.first().unwrap();
        assert_eq!(bank.current.as_ref().unwrap().sales.count.exact(), Some(2));
        assert_eq!(bank.current_numbers, ["0001", "0003"]);
        let next = report(&service, ReportType::EndOfDay).await;
        assert_eq!(next.balances.as_ref().unwrap().sales.count.exact(), Some(0));
        let bank = next.banking.first().unwrap();
        assert_eq!(bank.previous.as_ref().unwrap().sales.amount.exact(), Some(3013));
    }
}

#[tokio::test]
async fn a_payment_approved_behind_the_services_back_shows_as_a_difference() {
    let service = service().await;
    let client = client(&service);
    let started = client.start(TID, &sale(1008)).await.unwrap();
    service.forward(200);
    service.forward(10);
    let seen = client.transaction(TID, &started.request_id).await.unwrap();
    assert_eq!(seen.booking(), None);
    let report = report(&service, ReportType::XBalance).await;
    let seen = compare(report.balances.as_ref().unwrap(), &[]);
    assert_eq!(seen.sales_amount.more_in_machine(), Some(1008));
}

#[tokio::test]
async fn other_makes_have_no_reports() {
    let service = service().await;
    let error = client(&service)
        .start_report("21000003", ReportType::EndOfDay)
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(422));
}
