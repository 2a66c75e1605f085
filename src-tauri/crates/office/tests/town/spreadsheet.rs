use counterfoil_office as office;
use office::dto::{AccountRequest, ApplySpreadsheet, RowAction, SpreadsheetPreview};

use crate::desk::{self, Desk};

async fn preview(desk: &Desk, name: &str, bytes: &[u8]) -> SpreadsheetPreview {
    let path = desk.out.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    office::spreadsheet::preview(desk.office(), request)
        .await
        .unwrap()
}

async fn apply(
    desk: &Desk,
    preview: &SpreadsheetPreview,
    leave_out_bad: bool,
) -> Result<office::dto::AccountView, office::OfficeError> {
    let request = ApplySpreadsheet {
        token: preview.token.clone().unwrap(),
        leave_out_bad,
    };
    office::spreadsheet::apply(desk.office(), request).await
}

const MIXED: &str = "Terminal name,Type,User ID,Location,Colour\r\n\
    Pool Office,Counter,apiuser777001,Pool,blue\r\n\
    ,Kiosk,clerk@aldercreek.gov,Hall,red\r\n\
    Web Permits,Internet,,,\r\n\
    pool office,Retail,,Pool,\r\n";

#[tokio::test]
async fn every_problem_of_every_row_is_told_before_anything_is_saved() {
    let desk = desk::set_up().await;
    let before = desk.entries().await.len();
    let seen = preview(&desk, "terminals.csv", MIXED.as_bytes()).await;
    assert_eq!(seen.problems, Vec::<String>::new());
    assert_eq!(seen.ignored, ["Colour"]);
    let bad = seen.rows.iter().find(|r| r.row == 3).unwrap();
    assert_eq!(bad.action, RowAction::Problem);
    assert_eq!(bad.problems.len(), 3, "{:?}", bad.problems);
    let double = seen.rows.iter().find(|r| r.row == 5).unwrap();
    assert!(double.problems[0].contains("row 2"), "{:?}", double.problems);
    assert_eq!((seen.good, seen.bad), (1, 3));
    let error = apply(&desk, &seen, false).await.unwrap_err();
    assert_eq!(error.details["reason"], "spreadsheet_has_problems");
    assert_eq!(desk.entries().await.len(), before);
}

#[tokio::test]
async fn rows_are_saved_together_and_a_second_time_changes_nothing() {
    let mut desk = desk::set_up().await;
    let text = "Terminal,Kind,API user,Location,Serial\nPool Office,Counter,apiuser777001,Pool,0042\nWeb Permits,Internet,,Rack 2,\nNowhere,Kiosk,,,\n";
    let seen = preview(&desk, "terminals.csv", text.as_bytes()).await;
    assert_eq!((seen.good, seen.bad), (2, 1));
    assert!(seen.rows[0].warnings[0].contains("is new"));
    let account = apply(&desk, &seen, true).await.unwrap();
    let pool = account
        .terminals
        .iter()
        .find(|t| t.name == "Pool Office")
        .unwrap();
    assert_eq!(pool.device.serial, "0042");
    assert!(account.users.iter().any(|u| u.user_id == "apiuser777001"));
    let web = account
        .terminals
        .iter()
        .find(|t| t.name == "Web Permits")
        .unwrap();
    assert_eq!(web.device.whereabouts, "Rack 2");
    assert_eq!(web.credentials.len(), 1, "its PIN stays");
    let entries = desk.entries().await;
    assert_eq!(entries[0].action, "spreadsheet_imported");
    assert!(
        entries
            .iter()
            .any(|e| e.sentence == "clerk1 added the terminal Pool Office from terminals.csv.")
    );

    desk.refresh().await;
    let again = preview(&desk, "terminals.csv", text.as_bytes()).await;
    assert!(
        again.rows.iter().take(2).all(|r| r.action == RowAction::Same),
        "{:?}",
        again.rows
    );
    let count = entries.len();
    apply(&desk, &again, true).await.unwrap();
    assert_eq!(desk.entries().await.len(), count);
}

#[tokio::test]
async fn pins_card_numbers_and_other_files_are_refused_whole() {
    let desk = desk::set_up().await;
    for (name, bytes, words) in [
        (
            "pins.csv",
            "Terminal,Kind,PIN\nA,Retail,1\n".to_owned(),
            "PINs do not belong",
        ),
        (
            "cards.csv",
            "Terminal,Kind,Note\nA,Retail,4111 1111 1111 1111\n".to_owned(),
            "card number",
        ),
        (
            "hidden.csv",
            format!("Terminal,Kind,Note\nA,Retail,{}\n", "A1b2".repeat(16)),
            "looks like a PIN",
        ),
        ("photo.csv", "\u{FFFD}\0JFIF".to_owned(), "not"),
        (
            "names.csv",
            "Colour,Size\nred,2\n".to_owned(),
            "no column \"Terminal\"",
        ),
    ] {
        let seen = preview(&desk, name, bytes.as_bytes()).await;
        assert!(seen.token.is_none(), "{name}");
        assert!(
            seen.problems.iter().any(|p| p.contains(words)),
            "{name}: {:?}",
            seen.problems
        );
        assert!(
            !seen
                .problems
                .iter()
                .any(|p| p.contains("A1b2") || p.contains("4111"))
        );
    }
}

#[tokio::test]
async fn the_template_holds_what_is_there_and_comes_back_unchanged() {
    let desk = desk::set_up().await;
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    let written = office::spreadsheet::template(desk.office(), request)
        .await
        .unwrap();
    let bytes = std::fs::read(written.path.unwrap()).unwrap();
    let seen = preview(&desk, "back.csv", &bytes).await;
    assert_eq!(seen.rows.len(), desk.place.account.terminals.len());
    assert!(
        seen.rows.iter().all(|r| r.action == RowAction::Same),
        "{:?}",
        seen.rows
    );
    assert!(desk.leaks(desk.out.path()).is_empty());
}
