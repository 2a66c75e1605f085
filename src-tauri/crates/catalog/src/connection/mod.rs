//! Tests of connections: one call that only reads, on explicit wish, after the checks that need
//! no network. Nothing is repeated by itself, and no key goes into words that are shown.

mod answer;
mod duo;
mod duo_signature;
mod ipn;
mod keyed;
mod local;
mod nowpayments;
mod paypal;
mod report;
mod stripe;
mod transport;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use domain::Sensitive;
use jiff::Timestamp;

pub use ipn::{IpnMessage, IpnReport};
pub use report::{Fact, Outcome, Report};
pub use transport::TransportProblem;

use crate::address::Base;
use crate::check::{Beside, Checked, check};
use crate::description::{Mode, Procedure, Provider};
use crate::form::Form;
use transport::Transport;

/// How long a test may take in all (section 2).
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What a test is told beside the form.
#[derive(Debug, Clone)]
pub struct Around {
    /// The time it is.
    pub now: Timestamp,
    /// Where to call in place of the provider's own address: a practice, for example.
    pub base: Option<Base>,
    /// Records that exist, by what a reference is of.
    pub records: BTreeMap<String, BTreeSet<String>>,
}

impl Around {
    /// Nothing but the time.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            base: None,
            records: BTreeMap::new(),
        }
    }
}

/// Tests connections.
#[derive(Debug, Clone)]
pub struct Tester {
    transport: Transport,
}

impl Tester {
    /// A tester that waits [`PATIENCE`] for an answer.
    ///
    /// # Errors
    /// When the platform's TLS cannot be set up.
    pub fn new() -> Result<Self, TransportProblem> {
        Self::with_patience(PATIENCE)
    }

    /// A tester with another patience, for tests.
    ///
    /// # Errors
    /// As [`Tester::new`].
    pub fn with_patience(patience: Duration) -> Result<Self, TransportProblem> {
        Transport::new(patience).map(|transport| Self { transport })
    }

    /// Tests one connection. Secrets that lie in the vault are to be put into the form as typed
    /// ones before.
    pub async fn test(&self, provider: &Provider, form: &Form, around: &Around) -> Report {
        let begun = Instant::now();
        let checked = checked(provider, form, around);
        let mut report = match not_ready(provider, &checked) {
            Some(report) => report,
            None => self.call(provider, &checked.form, around).await,
        };
        report.findings = checked.findings;
        report.scrub(&checked.form);
        report.took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        report
    }

    /// Verifies a message of PayPal that was pasted (section 4), and reads it.
    pub async fn verify_ipn(
        &self,
        provider: &Provider,
        form: &Form,
        message: &Sensitive<String>,
        around: &Around,
    ) -> IpnReport {
        let begun = Instant::now();
        let checked = checked(provider, form, around);
        let site = Site::of(provider, &checked.form, around);
        let mut done = ipn::verify(&self.transport, &site, message).await;
        done.report.took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        done
    }

    async fn call(&self, provider: &Provider, form: &Form, around: &Around) -> Report {
        let site = Site::of(provider, form, around);
        let http = &self.transport;
        match provider.test.procedure {
            Procedure::PaypalBalance => paypal::run(http, &site).await,
            Procedure::PaypalIpn => ipn::reach(http, &site).await,
            Procedure::StripeBalance => stripe::run(http, &site).await,
            Procedure::DuoCheck => duo::run(http, &site).await,
            Procedure::RazorpayPayments => keyed::razorpay(http, &site).await,
            Procedure::PaystackBalance => keyed::paystack(http, &site).await,
            Procedure::PaymongoWebhooks => keyed::paymongo(http, &site).await,
            Procedure::NowpaymentsCoins => nowpayments::run(http, &site).await,
            Procedure::References => local::references(&site, around),
            Procedure::ByHand => local::by_hand(&site),
        }
    }
}

/// What a call is made of.
pub(crate) struct Site<'a> {
    provider: &'a Provider,
    form: &'a Form,
    mode: Option<Mode>,
    now: Timestamp,
    base: Option<&'a Base>,
}

impl<'a> Site<'a> {
    fn of(provider: &'a Provider, form: &'a Form, around: &'a Around) -> Self {
        Self {
            provider,
            form,
            mode: form.mode(provider),
            now: around.now,
            base: around.base.as_ref(),
        }
    }

    fn text(&self, id: &str) -> String {
        self.form.values.text(id)
    }

    fn secret(&self, id: &str) -> Sensitive<String> {
        let none = || Sensitive::new(String::new());
        self.form.typed(id).cloned().unwrap_or_else(none)
    }

    /// The address given from outside, or the provider's own.
    fn base(&self, own: &str) -> Option<Base> {
        self.base.cloned().or_else(|| Base::read(own).ok())
    }

    /// The provider's address by mode.
    fn base_by_mode(&self, live: &str, test: &str) -> Option<Base> {
        self.base(match self.mode {
            Some(Mode::Live) => live,
            _ => test,
        })
    }
}

fn checked(provider: &Provider, form: &Form, around: &Around) -> Checked {
    let beside = Beside {
        records: around.records.clone(),
        ..Beside::default()
    };
    check(provider, form, &beside)
}

/// The fields a call is made from.
fn needed(procedure: Procedure) -> &'static [&'static str] {
    match procedure {
        Procedure::PaypalBalance => &["mode", "api_username", "api_password", "signature"],
        Procedure::StripeBalance => &["mode", "private_key"],
        Procedure::DuoCheck => &["integration_key", "secret", "host"],
        Procedure::RazorpayPayments => &["mode", "key_id", "key_secret"],
        Procedure::PaystackBalance | Procedure::PaymongoWebhooks => &["mode", "private_key"],
        Procedure::NowpaymentsCoins => &["mode", "api_key"],
        Procedure::References => &["company", "script_forge"],
        Procedure::PaypalIpn | Procedure::ByHand => &[],
    }
}

/// Why no call is made.
fn not_ready(provider: &Provider, checked: &Checked) -> Option<Report> {
    let needed = needed(provider.test.procedure);
    let concerns = |id: &Option<String>| id.as_deref().is_none_or(|id| needed.contains(&id));
    let mut errors = checked.errors().filter(|finding| finding.code != "read_only");
    if let Some(finding) = errors.find(|finding| concerns(&finding.field)) {
        let outcome = match finding.code {
            "mode_mismatch" | "keys_of_two_modes" => Outcome::WrongMode,
            "broken_link" => Outcome::BrokenLink,
            _ => Outcome::NotReady,
        };
        let mut report = Report::new(
            provider,
            outcome,
            finding.code,
            finding.what.clone(),
            finding.why.clone(),
        );
        report.todo.push(finding.todo.clone());
        return Some(report);
    }
    let form = &checked.form;
    let missing = needed.iter().find(|id| match provider.field(id) {
        Some(field) if field.is_secret() => form.typed(id).is_none(),
        _ => !form.values.has(id),
    })?;
    let label = provider
        .field(missing)
        .map_or(*missing, |field| field.label.as_str());
    let mut report = Report::new(
        provider,
        Outcome::NotReady,
        "missing",
        format!("{label} is missing."),
        "The connection cannot be tested without it.",
    );
    report.todo.push(format!("Enter {label}, then test again."));
    Some(report)
}
