//! The 48 fields of a record as the gateway writes them (fact sheet, section 14).

use domain::{CardBrand, TransactionStatus};
use history::Row;

use super::words::STREET;
use crate::dice::Dice;

/// The fields of a record in the order in which they are written.
pub const NAMES: [&str; 48] = [
    "ssl_txn_id",
    "ssl_user_id",
    "ssl_trans_status",
    "ssl_card_type",
    "ssl_card_short_description",
    "ssl_transaction_type",
    "ssl_txn_time",
    "ssl_settle_time",
    "ssl_settlement_batch_response",
    "ssl_first_name",
    "ssl_last_name",
    "ssl_company",
    "ssl_card_number",
    "ssl_exp_date",
    "ssl_entry_mode",
    "ssl_avs_response",
    "ssl_cvv2_response",
    "ssl_amount",
    "ssl_base_amount",
    "ssl_tip_amount",
    "ssl_salestax",
    "ssl_refunded_amount",
    "ssl_invoice_number",
    "ssl_description",
    "ssl_customer_code",
    "ssl_result_message",
    "ssl_approval_code",
    "ssl_transaction_language",
    "ssl_is_voidable",
    "ssl_recurring_id",
    "ssl_merchant_txn_id",
    "ssl_avs_address",
    "ssl_address2",
    "ssl_city",
    "ssl_state",
    "ssl_avs_zip",
    "ssl_country",
    "ssl_phone",
    "ssl_email",
    "ssl_ship_to_first_name",
    "ssl_ship_to_last_name",
    "ssl_ship_to_address1",
    "ssl_ship_to_city",
    "ssl_ship_to_state",
    "ssl_ship_to_zip",
    "ssl_eci_ind",
    "parcel_number",
    "permit_kind",
];

/// All fields of a row, in the gateway's order; those that are empty as well.
pub fn of(row: &Row, dice: &mut Dice) -> Vec<(String, String)> {
    let amount = money(row.amount.unwrap_or(0));
    let refunded = money(row.refunded.unwrap_or(0));
    let kind = row.kind.to_string().to_uppercase();
    let card = format!("41**********{}", row.last4);
    let (first, last) = row.customer.split_once(' ').unwrap_or(("", &row.customer));
    let street = format!("{} {}", dice.between(1, 900), dice.pick(&STREET));
    let zip = format!("{:05}", dice.between(10_000, 90_000));
    let phone = format!("555{:07}", dice.below(10_000_000));
    let name = last.to_lowercase().replace(' ', "");
    let mail = format!("{name}{}@example.org", dice.below(1_000));
    let reference = format!("CF-{}", dice.below(1 << 40));
    let message = match row.status {
        TransactionStatus::Declined => "DECLINED",
        _ => "APPROVAL",
    };
    let (id, user, batch, settled) = (&row.id, &row.user, &row.batch, &row.settled_raw);
    let (invoice, description, approval) = (&row.invoice, &row.description, &row.approval);
    let (status, brand) = (trans_status(row.status), short(row.brand));
    #[rustfmt::skip]
    let values: [&str; 48] = [
        id, user, status, "CREDITCARD", brand, &kind, settled, settled, batch,
        first, last, "", &card, "1230", "K", "Y", "M",
        &amount, &amount, "", "0.00", &refunded, invoice, description, "",
        message, approval, "EN", "FALSE", "", &reference,
        &street, "", "Alder Creek", "OR", &zip, "USA", &phone, &mail,
        first, last, &street, "Alder Creek", "OR", &zip, "7", "0042-117", "Building, residential",
    ];
    let pairs = NAMES.iter().zip(values);
    pairs
        .map(|(name, value)| ((*name).to_owned(), value.to_owned()))
        .collect()
}

/// Minor units with a decimal point.
pub fn money(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn trans_status(status: TransactionStatus) -> &'static str {
    match status {
        TransactionStatus::Open | TransactionStatus::Voided => "OPN",
        TransactionStatus::Held => "PEN",
        TransactionStatus::Failed => "PST",
        TransactionStatus::Unknown => "",
        _ => "STL",
    }
}

fn short(brand: CardBrand) -> &'static str {
    match brand {
        CardBrand::Visa => "VISA",
        CardBrand::Mastercard => "MC",
        CardBrand::Amex => "AMEX",
        CardBrand::Discover => "DISC",
        _ => "PP",
    }
}
