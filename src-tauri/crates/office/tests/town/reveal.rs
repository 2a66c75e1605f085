use std::time::Duration;

use counterfoil_office as office;
use office::Code;
use office::dto::{AuditResult, RevealRequest};
use vault::{Fault, VaultError};

use crate::desk::{self, Desk};

const TERMINAL: &str = "Web Permits";

fn request(desk: &Desk, reason: &str, recipient: &str) -> RevealRequest {
    let terminal = desk.terminal(TERMINAL);
    RevealRequest {
        terminal_id: terminal.id.clone(),
        user_id: terminal.user_id.clone().unwrap(),
        reason: reason.into(),
        recipient: recipient.into(),
    }
}

fn asked(desk: &Desk) -> RevealRequest {
    request(desk, "CivicPlus asks for it by phone", "CivicPlus onboarding")
}

#[tokio::test]
async fn a_pin_is_shown_with_an_entry_that_tells_who_why_and_for_whom() {
    let desk = desk::set_up().await;
    let shown = office::reveal::show(desk.office(), asked(&desk)).await.unwrap();
    assert_eq!(shown.pin, desk.place.pin_of(TERMINAL));
    assert_eq!(shown.hide_after_seconds, 30);
    let entry = desk.entries().await.remove(0);
    assert_eq!(entry.no, shown.audit_no);
    assert!(
        entry
            .sentence
            .starts_with("clerk1 showed the PIN of Web Permits (")
            && entry.sentence.ends_with("to CivicPlus onboarding."),
        "{}",
        entry.sentence
    );
    assert_eq!(entry.reason.as_deref(), Some("CivicPlus asks for it by phone"));
    assert_eq!(entry.result, AuditResult::Done);
    assert!(!format!("{shown:?}").contains(&shown.pin));
}

#[tokio::test]
async fn without_a_reason_and_a_recipient_nothing_is_shown_and_nothing_noted() {
    let desk = desk::set_up().await;
    let before = desk.entries().await.len();
    for (reason, recipient, code) in [
        ("", "CivicPlus", "reason_short"),
        ("by phone", "CivicPlus", "reason_short"),
        ("asked for by phone", "  ", "recipient_empty"),
        (&*desk.place.pin_of(TERMINAL), "CivicPlus", "reason_secret"),
    ] {
        let error = office::reveal::show(desk.office(), request(&desk, reason, recipient))
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], code);
    }
    assert_eq!(desk.entries().await.len(), before);
}

#[tokio::test]
async fn when_the_entry_cannot_be_written_nothing_is_shown() {
    let desk = desk::set_up().await;
    // Another program holds the ledger.
    let other = ledger::Ledger::open(&desk.place.folder.path().join("ledger.db"))
        .await
        .unwrap();
    let held = other.begin().await.unwrap();
    let error = office::reveal::show(desk.office(), asked(&desk))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::StorageBusy);
    let error = office::reveal::copy(desk.office(), asked(&desk))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::StorageBusy);
    assert!(desk.board.0.lock().unwrap().is_empty());
    drop(held);
    office::reveal::show(desk.office(), asked(&desk)).await.unwrap();
}

#[tokio::test]
async fn a_pin_that_cannot_be_read_leaves_a_second_entry_that_says_so() {
    let desk = desk::set_up().await;
    desk.place.vault.fail(Some(Fault::OnGet(VaultError::Locked)));
    let error = office::reveal::show(desk.office(), asked(&desk))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::VaultLocked);
    let entries = desk.entries().await;
    assert_eq!(entries[0].result, AuditResult::Failed);
    assert!(entries[0].sentence.contains("nothing was handed out"));
    assert_eq!(entries[1].action, "pin_revealed");
}

async fn emptied(desk: &Desk) -> bool {
    for _ in 0..40 {
        if desk.board.0.lock().unwrap().is_empty() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

#[tokio::test]
async fn a_copied_pin_leaves_the_clipboard_after_a_minute() {
    let desk = desk::set_up().await;
    let copied = office::reveal::copy(desk.office(), asked(&desk)).await.unwrap();
    assert_eq!(copied.clears_after_seconds, 60);
    assert!(copied.kept_out_of_history);
    assert_eq!(*desk.board.0.lock().unwrap(), desk.place.pin_of(TERMINAL));
    assert_eq!(desk.entries().await[0].action, "pin_copied");
    desk.place.clock.advance(jiff::SignedDuration::from_secs(61));
    assert!(emptied(&desk).await);
}

#[tokio::test]
async fn what_somebody_else_put_on_the_clipboard_stays() {
    let desk = desk::set_up().await;
    office::reveal::copy(desk.office(), asked(&desk)).await.unwrap();
    *desk.board.0.lock().unwrap() = "a letter to the mayor".into();
    let Desk { place, board, .. } = desk;
    place.office.close().await;
    assert_eq!(*board.0.lock().unwrap(), "a letter to the mayor");
}

#[tokio::test]
async fn a_copied_pin_leaves_the_clipboard_when_the_program_ends() {
    let desk = desk::set_up().await;
    office::reveal::copy(desk.office(), asked(&desk)).await.unwrap();
    let Desk { place, board, .. } = desk;
    place.office.close().await;
    assert!(board.0.lock().unwrap().is_empty());
}
