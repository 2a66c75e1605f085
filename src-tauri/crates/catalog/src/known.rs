//! All providers that are known, and cards for those that are not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::description::{Notice, Provider, Unreadable, read_description};
use crate::instance::Instance;

/// The descriptions that come with the program, in the order in which they are shown.
const BUILT_IN: [&str; 13] = [
    include_str!("../providers/paypal.json"),
    include_str!("../providers/paypal_ipn.json"),
    include_str!("../providers/stripe.json"),
    include_str!("../providers/duo.json"),
    include_str!("../providers/moneris.json"),
    include_str!("../providers/scriptforge.json"),
    include_str!("../providers/razorpay.json"),
    include_str!("../providers/xero.json"),
    include_str!("../providers/paystack.json"),
    include_str!("../providers/paymongo.json"),
    include_str!("../providers/nowpayments.json"),
    include_str!("../providers/emetec.json"),
    include_str!("../providers/civicplus.json"),
];

/// Every provider this program can talk about.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    providers: Vec<Provider>,
}

impl Catalogue {
    /// The providers that come with the program.
    pub fn built_in() -> Self {
        let read = |text: &&str| read_description(text.as_bytes()).ok();
        Self {
            providers: BUILT_IN.iter().filter_map(read).collect(),
        }
    }

    /// Adds a description file. One that bears the id of a known provider is not taken: a file
    /// from elsewhere must not change what a built-in form asks for.
    ///
    /// # Errors
    /// When there is no description in the file.
    pub fn add(&mut self, bytes: &[u8]) -> Result<&Provider, Unreadable> {
        let mut provider = read_description(bytes)?;
        let position = match self.providers.iter().position(|known| known.id == provider.id) {
            Some(position) => position,
            None => {
                provider.notices.push(Notice {
                    field: None,
                    text: "This integration is described by a file that was added here.".to_owned(),
                });
                self.providers.push(provider);
                self.providers.len() - 1
            }
        };
        self.providers.get(position).ok_or(Unreadable::NotOne)
    }

    /// All of them, in the order in which they are shown.
    pub fn providers(&self) -> &[Provider] {
        &self.providers
    }

    /// One by its id.
    pub fn provider(&self, id: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.id == id)
    }

    /// What is shown of an installed integration, also when nobody knows its provider.
    pub fn card(&self, instance: &Instance) -> Card {
        let provider = self.provider(&instance.provider);
        let shown = |text: Option<String>, fallback: &str| {
            text.filter(|text| !text.is_empty())
                .unwrap_or_else(|| fallback.to_owned())
        };
        let name = shown(provider.map(|p| p.name.clone()), &instance.provider);
        Card {
            label: shown(Some(instance.label.clone()), &name),
            name,
            description: shown(provider.map(|p| p.description.clone()), "Third-party integration"),
            category: provider
                .map(Provider::category_words)
                .filter(|words| !words.is_empty()),
            mode: instance.mode(provider).map(|mode| mode.word().to_owned()),
            known: provider.is_some(),
            state: instance.state(provider).words().to_owned(),
        }
    }

    /// How many instances of each provider are installed.
    pub fn installed<'a>(
        &self,
        instances: impl IntoIterator<Item = &'a Instance>,
    ) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for instance in instances {
            *counts.entry(instance.provider.clone()).or_default() += 1;
        }
        counts
    }
}

/// An installed integration in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// What the town calls it.
    pub label: String,
    /// The provider's name, or its id when it is unknown.
    pub name: String,
    /// One line.
    pub description: String,
    /// For people; an unknown provider has none.
    pub category: Option<String>,
    /// `test` or `live`, if it says so.
    pub mode: Option<String>,
    /// The catalogue has the provider.
    pub known: bool,
    /// How it stands, in words.
    pub state: String,
}
