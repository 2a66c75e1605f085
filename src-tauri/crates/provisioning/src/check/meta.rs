//! The rules of meta-connectors (section 4, rules 3 to 5).

use super::{Checks, Rule, is_connector_guid};
use crate::fields::{META, same_method};
use crate::node::Node;

/// Most retries of a multi-method meta-connector.
const RETRIES: i64 = 9;

impl Checks<'_> {
    pub(super) fn meta(&mut self) {
        let routing = self
            .body
            .get("routingMetaConnector")
            .is_some_and(|node| node.as_group().is_some());
        let multi = self
            .body
            .get("multiMethodMetaConnector")
            .is_some_and(|node| node.as_group().is_some());
        if routing && multi {
            self.add(
                "multiMethodMetaConnector",
                Rule::Applicable,
                "A meta-connector is either for routing or for several methods, never both.",
            );
        }
        let named = |name: &str| same_method(self.text(name).unwrap_or_default(), META);
        let (adapter, method) = (named("adapter"), named("method"));
        if routing || multi {
            for (name, right) in [("adapter", adapter), ("method", method)] {
                if !right {
                    self.add(
                        name,
                        Rule::Applicable,
                        "A meta-connector needs MetaConnector as its adapter and as its method.",
                    );
                }
            }
        } else if adapter {
            self.add(
                "adapter",
                Rule::Applicable,
                "A meta-connector must say whether it is for routing or for several methods.",
            );
        }
        self.multi_method();
        self.default_connector();
    }

    fn multi_method(&mut self) {
        let block = self.body.get("multiMethodMetaConnector");
        let number = |name: &str| block.and_then(|block| block.at(&[name])).cloned();
        match number("retries") {
            None | Some(Node::Null) => {}
            Some(node) if node.as_integer().is_some_and(|n| (0..=RETRIES).contains(&n)) => {}
            Some(_) => self.add(
                "multiMethodMetaConnector.retries",
                Rule::Range,
                "Retries are a number from 0 to 9.",
            ),
        }
        match number("expiry") {
            None | Some(Node::Null) => {}
            Some(node) if node.as_integer().is_some_and(|n| n >= 0) => {}
            Some(_) => self.add(
                "multiMethodMetaConnector.expiry",
                Rule::Range,
                "The expiry is a number of hours, 0 or more.",
            ),
        }
    }

    fn default_connector(&mut self) {
        const PATH: &str = "routingMetaConnector.defaultConnector";
        let block = self.body.get("routingMetaConnector");
        let guid = block
            .and_then(|block| block.at(&["defaultConnector"]))
            .and_then(Node::as_text);
        let Some(guid) = guid.map(str::to_owned).filter(|guid| !guid.is_empty()) else {
            return;
        };
        if !is_connector_guid(&guid) {
            self.add(
                PATH,
                Rule::Format,
                "A connector's identifier is CO- and six groups of four characters.",
            );
            return;
        }
        let Some(connectors) = self.beside.connectors else {
            return;
        };
        match connectors
            .iter()
            .find(|other| other.guid().eq_ignore_ascii_case(&guid))
        {
            None => self.add(
                PATH,
                Rule::Reference,
                "This merchant has no such connector. Choose one from the list.",
            ),
            Some(other) if other.is_meta() => self.add(
                PATH,
                Rule::Reference,
                "A meta-connector cannot be the default of another one. Choose an ordinary connector.",
            ),
            Some(_) => {}
        }
    }
}
