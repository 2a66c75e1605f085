use domain::{
    AccountId, BillingCycle, Coded, Currency, HalfMonth, Money, PlanKind, PlanResult, PlanState, TerminalId,
};
use jiff::civil::Date;

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;
use crate::work::Work;

/// A plan of the town's book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Our id.
    pub id: String,
    /// In which account.
    pub account: AccountId,
    /// At which terminal it runs.
    pub terminal: TerminalId,
    /// With an end or without.
    pub kind: PlanKind,
    /// Where it stands.
    pub state: PlanState,
    /// The gateway's id; none for a draft.
    pub gateway_id: Option<String>,
    /// What it is for, in the town's words.
    pub name: String,
    /// One payment.
    pub amount: Money,
    /// Payments run so far; none where it is not known.
    pub made: Option<u32>,
    /// Payments in all; none for a plan without an end.
    pub total: Option<u32>,
    /// The first payment.
    pub start: Option<Date>,
    /// The next payment as the gateway last told it, or as planned.
    pub next: Option<Date>,
    /// How often.
    pub cycle: BillingCycle,
    /// The two days, for twice a month.
    pub half: Option<HalfMonth>,
    /// Always on the last day of the month.
    pub end_of_month: bool,
    /// The next payment is left out once.
    pub skip_next: bool,
    /// Who pays.
    pub customer: PlanCustomer,
    /// The card that pays.
    pub card: PlanCard,
    /// The last payment.
    pub last: Option<PlanPayment>,
    /// Why it was crossed out or ended.
    pub reason: String,
    /// When it came into the book, UTC seconds.
    pub created_at: i64,
    /// Who put it there.
    pub created_by: String,
    /// When the book changed last, UTC seconds.
    pub changed_at: i64,
}

/// Who pays a plan. Empty where it is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanCustomer {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Company.
    pub company: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// The card of a plan. Its number has no place here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanCard {
    /// The earlier payment whose card a new plan takes; the gateway's id.
    pub of_payment: Option<String>,
    /// Brand as the gateway writes it.
    pub brand: String,
    /// Last four digits.
    pub last4: String,
    /// `MMYY`.
    pub expiry: String,
}

/// How the last payment of a plan ended, as the book knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPayment {
    /// How it ended.
    pub result: PlanResult,
    /// The gateway's message.
    pub message: String,
    /// When, UTC seconds.
    pub at: i64,
    /// The gateway's id of the payment, where it has one.
    pub txn: Option<String>,
}

struct Stored {
    id: String,
    account: String,
    terminal: String,
    kind: i64,
    state: i64,
    gateway_id: Option<String>,
    name: String,
    minor: i64,
    currency: String,
    made: Option<i64>,
    total: Option<i64>,
    start: Option<String>,
    next: Option<String>,
    cycle: i64,
    half: Option<i64>,
    end_of_month: i64,
    skip_next: i64,
    first_name: String,
    last_name: String,
    company: String,
    phone: String,
    email: String,
    card_of: Option<String>,
    card_brand: String,
    card_last4: String,
    card_expiry: String,
    last_result: Option<i64>,
    last_message: String,
    last_at: Option<i64>,
    last_txn: Option<String>,
    reason: String,
    created_at: i64,
    created_by: String,
    changed_at: i64,
}

fn coded<T: Coded>(code: i64) -> Result<T, LedgerError> {
    let known = u8::try_from(code).ok().and_then(T::from_code);
    known.ok_or(LedgerError::Newer)
}

fn count(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

fn day(text: Option<String>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

impl TryFrom<Stored> for Plan {
    type Error = LedgerError;

    fn try_from(row: Stored) -> Result<Self, LedgerError> {
        let last = match (row.last_result, row.last_at) {
            (Some(result), Some(at)) => Some(PlanPayment {
                result: coded(result)?,
                message: row.last_message,
                at,
                txn: row.last_txn,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            account: AccountId::new(row.account),
            terminal: TerminalId::new(row.terminal),
            kind: coded(row.kind)?,
            state: coded(row.state)?,
            gateway_id: row.gateway_id,
            name: row.name,
            amount: Money {
                minor: row.minor,
                currency: Currency::new(&row.currency).ok_or(LedgerError::Damaged)?,
            },
            made: count(row.made),
            total: count(row.total),
            start: day(row.start),
            next: day(row.next),
            cycle: coded(row.cycle)?,
            half: row.half.map(coded).transpose()?,
            end_of_month: row.end_of_month != 0,
            skip_next: row.skip_next != 0,
            customer: PlanCustomer {
                first_name: row.first_name,
                last_name: row.last_name,
                company: row.company,
                phone: row.phone,
                email: row.email,
            },
            card: PlanCard {
                of_payment: row.card_of,
                brand: row.card_brand,
                last4: row.card_last4,
                expiry: row.card_expiry,
            },
            last,
            reason: row.reason,
            created_at: row.created_at,
            created_by: row.created_by,
            changed_at: row.changed_at,
        })
    }
}

impl Ledger {
    /// The plans of an account, in the order in which they came into the book.
    pub async fn list_plans(&self, account: &AccountId) -> Result<Vec<Plan>, LedgerError> {
        let account = account.as_str();
        let rows = sqlx::query_as!(
            Stored,
            "SELECT * FROM plan WHERE account = ?1 ORDER BY rowid",
            account
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(Plan::try_from).collect()
    }

    /// One plan by our id.
    pub async fn get_plan(&self, id: &str) -> Result<Option<Plan>, LedgerError> {
        let row = sqlx::query_as!(Stored, "SELECT * FROM plan WHERE id = ?1", id)
            .fetch_optional(&self.pool)
            .await?;
        row.map(Plan::try_from).transpose()
    }
}

impl Work {
    /// One plan by our id, as it stands within these changes.
    pub async fn plan(&mut self, id: &str) -> Result<Option<Plan>, LedgerError> {
        let row = sqlx::query_as!(Stored, "SELECT * FROM plan WHERE id = ?1", id)
            .fetch_optional(&mut *self.tx)
            .await?;
        row.map(Plan::try_from).transpose()
    }

    /// Writes a plan, new or in place of what was known of it.
    pub async fn put_plan(&mut self, plan: &Plan) -> Result<(), LedgerError> {
        let (account, terminal) = (plan.account.as_str(), plan.terminal.as_str());
        let (kind, state, cycle) = (plan.kind.code(), plan.state.code(), plan.cycle.code());
        let half = plan.half.map(Coded::code);
        let currency = plan.amount.currency.as_str();
        let (start, next) = (
            plan.start.map(|d| d.to_string()),
            plan.next.map(|d| d.to_string()),
        );
        let last = plan.last.as_ref();
        let result = last.map(|last| last.result.code());
        let message = last.map_or("", |last| last.message.as_str());
        let (at, txn) = (
            last.map(|last| last.at),
            last.and_then(|last| last.txn.as_deref()),
        );
        let (customer, card) = (&plan.customer, &plan.card);
        sqlx::query!(
            "INSERT INTO plan (id, account, terminal, kind, state, gateway_id, name, minor, currency, made, total,
                start, next, cycle, half, end_of_month, skip_next, first_name, last_name, company, phone, email,
                card_of, card_brand, card_last4, card_expiry, last_result, last_message, last_at, last_txn, reason,
                created_at, created_by, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34)
             ON CONFLICT (id) DO UPDATE SET terminal = excluded.terminal, state = excluded.state,
                gateway_id = excluded.gateway_id, name = excluded.name, minor = excluded.minor,
                currency = excluded.currency, made = excluded.made, total = excluded.total,
                start = excluded.start, next = excluded.next, cycle = excluded.cycle, half = excluded.half,
                end_of_month = excluded.end_of_month, skip_next = excluded.skip_next,
                first_name = excluded.first_name, last_name = excluded.last_name, company = excluded.company,
                phone = excluded.phone, email = excluded.email, card_of = excluded.card_of,
                card_brand = excluded.card_brand, card_last4 = excluded.card_last4,
                card_expiry = excluded.card_expiry, last_result = excluded.last_result,
                last_message = excluded.last_message, last_at = excluded.last_at, last_txn = excluded.last_txn,
                reason = excluded.reason, changed_at = excluded.changed_at",
            plan.id, account, terminal, kind, state, plan.gateway_id, plan.name, plan.amount.minor, currency,
            plan.made, plan.total, start, next, cycle, half, plan.end_of_month, plan.skip_next,
            customer.first_name, customer.last_name, customer.company, customer.phone, customer.email,
            card.of_payment, card.brand, card.last4, card.expiry, result, message, at, txn, plan.reason,
            plan.created_at, plan.created_by, plan.changed_at
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch_other(What::Plans, &plan.id);
        Ok(())
    }

    /// Takes a plan out of the book, with what was seen of it.
    pub async fn remove_plan(&mut self, id: &str) -> Result<(), LedgerError> {
        sqlx::query!("DELETE FROM plan WHERE id = ?1", id)
            .execute(&mut *self.tx)
            .await?;
        self.touch_other(What::Plans, id);
        Ok(())
    }
}
