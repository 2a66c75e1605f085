//! Which column of a person's spreadsheet is which.

use crate::spreadsheet::{Row, Sheet};

/// A column that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// The name it is asked for by: `user_id`.
    pub key: &'static str,
    /// The name a person knows it by: `API user ID`. Matches a header, too.
    pub title: &'static str,
    /// Other names of it: `User ID`, `ssl_user_id`. Case, blanks and punctuation do not matter.
    pub synonyms: &'static [&'static str],
    /// Whether nothing works without it.
    pub required: bool,
}

impl ColumnSpec {
    /// Whether a header names this column; a remark in brackets does not matter:
    /// `PIN (64 characters)`.
    pub fn is_named(&self, header: &str) -> bool {
        let whole = normalised(header);
        let short = normalised(header.split(['(', '[']).next().unwrap_or_default());
        let known = |name: &str| {
            let name = normalised(name);
            !name.is_empty() && (name == whole || name == short)
        };
        known(self.title) || known(self.key) || self.synonyms.iter().any(|synonym| known(synonym))
    }
}

/// Which column holds what. Says what is missing, double or not used, so that it can be
/// shown before anything is saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Found columns: key, and place from 0.
    pub found: Vec<(&'static str, usize)>,
    /// Titles of required columns that no header names.
    pub missing: Vec<&'static str>,
    /// Columns named by more than one header; the first is used.
    pub duplicates: Vec<Duplicate>,
    /// Headers that name nothing known, with their places.
    pub ignored: Vec<(usize, String)>,
}

/// A column named more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The column's key.
    pub key: &'static str,
    /// The headers that name it, with their places.
    pub headers: Vec<(usize, String)>,
}

impl Mapping {
    /// Where a column is.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.found
            .iter()
            .find(|(found, _)| *found == key)
            .map(|(_, column)| *column)
    }

    /// What a row holds in a column; `None` when the sheet has no such column.
    pub fn value<'a>(&self, row: &'a Row, key: &str) -> Option<&'a str> {
        self.column(key).map(|column| row.cell(column))
    }
}

/// Matches the headers of a sheet with the columns looked for.
pub fn map(sheet: &Sheet, specs: &[ColumnSpec]) -> Mapping {
    let headers: Vec<(usize, &str)> = sheet
        .header
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| (column, cell.trim()))
        .filter(|(_, header)| !header.is_empty())
        .collect();
    let mut mapping = Mapping::default();
    for spec in specs {
        let named: Vec<(usize, String)> = headers
            .iter()
            .filter(|(_, h)| spec.is_named(h))
            .map(|(c, h)| (*c, (*h).to_owned()))
            .collect();
        match named.first() {
            Some((column, _)) => mapping.found.push((spec.key, *column)),
            None if spec.required => mapping.missing.push(spec.title),
            None => {}
        }
        if named.len() > 1 {
            mapping.duplicates.push(Duplicate {
                key: spec.key,
                headers: named,
            });
        }
    }
    let known = |header: &str| specs.iter().any(|spec| spec.is_named(header));
    mapping.ignored = headers
        .into_iter()
        .filter(|(_, h)| !known(h))
        .map(|(column, h)| (column, h.to_owned()))
        .collect();
    mapping
}

/// A header without what people write differently: case, blanks, punctuation.
pub(crate) fn normalised(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::{Limits, read};

    const SPECS: [ColumnSpec; 3] = [
        ColumnSpec {
            key: "user_id",
            title: "API user ID",
            synonyms: &["API User", "User ID", "ssl_user_id"],
            required: true,
        },
        ColumnSpec {
            key: "pin",
            title: "PIN",
            synonyms: &["Terminal PIN", "ssl_pin"],
            required: true,
        },
        ColumnSpec {
            key: "note",
            title: "Note",
            synonyms: &["Notes"],
            required: false,
        },
    ];

    fn mapped(csv: &str) -> Mapping {
        map(
            &read("x.csv", csv.as_bytes(), &Limits::default()).unwrap(),
            &SPECS,
        )
    }

    #[test]
    fn headers_match_whatever_their_case_blanks_and_punctuation() {
        for header in [
            "API User,PIN",
            "api_user , Pin (64 characters)",
            "ssl_user_id,SSL-PIN",
            "User-ID:,terminal pin",
        ] {
            let mapping = mapped(&format!("{header}\nu,p\n"));
            assert_eq!(mapping.found, [("user_id", 0), ("pin", 1)], "{header}");
            assert!(mapping.missing.is_empty() && mapping.ignored.is_empty());
        }
    }

    #[test]
    fn missing_double_and_unknown_columns_are_named() {
        let mapping = mapped("User ID,Colour,API User,,Notes\nu,red,v,,n\n");
        assert_eq!(mapping.missing, ["PIN"]);
        assert_eq!(mapping.ignored, [(1, "Colour".to_owned())]);
        assert_eq!(mapping.duplicates.len(), 1);
        assert_eq!(
            mapping.duplicates[0].headers,
            [(0, "User ID".to_owned()), (2, "API User".to_owned())]
        );
        assert_eq!(mapping.column("user_id"), Some(0));
        assert_eq!(mapping.column("pin"), None);
    }

    #[test]
    fn a_value_is_found_by_the_key_of_its_column_even_in_a_short_row() {
        let sheet = read("x.csv", b"Note,User ID,PIN\nhello, u1 \n", &Limits::default()).unwrap();
        let mapping = map(&sheet, &SPECS);
        assert_eq!(mapping.value(&sheet.rows[0], "user_id"), Some("u1"));
        assert_eq!(mapping.value(&sheet.rows[0], "pin"), Some(""));
        assert_eq!(mapping.value(&sheet.rows[0], "kind"), None);
    }
}
