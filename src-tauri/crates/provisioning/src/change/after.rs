//! After a write whose answer did not come: what the gateway holds now tells what became of
//! it (section 3, code 9999).

use super::{Creation, Update};
use crate::connector::Connector;
use crate::node::{Group, Node};

/// What became of a write without a usable answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// Everything is as it was asked for.
    Done,
    /// Nothing has changed: it may be sent again.
    NotDone,
    /// Some fields have changed, these have not.
    Partly(Vec<String>),
    /// The connector is not in the list any more.
    Gone,
}

/// Compares an update with the list that was read after it.
#[must_use]
pub fn compare_after(update: &Update, now: &[Connector]) -> After {
    let Some(connector) = now
        .iter()
        .find(|one| one.guid().eq_ignore_ascii_case(&update.guid))
    else {
        return After::Gone;
    };
    let now = super::writable(connector);
    let mut asked = 0_usize;
    let mut missing = Vec::new();
    for line in &update.preview.lines {
        let names = path_names(&line.path);
        // Counters are not in answers, and a shared secret left empty is made by the gateway.
        let is_counter = matches!(names.last(), Some(&("stan" | "captureRef")));
        let is_made = line.path == "sharedSecret" && line.after.as_ref().is_none_or(|after| after == "");
        if is_counter || is_made {
            continue;
        }
        asked += 1;
        let wanted = at(&update.body, &update.before, &names);
        if !same(wanted, lookup(&now, &names)) {
            missing.push(line.path.clone());
        }
    }
    if missing.is_empty() {
        After::Done
    } else if missing.len() == asked {
        After::NotDone
    } else {
        After::Partly(missing)
    }
}

/// The connector that a creation made, if it did: API keys are unique.
#[must_use]
pub fn find_created<'a>(creation: &Creation, now: &'a [Connector]) -> Option<&'a Connector> {
    let key = creation.api_key();
    now.iter()
        .find(|one| !key.is_empty() && one.text("apiKey").eq_ignore_ascii_case(key))
}

/// The value that was asked for; with merged settings, from what was added.
fn at<'a>(body: &'a Group, before: &'a Group, names: &[&str]) -> Option<&'a Node> {
    let settings = names.first() == Some(&"settings") && !body.contains_key("settings");
    if !settings {
        return lookup(body, names);
    }
    let key = names.get(1)?;
    let inside = |name: &str| body.get(name).and_then(Node::as_group);
    if inside(super::REMOVE_SETTINGS).is_some_and(|group| group.contains_key(*key)) {
        return None;
    }
    let added = inside(super::ADD_SETTINGS).and_then(|group| group.get(*key));
    added.or_else(|| lookup(before, names))
}

fn path_names(path: &str) -> Vec<&str> {
    match path.strip_prefix("settings.") {
        Some(key) => vec!["settings", key],
        None => path.split('.').collect(),
    }
}

/// Names may hold dots themselves: a whole rest is tried first.
fn lookup<'a>(group: &'a Group, names: &[&str]) -> Option<&'a Node> {
    let (first, rest) = names.split_first()?;
    if let Some(node) = group.get(&names.join(".")) {
        return Some(node);
    }
    let (name, position) = match first.split_once('[') {
        Some((name, position)) => (name, position.trim_end_matches(']').parse::<usize>().ok()),
        None => (*first, None),
    };
    let node = group.get(name)?;
    let node = match position {
        Some(position) => node.as_list()?.get(position)?,
        None => node,
    };
    if rest.is_empty() {
        return Some(node);
    }
    lookup(node.as_group()?, rest)
}

/// The gateway may change the case of a value that it stores (section 9), and an empty value
/// may come back as nothing.
fn same(wanted: Option<&Node>, there: Option<&Node>) -> bool {
    match (wanted, there) {
        (Some(Node::Text(a)), Some(Node::Text(b))) => a.eq_ignore_ascii_case(b),
        (wanted, there) => {
            let blank = |node: Option<&Node>| node.is_none_or(Node::is_blank);
            wanted == there || (blank(wanted) && blank(there))
        }
    }
}
