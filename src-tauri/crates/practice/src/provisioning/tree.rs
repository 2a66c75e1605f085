//! Trees of rules, checked as the gateway does (fact sheet section 8).

use serde_json::{Value, json};

use super::refusal::Refusal;
use super::routing::conditions;
use super::world::World;

/// What the ends of a tree are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    Route,
    Action,
}

/// One check of a document.
pub(super) struct Tree<'a> {
    world: &'a World,
    merchant: &'a str,
    conditions: Vec<Value>,
    known: Vec<String>,
    seen: Vec<String>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(world: &'a World, merchant: &'a str, multi_method: bool, known: Vec<String>) -> Self {
        Self {
            world,
            merchant,
            conditions: conditions(multi_method),
            known,
            seen: Vec::new(),
        }
    }

    pub(super) fn reference(&self, guid: Option<&Value>, field: &str) -> Result<(), Refusal> {
        reference(self.world, self.merchant, guid, field)
    }

    pub(super) fn check(&mut self, node: &Value, leaf: Leaf) -> Result<(), Refusal> {
        if !node.is_object() {
            return Err(Refusal::of(1014, "tree", "Tree is malformed"));
        }
        if let Some(id) = node.get("id").and_then(Value::as_str) {
            if self.seen.iter().any(|other| other == id) {
                return Err(Refusal::of(1015, "id", "Rule identifier is used twice"));
            }
            if !self.known.iter().any(|other| other == id) {
                return Err(Refusal::of(1010, "id", "Rule identifier is unknown"));
            }
            self.seen.push(id.to_owned());
        }
        let Some(condition) = node.get("if").filter(|value| !value.is_null()) else {
            return self.leaf(node, leaf);
        };
        self.condition(condition)?;
        if node.get("route").is_some() || node.get("action").is_some() {
            return Err(Refusal::of(1014, "tree", "Tree is malformed"));
        }
        let then = node.get("then").filter(|value| !value.is_null());
        self.check(then.unwrap_or(&Value::Null), leaf)?;
        match node.get("else").filter(|value| !value.is_null()) {
            Some(otherwise) => self.check(otherwise, leaf),
            None => Ok(()),
        }
    }

    fn condition(&self, condition: &Value) -> Result<(), Refusal> {
        let name = condition.get("constraint").cloned().unwrap_or_default();
        let found = self
            .conditions
            .iter()
            .find(|one| one.get("constraint") == Some(&name));
        let Some(found) = found else {
            return Err(Refusal::of(1011, "if.constraint", "Constraint is not available"));
        };
        let required = found.pointer("/params/required").and_then(Value::as_array);
        let params = condition.get("params");
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if params.and_then(|params| params.get(name)).is_none() {
                return Err(Refusal::of(1012, "if.params", "Params do not fit the constraint"));
            }
        }
        Ok(())
    }

    fn leaf(&self, node: &Value, leaf: Leaf) -> Result<(), Refusal> {
        let wrong = || Refusal::of(1014, "tree", "Leaf is of the wrong type");
        match leaf {
            Leaf::Action => {
                let action = node.get("action").and_then(Value::as_str);
                let good = matches!(action, Some("enable" | "disable")) && node.get("route").is_none();
                if good { Ok(()) } else { Err(wrong()) }
            }
            Leaf::Route => {
                let route = node
                    .get("route")
                    .filter(|_| node.get("action").is_none())
                    .ok_or_else(wrong)?;
                self.reference(route.get("connector"), "route.connector")?;
                let mut before = route.get("connector");
                for next in route
                    .get("onFail")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                {
                    self.reference(next.get("connector"), "route.onFail")?;
                    if next.get("connector") == before {
                        return Err(Refusal::of(
                            1013,
                            "route.onFail",
                            "Connector equals its predecessor",
                        ));
                    }
                    before = next.get("connector");
                }
                Ok(())
            }
        }
    }
}

/// A connector that exists, is on, is not archived, is ordinary, and of the same merchant.
pub(super) fn reference(
    world: &World,
    merchant: &str,
    guid: Option<&Value>,
    field: &str,
) -> Result<(), Refusal> {
    let connector = guid
        .and_then(Value::as_str)
        .and_then(|guid| world.connector(guid));
    let is = |name: &str, value: Value| connector.and_then(|one| one.get(name)) == Some(&value);
    let good = is("merchantGuid", json!(merchant))
        && is("disabled", json!(false))
        && is("archived", json!(false))
        && is("isMetaConnector", json!(false));
    if good {
        Ok(())
    } else {
        Err(Refusal::of(1013, field, "Connector reference is not valid"))
    }
}
