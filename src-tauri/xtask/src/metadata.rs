//! What cargo knows about our dependencies.

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
    Ok(list
        .iter()
        .map(|one| {
            let text = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
            Package {
                name: text("name").unwrap_or_default(),
                version: text("version").unwrap_or_default(),
                licence: text("license"),
                source: text("source"),
            }
        })
        .collect())
}
