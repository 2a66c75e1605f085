//! The typed rows that a sync makes of records, and a sum over them that proves they were made.

use std::borrow::Cow;

use converge::{Fields, Record};
use domain::{CardBrand, Coded, Currency, GATEWAY_ZONE, TransactionStatus, TransactionType, parse_wire_time};
use jiff::tz::TimeZone;

/// One transaction, every column typed; texts are masked, trimmed and decoded for display.
pub struct Row<'a> {
    id: &'a str,
    instant: i64,
    day: i32,
    status: TransactionStatus,
    kind: TransactionType,
    brand: CardBrand,
    currency: Currency,
    cents: i64,
    refunded: i64,
    last4: &'a str,
    texts: [Cow<'a, str>; 7],
}

impl<'a> Row<'a> {
    fn of(fields: &'a Fields, zone: &TimeZone) -> Option<Self> {
        let record = Record::of(fields, Currency::USD)?;
        let time = parse_wire_time(record.time_raw(), zone)?;
        Some(Row {
            id: record.id(),
            instant: time.instant.as_second(),
            day: time.wall.date().day_of_year().into(),
            status: record.status(),
            kind: record.kind(),
            brand: record.brand(),
            currency: record.currency(),
            cents: record.amount()?.minor,
            refunded: record.refunded().unwrap_or(0),
            last4: record.last4(),
            texts: [
                record.customer().into(),
                record.shown("ssl_invoice_number"),
                record.shown("ssl_description"),
                fields.text("ssl_approval_code").into(),
                record.shown("ssl_user_id"),
                record.shown("ssl_settlement_batch_response"),
                record.shown("ssl_settle_time"),
            ],
        })
    }
}

/// Sums over all rows.
#[derive(Default)]
pub struct Sums {
    pub rows: u64,
    pub fields: u64,
    pub cents: i64,
    /// Everything else, so that nothing can be left out.
    pub rest: u64,
}

/// Adds rows up.
pub struct Adder {
    zone: TimeZone,
    pub sums: Sums,
}

impl Adder {
    pub fn new() -> Self {
        Self {
            zone: TimeZone::get(GATEWAY_ZONE).unwrap_or(TimeZone::UTC),
            sums: Sums::default(),
        }
    }

    pub fn add(&mut self, fields: &Fields) {
        let Some(row) = Row::of(fields, &self.zone) else {
            return;
        };
        let sums = &mut self.sums;
        sums.rows += 1;
        sums.fields += fields.len() as u64;
        sums.cents += row.cents;
        let codes = [row.status.code(), row.kind.code(), row.brand.code()];
        let numbers =
            row.instant.unsigned_abs() + row.day.unsigned_abs() as u64 + row.refunded.unsigned_abs();
        let texts = row.texts.iter().map(|text| text.len()).sum::<usize>() + row.id.len() + row.last4.len();
        let codes = codes.into_iter().map(u64::from).sum::<u64>();
        sums.rest += numbers + codes + (texts + row.currency.as_str().len()) as u64;
    }
}
