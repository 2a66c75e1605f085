//! From a gateway record to a stored row.

use converge::{Fields, Record};
use domain::{Currency, parse_wire_time};
use history::Row;
use jiff::tz::TimeZone;

use super::plan::number;

/// What a terminal's records are read with.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) zone: TimeZone,
    pub(super) currency: Currency,
    /// Day for records whose time cannot be read.
    pub(super) day: i32,
}

impl Reading {
    /// The row of a record; `None` when it has no id.
    pub(super) fn row(&self, fields: &Fields) -> Option<Row> {
        let record = Record::of(fields, self.currency)?;
        let time = parse_wire_time(record.time_raw(), &self.zone);
        Some(Row {
            id: record.id().to_owned(),
            t: time.map_or(0, |time| time.instant.as_second()),
            day: time.map_or(self.day, |time| number(time.wall.date())),
            status: record.status(),
            kind: record.kind(),
            brand: record.brand(),
            currency: record.currency(),
            amount: record.amount().map(|money| money.minor),
            refunded: record.refunded(),
            last4: record.last4().to_owned(),
            customer: record.customer(),
            invoice: record.shown("ssl_invoice_number").into_owned(),
            description: record.shown("ssl_description").into_owned(),
            approval: fields.text("ssl_approval_code").to_owned(),
            user: record.shown("ssl_user_id").into_owned(),
            batch: record.shown("ssl_settlement_batch_response").into_owned(),
            settled_raw: record.shown("ssl_settle_time").into_owned(),
            fields: fields
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{GATEWAY_ZONE, TransactionStatus};

    #[test]
    fn a_record_becomes_a_row_with_its_instant_and_its_gateway_day() {
        let fields: Fields = [
            ("ssl_txn_id", "010130AB1-X"),
            ("ssl_trans_status", "OPN"),
            ("ssl_transaction_type", "SALE"),
            ("ssl_txn_time", "11/20/2026 11:30:00 PM"),
            ("ssl_amount", "12.00"),
            ("ssl_result_message", "APPROVAL"),
            ("ssl_card_number", "40**********0002"),
            ("ssl_company", "Smith &amp; Sons"),
        ]
        .into_iter()
        .collect();
        let reading = Reading {
            zone: TimeZone::get(GATEWAY_ZONE).unwrap(),
            currency: Currency::USD,
            day: 0,
        };
        let row = reading.row(&fields).unwrap();
        assert_eq!(
            row.t,
            "2026-11-21T04:30:00Z"
                .parse::<jiff::Timestamp>()
                .unwrap()
                .as_second()
        );
        assert_eq!(row.day, number(jiff::civil::date(2026, 11, 20)));
        assert_eq!((row.status, row.amount), (TransactionStatus::Open, Some(1_200)));
        assert_eq!(
            (row.last4.as_str(), row.customer.as_str()),
            ("0002", "Smith & Sons")
        );
        assert!(reading.row(&Fields::default()).is_none());
    }
}
