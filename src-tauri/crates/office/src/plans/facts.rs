//! A plan as the gateway tells it, understood field by field.

use converge::Fields;
use domain::{BillingCycle, Coded, Currency, HalfMonth, Money, PlanKind, decode_once_more};
use jiff::civil::Date;
use ledger::{Plan, PlanCustomer};

/// What the gateway told of a plan; `None` for what it did not tell, or not understandably.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) kind: PlanKind,
    pub(crate) gateway_id: String,
    pub(crate) amount: Option<Money>,
    pub(crate) made: Option<u32>,
    pub(crate) total: Option<u32>,
    pub(crate) start: Option<Date>,
    pub(crate) next: Option<Date>,
    pub(crate) cycle: Option<BillingCycle>,
    pub(crate) half: Option<HalfMonth>,
    pub(crate) end_of_month: Option<bool>,
    pub(crate) skip_next: Option<bool>,
    pub(crate) customer: PlanCustomer,
    pub(crate) card_brand: String,
    pub(crate) card_last4: String,
    pub(crate) card_expiry: String,
}

impl Facts {
    /// Looks at an answer or record; `None` when it names no plan. `terminal` is the currency
    /// where none is named.
    pub(crate) fn of(fields: &Fields, terminal: Currency) -> Option<Self> {
        let plan = converge::Plan::of(fields)?;
        let text = |name: &str| decode_once_more(fields.text(name).trim()).into_owned();
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let last4 = last_four(fields.text("ssl_card_number"));
        let expiry = fields.text("ssl_exp_date").trim();
        Some(Self {
            kind: match plan.kind() {
                converge::PlanKind::Recurring => PlanKind::Recurring,
                converge::PlanKind::Installment => PlanKind::Installment,
            },
            gateway_id: plan.id().to_owned(),
            amount: plan.amount(terminal).known(),
            made: plan.payments_made().known(),
            total: plan.payments_total().known(),
            start: plan.start().known(),
            next: plan.next_payment().known(),
            cycle: plan.cycle().known().and_then(ours),
            half: match fields.text("ssl_bill_on_half").trim() {
                "1" => Some(HalfMonth::FirstAndFifteenth),
                "2" => Some(HalfMonth::FifteenthAndLast),
                _ => None,
            },
            end_of_month: yes(fields.text("ssl_end_of_month")),
            skip_next: plan.skips_next().known(),
            customer: PlanCustomer {
                first_name: text("ssl_first_name"),
                last_name: text("ssl_last_name"),
                company: text("ssl_company"),
                phone: text("ssl_phone"),
                email: text("ssl_email"),
            },
            card_brand: text("ssl_card_short_description"),
            card_last4: last4,
            card_expiry: Some(expiry)
                .filter(|text| text.len() == 4 && digits(text))
                .unwrap_or_default()
                .to_owned(),
        })
    }

    /// The same from what was kept.
    pub(crate) fn kept(fields: &[(String, String)], terminal: Currency) -> Option<Self> {
        let fields: Fields = fields
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        Self::of(&fields, terminal)
    }

    /// Writes all that was told over a plan.
    pub(super) fn write_over(&self, plan: &mut Plan) {
        if let Some(amount) = self.amount.filter(|amount| amount.minor > 0) {
            plan.amount = amount;
        }
        plan.made = self.made.or(plan.made);
        if plan.kind == PlanKind::Installment {
            plan.total = self
                .total
                .filter(|total| (1..=9_999).contains(total))
                .or(plan.total);
        }
        plan.start = self.start.or(plan.start);
        plan.next = self.next.or(plan.next);
        plan.cycle = self.cycle.unwrap_or(plan.cycle);
        plan.half = self.half.or(plan.half);
        plan.end_of_month = self.end_of_month.unwrap_or(plan.end_of_month);
        plan.skip_next = self.skip_next.unwrap_or(plan.skip_next);
        let take = |theirs: &str, ours: &mut String| {
            if !theirs.is_empty() {
                theirs.clone_into(ours);
            }
        };
        take(&self.customer.first_name, &mut plan.customer.first_name);
        take(&self.customer.last_name, &mut plan.customer.last_name);
        take(&self.customer.company, &mut plan.customer.company);
        take(&self.customer.phone, &mut plan.customer.phone);
        take(&self.customer.email, &mut plan.customer.email);
        take(&self.card_brand, &mut plan.card.brand);
        take(&self.card_last4, &mut plan.card.last4);
        take(&self.card_expiry, &mut plan.card.expiry);
    }
}

/// A cycle of the wire in our own words.
fn ours(cycle: converge::BillingCycle) -> Option<BillingCycle> {
    BillingCycle::from_word(&cycle.word().to_ascii_lowercase())
}

fn yes(text: &str) -> Option<bool> {
    match text.trim() {
        "Y" | "y" => Some(true),
        "N" | "n" => Some(false),
        _ => None,
    }
}

fn last_four(masked: &str) -> String {
    let masked = masked.trim();
    let digits = masked.len() - masked.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        4.. => masked.get(masked.len() - 4..).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// The answer as it may be kept: card numbers masked, tokens and what is empty left out.
pub(super) fn to_keep(fields: &Fields) -> Vec<(String, String)> {
    fields
        .iter()
        .filter(|(name, text)| !text.trim().is_empty() && !name.contains("token"))
        .map(|(name, text)| {
            let text = match name {
                "ssl_card_number" | "ssl_bank_account_number" => domain::mask_card_field(text).into_owned(),
                "ssl_recurring_id" | "ssl_installment_id" | "ssl_txn_id" => text.to_owned(),
                _ => domain::mask_numbers(text).into_owned(),
            };
            (name.to_owned(), text)
        })
        .collect()
}
