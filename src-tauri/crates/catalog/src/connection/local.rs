//! Tests without a call.

use super::report::{Outcome, Report};
use super::{Around, Site};

/// Nothing can be asked: says so, and how a person checks.
pub(super) fn by_hand(site: &Site<'_>) -> Report {
    let plan = &site.provider.test;
    let mut report = Report::new(
        site.provider,
        Outcome::ByHand,
        "by_hand",
        format!("{} cannot be tested automatically.", site.provider.name),
        plan.why.clone(),
    );
    report.todo.clone_from(&plan.how);
    report
}

/// Both references exist; a broken one was found by the checks already.
pub(super) fn references(site: &Site<'_>, around: &Around) -> Report {
    let fields = site.provider.fields.iter();
    let known = fields
        .filter(|field| field.kind == crate::description::Kind::Reference)
        .all(|field| {
            around
                .records
                .contains_key(field.of.as_deref().unwrap_or(&field.id))
        });
    if !known {
        return by_hand(site);
    }
    Report::new(
        site.provider,
        Outcome::Ok,
        "references_exist",
        "What this integration refers to exists.",
        site.provider.test.why.clone(),
    )
}

/// No address to call could be made.
pub(super) fn no_address(site: &Site<'_>) -> Report {
    Report::new(
        site.provider,
        Outcome::NotReady,
        "no_address",
        "There is no address to call.",
        "Nothing was sent.",
    )
}
