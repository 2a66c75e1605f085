use domain::{
    CardBrand, Currency, Facts, Money, TransactionStatus, TransactionType, decode_once_more, exponent,
    parse_minor, read_status,
};
use std::borrow::Cow;

use crate::fields::Fields;

/// One transaction of a query, understood field by field. A view: the raw texts stay.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    fields: &'a Fields,
    /// Currency of the terminal, used where the record names none.
    currency: Currency,
}

impl<'a> Record<'a> {
    /// Looks at a record of a terminal with this currency. `None` without a transaction id:
    /// what cannot be named cannot be kept apart.
    pub fn of(fields: &'a Fields, terminal_currency: Currency) -> Option<Self> {
        fields.said("ssl_txn_id")?;
        let currency = fields
            .said("ssl_transaction_currency")
            .and_then(Currency::new)
            .unwrap_or(terminal_currency);
        Some(Self { fields, currency })
    }

    /// `ssl_txn_id`
    pub fn id(&self) -> &'a str {
        self.fields.text("ssl_txn_id").trim()
    }

    /// The currency of its amounts.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// `ssl_txn_time` as written.
    pub fn time_raw(&self) -> &'a str {
        self.fields.text("ssl_txn_time").trim()
    }

    /// `ssl_amount`, if it can be read exactly and stands there once.
    pub fn amount(&self) -> Option<Money> {
        self.minor("ssl_amount").map(|minor| Money {
            minor,
            currency: self.currency,
        })
    }

    /// `ssl_amount` as written.
    pub fn amount_raw(&self) -> &'a str {
        self.fields.text("ssl_amount").trim()
    }

    /// `ssl_refunded_amount` in minor units.
    pub fn refunded(&self) -> Option<i64> {
        self.minor("ssl_refunded_amount")
    }

    fn minor(&self, name: &str) -> Option<i64> {
        if self.fields.contradicts_itself(name) {
            return None;
        }
        parse_minor(self.fields.said(name)?, exponent(self.currency))
    }

    /// What became of it.
    pub fn status(&self) -> TransactionStatus {
        read_status(Facts {
            trans_status: self.fields.text("ssl_trans_status"),
            wire_type: self.fields.text("ssl_transaction_type"),
            result_message: self.fields.text("ssl_result_message"),
            amount: self.amount().map(|money| money.minor),
            refunded: self.refunded(),
        })
    }

    /// What kind it is.
    pub fn kind(&self) -> TransactionType {
        TransactionType::from_wire(self.fields.text("ssl_transaction_type"))
    }

    /// The card's brand.
    pub fn brand(&self) -> CardBrand {
        CardBrand::from_wire(self.fields.text("ssl_card_short_description"))
    }

    /// The card's last four digits, empty where there is no card.
    pub fn last4(&self) -> &'a str {
        let number = self.fields.text("ssl_card_number").trim();
        let digits = number.len() - number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        match digits {
            4.. => number.get(number.len() - 4..).unwrap_or_default(),
            _ => "",
        }
    }

    /// Name of the person or company, for display.
    pub fn customer(&self) -> String {
        let person = [self.shown("ssl_first_name"), self.shown("ssl_last_name")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if person.is_empty() {
            self.shown("ssl_company").into_owned()
        } else {
            person
        }
    }

    /// A text for display: trimmed, double escapes undone (section 2).
    pub fn shown(&self, name: &str) -> Cow<'a, str> {
        decode_once_more(self.fields.text(name).trim())
    }

    /// All fields as they came.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }
}
