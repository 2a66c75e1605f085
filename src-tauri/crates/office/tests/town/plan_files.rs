//! Plans from a file: problems are told by row, and nothing comes twice.

use counterfoil_office as office;
use office::dto::{AccountRequest, ApplyPlanFile, PlanFilePreview, RowAction};

use crate::desk::{self, Desk};
use crate::place;
use crate::plans::rows;

const GOOD: &str = "Customer,Plan,Terminal,Amount,Payments in all,Payments made,Next date,Cycle,Phone,Plan ID\n\
    \"Okafor, Ada\",Pool membership,Web Permits,125.00,10,2,10/29/2027,Monthly,303-555-0142,280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E\n\
    Ben Ito,Soccer,Web Permits,\"$1,050.00\",3,,2026-12-31,every month,,\n";

async fn preview(desk: &Desk, text: &str) -> PlanFilePreview {
    let path = desk.out.path().join("plans.csv");
    std::fs::write(&path, text).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    office::plans::file_preview(desk.office(), request).await.unwrap()
}

async fn apply(
    desk: &Desk,
    preview: &PlanFilePreview,
    leave_out_bad: bool,
) -> Result<office::dto::PlanFileDone, office::OfficeError> {
    let request = ApplyPlanFile {
        token: preview.token.clone().unwrap(),
        leave_out_bad,
    };
    office::plans::file_apply(desk.office(), request).await
}

#[tokio::test]
async fn a_file_is_looked_at_first_and_the_same_file_again_brings_nothing() {
    let desk = desk::with(place::set_up(40).await).await;
    let first = preview(&desk, GOOD).await;
    assert_eq!((first.new, first.same, first.bad), (2, 0, 0), "{:?}", first.rows);
    assert!(rows(&desk.place).await.is_empty(), "looking saves nothing");
    let done = apply(&desk, &first, false).await.unwrap();
    assert_eq!((done.added, done.changed, done.same), (2, 0, 0));
    let book = rows(&desk.place).await;
    let ada = book.iter().find(|row| row.customer == "Ada Okafor").unwrap();
    assert_eq!(
        (ada.progress.as_str(), ada.amount.minor.as_str()),
        ("2 of 10", "12500")
    );
    assert_eq!(ada.next.as_deref(), Some("2027-10-29"));
    for _ in 0..2 {
        let again = preview(&desk, GOOD).await;
        assert_eq!(
            (again.new, again.changed, again.same),
            (0, 0, 2),
            "{:?}",
            again.rows
        );
        let done = apply(&desk, &again, false).await.unwrap();
        assert_eq!((done.added, done.same), (0, 2));
    }
    assert_eq!(rows(&desk.place).await.len(), 2);
    assert_eq!(
        desk.entry("plan_imported").await.object,
        office::dto::AuditObject::Plan
    );
}

#[tokio::test]
async fn each_row_tells_all_that_is_wrong_with_it_and_nothing_is_half_saved() {
    let desk = desk::with(place::set_up(40).await).await;
    let text = "Customer,Plan,Terminal,Amount,Payments in all,Payments made,Next date,Cycle,Plan ID\n\
        Ada Okafor,Pool,Web Permits,125.00,10,2,2026-12-29,Monthly,\n\
        Ada Okafor,Pool,Web Permits,125.00,10,2,2026-12-29,Monthly,\n\
        ,Pool,Nowhere,abc,10,11,soon,sometimes,280222A41-C50F\n\
        Ben Ito,Pool,Parks Front Desk,5.00,3,0,2026-12-29,Monthly,\n\
        Cy Doe,Pool,Web Permits,5.00,3,0,,Monthly,\n";
    let looked = preview(&desk, text).await;
    assert_eq!((looked.new, looked.bad), (1, 4), "{:?}", looked.rows);
    let problems = |at: usize| looked.rows[at].problems.join(" ");
    assert!(problems(1).contains("same plan as in row 2"));
    for words in [
        "not a whole plan ID",
        "no terminal \"Nowhere\"",
        "\"abc\" is not an amount",
        "Write who pays",
        "\"soon\" is not a next date",
        "\"sometimes\" is not a cycle",
        "11 payments were made, more than the 10",
    ] {
        assert!(problems(2).contains(words), "{words} in {}", problems(2));
    }
    assert!(problems(3).contains("counter terminal"));
    assert!(problems(4).contains("Write the date of the next payment"));
    let error = apply(&desk, &looked, false).await.unwrap_err();
    assert_eq!(error.details["reason"], "plans_have_problems");
    assert!(rows(&desk.place).await.is_empty());
    let done = apply(&desk, &looked, true).await.unwrap();
    assert_eq!((done.added, done.left_out), (1, 4));
}

#[tokio::test]
async fn a_file_changes_contacts_and_never_the_money_of_a_plan_that_is_at_converge() {
    let desk = desk::with(place::set_up(40).await).await;
    let first = preview(&desk, GOOD).await;
    apply(&desk, &first, false).await.unwrap();
    let changed = GOOD
        .replace("125.00", "199.00")
        .replace("303-555-0142", "303-555-0199");
    let looked = preview(&desk, &changed).await;
    assert_eq!((looked.changed, looked.same), (1, 1), "{:?}", looked.rows);
    let row = looked
        .rows
        .iter()
        .find(|row| row.action == RowAction::Change)
        .unwrap();
    assert!(row.warnings[0].contains("not changed by a file"));
    apply(&desk, &looked, false).await.unwrap();
    let ada = rows(&desk.place)
        .await
        .into_iter()
        .find(|row| row.customer == "Ada Okafor")
        .unwrap();
    assert_eq!(ada.amount.minor, "12500");
}

#[tokio::test]
async fn a_card_number_in_a_file_stops_it_unseen() {
    let desk = desk::with(place::set_up(40).await).await;
    let text = "Customer,Amount,Cycle,Card\nAda Okafor,5.00,Monthly,4000000000000002\n";
    let looked = preview(&desk, text).await;
    assert!(looked.token.is_none() && looked.rows.is_empty());
    assert!(looked.problems[0].contains("full card number"));
    assert!(!format!("{looked:?}").contains("4000000000000002"));
    let missing = preview(&desk, "Customer,Phone\nAda,303-555-0142\n").await;
    assert!(
        missing
            .problems
            .join(" ")
            .contains("There is no column \"Amount\"")
    );
}
