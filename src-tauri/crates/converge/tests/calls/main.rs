//! Each call against the field list the fact sheet documents for it, and each rule between
//! fields broken one at a time. Written from the sheet, not from the tables under test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod listed;
mod rules;
mod values;

use counterfoil_converge::*;
use domain::{Currency, Money, Sensitive};
use jiff::civil::{Date, date};

const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
const TXN: &str = "010130AB1-00000000-1111-2222-3333-444444444444";
const DRAFT: &str = "aba_number bank_account_number bank_account_type agree";
const TODAY: Date = date(2026, 10, 1);

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

fn due(day: Date) -> Due {
    Due::on(day, TODAY).unwrap()
}

fn credentials() -> Credentials {
    Credentials {
        merchant_id: "004287".into(),
        user_id: "apiuser501204".into(),
        pin: Sensitive::new("A1".repeat(32)),
    }
}

fn add_installment() -> AddInstallment {
    AddInstallment::new(
        usd(12_500),
        10_u16,
        due(date(2026, 10, 29)),
        BillingCycle::Monthly,
    )
    .token("5000300020003003")
}

/// The XML of a request.
fn xml<R: Request>(request: &R) -> String {
    let body = body_of(&credentials(), request).unwrap();
    let mut pairs = form_urlencoded::parse(body.expose().as_bytes());
    let (name, value) = pairs.next().unwrap();
    assert_eq!((name.as_ref(), pairs.next()), ("xmldata", None));
    value.into_owned()
}

fn broken<R: Request>(request: &R) -> (&'static str, Broken, u16) {
    let error = body_of(&credentials(), request).unwrap_err();
    (error.field.wire, error.rule, error.gateway_code())
}
