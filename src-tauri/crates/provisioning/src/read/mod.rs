//! Reading a connector as the gateway writes it: any case of any name, any type that can be
//! understood, nulls and empty lists in place of objects (sections 4, 6 and 9). What is not
//! known is kept as it came.

mod blocks;
mod parts;
mod value;

use serde_json::{Map, Value};

pub(crate) use value::whole;

use crate::connector::{Connector, MetaKind, Notice};
use crate::fields::{FIELDS, Field, Kind, META, same_method};
use crate::node::{Group, Node};

/// Reads one connector.
pub(crate) fn connector(map: &Map<String, Value>) -> Connector {
    let mut reader = Reader::default();
    let mut fields = Group::new();
    let chosen = choose(
        map,
        |name| FIELDS.iter().find(|field| field.name.eq_ignore_ascii_case(name)),
        |f| f.name,
    );
    for (name, field, value) in chosen {
        let node = match field {
            None => Node::by_name(name, value),
            Some(field) => match reader.field(field, value) {
                Some(node) => node,
                None => continue,
            },
        };
        fields.insert(field.map_or(name, |field| field.name).to_owned(), node);
    }
    let is_meta = is_meta(&fields);
    let meta_kind = reader.settle_blocks(&mut fields, is_meta);
    Connector::new(fields, is_meta, meta_kind, reader.notices)
}

/// Trust the flag; without one, the adapter; without one, the method (section 4).
fn is_meta(fields: &Group) -> bool {
    let text = |name: &str| fields.get(name).and_then(Node::as_text);
    match fields.get("isMetaConnector").and_then(Node::as_flag) {
        Some(flag) => flag,
        None => text("adapter")
            .filter(|adapter| !adapter.trim().is_empty())
            .or_else(|| text("method"))
            .is_some_and(|adapter| same_method(adapter, META)),
    }
}

/// What is noticed on the way.
#[derive(Default)]
struct Reader {
    notices: Vec<Notice>,
}

impl Reader {
    fn notice(&mut self, path: &str, text: &'static str) {
        self.notices.push(Notice {
            path: path.to_owned(),
            text,
        });
    }

    /// A documented field; nothing when it is a block that is not there.
    fn field(&mut self, field: &Field, value: &Value) -> Option<Node> {
        Some(match field.kind {
            Kind::Types => self.types(field.name, value),
            Kind::Settings => self.settings(field.name, value),
            Kind::Config => self.config(value),
            Kind::Terminals => self.terminals(value),
            Kind::Routing | Kind::MultiMethod => return self.block(field, value),
            simple => self.simple(field.name, simple, value),
        })
    }
}

/// Pairs each name with what is known of it. Where two spellings of one known name occur, the
/// exact one wins, else the first (section 9).
fn choose<F: Copy>(
    map: &Map<String, Value>,
    known: impl Fn(&str) -> Option<F>,
    spelling: impl Fn(F) -> &'static str,
) -> Vec<(&str, Option<F>, &Value)> {
    let mut chosen: Vec<(&str, Option<F>, &Value)> = Vec::new();
    for (name, value) in map {
        let Some(field) = known(name) else {
            chosen.push((name, None, value));
            continue;
        };
        let exact = spelling(field);
        let before = chosen
            .iter_mut()
            .find(|(_, other, _)| other.is_some_and(|other| spelling(other) == exact));
        match before {
            None => chosen.push((name, Some(field), value)),
            Some(slot) if name == exact => *slot = (name, Some(field), value),
            Some(_) => {}
        }
    }
    chosen
}

/// The kind of block as it is written.
fn block_of(kind: MetaKind) -> &'static str {
    match kind {
        MetaKind::Routing => "routingMetaConnector",
        _ => "multiMethodMetaConnector",
    }
}
