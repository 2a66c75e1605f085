//! Whether what came back is what was asked for.

use crate::outcome::Outcome;
use crate::request::{TransactionKind, TransactionRequest};
use crate::transaction::Transaction;
use crate::words::TransactionType;

/// In what a result differs from what was asked. The service's word counts for the booking;
/// a person has to look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// Of another kind.
    Kind,
    /// About another amount.
    Amount,
    /// In another currency.
    Currency,
    /// The payment succeeded, and the answer gives no exact amount.
    NoAmount,
}

/// What is odd about a result.
pub(super) fn odd(request: &TransactionRequest, seen: &Transaction) -> Vec<Odd> {
    let mut odd: Vec<Odd> = odd_kind(request.kind, seen).into_iter().collect();
    if seen.outcome() != Outcome::Paid || request.amount.is_none() {
        return odd;
    }
    match seen.booking() {
        None => odd.push(Odd::NoAmount),
        Some(booking) if Some(booking.base) != request.amount => odd.push(Odd::Amount),
        Some(_) => {}
    }
    if let (Some(asked), Some(told)) = (request.currency, &seen.currency)
        && asked.as_str() != told
    {
        odd.push(Odd::Currency);
    }
    odd
}

/// A reversal belongs to its original; a duplicate is of any kind.
pub(super) fn odd_kind(asked: TransactionKind, seen: &Transaction) -> Option<Odd> {
    let told = seen.kind.as_ref()?;
    let fits = match asked {
        TransactionKind::Duplicate => true,
        TransactionKind::Sale => matches!(told, TransactionType::Sale | TransactionType::SaleReversal),
        TransactionKind::Refund => matches!(told, TransactionType::Refund | TransactionType::RefundReversal),
        TransactionKind::PreAuth => *told == TransactionType::PreAuth,
        TransactionKind::Completion => *told == TransactionType::Completion,
        TransactionKind::AccountVerification => *told == TransactionType::AccountVerification,
    };
    (!fits).then_some(Odd::Kind)
}

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;
    use crate::read_transaction;

    fn seen(kind: &str, amount: &str, currency: &str) -> Vec<Odd> {
        let asked = TransactionRequest::of(TransactionKind::Sale, 1000, Currency::new("GBP").unwrap());
        let text = format!(
            r#"{{"transactionResult":"SUCCESSFUL","transactionType":"{kind}","amountBase":{amount},"currency":"{currency}"}}"#
        );
        odd(&asked, &read_transaction(text.as_bytes()).unwrap())
    }

    #[test]
    fn a_result_about_something_else_is_noticed() {
        assert_eq!(seen("SALE", "1000", "GBP"), []);
        assert_eq!(seen("REFUND", "1000", "GBP"), [Odd::Kind]);
        assert_eq!(seen("SALE", "999", "GBP"), [Odd::Amount]);
        assert_eq!(seen("SALE", "\"10.00\"", "EUR"), [Odd::NoAmount, Odd::Currency]);
        assert_eq!(seen("SALE_REVERSAL", "1000", "GBP"), []);
    }
}
