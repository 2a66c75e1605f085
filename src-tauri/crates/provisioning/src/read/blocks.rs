//! The two blocks of a meta-connector. Answers can carry both, with values that look like
//! defaults, on a connector that is none (section 4).

use serde_json::Value;

use super::value::is_absent;
use super::{Reader, block_of};
use crate::connector::MetaKind;
use crate::fields::{Field, Kind, MULTI, ROUTING};
use crate::node::{Group, Node};

impl Reader {
    pub(super) fn block(&mut self, field: &Field, value: &Value) -> Option<Node> {
        if is_absent(value) {
            return None;
        }
        let inner = match value {
            Value::Array(values) => match values.as_slice() {
                [one] => one,
                _ => value,
            },
            other => other,
        };
        let Value::Object(map) = inner else {
            self.notice(
                field.name,
                "This is not a block of a meta-connector. It was left out.",
            );
            return None;
        };
        let table = if field.kind == Kind::Routing {
            &ROUTING[..]
        } else {
            &MULTI[..]
        };
        Some(Node::Group(self.known_parts(field.name, map, table)))
    }

    /// Decides which block counts and takes away the one that does not.
    pub(super) fn settle_blocks(&mut self, fields: &mut Group, is_meta: bool) -> MetaKind {
        let weight = |kind: MetaKind| fields.get(block_of(kind)).map_or(0, |block| weight(kind, block));
        let (routing, multi) = (weight(MetaKind::Routing), weight(MetaKind::MultiMethod));
        if !is_meta {
            if routing + multi > 0 {
                self.notice(
                    "isMetaConnector",
                    "An ordinary connector carries blocks of a meta-connector. They mean nothing and are left out.",
                );
            }
            fields.remove(block_of(MetaKind::Routing));
            fields.remove(block_of(MetaKind::MultiMethod));
            return MetaKind::None;
        }
        let (kind, other) = match routing.cmp(&multi) {
            std::cmp::Ordering::Greater => (MetaKind::Routing, MetaKind::MultiMethod),
            std::cmp::Ordering::Less => (MetaKind::MultiMethod, MetaKind::Routing),
            std::cmp::Ordering::Equal => {
                if routing > 0 {
                    self.notice(
                        "isMetaConnector",
                        "Both blocks of a meta-connector are there. Which one counts cannot be told.",
                    );
                }
                return MetaKind::None;
            }
        };
        if fields.remove(block_of(other)).is_some() {
            self.notice(
                block_of(other),
                "Of two blocks of a meta-connector, this one holds only defaults. It is left out.",
            );
        }
        kind
    }
}

/// 0 not there, 1 empty, 2 looks like defaults, 3 says something.
fn weight(kind: MetaKind, block: &Node) -> u8 {
    let Some(group) = block.as_group() else { return 0 };
    if group.values().all(Node::is_blank) {
        return 1;
    }
    let says = match kind {
        MetaKind::Routing => {
            let connector = group
                .get("defaultConnector")
                .and_then(Node::as_text)
                .unwrap_or_default();
            // Published examples fill in `string`.
            let named = !connector.is_empty() && !connector.eq_ignore_ascii_case("string");
            named || group.get("reRouteRecurring").and_then(Node::as_flag) == Some(true)
        }
        _ => ["retries", "expiry"].iter().any(|name| {
            group
                .get(*name)
                .and_then(Node::as_integer)
                .is_some_and(|n| n != 0)
        }),
    };
    if says { 3 } else { 2 }
}
