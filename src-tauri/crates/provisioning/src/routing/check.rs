//! What the gateway would refuse, told before it is sent; each finding has the code that the
//! gateway uses for it (section 8).

use serde_json::Value;

use super::{Branch, Constraint, MULTI_METHOD_CONDITIONS, MultiMethodRouting, Routing, Rules, VERSION};
use crate::connector::Connector;
use crate::fields::same_method;

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingFinding {
    /// The code that the gateway would answer with, 1010 to 1015.
    pub code: i64,
    /// Where, e.g. `tree.then.route`.
    pub path: String,
    /// What to do.
    pub text: String,
}

/// What an end of the rules has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Route,
    Action,
}

struct Checks<'a> {
    connectors: &'a [Connector],
    constraints: Option<&'a [Constraint]>,
    multi_method: bool,
    ids: Vec<String>,
    found: Vec<RoutingFinding>,
}

/// Checks a classic document against the merchant's connectors and, where they are known, the
/// conditions that are available.
#[must_use]
pub fn check_routing(
    routing: &Routing,
    connectors: &[Connector],
    constraints: Option<&[Constraint]>,
) -> Vec<RoutingFinding> {
    let mut checks = Checks::new(connectors, constraints, false);
    checks.version(&routing.version);
    if let Some(target) = &routing.default {
        checks.reference("default", &target.connector, None);
    }
    if let Some(tree) = &routing.tree {
        checks.branch("tree", tree, End::Route, None);
    }
    checks.found
}

/// Checks a multi-method document.
#[must_use]
pub fn check_multi_method(
    routing: &MultiMethodRouting,
    connectors: &[Connector],
    constraints: Option<&[Constraint]>,
) -> Vec<RoutingFinding> {
    let mut checks = Checks::new(connectors, constraints, true);
    checks.version(&routing.version);
    if !(0..=9).contains(&routing.payment_selection_max_retries) {
        checks.add(
            1010,
            "paymentSelectionMaxRetries",
            "Retries are a number from 0 to 9.",
        );
    }
    if routing.payment_selection_expiry_hours < 0 {
        checks.add(
            1010,
            "paymentSelectionExpiryHours",
            "The expiry is a number of hours, 0 or more.",
        );
    }
    let mut seen: Vec<&str> = Vec::new();
    for (number, method) in routing.methods.iter().enumerate() {
        let path = format!("methods[{number}]");
        if method.method.trim().is_empty() || seen.iter().any(|other| same_method(other, &method.method)) {
            checks.add(1010, &path, "Each payment method is named once.");
        }
        seen.push(&method.method);
        let only = Some(method.method.as_str());
        if let Some(guid) = &method.default_connector {
            checks.reference(&format!("{path}.defaultConnector"), guid, only);
        }
        for (name, rules, end) in [
            ("availability", &method.availability, End::Action),
            ("routing", &method.routing, End::Route),
        ] {
            if let Some(Rules { tree: Some(tree), .. }) = rules {
                checks.branch(&format!("{path}.{name}.tree"), tree, end, only);
            }
        }
    }
    checks.found
}

impl<'a> Checks<'a> {
    fn new(connectors: &'a [Connector], constraints: Option<&'a [Constraint]>, multi_method: bool) -> Self {
        Self {
            connectors,
            constraints,
            multi_method,
            ids: Vec::new(),
            found: Vec::new(),
        }
    }

    fn add(&mut self, code: i64, path: &str, text: impl Into<String>) {
        self.found.push(RoutingFinding {
            code,
            path: path.to_owned(),
            text: text.into(),
        });
    }

    fn version(&mut self, version: &str) {
        if version != VERSION {
            self.add(
                1010,
                "version",
                "Only version 1 of the rules is known. Reload them.",
            );
        }
    }

    fn branch(&mut self, path: &str, branch: &Branch, end: End, method: Option<&str>) {
        if let Some(id) = &branch.id {
            if self.ids.contains(id) {
                self.add(
                    1015,
                    path,
                    format!("The rule {id} is there twice. Delete one of the two."),
                );
            }
            self.ids.push(id.clone());
        }
        match &branch.condition {
            Some(condition) => {
                self.condition(path, &condition.constraint, &condition.params);
                if branch.route.is_some() || branch.action.is_some() {
                    self.add(1014, path, "A rule with a condition goes on in its two branches.");
                }
                match &branch.then {
                    Some(then) => self.branch(&format!("{path}.then"), then, end, method),
                    None => self.add(1014, path, "Say what happens where the condition holds."),
                }
                if let Some(otherwise) = &branch.otherwise {
                    self.branch(&format!("{path}.else"), otherwise, end, method);
                }
            }
            None => self.end(path, branch, end, method),
        }
    }

    fn end(&mut self, path: &str, branch: &Branch, end: End, method: Option<&str>) {
        if branch.then.is_some() || branch.otherwise.is_some() {
            self.add(1014, path, "Branches need a condition.");
        }
        match (end, &branch.route, &branch.action) {
            (End::Route, Some(route), None) => {
                let path = format!("{path}.route");
                self.reference(&path, &route.connector, method);
                let mut before = route.connector.as_str();
                for (number, next) in route.on_fail.iter().enumerate() {
                    let path = format!("{path}.onFail[{number}]");
                    self.reference(&path, &next.connector, method);
                    if next.connector.eq_ignore_ascii_case(before) {
                        self.add(
                            1013,
                            &path,
                            "After a failure, choose another connector than the one that failed.",
                        );
                    }
                    before = &next.connector;
                }
            }
            (End::Action, None, Some(action)) if matches!(action.as_str(), "enable" | "disable") => {}
            (End::Route, _, _) => self.add(1014, path, "These rules end in a connector."),
            (End::Action, _, _) => self.add(1014, path, "These rules end in enable or disable."),
        }
    }

    fn condition(&mut self, path: &str, name: &str, params: &Value) {
        let allowed = !self.multi_method || MULTI_METHOD_CONDITIONS.contains(&name);
        let known = self
            .constraints
            .map(|all| all.iter().find(|one| one.name == name));
        if !allowed || known == Some(None) {
            self.add(
                1011,
                path,
                format!("The condition {name} is not available here. Choose another one."),
            );
            return;
        }
        let schema = known.flatten().and_then(|one| one.schema.as_ref());
        if let Some(text) = schema.and_then(|schema| misfit(schema, params)) {
            self.add(1012, path, text);
        }
    }

    fn reference(&mut self, path: &str, guid: &str, method: Option<&str>) {
        let found = self
            .connectors
            .iter()
            .find(|one| one.guid().eq_ignore_ascii_case(guid));
        let text = match found {
            None => "This merchant has no such connector.",
            Some(one) if one.flag("archived") == Some(true) => "This connector is archived.",
            Some(one) if one.flag("disabled") == Some(true) => "This connector is switched off.",
            Some(one) if one.is_meta() => "A meta-connector cannot be the goal of a rule.",
            Some(one) if method.is_some_and(|method| !one.has_method(method)) => {
                "This connector is for another payment method."
            }
            Some(_) => return,
        };
        self.add(1013, path, format!("{text} Choose another one."));
    }
}

/// The plain part of JSON schema: types, required names, values to choose from.
fn misfit(schema: &Value, params: &Value) -> Option<String> {
    let fits = |kind: &str| match kind {
        "object" => params.is_object(),
        "array" => params.is_array(),
        "string" => params.is_string(),
        "boolean" => params.is_boolean(),
        "integer" => params.is_i64() || params.is_u64(),
        "number" => params.is_number(),
        "null" => params.is_null(),
        _ => true,
    };
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| fits(kind)) {
        return Some("The values of the condition have another form than it needs.".to_owned());
    }
    if let Some(Value::Array(choices)) = schema.get("enum")
        && !choices.contains(params)
    {
        return Some("Choose one of the values that the condition knows.".to_owned());
    }
    let names = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for name in names.filter_map(Value::as_str) {
        if params.get(name).is_none() {
            return Some(format!("Fill in {name}."));
        }
    }
    let properties = schema.get("properties").and_then(Value::as_object)?;
    let inside = |(name, schema): (&String, &Value)| misfit(schema, params.get(name)?);
    properties.iter().find_map(inside)
}
