//! The journal's way to Converge.

use converge::{
    AddInstallment, AddRecurring, BatchGroup, CallError, Client, Credentials, DeleteInstallment,
    DeleteRecurring, Fields, Headers, InstallmentSale, Plan, PlanAnswer, PlanQuery, PlanVerdict, Record,
    RecurringSale, Return, ReturnAnswer, SaleAnswer, Settle, SettleAnswer, Total, TransactionQuery,
    UpdateInstallment, UpdateRecurring, Verdict, Void, VoidAnswer,
};
use domain::{ActKind, Currency, TransactionStatus, TransactionType, mask_numbers, parse_wire_time};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use ledger::Intent;

use super::evidence::{Evidence, Found, PaymentSeen, Shown, Witness};
use super::ports::{LookFailed, Sent, Teller, Told};

/// The seat at one terminal from which acts are sent and looked up.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) client: Client,
    pub(crate) credentials: Credentials,
    /// Of the terminal.
    pub(crate) currency: Currency,
    /// In which the gateway writes times.
    pub(crate) zone: TimeZone,
}

/// A request, checked whole before its intent is armed.
#[derive(Debug, Clone)]
pub(crate) enum Call {
    Void(Void),
    Return(Return),
    TakeInstallment(InstallmentSale),
    TakeRecurring(RecurringSale),
    Settle(Settle),
    AddInstallment(Box<AddInstallment>),
    AddRecurring(Box<AddRecurring>),
    UpdateInstallment(Box<UpdateInstallment>),
    UpdateRecurring(Box<UpdateRecurring>),
    DeleteInstallment(DeleteInstallment),
    DeleteRecurring(DeleteRecurring),
}

/// A seat with or without something to send.
#[derive(Debug, Clone)]
pub(crate) struct ConvergeTeller {
    pub(crate) seat: Seat,
    pub(crate) call: Option<Call>,
}

impl Teller for ConvergeTeller {
    async fn send(&self, intent: &Intent) -> Sent {
        let (client, credentials) = (&self.seat.client, &self.seat.credentials);
        macro_rules! sent {
            ($request:expr, $read:ident) => {
                match client.call(credentials, $request).await {
                    Ok(answer) => self.$read(intent, &answer),
                    Err(error) => failed(&error),
                }
            };
        }
        match &self.call {
            Some(Call::Void(request)) => sent!(request, voided),
            Some(Call::Return(request)) => sent!(request, returned),
            Some(Call::TakeInstallment(request)) => sent!(request, taken),
            Some(Call::TakeRecurring(request)) => sent!(request, taken),
            Some(Call::Settle(request)) => sent!(request, settled),
            Some(Call::AddInstallment(request)) => sent!(request.as_ref(), planned),
            Some(Call::AddRecurring(request)) => sent!(request.as_ref(), planned),
            Some(Call::UpdateInstallment(request)) => sent!(request.as_ref(), planned),
            Some(Call::UpdateRecurring(request)) => sent!(request.as_ref(), planned),
            Some(Call::DeleteInstallment(request)) => sent!(request, planned),
            Some(Call::DeleteRecurring(request)) => sent!(request, planned),
            None => Sent::NotSent(Told::because("nothing_to_send")),
        }
    }

    async fn look(&self, intent: &Intent) -> Result<Evidence, LookFailed> {
        let witness: Witness = serde_json::from_str(&intent.baseline).map_err(|error| LookFailed {
            detail: error.to_string(),
        })?;
        let since = witness.gateway_time();
        match witness {
            Witness::Payment { id, last4, .. } => self.seat.payment(&id, &last4, since).await,
            Witness::Plan {
                id,
                installment,
                wanted,
                ..
            } => self.seat.plan(&id, installment, since, &wanted).await,
            Witness::Batch { open, .. } => self.seat.batch(&open).await,
        }
    }
}

/// Why nothing came of a request. Only a failure to connect and a documented refusal prove
/// that nothing happened.
fn failed(error: &CallError) -> Sent {
    match error {
        CallError::NotSent(why) => Sent::NotSent(Told {
            detail: Some(why.to_string()),
            ..Told::because("not_sent")
        }),
        CallError::Refused(refusal) if refusal.error_code().is_known() && !refusal.leaves_it_open() => {
            let told = Told {
                code: Some(refusal.code.clone()),
                message: Some(masked(&refusal.name)),
                ..Told::because("refused")
            };
            if refusal.error_code().is_decline() {
                Sent::Declined(told)
            } else {
                Sent::Rejected(told)
            }
        }
        // A code that no document names proves nothing.
        CallError::Refused(refusal) => Sent::Unknown(Told {
            code: Some(refusal.code.clone()),
            message: Some(masked(&refusal.name)),
            ..Told::because("undocumented_code")
        }),
        CallError::Unknown(why) => Sent::Unknown(Told {
            detail: Some(masked(&why.to_string())),
            ..Told::because("no_usable_answer")
        }),
        CallError::Cancelled => Sent::Unknown(Told::because("stopped_waiting")),
    }
}

fn masked(text: &str) -> String {
    mask_numbers(text).into_owned()
}

impl ConvergeTeller {
    fn taken(&self, intent: &Intent, answer: &SaleAnswer) -> Sent {
        let mut sent = self.verdict(intent, answer.verdict(self.seat.currency));
        if let (Sent::Approved(told), Some(plan)) = (&mut sent, answer.plan()) {
            told.made = plan.payments_made().known();
            told.next = plan.next_payment().known().map(|day| day.to_string());
        }
        sent
    }

    fn voided(&self, intent: &Intent, answer: &VoidAnswer) -> Sent {
        self.verdict(intent, answer.verdict(self.seat.currency))
    }

    fn returned(&self, intent: &Intent, answer: &ReturnAnswer) -> Sent {
        self.verdict(intent, answer.verdict(self.seat.currency))
    }

    fn verdict(&self, intent: &Intent, verdict: Verdict<'_>) -> Sent {
        match verdict {
            Verdict::Approved(booking) => {
                let amount = booking.amount().known();
                let asked = intent.amount.map(|amount| amount.minor.abs());
                let other = amount.is_some_and(|amount| Some(amount.minor.abs()) != asked);
                let told = Told {
                    txn: Some(booking.transaction().to_owned()).filter(|id| !id.is_empty()),
                    approval: Some(booking.approval_code().to_owned()).filter(|code| !code.trim().is_empty()),
                    message: Some(masked(booking.fields().text("ssl_result_message").trim())),
                    code: Some(booking.fields().text("ssl_issuer_response").trim().to_owned())
                        .filter(|code| !code.is_empty()),
                    time: Some(booking.time_raw().to_owned()).filter(|time| !time.is_empty()),
                    amount: amount.map(|amount| amount.minor),
                    ..Told::because("approved")
                };
                // An answer about another sum is no answer to this question.
                if other {
                    return Sent::Unknown(Told {
                        why: "other_amount".to_owned(),
                        ..told
                    });
                }
                Sent::Approved(told)
            }
            Verdict::PartlyApproved { booking, .. } => Sent::Unknown(Told {
                candidates: vec![booking.transaction().to_owned()],
                amount: booking.amount().known().map(|amount| amount.minor),
                ..Told::because("partly_approved")
            }),
            Verdict::Declined(decline) => Sent::Declined(Told {
                message: Some(masked(decline.message())),
                code: Some(decline.issuer_response().to_owned()).filter(|code| !code.is_empty()),
                duplicate_rule: decline.is_duplicate_rule(),
                ..Told::because("declined")
            }),
            Verdict::CurrencyQuestion => Sent::Rejected(Told::because("currency_question")),
            Verdict::TestMode => Sent::Rejected(Told::because("test_mode")),
        }
    }

    fn settled(&self, _: &Intent, answer: &SettleAnswer) -> Sent {
        let told = |why: &str| Told {
            message: Some(masked(answer.message())),
            ..Told::because(why)
        };
        if answer.is_test_mode() {
            Sent::Rejected(told("test_mode"))
        } else if answer.is_scheduled() {
            Sent::Approved(Told {
                amount: answer
                    .amount(BatchGroup::Cards, self.seat.currency)
                    .known()
                    .map(|amount| amount.minor),
                ..told("scheduled")
            })
        } else {
            Sent::Declined(told("declined"))
        }
    }

    fn planned(&self, intent: &Intent, answer: &PlanAnswer) -> Sent {
        match answer.verdict() {
            // It was done, and what was made has no name: only a person can find it.
            PlanVerdict::Done(None) if intent.kind == ActKind::AddPlan => {
                Sent::Unknown(Told::because("plan_not_named"))
            }
            PlanVerdict::Done(plan) => Sent::Approved(Told {
                plan: plan.map(|plan| plan.id().to_owned()),
                made: plan.and_then(|plan| plan.payments_made().known()),
                next: plan
                    .and_then(|plan| plan.next_payment().known())
                    .map(|day| day.to_string()),
                ..Told::because("done")
            }),
            PlanVerdict::Failed(message) => Sent::Declined(Told {
                message: Some(masked(message)),
                ..Told::because("declined")
            }),
            PlanVerdict::TestMode => Sent::Rejected(Told::because("test_mode")),
        }
    }
}

/// What a look-up of a plan shows: the plan's own fields, and its payments.
pub(crate) struct PlanShown {
    pub(crate) fields: Option<Fields>,
    pub(crate) made: Option<u32>,
    pub(crate) payments: Vec<PaymentSeen>,
    pub(crate) complete: bool,
    pub(crate) gateway_time: Option<i64>,
}

/// What a look-up of a payment shows.
pub(crate) struct PaymentShown {
    pub(crate) shown: Option<Shown>,
    pub(crate) refunded: Option<i64>,
    pub(crate) last4: String,
    pub(crate) gateway_time: Option<i64>,
}

impl Seat {
    /// One payment as it stands now.
    pub(crate) async fn payment_now(&self, id: &str) -> Result<PaymentShown, CallError> {
        let query = TransactionQuery::new().transaction(id);
        let list = match self.client.call(&self.credentials, &query).await {
            Ok(list) => list,
            // Nothing is shown under this id.
            Err(CallError::Refused(refusal)) if refusal.number() == Some(5040) => {
                return Ok(PaymentShown {
                    shown: None,
                    refunded: None,
                    last4: String::new(),
                    gateway_time: None,
                });
            }
            Err(error) => return Err(error),
        };
        let record = list
            .transactions(self.currency)
            .find(|record| record.id().eq_ignore_ascii_case(id));
        Ok(PaymentShown {
            shown: record.as_ref().map(|record| stands(record)),
            refunded: record.as_ref().map(|record| record.refunded().unwrap_or(0)),
            last4: record
                .as_ref()
                .map_or_else(String::new, |record| record.last4().to_owned()),
            gateway_time: gateway_time(&list.reply().headers),
        })
    }

    /// The payments since an instant, the day before included; whether all came, and the
    /// gateway's clock.
    pub(crate) async fn since(
        &self,
        since: i64,
        keep: impl Fn(&Record<'_>) -> bool,
    ) -> Result<(Vec<PaymentSeen>, bool, Option<i64>), CallError> {
        let day = |ms: i64| -> Date {
            let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
            at.to_zoned(self.zone.clone()).date()
        };
        let from = day(since);
        let from = from.yesterday().unwrap_or(from);
        // Up to tomorrow in the gateway's zone, whatever our clock says; at most 31 days.
        let to = from.saturating_add(jiff::Span::new().days(30));
        let query = TransactionQuery::new().days(from, to);
        let list = self.client.call(&self.credentials, &query).await?;
        let seen = list
            .transactions(self.currency)
            .filter(|record| keep(record))
            .map(|record| self.seen(&record))
            .collect();
        Ok((seen, list.is_complete(), gateway_time(&list.reply().headers)))
    }

    fn seen(&self, record: &Record<'_>) -> PaymentSeen {
        PaymentSeen {
            id: record.id().to_owned(),
            reference: record.shown("ssl_merchant_txn_id").into_owned(),
            user: record.shown("ssl_user_id").into_owned(),
            at: parse_wire_time(record.time_raw(), &self.zone).map(|time| time.instant.as_millisecond()),
            amount: record.amount().map(|amount| amount.minor),
            approved: !matches!(
                record.status(),
                TransactionStatus::Declined | TransactionStatus::Failed
            ),
        }
    }

    async fn payment(&self, id: &str, last4: &str, since: i64) -> Result<Evidence, LookFailed> {
        let now = self.payment_now(id).await.map_err(look_failed)?;
        let (returns, complete, time) = self
            .since(since, |record| {
                record.kind() == TransactionType::Return && record.last4() == last4
            })
            .await
            .map_err(look_failed)?;
        Ok(Evidence {
            complete,
            gateway_time: time.or(now.gateway_time),
            found: Found::Payment {
                shown: now.shown,
                refunded: now.refunded,
                returns,
            },
        })
    }

    /// A plan and its payments since an instant.
    pub(crate) async fn plan_now(
        &self,
        id: &str,
        installment: bool,
        since: i64,
    ) -> Result<PlanShown, CallError> {
        let query = if installment {
            PlanQuery::new().installment_plan(id)
        } else {
            PlanQuery::new().recurring_plan(id)
        };
        let fields = match self.client.call(&self.credentials, &query).await {
            Ok(list) => {
                let of_plan = |fields: &&Fields| {
                    Plan::of(fields).is_some_and(|plan| plan.id().eq_ignore_ascii_case(id))
                };
                list.records().find(of_plan).cloned()
            }
            Err(CallError::Refused(refusal)) if matches!(refusal.number(), Some(5033 | 5034)) => None,
            Err(error) => return Err(error),
        };
        let of_plan = |record: &Record<'_>| {
            ["ssl_installment_id", "ssl_recurring_id"]
                .iter()
                .any(|name| record.fields().text(name).trim().eq_ignore_ascii_case(id))
        };
        let (payments, complete, gateway_time) = self.since(since, of_plan).await?;
        Ok(PlanShown {
            made: fields
                .as_ref()
                .and_then(Plan::of)
                .and_then(|plan| plan.payments_made().known()),
            fields,
            payments,
            complete,
            gateway_time,
        })
    }

    async fn plan(
        &self,
        id: &str,
        installment: bool,
        since: i64,
        wanted: &[(String, String)],
    ) -> Result<Evidence, LookFailed> {
        if id.is_empty() {
            // Nothing can be asked about a plan that has no id; the judge knows.
            return Ok(Evidence {
                complete: true,
                gateway_time: None,
                found: Found::Plan {
                    exists: false,
                    made: None,
                    next: None,
                    payments: Vec::new(),
                    texts: Vec::new(),
                },
            });
        }
        let shown = self.plan_now(id, installment, since).await.map_err(look_failed)?;
        let next = shown.fields.as_ref().and_then(Plan::of);
        let next = next.and_then(|plan| plan.next_payment().known());
        let texts = shown.fields.as_ref().map(|fields| texts(fields, wanted));
        Ok(Evidence {
            complete: shown.complete,
            gateway_time: shown.gateway_time,
            found: Found::Plan {
                exists: shown.fields.is_some(),
                made: shown.made,
                next: next.map(|day| day.to_string()),
                payments: shown.payments,
                texts: texts.unwrap_or_default(),
            },
        })
    }

    /// What `total` tells: count, net sum, and the gateway's clock.
    pub(crate) async fn batch_now(&self) -> Result<(Option<u32>, Option<i64>, Option<i64>), CallError> {
        let total = self.client.call(&self.credentials, &Total::new()).await?;
        let time = gateway_time(&total.reply().headers);
        if total.is_empty() {
            return Ok((Some(0), Some(0), time));
        }
        let (mut count, mut amount) = (Some(0_u32), Some(0_i64));
        for group in BatchGroup::ALL {
            use converge::Told::{Known, Nothing, Unknown};
            count = match total.count(group) {
                Known(n) => count.and_then(|sum| sum.checked_add(n)),
                Nothing => count,
                Unknown(_) => None,
            };
            amount = match total.amount(group, self.currency) {
                Known(n) => amount.and_then(|sum| sum.checked_add(n.minor)),
                Nothing => amount,
                Unknown(_) => None,
            };
        }
        Ok((count, amount, time))
    }

    async fn batch(&self, open: &[String]) -> Result<Evidence, LookFailed> {
        let (count, amount, gateway_time) = self.batch_now().await.map_err(look_failed)?;
        let (mut gone, mut shown) = (0, 0);
        for id in open {
            let now = self.payment_now(id).await.map_err(look_failed)?;
            shown += u32::from(now.shown.is_some());
            gone += u32::from(now.shown == Some(Shown::Settled));
        }
        Ok(Evidence {
            complete: true,
            gateway_time,
            found: Found::Batch {
                count,
                amount,
                gone,
                shown,
            },
        })
    }
}

/// The named texts as a record has them; an absent one is empty.
pub(crate) fn texts(fields: &Fields, named: &[(String, String)]) -> Vec<(String, String)> {
    named
        .iter()
        .map(|(name, _)| (name.clone(), fields.text(name).trim().to_owned()))
        .collect()
}

/// Where a payment stands.
fn stands(record: &Record<'_>) -> Shown {
    match record.status() {
        TransactionStatus::Voided => Shown::Voided,
        TransactionStatus::Open => Shown::Open,
        TransactionStatus::Settled | TransactionStatus::Refunded | TransactionStatus::PartlyRefunded => {
            Shown::Settled
        }
        _ => Shown::Other,
    }
}

/// The gateway's clock as its `Date` header says, UTC milliseconds.
fn gateway_time(headers: &Headers) -> Option<i64> {
    let text = headers.date.as_deref()?;
    let parsed = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(parsed.as_millisecond())
}

fn look_failed(error: CallError) -> LookFailed {
    LookFailed {
        detail: masked(&error.to_string()),
    }
}
