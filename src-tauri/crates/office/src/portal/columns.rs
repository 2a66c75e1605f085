//! Which column of a portal file holds what.

use super::headings::{FORBIDDEN, NAMES, RESULT};
use crate::dto::PortalField;
use crate::error::OfficeError;

/// The columns of a file by what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// What each column holds.
    pub(super) fields: Vec<Option<PortalField>>,
    /// Where the result message stands.
    pub(super) result: Option<usize>,
}

impl Columns {
    /// By the headings alone. The column with the best name holds a thing; others of its kind
    /// are kept without a meaning.
    pub(super) fn of(header: &[String]) -> Self {
        let names: Vec<[String; 2]> = header.iter().map(|title| names_of(title)).collect();
        let mut fields = vec![None; header.len()];
        for (field, known) in NAMES {
            let place = known.iter().find_map(|name| {
                let wanted = plain(name);
                (0..names.len()).find(|at| {
                    fields.get(*at) == Some(&None) && names.get(*at).is_some_and(|n| n.contains(&wanted))
                })
            });
            if let Some(slot) = place.and_then(|at| fields.get_mut(at)) {
                *slot = Some(field);
            }
        }
        let mut columns = Self { fields, result: None };
        columns.read_time_alone();
        columns.find_result(&names);
        columns
    }

    /// As a person chose.
    pub(super) fn chosen(header: &[String], fields: &[Option<PortalField>]) -> Result<Self, OfficeError> {
        let wrong = |reason: &str, message: &str| Err(OfficeError::invalid("fields", reason, message));
        if fields.len() != header.len() {
            return wrong("fields_count", "This choice of columns belongs to another file.");
        }
        for (at, field) in fields.iter().enumerate() {
            let earlier = fields.get(..at).unwrap_or_default();
            if field.is_some() && earlier.contains(field) {
                return wrong(
                    "field_twice",
                    "Two columns are said to hold the same. Choose one of them.",
                );
            }
        }
        let names: Vec<[String; 2]> = header.iter().map(|title| names_of(title)).collect();
        let mut columns = Self {
            fields: fields.to_vec(),
            result: None,
        };
        columns.find_result(&names);
        Ok(columns)
    }

    /// "Time" beside a date is the time of day; alone it is both.
    fn read_time_alone(&mut self) {
        if self.place(PortalField::Time).is_some() || self.place(PortalField::Date).is_some() {
            return;
        }
        for field in &mut self.fields {
            if *field == Some(PortalField::TimeOfDay) {
                *field = Some(PortalField::Time);
            }
        }
    }

    fn find_result(&mut self, names: &[[String; 2]]) {
        self.result = RESULT.iter().find_map(|name| {
            let wanted = plain(name);
            names
                .iter()
                .enumerate()
                .find(|(at, names)| self.fields.get(*at) == Some(&None) && names.contains(&wanted))
                .map(|(at, _)| at)
        });
    }

    /// Where a thing stands.
    pub(super) fn place(&self, field: PortalField) -> Option<usize> {
        self.fields.iter().position(|held| *held == Some(field))
    }

    /// What every payment needs and no column holds.
    pub(super) fn missing(&self) -> Vec<PortalField> {
        let has = |fields: &[PortalField]| fields.iter().any(|field| self.place(*field).is_some());
        let needed: [(PortalField, &[PortalField]); 4] = [
            (PortalField::Time, &[PortalField::Time, PortalField::Date]),
            (PortalField::Type, &[PortalField::Type]),
            (
                PortalField::Status,
                &[PortalField::Status, PortalField::SettledAt, PortalField::Batch],
            ),
            (PortalField::Amount, &[PortalField::Amount]),
        ];
        needed
            .into_iter()
            .filter(|(_, either)| !has(either))
            .map(|(field, _)| field)
            .collect()
    }
}

/// Whether a column may not be in a file at all.
pub(super) fn is_forbidden(title: &str) -> bool {
    let names = names_of(title);
    FORBIDDEN.iter().any(|name| names.contains(&plain(name)))
}

/// The gateway's own name of a field, so that a payment reads alike wherever it came from.
pub(super) fn wire_name(field: PortalField) -> Option<&'static str> {
    Some(match field {
        PortalField::Id => "ssl_txn_id",
        PortalField::Time | PortalField::Date => "ssl_txn_time",
        PortalField::Type => "ssl_transaction_type",
        PortalField::Status => "ssl_trans_status",
        PortalField::Amount => "ssl_amount",
        PortalField::Currency => "ssl_transaction_currency",
        PortalField::Brand => "ssl_card_short_description",
        PortalField::Card => "ssl_card_number",
        PortalField::FirstName => "ssl_first_name",
        PortalField::LastName => "ssl_last_name",
        PortalField::Invoice => "ssl_invoice_number",
        PortalField::Description => "ssl_description",
        PortalField::Approval => "ssl_approval_code",
        PortalField::User => "ssl_user_id",
        PortalField::Batch => "ssl_settlement_batch_response",
        PortalField::SettledAt => "ssl_settle_time",
        PortalField::TimeOfDay | PortalField::Customer | PortalField::Terminal => return None,
    })
}

/// A heading whole, and without a remark in brackets: `Amount (USD)`.
fn names_of(title: &str) -> [String; 2] {
    let short = title.split(['(', '[']).next().unwrap_or_default();
    [plain(title), plain(short)]
}

/// Without what people write differently.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use PortalField as F;

    fn columns(header: &str) -> Columns {
        let titles: Vec<String> = header.split(',').map(str::to_owned).collect();
        Columns::of(&titles)
    }

    #[test]
    fn headings_are_known_by_many_names() {
        let found = columns(
            "Transaction ID,Transaction Date,Transaction Time,TYPE,status,Amount (USD),Card Type,Account Number,Favorite Color",
        );
        assert_eq!(
            found.fields,
            [
                Some(F::Id),
                Some(F::Date),
                Some(F::TimeOfDay),
                Some(F::Type),
                Some(F::Status),
                Some(F::Amount),
                Some(F::Brand),
                Some(F::Card),
                None
            ]
        );
        assert!(found.missing().is_empty());
    }

    #[test]
    fn the_better_of_two_names_wins_and_the_other_column_keeps_no_meaning() {
        let found = columns("ssl_card_type,Card Type,Card Brand");
        assert_eq!(found.fields, [None, None, Some(F::Brand)]);
    }

    #[test]
    fn a_time_alone_is_date_and_time() {
        assert_eq!(columns("ID,Time").fields, [Some(F::Id), Some(F::Time)]);
        assert_eq!(columns("Date,Time").fields, [Some(F::Date), Some(F::TimeOfDay)]);
    }

    #[test]
    fn what_is_missing_is_named_and_a_settlement_time_stands_for_a_status() {
        assert_eq!(
            columns("Name,Color").missing(),
            [F::Time, F::Type, F::Status, F::Amount]
        );
        assert!(columns("Date,Type,Amount,Settlement Date").missing().is_empty());
    }

    #[test]
    fn a_choice_must_fit_the_file_and_name_each_thing_once() {
        let header = ["a".to_owned(), "b".to_owned()];
        assert!(Columns::chosen(&header, &[Some(F::Id)]).is_err());
        assert!(Columns::chosen(&header, &[Some(F::Id), Some(F::Id)]).is_err());
        assert!(Columns::chosen(&header, &[None, None]).is_ok());
    }
}
