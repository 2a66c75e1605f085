use counterfoil_office as office;
use domain::TerminalKind;
use office::dto::{ExplainRequest, HelpPage};
use office::{Code, OfficeError};

use crate::place::{self, Place};

async fn explain(place: &Place, terminal: &str, code: &str, call: &str) -> Result<HelpPage, OfficeError> {
    let request = ExplainRequest {
        family: Some("error".into()),
        value: code.into(),
        account_id: Some(place.account.id.clone()),
        terminal_id: Some(terminal.into()),
        call: Some(call.into()),
    };
    let answer = office::help::explain(&place.office, request).await?;
    Ok(answer.page.unwrap())
}

fn terminal_of(place: &Place, kind: TerminalKind) -> String {
    let found = place.account.terminals.iter().find(|t| t.kind == kind);
    found.unwrap().name.clone()
}

#[tokio::test]
async fn a_plan_refused_on_a_retail_terminal_is_sent_to_an_internet_terminal() {
    let place = place::set_up(60).await;
    let retail = terminal_of(&place, TerminalKind::Retail);
    let page = explain(&place, &retail, "4016", "installment").await.unwrap();
    assert!(page.notes[0].contains("Retail"), "{:?}", page.notes);
    assert!(page.steps[0].contains("Internet terminal"), "{:?}", page.steps);
    let internet = terminal_of(&place, TerminalKind::Internet);
    let page = explain(&place, &internet, "4016", "installment").await.unwrap();
    assert!(!page.steps[0].contains("Internet terminal"), "{:?}", page.steps);
}

#[tokio::test]
async fn a_check_that_succeeded_moves_the_right_to_the_end_of_the_causes() {
    let place = place::set_up(60).await;
    let name = terminal_of(&place, TerminalKind::Retail);
    let before = explain(&place, &name, "4014", "look_up").await.unwrap();
    place.verify().await.unwrap();
    let after = explain(&place, &name, "4014", "look_up").await.unwrap();
    assert_eq!(before.causes.first(), after.causes.last());
    assert!(after.notes.iter().any(|note| note.contains("held Batches: View")));
    let refused = explain(&place, &name, "4025", "look_up").await.unwrap();
    assert!(refused.causes[0].contains("new PIN"), "{:?}", refused.causes);
}

#[tokio::test]
async fn a_terminal_or_a_task_that_does_not_exist_is_an_error() {
    let place = place::set_up(10).await;
    let error = explain(&place, "T9 Nowhere", "4014", "look_up")
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    let name = terminal_of(&place, TerminalKind::Retail);
    let error = explain(&place, &name, "4014", "fly").await.unwrap_err();
    assert_eq!(error.code, Code::InvalidInput);
}
