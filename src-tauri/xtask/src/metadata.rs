//! What cargo knows about our dependencies.

use std::collections::HashMap;

use serde_json::Value;
use xtask::{Context, Result};

use crate::{cargo, shell};

/// A dependency.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub licence: Option<String>,
    /// Where it comes from; nothing for our own.
    pub source: Option<String>,
    /// Names of the packages that use exactly this version.
    pub used_by: Vec<String>,
}

/// All packages of the lock file.
pub fn packages() -> Result<Vec<Package>> {
    let text =
        shell::output(cargo::cargo().args(["metadata", "--format-version", "1", "--locked", "--quiet"]))?;
    let all: Value = serde_json::from_str(&text).context("cannot read cargo's metadata")?;
    let list = all
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo's metadata lists no packages")?;
    let users = users(&all);
    Ok(list
        .iter()
        .map(|one| {
            let text = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
            Package {
                name: text("name").unwrap_or_default(),
                version: text("version").unwrap_or_default(),
                licence: text("license"),
                source: text("source"),
                used_by: text("id")
                    .and_then(|id| users.get(&id).cloned())
                    .unwrap_or_default(),
            }
        })
        .collect())
}

/// By the id of a package, the names of those that use it.
fn users(all: &Value) -> HashMap<String, Vec<String>> {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, name: &str| {
        let found = value.get(name).and_then(Value::as_str);
        found.unwrap_or_default().to_owned()
    };
    let names: HashMap<String, String> = list(all.get("packages"))
        .iter()
        .map(|package| (text(package, "id"), text(package, "name")))
        .collect();
    let mut users: HashMap<String, Vec<String>> = HashMap::new();
    for node in list(all.pointer("/resolve/nodes")) {
        let name = names.get(&text(&node, "id")).cloned().unwrap_or_default();
        for used in list(node.get("deps")) {
            users.entry(text(&used, "pkg")).or_default().push(name.clone());
        }
    }
    users
}
