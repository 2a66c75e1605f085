//! Receipts: what stands on them, which copy they are, and that each is noted.

use counterfoil_office as office;
use office::Code;
use office::dto::{
    AuditRequest, DetailRequest, ReceiptLanguage, ReceiptPreview, ReceiptRequest, TimelineKind, TxnFilter,
    WriteReceipt,
};

use crate::desk::{self, Desk};
use crate::place;

async fn desk() -> Desk {
    let place = place::set_up(200).await;
    place.verify().await.unwrap();
    place.sync().await.unwrap();
    desk::with(place).await
}

/// The first payment of a status.
async fn payment(desk: &Desk, status: domain::TransactionStatus) -> String {
    let request = office::dto::PageRequest {
        filter: TxnFilter {
            account_id: desk.account_id(),
            statuses: vec![status],
            types: vec![domain::TransactionType::Sale],
            ..TxnFilter::default()
        },
        sort: office::dto::TxnSort {
            column: office::dto::SortColumn::Time,
            direction: office::dto::SortDirection::Descending,
        },
        offset: 0,
        limit: 1,
    };
    let page = office::transactions::page(desk.office(), request).await.unwrap();
    page.rows[0].id.clone()
}

async fn preview(desk: &Desk, id: &str, language: ReceiptLanguage) -> ReceiptPreview {
    let request = ReceiptRequest {
        account_id: desk.account_id(),
        id: id.to_owned(),
        language,
    };
    office::receipts::preview(desk.office(), request).await.unwrap()
}

fn write(desk: &Desk, id: &str, print: bool) -> WriteReceipt {
    WriteReceipt {
        account_id: desk.account_id(),
        id: id.to_owned(),
        language: ReceiptLanguage::English,
        print,
    }
}

#[tokio::test]
async fn a_receipt_says_who_what_when_and_how_in_both_languages() {
    let desk = desk().await;
    let id = payment(&desk, domain::TransactionStatus::Settled).await;
    let english = preview(&desk, &id, ReceiptLanguage::English).await;
    for words in [
        "200 Main Street",
        "Alder Creek, CO 80000",
        "Receipt",
        "Amount: $",
        "Approval code: ",
        "ending in",
        &id,
    ] {
        assert!(english.text.contains(words), "{words} in\n{}", english.text);
    }
    assert!(english.text.contains("TEST: no money moves"));
    let spanish = preview(&desk, &id, ReceiptLanguage::Spanish).await;
    for words in [
        "Recibo",
        "Importe: $",
        "Código de aprobación: ",
        "terminada en",
        "PRUEBA: no se mueve dinero",
    ] {
        assert!(spanish.text.contains(words), "{words} in\n{}", spanish.text);
    }
    let declined = payment(&desk, domain::TransactionStatus::Declined).await;
    let declined = preview(&desk, &declined, ReceiptLanguage::English).await;
    assert_eq!(declined.title, "Declined payment");
    assert!(
        declined
            .text
            .contains("Nothing was charged. This is no proof of payment.")
    );
}

#[tokio::test]
async fn a_reprint_is_a_copy_with_its_number_and_each_is_noted_on_the_payment() {
    let desk = desk().await;
    let id = payment(&desk, domain::TransactionStatus::Settled).await;
    assert_eq!(preview(&desk, &id, ReceiptLanguage::English).await.copy, 0);
    let first = office::receipts::write(desk.office(), write(&desk, &id, false))
        .await
        .unwrap();
    let bytes = std::fs::read(first.path.unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    office::receipts::write(desk.office(), write(&desk, &id, true))
        .await
        .unwrap();
    assert_eq!(desk.person.shown.lock().unwrap().len(), 1);
    let third = preview(&desk, &id, ReceiptLanguage::Spanish).await;
    assert_eq!(third.copy, 2);
    assert!(third.text.contains("Copia 2 de este recibo, hecha por clerk1."));
    let request = DetailRequest {
        account_id: desk.account_id(),
        id: id.clone(),
    };
    let detail = office::transactions::detail(desk.office(), request)
        .await
        .unwrap();
    let noted: Vec<&str> = detail
        .timeline
        .iter()
        .filter(|entry| entry.kind == TimelineKind::Receipt)
        .map(|entry| entry.sentence.as_str())
        .collect();
    assert_eq!(
        noted,
        [
            "clerk1 saved a receipt in English.",
            "clerk1 opened a receipt to print (copy 1) in English."
        ]
    );
    let request = AuditRequest {
        object_id: Some(id),
        ..AuditRequest::default()
    };
    let entries = office::audit::history(desk.office(), request)
        .await
        .unwrap()
        .entries;
    assert_eq!(
        entries
            .iter()
            .filter(|entry| entry.action == "receipt_written")
            .count(),
        2
    );
}

#[tokio::test]
async fn a_receipt_that_was_not_written_is_no_copy_for_the_next_one() {
    let desk = desk().await;
    let id = payment(&desk, domain::TransactionStatus::Settled).await;
    desk.person
        .cancels
        .store(true, std::sync::atomic::Ordering::SeqCst);
    let none = office::receipts::write(desk.office(), write(&desk, &id, false))
        .await
        .unwrap();
    assert_eq!(none.path, None);
    assert_eq!(preview(&desk, &id, ReceiptLanguage::English).await.copy, 0);
    let error = office::receipts::write(desk.office(), write(&desk, "nobody", false))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}
