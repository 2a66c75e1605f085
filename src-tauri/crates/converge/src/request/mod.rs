//! Requests: one type per call, declared as data.
//!
//! A call is a table entry: which fields it needs, which it may carry, which groups of
//! fields come along, which rules hold between them. The rule of each field stands once, in
//! [`field`]. A request is checked whole before a connection is opened; a broken rule is a
//! [`BrokenRule`] and nothing leaves the machine.
//!
//! What this product never does is not here: entering card numbers, security codes, track,
//! chip and wallet data (so no `emv…`, debit, gift, loyalty, food-stamp and cash calls),
//! refunds without an earlier sale (`cccredit`), tips and signatures of a till, batch files.
//! Answers and rows of such transactions are read and recognised like any other.

pub(crate) mod batch;
pub(crate) mod credit;
pub(crate) mod echeck;
pub(crate) mod encode;
pub mod field;
mod form;
pub(crate) mod groups;
pub(crate) mod installment;
#[cfg(test)]
mod laws;
pub(crate) mod lookup;
pub(crate) mod recurring;
pub(crate) mod token;
pub(crate) mod values;

pub use form::Form;

use domain::Sensitive;

use crate::answers::Reply;
use crate::client::Credentials;
use crate::error::Unclear;
use crate::rules::{Broken, BrokenRule, Condition, FieldRule};

/// What a call does at the gateway; it decides how a missing answer is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: may be asked again.
    Reads,
    /// Changes a plan, a token or a paper, moves no money by itself.
    Records,
    /// Moves, reserves or releases money.
    Money,
}

/// Which of the two addresses a call goes to (section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// `processxml.do`
    Transactions,
    /// `accountxml.do`
    Administration,
}

/// What is known of a call.
#[derive(Debug)]
pub struct CallSpec {
    /// `ssl_transaction_type`
    pub wire: &'static str,
    /// What it does.
    pub effect: Effect,
    /// Where it goes.
    pub address: Address,
    /// Fields it needs.
    pub needs: &'static [&'static FieldRule],
    /// Fields it may carry.
    pub may: &'static [&'static FieldRule],
    /// Groups of fields it may carry.
    pub with: &'static [&'static [&'static FieldRule]],
    /// Rules between its fields.
    pub rules: &'static [Condition],
}

/// A request that can be sent with [`crate::Client::call`].
pub trait Request {
    /// What its answer is read as.
    type Answer;

    /// The call's entry in the table.
    fn spec(&self) -> &'static CallSpec;

    /// Its fields.
    fn form(&self) -> &Form;

    /// Reads the answer.
    ///
    /// # Errors
    /// [`Unclear`] when it does not say what became of this request.
    fn read(&self, reply: Reply) -> Result<Self::Answer, Unclear>;

    /// Checks every rule; the client does so before it opens a connection.
    ///
    /// # Errors
    /// The first rule that is broken.
    fn check(&self) -> Result<(), BrokenRule> {
        self.form().check(self.spec())
    }
}

/// The body a request would be sent with, once every rule holds.
///
/// # Errors
/// The first rule that is broken, the credentials' included.
pub fn body_of<R: Request + ?Sized>(
    credentials: &Credentials,
    request: &R,
) -> Result<Sensitive<String>, BrokenRule> {
    for (rule, text) in [
        (field::MERCHANT_ID, &credentials.merchant_id),
        (field::USER_ID, &credentials.user_id),
        (field::PIN, credentials.pin.expose()),
    ] {
        if text.is_empty() {
            return Err(rule.broken(Broken::Missing));
        }
        rule.check(text)?;
    }
    request.check()?;
    Ok(encode::body(credentials, request.spec().wire, request.form()))
}

/// Declares requests. `needs` become the parameters of `new`, `may` and `with` methods of
/// their own.
macro_rules! requests {
    ($(
        $(#[$meta:meta])*
        $name:ident = $wire:literal, $effect:ident, $address:ident => $answer:ty {
            $(needs { $($need:ident: $need_field:ident),* $(,)? })?
            $(may { $($may:ident: $may_field:ident),* $(,)? })?
            $(with { $($with:ident: $group:ident),* $(,)? })?
            $(rules { $($rule:expr),* $(,)? })?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name(pub(in crate::request) $crate::request::Form);

        #[allow(clippy::new_without_default)]
        impl $name {
            /// The call's entry in the table.
            pub const SPEC: &'static $crate::request::CallSpec = &$crate::request::CallSpec {
                wire: $wire,
                effect: $crate::request::Effect::$effect,
                address: $crate::request::Address::$address,
                needs: &[$($(<$crate::request::field::$need_field as $crate::request::field::Field>::RULE),*)?],
                may: &[$($(<$crate::request::field::$may_field as $crate::request::field::Field>::RULE),*)?],
                with: &[$($($crate::request::groups::$group::RULES),*)?],
                rules: &[$($($rule),*)?],
            };

            /// The request with what it needs.
            #[must_use]
            pub fn new($($($need: impl Into<<$crate::request::field::$need_field as $crate::request::field::Field>::Value>),*)?) -> Self {
                #[allow(unused_mut)]
                let mut form = $crate::request::Form::default();
                $($(form.put::<$crate::request::field::$need_field>($need.into());)*)?
                Self(form)
            }

            $($(
                #[doc = concat!("Sets [`", stringify!($may_field), "`](crate::field::", stringify!($may_field), ").")]
                #[must_use]
                pub fn $may(mut self, value: impl Into<<$crate::request::field::$may_field as $crate::request::field::Field>::Value>) -> Self {
                    self.0.put::<$crate::request::field::$may_field>(value.into());
                    self
                }
            )*)?

            $($(
                #[doc = concat!("Takes over the fields of a [`", stringify!($group), "`](crate::", stringify!($group), ").")]
                #[must_use]
                pub fn $with(mut self, group: &$crate::request::groups::$group) -> Self {
                    self.0.extend(&group.0);
                    self
                }
            )*)?
        }

        impl $crate::request::Request for $name {
            type Answer = $answer;

            fn spec(&self) -> &'static $crate::request::CallSpec {
                Self::SPEC
            }

            fn form(&self) -> &$crate::request::Form {
                &self.0
            }

            fn read(&self, reply: $crate::answers::Reply) -> Result<Self::Answer, $crate::error::Unclear> {
                <$answer as $crate::answers::Reads>::of(reply, &self.0)
            }
        }
    )*};
}
pub(crate) use requests;

/// Every call of this client.
pub const CALLS: &[&CallSpec] = &[
    credit::TokenSale::SPEC,
    credit::TokenAuthOnly::SPEC,
    credit::VerifyToken::SPEC,
    credit::CheckAddress::SPEC,
    credit::Force::SPEC,
    credit::Complete::SPEC,
    credit::Return::SPEC,
    credit::Void::SPEC,
    credit::Delete::SPEC,
    token::GetToken::SPEC,
    token::QueryToken::SPEC,
    token::UpdateToken::SPEC,
    token::DeleteToken::SPEC,
    recurring::AddRecurring::SPEC,
    recurring::UpdateRecurring::SPEC,
    recurring::DeleteRecurring::SPEC,
    recurring::RecurringSale::SPEC,
    installment::AddInstallment::SPEC,
    installment::UpdateInstallment::SPEC,
    installment::DeleteInstallment::SPEC,
    installment::InstallmentSale::SPEC,
    echeck::CheckAddRecurring::SPEC,
    echeck::CheckUpdateRecurring::SPEC,
    echeck::CheckDeleteRecurring::SPEC,
    echeck::CheckRecurringSale::SPEC,
    echeck::CheckAddInstallment::SPEC,
    echeck::CheckUpdateInstallment::SPEC,
    echeck::CheckDeleteInstallment::SPEC,
    echeck::CheckInstallmentSale::SPEC,
    batch::Settle::SPEC,
    batch::Total::SPEC,
    batch::SettlementQuery::SPEC,
    batch::TerminalSetupQuery::SPEC,
    batch::MailReceipt::SPEC,
    lookup::TransactionQuery::SPEC,
    lookup::PlanQuery::SPEC,
];
