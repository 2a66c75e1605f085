//! Answers of calls that move money (sections 5, 8, 9, 12 and 20).

use domain::{Currency, Money, parse_minor};

use crate::answers::plan::Plan;
use crate::answers::told::{self, Told};
use crate::answers::{Reads, Reply, keeps_reply};
use crate::error::{Unclear, UnclearReason};
use crate::fields::Fields;
use crate::outcome::Outcome;
use crate::request::Form;
use crate::request::field::{AMOUNT, INSTALLMENT_ID, RECURRING_ID, TRANSACTION_ID};

/// What became of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// Approved, for the whole amount.
    Approved(Booking<'a>),
    /// Approved for a part; the booking holds that part (section 5).
    PartlyApproved {
        /// What was approved.
        booking: Booking<'a>,
        /// `ssl_requested_amount`
        requested: Told<'a, Money>,
        /// `ssl_balance_due`: what is still to be paid otherwise.
        balance_due: Told<'a, Money>,
    },
    /// The issuer, or a rule of the terminal, said no.
    Declined(Decline<'a>),
    /// The cardholder would have to choose a currency; nothing was charged (section 5).
    CurrencyQuestion,
    /// Fabricated by test mode: no money moved, whatever else it says (section 20).
    TestMode,
}

impl<'a> Verdict<'a> {
    /// What may be booked as money, if anything.
    pub fn booking(self) -> Option<Booking<'a>> {
        match self {
            Self::Approved(booking) | Self::PartlyApproved { booking, .. } => Some(booking),
            _ => None,
        }
    }
}

/// Proof that the gateway approved something for real. It can only be had from a
/// [`Verdict`], which never gives one for an answer of test mode: what takes a `Booking`
/// cannot book a fabricated answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking<'a> {
    fields: &'a Fields,
    currency: Currency,
}

impl<'a> Booking<'a> {
    /// `ssl_txn_id`; empty only where a void does not name one.
    pub fn transaction(&self) -> &'a str {
        self.fields.text("ssl_txn_id").trim()
    }

    /// `ssl_amount`. Some terminals do not return it.
    pub fn amount(&self) -> Told<'a, Money> {
        told::money(self.fields, "ssl_amount", self.currency)
    }

    /// `ssl_approval_code` with its zeros and blanks.
    pub fn approval_code(&self) -> &'a str {
        self.fields.text("ssl_approval_code")
    }

    /// `ssl_txn_time` as written.
    pub fn time_raw(&self) -> &'a str {
        self.fields.text("ssl_txn_time").trim()
    }

    /// Every field of the answer.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }
}

/// A no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decline<'a> {
    fields: &'a Fields,
}

impl<'a> Decline<'a> {
    /// `ssl_result_message` (section 18).
    pub fn message(&self) -> &'a str {
        self.fields.text("ssl_result_message").trim()
    }

    /// `ssl_issuer_response`
    pub fn issuer_response(&self) -> &'a str {
        self.fields.text("ssl_issuer_response").trim()
    }

    /// The duplicate rule hit: the first attempt may stand approved, so look before saying
    /// *declined* (section 21).
    pub fn is_duplicate_rule(&self) -> bool {
        let words = self.message().to_ascii_uppercase();
        words.contains("PREVIOUSLY AUTHORIZED") || words.contains("PREVIOUSLY AUTHORISED")
    }

    /// Every field of the answer.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }
}

/// Whether an answer asks for a choice of currency instead of giving a result (section 5).
pub fn is_currency_question(fields: &Fields) -> bool {
    let dcc = |name: &str| {
        name.get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("dcc"))
    };
    fields.said("ssl_result").is_none() && fields.iter().any(|(name, _)| dcc(name))
}

/// Whether approval was for a part of the amount (section 18, code AP).
fn is_partial(fields: &Fields) -> bool {
    let said = fields.said("ssl_result_message");
    said.is_some_and(|text| text.eq_ignore_ascii_case("PARTIAL APPROVAL"))
}

fn verdict(reply: &Reply, terminal: Currency) -> Verdict<'_> {
    let fields = reply.fields();
    if reply.is_test_mode() {
        return Verdict::TestMode;
    }
    if is_currency_question(fields) {
        return Verdict::CurrencyQuestion;
    }
    if reply.outcome() != Outcome::Approved {
        return Verdict::Declined(Decline { fields });
    }
    let currency = told::currency(fields, terminal);
    let booking = Booking { fields, currency };
    if is_partial(fields) {
        return Verdict::PartlyApproved {
            booking,
            requested: told::money(fields, "ssl_requested_amount", currency),
            balance_due: told::money(fields, "ssl_balance_due", currency),
        };
    }
    Verdict::Approved(booking)
}

/// Refuses what does not say what became of the money: no result, an approval without a
/// transaction, for another amount or about another plan than asked.
fn judge(reply: Reply, asked: &Form, names_transaction: bool) -> Result<Reply, Unclear> {
    use UnclearReason::{Contradiction, NoResult, NoTransaction, OtherAmount, OtherPlan};
    let fields = reply.fields();
    let reason = match reply.outcome() {
        _ if fields.contradicts_itself("ssl_result") => Some(Contradiction),
        Outcome::Declined => None,
        Outcome::Indeterminate if is_currency_question(fields) => None,
        Outcome::Approved if reply.is_test_mode() => None,
        Outcome::Approved => {
            let asked_amount = asked.text(AMOUNT).filter(|_| !is_partial(fields));
            if names_transaction && fields.said("ssl_txn_id").is_none() {
                Some(NoTransaction)
            } else if asked_amount.is_some_and(|amount| is_other_amount(fields, amount)) {
                Some(OtherAmount)
            } else if is_other_plan(fields, asked) {
                Some(OtherPlan)
            } else {
                None
            }
        }
        _ => Some(NoResult),
    };
    match reason {
        Some(reason) => Err(reply.unclear(reason)),
        None => Ok(reply),
    }
}

/// Compared in thousandths, which every currency fits in: `100` is `100.00`.
fn is_other_amount(fields: &Fields, asked: &str) -> bool {
    let thousandths = |text: &str| parse_minor(text, 3);
    fields.contradicts_itself("ssl_amount")
        || fields
            .said("ssl_amount")
            .is_some_and(|said| thousandths(said).is_none() || thousandths(said) != thousandths(asked))
}

fn is_other_plan(fields: &Fields, asked: &Form) -> bool {
    [RECURRING_ID, INSTALLMENT_ID].iter().any(|rule| {
        let said = fields.said(rule.wire);
        asked
            .text(rule)
            .zip(said)
            .is_some_and(|(asked, said)| !asked.eq_ignore_ascii_case(said))
    })
}

/// The answer to a sale, reservation, force or completion, or to one payment of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleAnswer {
    reply: Reply,
}

/// The answer to a return: an id of its own, apart from the sale's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnAnswer {
    reply: Reply,
}

/// The answer to a void or delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidAnswer {
    reply: Reply,
    target: String,
}

/// The answer to a card or address check; no money is involved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyAnswer {
    reply: Reply,
}

keeps_reply!(SaleAnswer, ReturnAnswer, VoidAnswer, VerifyAnswer);

impl SaleAnswer {
    /// What became of the money; `terminal` is the currency where the answer names none.
    pub fn verdict(&self, terminal: Currency) -> Verdict<'_> {
        verdict(&self.reply, terminal)
    }

    /// The plan, when this was one payment of it.
    pub fn plan(&self) -> Option<Plan<'_>> {
        Plan::of(self.fields())
    }
}

impl ReturnAnswer {
    /// What became of the money; `terminal` is the currency where the answer names none.
    pub fn verdict(&self, terminal: Currency) -> Verdict<'_> {
        verdict(&self.reply, terminal)
    }
}

/// Which id a void answers with: recordings show the old one, the documentation promises a
/// new one (section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoidId<'a> {
    /// The id of the transaction that was voided.
    Same,
    /// An id of its own.
    New(&'a str),
    /// None.
    Absent,
}

impl VoidAnswer {
    /// What became of it; the booking carries the original amount where it is given.
    pub fn verdict(&self, terminal: Currency) -> Verdict<'_> {
        verdict(&self.reply, terminal)
    }

    /// The transaction that was to be voided.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Which id the answer carries.
    pub fn id(&self) -> VoidId<'_> {
        match self.fields().said("ssl_txn_id") {
            None => VoidId::Absent,
            Some(id) if id.eq_ignore_ascii_case(&self.target) => VoidId::Same,
            Some(id) => VoidId::New(id),
        }
    }
}

impl VerifyAnswer {
    /// Whether the issuer answered well. Nothing was charged; 85 is the good issuer
    /// response of a verification, not 00 (section 10).
    pub fn is_good(&self) -> bool {
        self.reply.outcome() == Outcome::Approved && !self.reply.is_test_mode()
    }

    /// Fabricated by test mode.
    pub fn is_test_mode(&self) -> bool {
        self.reply.is_test_mode()
    }

    /// `ssl_avs_response`, blanks included.
    pub fn avs_raw(&self) -> &str {
        self.fields().text("ssl_avs_response")
    }

    /// `ssl_cvv2_response`, blanks included.
    pub fn cvv_raw(&self) -> &str {
        self.fields().text("ssl_cvv2_response")
    }
}

impl Reads for SaleAnswer {
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear> {
        judge(reply, asked, true).map(|reply| Self { reply })
    }
}

impl Reads for ReturnAnswer {
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear> {
        judge(reply, asked, true).map(|reply| Self { reply })
    }
}

impl Reads for VoidAnswer {
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear> {
        let target = asked.text(TRANSACTION_ID).unwrap_or_default().to_owned();
        judge(reply, asked, false).map(|reply| Self { reply, target })
    }
}

impl Reads for VerifyAnswer {
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear> {
        judge(reply, asked, false).map(|reply| Self { reply })
    }
}
