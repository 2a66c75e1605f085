//! `total` (Converge fact sheet section 15): what a settlement would take in now.

use crate::payment::Kind;
use crate::record::decimal;
use crate::town::Terminal;
use crate::writer::Field;

/// The elements of the answer; `now` is a time on the wire.
pub(crate) fn fields(terminal: &Terminal, now: String) -> Vec<Field<'static>> {
    let (mut count, mut net) = (0_u64, 0_i64);
    for payment in terminal.payments.iter().filter(|payment| payment.in_open_batch()) {
        count += 1;
        let amount = i64::from(payment.amount);
        net += if payment.kind == Kind::Return {
            -amount
        } else {
            amount
        };
    }
    let message = if count == 0 { "Empty batch" } else { "APPROVAL" };
    let mut fields: Vec<Field<'static>> = vec![
        ("ssl_result", "0".into()),
        ("ssl_result_message", message.into()),
        // Empty elements are present in answers that are not records (section 23).
        ("ssl_txn_id", "".into()),
        ("ssl_txn_time", now.into()),
        ("ssl_txn_main_count", count.to_string().into()),
        ("ssl_txn_main_amount", decimal(net).into()),
    ];
    for name in ["ssl_txn_cash_count", "ssl_txn_loyalty_count", "ssl_txn_ecg_count"] {
        fields.push((name, "0".into()));
    }
    for name in [
        "ssl_txn_cash_amount",
        "ssl_txn_loyalty_amount",
        "ssl_txn_ecg_amount",
    ] {
        fields.push((name, "0.00".into()));
    }
    fields
}
