//! What stands on the receipt of a payment, from the local copy and what the gateway reported
//! of the terminal.

use converge::codes::EntryMode;
use documents::receipt::{Copy, Entry, Language, Mode, Receipt, ReceiptKind};
use domain::{Environment, TransactionStatus, TransactionType, decode_once_more, parse_minor};
use history::Detail;
use jiff::Timestamp;
use ledger::AuditFilter;

use crate::dto::ReceiptLanguage;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::plans;
use crate::transactions::{Showing, find, money_words};
use crate::views::{self, AccountFacts};

/// Most entries of a payment that are looked through for earlier receipts.
const ENTRIES: i64 = 500;

/// A payment and its receipt.
pub(super) struct Subject {
    pub(super) account: String,
    pub(super) language: ReceiptLanguage,
    pub(super) receipt: Receipt,
    status: TransactionStatus,
    readable: bool,
}

impl Subject {
    pub(super) async fn of(
        office: &Office,
        account: &str,
        id: &str,
        language: ReceiptLanguage,
    ) -> Result<Self, OfficeError> {
        let facts = views::facts(office, account).await?;
        let showing = Showing::of(office, &facts).await?;
        let detail = find(office, &showing, id.trim())
            .await?
            .ok_or_else(|| OfficeError::not_found("payment").with("id", id))?;
        let copies = copies(office, &facts, &detail.row.id).await?;
        let plan = plan(office, &facts, &detail).await?;
        let mut receipt = read(&facts, &showing, &detail, language);
        receipt.plan = plan;
        receipt.copy = (copies > 0).then(|| Copy {
            number: copies,
            by: office.0.ports.person.clone(),
        });
        Ok(Self {
            account: facts.account.id.to_string(),
            language,
            receipt,
            status: detail.row.status,
            readable: detail.row.amount.is_some(),
        })
    }

    pub(super) fn warnings(&self) -> Vec<String> {
        let mut all = Vec::new();
        if !self.readable {
            all.push(
                "The amount could not be read exactly. The receipt shows Converge's own text.".to_owned(),
            );
        }
        match self.status {
            TransactionStatus::Unknown => {
                all.push("Converge does not say what became of this payment.".to_owned());
            }
            TransactionStatus::Declined | TransactionStatus::Failed => {
                all.push("Nothing was charged. This is no proof of payment.".to_owned());
            }
            TransactionStatus::Refunded | TransactionStatus::PartlyRefunded => {
                all.push(
                    "Money of this payment was given back since. That has a receipt of its own.".to_owned(),
                );
            }
            _ => {}
        }
        all
    }

    /// `Receipt 2026-10-06 0174`
    pub(super) fn file_name(&self) -> String {
        let receipt = &self.receipt;
        let day = receipt
            .time
            .as_ref()
            .map(|at| at.date().to_string())
            .unwrap_or_default();
        [receipt.title(), day, receipt.last4.clone()]
            .join(" ")
            .trim()
            .to_owned()
    }
}

/// How many receipts of a payment were written before.
async fn copies(office: &Office, facts: &AccountFacts, id: &str) -> Result<u32, OfficeError> {
    let filter = AuditFilter {
        account: Some(facts.account.id.to_string()),
        object: Some(id.to_owned()),
        limit: ENTRIES,
        ..AuditFilter::default()
    };
    let entries = office.0.ledger.list_audit(&filter).await?;
    let written = entries
        .iter()
        .filter(|entry| entry.entry.action == "receipt_written");
    Ok(u32::try_from(written.count()).unwrap_or(u32::MAX))
}

/// The plan of a payment as it is called in the book, else by its id.
async fn plan(office: &Office, facts: &AccountFacts, detail: &Detail) -> Result<String, OfficeError> {
    let Some((_, id)) = plans::plan_of(&detail.fields) else {
        return Ok(String::new());
    };
    let plans = office.0.ledger.list_plans(&facts.account.id).await?;
    let known = plans.iter().find(|plan| {
        plan.gateway_id
            .as_deref()
            .is_some_and(|known| known.eq_ignore_ascii_case(&id))
    });
    Ok(match known {
        Some(plan) if !plan.name.is_empty() => format!("{}, {id}", plan.name),
        _ => id,
    })
}

fn read(facts: &AccountFacts, showing: &Showing, detail: &Detail, language: ReceiptLanguage) -> Receipt {
    let row = &detail.row;
    let text = |name: &str| field(detail, name);
    let (terminal_id, terminal) = showing.terminal(row.source);
    let reported = facts
        .terminals
        .iter()
        .find(|one| one.id.as_str() == terminal_id)
        .map(|one| one.reported.clone())
        .unwrap_or_default();
    let fee =
        parse_minor(&text("ssl_service_fee_amount"), domain::exponent(row.currency)).filter(|fee| *fee != 0);
    let amount = |minor: i64| money_words(minor, row.currency);
    let total = match (row.amount, fee) {
        (Some(paid), Some(fee)) => paid.checked_add(fee).map(amount),
        _ => None,
    };
    let kind = kind(row.status, row.kind, plans::plan_of(&detail.fields).is_some());
    let declined = kind == ReceiptKind::Declined;
    Receipt {
        language: match language {
            ReceiptLanguage::English => Language::English,
            ReceiptLanguage::Spanish => Language::Spanish,
        },
        kind,
        mode: match facts.account.environment {
            Environment::Live => Mode::Live,
            Environment::Practice => Mode::Practice,
            Environment::Demo | Environment::Custom => Mode::Test,
        },
        merchant: reported.merchant.unwrap_or_else(|| facts.account.name.clone()),
        address: reported
            .address
            .map(|address| address.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        amount: row.amount.map_or_else(|| text("ssl_amount"), amount),
        service_fee: fee.map_or_else(String::new, amount),
        total: total.unwrap_or_default(),
        time: (row.t != 0)
            .then(|| Timestamp::from_second(row.t).ok())
            .flatten()
            .map(|at| at.to_zoned(showing.zone().clone())),
        time_raw: text("ssl_txn_time"),
        terminal,
        brand: text("ssl_card_short_description"),
        last4: row.last4.clone(),
        entry: entry(&text("ssl_entry_mode")),
        approval: row.approval.clone(),
        transaction: row.id.clone(),
        original: String::new(),
        plan: String::new(),
        customer: row.customer.clone(),
        invoice: row.invoice.clone(),
        description: row.description.clone(),
        bank_answer: if declined {
            text("ssl_result_message")
        } else {
            String::new()
        },
        copy: None,
    }
}

fn field(detail: &Detail, name: &str) -> String {
    let found = detail.fields.iter().find(|(known, _)| known == name);
    let text = found.map_or("", |(_, text)| text.trim());
    decode_once_more(text).into_owned()
}

fn kind(status: TransactionStatus, kind: TransactionType, of_plan: bool) -> ReceiptKind {
    use TransactionType as Type;
    match (status, kind) {
        (TransactionStatus::Declined | TransactionStatus::Failed, _) => ReceiptKind::Declined,
        (TransactionStatus::Voided, _) | (_, Type::Void) => ReceiptKind::Void,
        (_, Type::Return | Type::Credit) => ReceiptKind::Refund,
        (_, Type::Installment | Type::Recurring) => ReceiptKind::PlanPayment,
        (_, Type::Sale | Type::Force) if of_plan => ReceiptKind::PlanPayment,
        (_, Type::Sale | Type::Force | Type::Cash) => ReceiptKind::Sale,
        (_, Type::Authorization | Type::Verification | Type::Other) => ReceiptKind::Other,
    }
}

/// How the card was read: two digits in answers, a letter in records.
fn entry(code: &str) -> Option<Entry> {
    Some(match EntryMode::from_wire(code) {
        EntryMode::KeyedAbsent | EntryMode::KeyedPresent => Entry::Keyed,
        EntryMode::Swiped | EntryMode::ChipFallback => Entry::Swiped,
        EntryMode::ContactlessMagnetic | EntryMode::ContactlessChip => Entry::Contactless,
        EntryMode::ChipWithCvv | EntryMode::ChipWithoutCvv => Entry::Chip,
        EntryMode::StoredCredential => Entry::OnFile,
        _ => match code.trim() {
            "K" => Entry::Keyed,
            "S" => Entry::Swiped,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_receipt_is_about_follows_from_status_and_kind() {
        use TransactionStatus as Status;
        use TransactionType as Type;
        for (status, of, plan, expected) in [
            (Status::Settled, Type::Sale, false, ReceiptKind::Sale),
            (Status::Settled, Type::Sale, true, ReceiptKind::PlanPayment),
            (Status::Declined, Type::Sale, true, ReceiptKind::Declined),
            (Status::Voided, Type::Sale, false, ReceiptKind::Void),
            (Status::Settled, Type::Return, false, ReceiptKind::Refund),
            (Status::Open, Type::Authorization, false, ReceiptKind::Other),
        ] {
            assert_eq!(kind(status, of, plan), expected, "{status} {of}");
        }
        assert_eq!(
            (entry("K"), entry("06"), entry("")),
            (Some(Entry::Keyed), Some(Entry::Contactless), None)
        );
    }
}
