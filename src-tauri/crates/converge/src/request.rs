//! Requests: well-formed XML without a declaration, then form-encoded once as `xmldata`
//! (section 2, the recommended style).

use domain::Sensitive;

use crate::client::Credentials;

/// Builds `<txn>…</txn>` with the three credentials and the type in front.
pub(crate) struct Request {
    xml: String,
}

impl Request {
    pub(crate) fn new(credentials: &Credentials, transaction_type: &str) -> Self {
        // Enough room for every call of this slice: a growing buffer would leave copies
        // of the PIN behind in memory.
        let mut request = Self {
            xml: String::with_capacity(4096),
        };
        request.xml.push_str("<txn>");
        request.field("ssl_merchant_id", &credentials.merchant_id);
        request.field("ssl_user_id", &credentials.user_id);
        request.field("ssl_pin", credentials.pin.expose());
        request.field("ssl_transaction_type", transaction_type);
        request
    }

    pub(crate) fn field(&mut self, name: &str, value: &str) {
        self.xml.push('<');
        self.xml.push_str(name);
        self.xml.push('>');
        for c in value.chars() {
            match c {
                '&' => self.xml.push_str("&amp;"),
                '<' => self.xml.push_str("&lt;"),
                '>' => self.xml.push_str("&gt;"),
                // Not allowed in XML at all.
                c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
                c => self.xml.push(c),
            }
        }
        self.xml.push_str("</");
        self.xml.push_str(name);
        self.xml.push('>');
    }

    /// The request body, ready to be sent.
    pub(crate) fn body(mut self) -> Sensitive<String> {
        self.xml.push_str("</txn>");
        let xml = Sensitive::new(self.xml);
        let mut body = String::with_capacity(xml.expose().len() * 3 + 16);
        body.push_str("xmldata=");
        body.extend(form_urlencoded::byte_serialize(xml.expose().as_bytes()));
        Sensitive::new(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(request: Request) -> String {
        let body = request.body();
        let mut pairs = form_urlencoded::parse(body.expose().as_bytes());
        let (name, value) = pairs.next().unwrap();
        assert_eq!((name.as_ref(), pairs.next()), ("xmldata", None));
        value.into_owned()
    }

    #[test]
    fn values_are_escaped_once_for_xml_and_once_for_the_form() {
        let credentials = Credentials {
            merchant_id: "004287".into(),
            user_id: "apiuser501204".into(),
            pin: Sensitive::new("PIN1".into()),
        };
        let mut request = Request::new(&credentials, "txnquery");
        request.field("ssl_description", "Smith & Sons <50%+ ]]> Peña");
        assert_eq!(
            decoded(request),
            "<txn><ssl_merchant_id>004287</ssl_merchant_id><ssl_user_id>apiuser501204</ssl_user_id>\
             <ssl_pin>PIN1</ssl_pin><ssl_transaction_type>txnquery</ssl_transaction_type>\
             <ssl_description>Smith &amp; Sons &lt;50%+ ]]&gt; Peña</ssl_description></txn>"
        );
    }
}
