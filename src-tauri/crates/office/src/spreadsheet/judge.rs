//! Each row by itself and beside the others: what it would do, and everything wrong with it.

use std::collections::{BTreeSet, HashMap};

use documents::columns::Mapping;
use documents::spreadsheet::Row;
use domain::{Check, NameKind, TerminalKind, check_name, check_user_id, clean};

use crate::configuration::model::{AccountRecord, TerminalRecord, UserRecord};
use crate::dto::{Device, RowAction, SpreadsheetRow};
use crate::finding_words;
use crate::paper::kind_word;
use crate::setup::fresh_id;

/// Longest text of a note or of a fact about the reader.
const LONGEST: usize = 200;

/// The cells of a row by column. A column that is not in the file is `None`: what is known
/// then stays as it is.
pub(super) struct Line {
    number: u32,
    cells: HashMap<&'static str, String>,
}

impl Line {
    pub(super) fn read(row: &Row, mapping: &Mapping) -> Self {
        let cells = mapping
            .found
            .iter()
            .map(|(key, place)| (*key, clean(row.cell(*place), false).text))
            .collect();
        Self {
            number: row.number,
            cells,
        }
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.cells.get(key).map(String::as_str)
    }

    /// The cell, or what is known where the file has no such column.
    fn or(&self, key: &str, known: &str) -> String {
        self.get(key).unwrap_or(known).to_owned()
    }
}

/// A row as judged, and what it would make.
pub(super) struct Judged {
    pub(super) row: SpreadsheetRow,
    pub(super) terminal: Option<TerminalRecord>,
    /// Where the row names one that is not there yet.
    pub(super) user: Option<UserRecord>,
}

/// Judges all rows of an account's sheet.
pub(super) fn all(present: &AccountRecord, lines: &[Line]) -> Vec<Judged> {
    let mut rows_of: HashMap<String, Vec<u32>> = HashMap::new();
    for line in lines {
        let name = line.get("terminal").unwrap_or_default().to_lowercase();
        rows_of.entry(name).or_default().push(line.number);
    }
    let mut judged: Vec<Judged> = lines.iter().map(|line| one(present, line, &rows_of)).collect();
    told_once(&mut judged);
    judged
}

/// A new API user is told of with the first row that brings it in, and with no row that stays out.
fn told_once(judged: &mut [Judged]) {
    let mut told = BTreeSet::new();
    for one in judged {
        let stays_out = one.terminal.is_none();
        one.row
            .warnings
            .retain(|line| !line.ends_with(NEW_USER) || (!stays_out && told.insert(line.clone())));
    }
}

/// How a line about an API user that a file brings in ends.
const NEW_USER: &str = " is new and is added as an API user.";

fn one(present: &AccountRecord, line: &Line, rows_of: &HashMap<String, Vec<u32>>) -> Judged {
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    let typed = line.get("terminal").unwrap_or_default();
    let name = accepted(check_name(typed, NameKind::Terminal), &mut problems);
    if !typed.is_empty()
        && let Some(others) = rows_of.get(&typed.to_lowercase())
        && let Some(other) = others.iter().find(|row| **row != line.number)
    {
        problems.push(format!("{typed} is in row {other} as well."));
    }
    let here = present
        .terminals
        .iter()
        .find(|t| t.name.to_lowercase() == typed.to_lowercase());
    let kind_text = line.get("kind").unwrap_or_default().to_owned();
    let kind = kind(&kind_text, here, &mut problems);
    let user = user(present, line, here, &mut problems, &mut warnings);
    texts(line, &mut problems);
    if let (Some(here), Some(kind)) = (here, kind) {
        changes_to(here, kind, user.as_deref(), &mut warnings);
        if is_counter(kind) && !is_counter(here.kind) && !here.addresses.is_empty() {
            problems.push(format!(
                "{} has addresses on its allow-list, which a {} terminal must not have. Remove them first.",
                here.name,
                kind_word(kind)
            ));
        }
    }
    let terminal = match (&name, kind, problems.is_empty()) {
        (Some(name), Some(kind), true) => Some(record(line, here, name, kind, user.as_deref())),
        _ => None,
    };
    let action = match (&terminal, here) {
        (None, _) => RowAction::Problem,
        (Some(_), None) => RowAction::Add,
        (Some(terminal), Some(here)) if terminal == here => RowAction::Same,
        (Some(_), Some(_)) => RowAction::Change,
    };
    let new_user = user
        .as_ref()
        .filter(|id| terminal.is_some() && !present.users.iter().any(|u| u.user_id == **id))
        .map(|id| UserRecord {
            id: fresh_id(),
            user_id: id.clone(),
            active: true,
            note: String::new(),
            registered_on: None,
            rights: Vec::new(),
        });
    Judged {
        row: SpreadsheetRow {
            row: line.number,
            terminal_name: name.unwrap_or_else(|| typed.to_owned()),
            kind_text,
            kind,
            user_name: user.unwrap_or_else(|| line.get("user_id").unwrap_or_default().to_owned()),
            action,
            problems,
            warnings,
        },
        terminal,
        user: new_user,
    }
}

fn accepted(check: Check, problems: &mut Vec<String>) -> Option<String> {
    match check.accepted() {
        Ok(value) => Some(value),
        Err(finding) => {
            problems.push(finding_words::sentence(&finding));
            None
        }
    }
}

fn kind(typed: &str, here: Option<&TerminalRecord>, problems: &mut Vec<String>) -> Option<TerminalKind> {
    if typed.is_empty() {
        if here.is_none() {
            problems.push("Write the kind: Retail, Internet, Service or Mail/phone order.".to_owned());
        }
        return here.map(|here| here.kind);
    }
    let kind = read_kind(typed);
    if kind.is_none() {
        problems.push(format!(
            "\"{}\" is not a kind. Write Retail, Internet, Service or Mail/phone order.",
            typed.chars().take(30).collect::<String>()
        ));
    }
    kind
}

/// A kind as towns, Converge and this program write it.
fn read_kind(typed: &str) -> Option<TerminalKind> {
    let word: String = typed
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    match word.as_str() {
        "retail" | "counter" | "cardpresent" | "inperson" | "frontdesk" | "pos" => Some(TerminalKind::Retail),
        "internet" | "web" | "online" | "ecommerce" | "website" | "hostedpage" | "cardnotpresent" => {
            Some(TerminalKind::Internet)
        }
        "service" | "restaurant" | "servicerestaurant" => Some(TerminalKind::Service),
        "moto"
        | "mail"
        | "phone"
        | "mailphone"
        | "mailphoneorder"
        | "mailordertelephoneorder"
        | "telephone"
        | "mailorder" => Some(TerminalKind::Moto),
        _ => None,
    }
}

/// The API user the row names; `None` where it names none and none is known.
fn user(
    present: &AccountRecord,
    line: &Line,
    here: Option<&TerminalRecord>,
    problems: &mut Vec<String>,
    warnings: &mut Vec<String>,
) -> Option<String> {
    let typed = line.get("user_id").unwrap_or_default();
    if typed.is_empty() {
        return here.and_then(|here| here.user_id.clone());
    }
    let id = accepted(check_user_id(typed), problems)?;
    match present.users.iter().find(|u| u.user_id == id) {
        None => warnings.push(format!("{id}{NEW_USER}")),
        Some(user) if !user.active => warnings.push(format!("{id} is switched off here.")),
        Some(_) => {}
    }
    Some(id)
}

fn texts(line: &Line, problems: &mut Vec<String>) {
    for key in ["note", "model", "serial", "counter", "drawer", "whereabouts"] {
        let length = line.get(key).unwrap_or_default().chars().count();
        if length > LONGEST {
            problems.push(format!(
                "The {key} has {length} characters; at most {LONGEST} are kept."
            ));
        }
    }
}

fn changes_to(here: &TerminalRecord, kind: TerminalKind, user: Option<&str>, warnings: &mut Vec<String>) {
    if here.kind != kind {
        warnings.push(format!(
            "Changes the kind of {} from {} to {}.",
            here.name,
            kind_word(here.kind),
            kind_word(kind)
        ));
    }
    if let (Some(old), Some(new)) = (here.user_id.as_deref(), user)
        && old != new
    {
        warnings.push(format!(
            "Changes the API user of {} from {old} to {new}; it needs that user's PIN.",
            here.name
        ));
    }
}

fn is_counter(kind: TerminalKind) -> bool {
    matches!(kind, TerminalKind::Retail | TerminalKind::Service)
}

/// The terminal as the row would leave it.
fn record(
    line: &Line,
    here: Option<&TerminalRecord>,
    name: &str,
    kind: TerminalKind,
    user: Option<&str>,
) -> TerminalRecord {
    let old = here.cloned().unwrap_or_else(|| TerminalRecord {
        id: fresh_id(),
        name: name.to_owned(),
        kind,
        user_id: None,
        active: true,
        note: String::new(),
        device: Device::default(),
        intentions: Vec::new(),
        addresses: Vec::new(),
        pins: Vec::new(),
    });
    TerminalRecord {
        name: name.to_owned(),
        kind,
        user_id: user.map(str::to_owned),
        note: line.or("note", &old.note),
        device: Device {
            model: line.or("model", &old.device.model),
            serial: line.or("serial", &old.device.serial),
            counter: line.or("counter", &old.device.counter),
            drawer: line.or("drawer", &old.device.drawer),
            whereabouts: line.or("whereabouts", &old.device.whereabouts),
        },
        ..old
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_people_write_them() {
        for (text, kind) in [
            ("Retail", TerminalKind::Retail),
            ("E-Commerce", TerminalKind::Internet),
            ("internet", TerminalKind::Internet),
            ("Service/Restaurant", TerminalKind::Service),
            ("Mail/phone order", TerminalKind::Moto),
            ("MOTO", TerminalKind::Moto),
        ] {
            assert_eq!(read_kind(text), Some(kind), "{text}");
        }
        assert_eq!(read_kind("Kiosk"), None);
    }
}
