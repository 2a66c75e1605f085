//! The same payments for the peers.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use domain::{CardBrand, Coded, TransactionStatus, TransactionType};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, Row, params};
use serde_json::json;

use super::{Data, beside, fields};
use crate::peer::Peer;
use crate::{Result, Setting};

const PLAIN: &str = "CREATE TABLE txn (id TEXT, time TEXT, terminal TEXT, status TEXT, type TEXT, brand TEXT,
    last4 TEXT, currency TEXT, amount TEXT, customer TEXT, invoice TEXT, description TEXT, approval TEXT,
    user_name TEXT);";

const ALL: &str = "SELECT t.id, t.t, s.terminal, t.status, t.type, t.brand, t.last4, t.currency, t.amount,
    t.customer, t.invoice, t.description, t.approval, t.user_name, t.rid, t.day, t.source
    FROM txn t JOIN source s ON s.no = t.source ORDER BY t.t, t.rid";

/// Both files in one pass over the history, oldest first.
pub fn plain_and_csv(data: &Data, csv: &Path) -> Result<()> {
    let from = beside(&data.history)?;
    let plain = Connection::open(&data.plain)?;
    plain.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    plain.execute_batch(PLAIN)?;
    plain.execute_batch("BEGIN")?;
    let mut insert = plain.prepare("INSERT INTO txn VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")?;
    let mut out = BufWriter::new(File::create(csv)?);
    writeln!(
        out,
        "rid,id,t,day,source,status,type,brand,last4,amount,customer,invoice,description,approval,user_name"
    )?;
    let mut select = from.prepare(ALL)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        csv_line(&mut out, row)?;
        let texts = |at| row.get::<_, String>(at);
        insert.execute(params![
            texts(0)?,
            clock(row.get(1)?)?,
            texts(2)?,
            word::<TransactionStatus>(row, 3)?,
            word::<TransactionType>(row, 4)?,
            word::<CardBrand>(row, 5)?,
            texts(6)?,
            texts(7)?,
            fields::money(row.get(8)?),
            texts(9)?,
            texts(10)?,
            texts(11)?,
            texts(12)?,
            texts(13)?,
        ])?;
    }
    out.flush()?;
    plain.execute_batch("COMMIT")?;
    Ok(())
}

fn csv_line(out: &mut impl Write, row: &Row<'_>) -> Result<()> {
    let number = |at| row.get::<_, i64>(at);
    write!(
        out,
        "{},{},{},{},{}",
        number(14)?,
        row.get::<_, String>(0)?,
        number(1)?,
        number(15)?,
        number(16)?
    )?;
    write!(out, ",{},{},{}", number(3)?, number(4)?, number(5)?)?;
    write!(out, ",{},{}", row.get::<_, String>(6)?, number(8)?)?;
    for at in 9..14 {
        write!(out, ",\"{}\"", row.get::<_, String>(at)?.replace('"', "\"\""))?;
    }
    writeln!(out)?;
    Ok(())
}

/// The wall clock in UTC, as text that sorts.
fn clock(second: i64) -> Result<String> {
    let time = Timestamp::from_second(second)?.to_zoned(TimeZone::UTC);
    Ok(time.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

fn word<T: Coded>(row: &Row<'_>, at: usize) -> Result<&'static str> {
    Ok(T::from_code(row.get(at)?).map_or("", Coded::word))
}

/// DuckDB reads the CSV itself.
pub fn duck(setting: &Setting, csv: &Path, target: &Path) -> Result<()> {
    let mut peer = Peer::start(setting, "duck")?;
    peer.ask(json!({"do": "make", "csv": csv, "path": target}))?;
    Ok(())
}
