//! What a payment said before, and what is different since.

use history::Earlier;

use super::money;
use crate::dto::{EarlierVersion, FieldChange};
use crate::views::instant;

/// Each earlier version with what is different in the one that followed it.
pub(super) fn views(earlier: &[Earlier], newest: &[(String, String)]) -> Vec<EarlierVersion> {
    let mut after = newest;
    let mut views = Vec::with_capacity(earlier.len());
    for version in earlier {
        views.push(EarlierVersion {
            replaced_at: instant(version.replaced_at),
            status: version.status,
            kind: version.kind,
            amount: money(version.amount, version.currency),
            changes: changes(&version.fields, after),
        });
        after = &version.fields;
    }
    views
}

fn changes(before: &[(String, String)], after: &[(String, String)]) -> Vec<FieldChange> {
    let mut names: Vec<&str> = before
        .iter()
        .chain(after)
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (field(before, name), field(after, name));
            (old != new).then(|| FieldChange {
                name: name.to_owned(),
                before: old.map(str::to_owned),
                after: new.map(str::to_owned),
            })
        })
        .collect()
}

pub(super) fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.as_str())
}
