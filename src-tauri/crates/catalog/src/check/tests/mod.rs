mod around;
mod keys;
mod laws;
mod plain;

use super::*;
use crate::known::Catalogue;
use serde_json::{Value, json};

fn provider(id: &str) -> Provider {
    Catalogue::built_in().provider(id).unwrap().clone()
}

fn checked(id: &str, values: Value) -> Checked {
    let provider = provider(id);
    check(&provider, &Form::from_json(&provider, values), &Beside::default())
}

/// The codes found for one field.
fn codes(checked: &Checked, field: &str) -> Vec<&'static str> {
    let of_field = |finding: &&Finding| finding.field.as_deref() == Some(field);
    checked
        .findings
        .iter()
        .filter(of_field)
        .map(|finding| finding.code)
        .collect()
}

const A99: &str =
    "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0";

fn stripe(values: Value) -> Checked {
    let mut form = json!({
        "mode": "test",
        "public_key": format!("pk_test_{A99}"),
        "private_key": format!("sk_test_{A99}"),
        "currencies": ["USD"],
    });
    form.as_object_mut()
        .unwrap()
        .extend(values.as_object().unwrap().clone());
    checked("stripe", form)
}
