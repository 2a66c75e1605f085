//! What a description says about a provider.

mod alphabet;
mod field;
mod reader;
mod rule;
mod rule_reader;
mod wire;

use serde::Serialize;

pub use alphabet::Alphabet;
pub use field::{Choice, Field, Kind, Mode, Source};
pub use reader::{Unreadable, read_description};
pub use rule::{Check, KeyRole, Mixup, Rule, Shape};

use crate::currency::CurrencyList;

/// One service that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provider {
    /// Stable id, e.g. `paypal_ipn`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// One line for the card.
    pub description: String,
    /// e.g. `payment_gateway`; Emetec has none.
    pub category: Option<String>,
    /// Whether it can be used already.
    pub status: Status,
    /// Where the provider explains itself.
    pub docs: Option<Link>,
    /// What somebody should have at hand before opening the form.
    pub needs: Vec<String>,
    /// Hints that belong to the whole form.
    pub notes: Vec<String>,
    /// What it can be paid in.
    pub currencies: CurrencyList,
    /// In the order of the description.
    pub fields: Vec<Field>,
    /// How the connection is tested.
    pub test: TestPlan,
    /// The description is of a version this program does not know: look, do not change.
    pub read_only: bool,
    /// What the reader could not take as it stood.
    pub notices: Vec<Notice>,
}

impl Provider {
    /// A field by its id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field that says test or live, if the form has one.
    pub fn mode_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == Kind::Mode)
    }

    /// The fields as a form shows them: the environment first, then plain fields, then secrets.
    pub fn form_fields(&self) -> Vec<&Field> {
        let mut fields: Vec<&Field> = self.fields.iter().collect();
        fields.sort_by_key(|field| match field.kind {
            Kind::Mode => 0,
            Kind::Secret => 2,
            _ => 1,
        });
        fields
    }

    /// The category for people.
    pub fn category_words(&self) -> String {
        match self.category.as_deref() {
            Some("payment_gateway") => "Payment gateway".to_owned(),
            Some("security") => "Security".to_owned(),
            Some("development") => "Development".to_owned(),
            Some("accounting") => "Accounting".to_owned(),
            Some(other) => other.replace('_', " "),
            None => String::new(),
        }
    }
}

/// Whether a provider can be used already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It can be set up and used.
    Available,
    /// It can be seen, and its settings be kept; nothing is done with them yet.
    ComingSoon,
}

/// A place on the web. Always https.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What the link says.
    pub label: String,
    /// Where it goes.
    pub url: String,
}

/// Something a description said that could not be taken as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The field it concerns; none for the whole description.
    pub field: Option<String>,
    /// For people.
    pub text: String,
}

/// How a connection is tested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TestPlan {
    /// Which call is made, if any.
    pub procedure: Procedure,
    /// Why it cannot be tested automatically.
    pub why: String,
    /// How a person can check instead, step by step.
    pub how: Vec<String>,
}

/// The calls that this program knows. Each only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// PayPal's NVP call `GetBalance` (section 3).
    PaypalBalance,
    /// A message that PayPal sent is verified; without one only the way is tested (section 4).
    PaypalIpn,
    /// `GET /v1/balance` (section 5).
    StripeBalance,
    /// `GET /auth/v2/ping`, then the signed `GET /auth/v2/check` (section 6).
    DuoCheck,
    /// `GET /v1/payments?count=1` (section 9).
    RazorpayPayments,
    /// `GET /balance` (section 11).
    PaystackBalance,
    /// `GET /v1/webhooks` (section 11).
    PaymongoWebhooks,
    /// `GET /v1/status`, then `GET /v1/merchant/coins` (section 12).
    NowpaymentsCoins,
    /// Nothing is called; what the form refers to is looked up (section 8).
    References,
    /// Nothing can be called; a person checks.
    ByHand,
}

impl Procedure {
    /// Whether a press of "Test connection" makes a call.
    pub fn calls(self) -> bool {
        !matches!(self, Self::References | Self::ByHand)
    }
}
