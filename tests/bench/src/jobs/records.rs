//! A large answer, the same on every machine: 100,000 records of 48 fields (section 14), a
//! quarter of them with entities, two or three empty fields and two unlisted ones in each, one
//! in fifty with a comment, a CDATA section or a character by number.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::data::fields::NAMES;
use crate::dice::Dice;

pub const RECORDS: u64 = 100_000;
/// Changes with the content, so that an old file is not taken for a new one.
const VERSION: u32 = 2;

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
    let mut dice = Dice::new(0x5EED);
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
    let person = person(number, dice);
    let texts = texts(number, dice, &person);
    let [
        id,
        time,
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
    ] = &texts;
    let Person { first, last, company } = person;
    let status = dice.pick(&["STL", "STL", "STL", "OPN"]);
    let kind = dice.pick(&["SALE", "SALE", "SALE", "RETURN"]);
    let values: [&[&str]; 5] = [
        &[
            id,
            user,
            status,
            "CREDITCARD",
            brand,
            kind,
            time,
            time,
            batch,
            first,
            last,
            company,
            card,
        ],
        &[
            "1230",
            "K",
            "Y",
            "M",
            &amount,
            &amount,
            "",
            "0.00",
            "0.00",
            invoice,
            description(number),
            parcel,
        ],
        &[
            "APPROVAL",
            approval,
            "EN",
            "FALSE",
            "",
            reference,
            address,
            "",
            "Alder Creek",
            "OR",
            zip,
            "USA",
        ],
        &[
            phone,
            email,
            first,
            last,
            address,
            "Alder Creek",
            "OR",
            zip,
            "7",
            parcel,
        ],
        &["Building, residential"],
    ];
    write!(out, "<txn>")?;
    for (name, value) in NAMES.iter().zip(values.into_iter().flatten()) {
        write!(out, "<{name}>{value}</{name}>")?;
    }
    writeln!(out, "</txn>")?;
    Ok(cents as i64)
}

struct Person {
    first: &'static str,
    last: &'static str,
    company: &'static str,
}

fn person(number: u64, dice: &mut Dice) -> Person {
    let company = if number.is_multiple_of(4) {
        COMPANY[1 + 2 * (number as usize / 4 % 2)]
    } else {
        COMPANY[2 * dice.below(2) as usize]
    };
    Person {
        first: dice.pick(&FIRST),
        last: dice.pick(&LAST),
        company,
    }
}

fn description(number: u64) -> &'static str {
    match number % 150 {
        7 => "<!-- </txn> -->Permit",
        57 => "<![CDATA[Permit & plan]]>",
        107 => "Permit &#38; plan",
        _ if number.is_multiple_of(4) => "Permit &amp; plan",
        _ => "Permit and plan review",
    }
}

fn texts(number: u64, dice: &mut Dice, person: &Person) -> [String; 12] {
    let (month, day, hour) = (1 + dice.below(12), 1 + dice.below(28), 1 + dice.below(12));
    let (minute, second) = (dice.below(60), dice.below(60));
    let (house, street) = (dice.below(900) + 1, dice.pick(&STREET));
    let (node, high, middle) = (dice.below(9), dice.below(1 << 32), dice.below(1 << 16));
    let (left, right) = (dice.below(1 << 12), dice.below(1 << 12));
    [
        format!(
            "{day:02}{month:02}25AB{node}-{high:08X}-{middle:04X}-4{left:03X}-A{right:03X}-{number:012X}"
        ),
        format!("{month:02}/{day:02}/2025 {hour:02}:{minute:02}:{second:02} PM"),
        format!("{house} {street}"),
        format!("{:05}", 10_000 + dice.below(80_000)),
        format!("555{:07}", dice.below(10_000_000)),
        format!("INV-{:08}", dice.below(100_000_000)),
        format!("{:06}", dice.below(1_000_000)),
        format!("GBOK {:011}", dice.below(100_000_000_000)),
        format!("CF-{number:010}-{:08x}", dice.below(1 << 32)),
        format!("clerk{:02}", dice.below(20)),
        format!("{:04}-{:03}", dice.below(10_000), dice.below(1_000)),
        format!(
            "{}.{}{}@example.org",
            person.first,
            person.last,
            dice.below(1_000)
        ),
    ]
}
