//! A large answer, the same on every machine: 100,000 records of 48 fields (section 14), a
//! quarter of them with entities, two or three empty fields and two unlisted ones in each, one
//! in fifty with a comment, a CDATA section or a character by number.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use counterfoil_tests::Result;

pub const RECORDS: u64 = 100_000;
/// Changes with the content, so that an old file is not taken for a new one.
const VERSION: u32 = 1;

/// The generated file and what a reader must find in it.
pub struct Answer {
    pub path: PathBuf,
    pub bytes: u64,
    /// Sum of all amounts in cents.
    pub cents: i64,
}

/// Writes the answer unless it is there.
pub fn answer(folder: &Path) -> Result<Answer> {
    let path = folder.join(format!("txnquery-{VERSION}.xml"));
    let sum = folder.join(format!("txnquery-{VERSION}.sum"));
    if let Ok(cents) = fs::read_to_string(&sum) {
        let bytes = fs::metadata(&path)?.len();
        let cents = cents.trim().parse()?;
        return Ok(Answer { path, bytes, cents });
    }
    let cents = write(&path)?;
    fs::write(&sum, cents.to_string())?;
    let bytes = fs::metadata(&path)?.len();
    Ok(Answer { path, bytes, cents })
}

fn write(path: &Path) -> Result<i64> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice(0x5EED);
    let mut total = 0;
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txnlist><ssl_txn_count>{RECORDS}</ssl_txn_count>"
    )?;
    for number in 0..RECORDS {
        total += record(&mut out, number, &mut dice)?;
    }
    write!(out, "</txnlist>")?;
    out.flush()?;
    Ok(total)
}

/// A small generator of numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let index = self.below(of.len() as u64) as usize;
        of.get(index).copied().unwrap_or_default()
    }
}

const FIRST: [&str; 8] = [
    "Ada", "Ben", "Carla", "Dmitri", "Eve", "Femi", "Günther", "Hiroko",
];
const LAST: [&str; 8] = [
    "Abbott", "Baker", "Castillo", "Dunn", "Eriksen", "Fox", "Greene", "Peña",
];
const COMPANY: [&str; 4] = [
    "",
    "Smith &amp; Sons",
    "Alder Creek Marina",
    "O&apos;Brien &lt;Co&gt;",
];
const STREET: [&str; 4] = ["Mill Street", "Harbor Road", "Second Avenue", "Alder Lane"];
const BRANDS: [(&str, &str); 4] = [
    ("VISA", "41**********9990"),
    ("MC", "54**********0174"),
    ("AMEX", "37*********0005"),
    ("DISC", "60**********1117"),
];

fn record(out: &mut impl Write, number: u64, dice: &mut Dice) -> Result<i64> {
    let cents = 100 + dice.below(90_000);
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    let (brand, card) = BRANDS[dice.below(4) as usize];
    let (month, day, hour) = (1 + dice.below(12), 1 + dice.below(28), 1 + dice.below(12));
    let time = format!(
        "{month:02}/{day:02}/2025 {hour:02}:{:02}:{:02} PM",
        dice.below(60),
        dice.below(60)
    );
    let entities = number % 4 == 0;
    let house = dice.below(900) + 1;
    let (first, last, street) = (dice.pick(&FIRST), dice.pick(&LAST), dice.pick(&STREET));
    let company = if entities {
        COMPANY[1 + 2 * (number as usize / 4 % 2)]
    } else {
        COMPANY[2 * dice.below(2) as usize]
    };
    let odd = match number % 150 {
        7 => "<!-- </txn> -->Permit",
        57 => "<![CDATA[Permit & plan]]>",
        107 => "Permit &#38; plan",
        _ if entities => "Permit &amp; plan",
        _ => "Permit and plan review",
    };
    let id = format!(
        "{day:02}{month:02}25AB{}-{:08X}-{:04X}-4{:03X}-A{:03X}-{number:012X}",
        dice.below(9),
        dice.below(1 << 32),
        dice.below(1 << 16),
        dice.below(1 << 12),
        dice.below(1 << 12)
    );
    let numbers = [
        format!("{house} {street}"),
        format!("{:05}", 10_000 + dice.below(80_000)),
        format!("555{:07}", dice.below(10_000_000)),
        format!("INV-{:08}", dice.below(100_000_000)),
        format!("{:06}", dice.below(1_000_000)),
        format!("GBOK {:011}", dice.below(100_000_000_000)),
        format!("CF-{number:010}-{:08x}", dice.below(1 << 32)),
        format!("clerk{:02}", dice.below(20)),
        format!("{:04}-{:03}", dice.below(10_000), dice.below(1_000)),
        format!("{first}.{last}{}@example.org", dice.below(1_000)),
    ];
    let [
        address,
        zip,
        phone,
        invoice,
        approval,
        batch,
        reference,
        user,
        parcel,
        email,
    ] = &numbers;
    let fields: [(&str, &str); 48] = [
        ("ssl_txn_id", &id),
        ("ssl_user_id", user),
        ("ssl_trans_status", dice.pick(&["STL", "STL", "STL", "OPN"])),
        ("ssl_card_type", "CREDITCARD"),
        ("ssl_card_short_description", brand),
        (
            "ssl_transaction_type",
            dice.pick(&["SALE", "SALE", "SALE", "RETURN"]),
        ),
        ("ssl_txn_time", &time),
        ("ssl_settle_time", &time),
        ("ssl_settlement_batch_response", batch),
        ("ssl_first_name", first),
        ("ssl_last_name", last),
        ("ssl_company", company),
        ("ssl_card_number", card),
        ("ssl_exp_date", "1230"),
        ("ssl_entry_mode", "K"),
        ("ssl_avs_response", "Y"),
        ("ssl_cvv2_response", "M"),
        ("ssl_amount", &amount),
        ("ssl_base_amount", &amount),
        ("ssl_tip_amount", ""),
        ("ssl_salestax", "0.00"),
        ("ssl_refunded_amount", "0.00"),
        ("ssl_invoice_number", invoice),
        ("ssl_description", odd),
        ("ssl_customer_code", parcel),
        ("ssl_result_message", "APPROVAL"),
        ("ssl_approval_code", approval),
        ("ssl_transaction_language", "EN"),
        ("ssl_is_voidable", "FALSE"),
        ("ssl_recurring_id", ""),
        ("ssl_merchant_txn_id", reference),
        ("ssl_avs_address", address),
        ("ssl_address2", ""),
        ("ssl_city", "Alder Creek"),
        ("ssl_state", "OR"),
        ("ssl_avs_zip", zip),
        ("ssl_country", "USA"),
        ("ssl_phone", phone),
        ("ssl_email", email),
        ("ssl_ship_to_first_name", first),
        ("ssl_ship_to_last_name", last),
        ("ssl_ship_to_address1", address),
        ("ssl_ship_to_city", "Alder Creek"),
        ("ssl_ship_to_state", "OR"),
        ("ssl_ship_to_zip", zip),
        ("ssl_eci_ind", "7"),
        ("parcel_number", parcel),
        ("permit_kind", "Building, residential"),
    ];
    write!(out, "<txn>")?;
    for (name, value) in fields {
        write!(out, "<{name}>{value}</{name}>")?;
    }
    writeln!(out, "</txn>")?;
    Ok(cents as i64)
}
