//! Each row by itself and beside the book: what it would do, and everything wrong with it.

use std::collections::HashMap;

use documents::columns::Mapping;
use documents::spreadsheet::Row;
use domain::{BillingCycle, PlanKind, PlanState, clean};
use ledger::Plan;

use crate::dto::{PlanFileRow, RowAction};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::plans::adopt::{pasted, same};
use crate::plans::book::Book;
use crate::plans::request::check_days;
use crate::plans::{draft, words};
use crate::setup::fresh_id;
use crate::text_fields;

/// The cells of a row by column. A column that is not in the file is `None`.
pub(super) struct Line {
    number: u32,
    cells: HashMap<&'static str, String>,
}

impl Line {
    pub(super) fn read(row: &Row, mapping: &Mapping) -> Self {
        let cells = mapping
            .found
            .iter()
            .map(|(key, place)| (*key, clean(row.cell(*place), false).text));
        Self {
            number: row.number,
            cells: cells.collect(),
        }
    }

    pub(super) fn get(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", |cell| cell.trim())
    }
}

/// A row as judged, and the plan as it would be.
pub(super) struct Judged {
    pub(super) row: PlanFileRow,
    pub(super) plan: Option<Plan>,
}

/// Judges all rows of a file.
pub(super) fn all(office: &Office, book: &Book, lines: &[Line]) -> Vec<Judged> {
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut judged = Vec::with_capacity(lines.len());
    for line in lines {
        let mut reader = Reader {
            book,
            line,
            problems: Vec::new(),
            warnings: Vec::new(),
        };
        let read = reader.plan(office);
        let mut plan = read;
        if let Some(found) = &plan {
            let key = identity(found);
            match places.get(&key) {
                Some(other) => {
                    reader
                        .problems
                        .push(format!("This is the same plan as in row {other}."));
                    plan = None;
                }
                None => {
                    places.insert(key, line.number);
                }
            }
        }
        judged.push(reader.judged(plan));
    }
    judged
}

/// What makes two rows one plan: the gateway's id, else who pays what for at which terminal.
fn identity(plan: &Plan) -> String {
    match &plan.gateway_id {
        Some(id) => id.to_ascii_uppercase(),
        None => format!(
            "{}|{}|{}|{}|{}",
            plan.terminal,
            plan.kind,
            plan.name.to_lowercase(),
            words::customer(&plan.customer).to_lowercase(),
            plan.customer.company.to_lowercase()
        ),
    }
}

/// Reads one row.
pub(super) struct Reader<'a> {
    pub(super) book: &'a Book,
    pub(super) line: &'a Line,
    pub(super) problems: Vec<String>,
    warnings: Vec<String>,
}

impl Reader<'_> {
    /// The value, or its problem noted.
    pub(super) fn or_problem<T>(&mut self, read: Result<T, OfficeError>) -> Option<T> {
        read.map_err(|error| self.problems.push(error.message)).ok()
    }

    fn plan(&mut self, office: &Office) -> Option<Plan> {
        let line = self.line;
        let id = match line.get("id") {
            "" => None,
            typed => self.or_problem(pasted(typed, None)),
        };
        let kind = self.kind();
        let terminal = self.terminal();
        let amount = self.or_problem(draft::amount(
            line.get("amount"),
            self.book.facts.account.currency,
        ));
        let name = self.or_problem(text_fields::accept("name", line.get("name"), 100));
        let customer = self.customer();
        let total = self.number("total", "payments in all");
        let made = self.number("made", "payments made");
        let next = self.date("next", "next date");
        let start = self.date("start", "start date");
        let cycle = self.cycle();
        let half = self.half();
        let end_of_month = self.switch("end_of_month");
        if kind == Some(PlanKind::Installment) && total.is_none_or(|total| !(1..=9_999).contains(&total)) {
            self.problems
                .push("Write how many payments there are in all: 1 to 9999.".to_owned());
        }
        if let (Some(total), Some(made)) = (total, made)
            && made > total
        {
            self.problems.push(format!(
                "{made} payments were made, more than the {total} in all."
            ));
        }
        if let (Some(cycle), Some(next)) = (cycle, next) {
            self.or_problem(check_days(cycle, half, end_of_month, next));
        }
        if next.is_none() && line.get("next").is_empty() && cycle != Some(BillingCycle::Suspended) {
            let done = made.is_some() && made == total;
            if !done {
                self.problems
                    .push("Write the date of the next payment.".to_owned());
            }
        }
        let card = self.card();
        if !self.problems.is_empty() {
            return None;
        }
        let now = office.now().as_second();
        let read = Plan {
            id: fresh_id(),
            account: self.book.facts.account.id.clone(),
            terminal: terminal?.id.clone(),
            kind: kind?,
            state: if id.is_some() {
                PlanState::Active
            } else {
                PlanState::Draft
            },
            gateway_id: id,
            name: name?,
            amount: amount?,
            made: made.or(Some(0).filter(|_| line.get("id").is_empty())),
            total: total.filter(|_| kind == Some(PlanKind::Installment)),
            start: start.or(next.filter(|_| made.unwrap_or(0) == 0)),
            next,
            cycle: cycle?,
            half,
            end_of_month,
            skip_next: false,
            customer: customer?,
            card,
            last: None,
            reason: String::new(),
            created_at: now,
            created_by: office.0.ports.person.clone(),
            changed_at: now,
        };
        Some(self.beside_the_book(read))
    }

    /// The plan of the book that this row is about, with what the file may change of it.
    fn beside_the_book(&mut self, read: Plan) -> Plan {
        let key = identity(&read);
        let known = self.book.plans.iter().find(|known| match &read.gateway_id {
            Some(id) => same(known.gateway_id.as_deref(), id),
            None => {
                known.gateway_id.is_none() && identity(known) == key || {
                    // A draft that was sent since: the file knows no id yet.
                    known.state != PlanState::Draft && draft_key(known) == key
                }
            }
        });
        let Some(known) = known else {
            if read.gateway_id.is_some() {
                self.warnings
                    .push("Converge was not asked about this plan. Compare the book afterwards.".to_owned());
            }
            return read;
        };
        let mut plan = known.clone();
        if known.state == PlanState::Draft {
            plan = Plan {
                id: known.id.clone(),
                created_at: known.created_at,
                created_by: known.created_by.clone(),
                changed_at: known.changed_at,
                start: known.start.or(read.start),
                ..read
            };
        } else {
            self.sent(&read, &mut plan);
        }
        if plan != *known {
            plan.changed_at = self.book.facts.now.as_second();
        }
        plan
    }

    /// A plan that is at the gateway: names and contacts may come from a file, money does not.
    fn sent(&mut self, read: &Plan, plan: &mut Plan) {
        for (new, old) in [
            (&read.name, &mut plan.name),
            (&read.customer.phone, &mut plan.customer.phone),
            (&read.customer.email, &mut plan.customer.email),
        ] {
            if !new.is_empty() {
                new.clone_into(old);
            }
        }
        let differs = read.amount != plan.amount
            || read.total != plan.total
            || read.cycle != plan.cycle
            || (read.next.is_some() && read.next != plan.next);
        if differs {
            self.warnings.push(
                "Amount, number, cycle or date differ from the book. They are not changed by a file: change the plan at Converge."
                    .to_owned(),
            );
        }
    }

    fn judged(self, plan: Option<Plan>) -> Judged {
        let line = self.line;
        let known = plan
            .as_ref()
            .and_then(|plan| self.book.plans.iter().find(|known| known.id == plan.id));
        let action = match (&plan, known) {
            (None, _) => RowAction::Problem,
            (Some(_), None) => RowAction::Add,
            (Some(plan), Some(known)) if plan == known => RowAction::Same,
            (Some(_), Some(_)) => RowAction::Change,
        };
        let customer = match line.get("customer") {
            "" => format!("{} {}", line.get("first_name"), line.get("last_name"))
                .trim()
                .to_owned(),
            whole => whole.to_owned(),
        };
        Judged {
            row: PlanFileRow {
                row: line.number,
                customer,
                name: line.get("name").to_owned(),
                amount: plan.as_ref().map(|plan| plan.amount.into()),
                progress: plan.as_ref().map_or_else(String::new, |plan| {
                    words::progress(plan.kind, plan.made, plan.total)
                }),
                action,
                problems: self.problems,
                warnings: self.warnings,
            },
            plan,
        }
    }
}

/// What a plan's identity was before it had an id.
fn draft_key(plan: &Plan) -> String {
    identity(&Plan {
        gateway_id: None,
        ..plan.clone()
    })
}
