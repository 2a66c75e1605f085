//! Plans paid from a bank account.

use serde_json::json;

use crate::client::start;
use crate::plans::add;
use crate::till::{WEB, field, pay, set};

#[tokio::test]
async fn electronic_checks_have_the_same_calls_with_a_bank_account() {
    let gateway = start().await;
    let none = [("ssl_card_number", ""), ("ssl_exp_date", "")];
    let account = [
        none[0],
        none[1],
        ("ssl_aba_number", "123456780"),
        ("ssl_bank_account_number", "00012345"),
        ("ssl_bank_account_type", "0"),
        ("ssl_agree", "1"),
        ("ssl_company", "R&amp;R Plumbing"),
    ];
    assert_eq!(add(&gateway, "ecsaddinstall", &account[..3]).await.code(), "4009");
    assert_eq!(add(&gateway, "ecsaddinstall", &account[..6]).await.code(), "5108");
    let reply = add(&gateway, "ecsaddinstall", &account).await;
    assert_eq!(field(&reply, "ssl_card_type"), "ELECTRONICCHECK");
    assert!(!reply.text().contains("00012345"));
    let id = field(&reply, "ssl_installment_id");
    let by = [("ssl_installment_id", id.as_str())];
    assert_eq!(pay(&gateway, WEB, "ccinstallsale", &by).await.code(), "5034");
    let paid = pay(&gateway, WEB, "ecsinstallsale", &by).await;
    assert_eq!(
        (field(&paid, "ssl_result"), field(&paid, "ssl_number_of_payments")),
        ("0".into(), "1".into())
    );
    let found = crate::till::record(&gateway, WEB, &field(&paid, "ssl_txn_id")).await;
    assert_eq!(found["ssl_card_type"], "ELECTRONICCHECK");
    assert!(!found.contains_key("ssl_card_number"));
    assert_eq!(pay(&gateway, WEB, "ecsdeleteinstall", &[]).await.code(), "4009");
    let gone = pay(&gateway, WEB, "ecsdeleteinstall", &[("ssl_install_id", &id)]).await;
    assert_eq!(field(&gone, "ssl_installment_id"), id);
    let recurring = [account.as_slice(), &[("ssl_total_installments", "")]].concat();
    let reply = add(&gateway, "ecsaddrecurring", &recurring).await;
    let id = field(&reply, "ssl_recurring_id");
    let by = ("ssl_recurring_id", id.as_str());
    let changed = pay(
        &gateway,
        WEB,
        "ecsupdaterecurring",
        &[by, ("ssl_amount", "31.00")],
    )
    .await;
    assert_eq!(field(&changed, "ssl_amount"), "31.00");
    assert_eq!(
        field(&pay(&gateway, WEB, "ecsrecurringsale", &[by]).await, "ssl_result"),
        "0"
    );
    assert_eq!(pay(&gateway, WEB, "ecsdeleterecurring", &[by]).await.code(), "");
    set(&gateway, WEB, json!({"checks": false}));
    assert_eq!(add(&gateway, "ecsaddinstall", &account).await.code(), "4016");
}
