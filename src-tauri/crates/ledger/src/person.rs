use std::fmt;

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::work::Work;

/// A password as it is kept: argon2id of it, with salt and cost.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredPassword {
    /// 16 bytes of chance.
    pub salt: Vec<u8>,
    /// 32 bytes.
    pub hash: Vec<u8>,
    /// Memory that computing it takes, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
}

impl fmt::Debug for StoredPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

/// Somebody who signs in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Our id.
    pub id: String,
    /// Their name, used once whatever the case of its letters.
    pub name: String,
    /// A word of the office.
    pub role: String,
    /// Whether they may sign in.
    pub active: bool,
    /// As kept.
    pub password: StoredPassword,
    /// When it was set, UTC seconds.
    pub password_at: i64,
    /// Somebody else set it; the person chooses their own at the next sign-in.
    pub must_change: bool,
    /// ISO code of the limits' currency.
    pub currency: String,
    /// Minor units up to which they need no second person; 0: always one.
    pub alone_limit: i64,
    /// Minor units up to which they may approve; none: any amount.
    pub approve_limit: Option<i64>,
    /// Wrong passwords in a row.
    pub wrong: i64,
    /// Locked until then, UTC seconds.
    pub locked_until: Option<i64>,
    /// Last signed in, UTC seconds.
    pub signed_in_at: Option<i64>,
    /// UTC seconds.
    pub created_at: i64,
}

struct Row {
    id: String,
    name: String,
    role: String,
    active: bool,
    salt: Vec<u8>,
    hash: Vec<u8>,
    memory_kib: i64,
    passes: i64,
    password_at: i64,
    must_change: bool,
    currency: String,
    alone_limit: i64,
    approve_limit: Option<i64>,
    wrong: i64,
    locked_until: Option<i64>,
    signed_in_at: Option<i64>,
    created_at: i64,
}

impl From<Row> for Person {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            role: row.role,
            active: row.active,
            password: StoredPassword {
                salt: row.salt,
                hash: row.hash,
                memory_kib: u32::try_from(row.memory_kib).unwrap_or_default(),
                passes: u32::try_from(row.passes).unwrap_or_default(),
            },
            password_at: row.password_at,
            must_change: row.must_change,
            currency: row.currency,
            alone_limit: row.alone_limit,
            approve_limit: row.approve_limit,
            wrong: row.wrong,
            locked_until: row.locked_until,
            signed_in_at: row.signed_in_at,
            created_at: row.created_at,
        }
    }
}

impl Ledger {
    /// Everybody, by name, with those who left.
    pub async fn list_people(&self) -> Result<Vec<Person>, LedgerError> {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT id, name, role, active AS "active: bool", salt, hash, memory_kib, passes, password_at,
                    must_change AS "must_change: bool", currency, alone_limit, approve_limit, wrong,
                    locked_until, signed_in_at, created_at
             FROM person ORDER BY name"#
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(Person::from).collect())
    }

    /// Names of the views that a person saved first.
    pub async fn views_of(&self, person: &str) -> Result<Vec<String>, LedgerError> {
        Ok(sqlx::query_scalar!(
            "SELECT name FROM saved_view WHERE owner = ?1 ORDER BY name",
            person
        )
        .fetch_all(&self.pool)
        .await?)
    }

    /// Notes whose a view is, where nobody's name is on it.
    pub async fn own_view(&self, view: &str, person: &str) -> Result<(), LedgerError> {
        sqlx::query!(
            "UPDATE saved_view SET owner = ?2 WHERE id = ?1 AND owner IS NULL",
            view,
            person
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}

impl Work {
    /// Keeps a person, new or in place of the one with the id.
    ///
    /// # Errors
    /// [`LedgerError::Taken`] when somebody else has the name.
    pub async fn put_person(&mut self, person: &Person) -> Result<(), LedgerError> {
        let (memory, passes) = (
            i64::from(person.password.memory_kib),
            i64::from(person.password.passes),
        );
        sqlx::query!(
            "INSERT INTO person (id, name, role, active, salt, hash, memory_kib, passes, password_at,
                must_change, currency, alone_limit, approve_limit, wrong, locked_until, signed_in_at, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
                active = excluded.active, salt = excluded.salt, hash = excluded.hash,
                memory_kib = excluded.memory_kib, passes = excluded.passes,
                password_at = excluded.password_at, must_change = excluded.must_change,
                currency = excluded.currency, alone_limit = excluded.alone_limit,
                approve_limit = excluded.approve_limit, wrong = excluded.wrong,
                locked_until = excluded.locked_until, signed_in_at = excluded.signed_in_at",
            person.id,
            person.name,
            person.role,
            person.active,
            person.password.salt,
            person.password.hash,
            memory,
            passes,
            person.password_at,
            person.must_change,
            person.currency,
            person.alone_limit,
            person.approve_limit,
            person.wrong,
            person.locked_until,
            person.signed_in_at,
            person.created_at
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(&person.id);
        Ok(())
    }

    /// As [`Ledger::set_setting`], together with other changes.
    pub async fn put_setting(&mut self, name: &str, value: &str) -> Result<(), LedgerError> {
        sqlx::query!(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value
        )
        .execute(&mut *self.tx)
        .await?;
        self.touch(name);
        Ok(())
    }
}
