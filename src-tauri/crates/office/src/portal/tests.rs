//! Whatever a portal could write, in any of its forms, reads back as it was.

use documents::spreadsheet::{Limits, read};
use domain::{CardBrand, Coded, Currency, GATEWAY_ZONE, Side, TransactionStatus, TransactionType};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::columns::Columns;
use super::dates::Order;
use super::judge::Judge;
use super::terminals::Terminals;

/// A payment as somebody would export it.
#[derive(Debug, Clone)]
struct Payment {
    id: String,
    seconds: i64,
    kind: TransactionType,
    status: TransactionStatus,
    minor: i64,
    brand: CardBrand,
    last4: String,
    customer: String,
    invoice: String,
    description: String,
}

/// How a portal writes.
#[derive(Debug, Clone, Copy)]
struct Form {
    separator: char,
    time: usize,
    amount: usize,
    utf16: bool,
    mark: bool,
    headings: usize,
}

fn payments() -> impl Strategy<Value = Vec<Payment>> {
    // Text with everything that files trip over, and no run of digits that is a card number.
    let text = "[ -/:-~a-zA-Z\u{00C0}-\u{017E}\u{0590}-\u{05FF}\n\"]{0,16}";
    let kinds = prop::sample::select(vec![
        TransactionType::Sale,
        TransactionType::Return,
        TransactionType::Credit,
        TransactionType::Force,
        TransactionType::Recurring,
        TransactionType::Installment,
    ]);
    let states = prop::sample::select(vec![
        TransactionStatus::Open,
        TransactionStatus::Settled,
        TransactionStatus::Declined,
        TransactionStatus::Refunded,
        TransactionStatus::PartlyRefunded,
        TransactionStatus::Held,
        TransactionStatus::Failed,
    ]);
    let brands = prop::sample::select(vec![CardBrand::Visa, CardBrand::Mastercard, CardBrand::Amex]);
    let one = (
        "[A-Z][0-9A-F]{3,8}-[A-Z][0-9]{1,8}",
        1_500_000_000_i64..1_750_000_000,
        kinds,
        states,
        0_i64..10_000_000_000,
        brands,
        "[0-9]{4}",
        text,
        "[0-9]{0,8}",
        text,
    );
    let one = one.prop_map(
        |(id, seconds, kind, status, minor, brand, last4, customer, invoice, description)| Payment {
            id,
            seconds,
            kind,
            status,
            minor,
            brand,
            last4,
            customer: customer.trim().to_owned(),
            invoice,
            description: description.trim().to_owned(),
        },
    );
    prop::collection::vec(one, 1..12)
}

fn forms() -> impl Strategy<Value = Form> {
    (
        prop::sample::select(vec![',', ';', '\t', '|']),
        0_usize..4,
        0_usize..4,
        any::<bool>(),
        any::<bool>(),
        0_usize..3,
    )
        .prop_map(|(separator, time, amount, utf16, mark, headings)| Form {
            separator,
            time,
            amount,
            utf16,
            mark,
            headings,
        })
}

const HEADINGS: [[&str; 10]; 3] = [
    [
        "Transaction ID",
        "Date/Time",
        "Transaction Type",
        "Status",
        "Amount",
        "Card Type",
        "Card Number",
        "Customer Name",
        "Invoice Number",
        "Description",
    ],
    [
        "ssl_txn_id",
        "ssl_txn_time",
        "ssl_transaction_type",
        "ssl_trans_status",
        "ssl_amount",
        "ssl_card_short_description",
        "ssl_card_number",
        "Cardholder",
        "ssl_invoice_number",
        "ssl_description",
    ],
    [
        "TXN_ID",
        "transaction date",
        "TYPE",
        "Transaction-Status",
        "Total Amount (USD)",
        "Card Brand",
        "Masked Card",
        "Name",
        "Invoice #",
        "Transaction Description",
    ],
];

fn write(payments: &[Payment], form: Form) -> Vec<u8> {
    let zone = TimeZone::get(GATEWAY_ZONE).unwrap();
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut lines = vec![
        HEADINGS[form.headings]
            .map(quoted)
            .join(&form.separator.to_string()),
    ];
    for one in payments {
        let wall = Timestamp::from_second(one.seconds)
            .unwrap()
            .to_zoned(zone.clone());
        let format = [
            "%m/%d/%Y %I:%M:%S %p",
            "%Y-%m-%d %H:%M:%S",
            "%d-%b-%Y %H:%M:%S",
            "%b %-d, %Y %-I:%M:%S %p",
        ];
        let back = one.kind.side() == Some(Side::Refund);
        let plain = format!("{}.{:02}", one.minor / 100, one.minor % 100);
        let amount = match form.amount {
            0 if back => format!("(${plain})"),
            1 if back => format!("-{plain}"),
            2 if back => format!("{plain}-"),
            3 => format!("USD {plain}"),
            _ => plain,
        };
        let cells = [
            one.id.clone(),
            wall.strftime(format[form.time]).to_string(),
            one.kind.word().to_owned(),
            one.status.word().to_owned(),
            amount,
            one.brand.word().to_owned(),
            format!("XXXXXXXXXXXX{}", one.last4),
            one.customer.clone(),
            one.invoice.clone(),
            one.description.clone(),
        ];
        lines.push(cells.map(|cell| quoted(&cell)).join(&form.separator.to_string()));
    }
    let text = lines.join("\r\n") + "\r\n";
    if form.utf16 {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        return units.flat_map(u16::to_le_bytes).collect();
    }
    let mark = if form.mark { "\u{FEFF}" } else { "" };
    format!("{mark}{text}").into_bytes()
}

/// As it is kept: line breaks and tabs are blanks.
fn kept(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    domain::decode_once_more(plain.trim()).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_written_file_reads_back(payments in payments(), form in forms()) {
        let sheet = read("list.csv", &write(&payments, form), &Limits::default()).unwrap();
        let columns = Columns::of(&sheet.header.cells);
        prop_assert!(columns.missing().is_empty(), "{:?}", sheet.header.cells);
        prop_assert!(super::read::refuse(&sheet, &columns).is_ok());
        let terminals = Terminals::alone("t1", Currency::USD);
        let zone = TimeZone::get(GATEWAY_ZONE).unwrap();
        let today = jiff::civil::date(2026, 11, 20);
        let mut judge = Judge::new((&sheet, &columns), Order::MonthFirst, (zone, today), &terminals);
        prop_assert_eq!(sheet.rows.len(), payments.len());
        for (line, one) in sheet.rows.iter().zip(&payments) {
            let read = judge.payment(line).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?.row;
            prop_assert_eq!(&read.id, &one.id);
            // In the hour that happens twice a text means the first one.
            let hours = (read.t - one.seconds).abs();
            prop_assert!(hours == 0 || hours == 3_600, "{} {}", read.t, one.seconds);
            prop_assert_eq!((read.kind, read.status), (one.kind, one.status));
            prop_assert_eq!((read.amount, read.currency), (Some(one.minor), Currency::USD));
            prop_assert_eq!((read.brand, &read.last4), (one.brand, &one.last4));
            prop_assert_eq!(&read.customer, &kept(&one.customer));
            prop_assert_eq!(&read.invoice, &one.invoice);
            prop_assert_eq!(&read.description, &kept(&one.description));
        }
    }

    #[test]
    fn no_file_makes_the_reader_panic(text in "(\\PC{0,20}[,;\n]){0,40}") {
        let Ok(sheet) = read("list.csv", text.as_bytes(), &Limits::default()) else { return Ok(()) };
        let columns = Columns::of(&sheet.header.cells);
        let _ = super::read::refuse(&sheet, &columns);
        let terminals = Terminals::alone("t1", Currency::USD);
        let today = jiff::civil::date(2026, 11, 20);
        let mut judge = Judge::new((&sheet, &columns), Order::DayFirst, (TimeZone::UTC, today), &terminals);
        for line in &sheet.rows {
            let _ = judge.payment(line);
        }
    }
}
