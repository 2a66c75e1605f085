//! Saved views of the list. A view keeps the typed search with its relative dates, so that it
//! says the same tomorrow; terminals stand in it by their names, so that it can be shared.

use domain::AccountId;
use ledger::StoredView;
use serde::{Deserialize, Serialize};

use crate::dto::{
    AccountRequest, FileWritten, IdRequest, SaveView, SavedView, SavedViews, TxnSort, ViewColumn,
};
use crate::error::{Code, OfficeError};
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::ports::FileKind;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts, instant};
use crate::{search, text_fields};

/// Most columns of a view.
const COLUMNS: usize = 40;
/// Longest key of a column.
const KEY: usize = 30;
/// Narrowest and widest column in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 20..=2_000;
/// Largest file that is read.
const LARGEST: u64 = 256 * 1024;
const FORMAT: &str = "counterfoil-view";
const VERSION: u32 = 1;
const ENDING: &str = "view.json";

/// A view on its way to somebody else.
#[derive(Debug, Serialize, Deserialize)]
struct ViewFile {
    format: String,
    version: u32,
    name: String,
    text: String,
    #[serde(default)]
    columns: Vec<ViewColumn>,
    #[serde(default)]
    sort: Option<TxnSort>,
}

/// The views of an account.
pub async fn list(office: &Office, request: AccountRequest) -> Result<SavedViews, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    listed(office, &facts.account.id, None).await
}

/// Saves a view, new or over an older one. One that was removed is saved anew.
///
/// # Errors
/// When the name is empty, too long, or that of another view.
pub async fn save(office: &Office, request: SaveView) -> Result<SavedViews, OfficeError> {
    let _turn = office.turn().await;
    let facts = views::facts(office, &request.account_id).await?;
    let known = office.0.ledger.list_views(&facts.account.id).await?;
    let id = request.id.filter(|id| known.iter().any(|view| view.id == *id));
    let view = StoredView {
        id: id.unwrap_or_else(fresh_id),
        name: name(&request.name)?,
        text: text(office, &facts, &request.text).await?,
        columns: json(&columns(request.columns))?,
        sort: request.sort.map(|sort| json(&sort)).transpose()?,
        saved_at: office.now().as_second(),
    };
    put(office, &facts.account.id, &view).await?;
    listed(office, &facts.account.id, None).await
}

/// Forgets a view.
pub async fn remove(office: &Office, request: IdRequest) -> Result<SavedViews, OfficeError> {
    let _turn = office.turn().await;
    let (account, view) = stored(office, &request.id).await?;
    office.0.ledger.remove_view(&view.id).await?;
    listed(office, &account, None).await
}

/// Writes a view to a file that somebody else can open.
pub async fn export(office: &Office, request: IdRequest) -> Result<FileWritten, OfficeError> {
    let (_, stored) = stored(office, &request.id).await?;
    let view = shown(stored);
    let suggested = files::suggested(&view.name, ENDING);
    let Some(path) = office.0.ports.files.choose_save(FileKind::View, suggested).await else {
        return Ok(files::cancelled("No file was written.".to_owned()));
    };
    let file = ViewFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: view.name.clone(),
        text: view.text,
        columns: view.columns,
        sort: view.sort,
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| OfficeError::internal(&error))?;
    bytes.push(b'\n');
    let written = files::write(path, &bytes, Readers::Folder).await?;
    Ok(written.told(format!("The view \"{}\" was written to a file.", view.name)))
}

/// Reads a view from a file. Its name gets a number where it is taken.
///
/// # Errors
/// When the file is not a view, or was made by a newer version.
pub async fn import(office: &Office, request: AccountRequest) -> Result<SavedViews, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let Some(path) = office.0.ports.files.choose_open(FileKind::View).await else {
        return listed(office, &facts.account.id, None).await;
    };
    let (file_name, bytes) = files::read(path, LARGEST).await?;
    let file = read(&file_name, &bytes)?;
    let _turn = office.turn().await;
    let known = office.0.ledger.list_views(&facts.account.id).await?;
    let view = StoredView {
        id: fresh_id(),
        name: free_name(&name(&file.name)?, &known),
        text: text(office, &facts, &file.text).await?,
        columns: json(&columns(file.columns))?,
        sort: file.sort.map(|sort| json(&sort)).transpose()?,
        saved_at: office.now().as_second(),
    };
    put(office, &facts.account.id, &view).await?;
    listed(office, &facts.account.id, Some(view.id)).await
}

async fn put(office: &Office, account: &AccountId, view: &StoredView) -> Result<(), OfficeError> {
    match office.0.ledger.put_view(account, view).await {
        Err(ledger::LedgerError::Taken) => Err(OfficeError::new(
            Code::DuplicateName,
            format!(
                "There is a view called \"{}\" already. Choose another name.",
                view.name
            ),
        )
        .with("field", "name")),
        done => {
            done?;
            if let Some(person) = crate::people::acting(office).id {
                office.0.ledger.own_view(&view.id, &person).await?;
            }
            Ok(())
        }
    }
}

async fn stored(office: &Office, id: &str) -> Result<(AccountId, StoredView), OfficeError> {
    let found = office.0.ledger.view(id).await?;
    found.ok_or_else(|| OfficeError::not_found("view").with("id", id))
}

async fn listed(
    office: &Office,
    account: &AccountId,
    imported: Option<String>,
) -> Result<SavedViews, OfficeError> {
    let views = office.0.ledger.list_views(account).await?;
    Ok(SavedViews {
        views: views.into_iter().map(shown).collect(),
        imported,
    })
}

fn shown(view: StoredView) -> SavedView {
    SavedView {
        id: view.id,
        name: view.name,
        text: view.text,
        columns: serde_json::from_str(&view.columns).unwrap_or_default(),
        sort: view.sort.and_then(|sort| serde_json::from_str(&sort).ok()),
        saved_at: instant(view.saved_at),
    }
}

fn name(typed: &str) -> Result<String, OfficeError> {
    let name = text_fields::accept("name", typed, text_fields::SHORT)?;
    if name.is_empty() {
        return Err(OfficeError::invalid(
            "name",
            "name_empty",
            "Give the view a name.",
        ));
    }
    Ok(name)
}

/// `Web over 100 (2)` where the name is taken.
fn free_name(wish: &str, known: &[StoredView]) -> String {
    let taken = |name: &str| known.iter().any(|view| view.name.eq_ignore_ascii_case(name));
    let mut name = wish.to_owned();
    let mut number = 2;
    while taken(&name) {
        let behind = format!(" ({number})");
        let room = text_fields::SHORT - behind.chars().count();
        name = wish.chars().take(room).collect::<String>() + &behind;
        number += 1;
    }
    name
}

/// The typed search in its plainest form; pieces that do not apply stay, so that they can be
/// put right.
async fn text(office: &Office, facts: &AccountFacts, typed: &str) -> Result<String, OfficeError> {
    let plain = search::reading(office, facts, typed).await?.text();
    let longest = search::LONGEST;
    if plain.chars().count() > longest {
        return Err(OfficeError::invalid(
            "text",
            "text_long",
            format!("This search is too long to be saved; {longest} characters fit."),
        ));
    }
    Ok(plain)
}

/// Columns as a screen can show them; nonsense is left out.
fn columns(wanted: Vec<ViewColumn>) -> Vec<ViewColumn> {
    let mut kept: Vec<ViewColumn> = Vec::new();
    for column in wanted.into_iter().take(COLUMNS) {
        let key = &column.key;
        let word = (1..=KEY).contains(&key.len())
            && key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if word && !kept.iter().any(|other| other.key == *key) {
            kept.push(ViewColumn {
                width: column.width.filter(|width| WIDTHS.contains(width)),
                key: column.key,
            });
        }
    }
    kept
}

fn json(value: &impl Serialize) -> Result<String, OfficeError> {
    serde_json::to_string(value).map_err(|error| OfficeError::internal(&error))
}

/// Reads a file that may be anything; its content is never repeated.
fn read(name: &str, bytes: &[u8]) -> Result<ViewFile, OfficeError> {
    let not_a_view = || {
        OfficeError::invalid(
            "file",
            "not_a_view",
            format!("{name} is not a view of Counterfoil. Nothing was changed."),
        )
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| not_a_view())?;
    let format = value.get("format").and_then(serde_json::Value::as_str);
    let version = value.get("version").and_then(serde_json::Value::as_u64);
    match (format, version) {
        (Some(FORMAT), Some(version)) if version > u64::from(VERSION) => Err(OfficeError::new(
            Code::FileNewer,
            format!(
                "{name} was made by a newer Counterfoil; install that version first. Nothing was changed."
            ),
        )),
        (Some(FORMAT), Some(_)) => serde_json::from_value(value).map_err(|_| not_a_view()),
        _ => Err(not_a_view()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str) -> StoredView {
        StoredView {
            id: name.to_lowercase(),
            name: name.to_owned(),
            text: String::new(),
            columns: "[]".to_owned(),
            sort: None,
            saved_at: 0,
        }
    }

    #[test]
    fn a_taken_name_gets_the_next_number() {
        let known = [view("Web"), view("web (2)")];
        assert_eq!(free_name("Parks", &known), "Parks");
        assert_eq!(free_name("WEB", &known), "WEB (3)");
        let long = "x".repeat(60);
        let numbered = free_name(&long, &[view(&long)]);
        assert_eq!(numbered.chars().count(), 60);
        assert!(numbered.ends_with(" (2)"));
    }

    #[test]
    fn columns_that_no_screen_has_are_left_out() {
        let column = |key: &str, width| ViewColumn {
            key: key.to_owned(),
            width,
        };
        let kept = columns(vec![
            column("amount", Some(120)),
            column("amount", None),
            column("<b>", None),
            column("time", Some(5)),
            column("", None),
        ]);
        assert_eq!(kept, [column("amount", Some(120)), column("time", None)]);
    }

    #[test]
    fn a_file_is_a_view_or_is_refused_in_words() {
        let good = br#"{"format":"counterfoil-view","version":1,"name":"Web","text":"terminal:web"}"#;
        assert_eq!(read("a.json", good).unwrap().name, "Web");
        let newer = br#"{"format":"counterfoil-view","version":2}"#;
        assert_eq!(read("a.json", newer).unwrap_err().code, Code::FileNewer);
        for bad in [
            &b"{"[..],
            b"[]",
            br#"{"format":"x","version":1}"#,
            br#"{"format":"counterfoil-view","version":1}"#,
            b"\xff\xfe",
        ] {
            let error = read("a.json", bad).unwrap_err();
            assert_eq!(error.details["reason"], "not_a_view");
        }
    }
}
