//! From fields to a body: well-formed XML without a declaration, then form-encoded once as
//! `xmldata` (section 2, the recommended style).

use domain::Sensitive;

use crate::client::Credentials;
use crate::request::Form;

/// Writes the credentials, the type and the fields of a checked form.
pub(super) fn body(credentials: &Credentials, transaction_type: &str, form: &Form) -> Sensitive<String> {
    let mut xml = Writer::with_room_for(credentials, form);
    xml.raw("<txn>");
    xml.field("ssl_merchant_id", &credentials.merchant_id);
    xml.field("ssl_user_id", &credentials.user_id);
    xml.field("ssl_pin", credentials.pin.expose());
    xml.field("ssl_transaction_type", transaction_type);
    for (name, text) in form.entries() {
        xml.field(name, text);
    }
    if let Some(ids) = form.group() {
        xml.raw("<txnGroup>");
        for id in ids {
            xml.field("ssl_txn_id", id);
        }
        xml.raw("</txnGroup>");
    }
    xml.raw("</txn>");
    let xml = Sensitive::new(xml.0);
    let mut body = String::with_capacity(xml.expose().len() * 3 + 16);
    body.push_str("xmldata=");
    body.extend(form_urlencoded::byte_serialize(xml.expose().as_bytes()));
    Sensitive::new(body)
}

struct Writer(String);

impl Writer {
    /// Enough room from the start: a growing buffer would leave copies of the PIN behind
    /// in memory. An escape is at most five times as long as what it stands for.
    fn with_room_for(credentials: &Credentials, form: &Form) -> Self {
        let fields: usize = form
            .entries()
            .map(|(name, text)| 2 * name.len() + 5 * text.len() + 5)
            .sum();
        let group = form
            .group()
            .map_or(0, |ids| ids.iter().map(|id| id.len() + 25).sum());
        let own = credentials.merchant_id.len() + credentials.user_id.len() + credentials.pin.expose().len();
        Self(String::with_capacity(fields + group + 5 * own + 512))
    }

    fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn field(&mut self, name: &str, value: &str) {
        for part in ["<", name, ">"] {
            self.raw(part);
        }
        for c in value.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                c => self.raw(c.encode_utf8(&mut [0; 4])),
            }
        }
        for part in ["</", name, ">"] {
            self.raw(part);
        }
    }
}
